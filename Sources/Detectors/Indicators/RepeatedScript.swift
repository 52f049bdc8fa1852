// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Notes that the same lines of pressure were sent to several people.
struct RepeatedScript: Detector {
    private struct Line {
        var n: Int32
        var account: Account.ID
        var conversation: Conversation.ID
        var text: String
    }

    private let context: DetectorContext
    private var lines: [Line] = []

    /// Shorter lines are alike by chance.
    private static let shortest = 20
    /// Lines compared in one case.
    private static let most = 50_000

    init(context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        if marks.rules.isEmpty || context.timeline.conversations.count < 2 { return }
        guard entry.kind == .message, entry.wasSent, !marks.isTold, entry.textLength >= Self.shortest,
            lines.count < Self.most, let actor = entry.actor, let conversation = entry.conversation,
            context.isAssessed(actor)
        else { return }
        let codes = context.ownCodes(of: entry, in: marks)
        guard codes.overlaps(Self.read), !codes.contains(.business), let text = context.timeline.text(entry.n) else {
            return
        }
        // An organiser asks everybody for their share in the same words.
        if codes.contains(.debt), !codes.overlaps(CodeSet.threats.union([.leverage, .hacked])) { return }
        lines.append(Line(n: entry.n, account: actor, conversation: conversation, text: text))
    }

    consuming func conclude() -> [Finding] {
        var courses: [Account.ID: (scripts: Int, talks: Set<Conversation.ID>, sharedBy: Set<Account.ID>, ns: [Int32])] =
            [:]
        for group in TextTemplates(lines.map(\.text)).groups {
            let members = group.map { lines[$0] }
            guard Set(members.map(\.conversation)).count >= 2 else { continue }
            let accounts = Set(members.map(\.account))
            for account in accounts {
                var course = courses[account] ?? (0, [], [], [])
                course.scripts += 1
                course.talks.formUnion(members.map(\.conversation))
                course.sharedBy.formUnion(accounts)
                course.ns += members.filter { $0.account == account }.map(\.n)
                courses[account] = course
            }
        }
        return courses.keys.sorted().compactMap { account in
            guard let course = courses[account] else { return nil }
            let talks = course.talks.count
            return .indicator(
                Indicator(
                    detector: Self.description.id, revision: Self.description.revision,
                    level: course.scripts >= 3 || talks >= 4
                        ? .strong
                        : course.scripts >= 2 || talks >= 3
                            ? .moderate : .limited,
                    conversation: nil, account: account,
                    citations: course.ns.sorted().prefix(CodeTally.mostCitations).map {
                        Citation(n: $0, rule: "stat.near-duplicate")
                    },
                    measures: [
                        Measure("repeated texts", Double(course.scripts), "texts"),
                        Measure("conversations with them", Double(talks), "conversations"),
                        Measure("accounts that send them", Double(course.sharedBy.count), "accounts"),
                    ],
                    innocentReadings: [
                        "People repeat their own phrases.",
                        "Texts of others are copied: chain letters, jokes, lyrics.",
                        "The same talk may stand in the material twice.",
                    ]))
        }
    }

    private static let read: CodeSet = CodeSet.extortion.subtracting([.deadline, .method, .condition, .audience])
        .union([.sexualRequest, .imageRequest, .imageOffer, .risk, .secrecy])

    static let description = DetectorDescription(
        id: "repeated-script", name: "Same script to several people", revision: 2,
        summary: "Near-identical lines of request or threat are sent in several conversations.",
        doesNotShow: "It does not show that one person sent them; scripts are passed on and copied.",
        scope: .wholeCase, codes: read.codes,
        examples: [
            .finds(
                """
                -- B C
                B: ↓{X.thr}I will send it to all your people, Colin, and to your work
                C: no
                -- B D
                B: ↓{X.thr}I will send it to all your people, Dan, and to your work
                D: stop
                """),
            .finds(
                """
                -- B C
                B: ↓{G.img}send me a private picture and I send mine, no joke
                -- E D
                E: ↓{G.img}send me a private picture and i send mine , no joke!
                """),
            .ignores(
                "-- B C\nB: happy birthday to you my dear friend\n-- B D\nB: happy birthday to you my dear friend"),
            .ignores("-- A B\nA: {G.img}send pic\n-- A C\nA: {G.img}send pic"),
            .ignores(
                """
                -- A B
                A: {C.debt}{X.dem}your share of the raffle is due, please pay by friday
                -- A C
                A: {C.debt}{X.dem}your share of the raffle is due, please pay by friday
                """),
            .ignores(
                """
                -- B A
                B: {X.thr}I will send it to all your people and to your work
                A: no
                -- A C
                A: {X.thr}I will send it to all your people and to your work
                C: what is that
                """),
            .ignores(
                "-- A B\nA: {C.biz}{X.dem}your invoice is due, please pay it this week\n-- A C\nA: {C.biz}{X.dem}your invoice is due, please pay it this week"
            ),
        ])
}
