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
    /// The name as a number, by which most names are told apart.
    var number: UInt64
    /// The value of the `class` attribute, without quotation marks; empty where there is none.
    public var classes: Range<Int>
    /// Attributes, repeated ones included.
    public var attributeCount: Int
    /// Whether it ends with `/>`.
    public var isSelfClosing: Bool

    /// Whether the element has this name.
    public func isNamed(_ wanted: HTMLName, in bytes: Span<UInt8>) -> Bool {
        guard number == wanted.number, name.count == wanted.bytes.count else { return false }
        return name.count <= HTMLName.longestNumber || hasSpelling(wanted.bytes, in: bytes)
    }

    private func hasSpelling(_ wanted: [UInt8], in bytes: Span<UInt8>) -> Bool {
        wanted.indices.allSatisfy { ASCII.lowercased(bytes[name.lowerBound + $0]) == wanted[$0] }
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

    private static let voidNames: [HTMLName] = [
        "br", "img", "meta", "link", "input", "hr", "source", "base", "area", "col", "embed", "track", "wbr", "param",
    ]
}

/// The name of an element, ready to be compared with those of many tags.
public struct HTMLName: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Names of so many bytes are told apart by their numbers alone.
    static let longestNumber = 8

    let bytes: [UInt8]
    let number: UInt64

    /// Takes a name in small letters.
    public init(_ name: String) {
        bytes = Array(name.utf8)
        number = HTMLPlainElement.number(bytes)
    }

    /// Takes a name in small letters.
    public init(stringLiteral name: String) { self.init(name) }

    /// The number of a name that has one more letter, a small one.
    static func number(_ front: UInt64, _ letter: UInt8) -> UInt64 { front << 8 | UInt64(letter) }
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
