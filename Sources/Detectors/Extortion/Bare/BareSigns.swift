// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The characters of a short text, a sign of one byte each: ASCII stands for itself, all else for what kind it is.
struct BareSigns {
    /// UTF-8 of the text.
    private let bytes: ContiguousArray<UInt8>
    private var signs: ContiguousArray<UInt8> = []
    /// Where each sign begins in the bytes, and the end; empty where every byte is a sign.
    private var starts: ContiguousArray<Int32> = []

    init(_ text: Span<UInt8>) {
        bytes = text.withUnsafeBufferPointer { ContiguousArray($0) }
        // A line break of two characters is one.
        if bytes.allSatisfy({ $0 < 0x80 && $0 != 13 }) {
            signs = bytes
            return
        }
        var start: Int32 = 0
        for character in String(decoding: bytes, as: UTF8.self) {
            starts.append(start)
            start += Int32(character.utf8.count)
            signs.append(Self.sign(of: character))
        }
        starts.append(start)
    }

    var indices: Range<Int> { signs.indices }

    subscript(index: Int) -> UInt8 { signs[index] }

    /// Whether every sign is a character of ASCII.
    var areBytes: Bool { starts.isEmpty }

    /// Where signs stand in the UTF-8 of the text.
    func span(_ range: Range<Int>) -> Range<Int32> {
        starts.isEmpty
            ? Int32(range.lowerBound)..<Int32(range.upperBound) : starts[range.lowerBound]..<starts[range.upperBound]
    }

    /// The characters in lower case.
    func folded(_ range: Range<Int>) -> String {
        let place = span(range)
        let text = bytes[Int(place.lowerBound)..<Int(place.upperBound)]
        guard starts.isEmpty else { return String(decoding: text, as: UTF8.self).lowercased() }
        return String(unsafeUninitializedCapacity: text.count) { buffer in
            for (index, byte) in text.enumerated() { buffer[index] = byte &- 65 < 26 ? byte | 0x20 : byte }
            return text.count
        }
    }
}

extension BareSigns {
    // Signs above ASCII: 0x80, and what holds of the character.
    private static let letter: UInt8 = 1
    private static let number: UInt8 = 2
    private static let capital: UInt8 = 4
    private static let small: UInt8 = 8
    static let degree: UInt8 = 0x90
    static let openingQuote: UInt8 = 0xA0

    private static func sign(of character: Character) -> UInt8 {
        if character.utf8.count == 1, let ascii = character.asciiValue { return ascii }
        if character == "°" { return degree }
        if character == "\u{201c}" { return openingQuote }
        return 0x80 | (character.isLetter ? letter : 0) | (character.isNumber ? number : 0)
            | (character.isUppercase ? capital : 0) | (character.isLowercase ? small : 0)
    }

    static func isLetter(_ sign: UInt8) -> Bool {
        sign < 0x80 ? (sign | 0x20) &- 97 < 26 : sign & letter != 0
    }
    static func isNumber(_ sign: UInt8) -> Bool { sign < 0x80 ? isDigit(sign) : sign & number != 0 }
    static func isDigit(_ sign: UInt8) -> Bool { sign &- 48 < 10 }
    static func isCapital(_ sign: UInt8) -> Bool { sign < 0x80 ? sign &- 65 < 26 : sign & capital != 0 }
    static func isSmall(_ sign: UInt8) -> Bool { sign < 0x80 ? sign &- 97 < 26 : sign & small != 0 }
}
