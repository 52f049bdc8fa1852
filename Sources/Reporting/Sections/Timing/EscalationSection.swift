// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How long it took from the first message to each stage.
struct EscalationSection: ReportSection {
    let digest: CaseDigest

    private static let figureLimit = 4
    /// Courses with a chart and a table of their own.
    static let tableLimit = 12
    private static let restLimit = 40

    func write(into draft: inout Draft) {
        let found = digest.findings.escalations.filter { !$0.steps.isEmpty }
        guard !found.isEmpty else {
            draft.paragraph(
                "No stage of escalation was recorded by the rules that ran on \(digest.tally.messages, "message").")
            return
        }
        let full = ordered(found.filter(isFull))
        let rest = Self.once(ordered(found.filter { !isFull($0) }.compactMap { besides(full, $0) }))
        if full.isEmpty {
            draft.lead(
                """
                No course of pressure was found. Words that belong to a stage, and to ordinary talk too, stand between \
                \(rest.count, "pair") of accounts.
                """
            )
        } else {
            draft.lead(
                """
                \(full.count, "course") of stages. Elapsed time runs from the first \
                message between the two accounts, in a group from the first stage listed; active time counts no gap for \
                more than ten minutes.
                """
            )
        }
        for (index, escalation) in full.prefix(Self.tableLimit).enumerated() {
            write(escalation, index, &draft)
        }
        if full.count > Self.tableLimit {
            draft.note("\(full.count - Self.tableLimit, "course") more in \(code: "findings.json").")
        }
        if !full.isEmpty {
            draft.note(
                """
                The level is a class of speed. The rule \(code: "escalation-speed") weighs the active minutes to the first sexual \
                topic, request for a picture, threat and demand into an index from 0 to 1, in which a stage counts half after \
                30, 30, 15 and 60 minutes. It does not measure intent, and a quick course is not by itself a sign of harm.
                """
            )
            if let table = DetectorLevels.shipped.table(of: "escalation-speed", by: "index") {
                draft.add(.table(table))
            }
        }
        CourseSurvival(digest: digest).write(into: &draft)
        writeRest(rest, besideCourses: !full.isEmpty, &draft)
    }

    /// Whether a course is told with a chart and a table: it weighs, or the investigator named the account.
    private func isFull(_ course: Escalation) -> Bool { digest.findings.told.contains(course) }

    /// What a course holds beyond those told in full between the same two; nil where that is nothing.
    private func besides(_ full: [Escalation], _ course: Escalation) -> Escalation? {
        var course = course
        let told = full.filter { other in
            other.conversation == course.conversation
                && Set([other.account, other.target]) == Set([course.account, course.target])
        }.flatMap(\.steps)
        course.steps.removeAll { step in
            told.contains { $0.stage == step.stage && $0.citation.n == step.citation.n }
        }
        return course.steps.isEmpty ? nil : course
    }

    /// The same words seen from both ends are one pair.
    private static func once(_ courses: [Escalation]) -> [Escalation] {
        struct Key: Hashable {
            var conversation: Conversation.ID
            var ends: Set<Account.ID>
            var steps: [Int32]
        }
        var seen: Set<Key> = []
        return courses.filter { course in
            seen.insert(
                Key(
                    conversation: course.conversation, ends: [course.account, course.target],
                    steps: course.steps.map(\.citation.n))
            ).inserted
        }
    }

    private func writeRest(_ courses: [Escalation], besideCourses: Bool, _ draft: inout Draft) {
        guard !courses.isEmpty else { return }
        draft.table(
            besideCourses ? "Other pairs with words of a stage" : "Pairs with words of a stage",
            """
            Neither a demand with a threat nor a strong indicator of pressure of the account named first stands beside \
            them, so that no course of theirs is timed. The first message of each stage that no course above holds.
            """,
            columns: [.init("Accounts", 20), .init("Conversation", 16), .init("Stages")],
            rows: courses.prefix(Self.restLimit).map { course in
                // A letter marks a stage of a course, and this is none.
                let steps = course.steps.map { step -> Prose in
                    "\(words: StageLetter(stage: step.stage).name), \(words: step.introducedBy.label) \(cite: step.citation.n)"
                }
                return .init([
                    Prose(
                        .text(
                            digest.analysis.isOfGroup(course)
                                ? "\(course.account.label), in a group"
                                : "\(course.account.label) and \(course.target.label)")),
                    Prose(.text(course.conversation.label)), .joined(steps, by: "; "),
                ])
            })
        if courses.count > Self.restLimit {
            draft.note("The first \(Self.restLimit) of \(courses.count) rows; \(code: "findings.json") holds the rest.")
        }
    }

    private func ordered(_ found: [Escalation]) -> [Escalation] {
        let rank: [Escalation.Level] = [.veryFast, .fast, .moderate, .slow, .notComputable]
        return found.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            let standings = digest.findings.standings
            let (standingA, standingB) = (standings.standing(of: a), standings.standing(of: b))
            if standingA != standingB { return standingA > standingB }
            if a.steps.count != b.steps.count { return a.steps.count > b.steps.count }
            let (rankA, rankB) = (rank.firstIndex(of: a.level) ?? 9, rank.firstIndex(of: b.level) ?? 9)
            return rankA != rankB ? rankA < rankB : left.offset < right.offset
        }.map(\.element)
    }

    private func write(_ found: Escalation, _ index: Int, _ draft: inout Draft) {
        let pair = digest.analysis.pair(found)
        let isOfGroup = digest.analysis.isOfGroup(found)
        draft.heading(isOfGroup ? pair : "\(pair), \(found.conversation.label)")
        if digest.findings.standings.isTimed(found) {
            let why = whyNotComputable(found).map { ": \($0)" } ?? ""
            draft.paragraph(
                "\(Prose(.badge(isIndicator: true))) Speed: \(strong: Phrases.level(found.level))\(words: why).")
        } else {
            draft.paragraph(
                """
                Listed because the investigator named the account. Neither a demand with a threat nor a strong \
                indicator of pressure stands beside these words, which stand in ordinary talk too: no speed is given.
                """
            )
        }
        if isOfGroup {
            draft.paragraph(
                """
                A group does not tell whom words address: this is the course of one account, whoever its words were meant \
                for. Times below run from the first stage listed.
                """
            )
        }
        if found.isTruncated {
            draft.paragraph(
                """
                The record shows that the talk began earlier: \
                \(words: Phrases.truncation(found.truncationReason)). No speed is computed; times below run from \
                the first message that is there.
                """
            )
        }
        if index < Self.figureLimit, let figure = figure(of: found, number: index + 1) { draft.figure(figure) }
        writeStages(of: found, &draft)
    }

    /// The stages on an axis of time; nil where none has a time that can be compared.
    private func figure(of found: Escalation, number: Int) -> Figure? {
        let rows = found.steps.map { step in
            let letter = StageLetter(stage: step.stage)
            return EscalationChart.Row(
                letter: letter.letter, name: letter.name + (step.basis == .measured ? " (measured)" : ""),
                elapsed: digest.elapsed(to: step, of: found),
                reason: digest.moment(step.citation.n) == nil ? "time not recorded" : "clocks cannot be compared",
                by: step.introducedBy.label)
        }
        guard rows.contains(where: { $0.elapsed != nil }) else { return nil }
        let pair = digest.analysis.pair(found)
        let start = digest.analysis.isOfGroup(found) ? "stage" : "message"
        let description = rows.map { "\($0.name): \($0.elapsed?.text ?? $0.reason)" }.joined(separator: "; ")
        return Figure(
            caption: "Elapsed time from the first \(start) to each stage, \(pair)",
            subline:
                """
                Logarithmic axis: the same distance is the same factor of time. First \(words: start) \
                \(cite: found.start).
                """,
            drawing: EscalationChart(rows: rows).drawing(
                name: "escalation\(number)", title: "Elapsed time to each stage, \(pair)",
                description: description + "."))
    }

    private func writeStages(of found: Escalation, _ draft: inout Draft) {
        var rows: [Table.Row] = []
        if !digest.analysis.isOfGroup(found) {
            rows.append(
                .init([
                    Prose(.stage(.start)), "first message", sender(found.start), "\(cite: found.start)",
                    time(found.start), "0", "–", "–",
                ]))
        }
        rows += found.steps.map { step in
            let letter = StageLetter(stage: step.stage)
            return .init([
                Prose(.stage(letter)),
                step.basis == .measured
                    ? "\(words: letter.name)\(Prose(.lineBreak))\(soft: "measured wording")"
                    : Prose(.text(letter.name)),
                Prose(.text(step.introducedBy.label)),
                "\(cite: step.citation.n)", time(step.citation.n),
                Prose(.text(digest.elapsed(to: step, of: found)?.text ?? "–")), Prose(.text(active(step))),
                "\(step.messages)",
            ])
        }
        draft.table(
            "Stages, \(words: digest.analysis.pair(found))",
            """
            By: the account that brought the stage up. Messages: those behind the start up to and with the one cited.\
            \(words: found.steps.contains { $0.basis == .measured } ? " Measured wording: no rule that a person wrote reads the message so; it is like others that were labelled so." : "")
            """,
            columns: [
                .init("Stage", 7), .init("First recorded", 16), .init("By", 7.5), .init("Message", 9.5),
                .init("Time", 25), .init("Elapsed", 12.5), .init("Active", 12), .init("Messages", isNumeric: true),
            ], rows: rows)
        let earlier = digest.findings.earlierWording(of: found).map { step -> Prose in
            let after = digest.elapsed(to: step, of: found).map { " after \($0.text)" } ?? ""
            return "\(words: StageLetter(stage: step.stage).name)\(words: after) \(cite: step.citation.n)"
        }
        guard !earlier.isEmpty else { return }
        draft.note(
            """
            \(Prose(.badge(isIndicator: true))) By measured wording alone, before the rules that a person wrote: \
            \(Prose.joined(earlier, by: "; ")). The letters and the figures above do not rest on it; the class of speed counts it.
            """)
    }

    private func time(_ n: Int32) -> Prose { Prose(.text(digest.moment(n)?.full ?? "time not recorded")) }

    /// Nil where there is a speed, or the sentences below tell why there is none.
    private func whyNotComputable(_ found: Escalation) -> String? {
        guard found.level == .notComputable, !found.isTruncated else { return nil }
        if digest.analysis.isOfGroup(found) { return "no message of a group is known for the first between two" }
        let dated = found.steps.filter { Self.dated.contains($0.stage) }
        if !dated.isEmpty, dated.allSatisfy({ $0.citation.n == found.start }) {
            return "it begins in the first message, which no recorded time precedes"
        }
        return found.steps.contains { $0.elapsedSeconds == nil }
            ? "messages of the course carry no time that can be compared"
            : "neither a demand with a threat nor stages enough to measure it by"
    }

    /// Stages whose times the speed rests on.
    private static let dated: Set<Escalation.Stage> = [.sexualTopic, .imageRequest, .imageReceived, .threat, .demand]

    /// To the second only where the source is.
    private func active(_ step: Escalation.Step) -> String {
        guard let seconds = step.activeSeconds else { return "–" }
        let active = Elapsed(shortest: seconds, longest: seconds)
        return Elapsed(step.elapsedSeconds)?.isExact == false ? active.toTheMinute : active.text
    }

    private func sender(_ n: Int32) -> Prose {
        Prose(.text(digest.timeline.entry(n).actor?.label ?? "–"))
    }
}
