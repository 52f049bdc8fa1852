// SPDX-License-Identifier: Apache-2.0

import Formats

/// A table whose first row names its columns; values are found by the name of their column.
struct HeadedTable {
    /// A row with its place.
    struct Row {
        var fields: [String]
        var bytes: Range<Int>
        var line: Int
        /// Whether a quoted value was damaged, or the row has more values than the table has columns.
        var isDamaged: Bool
        /// Whether it repeats the names of the columns, as where files were put one behind the other.
        var isHead: Bool
    }

    /// Names of the columns, folded.
    private(set) var columns: [String] = []
    private var places: [String: Int] = [:]
    private var cursor: CSVCursor

    /// Reads the head: the first row that has a column of this name.
    ///
    /// - Returns: nil where no such row stands among the first ones; some files begin with a note.
    init?(in bytes: Span<UInt8>, column: String) {
        cursor = CSVCursor(in: bytes)
        for _ in 0..<8 {
            guard let row = cursor.next(in: bytes) else { return nil }
            let names = row.fields.map(Self.folded)
            guard names.contains(column) else { continue }
            columns = names
            for (index, name) in names.enumerated() where places[name] == nil { places[name] = index }
            return
        }
        return nil
    }

    /// The next row; nil at the end.
    mutating func next(in bytes: Span<UInt8>) -> Row? {
        guard let record = cursor.next(in: bytes) else { return nil }
        return Row(
            fields: record.fields, bytes: record.bytes, line: record.line,
            isDamaged: record.isDamaged || record.fields.count > columns.count,
            isHead: record.fields.count == columns.count && record.fields.map(Self.folded) == columns)
    }

    /// The value under the first of the names that is a column; nil where nothing stands.
    func value(_ row: Row, _ names: String...) -> String? {
        for name in names {
            guard let index = places[name], index < row.fields.count else { continue }
            let text = row.fields[index]
            if !text.isEmpty { return text }
        }
        return nil
    }

    /// Whether there is such a column.
    func has(_ name: String) -> Bool { places[name] != nil }

    /// Columns that are none of these.
    func unknownColumns(_ known: Set<String>) -> Int { columns.count { !known.contains($0) && !$0.isEmpty } }

    /// `SENDER PROFILE URL` and `sender_profile_url` are one name.
    static func folded(_ name: String) -> String {
        String(
            String.UnicodeScalarView(name.unicodeScalars.filter { $0.value > 0x20 && $0 != "_" && $0 != "\u{FEFF}" })
        )
        .lowercased()
    }

    /// The folded first row of a head of a file, for judging it.
    static func columns(ofHead head: [UInt8]) -> [[String]] {
        let bytes = head.span
        var cursor = CSVCursor(in: bytes)
        var rows: [[String]] = []
        while rows.count < 5, let row = cursor.next(in: bytes) { rows.append(row.fields.map(folded)) }
        return rows
    }
}
