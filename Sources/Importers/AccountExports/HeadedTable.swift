// SPDX-License-Identifier: Apache-2.0

import Formats

/// A table of comma-separated values (RFC 4180) whose first row names its columns.
///
/// Values are found by the name of their column and decoded only when somebody asks.
struct HeadedTable {
    /// A row by its places.
    struct Row {
        fileprivate var fields: [Field] = []
        /// Where it stands, without its line end.
        var bytes = 0..<0
        /// Line on which it begins, from 1.
        var line = 0
        /// Whether a quoted value was damaged, or the row has more values than the table has columns.
        var isDamaged = false
        /// Whether it repeats the names of the columns, as where files were put one behind the other.
        var isHead = false
    }

    fileprivate struct Field {
        /// Between the quotation marks, if there are any.
        var bytes: Range<Int>
        /// Whether quotation marks stand in it, each written twice.
        var hasQuotes: Bool
    }

    /// Names of the columns, folded.
    private(set) var columns: [String] = []
    private var places: [String: Int] = [:]
    private var offset: Int
    private var line = 1

    /// Reads the head: the first row that has a column of this name.
    ///
    /// - Returns: nil where no such row stands among the first ones; some files begin with a note.
    init?(in bytes: Span<UInt8>, column: String) {
        offset = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
        for _ in 0..<8 {
            guard let row = next(in: bytes) else { return nil }
            let names = row.fields.map { Self.folded(Self.text($0, in: bytes)) }
            guard names.contains(column) else { continue }
            columns = names
            for (index, name) in names.enumerated() where places[name] == nil { places[name] = index }
            return
        }
        return nil
    }

    private init(in bytes: Span<UInt8>) {
        offset = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    }

    /// The next row that is no empty line; nil at the end.
    mutating func next(in bytes: Span<UInt8>) -> Row? {
        while offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D {
            if bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        guard offset < bytes.count else { return nil }
        var row = Row()
        row.line = line
        row.fields.reserveCapacity(max(4, columns.count))
        let start = offset
        while true {
            let (field, isSound) = takeField(in: bytes)
            row.fields.append(field)
            if !isSound { row.isDamaged = true }
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { break }
            offset += 1
        }
        row.bytes = start..<offset
        guard !columns.isEmpty else { return row }
        if row.fields.count > columns.count { row.isDamaged = true }
        row.isHead =
            row.fields.count == columns.count
            && zip(row.fields, columns).allSatisfy { Self.isName($0, $1, in: bytes) }
        return row
    }

    /// The row at a place where one was found before.
    func row(at place: Range<Int>, line: Int, in bytes: Span<UInt8>) -> Row? {
        var walk = self
        walk.offset = place.lowerBound
        walk.line = line
        return walk.next(in: bytes)
    }

    private mutating func takeField(in bytes: Span<UInt8>) -> (Field, isSound: Bool) {
        let start = offset
        guard bytes.count > offset, bytes[offset] == UInt8(ascii: "\"") else {
            while offset < bytes.count, !Self.endsField(bytes[offset]) { offset += 1 }
            return (Field(bytes: start..<offset, hasQuotes: false), true)
        }
        var hasQuotes = false
        var index = start + 1
        while true {
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == 0x0A { line += 1 }
                index += 1
            }
            guard index < bytes.count else {
                offset = bytes.count
                return (Field(bytes: start + 1..<bytes.count, hasQuotes: hasQuotes), false)
            }
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else { break }
            hasQuotes = true
            index += 2
        }
        let field = Field(bytes: start + 1..<index, hasQuotes: hasQuotes)
        offset = index + 1
        // Text behind the closing mark belongs to nothing.
        let isSound = offset >= bytes.count || Self.endsField(bytes[offset])
        while offset < bytes.count, !Self.endsField(bytes[offset]) { offset += 1 }
        return (field, isSound)
    }

    private static func endsField(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
    }

    private static func text(_ field: Field, in bytes: Span<UInt8>) -> String {
        let text = bytes.text(in: field.bytes)
        return field.hasQuotes ? text.replacing("\"\"", with: "\"") : text
    }

    /// The value under the first of the names that is a column; nil where nothing stands.
    func value(_ row: Row, _ names: String..., in bytes: Span<UInt8>) -> String? {
        for name in names {
            guard let index = places[name], index < row.fields.count, !row.fields[index].bytes.isEmpty else { continue }
            return Self.text(row.fields[index], in: bytes)
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

    /// Whether a value is the folded name; long values are none, so few are decoded.
    private static func isName(_ field: Field, _ name: String, in bytes: Span<UInt8>) -> Bool {
        field.bytes.count >= name.utf8.count && field.bytes.count <= 2 * name.utf8.count + 4
            && folded(text(field, in: bytes)) == name
    }

    /// The folded first rows of a head of a file, for judging it.
    static func columns(ofHead head: [UInt8]) -> [[String]] {
        let bytes = head.span
        var table = HeadedTable(in: bytes)
        var rows: [[String]] = []
        while rows.count < 5, let row = table.next(in: bytes) {
            rows.append(row.fields.map { folded(text($0, in: bytes)) })
        }
        return rows
    }
}
