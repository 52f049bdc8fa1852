// SPDX-License-Identifier: Apache-2.0

extension JSONCursor {
    mutating func skipBlanks(in bytes: Span<UInt8>) {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    mutating func scanWord(_ word: StaticString, in bytes: Span<UInt8>) throws(FormatError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard offset < bytes.count else { throw FormatError(.unexpectedEnd, at: offset) }
            guard bytes[offset] == word.utf8Start[index] else { throw FormatError(.unexpectedByte, at: offset) }
            offset += 1
        }
    }

    /// RFC 8259 section 6: no leading zero or plus, digits on both sides of a point.
    mutating func scanNumber(in bytes: Span<UInt8>) throws(FormatError) -> Range<Int> {
        let start = offset
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let whole = try scanDigits(in: bytes)
        if bytes[whole.lowerBound] == UInt8(ascii: "0"), whole.count > 1 {
            throw FormatError(.badNumber, at: whole.lowerBound)
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            _ = try scanDigits(in: bytes)
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            _ = try scanDigits(in: bytes)
        }
        return start..<offset
    }

    private mutating func scanDigits(in bytes: Span<UInt8>) throws(FormatError) -> Range<Int> {
        let start = offset
        while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
        if start < offset { return start..<offset }
        throw FormatError(offset < bytes.count ? .badNumber : .unexpectedEnd, at: offset)
    }

    /// Finds the end of the string whose opening quotation mark is at the cursor, and checks its escapes.
    mutating func scanString(in bytes: Span<UInt8>) throws(FormatError) -> JSONString {
        guard offset < bytes.count else { throw FormatError(.unexpectedEnd, at: offset) }
        guard bytes[offset] == UInt8(ascii: "\"") else { throw FormatError(.unexpectedByte, at: offset) }
        let start = offset + 1
        var index = start
        var hasEscapes = false
        var high: UInt64 = 0
        while true {
            index = Self.plainEnd(from: index, in: bytes, high: &high)
            guard index < bytes.count else { throw FormatError(.unexpectedEnd, at: bytes.count) }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                offset = index + 1
                return JSONString(
                    bytes: start..<index, hasEscapes: hasEscapes, isASCII: high & 0x8080_8080_8080_8080 == 0)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                index = try escapeEnd(at: index, in: bytes)
            default:
                throw FormatError(.controlCharacter, at: index)
            }
        }
    }

    /// The first quotation mark, backslash or control character; eight bytes at a time.
    ///
    /// A byte of `found` has its high bit set where the text has one of the three; carries only spread upwards, so the
    /// lowest set bit is exact.
    private static func plainEnd(from start: Int, in bytes: Span<UInt8>, high: inout UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let raw = bytes.bytes
        var index = start
        while index &+ 8 <= raw.byteCount {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            let found =
                (((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | ((word &- ones &* 0x20) & ~word))
                & (ones &* 0x80)
            if found != 0 {
                let plain = found.trailingZeroBitCount >> 3
                high |= word & ((1 &<< UInt64(plain &* 8)) &- 1)
                return index &+ plain
            }
            high |= word
            index &+= 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { return index }
            high |= UInt64(byte)
            index += 1
        }
        return index
    }

    private func escapeEnd(at start: Int, in bytes: Span<UInt8>) throws(FormatError) -> Int {
        guard start + 1 < bytes.count else { throw FormatError(.unexpectedEnd, at: bytes.count) }
        let digits: Int
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            digits = 0
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "x") where tolerance.contains(.hexEscapes): digits = 2
        default: throw FormatError(.badEscape, at: start)
        }
        for index in start + 2..<start + 2 + digits {
            guard index < bytes.count else { throw FormatError(.unexpectedEnd, at: bytes.count) }
            guard JSONString.hexValue(bytes[index]) != nil else { throw FormatError(.badEscape, at: start) }
        }
        return start + 2 + digits
    }
}
