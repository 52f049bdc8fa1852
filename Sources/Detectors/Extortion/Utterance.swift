// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// A message of a possible demander, with all that a frame takes from it.
///
/// Few messages end in a frame: what is told of one is put into words only when a frame asks for it.
struct Utterance {
    private let entry: TimelineEntry
    /// Codes that the writer means.
    let own: CodeSet
    /// Codes, whoever's words they are.
    let all: CodeSet
    /// The message carries a picture or a recording.
    let isPicture: Bool
    private let bare: BareReading?
    private let marks: Marks
    private let context: DetectorContext

    /// `carriesPicture` tells of an attached one; a rule may have found another in the text.
    init(
        _ entry: TimelineEntry, _ marks: Marks, context: DetectorContext, bare: BareReading?, carriesPicture: Bool
    ) {
        self.entry = entry
        self.marks = marks
        self.context = context
        self.bare = bare
        all = context.codes(in: marks)
        own = context.ownCodes(of: entry, in: marks)
        isPicture = carriesPicture || all.contains(.picture)
    }

    /// Its number in the timeline.
    var n: Int32 { entry.n }
    var time: Int64? { entry.time }
    var isForwarded: Bool { entry.isForwarded }
    /// Few words: a call into a frame, no story.
    var isShort: Bool { entry.textLength <= 30 }
    var hasMoney: Bool { !marks.money.isEmpty || bare.map { !$0.sums.isEmpty } ?? false }
    /// Parts that bare characters fill inside a frame: a countdown, a sum, a name.
    var hints: [(slot: ExtortionDemand.Slot, citations: [Citation])] { bare.map(\.hints) ?? [] }

    var hasHints: Bool { bare.map { !$0.hints.isEmpty } ?? false }

    /// Whether a joke is taken back in so many words; laughing alone may mock.
    var isTakenBack: Bool {
        all.contains(.laughter) && citations(of: .laughter).contains { $0.rule.contains(".joke.") }
    }

    func citations(of codes: CodeSet) -> [Citation] {
        all.overlaps(codes) ? context.citations(of: codes, at: entry.n, in: marks) : []
    }

    var money: [Money] {
        marks.money.map { Money(value: $0.value, currency: $0.currency) }
            + (bare?.sums ?? []).map { Money(value: "\($0.value).00", currency: nil) }
    }

    var moneyCitations: [Citation] {
        marks.money.map { Citation(n: entry.n, rule: "entity.money", span: $0.span) }
            + (bare?.sums ?? []).map { Citation(n: entry.n, rule: "text.sum", span: $0.span) }
    }

    var payees: [ExtortionDemand.Payee] {
        marks.identifiers.filter(isPayee).map { ExtortionDemand.Payee(kind: $0.kind.rawValue, value: $0.value) }
    }

    var payeeCitations: [Citation] {
        marks.identifiers.filter(isPayee)
            .map { Citation(n: entry.n, rule: "entity.\($0.kind.rawValue)", span: $0.span) }
    }

    /// Deadlines in plain words, or in weak ones.
    func deadlines(_ code: CodeSet) -> [ExtortionDemand.Deadline] {
        all.overlaps(code) ? DeadlineReader.deadlines(code, in: marks, of: entry, context: context) : []
    }

    /// Names in a list of people.
    var nameCitations: [Citation] { bare?.nameList ?? [] }
    var pictureCitations: [Citation] { isPicture ? [Citation(n: entry.n, rule: "entity.picture")] : [] }

    /// What the message adds to a frame, given what stands just before it.
    func features(of codes: CodeSet, after before: FrameFeatures) -> FrameFeatures {
        var features = FrameFeatures(codes)
        // Words of others carry their sums and payees with them.
        let isOwn = codes == all || codes.overlaps(CodeSet.extortion) || !all.overlaps(CodeSet.extortion)
        guard isOwn && !(isForwarded && codes != all) else { return features }
        if let bare {
            if !bare.nameList.isEmpty { features.insert(.contacts) }
            for part in bare.hints { features.insert(FrameFeatures(hint: part.slot)) }
        }
        let context = features.union(before)
        if features.contains(.threatHint) && before.contains(.threatHint) { features.insert(.threatHints) }
        // What the writer says to have paid, or to have at all, is no sum of theirs to ask for.
        let isOwnMeans = codes.contains(.bargaining) && !before.overlaps([.threat, .leverage, .contacts])
        let isSpent = (codes.contains(.paid) || isOwnMeans) && !codes.overlaps([.demand, .again, .lowered])
        if hasMoney && !isSpent {
            features.insert(.amount)
            // A bare sum behind a threat is a demand.
            if !codes.contains(.paid),
                context.overlaps([.threat, .accusation, .vagueThreat])
                    || context.overlaps([.leverage, .proof, .picture])
                        && context.overlaps([.contacts, .audience, .proof])
                    || context.contains(.leverage) && context.overlaps([.threatHint, .condition])
                    // Whoever begs or names the crime just before knows what the sum is for.
                    || before.overlaps([.plea, .outcry])
                        && context.overlaps([.contacts, .proof, .shown, .picture, .threatHint])
            {
                features.insert(.demand)
            }
        }
        // "another one", "more": of money where money is the talk, else of pictures or songs.
        if codes.overlaps([.again, .lowered]), hasMoney || before.overlaps([.amount, .demand, .method, .payee]) {
            features.insert(.demand)
        }
        if marks.identifiers.contains(where: isPayee) { features.insert(.payee) }
        let isShown = context.overlaps([.leverage, .contacts, .threat]) || before.isSuperset(of: [.picture, .demand])
        if isPicture && isShown { features.insert(.proof) }
        return features
    }

    private func isPayee(_ match: IdentifierMatch) -> Bool {
        switch match.kind {
        case .iban, .ukAccount, .bitcoin, .ethereum, .litecoin, .monero, .tron, .cashtag, .paypal, .venmo, .revolut,
            .monzo, .wise:
            true
        case .phone, .email, .username, .card, .url: all.contains(.method)
        default: false
        }
    }
}
