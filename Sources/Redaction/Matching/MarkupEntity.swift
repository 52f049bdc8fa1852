// SPDX-License-Identifier: Apache-2.0

/// The entities of markup: those that the report writes by name, and numbers.
public enum MarkupEntity {
    private static let named: [(name: [UInt8], text: [UInt8])] = [
        ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("apos;", "'"), ("nbsp;", " "),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// What the entity that begins at a place stands for, and its length in bytes; nil where none begins.
    public static func text(at index: Int, in bytes: [UInt8]) -> (bytes: [UInt8], length: Int)? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "&") else { return nil }
        for (name, text) in named where bytes[(index + 1)...].starts(with: name) {
            return (text, name.count + 1)
        }
        guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "#") else { return nil }
        let isHex = bytes[index + 2] | 0x20 == UInt8(ascii: "x")
        var place = index + (isHex ? 3 : 2)
        let first = place
        var value: UInt32 = 0
        while place < bytes.count, place - first < 8, let digit = digit(bytes[place]), isHex || digit < 10 {
            value = value &* (isHex ? 16 : 10) &+ digit
            place += 1
        }
        guard place > first else { return nil }
        // Browsers take a number without its semicolon too.
        if place < bytes.count, bytes[place] == UInt8(ascii: ";") { place += 1 }
        return utf8(value).map { ($0, place - index) }
    }

    /// A text with its entities undone.
    public static func undone(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let (text, length) = text(at: index, in: bytes) {
                out += text
                index += length
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    static func utf8(_ value: UInt32) -> [UInt8]? {
        Unicode.Scalar(value).map { Array(String(Character($0)).utf8) }
    }
}
