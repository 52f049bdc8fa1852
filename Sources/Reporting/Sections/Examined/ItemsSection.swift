// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The files that were handed in and what became of their members.
struct ItemsSection: ReportSection {
    static let name = SectionName.items
    let digest: CaseDigest

    private static let rowLimit = 60

    func write(into draft: inout Draft) {
        let inputs = digest.analysis.inputs
        let exhibits = digest.analysis.exhibits
        draft.table(
            "Inputs as handed in", "SHA-256 is computed over the bytes of the input.",
            columns: [.init("No.", 6), .init("Name", 43), .init("Bytes", 12, isNumeric: true), .init("SHA-256")],
            rows: inputs.prefix(Self.rowLimit).enumerated().map { index, input in
                .init([
                    Prose(.text(String(index + 1))), Prose(.evidence(input.path)), "\(input.bytes)",
                    Prose(.code(Figures.groups(input.sha256))),
                ])
            })
        if inputs.count > Self.rowLimit { rest(inputs.count, &draft) }
        var counts: [ExhibitRecord.Status: Int] = [:]
        for exhibit in exhibits { counts[exhibit.status, default: 0] += 1 }
        let order: [ExhibitRecord.Status] = [
            .container, .imported, .partial, .attachment, .unreferenced, .companion, .ignored, .notUnderstood,
            .unreadable,
        ]
        let parts = order.compactMap { status in
            counts[status].map { "\(Figures.grouped($0)) \(Phrases.status(status))" }
        }
        if !parts.isEmpty {
            draft.paragraph(
                """
                \(exhibits.count, "file") and archive members: \(words: parts.joined(separator: "; ")). \
                \(code: "manifest.json") lists each with its hash.
                """
            )
        }
        let shown = exhibits.filter { [.imported, .partial, .notUnderstood, .unreadable].contains($0.status) }
        guard !shown.isEmpty else {
            draft.paragraph("No file was read by an importer.")
            return
        }
        draft.table(
            "Files that were read, and files that could not be",
            columns: [
                .init("File", 57), .init("Importer", 19), .init("State", 14), .init("Events", isNumeric: true),
            ],
            rows: shown.prefix(Self.rowLimit).map { exhibit in
                .init([
                    Prose(.evidence(exhibit.path)), Prose(.code(exhibit.importer ?? "–")),
                    Prose(.text(Phrases.status(exhibit.status))), "\(exhibit.events)",
                ])
            })
        if shown.count > Self.rowLimit { rest(shown.count, &draft) }
    }

    private func rest(_ count: Int, _ draft: inout Draft) {
        draft.note("The first \(Self.rowLimit) of \(count) rows; \(code: "manifest.json") holds the rest.")
    }
}
