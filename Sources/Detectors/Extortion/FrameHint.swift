// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Weak words of one message, kept until the frame around them holds enough for them to count.
struct FrameHint {
    var position: FramePosition
    var parts: [(slot: ExtortionDemand.Slot, citations: [Citation])]
    var deadlines: [ExtortionDemand.Deadline]

    /// The weak words of a message; nil when it has none.
    init?(_ utterance: Utterance, meant: CodeSet, in frame: ExtortionFrame?, at position: FramePosition) {
        var parts: [(slot: ExtortionDemand.Slot, citations: [Citation])] = []
        for (slot, code) in Self.slots where meant.contains(code) {
            parts.append((slot, utterance.citations(of: code)))
        }
        if !utterance.hintCitations.isEmpty { parts += utterance.hintCitations }
        // A sum that nothing else explains, behind the turn of the talk.
        if !meant.overlaps([.demand, .again, .lowered, .paid]) && !utterance.moneyCitations.isEmpty {
            parts.append((.demand, utterance.moneyCitations))
        }
        if let frame {
            // "Friday" after a payment asks for the next one.
            if frame.isPaid && !meant.overlaps([.demand, .again, .demandHint]) && utterance.isShort {
                parts.append((.demand, utterance.citations(of: [.deadline, .deadlineHint])))
            }
            // To hold it out again, or their people, after a threat or a demand is to threaten.
            if frame.hasDemand || frame.hasThreat {
                parts.append((.threat, utterance.citations(of: [.leverage, .contacts])))
            }
        }
        parts.removeAll { $0.citations.isEmpty }
        guard !parts.isEmpty else { return nil }
        self.position = position
        self.parts = parts
        deadlines = utterance.hintDeadlines
    }

    private static let slots: [(ExtortionDemand.Slot, CodeSet)] = [
        (.threat, .threatHint), (.demand, .demandHint), (.deadline, .deadlineHint),
    ]
}

/// The latest hints of an account.
struct FrameHints {
    private var waiting: [FrameHint] = []

    /// Messages that may wait.
    private static let most = 12
    /// Own messages before the first strong part in which a hint still belongs to it.
    static let lead = 2

    mutating func add(_ hint: FrameHint) {
        waiting.append(hint)
        if waiting.count > Self.most { waiting.removeFirst() }
    }

    /// Hands over those that stand in a frame or just before it, and forgets the others.
    mutating func taken(since first: FramePosition) -> [FrameHint] {
        defer { waiting.removeAll() }
        return waiting.filter { $0.position.message + Self.lead >= first.message }
    }

    mutating func forget() { waiting.removeAll() }
}
