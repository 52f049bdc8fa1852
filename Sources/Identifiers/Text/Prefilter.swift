// SPDX-License-Identifier: Apache-2.0

/// Tells most small talk apart from messages that may hold an identifier, at about a nanosecond a byte.
///
/// It looks for what every finder needs: a digit, a sign, a dot between letters, a very long word, or one of the
/// finders' own words. Letters and signs beyond ASCII alone make nothing an identifier, so they do not count.
enum Prefilter {
    static func mayHoldIdentifier(_ text: Span<UInt8>) -> Bool {
        let count = text.count
        var index = 0
        while index < count {
            var byte = text[index]
            if isLetter(byte) {
                let start = index
                var prefix: UInt32 = 0
                repeat {
                    if index - start < 4 { prefix = prefix << 8 | UInt32(byte | 0x20) }
                    index += 1
                    guard index < count else { break }
                    byte = text[index]
                } while isLetter(byte)
                if index - start >= longestWord || cues.mayContain(prefix, index - start) { return true }
                continue
            }
            if byte >= 0x30 && byte <= 0x39 { return true }
            switch byte {
            case UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "/"), UInt8(ascii: "_"): return true
            // `£name`, the British cashtag.
            case 0xC2 where index + 2 < count && text[index + 1] == 0xA3 && isLetter(text[index + 2]): return true
            case 0xD9...0xEF where FoldedText.isFigure(at: index, in: text): return true
            case UInt8(ascii: ".") where index + 1 < count && mayFollowDot(text[index + 1]): return true
            default: index += 1
            }
        }
        return false
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// No word of a language people chat in is as long as a wallet's address.
    private static let longestWord = 25

    /// A letter makes the dot part of a host name or handle, a bracket makes it a defanged dot.
    private static func mayFollowDot(_ byte: UInt8) -> Bool {
        MessageText.isLetter(byte) || "])}".utf8.contains(byte)
    }

    private static let cues = CueTable(
        Handles.services.all + SpokenNumbers.cues + SpokenAddresses.cueWords + Currency.cueWords + NumberReader.cueWords
            + CryptoAmounts.cueWords
    )
}

/// Words by their first four letters and their length; it may take another word for one of them, never miss one.
private struct CueTable {
    private var bits = ContiguousArray<UInt64>(repeating: 0, count: 1024)

    init(_ words: [Term]) {
        for word in words {
            let place = Self.place(word.prefix, word.length)
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    func mayContain(_ prefix: UInt32, _ length: Int) -> Bool {
        let place = Self.place(prefix, length)
        return bits[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    private static func place(_ prefix: UInt32, _ length: Int) -> Int {
        let mixed = (prefix ^ UInt32(truncatingIfNeeded: length) &* 0x0101_0193) &* 0x9E37_79B1
        return Int(truncatingIfNeeded: mixed >> 16)
    }
}
