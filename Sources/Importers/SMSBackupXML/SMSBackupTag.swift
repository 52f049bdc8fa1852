// SPDX-License-Identifier: Apache-2.0

import Formats

/// The bytes of a tag, for values that the reader does not keep.
enum SMSBackupTag {
    /// Where an attribute's value stands in the tag that begins at a place; nil when the tag has no such attribute.
    static func value(of name: StaticString, from start: Int, in bytes: Span<UInt8>) -> Range<Int>? {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"): return nil
            case let quote where quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"):
                let end = bytes.firstIndex(of: quote, from: index + 1)
                if isNamed(name, before: index, after: start, in: bytes) {
                    return end < bytes.count ? index + 1..<end : nil
                }
                index = end + 1
            default: index += 1
            }
        }
        return nil
    }

    /// Whether ` name=` stands in front of a quotation mark.
    private static func isNamed(_ name: StaticString, before quote: Int, after start: Int, in bytes: Span<UInt8>)
        -> Bool
    {
        var end = quote
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        guard end > start, bytes[end - 1] == UInt8(ascii: "=") else { return false }
        end -= 1
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        let first = end - name.utf8CodeUnitCount
        return first > start && isBlank(bytes[first - 1]) && bytes.hasBytes(name, at: first)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
