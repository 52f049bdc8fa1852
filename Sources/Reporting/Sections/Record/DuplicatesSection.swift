// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What stands in the inputs more than once, by which rule it was counted once, and where two copies differ.
struct DuplicatesSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 60

    func write(into draft: inout Draft) {
        let repeats = self.repeats
        let groups = self.groups
        let conflicts = self.conflicts
        if repeats.isEmpty, groups.isEmpty, conflicts.isEmpty {
            draft.paragraph(
                """
                No record was counted once for two places, no two files that were read are equal, and no importer \
                reported a conflict between copies.
                """
            )
            return
        }
        draft.paragraph(
            """
            A record that stands in several places is one event; its other places are kept with it. A copy that differs \
            is no copy: it stays an event of its own.
            """
        )
        if !repeats.isEmpty {
            draft.table(
                "Records that were counted once", "Skipped as a copy of a record that is in the timeline.",
                columns: [.init("Rule", 24), .init("What is the same", 44), .init("Records", isNumeric: true)],
                rows: repeats.map { code, count in
                    .init([Prose(.code(code)), Prose(.text(Phrases.copyRule(code))), "\(count)"])
                })
        }
        if !groups.isEmpty {
            draft.table(
                "Files of equal bytes", "One SHA-256, several names.",
                columns: [.init("SHA-256, first 16", 22), .init("Files", 64), .init("Count", isNumeric: true)],
                rows: groups.prefix(Self.rowLimit).map { group in
                    var paths = Prose()
                    for path in group.prefix(4).map(\.path) {
                        paths += paths.isEmpty ? Prose(.evidence(path)) : Prose(.lineBreak) + Prose(.evidence(path))
                    }
                    if group.count > 4 { paths += "\(Prose(.lineBreak))\(soft: "\(group.count - 4) more")" }
                    let hash = String((group.first?.sha256 ?? "").prefix(16))
                    return .init([Prose(.code(Figures.groups(hash))), paths, "\(group.count)"])
                })
            if groups.count > Self.rowLimit { draft.note("The first \(Self.rowLimit) of \(groups.count) groups.") }
        }
        guard !conflicts.isEmpty else {
            draft.paragraph("No importer reported a conflict between copies.")
            return
        }
        draft.table(
            "Conflicts",
            """
            Where two readings or two copies of the same do not agree. An edit or a deletion in one copy alone is \
            evidence; both are kept.
            """,
            columns: [
                .init("Code", 24), .init("What does not agree", 30), .init("First place", 36),
                .init("Count", isNumeric: true),
            ],
            rows: conflicts.prefix(Self.rowLimit).map { found in
                .init([
                    Prose(.code(found.code)), Prose(.text(Phrases.conflict(found.code))),
                    "\(evidence: found.exhibit) \(evidence: found.locator)", "\(found.count)",
                ])
            })
        if conflicts.count > Self.rowLimit {
            draft.note(
                "The first \(Self.rowLimit) of \(conflicts.count) rows; \(code: "findings.json") holds the rest.")
        }
    }

    /// Skipped records by the rule that took them for copies.
    private var repeats: [(code: String, count: Int)] {
        var counts: [String: Int] = [:]
        for record in digest.analysis.coverage {
            for (code, count) in record.skippedBy where code.hasPrefix("copy-") || code.hasPrefix("duplicate-") {
                counts[code] = Figures.sum([counts[code] ?? 0, count])
            }
        }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Files that were read, or media, with the same bytes; what an export carries for show is of no interest.
    private var groups: [[ExhibitRecord]] {
        let shown: Set<ExhibitRecord.Status> = [.imported, .partial, .attachment, .unreferenced, .container]
        var order: [String] = []
        var found: [String: [ExhibitRecord]] = [:]
        for exhibit in digest.analysis.exhibits
        where shown.contains(exhibit.status) && exhibit.bytes > 0 && !exhibit.sha256.isEmpty {
            if found[exhibit.sha256] == nil { order.append(exhibit.sha256) }
            found[exhibit.sha256, default: []].append(exhibit)
        }
        return order.compactMap { found[$0] }.filter { $0.count > 1 }
    }

    private var conflicts: [DiagnosticRecord] {
        digest.analysis.diagnostics.filter { Phrases.conflicts[$0.code] != nil }
    }
}
