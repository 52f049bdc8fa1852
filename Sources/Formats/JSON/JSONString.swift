// SPDX-License-Identifier: Apache-2.0

/// A string of a JSON text by its place; decoded only when somebody asks.
public struct JSONString: Sendable, Hashable {
    /// The bytes between the quotation marks.
    public let bytes: Range<Int>
    /// Whether the bytes hold escapes.
    public let hasEscapes: Bool
    /// Whether all bytes are below 0x80.
    public let isASCII: Bool

    /// Whether there is nothing between the quotation marks.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The text; a lone surrogate or invalid UTF-8 becomes U+FFFD.
    public func text(in bytes: Span<UInt8>) -> String {
        var repairs = 0
        return text(in: bytes, repairs: &repairs)
    }

    /// The text, counting the places where U+FFFD stands for something that is no text.
    public func text(in bytes: Span<UInt8>, repairs: inout Int) -> String {
        let content = bytes.extracting(self.bytes)
        if hasEscapes { return Self.decode(content, repairs: &repairs) }
        if isASCII {
            return content.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        }
        return Self.text(ofUTF8: content, repairs: &repairs)
    }

    /// Whether the decoded text is the given one.
    @inlinable
    public func equals(_ other: StaticString, in bytes: Span<UInt8>) -> Bool {
        let count = other.utf8CodeUnitCount
        if hasEscapes { return text(in: bytes) == other.description }
        guard self.bytes.count == count else { return false }
        let expected = other.utf8Start
        var index = 0
        while index < count {
            if bytes[self.bytes.lowerBound &+ index] != expected[index] { return false }
            index &+= 1
        }
        return true
    }

    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private static func text(ofUTF8 content: Span<UInt8>, repairs: inout Int) -> String {
        if let valid = try? UTF8Span(validating: content) { return String(copying: valid) }
        let repaired = content.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        // A genuine U+FFFD is EF BF BD in the bytes; each other one in the result is a repair.
        var genuine = 0
        for index in content.indices.dropLast(2)
        where content[index] == 0xEF && content[index + 1] == 0xBF && content[index + 2] == 0xBD { genuine += 1 }
        repairs += max(1, repaired.unicodeScalars.count { $0 == "\u{FFFD}" } - genuine)
        return repaired
    }

    /// Decodes escapes that were checked when the string was found.
    private static func decode(_ content: Span<UInt8>, repairs: inout Int) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(content.count)
        var index = 0
        while index < content.count {
            let byte = content[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < content.count else {
                decoded.append(byte)
                index += 1
                continue
            }
            let letter = content[index + 1]
            index += 2
            switch letter {
            case UInt8(ascii: "b"): decoded.append(0x08)
            case UInt8(ascii: "f"): decoded.append(0x0C)
            case UInt8(ascii: "n"): decoded.append(0x0A)
            case UInt8(ascii: "r"): decoded.append(0x0D)
            case UInt8(ascii: "t"): decoded.append(0x09)
            case UInt8(ascii: "x"):
                append(unit(of: 2, at: index, in: content), to: &decoded, repairs: &repairs)
                index += 2
            case UInt8(ascii: "u"):
                let first = unit(of: 4, at: index, in: content)
                index += 4
                guard (0xD800...0xDBFF).contains(first), index + 6 <= content.count,
                    content[index] == UInt8(ascii: "\\"), content[index + 1] == UInt8(ascii: "u")
                else {
                    append(first, to: &decoded, repairs: &repairs)
                    continue
                }
                let second = unit(of: 4, at: index + 2, in: content)
                if (0xDC00...0xDFFF).contains(second) {
                    append(0x10000 + (first - 0xD800) << 10 + second - 0xDC00, to: &decoded, repairs: &repairs)
                    index += 6
                } else {
                    append(first, to: &decoded, repairs: &repairs)
                }
            default: decoded.append(letter)
            }
        }
        return text(ofUTF8: decoded.span, repairs: &repairs)
    }

    private static func unit(of digits: Int, at start: Int, in content: Span<UInt8>) -> UInt32 {
        var value: UInt32 = 0
        for index in start..<min(start + digits, content.count) {
            value = value << 4 | (hexValue(content[index]) ?? 0)
        }
        return value
    }

    private static func append(_ value: UInt32, to decoded: inout [UInt8], repairs: inout Int) {
        if let scalar = Unicode.Scalar(value) {
            decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        } else {
            repairs += 1
            decoded.append(contentsOf: UTF8.encodedReplacementCharacter)
        }
    }
}
