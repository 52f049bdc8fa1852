// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// A message of a possible demander, with all that a frame takes from it.
struct Utterance {
    let n: Int32
    let time: Int64?
    /// Codes that the writer means.
    let own: CodeSet
    /// Codes, whoever's words they are.
    let all: CodeSet
    let isForwarded: Bool
    let money: [Money]
    let moneyCitations: [Citation]
    let payees: [ExtortionDemand.Payee]
    let payeeCitations: [Citation]
    let deadlines: [ExtortionDemand.Deadline]
    /// Parts that bare characters fill inside a frame: a countdown, a sum, a name.
    let hintCitations: [(slot: ExtortionDemand.Slot, citations: [Citation])]
    /// Deadlines in weak words.
    let hintDeadlines: [ExtortionDemand.Deadline]
    /// Names in a list of people.
    let nameCitations: [Citation]
    /// Few words: a call into a frame, no story.
    let isShort: Bool
    /// The message carries a picture or a recording.
    let pictureCitation: Citation?
    private let marks: Marks
    private let context: DetectorContext

    init(_ entry: TimelineEntry, _ marks: Marks, context: DetectorContext, bare: BareReading? = nil) {
        n = entry.n
        time = entry.time
        isShort = entry.textLength <= 30
        all = context.codes(in: marks)
        own = context.ownCodes(of: entry, in: marks)
        isForwarded = entry.isForwarded
        self.marks = marks
        self.context = context
        let sums = bare.map { $0.sums } ?? []
        money =
            marks.money.map { Money(value: $0.value, currency: $0.currency) }
            + sums.map { Money(value: "\($0.value).00", currency: nil) }
        moneyCitations =
            marks.money.map { Citation(n: entry.n, rule: "entity.money", span: $0.span) }
            + sums.map { Citation(n: entry.n, rule: "text.sum", span: $0.span) }
        let codes = all
        let named = marks.identifiers.filter { Self.isPayee($0.kind, isWithMethod: codes.contains(.method)) }
        payees = named.map { ExtortionDemand.Payee(kind: $0.kind.rawValue, value: $0.value) }
        payeeCitations = named.map { Citation(n: entry.n, rule: "entity.\($0.kind.rawValue)", span: $0.span) }
        deadlines =
            all.contains(.deadline) ? DeadlineReader.deadlines(.deadline, in: marks, of: entry, context: context) : []
        hintDeadlines =
            all.contains(.deadlineHint)
            ? DeadlineReader.deadlines(.deadlineHint, in: marks, of: entry, context: context) : []
        hintCitations = bare?.hints ?? []
        nameCitations = bare?.nameList ?? []
        pictureCitation =
            Self.carriesPicture(entry, codes, context) ? Citation(n: entry.n, rule: "entity.picture") : nil
    }

    func citations(of codes: CodeSet) -> [Citation] {
        all.overlaps(codes) ? context.citations(of: codes, at: n, in: marks) : []
    }

    /// What the message adds to a frame, given what stands just before it.
    func features(of codes: CodeSet, after before: FrameFeatures) -> FrameFeatures {
        var features = FrameFeatures(codes)
        // Words of others carry their sums and payees with them.
        let isOwn = codes == all || codes.overlaps(CodeSet.extortion) || !all.overlaps(CodeSet.extortion)
        guard isOwn && !(isForwarded && codes != all) else { return features }
        if !nameCitations.isEmpty { features.insert(.contacts) }
        for part in hintCitations { features.insert(FrameFeatures(hint: part.slot)) }
        let context = features.union(before)
        if features.contains(.threatHint) && before.contains(.threatHint) { features.insert(.threatHints) }
        if !money.isEmpty {
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
        if codes.overlaps([.again, .lowered]), !money.isEmpty || before.overlaps([.amount, .demand, .method, .payee]) {
            features.insert(.demand)
        }
        if !payees.isEmpty { features.insert(.payee) }
        let isShown = context.overlaps([.leverage, .contacts, .threat]) || before.isSuperset(of: [.picture, .demand])
        if pictureCitation != nil && isShown { features.insert(.proof) }
        return features
    }

    private static func isPayee(_ kind: IdentifierMatch.Kind, isWithMethod: Bool) -> Bool {
        switch kind {
        case .iban, .ukAccount, .bitcoin, .ethereum, .litecoin, .monero, .tron, .cashtag, .paypal, .venmo, .revolut,
            .monzo, .wise:
            true
        case .phone, .email, .username, .card, .url: isWithMethod
        default: false
        }
    }

    private static func carriesPicture(_ entry: TimelineEntry, _ codes: CodeSet, _ context: DetectorContext) -> Bool {
        if codes.contains(.picture) { return true }
        return entry.hasDetails && context.carriesPicture(entry)
    }
}
