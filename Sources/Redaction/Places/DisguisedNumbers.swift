// SPDX-License-Identifier: Apache-2.0

/// Telephone numbers with letters for some of their digits, as they are written past a filter: `O77OO 9OO123`.
enum DisguisedNumbers {
    /// Ranges of UTF-8 with the digits that are meant, ascending.
    static func all(in bytes: [UInt8]) -> [(range: Range<Int>, digits: String)] {
        var found: [(Range<Int>, String)] = []
        var index = 0
        while index < bytes.count {
            guard let first = digit(bytes[index]), index == 0 || !isWord(bytes[index - 1]) else {
                index += 1
                continue
            }
            var digits: [UInt8] = []
            var (letters, place) = (0, index)
            // A word behind the number may begin like a digit: what counts is what ended before it.
            var whole: (end: Int, count: Int, letters: Int) = (index, 0, 0)
            while place < bytes.count {
                if let next = digit(bytes[place]) {
                    digits.append(next)
                    if next != bytes[place] { letters += 1 }
                    if place + 1 == bytes.count || !isWord(bytes[place + 1]) {
                        whole = (place + 1, digits.count, letters)
                    }
                } else if !isGap(bytes[place]) || isGap(bytes[place - 1]) {
                    break
                }
                place += 1
            }
            let isNumber = first == 0x30 && (10...13).contains(whole.count) && whole.count - whole.letters >= 4
            if isNumber, whole.letters > 0 {
                found.append((index..<whole.end, String(decoding: digits.prefix(whole.count), as: UTF8.self)))
            }
            index = max(whole.end, index + 1)
        }
        return found
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte
        case UInt8(ascii: "O"), UInt8(ascii: "o"): 0x30
        case UInt8(ascii: "l"), UInt8(ascii: "I"): 0x31
        default: nil
        }
    }

    private static func isGap(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D || byte == 0x2E }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || FoldedText.isDigit(byte)
            || FoldedText.isLetter(byte | 0x20) && byte | 0x20 <= 0x7A && byte >= 0x41
    }
}
