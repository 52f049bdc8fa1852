// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What became of each record, and what the importers remarked.
struct CoverageSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 60
    private static let shortList = 12

    func write(into draft: inout Draft) {
        draft.lead(
            "A record is read, skipped on purpose or not understood. There is no report unless the columns balance.")
        if digest.analysis.coverage.isEmpty {
            draft.paragraph("No exhibit holds records.")
        } else {
            writeRecords(digest.analysis.coverage, into: &draft)
        }
        writeLanguages(into: &draft)
        if digest.analysis.diagnostics.isEmpty {
            draft.paragraph("The importers reported no damage and no remark.")
        } else {
            writeRemarks(digest.analysis.diagnostics, into: &draft)
        }
    }

    private func writeRecords(_ coverage: [CoverageRecord], into draft: inout Draft) {
        let folder = CommonFolder(coverage.map(\.exhibit))
        draft.table(
            "Records met, read, skipped and not understood",
            folder.told.map { "Met = read + skipped + not understood. \($0)" }
                ?? "Met = read + skipped + not understood",
            columns: [
                .init("Exhibit", 43), .init("Met", 8, isNumeric: true), .init("Read", 8, isNumeric: true),
                .init("Skipped", 10, isNumeric: true), .init("Unknown", 11, isNumeric: true), .init("Reasons"),
            ], rows: rows(of: coverage, in: folder))
        let codes = Set(coverage.flatMap(\.skippedBy.keys)).sorted().prefix(Self.shortList)
        guard !codes.isEmpty else { return }
        let told = codes.map { code -> Prose in
            "\(words: DiagnosticMeanings.words(of: code)) (\(code: code)): \(words: DiagnosticMeanings.shipped[code])"
        }
        draft.note("Skipped as \(Prose.joined(told, by: "; ")).")
    }

    /// Many files of one export that were read whole need no row each; whatever was left out has one.
    private func rows(of coverage: [CoverageRecord], in folder: CommonFolder) -> [Table.Row] {
        let isShort = coverage.count <= Self.shortList
        let inPart = Set(digest.analysis.exhibits.filter { $0.status == .partial }.map(\.path))
        func isWhole(_ record: CoverageRecord) -> Bool {
            record.skipped == 0 && record.unknown == 0 && !inPart.contains(record.exhibit)
        }
        let listed = isShort ? coverage : coverage.filter { !isWhole($0) }
        var rows = listed.prefix(Self.rowLimit).map { record -> Table.Row in
            .init([
                folder.rest(of: record.exhibit), "\(record.records)", "\(record.parsed)", "\(record.skipped)",
                "\(record.unknown)", reasons(record, isWhole: !inPart.contains(record.exhibit)),
            ])
        }
        let rest = Array(listed.dropFirst(Self.rowLimit))
        if !rest.isEmpty { rows.append(sum("\(rest.count) more exhibits", rest, isSum: false)) }
        let whole = isShort ? [] : coverage.filter(isWhole)
        if !whole.isEmpty {
            rows.append(sum("\(Figures.counted(whole.count, "exhibit")) with each record read", whole, isSum: false))
        }
        let met = Set(coverage.map(\.exhibit))
        for path in inPart.subtracting(met).sorted().prefix(Self.shortList) {
            rows.append(.init([folder.rest(of: path), "–", "–", "–", "–", Self.readInPart]))
        }
        return rows + [sum("Sum", coverage, isSum: true)]
    }

    private func writeRemarks(_ diagnostics: [DiagnosticRecord], into draft: inout Draft) {
        let counts = Diagnostic.Severity.allCases.reversed().map { severity -> String in
            let total = Figures.sum(diagnostics.filter { $0.severity == severity }.map(\.count))
            return Figures.counted(total, word(severity), severity == .loss ? "losses" : nil)
        }
        draft.paragraph(
            """
            The importers reported \(words: Figures.list(counts)). A loss is material that exists and is not in \
            the timeline.
            """
        )
        let remarks = Self.remarks(of: diagnostics)
        let shown = remarks.prefix(Self.rowLimit)
        let folder = CommonFolder(
            (digest.analysis.coverage.map(\.exhibit) + shown.map(\.first.exhibit)).filter { !$0.isEmpty })
        let sub: Prose = "Losses first. The place is the first of its kind."
        draft.table(
            "Damage and remarks", folder.told.map { "\(sub) \($0)" } ?? sub,
            columns: [
                .init("Class", 9), .init("Remark", 43), .init("Exhibit", 22), .init("First place"),
                .init("Count", 9, isNumeric: true),
            ],
            rows: shown.map { remark in
                var exhibit = folder.rest(of: remark.first.exhibit)
                if remark.exhibits > 1 { exhibit += " \(soft: "and \(Figures.grouped(remark.exhibits - 1)) more")" }
                return .init([
                    Prose(.text(word(remark.first.severity))), Self.meaning(of: remark.first.code), exhibit,
                    Prose(.evidence(remark.first.locator)), "\(remark.count)",
                ])
            })
        if remarks.count > Self.rowLimit {
            draft.note("The first \(Self.rowLimit) of \(remarks.count) rows; \(code: "findings.json") holds the rest.")
        }
    }

    /// What a code means, with the code by which documentation and other files name it.
    private static func meaning(of code: String) -> Prose {
        "\(words: DiagnosticMeanings.shipped[code].capitalisedFirst) \(code: code)"
    }

    /// Losses first; a loss stays with its exhibit, and a note that many files of an export share is told once.
    private static func remarks(of diagnostics: [DiagnosticRecord]) -> [Remark] {
        let ordered = diagnostics.enumerated().sorted {
            $0.element.severity != $1.element.severity
                ? $0.element.severity > $1.element.severity : $0.offset < $1.offset
        }.map(\.element)
        var remarks: [Remark] = []
        var notes: [String: Int] = [:]
        for found in ordered {
            if found.severity == .note, let place = notes[found.code] {
                remarks[place].count = Figures.sum([remarks[place].count, found.count])
                remarks[place].exhibits += 1
            } else {
                if found.severity == .note { notes[found.code] = remarks.count }
                remarks.append(Remark(first: found, exhibits: 1, count: found.count))
            }
        }
        return remarks
    }

    /// A remark, or many of the same kind.
    private struct Remark {
        var first: DiagnosticRecord
        var exhibits: Int
        var count: Int
    }

    private func writeLanguages(into draft: inout Draft) {
        let languages = digest.analysis.languages
        guard !languages.isEmpty else { return }
        let shown = languages.prefix(Self.languageLimit)
        var rows = shown.map { record -> Table.Row in
            .init([
                Prose(.text(record.language.map(LanguageNames.name) ?? "too little text to tell")),
                "\(record.messages)",
                record.language == nil
                    ? "none decided: the packs together"
                    : record.packs.isEmpty ? "none: the packs together" : .joined(record.packs.map { "\(code: $0)" }),
            ])
        }
        let rest = languages.dropFirst(Self.languageLimit)
        if !rest.isEmpty {
            rows.append(
                .init([
                    Prose(.text("\(rest.count) more")), "\(Figures.sum(rest.map(\.messages)))", "–",
                ]))
        }
        draft.table(
            "Languages of the messages with text",
            "Told for each writer of a conversation from a sample of what they wrote.",
            columns: [.init("Language", 30), .init("Messages", 14, isNumeric: true), .init("Rule packs")], rows: rows)
    }

    private static let languageLimit = 12

    private func word(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .note: "note"
        case .warning: "warning"
        case .loss: "loss"
        }
    }

    private static let readInPart: Prose = "read in part; the remarks say where it stopped"

    private func reasons(_ record: CoverageRecord, isWhole: Bool) -> Prose {
        let parts = record.skippedBy.keys.sorted().prefix(6).map { reason -> Prose in
            "\(record.skippedBy[reason] ?? 0) \(words: DiagnosticMeanings.words(of: reason))"
        }
        let all = parts + (isWhole ? [] : [Self.readInPart])
        return all.isEmpty ? "–" : .joined(all)
    }

    private func sum(_ words: String, _ records: [CoverageRecord], isSum: Bool) -> Table.Row {
        .init(
            [
                Prose(.text(words)), "\(Figures.sum(records.map(\.records)))", "\(Figures.sum(records.map(\.parsed)))",
                "\(Figures.sum(records.map(\.skipped)))", "\(Figures.sum(records.map(\.unknown)))",
                isSum ? "Balances" : "–",
            ], isSum: isSum)
    }
}
