// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Weak words of one message, kept until the frame around them holds enough for them to count.
struct FrameHint {
    let position: FramePosition
    let utterance: Utterance
    let meant: CodeSet
    /// A sum that nothing else explains.
    let isSum: Bool
    /// "Friday" after a payment asks for the next one.
    let asksAgain: Bool
    /// To hold it out again, or their people, after a threat or a demand is to threaten.
    let holdsAgain: Bool

    /// The weak words of a message; nil when it has none.
    static func of(
        _ utterance: Utterance, meant: CodeSet, in frame: ExtortionFrame?, at position: FramePosition
    ) -> FrameHint? {
        let isSum = utterance.hasMoney && !meant.overlaps([.demand, .again, .lowered, .paid])
        var (asksAgain, holdsAgain) = (false, false)
        if utterance.all.overlaps([.deadline, .deadlineHint, .leverage, .contacts]), let frame {
            asksAgain =
                frame.isPaid && utterance.isShort && !meant.overlaps([.demand, .again, .demandHint])
                && utterance.all.overlaps([.deadline, .deadlineHint]) && !utterance.waitsForEvent
            holdsAgain = (frame.hasDemand || frame.hasThreat) && utterance.all.overlaps([.leverage, .contacts])
        }
        guard isSum || asksAgain || holdsAgain || meant.overlaps(.hints) || utterance.hasHints else { return nil }
        return FrameHint(
            position: position, utterance: utterance, meant: meant, isSum: isSum, asksAgain: asksAgain,
            holdsAgain: holdsAgain)
    }

    /// Hands over the slots that it fills, each with what tells the places.
    func forEachPart(_ body: (ExtortionDemand.Slot, () -> [Citation]) -> Void) {
        for (slot, code) in Self.slots where meant.contains(code) { body(slot) { utterance.citations(of: code) } }
        for part in utterance.hints { body(part.slot) { part.citations } }
        if isSum { body(.demand) { utterance.moneyCitations } }
        if asksAgain { body(.demand) { utterance.citations(of: [.deadline, .deadlineHint]) } }
        if holdsAgain { body(.threat) { utterance.citations(of: [.leverage, .contacts]) } }
    }

    /// Deadlines in weak words; `besideWords` as for those of an utterance.
    func deadlines(besideWords: Bool) -> [ExtortionDemand.Deadline] {
        utterance.deadlines(.deadlineHint, besideWords: besideWords)
            + utterance.bareDeadlines(besideWords: besideWords)
    }

    private static let slots: [(ExtortionDemand.Slot, CodeSet)] = [
        (.threat, .threatHint), (.demand, .demandHint), (.deadline, .deadlineHint),
    ]
}

/// The latest hints of an account.
struct FrameHints {
    /// The last `most` of these wait.
    private var waiting: [FrameHint] = []

    /// Messages that may wait.
    private static let most = 12
    /// Own messages before the first strong part in which a hint still belongs to it.
    static let lead = 2

    mutating func add(_ hint: FrameHint) {
        // Hints are large: many are moved at once, not all of them for each one.
        if waiting.count == 2 * Self.most { waiting.removeFirst(Self.most) }
        waiting.append(hint)
    }

    /// Hands over those that stand in a frame or just before it, and forgets the others.
    mutating func taken(since first: FramePosition) -> [FrameHint] {
        if waiting.isEmpty { return [] }
        defer { waiting.removeAll(keepingCapacity: true) }
        return waiting.suffix(Self.most).filter { $0.position.message + Self.lead >= first.message }
    }

    mutating func forget() { waiting.removeAll() }
}
