// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes that somebody goes on asking after the other has said no.
struct PersistenceAfterRefusal: Detector {
    private struct Course {
        var lastAsk: Int?
        var asks = 0
        var intimateAsks = 0
        var refusals: Set<Int32> = []
        var citations: [Citation] = []
    }

    private struct Refusal {
        var by: Account.ID
        var at: Int
        var citations: [Citation]
        /// Who had asked shortly before.
        var answers: Set<Account.ID>
    }

    private let context: DetectorContext
    private var messages = 0
    private var refusal: Refusal?
    private var courses: [Account.ID: Course] = [:]

    /// A request counts as answered by a refusal within so many messages, and as repeated within twice as many.
    private static let distance = 15

    init(context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message else { return }
        messages += 1
        if marks.rules.isEmpty { return }
        guard let actor = entry.actor, entry.state != .draft else { return }
        let codes = context.ownCodes(of: entry, in: marks)
        if codes.overlaps(Self.requests) { ask(entry, codes, by: actor, marks) }
        if codes.contains(.refusal) { refuse(entry, by: actor, marks) }
    }

    private mutating func refuse(_ entry: TimelineEntry, by actor: Account.ID, _ marks: Marks) {
        let askers = courses.filter { account, course in
            account != actor && course.lastAsk.map { messages - $0 <= Self.distance } ?? false
        }
        refusal = Refusal(
            by: actor, at: messages, citations: context.citations(of: .refusal, at: entry.n, in: marks),
            answers: Set(askers.keys))
    }

    private mutating func ask(_ entry: TimelineEntry, _ codes: CodeSet, by actor: Account.ID, _ marks: Marks) {
        if courses.count > 64 && courses[actor] == nil { return }
        var course = courses[actor] ?? Course()
        let isIntimate = codes.overlaps(Self.intimate)
        if let refusal, refusal.by != actor, messages - refusal.at <= 2 * Self.distance,
            isIntimate || refusal.answers.contains(actor)
        {
            course.asks += 1
            course.intimateAsks += isIntimate ? 1 : 0
            if course.citations.count < CodeTally.mostCitations {
                if let n = refusal.citations.first?.n, course.refusals.insert(n).inserted {
                    course.citations += refusal.citations
                }
                course.citations += context.citations(of: Self.requests, at: entry.n, in: marks)
            }
        }
        if codes.overlaps(Self.askings) { course.lastAsk = messages }
        courses[actor] = course
    }

    consuming func conclude() -> [Finding] {
        courses.keys.sorted().compactMap { account in
            guard let course = courses[account], context.isAssessed(account),
                course.intimateAsks >= 1 || course.asks >= 2
            else { return nil }
            return .indicator(
                Indicator(
                    detector: Self.description.id, revision: Self.description.revision,
                    level: course.asks >= 4 ? .strong : course.asks >= 2 ? .moderate : .limited,
                    conversation: context.conversation, account: account, target: context.other(than: account),
                    citations: course.citations,
                    measures: [
                        Measure("requests after refusal", Double(course.asks), "messages"),
                        Measure("refusals", Double(course.refusals.count), "messages"),
                    ],
                    innocentReadings: [
                        "A first refusal may be about the time or the manner, and the next request may take account of it.",
                        "Friends tease; buyers and sellers haggle after a no.",
                        "A refusal may have been answered elsewhere, by voice or in person.",
                    ]))
        }
    }

    private static let intimate: CodeSet = [.imageRequest, .sexualRequest]
    private static let askings: CodeSet = intimate.union([.meeting, .move, .gift, .moneyOffer, .risk]).union(.demands)
    /// Also what is said to change the other's mind.
    private static let requests: CodeSet = askings.union([.compliance, .exclusivity, .pressure, .sexualTopic])

    static let description = DetectorDescription(
        id: "persistence-after-refusal", name: "Requests after refusal", revision: 1,
        summary: "Somebody asks again after the other has said no.",
        doesNotShow: "It does not show how the words were meant or taken.",
        scope: .conversation, codes: requests.union(.refusal).codes,
        examples: [
            .finds("B: {G.img}just one pic\nA: ↓{G.neg}no\nB: ↓{G.img}at least your legs"),
            .finds(
                "B: {G.meet}come to mine\nA: ↓{G.neg}I would rather not\nB: ↓{G.comp}are you scared\nB: ↓{G.meet}one hour"
            ),
            .ignores("A: {G.img}send a goodnight pic\nB: {G.neg}not tonight\nA: no problem at all"),
            .ignores("A: {G.meet}would you like dinner\nB: {G.neg}busy this week\nA: {G.meet}next week then?\nB: yes"),
            .ignores("A: {C.report}I said {G.neg}no and he said {G.img}just one\nB: block him"),
        ])
}
