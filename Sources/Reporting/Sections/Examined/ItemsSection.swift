// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The files that were handed in and what became of their members.
struct ItemsSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 60
    /// Inputs up to this number are listed whatever they are.
    private static let shortList = 16

    func write(into draft: inout Draft) {
        let inputs = digest.analysis.inputs
        let exhibits = digest.analysis.exhibits
        draft.facts(
            "Receipt, to be completed by the unit",
            [("Received", "From, on, by, seal: ________________________________")], width: 14)
        let isManifestTold = writeInputs(inputs, &draft)
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
                \(exhibits.count, "file"), archive members included: \(words: parts.joined(separator: "; ")).
                """
                    + (isManifestTold ? "" : " \(code: "manifest.json") lists each with its hash.")
            )
        }
        let shown = exhibits.filter { [.imported, .partial, .notUnderstood, .unreadable].contains($0.status) }
        guard !shown.isEmpty else {
            draft.paragraph("No file was read by an importer.")
            return
        }
        let isShort = shown.count <= Self.shortList
        // Many files that were read to their end are one row for each importer; what was not read has its own.
        let listed = isShort ? shown : shown.filter { $0.status != .imported }
        let folder = CommonFolder(listed.prefix(Self.rowLimit).map(\.path))
        var rows = listed.prefix(Self.rowLimit).map { exhibit -> Table.Row in
            .init([
                folder.rest(of: exhibit.path), Prose(.code(exhibit.importer ?? "–")),
                Prose(.text(Phrases.status(exhibit.status))), "\(exhibit.events)",
            ])
        }
        if !isShort {
            let whole = shown.filter { $0.status == .imported }
            for importer in Set(whole.map { $0.importer ?? "–" }).sorted() {
                let files = whole.filter { ($0.importer ?? "–") == importer }
                rows.append(
                    .init([
                        "\(files.count, "file")", Prose(.code(importer)), Prose(.text(Phrases.status(.imported))),
                        "\(Figures.sum(files.map(\.events)))",
                    ]))
            }
        }
        draft.table(
            "Files that were read, and files that could not be", folder.told,
            columns: [
                .init("File", 60), .init("Importer", 18), .init("State", 13), .init("Events", isNumeric: true),
            ], rows: rows)
        if listed.count > Self.rowLimit { rest(listed.count, &draft) }
    }

    /// A long list leaves media and page furniture to the manifest, says how many, and whether it said so.
    private func writeInputs(_ inputs: [InputRecord], _ draft: inout Draft) -> Bool {
        var listed = Array(inputs.enumerated())
        if inputs.count > Self.shortList {
            let plain: Set<ExhibitRecord.Status> = [.attachment, .unreferenced, .companion, .ignored]
            let left = Set(digest.analysis.exhibits.filter { plain.contains($0.status) }.map(\.path))
            listed.removeAll { left.contains($0.element.path) }
        }
        let leftOut = inputs.count - listed.count
        let folder = CommonFolder(listed.prefix(Self.rowLimit).map(\.element.path))
        let sub: Prose = "SHA-256 is computed over the bytes of the input."
        draft.table(
            "Inputs as handed in", folder.told.map { "\(sub) \($0)" } ?? sub,
            columns: [.init("No.", 6), .init("Name", 43.5), .init("Bytes", 13.5, isNumeric: true), .init("SHA-256")],
            rows: listed.prefix(Self.rowLimit).map { index, input in
                .init([
                    Prose(.text(String(index + 1))), folder.rest(of: input.path), "\(input.bytes)",
                    Prose(.code(Figures.groups(input.sha256))),
                ])
            })
        if listed.count > Self.rowLimit { rest(listed.count, &draft) }
        guard leftOut > 0 else { return listed.count > Self.rowLimit }
        var counts: [ExhibitRecord.Status: Int] = [:]
        let isListed = Set(listed.map(\.element.path))
        let files = Set(inputs.map(\.path)).subtracting(isListed)
        for exhibit in digest.analysis.exhibits where files.contains(exhibit.path) {
            counts[exhibit.status, default: 0] += 1
        }
        let order: [ExhibitRecord.Status] = [.attachment, .unreferenced, .companion, .ignored]
        let kinds = order.compactMap { status in
            counts[status].map { "\(Figures.grouped($0)) \(Phrases.status(status))" }
        }
        draft.note(
            """
            \(leftOut, "further input") not listed here: \(words: Figures.list(kinds)). \
            \(code: "manifest.json") lists each with its hash.
            """
        )
        return true
    }

    private func rest(_ count: Int, _ draft: inout Draft) {
        draft.note("The first \(Self.rowLimit) of \(count) rows; \(code: "manifest.json") holds the rest.")
    }
}
