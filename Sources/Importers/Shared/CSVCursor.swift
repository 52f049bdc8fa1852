// SPDX-License-Identifier: Apache-2.0

import Formats

/// A record of a table of separated values.
struct CSVRecord {
    /// Values, quotation marks resolved.
    var fields: [String]
    /// Where it stands, without its line end.
    var bytes: Range<Int>
    /// Line on which it begins, from 1.
    var line: Int
    /// Whether a quoted value was still open at the end of the text, or text stood behind a quoted value.
    var isDamaged = false
}

/// Walks over a table of separated values (RFC 4180), one record at a time.
struct CSVCursor {
    /// Where the next record begins.
    var offset: Int
    private var line = 1
    private let separator: UInt8

    /// Stands in front of the first record, behind a byte order mark.
    init(in bytes: Span<UInt8>, separator: UInt8 = UInt8(ascii: ",")) {
        offset = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
        self.separator = separator
    }

    /// The next record that is not an empty line; nil at the end.
    mutating func next(in bytes: Span<UInt8>) -> CSVRecord? {
        while offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D {
            if bytes[offset] == 0x0A { line += 1 }
            offset += 1
        }
        guard offset < bytes.count else { return nil }
        var record = CSVRecord(fields: [], bytes: offset..<offset, line: line)
        while true {
            let (field, isSound) = field(in: bytes)
            record.fields.append(field)
            if !isSound { record.isDamaged = true }
            guard offset < bytes.count, bytes[offset] == separator else { break }
            offset += 1
        }
        record.bytes = record.bytes.lowerBound..<offset
        return record
    }

    /// Takes one value; leaves the cursor on what ends it.
    private mutating func field(in bytes: Span<UInt8>) -> (String, isSound: Bool) {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
            let start = offset
            while offset < bytes.count, bytes[offset] != separator, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
                offset += 1
            }
            return (bytes.text(in: start..<offset), true)
        }
        offset += 1
        var value: [UInt8] = []
        while true {
            let quote = bytes.firstIndex(of: UInt8(ascii: "\""), from: offset)
            for index in offset..<quote {
                if bytes[index] == 0x0A { line += 1 }
                value.append(bytes[index])
            }
            guard quote < bytes.count else {
                offset = bytes.count
                return (String(decoding: value, as: UTF8.self), false)
            }
            offset = quote + 1
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { break }
            value.append(UInt8(ascii: "\""))
            offset += 1
        }
        var isSound = true
        while offset < bytes.count, bytes[offset] != separator, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
            value.append(bytes[offset])
            isSound = false
            offset += 1
        }
        return (String(decoding: value, as: UTF8.self), isSound)
    }
}
