// SPDX-License-Identifier: Apache-2.0

import Formats

/// A table of comma-separated values whose first row names its columns; values are found by the name of their column.
struct HeadedTable {
    /// A row by its places.
    struct Row {
        fileprivate var record: CSVRecord
        /// Where it stands, without its line end.
        var bytes: Range<Int> { record.bytes }
        /// Line on which it begins, from 1.
        var line: Int { record.line }
        /// Whether a quoted value was damaged, the row has more values than the table has columns, or the file was cut off in it.
        var isDamaged: Bool
        /// Whether it repeats the names of the columns, as where files were put one behind the other.
        var isHead: Bool
    }

    /// Names of the columns, folded.
    private(set) var columns: [String] = []
    private var cursor: CSVCursor

    /// Reads the head: the first row that has a column of this name.
    ///
    /// - Returns: nil where no such row stands among the first ones; some files begin with a note.
    init?(in bytes: Span<UInt8>, column: String) {
        cursor = CSVCursor(in: bytes)
        for _ in 0..<8 {
            guard let row = cursor.next(in: bytes) else { return nil }
            let names = row.values(in: bytes).map(Self.folded)
            guard names.contains(column) else { continue }
            columns = names
            return
        }
        return nil
    }

    /// The next row that is no empty line; nil at the end.
    mutating func next(in bytes: Span<UInt8>) -> Row? {
        cursor.next(in: bytes, width: columns.count).map { row($0, in: bytes) }
    }

    /// The row at a place where one was found before.
    func row(at place: Range<Int>, line: Int, in bytes: Span<UInt8>) -> Row? {
        var cursor = CSVCursor(at: place.lowerBound, line: line)
        return cursor.next(in: bytes, width: columns.count).map { row($0, in: bytes) }
    }

    private func row(_ record: CSVRecord, in bytes: Span<UInt8>) -> Row {
        // Every program ends the last row too.
        let isCut = record.fields.count < columns.count && record.bytes.upperBound == bytes.count
        return Row(
            record: record, isDamaged: record.isDamaged || record.fields.count > columns.count || isCut,
            isHead: record.fields.count == columns.count
                && zip(record.fields, columns).allSatisfy { Self.isName($0, $1, in: bytes) })
    }

    /// The place of a column, looked up once for all rows; nil where there is none.
    func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    /// The value in a column; nil where nothing stands.
    func value(_ row: Row, in column: Int?, _ bytes: Span<UInt8>) -> String? {
        guard let column, column < row.record.fields.count else { return nil }
        let field = row.record.fields[column]
        return field.bytes.isEmpty ? nil : field.text(in: bytes)
    }

    /// The value under the first of the names that is a column; nil where nothing stands.
    func value(_ row: Row, _ names: String..., in bytes: Span<UInt8>) -> String? {
        let fields = row.record.fields
        for name in names {
            // A dozen names of different lengths are compared faster than hashed.
            let length = name.utf8.count
            guard let index = columns.firstIndex(where: { $0.utf8.count == length && $0 == name }),
                index < fields.count, !fields[index].bytes.isEmpty
            else {
                continue
            }
            return fields[index].text(in: bytes)
        }
        return nil
    }

    /// Where the values of columns stand in a row, as they are written; empty where nothing stands.
    func places(_ row: Row, of columns: [Int?]) -> [Range<Int>] {
        columns.map { place(row, of: $0) }
    }

    /// Whether the values of columns stand in a row as they do at places of another.
    func hasValues(_ row: Row, of columns: [Int?], at places: [Range<Int>], in bytes: Span<UInt8>) -> Bool {
        for index in columns.indices where !bytes.isEqual(place(row, of: columns[index]), places[index]) {
            return false
        }
        return true
    }

    private func place(_ row: Row, of column: Int?) -> Range<Int> {
        guard let column, column < row.record.fields.count else { return 0..<0 }
        return row.record.fields[column].bytes
    }

    /// Whether there is such a column.
    func has(_ name: String) -> Bool { columns.contains(name) }

    /// Columns that are none of these.
    func unknownColumns(_ known: Set<String>) -> Int { columns.count { !known.contains($0) && !$0.isEmpty } }

    /// `SENDER PROFILE URL` and `sender_profile_url` are one name, and so are `created_time (UTC seconds)` and `created_time`.
    static func folded(_ name: String) -> String {
        let isRemarked = name.last == ")" && name.contains(" (")
        let name = isRemarked ? name.prefix { $0 != "(" } : name[...]
        if name.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: name.utf8.filter { !isPassedOver($0) }, as: UTF8.self).lowercased()
        }
        return String(
            String.UnicodeScalarView(name.unicodeScalars.filter { $0.value > 0x20 && $0 != "_" && $0 != "\u{FEFF}" })
        )
        .lowercased()
    }

    /// Whether a byte of ASCII is left out of a folded name.
    private static func isPassedOver(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "_") }

    /// Whether a value is the folded name; one that is too long or begins otherwise is none, so few are decoded.
    private static func isName(_ field: CSVField, _ name: String, in bytes: Span<UInt8>) -> Bool {
        field.bytes.count >= name.utf8.count && field.bytes.count <= 2 * name.utf8.count + 24
            && couldBegin(name, field, in: bytes) && folded(field.text(in: bytes)) == name
    }

    /// Whether the first letter of a value can be that of a folded name; what is beyond ASCII can be anything.
    private static func couldBegin(_ name: String, _ field: CSVField, in bytes: Span<UInt8>) -> Bool {
        guard let place = field.bytes.first(where: { !isPassedOver(bytes[$0]) }), let first = name.utf8.first else {
            return true
        }
        let isCapital = bytes[place] &- UInt8(ascii: "A") < 26
        return bytes[place] >= 0x80 || first == (isCapital ? bytes[place] | 0x20 : bytes[place])
    }

    /// The folded first rows of a head of a file, for judging it.
    static func columns(ofHead head: [UInt8]) -> [[String]] {
        let bytes = head.span
        var cursor = CSVCursor(in: bytes)
        var rows: [[String]] = []
        while rows.count < 5, let row = cursor.next(in: bytes) {
            rows.append(row.fields.map { $0.bytes.count > longestName ? "" : folded($0.text(in: bytes)) })
        }
        return rows
    }

    /// What is longer is a text: the first lines of most files are.
    private static let longestName = 256
}
