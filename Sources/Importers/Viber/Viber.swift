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
        id: "viber", name: "Viber message history (CSV, TXT)", platform: .viber, revision: 2)

    /// Importers have no state.
    public init() {}

    /// Claims every table whose first records have date, time, name and number; tables of one folder go together.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var folders: [String] = []
        var found: [String: [Exhibit]] = [:]
        var isGuarded = false
        for exhibit in survey.exhibits {
            let name = exhibit.name.lowercased()
            guard name.hasSuffix(".csv") || name.hasSuffix(".txt") else { continue }
            let head = survey.head(of: exhibit)
            let text = DecodedText(head.span)
            guard let sign = text.withUTF8(of: head.span, { Self.judge($0) }) else { continue }
            isGuarded = isGuarded || sign
            let folder = String(exhibit.folder)
            if found[folder] == nil { folders.append(folder) }
            found[folder, default: []].append(exhibit)
        }
        guard !folders.isEmpty else { return nil }
        let units = folders.map { folder in
            ImportUnit(found[folder] ?? [], export: folder.isEmpty ? found[folder]?.first?.path ?? "" : folder)
        }
        return Claim(
            isGuarded ? .certain : .likely, reason: "rows of a Viber message history", units: units)
    }

    /// Whether the cells are guarded for spreadsheets, as only this program's are; nil for another text.
    private static func judge(_ bytes: Span<UInt8>) -> Bool? {
        let lines = LineCursor.first(40, in: bytes).filter { !$0.content.isEmpty }
        guard let first = lines.first, ViberRow(first.content, in: bytes) != nil else { return nil }
        let rows = lines.prefix(10).compactMap { ViberRow($0.content, in: bytes) }
        let isGuarded = rows.contains(where: \.isGuarded)
        return rows.count >= 3 || isGuarded ? isGuarded : nil
    }

    /// Reads the tables of one folder; their dates are in one order.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var dates = DayMonthOrder()
        for exhibit in unit.exhibits {
            _ = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, _) throws(ImportError) in
                var lines = LineCursor(in: bytes)
                while let line = lines.next(in: bytes) {
                    if let row = ViberRow(line.content, in: bytes) { dates.note(row.date) }
                }
            }
        }
        guard let first = unit.exhibits.first else { return }
        let whole = Provenance(exhibit: first.number, bytes: 0..<first.size, locator: .whole)
        let order = try dates.settle(declared: settings.dateOrder, at: whole, into: &sink)
        var reader = ViberReader(order)
        try evidence.lendTexts(unit.exhibits, to: &sink) { (file, bytes, sink) throws(ImportError) in
            file.reportEncoding(into: &sink)
            try reader.read(bytes, file, into: &sink)
        }
        reader.remarks.report(into: &sink)
    }
}
