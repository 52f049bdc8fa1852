// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the message history that Viber sent by e-mail: a table a conversation, without a row of names.
///
/// Format notes, and how thin the evidence for them is: docs/formats/viber.md.
public struct Viber: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "viber", name: "Viber message history (CSV, TXT)", platform: .viber, revision: 4)

    /// Importers have no state.
    public init() {}

    /// Claims every table whose first records have date, time, name and number; tables of one folder go together.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var folders: [String] = []
        var found: [String: [Exhibit]] = [:]
        var proved: Set<String> = []
        var isGuarded = false
        for exhibit in survey.exhibits {
            let name = exhibit.name.lowercased()
            guard name.hasSuffix(".csv") || name.hasSuffix(".txt") else { continue }
            let head = survey.head(of: exhibit)
            let text = DecodedText(head.span)
            guard let sign = text.withUTF8(of: head.span, { Self.judge($0) }) else { continue }
            let folder = String(exhibit.folder)
            if found[folder] == nil { folders.append(folder) }
            found[folder, default: []].append(exhibit)
            if sign != .like { proved.insert(folder) }
            isGuarded = isGuarded || sign == .guarded
        }
        // Beside a table that proves itself, a talk of one row is one.
        folders.removeAll { !proved.contains($0) }
        guard !folders.isEmpty else { return nil }
        let units = folders.flatMap { folder in
            let tables = found[folder] ?? []
            return FurtherDownload.groups(tables) { $0 }.map { mark, files in
                let own = Set(files.map(\.number))
                return ImportUnit(
                    files, companions: tables.filter { !own.contains($0.number) },
                    export: folder.isEmpty ? files[0].path : folder + mark)
            }
        }
        return Claim(
            isGuarded ? .certain : .likely, reason: "rows of a Viber message history", units: units)
    }

    /// How surely a text is a table of this program.
    private enum Sign {
        /// The cells are guarded for spreadsheets, as only this program's are.
        case guarded
        /// Rows enough to tell.
        case rows
        /// A row that may be one.
        case like
    }

    private static func judge(_ bytes: Span<UInt8>) -> Sign? {
        let lines = LineCursor.first(40, in: bytes).filter { !$0.content.isEmpty }
        guard let first = lines.first, ViberRow(first.content, in: bytes) != nil else { return nil }
        let rows = lines.prefix(10).compactMap { ViberRow($0.content, in: bytes) }
        return rows.contains(where: \.isGuarded) ? .guarded : rows.count >= 3 ? .rows : .like
    }

    /// Reads the tables of one folder; their dates are in one order.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var dates = DayMonthOrder()
        var owner = ViberOwner()
        // A further download has dates of the same order.
        for exhibit in unit.exhibits + unit.companions {
            _ = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, _) throws(ImportError) in
                var lines = LineCursor(in: bytes)
                while let line = lines.next(in: bytes) {
                    guard let row = ViberRow(line.content, in: bytes) else { continue }
                    dates.note(row.date)
                    owner.note(row.name, in: exhibit)
                }
            }
        }
        guard let first = unit.exhibits.first else { return }
        let whole = Provenance(exhibit: first.number, bytes: 0..<first.size, locator: .whole)
        let order = try dates.settle(declared: settings.dateOrder, at: whole, into: &sink)
        var reader = ViberReader(order, owner: owner.word)
        try evidence.lendTexts(unit.exhibits, to: &sink) { (file, bytes, sink) throws(ImportError) in
            file.reportEncoding(into: &sink)
            try reader.read(bytes, file, into: &sink)
        }
        reader.remarks.report(into: &sink)
    }
}
