// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The schedule of what was removed from this copy, and which set it was made of.
struct RedactionsSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 60

    func write(into draft: inout Draft) {
        guard let record = digest.analysis.redaction else {
            draft.paragraph("This is the full set, level R0: nothing was removed from it. \(severe)")
            return
        }
        draft.lead(
            "Level \(words: record.level): \(words: Phrases.redaction(record.level)). Removed before anything was printed."
        )
        draft.paragraph(
            """
            A label such as \(evidence: "[PERSON-3]") or \(evidence: "[PHONE-2]") stands where a value was removed; one \
            value has one label in each file of the set, and \(evidence: "[PERSON-3]") is account A3. What a label stands \
            for is not in the set.
            """
        )
        draft.paragraph(
            record.hasSubjects
                ? """
                The data of the accounts named as subjects (\(words: Figures.list(digest.analysis.subjects.sorted().map(\.label)))) \
                were kept\(words: record.level == "R4" ? " out as well" : "").
                """
                : "No account was named as a subject, so that no account’s data were kept apart."
        )
        draft.paragraph(
            """
            Names and contact data were taken from accounts, contact cards and identifiers of the record, and looked for in \
            other spellings and encodings. Schools, places and relatives were looked for by English ways of naming them\
            \(words: record.listed > 0 ? ", and \(Figures.counted(record.listed, "text")) by the investigator’s list" : ""). \
            A nickname, or a place that is merely hinted at, can only be listed by a person: read the set before it is \
            served. Names that are ordinary words too were removed where they begin with a capital. Pictures and sounds \
            are not part of the set.
            """
        )
        draft.facts(
            "Parent of this set",
            [
                ("Parent", "\(code: "findings.json") of level R0, the same run without \(code: "--redact")"),
                ("SHA-256", Prose(.code(Figures.groups(record.parent)))),
                ("Search for leaks", "passed: each file of the set was searched for each removed value"),
            ])
        let kinds = Dictionary(grouping: record.entries, by: \.kind).mapValues { entries in
            (places: Figures.sum(entries.map(\.count)), messages: entries.count { $0.n != nil })
        }
        draft.table(
            "Removed, by class",
            columns: [.init("Class", 40), .init("Places", 20, isNumeric: true), .init("Messages", isNumeric: true)],
            rows: kinds.sorted { $0.key < $1.key }.map { kind, sums in
                .init([Prose(.code(kind)), "\(sums.places)", "\(sums.messages)"])
            })
        let rows = record.entries.filter { $0.n != nil }
        guard !rows.isEmpty else { return }
        draft.table(
            "Schedule of redactions", "Ground and officer are filled in by the unit.",
            columns: [
                .init("Message", 14), .init("Class", 20), .init("Places", 12, isNumeric: true),
                .init("Ground", 32), .init("Officer"),
            ],
            rows: rows.prefix(Self.rowLimit).map { entry in
                .init([
                    entry.n.map { "\(cite: $0)" } ?? "–", Prose(.code(entry.kind)), "\(entry.count)", "____________",
                    "____________",
                ])
            })
        if rows.count > Self.rowLimit {
            draft.note("The first \(Self.rowLimit) of \(rows.count) rows; \(code: "redactions.csv") holds the rest.")
        }
    }

    private var severe: Prose {
        if digest.withheld > 0 { return "Severe wording is withheld, which is no redaction." }
        return digest.analysis.severeMessages.isEmpty
            ? "No message met the rule for severe wording." : "Severe wording is printed."
    }
}
