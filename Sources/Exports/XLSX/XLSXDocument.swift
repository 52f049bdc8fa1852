// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// A workbook with one sheet a table, written row by row.
///
/// A text that is longer than a cell may be goes on in the sheet "Long texts"; a table that is longer than a sheet may
/// be goes on in a further sheet.
public enum XLSXDocument {
    /// Writes a whole case to `path`; rows wait in nameless files in the folder `scratch`.
    public static func write(_ export: CaseExport, to path: String, scratch: String) throws {
        try write(export, to: path, scratch: scratch, rowLimit: Workbook.sheetLimit)
    }

    static func write(_ export: CaseExport, to path: String, scratch: String, rowLimit: Int) throws {
        var book = try Workbook(
            path: path, scratch: scratch, furniture: furniture(of: export.analysis.details), rowLimit: rowLimit)
        try about(export, &book)
        var long = LongTexts()
        for table in CaseTable.allCases {
            let rows = table == .timeline ? CaseTable.timelineSheet(export.catalogue) : table.rows(of: export)
            try write(table.title, rows, to: &book, &long)
        }
        try book.close()
    }

    /// Writes a timeline alone.
    static func write(_ catalogue: TimelineCatalogue, to path: String, scratch: String) throws {
        let furniture = Workbook.Furniture(title: "Timeline", left: "Timeline", centre: "", day: 1)
        var book = try Workbook(path: path, scratch: scratch, furniture: furniture)
        var long = LongTexts()
        try write(CaseTable.timeline.title, CaseTable.timelineSheet(catalogue), to: &book, &long)
        try book.close()
    }

    /// The sheet that takes what does not fit into cells; made when first needed.
    private struct LongTexts {
        static let title = "Long texts"
        var sheet: Int?
        var part = 1
    }

    private static func write(
        _ title: String, _ table: TableRows, to book: inout Workbook, _ long: inout LongTexts
    ) throws {
        var sheet = try book.addSheet(title, table.columns, printed: table.printedColumns)
        var name = title
        var part = 1
        // A closure that may throw cannot hold an `inout` workbook that is not copyable: rows come in portions.
        var portion: [[TableCell]] = []
        func flush(_ book: inout Workbook, _ long: inout LongTexts) throws {
            for row in portion {
                if book.rows(of: sheet) == book.rowLimit {
                    part += 1
                    name = "\(title) \(part)"
                    sheet = try book.addSheet(name, table.columns, printed: table.printedColumns)
                }
                let place = "\(name), row \(book.rows(of: sheet) + 1)"
                var cells = row
                for (index, cell) in row.enumerated() {
                    guard case .text(let text) = cell else { continue }
                    cells[index] = try fitted(
                        SheetText.cell(text), place: place, column: table.columns[index].title, &book, &long)
                }
                try book.append(cells, to: sheet)
            }
            portion.removeAll(keepingCapacity: true)
        }
        try table.forEach { row in
            portion.append(row)
            if portion.count >= 1024 { try flush(&book, &long) }
        }
        try flush(&book, &long)
    }

    /// The cell; what does not fit goes on in the sheet of long texts.
    private static func fitted(
        _ text: String, place: String, column: String, _ book: inout Workbook, _ long: inout LongTexts
    ) throws -> TableCell {
        // UTF-8 is never shorter than UTF-16: most texts are decided by a length that is known.
        guard text.utf8.count > SheetText.limit, text.utf16.count > SheetText.limit else { return .text(text) }
        let note = "⟨the text goes on in the sheet \(LongTexts.title)⟩"
        let pieces = SheetText.pieces(text, limit: SheetText.limit - note.utf16.count)
        for (index, piece) in pieces.enumerated() {
            try append(
                [.text(place), .text(column), .count(index + 1), .count(pieces.count), .text(piece)], &book, &long)
        }
        return .text((pieces.first ?? "") + note)
    }

    private static func append(_ cells: [TableCell], _ book: inout Workbook, _ long: inout LongTexts) throws {
        if let sheet = long.sheet, book.rows(of: sheet) < book.rowLimit { return try book.append(cells, to: sheet) }
        let name = long.sheet == nil ? LongTexts.title : "\(LongTexts.title) \(long.part)"
        let sheet = try book.addSheet(
            name,
            [
                .init(title: "place", width: 26), .init(title: "column", width: 18), .init(title: "part", width: 8),
                .init(title: "parts", width: 8), .init(title: "text", width: 100, wraps: true),
            ])
        long.sheet = sheet
        long.part += 1
        try book.append(cells, to: sheet)
    }

    private static func furniture(of details: CaseDetails) -> Workbook.Furniture {
        let names = [details.reference, details.exhibit].compactMap(\.self)
        let day = Int64(details.reportDate.prefix(4)).flatMap { year -> Int64? in
            let parts = details.reportDate.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 3 else { return nil }
            return CivilTime(year: Int(year), month: parts[1], day: parts[2])?.dayNumber
        }
        return Workbook.Furniture(
            title: names.isEmpty ? "Case" : names.joined(separator: " · "), left: names.joined(separator: " · "),
            centre: details.marking ?? "", day: day ?? 1)
    }

    /// What the workbook is, for whoever opens it.
    private static func about(_ export: CaseExport, _ book: inout Workbook) throws {
        let analysis = export.analysis
        let details = analysis.details
        let sheet = try book.addSheet(
            "About", [.init(title: "what", width: 26), .init(title: "value", width: 100, wraps: true)])
        let rows: [(String, String?)] = [
            ("case", details.reference), ("exhibit", details.exhibit), ("examiner", details.examiner),
            ("unit", details.unit), ("marking", details.marking), ("report date", details.reportDate),
            ("made by", "\(analysis.tool.name) \(analysis.tool.version)"),
            ("SHA-256 of the list of inputs", analysis.inputsDigest),
            ("zone of wall clocks", details.zone ?? "none declared"), ("basis of the zone", details.zoneBasis),
            (
                "texts",
                details.showsFullContent
                    ? "full" : "text of \(analysis.severeMessages.count) messages withheld (--content withheld)"
            ),
            ("numbers", "n is the place of an event in the timeline, as the report cites it."),
            ("times", "RFC 3339, to the precision of the source; Z is UTC; without Z only a wall clock is known."),
            ("characters", "What a cell cannot hold is printed by its number, as ⟨U+0000⟩."),
            ("reservation", CaseExport.reservation),
        ]
        for (what, value) in rows {
            guard let value else { continue }
            try book.append([.text(what), .text(SheetText.cell(value))], to: sheet)
        }
    }
}
