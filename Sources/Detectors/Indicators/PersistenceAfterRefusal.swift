// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes that somebody goes on asking after the other has said no, hesitated or evaded.
///
/// Three courses count: a request or coaxing behind a refusal; a second refusal, since nobody refuses twice who was not
/// asked twice; and an intimate request made again though the answer neither gave nor agreed. What is demanded under
/// threat is left to the detector of extortion.
struct PersistenceAfterRefusal: Detector {
    private struct Course {
        var lastAsk = Int.min / 2
        var lastIntimateAsk = Int.min / 2
        /// How many steps of a course the account took.
        var steps = 0
        var lastStep = Int.min / 2
        /// The latest step that asks for something, unlike praise and questions.
        var lastPress = Int.min / 2
        var kinds: CodeSet = []
        var isForceful = false
        var intimateAsks = 0
        var asks = 0
        var coaxings = 0
        /// What weighs half: affection and the like behind a refusal, and the other's second refusal.
        var hints = 0
        var repeats = 0
        /// An intimate request was coaxed for.
        var isCoaxed = false
        var refusals: Set<Int32> = []
        var citations: [Citation] = []
        /// The other answered the last intimate request without giving or agreeing.
        var isEvaded = false
        /// The other gave what was last asked for.
        var isGiven = false
    }

    private struct Refusal {
        var by: Account.ID
        var at: Int
        var citations: [Citation]
    }

    private let context: DetectorContext
    private var messages = 0
    private var latestIntimateAsk = Int.min / 2
    private var refusal: Refusal?
    private var courses: [Account.ID: Course] = [:]
    /// The latest message of each account that has a course.
    private var wrote: [Account.ID: Int] = [:]

    /// A request counts as answered by a refusal within so many messages.
    private static let answer = 6
    /// A request counts as repeated within so many messages behind a refusal.
    private static let reach = 12

    init(context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message, entry.state != .draft, let actor = entry.actor else { return }
        messages += 1
        // Words that nothing hit matter only as the answer to an intimate request.
        if marks.rules.isEmpty && messages - latestIntimateAsk >= Self.answer { return }
        var codes = marks.rules.isEmpty ? [] : context.ownCodes(of: entry, in: marks)
        // "One more, quick" asks for a picture where pictures were spoken of, and for anything elsewhere.
        if codes.contains(.imageHint), let course = courses[actor], !course.isGiven,
            messages - course.lastIntimateAsk < Self.answer
        {
            codes.formUnion(.imageRequest)
        }
        if courses[actor] == nil && (!codes.overlaps(Self.read) || courses.count > 64) {
            if !courses.isEmpty { noteAnswer(codes, entry, by: actor) }
            return
        }
        pursue(entry, codes, by: actor, marks)
        noteAnswer(codes, entry, by: actor)
        wrote[actor] = messages
        if codes.contains(.refusal) { refuse(entry, codes, by: actor, marks) }
        var course = courses[actor] ?? Course()
        if codes.overlaps(Self.askings) { course.lastAsk = messages }
        if codes.overlaps(Self.intimate.union(.imageOffer)) {
            (course.lastIntimateAsk, course.isEvaded, course.isGiven) = (messages, false, false)
            latestIntimateAsk = messages
        }
        if codes.overlaps(Self.course) { course.lastStep = messages }
        if codes.overlaps(Self.pressing) { course.lastPress = messages }
        course.steps += codes.intersection(Self.course).count
        course.kinds.formUnion(codes.intersection(Self.course))
        course.isForceful = course.isForceful || codes.overlaps(Self.forceful)
        courses[actor] = course
    }

    /// How an answer takes what another asked for.
    private mutating func noteAnswer(_ codes: CodeSet, _ entry: TimelineEntry, by actor: Account.ID) {
        let isGiving = entry.hasDetails || codes.overlaps([.picture, .paid])
        let isAgreeing =
            isGiving || entry.textLength < 3
            || codes.overlaps([.positive, .imageRequest, .imageOffer, .sexualRequest])
        for account in courses.keys where account != actor {
            guard let course = courses[account], course.lastIntimateAsk < messages,
                messages - course.lastIntimateAsk < Self.answer
            else { continue }
            courses[account]?.isEvaded = !isAgreeing
            courses[account]?.isGiven = course.isGiven || isGiving
            // Who gives after a no was asked again, in whatever words.
            if isGiving, let refusal, refusal.by == actor, refusal.at > course.lastIntimateAsk || course.isCoaxed,
                wrote[account] ?? 0 > refusal.at
            {
                courses[account]?.isCoaxed = true
                if let n = refusal.citations.first?.n, courses[account]?.refusals.insert(n).inserted ?? false {
                    courses[account]?.citations += refusal.citations
                }
            }
        }
    }

    /// What the actor says behind a refusal or an evasion of the other.
    private mutating func pursue(_ entry: TimelineEntry, _ codes: CodeSet, by actor: Account.ID, _ marks: Marks) {
        guard var course = courses[actor], !course.isForceful, codes.overlaps(Self.requests),
            !codes.overlaps(Self.forceful)
        else { return }
        var isCounted = false
        if !course.isGiven, messages - course.lastIntimateAsk < Self.answer {
            // "Do not be shy" presses whatever the answer was; a second request does where the first was evaded.
            if codes.overlaps(Self.coaxing) {
                (course.isCoaxed, isCounted) = (true, true)
                course.repeats += 1
            } else if course.isEvaded, codes.overlaps(Self.intimate.union([.imageOffer, .risk, .secrecy])) {
                course.repeats += 1
                isCounted = true
            }
        }
        if let refusal, refusal.by != actor, messages - refusal.at <= Self.reach {
            isCounted = true
            if codes.overlaps(Self.intimate) {
                course.intimateAsks += 1
            } else if codes.overlaps(Self.coaxing), course.steps >= 1 {
                course.coaxings += 1
                if refusal.at - course.lastIntimateAsk <= Self.answer { course.isCoaxed = true }
            } else if codes.overlaps(Self.askings), refusal.at - course.lastAsk <= Self.reach {
                course.asks += 1
            } else if course.steps >= 2, messages - refusal.at <= 4 {
                course.hints += 1
            } else {
                isCounted = false
            }
            if isCounted, let n = refusal.citations.first?.n, course.refusals.insert(n).inserted {
                course.citations += refusal.citations
            }
        }
        if isCounted, course.citations.count < CodeTally.mostCitations {
            course.citations += context.citations(of: Self.requests.union(.imageHint), at: entry.n, in: marks)
        }
        courses[actor] = course
    }

    private mutating func refuse(_ entry: TimelineEntry, _ codes: CodeSet, by actor: Account.ID, _ marks: Marks) {
        // A bare "no" may answer any question; it refuses only where something was asked for.
        let isPlain = entry.textLength > Self.bare
        let askers = courses.keys.filter { account in
            guard account != actor, let course = courses[account], !course.isForceful,
                messages - course.lastStep <= Self.reach
            else { return false }
            return isPlain || messages - course.lastAsk < Self.answer || messages - course.lastPress <= 3
        }
        guard !askers.isEmpty else { return }
        let citations = context.citations(of: .refusal, at: entry.n, in: marks)
        if let refusal, refusal.by == actor, messages - refusal.at > 1, messages - refusal.at <= 8 {
            for account in askers {
                courses[account]?.hints += 1
                if let n = citations.first?.n { courses[account]?.refusals.insert(n) }
                courses[account]?.citations += refusal.citations + citations
            }
        }
        refusal = Refusal(by: actor, at: messages, citations: citations)
    }

    consuming func conclude() -> [Finding] {
        courses.keys.sorted().compactMap { account in
            guard let course = courses[account], context.isAssessed(account), course.kinds.count >= 2 else {
                return nil
            }
            let other = course.asks + course.coaxings
            let isPersistent =
                course.intimateAsks >= 1 || course.isCoaxed || course.repeats >= 2 || other >= 2
                || other >= 1 && course.hints >= 1 || course.hints >= 2 && course.kinds.count >= 3
            guard isPersistent else { return nil }
            let asks = max(1, course.intimateAsks + other + course.repeats)
            return .indicator(
                Indicator(
                    detector: Self.description.id, revision: Self.description.revision,
                    level: asks >= 4 ? .strong : asks >= 2 ? .moderate : .limited,
                    conversation: context.conversation, account: account, target: context.other(than: account),
                    citations: Array(Set(course.citations).sorted().prefix(CodeTally.mostCitations)),
                    measures: [
                        Measure("requests after refusal", Double(asks), "messages"),
                        Measure("refusals", Double(course.refusals.count), "messages"),
                    ],
                    innocentReadings: [
                        "A first refusal may be about the time or the manner, and the next request may take account of it.",
                        "Friends tease; buyers and sellers haggle after a no.",
                        "A refusal may have been answered elsewhere, by voice or in person.",
                    ]))
        }
    }

    /// Longer refusals say what they refuse.
    private static let bare = 14
    private static let intimate: CodeSet = [.imageRequest, .sexualRequest]
    private static let askings: CodeSet = intimate.union([.meeting, .move, .gift, .moneyOffer, .imageOffer])
    /// What is said to change the other's mind.
    private static let coaxing: CodeSet = [.compliance, .exclusivity]
    private static let requests: CodeSet = askings.union(coaxing)
        .union([.affection, .compliment, .risk, .secrecy, .sexualTopic, .pressure])
    private static let pressing: CodeSet = askings.union(coaxing).union([.sexualTopic, .secrecy])
    private static let course: CodeSet = requests.subtracting(.pressure).union(.age)
    private static let forceful: CodeSet = CodeSet.threats.union([.leverage, .hacked, .contacts])
    private static let read: CodeSet = requests.union(forceful)
        .union([.refusal, .picture, .positive, .paid, .age, .imageHint])

    static let description = DetectorDescription(
        id: "persistence-after-refusal", name: "Requests after refusal", revision: 2,
        summary: "Somebody asks again after the other has said no, hesitated or evaded.",
        doesNotShow: "It does not show how the words were meant or taken.",
        scope: .conversation, codes: read.codes,
        examples: [
            .finds("B: {G.compl}nice eyes\nB: {G.img}just one pic\nA: ↓{G.neg}no\nB: ↓{G.img}at least your legs"),
            .finds(
                "B: {G.meet}come to mine\nA: ↓{G.neg}I would rather not\nB: ↓{G.comp}are you scared\nB: ↓{G.meet}one hour"
            ),
            .finds(
                "B: {G.compl}pretty\nB: {G.img}send me one of you\nA: my phone is nearly flat\nB: ↓{G.comp}do not be boring"
            ),
            .finds(
                "B: {G.aff}my star\nB: {G.gift}I got you a bag\nB: {G.meet}come to the office late\nA: ↓{G.neg}I cannot do that\nB: he is a clerk\nA: ↓{G.neg}I said no, sir\nB: think\nA: ↓{G.neg}please do not ask me"
            ),
            .ignores("A: {G.img}send a goodnight pic\nB: {G.neg}not tonight\nA: no problem at all"),
            .ignores(
                "A: {G.compl}you look great\nA: {G.img}pic?\nB: {G.imgP}[image]\nA: {G.img}one more\nB: {G.imgP}[image]"
            ),
            .ignores("A: {G.meet}would you like dinner\nB: {G.neg}busy this week\nA: {G.meet}next week then?\nB: yes"),
            .ignores(
                "B: {X.thr}they will see it\nA: {G.neg}I will not pay\nB: {X.dem}{money 100.00 GBP}100\nA: {G.neg}no"),
            .ignores("A: {C.report}I said {G.neg}no and he said {G.img}just one\nB: block him"),
        ])
}
