// SPDX-License-Identifier: Apache-2.0

import Formats

/// A value of a table of separated values, by its place: decoded only when somebody asks.
struct CSVField {
    /// Without the quotation marks around it, if there are any.
    var bytes: Range<Int>
    /// Whether quotation marks stand in it, each written twice.
    var hasQuotes: Bool

    /// The value, quotation marks resolved.
    func text(in bytes: Span<UInt8>) -> String {
        let text = bytes.text(in: self.bytes)
        return hasQuotes ? text.replacing("\"\"", with: "\"") : text
    }
}

/// A record of a table of separated values.
struct CSVRecord {
    /// In the order of the table.
    var fields: [CSVField] = []
    /// Where it stands, without its line end.
    var bytes = 0..<0
    /// Line on which it begins, from 1.
    var line = 0
    /// Whether a quoted value was still open at the end of the text, or text stood behind a quoted value.
    var isDamaged = false

    /// All values.
    func values(in bytes: Span<UInt8>) -> [String] { fields.map { $0.text(in: bytes) } }
}

/// Walks over a table of separated values (RFC 4180), one record at a time.
///
/// Text behind a closing quotation mark, which no such table has, stays with its value, mark and all, and the record is
/// damaged: whether it is told or refused is for the format to say.
struct CSVCursor {
    /// Where the next record begins.
    private(set) var offset: Int
    private var line: Int
    private let separator: UInt8

    /// Stands in front of the first record, behind a byte order mark.
    init(in bytes: Span<UInt8>, separator: UInt8 = UInt8(ascii: ",")) {
        self.init(at: bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0, line: 1, separator: separator)
    }

    /// Stands in front of a record that was found before.
    init(at offset: Int, line: Int, separator: UInt8 = UInt8(ascii: ",")) {
        self.offset = offset
        self.line = line
        self.separator = separator
    }

    /// The next record that is not an empty line; nil at the end.
    ///
    /// - Parameter width: how many values it is likely to have.
    mutating func next(in bytes: Span<UInt8>, width: Int = 8) -> CSVRecord? {
        while offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D {
            if bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        guard offset < bytes.count else { return nil }
        var record = CSVRecord(line: line)
        record.fields.reserveCapacity(width)
        let start = offset
        while true {
            let (field, isSound) = takeField(in: bytes)
            record.fields.append(field)
            if !isSound { record.isDamaged = true }
            guard offset < bytes.count, bytes[offset] == separator else { break }
            offset += 1
        }
        record.bytes = start..<offset
        return record
    }

    /// Takes one value; leaves the cursor on what ends it.
    private mutating func takeField(in bytes: Span<UInt8>) -> (CSVField, isSound: Bool) {
        let start = offset
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
            skipToEnd(in: bytes)
            return (CSVField(bytes: start..<offset, hasQuotes: false), true)
        }
        var hasQuotes = false
        var index = start + 1
        while true {
            index = bytes.firstIndex(of: UInt8(ascii: "\""), or: 0x0A, from: index)
            while index < bytes.count, bytes[index] == 0x0A {
                line += 1
                index = bytes.firstIndex(of: UInt8(ascii: "\""), or: 0x0A, from: index + 1)
            }
            guard index < bytes.count else {
                offset = bytes.count
                return (CSVField(bytes: start + 1..<bytes.count, hasQuotes: hasQuotes), false)
            }
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else { break }
            hasQuotes = true
            index += 2
        }
        offset = index + 1
        if offset >= bytes.count || endsField(bytes[offset]) {
            return (CSVField(bytes: start + 1..<index, hasQuotes: hasQuotes), true)
        }
        skipToEnd(in: bytes)
        return (CSVField(bytes: start + 1..<offset, hasQuotes: hasQuotes), false)
    }

    private mutating func skipToEnd(in bytes: Span<UInt8>) {
        while offset < bytes.count, !endsField(bytes[offset]) { offset += 1 }
    }

    private func endsField(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }
}
