// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

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
    /// Some of its deadlines may be of time that is over.
    private let mayBeOver: Bool
    /// Sums that the message holds and does not ask for: those of the other that it refuses, counts of people.
    private let leftOut: Set<String>
    private let shared: SharedContext
    private var context: DetectorContext { shared.value }

    /// Takes a message apart.
    ///
    /// `carriesPicture` tells of an attached one; a rule may have found another in the text. Of what offers money no sum
    /// and no word is a demand or a threat.
    init(
        _ entry: TimelineEntry, _ marks: Marks, context: SharedContext, bare: BareReading?, carriesPicture: Bool,
        leftOut: Set<String> = [], isOffer: Bool = false
    ) {
        self.entry = entry
        self.marks = marks
        shared = context
        self.bare = isOffer ? nil : bare
        self.leftOut = isOffer ? Set(marks.money.map(\.value)) : leftOut
        var (all, own) = (context.value.codes(in: marks), context.value.ownCodes(of: entry, in: marks))
        // "5 minutes ago" sets no deadline, whatever rule saw the time.
        mayBeOver =
            all.overlaps([.deadline, .deadlineHint])
            && context.value.timeline.withText(entry.n, PastSigns.mayStand) ?? false
        for code in [CodeSet.deadline, .deadlineHint] where mayBeOver && all.contains(code) {
            let places = context.value.citations(of: code, at: entry.n, in: marks).compactMap(\.range)
            guard places.allSatisfy({ DeadlineReader.isNone($0, of: entry.n, context: context.value) }) else {
                continue
            }
            all.subtract(code)
            own.subtract(code)
        }
        if all.overlaps([.deadline, .deadlineHint]), all.isDisjoint(with: Self.besideTimes), marks.money.isEmpty,
            marks.identifiers.isEmpty, entry.textLength <= Self.longestAside,
            context.value.timeline.withText(entry.n, { EverydayTimes.areTold(in: $0) }) ?? false
        {
            all.subtract([.deadline, .deadlineHint])
            own.subtract([.deadline, .deadlineHint])
        }
        if isOffer {
            all.subtract(Self.pressing)
            own.subtract(Self.pressing)
        }
        (self.all, self.own) = (all, own)
        isPicture = carriesPicture || all.contains(.picture)
    }

    /// What else of a demand a message may hold beside its times.
    private static let besideTimes: CodeSet = CodeSet.extortion.union(.hints).subtracting([.deadline, .deadlineHint])
    /// Longer messages tell more than a time.
    private static let longestAside = 120
    private static let pressing: CodeSet = CodeSet.threats.union(CodeSet.demands).union(CodeSet.hints)

    /// Its number in the timeline.
    var n: Int32 { entry.n }
    var time: Int64? { entry.time }
    var isForwarded: Bool { entry.isForwarded }
    /// The other side asked for the words of somebody else.
    var isTold: Bool { marks.isTold }
    /// Whether told words are of what the reader must do, or what is held of them: "both of us must pay", "he wants money off
    /// you".
    var tellsOfReader: Bool {
        guard entry.textLength <= 400 else { return false }
        return context.timeline.withText(entry.n, { ToldReader.isMeant(in: $0) }) ?? false
    }

    /// Whether told words threaten before the people of the one who reads them: "he says 500 or he shows it to your wife".
    ///
    /// Between quotation marks "your wife" is whoever's the quoted words were meant for.
    var tellsOfReadersPeople: Bool {
        guard all.contains(.audience), entry.textLength <= 400, let text = context.timeline.text(entry.n),
            !text.contains(where: Self.quotationMarks.contains)
        else { return false }
        return text.lowercased().split { !$0.isLetter }.contains { Self.owned.contains(String($0)) }
    }

    private static let quotationMarks: Set<Character> = ["\"", "“", "”", "„", "«", "»"]
    private static let owned: Set<String> = [
        "your", "ur", "ton", "ta", "tes", "votre", "vos", "tu", "tus", "tua", "teu", "tuas", "teus", "sua", "seu",
        "seus",
        "suas", "dein", "deine", "deinem", "deinen", "deiner", "mo",
    ]

    /// Whether all that it tells of a time is what is to happen until then: "while i brush my teeth".
    var waitsForEvent: Bool {
        !all.contains(.deadline) && all.contains(.deadlineHint)
            && context.citations(of: .deadlineHint, at: entry.n, in: marks).allSatisfy {
                RuleName.holds("event", in: $0.rule)
            }
    }

    /// Few words: a call into a frame, no story.
    var isShort: Bool { entry.textLength <= 30 }
    var hasMoney: Bool { !sums.isEmpty || !numbers.isEmpty }
    /// Without those that the message does not ask for.
    private var sums: [MoneyMatch] {
        leftOut.isEmpty ? marks.money : marks.money.filter { !leftOut.contains($0.value) }
    }
    /// Bare numbers that are sums, without those that the message does not ask for.
    private var numbers: [(value: Int, span: Range<Int32>)] {
        guard let bare, !bare.sums.isEmpty else { return [] }
        return leftOut.isEmpty ? bare.sums : bare.sums.filter { !leftOut.contains("\($0.value).00") }
    }
    /// Parts that bare characters fill inside a frame: a countdown, a sum, a name.
    var hints: [(slot: ExtortionDemand.Slot, citations: [Citation])] { bare.map(\.hints) ?? [] }

    /// The message is a small number and nothing else.
    var loneNumber: Int? { bare?.loneNumber }

    /// For each sum whether the words that demand hold it: "your loan of 450, pay 980".
    var demandedSums: [Bool] {
        let places = citations(of: [.demand, .again, .lowered]).compactMap(\.range)
        let held = sums.map { money in places.contains { $0.overlaps(money.span) } }
        let all = held + numbers.map { sum in places.contains { $0.overlaps(sum.span) } }
        return all.contains(true) ? all : all.map { _ in true }
    }

    var asksForPicture: Bool { context.asksForPicture(entry.n, marks) }

    var hasHints: Bool { bare.map { !$0.hints.isEmpty } ?? false }

    /// Whether a time of day is all that it adds: it neither asks anew nor begins anything.
    var isMoment: Bool {
        guard let bare, !bare.hints.isEmpty, !hasMoney, !all.overlaps(CodeSet.extortion.union(CodeSet.hints)) else {
            return false
        }
        return bare.hints.allSatisfy { $0.citations.allSatisfy { $0.rule == "text.time" } }
    }

    /// Whether a joke is taken back in so many words; laughing alone may mock.
    var isTakenBack: Bool {
        all.contains(.laughter) && context.hasHit(of: .laughter, named: "joke", in: marks)
    }

    func citations(of codes: CodeSet) -> [Citation] {
        guard all.overlaps(codes) else { return [] }
        let found = context.citations(of: codes, at: entry.n, in: marks)
        guard mayBeOver, codes.overlaps([.deadline, .deadlineHint]) else { return found }
        return found.filter { citation in
            citation.range.map { !DeadlineReader.isNone($0, of: entry.n, context: context) } ?? true
        }
    }

    var money: [Money] {
        sums.map { Money(value: $0.value, currency: $0.currency) }
            + numbers.map { Money(value: "\($0.value).00", currency: nil) }
    }

    var moneyCitations: [Citation] {
        sums.map { Citation(n: entry.n, rule: "entity.money", span: $0.span) }
            + numbers.map { Citation(n: entry.n, rule: "text.sum", span: $0.span) }
    }

    var payees: [ExtortionDemand.Payee] {
        marks.identifiers.filter(isPayee).map { ExtortionDemand.Payee(kind: $0.kind.rawValue, value: $0.value) }
    }

    var payeeCitations: [Citation] {
        marks.identifiers.filter(isPayee)
            .map { Citation(n: entry.n, rule: "entity.\($0.kind.rawValue)", span: $0.span) }
    }

    /// Deadlines in plain words, or in weak ones; `besideWords` where one without a day or a time is known already, so
    /// that only such are left out as have neither.
    func deadlines(_ code: CodeSet, besideWords: Bool) -> [ExtortionDemand.Deadline] {
        guard all.overlaps(code), isDeadlineWanted(besideWords) else { return [] }
        return DeadlineReader.deadlines(code, in: marks, of: entry, context: context)
    }

    /// Deadlines that bare times of day tell: "5:30, not a minute later".
    func bareDeadlines(besideWords: Bool) -> [ExtortionDemand.Deadline] {
        guard hasHints else { return [] }
        let times = hints.filter { $0.slot == .deadline }.flatMap(\.citations).filter { $0.rule == "text.time" }
        guard !times.isEmpty, isDeadlineWanted(besideWords) else { return [] }
        return DeadlineReader.deadlines(
            at: times.compactMap(\.range).map { (span: $0, language: "") }, of: entry, context: context)
    }

    private func isDeadlineWanted(_ besideWords: Bool) -> Bool {
        !besideWords || DeadlineReader.mayDate(entry, context: context)
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
        // "Be my slave or I send it": where something is held, what the threat hangs on is what is demanded.
        if features.contains(.conditioned), codes.overlaps([.threat, .violence]),
            !codes.overlaps(CodeSet.demands), context.overlaps([.leverage, .proof, .shown, .picture])
        {
            features.insert(.demand)
        }
        if !marks.identifiers.isEmpty, marks.identifiers.contains(where: isPayee) { features.insert(.payee) }
        let isShown = context.overlaps([.leverage, .contacts, .threat]) || before.isSuperset(of: [.picture, .demand])
        if isPicture && isShown { features.insert(.proof) }
        return features
    }

    private func isPayee(_ match: IdentifierMatch) -> Bool { PayeeMarks.isPayee(match, all) }
}
