// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What each rule found: definition, messages in context, ordinary readings, and what it does not show.
struct IndicatorsSection: ReportSection {
    let digest: CaseDigest

    private static let contextLimit = 3
    private static let rowLimit = 40

    func write(into draft: inout Draft) {
        let groups = self.groups
        let detectors = digest.analysis.detectors
        if groups.isEmpty {
            draft.lead("\(detectors.count, "rule") ran on \(digest.tally.messages, "message"); none gave an indicator.")
        } else {
            let total = Figures.sum(groups.map(\.found.count))
            draft.lead(
                """
                \(total, "indicator") from \(groups.count) of \(detectors.count, "rule"). Each rule has a card \
                with its definition, its messages in context, and ordinary readings that must be weighed against \
                it.
                """
            )
            draft.table(
                "Rules that gave an indicator",
                """
                Strength is a class of evidence in this record. It is not a probability and says nothing about a \
                person. On the cards, shares of talk on which a rule was measured stand with their 95% intervals.
                """,
                columns: [
                    .init("Card", 10), .init("Indicator", 32), .init("Rule", 34), .init("Hits", 8, isNumeric: true),
                    .init("Highest"),
                ],
                rows: groups.enumerated().map { index, group in
                    .init([
                        Prose(.text("IND-\(Print.two(index + 1))")), Prose(.text(group.name)),
                        "\(code: group.id) \(soft: "rev. \(group.found[0].revision)")", "\(group.found.count)",
                        Prose(.strength(group.level)),
                    ])
                })
        }
        for (index, group) in groups.enumerated() { draft.add(.card(card(group, index))) }
        let without = detectors.filter { !digest.findings.hasHit($0.id) }
        guard !without.isEmpty else { return }
        draft.heading("Rules with no hit")
        draft.table(
            "Rules that ran and found nothing",
            "Listed so that absence is on record. No hit does not show that nothing happened.",
            columns: [.init("Rule", 27), .init("Name", 25), .init("Looks for")],
            rows: without.map { .init([Prose(.code($0.id)), Prose(.text($0.name)), Prose(.text($0.summary))]) })
    }

    private struct Group {
        var id: String
        var name: String
        var description: DetectorDescription?
        /// Strongest first.
        var found: [Indicator]
        var level: Indicator.Level
    }

    private var groups: [Group] {
        let order: [Indicator.Level] = [.strong, .moderate, .limited]
        let rank = { (level: Indicator.Level) in order.firstIndex(of: level) ?? 3 }
        return digest.findings.indicators.map(\.detector).uniqued.map { id -> Group in
            let description = digest.analysis.detectors.first { $0.id == id }
            let found = digest.findings.indicators.filter { $0.detector == id }.enumerated().sorted { left, right in
                let (a, b) = (rank(left.element.level), rank(right.element.level))
                return a != b ? a < b : left.offset < right.offset
            }.map(\.element)
            return Group(
                id: id, name: description?.name ?? id, description: description, found: found,
                level: found.first?.level ?? .limited)
        }.enumerated().sorted { left, right in
            let (a, b) = (rank(left.element.level), rank(right.element.level))
            if a != b { return a < b }
            // What a charge would rest on comes before what accompanies it.
            let (weightA, weightB) = (Self.weight(left.element.id), Self.weight(right.element.id))
            return weightA != weightB ? weightA < weightB : left.offset < right.offset
        }.map(\.element)
    }

    /// The message that most rules written by hand speak of, the earliest of equals: measured wording alone tells a reader
    /// little.
    private static func tellingMost(_ open: [Int32], of found: Indicator) -> Int32? {
        var rules: [Int32: Set<String>] = [:]
        for citation in found.citations where citation.isPlain { rules[citation.n, default: []].insert(citation.rule) }
        return open.enumerated().max { left, right in
            let (a, b) = (rules[left.element]?.count ?? 0, rules[right.element]?.count ?? 0)
            return a != b ? a < b : left.offset > right.offset
        }?.element
    }

    private static let first = [
        "extortion-demand", "hacked-account-claim", "contacts-claim", "persistence-after-refusal", "coercion-pattern",
        "mass-contact",
    ]

    private static func weight(_ id: String) -> Int { first.firstIndex(of: id) ?? first.count }

    private func card(_ group: Group, _ index: Int) -> Card {
        var blocks: [Block] = [.table(.facts("Facts of the indicator", facts(of: group), width: 23))]
        // Without the lines a reader can neither check a level nor contest it.
        blocks += levels(of: group).map { .table($0) }
        if group.found.count > 1 { blocks += places(of: group) }
        blocks += context(of: group)
        blocks += readings(of: group)
        return Card(
            id: "ind\(index + 1)", title: "IND-\(words: Print.two(index + 1)) \(words: group.name)", level: group.level,
            blocks: blocks)
    }

    private func facts(of group: Group) -> [(String, Prose)] {
        let revision = group.found[0].revision
        let rule: Prose = "\(code: group.id), revision \(revision)"
        var facts: [(String, Prose)] = [
            (
                "What the rule looks for",
                Prose(.text(group.description?.summary ?? "No description is held in this build."))
            ),
            ("Rule", rule),
        ]
        if group.found.count == 1, let found = group.found.first {
            let rules = found.citations.map(\.rule).uniqued.count
            facts += [
                ("Accounts", accounts(found)),
                ("Messages", Prose.citations(found.citations.map(\.n).uniqued, atMost: 20)),
                ("What hit", "\(rules, "rule"); \(code: "findings.json") names each with its message"),
            ]
            if found.measures.contains(where: Phrases.isTold) { facts.append(("Measured here", measures(found))) }
        }
        return facts + [("How often it errs", errors(of: group.id, revision: revision))]
    }

    /// The lines of the rule; of a rule with several tables, those of the table that the finding went by.
    private func levels(of group: Group) -> [Table] {
        guard group.id == "mass-contact" else { return DetectorLevels.shipped.tables(of: group.id) }
        let isOfRequests = digest.findings.contacts.contains {
            $0.account == group.found[0].account && $0.basis == .requests
        }
        return DetectorLevels.shipped.tables(of: group.id, by: isOfRequests ? "by requests" : "by first messages")
    }

    /// The share in each set, side by side for each thing that was counted; the numbers stand in the table of limits.
    private func errors(of detector: String, revision: Int) -> Prose {
        let shipped = MeasuredFigures.shipped
        let lines = shipped.lines(of: detector, revision: revision)
        guard !lines.isEmpty else { return "not measured on conversations held out from its making" }
        let head: Prose =
            """
            Percent with 95% interval in \(shipped.sets.count, "set") of invented talk that nobody who wrote the rules had \
            read; the sets and the numbers stand in \(section: .limits).
            """
        return lines.reduce(head) { $0 + Prose(.lineBreak) + Prose(.text($1)) }
    }

    /// A row for each pair of accounts, where there are several.
    private func places(of group: Group) -> [Block] {
        let rows = group.found.prefix(Self.rowLimit).map { found in
            Table.Row([
                accounts(found), Prose(.strength(found.level)),
                Prose.citations(found.citations.map(\.n).uniqued, atMost: 8), measures(found),
            ])
        }
        let table = Table(
            caption: "Where it was found",
            columns: [
                .init("Accounts", 19), .init("Strength", 14), .init("Messages", 22), .init("Measured here"),
            ],
            rows: rows)
        guard group.found.count > Self.rowLimit else { return [.table(table)] }
        return [.table(table), .note("\(group.found.count - Self.rowLimit) more in \(code: "findings.json").")]
    }

    /// Some of the messages with their neighbours.
    private func context(of group: Group) -> [Block] {
        var blocks: [Block] = []
        var shown: Set<Int32> = []
        let printed = digest.selection.printed
        for found in group.found.prefix(Self.contextLimit) {
            let open = found.citations.map(\.n).uniqued.filter { !shown.contains($0) && printed.contains($0) }
            guard let n = Self.tellingMost(open, of: found) else { continue }
            shown.insert(n)
            blocks.append(.table(digest.context(of: n)))
        }
        let total = Set(group.found.flatMap { $0.citations.map(\.n) }).count
        guard total > shown.count, !shown.isEmpty else { return blocks }
        let rest: Prose = """
            \(shown.count) of \(total, "cited message") shown in context; the others stand in \
            \(section: .transcript).
            """
        return blocks + [.note(rest)]
    }

    private func readings(of group: Group) -> [Block] {
        let readings = group.found.flatMap(\.innocentReadings).uniqued
        let doesNotShow = group.description?.doesNotShow ?? "Who typed the messages, and what was meant."
        let note: Block = .note("\(strong: "Does not show.") \(words: doesNotShow)")
        guard !readings.isEmpty else {
            return [
                .heading("Ordinary readings to weigh", isQuiet: true),
                .list(["None is stored with this rule; the reader must supply them."]), note,
            ]
        }
        let checks = OrdinaryReadings(digest: digest, found: group.found)
        return [
            .table(
                Table(
                    caption: "Ordinary readings to weigh",
                    columns: [.init("Reading", 40), .init("Looked for", 27), .init("Found in this record")],
                    rows: readings.prefix(12).map { reading in
                        let check = checks.check(of: reading)
                        return .init([Prose(.text(reading)), Prose(.text(check.looked)), check.found])
                    })), note,
        ]
    }

    private func accounts(_ found: Indicator) -> Prose {
        let target = found.target.map { " towards \($0.label)" } ?? ""
        let place = found.conversation.map { ", \($0.label)" } ?? ", several conversations"
        return Prose(.text(found.account.label + target + place))
    }

    private func measures(_ found: Indicator) -> Prose {
        let told = Phrases.told(Array(found.measures.filter(Phrases.isTold).prefix(8)))
        guard !told.isEmpty else { return "–" }
        return .joined(([speed(found)].compactMap(\.self) + told).map { Prose(.text($0)) }, by: "; ")
            + byWrittenRules(found)
    }

    /// `class Very fast, index 0.812`: what section 9 tells of the course, so that the lines of the card lead to its strength.
    private func speed(_ found: Indicator) -> String? {
        guard let course = course(of: found), let index = course.index else { return nil }
        return "class of speed: \(Phrases.level(course.level).lowercased()), index \(Figures.fixed(index, places: 3))"
    }

    private func course(of found: Indicator) -> Escalation? {
        guard found.detector == "escalation-speed" else { return nil }
        return digest.findings.escalations.first {
            $0.conversation == found.conversation && $0.account == found.account && $0.target == found.target
        }
    }

    /// What the summary dates by a written rule and this class by measured wording: one first threat, and both of its dates.
    private func byWrittenRules(_ found: Indicator) -> Prose {
        guard let course = course(of: found) else { return Prose() }
        let earlier = digest.findings.earlierWording(of: course)
        let parts = course.steps.compactMap { step -> Prose? in
            guard let measured = earlier.first(where: { $0.stage == step.stage }), let active = step.activeSeconds
            else {
                return nil
            }
            let time = Elapsed(shortest: active, longest: active).toTheMinute
            return
                """
                \(words: StageLetter(stage: step.stage).name) by measured wording \(cite: measured.citation.n), by the rules that a \
                person wrote after \(words: time) \(cite: step.citation.n)
                """
        }
        return parts.isEmpty ? Prose() : ". " + .joined(parts, by: "; ")
    }
}
