// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The conversations with their participants, counts and how they are printed.
struct ConversationsSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 40
    private static let annexLimit = 400
    /// Accounts of one conversation.
    private static let answerLimit = 8

    func write(into draft: inout Draft) {
        let count = digest.timeline.conversations.count
        guard count > 0 else {
            draft.paragraph("No conversation was found in the items.")
            return
        }
        let ids = (0..<count).map { Conversation.ID(Int32($0)) }
        let first = ids.filter { digest.findings.conversations.contains($0) }
        let isNamed = Set(first)
        let ranked =
            first
            + ids.filter { !isNamed.contains($0) }.sorted {
                let (left, right) = (digest.tally.count(of: $0).messages, digest.tally.count(of: $1).messages)
                return left != right ? left > right : $0 < $1
            }
        draft.paragraph(
            """
            \(count, "conversation"), \(first.count) with a message that a finding cites. Which of them are \
            printed is said in \(section: .transcript).
            """
        )
        draft.table(
            ranked.count > Self.rowLimit
                ? "Conversations with findings, then those with the most messages" : "Conversations",
            """
            Those with a message that a finding cites come first, then the others by their messages.\
            \(words: ranked.prefix(Self.rowLimit).contains(where: isOfWords) ? " Words alone: words of a stage in talk that is no course of pressure." : "")
            """,
            columns: [
                .init("No.", 7), .init("Title and service", 31), .init("Participants", 13),
                .init("Messages", 10, isNumeric: true), .init(digest.bothEnds, 26), .init("Stages"),
            ], rows: ranked.prefix(Self.rowLimit).map(row))
        writeAnswers(Array(first.prefix(Self.rowLimit)), &draft)
        let rest = Array(ranked.dropFirst(Self.rowLimit))
        guard !rest.isEmpty else { return }
        writeFurther(Array(rest.prefix(Self.annexLimit)), &draft)
        if rest.count > Self.annexLimit {
            draft.note(
                "\(rest.count - Self.annexLimit, "conversation") not listed here; \(code: "findings.json") holds them.")
        }
    }

    /// Conversations beyond the table, three in a row; the service stands once where it is one.
    private func writeFurther(_ ids: [Conversation.ID], _ draft: inout Draft) {
        let services = ids.map { digest.timeline[$0].platform }.uniqued
        let service = services.count == 1 ? services.first : nil
        let cells = ids.map { id -> Prose in
            let conversation = digest.timeline[id]
            let count = "(\(Figures.grouped(digest.tally.count(of: id).messages)))"
            let head: Prose = "\(strong: id.label) \(title(conversation))"
            return service == nil
                ? head + ", \(Phrases.name(conversation.platform)) \(soft: count)" : head + " \(soft: count)"
        }
        let ofEach: Prose = service.map { " Service: \(Phrases.name($0))." } ?? ""
        draft.table(
            "Further conversations", "In brackets: messages.\(ofEach)",
            columns: [.init("Number and title", 34), .init("Number and title", 33), .init("Number and title")],
            rows: stride(from: 0, to: cells.count, by: 3).map { start in
                let row = Array(cells[start..<min(start + 3, cells.count)])
                return .init(row + Array(repeating: Prose(), count: 3 - row.count))
            })
    }

    /// How soon each account answered, where it did often enough.
    private func writeAnswers(_ ids: [Conversation.ID], _ draft: inout Draft) {
        let times = AnswerTimes.all(digest, in: ids)
        // A large group would fill sheets with much the same.
        let found = Dictionary(grouping: times, by: \.conversation).sorted { $0.key < $1.key }
            .flatMap { $0.value.prefix(Self.answerLimit) }.prefix(Self.rowLimit)
        guard !found.isEmpty else { return }
        draft.table(
            "Answer times in conversations with findings",
            """
            From a message to the next message of another account, nights and days between included. Accounts with \
            \(AnswerTimes.fewest) answers or more; a quarter of the answers came sooner than the first figure, half \
            sooner than the second, three quarters sooner than the third.
            """,
            columns: [
                .init("Account", 14), .init("Conversation", 18), .init("Answers", 11, isNumeric: true),
                .init("Lower quartile", 19), .init("Median", 19), .init("Upper quartile"),
            ],
            rows: found.map { answers in
                .init(
                    [Prose(.text(answers.account.label)), Prose(.text(answers.conversation.label)), "\(answers.count)"]
                        + answers.quartiles.map { Prose(.text($0.text)) })
            })
        if times.count > found.count {
            draft.note(
                """
                \(found.count) of \(times.count) rows: of a conversation the \(Self.answerLimit) accounts with the most \
                answers.
                """)
        }
    }

    private func title(_ conversation: Conversation) -> Prose {
        conversation.title.map { Prose(.evidence(Name.short($0))) } ?? Prose(.soft("no title"))
    }

    private func hasWords(_ id: Conversation.ID) -> Bool {
        digest.findings.escalations.contains { $0.conversation == id && !$0.steps.isEmpty }
    }

    /// Whether it holds words of a stage and no course that is told.
    private func isOfWords(_ id: Conversation.ID) -> Bool {
        hasWords(id) && !digest.findings.told.contains { $0.conversation == id }
    }

    private func row(_ id: Conversation.ID) -> Table.Row {
        let conversation = digest.timeline[id]
        let count = digest.tally.count(of: id)
        let participants = digest.tally.participants(of: id)
        var people = participants.prefix(6).map { Prose(.text($0.label)) }
        if participants.count > 6 { people.append("\(participants.count - 6) more") }
        var period: Prose = "–"
        if let first = count.firstMessage, let last = count.lastMessage,
            let start = digest.moment(first), let end = digest.moment(last)
        {
            period = "\(words: start.brief)\(Prose(.lineBreak))\(words: end.brief)"
        }
        var letters: Set<String> = []
        var stages: [StageLetter] = []
        for found in digest.findings.told where found.conversation == id {
            for (_, stage) in digest.analysis.stages(of: found) where letters.insert(stage.letter).inserted {
                stages.append(stage)
            }
        }
        let stageCell =
            stages.isEmpty
            ? Prose(.soft(hasWords(id) ? "words alone" : "none"))
            : Prose.joined(stages.sorted { $0.letter < $1.letter }.map { Prose(.stage($0)) }, by: " ")
        // Notes to oneself are kept as a talk of two.
        let kind =
            conversation.kind == .direct && participants.count == 1 && conversation.members.count < 2
            ? "of one account" : Phrases.kind(conversation.kind)
        var titleCell: Prose =
            "\(title(conversation))\(Prose(.lineBreak))\(Phrases.name(conversation.platform)), \(words: kind)"
        if conversation.startsTruncated { titleCell += "; \(soft: "the export shows that the talk began earlier")" }
        return .init([
            Prose(.text(id.label)), titleCell, .joined(people), "\(count.messages)", period, stageCell,
        ])
    }
}
