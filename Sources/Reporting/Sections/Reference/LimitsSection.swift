// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What bears on the figures of this report.
struct LimitsSection: ReportSection {
    let digest: CaseDigest

    func write(into draft: inout Draft) {
        draft.lead("Limits that bear on the figures of this record come first, then those of the method.")
        draft.heading("Of this record")
        let limits = limitsOfTimes + limitsOfMaterial
        draft.add(.list(limits.isEmpty ? ["No limit particular to this record was noted."] : limits))
        draft.heading("Of the method")
        draft.add(.list(Self.limitsOfMethod))
        writeErrorRates(into: &draft)
    }

    private var limitsOfTimes: [Prose] {
        var items: [Prose] = []
        let tally = digest.tally
        if tally.wallClocks > 0 {
            items.append(
                """
                \(tally.wallClocks, "event") with a wall clock and no zone. Such times are not converted and \
                cannot be compared with the others.
                """
            )
        }
        if tally.minutePrecision > 0 {
            items.append(
                """
                \(tally.minutePrecision, "event") timed to the minute only. Durations that rest on them are \
                ranges; order within a minute is the order of the file.
                """
            )
        }
        if tally.undated > 0 {
            items.append(
                "\(tally.undated, "event") without a time; \(words: tally.undated == 1 ? "it" : "each") keeps its place in its source."
            )
        }
        let truncated = digest.findings.escalations.filter(\.isTruncated).count
        if truncated > 0 {
            items.append(
                "\(truncated, "pair") of accounts whose talk began before the export; no speed is given for them.")
        }
        return items
    }

    private var limitsOfMaterial: [Prose] {
        var items: [Prose] = []
        let losses = Figures.sum(digest.analysis.diagnostics.filter { $0.severity == .loss }.map(\.count))
        if losses > 0 {
            items.append(
                """
                \(losses, "loss", "losses") reported by importers: material that exists and is not in the \
                timeline (\(section: .coverage)).
                """
            )
        }
        let unread = digest.analysis.exhibits.count { $0.status == .notUnderstood || $0.status == .unreadable }
        if unread > 0 { items.append("\(unread, "file") not understood or not readable (\(section: .items)).") }
        let unknown = Figures.sum(digest.analysis.coverage.map(\.unknown))
        if unknown > 0 { items.append("\(unknown, "record") not understood inside files that were read.") }
        let uncovered = digest.analysis.uncoveredMessages
        if uncovered > 0 {
            items.append(
                """
                \(uncovered, "message") in a language that no rule pack is for (\(section: .coverage)). Silence of the \
                rules says nothing about them.
                """
            )
        }
        if digest.missingMedia > 0 {
            items.append("\(digest.missingMedia, "attachment") named in printed messages and not in the export.")
        }
        if digest.tally.requests.count >= CaseTally.contactLimit {
            items.append(
                "More than \(CaseTally.contactLimit) contact steps; charts of requests rest on the first of them.")
        }
        return items
    }

    private static let limitsOfMethod: [Prose] = [
        """
        An export shows what the service or the device wrote on the day it was made. What was deleted \
        before that day may leave no trace.
        """,
        """
        Exports can be altered before they are handed in. Hashes show that nothing changed since then, \
        not before.
        """,
        "Rules read words. Images, sound and video were not examined.",
        """
        A deadline is computed from the clock of the message that sets it. A time of day that had passed less than an \
        hour before that message is quoted: it may be over, or that of the next day.
        """,
        """
        Rules exist for the languages of the rule packs named in \(section: .method). Text in other \
        languages, in code words or in pictures passes them by.
        """,
        """
        A rule can hit harmless talk and can miss harmful talk. How often it did on invented talk stands in \
        the table below and on the card of each indicator; how often it does on real talk is not known.
        """,
        "Display names and profile data are what people chose to enter.",
    ]

    private func writeErrorRates(into draft: inout Draft) {
        let shipped = MeasuredFigures.shipped
        var rows: [Table.Row] = []
        for detector in digest.analysis.detectors {
            let found = shipped.figures(of: detector.id)
            for name in found.map(\.name).uniqued {
                let cells = shipped.sets.map { set -> Prose in
                    let figure = found.first { $0.set == set.name && $0.name == name }
                    return Prose(.text(figure?.words ?? "–"))
                }
                let measured = found.first.map(\.revision) ?? detector.revision
                let remark = measured == detector.revision ? "" : ", revision \(measured)"
                rows.append(.init(["\(words: detector.name)\(soft: remark)", Prose(.text(name))] + cells))
            }
        }
        guard !rows.isEmpty else { return }
        let sets = shipped.sets.enumerated().map { "\($0 + 1), \($1.words)" }.joined(separator: "; ")
        draft.table(
            "Measured error rates",
            """
            Sets: \(words: sets). Nobody who wrote the rules had read them. In brackets the share and its 95% \
            interval. Detectors not listed were not measured on talk held out from their making.
            """,
            columns: [.init("Detector", 15), .init("What was counted", 21)]
                + shipped.sets.indices.map { .init("Set \($0 + 1)", 64 / Double(shipped.sets.count)) },
            rows: rows)
    }
}
