// SPDX-License-Identifier: Apache-2.0

extension XMLFeed {
    /// Copies a stretch into the portion, with its references put right.
    mutating func stage(_ range: Range<Int>, in bytes: Span<UInt8>) {
        var index = range.lowerBound
        while true {
            let next = Self.nextDoubtful(from: index, to: range.upperBound, in: bytes)
            if next > index { append(index..<next, of: bytes) }
            guard next < range.upperBound else { return }
            index = bytes[next] == UInt8(ascii: "&") ? stageReference(next..<range.upperBound, in: bytes) : next + 1
            if bytes[next] != UInt8(ascii: "&") {
                if Self.isBlank(bytes[next]) { append(next..<index, of: bytes) } else { repairs.controls += 1 }
            }
        }
    }

    /// The next ampersand or control character.
    private static func nextDoubtful(from start: Int, to end: Int, in bytes: Span<UInt8>) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let ampersands = UInt64(UInt8(ascii: "&")) &* ones
        let raw = bytes.bytes
        var index = start
        while index &+ 8 <= end {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let other = word ^ ampersands
            let hits = ((other &- ones) & ~other | (word &- ones &* 0x20) & ~word) & (ones << 7)
            if hits != 0 { return index &+ hits.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < end, bytes[index] != UInt8(ascii: "&"), bytes[index] >= 0x20 { index &+= 1 }
        return index
    }

    /// Copies or mends the reference at the beginning of a stretch; returns the place behind it.
    private mutating func stageReference(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int {
        let start = range.lowerBound
        if let reference = Self.number(range, in: bytes) {
            let value = reference.value
            if let value, Self.isCharacter(value) {
                append(start..<reference.end, of: bytes)
            } else if let value, (0xD800...0xDBFF).contains(value),
                let second = Self.number(reference.end..<range.upperBound, in: bytes), let low = second.value,
                (0xDC00...0xDFFF).contains(low)
            {
                // The app writes the UTF-16 halves of a character one by one.
                repairs.surrogatePairs += 1
                append("&#\(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00));")
                return second.end
            } else if let value, value < 0x20 {
                repairs.controls += 1
            } else {
                repairs.replacements += 1
                append("&#65533;")
            }
            return reference.end
        }
        var index = start + 1
        while index < range.upperBound, index - start < 64, Self.isNameByte(bytes[index]) { index += 1 }
        guard index < range.upperBound, index > start + 1, bytes[index] == UInt8(ascii: ";") else {
            repairs.ampersands += 1
            append("&amp;")
            return start + 1
        }
        if Self.isPredefined(start..<index + 1, in: bytes) {
            append(start..<index + 1, of: bytes)
        } else {
            repairs.entities += 1
            append("&#65533;")
        }
        return index + 1
    }

    /// `&#55357;` or `&#xD83D;`; the value is nil when it is larger than any character's.
    private static func number(_ range: Range<Int>, in bytes: Span<UInt8>) -> (value: UInt32?, end: Int)? {
        guard range.count >= 4, bytes.hasBytes("&#", at: range.lowerBound) else { return nil }
        var index = range.lowerBound + 2
        let radix: UInt32 = bytes[index] == UInt8(ascii: "x") ? 16 : 10
        if radix == 16 { index += 1 }
        let first = index
        var value: UInt32? = 0
        while index < range.upperBound, let digit = digit(bytes[index]), digit < radix {
            value = value.flatMap { $0 <= 0x10FFFF ? $0 * radix + digit : nil }
            index += 1
        }
        guard index > first, index < range.upperBound, bytes[index] == UInt8(ascii: ";") else { return nil }
        return (value, index + 1)
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// XML 1.0, production 2.
    private static func isCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }

    private static func isPredefined(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        switch range.count {
        case 4: bytes.hasBytes("&lt;", at: range.lowerBound) || bytes.hasBytes("&gt;", at: range.lowerBound)
        case 5: bytes.hasBytes("&amp;", at: range.lowerBound)
        case 6: bytes.hasBytes("&quot;", at: range.lowerBound) || bytes.hasBytes("&apos;", at: range.lowerBound)
        default: false
        }
    }
}
