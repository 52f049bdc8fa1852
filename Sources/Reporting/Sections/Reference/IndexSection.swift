// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Accounts, identifiers, stages and rules, with where they stand; on paper each number has its page.
struct IndexSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 300

    private struct Entry {
        var key: String
        var term: Prose
        var place: Prose
    }

    func write(into draft: inout Draft) {
        var entries = accounts + identifiers + stages + rules
        guard !entries.isEmpty else {
            draft.paragraph("Nothing to index: no account, identifier, stage or indicator was found.")
            return
        }
        entries.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        draft.table(
            "Index",
            "Numbers in brackets are messages; the PDF adds the page of those that are printed. Accounts without a message stand in section \(words: String(SectionName.accounts.number)).",
            columns: [.init("Entry", 46), .init("Where")],
            rows: entries.prefix(Self.rowLimit).map { .init([$0.term, $0.place]) })
        if entries.count > Self.rowLimit {
            draft.note("The first \(Self.rowLimit) of \(entries.count) entries.")
        }
    }

    private var accounts: [Entry] {
        digest.rankedAccounts.prefix(80).compactMap { id in
            let count = digest.tally.count(of: id)
            let ends = [count.firstMessage, count.lastMessage].compactMap(\.self).uniqued
            // Whoever wrote nothing stands in the table of accounts alone.
            guard !ends.isEmpty else { return nil }
            let name = digest.timeline[id].name
            return Entry(
                key: name.lowercased() + id.label, term: "\(evidence: Name.short(name)), \(words: id.label)",
                place: "\(section: .accounts); first and last \(Prose.citations(ends))")
        }
    }

    private var identifiers: [Entry] {
        digest.register.rankedValues.prefix(120).compactMap { entries in
            guard let entry = entries.first else { return nil }
            let found = entry.finding
            let numbers = digest.register.messages(kind: found.kind, value: found.value)
            let isWithheld = numbers.contains(where: digest.isWithheld)
            let value = Phrases.printed(found.value, kind: found.kind)
            return Entry(
                key: value.lowercased(),
                term:
                    """
                    \(isWithheld ? Prose(.withheld("wording withheld")) : Prose(.evidenceCode(value))) \
                    \(soft: "\(Phrases.identifier(found.kind)), \(entry.label)")
                    """,
                place: Prose.citations(numbers, atMost: 4))
        }
    }

    private var stages: [Entry] {
        var places: [StageLetter: [Int32]] = [:]
        for n in digest.findings.cited {
            for stage in (digest.findings.labels[n] ?? []).compactMap(\.stage) where places[stage]?.last != n {
                places[stage, default: []].append(n)
            }
        }
        return StageLetter.all.compactMap { stage in
            guard let numbers = places[stage] else { return nil }
            return Entry(
                // Sorted as it reads: the stages stand together, by their letters.
                key: "stage \(stage.letter.lowercased())",
                term: "Stage \(Prose(.stage(stage))) \(words: stage.name)",
                place: Prose.citations(numbers, atMost: 6))
        }
    }

    private var rules: [Entry] {
        Dictionary(grouping: digest.findings.indicators, by: \.detector).map { detector, found in
            let name = digest.analysis.detectors.first { $0.id == detector }?.name ?? detector
            let numbers = Array(Set(found.flatMap { $0.citations.map(\.n) })).sorted()
            return Entry(
                key: name.lowercased() + detector, term: Prose(.text(name)),
                place: "\(section: .indicators); " + Prose.citations(numbers, atMost: 4))
        }
    }
}
