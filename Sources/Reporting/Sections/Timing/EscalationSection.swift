// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How long it took from the first message to each stage.
struct EscalationSection: ReportSection {
    static let name = SectionName.escalation
    let digest: CaseDigest

    private static let figureLimit = 4
    private static let tableLimit = 12

    func write(into draft: inout Draft) {
        let found = digest.findings.escalations.filter { !$0.steps.isEmpty }
        guard !found.isEmpty else {
            draft.paragraph(
                "No stage of escalation was recorded by the rules that ran on \(digest.tally.messages, "message").")
            return
        }
        let ordered = ordered(found)
        draft.lead(
            """
            Stages were recorded for \(found.count, "pair") of accounts. Elapsed time runs from the first message \
            between the two; active time counts no gap for more than ten minutes.
            """
        )
        for (index, escalation) in ordered.prefix(Self.tableLimit).enumerated() {
            write(escalation, index, &draft)
        }
        if ordered.count > Self.tableLimit {
            draft.note("\(ordered.count - Self.tableLimit, "pair") more in \(code: "findings.json").")
        }
        draft.note(
            """
            The level is a class of speed by the thresholds of the rule. It does not measure intent, and a quick \
            course is not by itself a sign of harm.
            """
        )
    }

    private func ordered(_ found: [Escalation]) -> [Escalation] {
        let rank: [Escalation.Level] = [.veryFast, .fast, .moderate, .slow, .notComputable]
        return found.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.steps.count != b.steps.count { return a.steps.count > b.steps.count }
            let (rankA, rankB) = (rank.firstIndex(of: a.level) ?? 9, rank.firstIndex(of: b.level) ?? 9)
            return rankA != rankB ? rankA < rankB : left.offset < right.offset
        }.map(\.element)
    }

    private func write(_ found: Escalation, _ index: Int, _ draft: inout Draft) {
        let pair = "\(found.account.label) towards \(found.target.label)"
        draft.heading("\(pair), \(found.conversation.label)")
        var words: Prose = "\(Prose(.badge(isIndicator: true))) Speed: \(strong: Phrases.level(found.level))"
        if let percentile = found.percentile {
            words += ", at or above \(percentile)% of the reference conversations"
        }
        if let index = found.index { words += "; sorting index \(words: Figures.fixed(index, places: 2))" }
        draft.paragraph(words + ".")
        if found.isTruncated {
            draft.paragraph(
                """
                The record shows that the talk began earlier: \
                \(words: Phrases.truncation(found.truncationReason)). No speed is computed; times below run from \
                the first message that is there.
                """
            )
        }
        let rows = found.steps.map { step in
            let letter = StageLetter(stage: step.stage)
            return EscalationChart.Row(
                letter: letter.letter, name: letter.name, elapsed: Elapsed(step.elapsedSeconds),
                by: step.introducedBy.label)
        }
        if index < Self.figureLimit, rows.contains(where: { $0.elapsed != nil }) {
            let description = rows.map { "\($0.name): \($0.elapsed?.text ?? "not comparable")" }.joined(separator: "; ")
            draft.figure(
                Figure(
                    caption: "Elapsed time from the first message to each stage, \(pair)",
                    subline:
                        """
                        Logarithmic axis: the same distance is the same factor of time. First message \
                        \(cite: found.start).
                        """,
                    drawing: EscalationChart(rows: rows).drawing(
                        name: "escalation\(index + 1)", title: "Elapsed time to each stage, \(pair)",
                        description: description + ".")))
        }
        var table: [Table.Row] = [
            .init([
                Prose(.stage(.start)), "first message", sender(found.start), "\(cite: found.start)",
                Prose(.text(digest.moment(found.start)?.full ?? "time not recorded")), "0", "–", "–",
            ])
        ]
        for step in found.steps {
            table.append(
                .init([
                    Prose(.stage(StageLetter(stage: step.stage))), Prose(.text(StageLetter(stage: step.stage).name)),
                    Prose(.text(step.introducedBy.label)), "\(cite: step.citation.n)",
                    Prose(.text(digest.moment(step.citation.n)?.full ?? "time not recorded")),
                    Prose(.text(Elapsed(step.elapsedSeconds)?.text ?? "–")),
                    Prose(.text(step.activeSeconds.map { Elapsed(shortest: $0, longest: $0).text } ?? "–")),
                    "\(step.messages)",
                ]))
        }
        draft.table(
            "Stages, \(words: pair)", "By: the account that brought the stage up. Messages: between start and stage.",
            columns: [
                .init("Stage", 7), .init("First recorded", 19), .init("By", 6), .init("Message", 10), .init("Time", 25),
                .init("Elapsed", 13), .init("Active", 11), .init("Messages", isNumeric: true),
            ], rows: table)
    }

    private func sender(_ n: Int32) -> Prose {
        Prose(.text(digest.timeline.entry(n).actor?.label ?? "–"))
    }
}
