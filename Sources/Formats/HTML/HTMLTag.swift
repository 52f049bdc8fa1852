// SPDX-License-Identifier: Apache-2.0

/// One tag as it stands in the bytes of a page.
public struct HTMLTag: Sendable, Hashable {
    /// Whether the tag opens or closes.
    public enum Kind: Sendable, Hashable {
        case start, end
    }

    /// Whether the tag opens or closes.
    public var kind: Kind
    /// From `<` to behind `>`.
    public var bytes: Range<Int>
    /// The element's name, in the case in which it is written.
    public var name: Range<Int>
    /// The value of the `class` attribute, without quotation marks; empty where there is none.
    public var classes: Range<Int>
    /// Attributes, repeated ones included.
    public var attributeCount: Int
    /// Whether it ends with `/>`.
    public var isSelfClosing: Bool

    /// Whether the element has this name, written in small letters.
    public func isNamed(_ wanted: some Collection<UInt8>, in bytes: Span<UInt8>) -> Bool {
        guard name.count == wanted.count else { return false }
        var place = name.lowerBound
        for byte in wanted {
            if ASCII.lowercased(bytes[place]) != byte { return false }
            place += 1
        }
        return true
    }

    /// Whether a word stands in the class attribute.
    public func hasClass(_ wanted: some Collection<UInt8>, in bytes: Span<UInt8>) -> Bool {
        var index = classes.lowerBound
        while index < classes.upperBound {
            while index < classes.upperBound, ASCII.isBlank(bytes[index]) { index += 1 }
            let start = index
            while index < classes.upperBound, !ASCII.isBlank(bytes[index]) { index += 1 }
            if index - start == wanted.count, Self.isEqual(start, wanted, in: bytes) { return true }
        }
        return false
    }

    private static func isEqual(_ start: Int, _ wanted: some Collection<UInt8>, in bytes: Span<UInt8>) -> Bool {
        var place = start
        for byte in wanted {
            if bytes[place] != byte { return false }
            place += 1
        }
        return true
    }

    /// Whether the element never has content.
    public func isVoid(in bytes: Span<UInt8>) -> Bool {
        (2...6).contains(name.count) && Self.voidNames.contains { isNamed($0, in: bytes) }
    }

    private static let voidNames = [
        "br", "img", "meta", "link", "input", "hr", "source", "base", "area", "col", "embed", "track", "wbr", "param",
    ].map { Array($0.utf8) }
}

/// What single bytes of ASCII are.
enum ASCII {
    static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte))
    }

    /// Space, tabulator, line feed, form feed, carriage return.
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
    }
}
