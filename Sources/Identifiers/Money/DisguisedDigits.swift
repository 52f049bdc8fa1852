// SPDX-License-Identifier: Apache-2.0

/// Sums whose digits are partly letters that look like them, beside a currency: `2OO euro`, `£l5O`, `300 eur0`.
///
/// Without a currency such a word may be anything: a name of a product, a code, a slip.
enum DisguisedDigits {
    /// The number that the word at an index stands for; nil where it holds no digit, or no letter, or another letter.
    static func number(at index: Int, in text: MessageText) -> (digits: [UInt8], range: Range<Int>)? {
        let word = text.words[index]
        guard (2...6).contains(word.count) else { return nil }
        var digits: [UInt8] = []
        var seen = (digits: 0, letters: 0)
        for byte in text.bytes[word] {
            if MessageText.isDigit(byte) {
                seen.digits += 1
                digits.append(byte)
            } else if let digit = likeness(of: byte) {
                seen.letters += 1
                digits.append(digit)
            } else {
                return nil
            }
        }
        // "5s", "4b" are a time and a room.
        guard seen.digits > 0, seen.letters > 0, digits.first != 0x30, seen.letters > 1 || digits.count > 2 else {
            return nil
        }
        return (digits, word)
    }

    /// The currency that the word at an index names with digits among its letters: `eur0`, `p0unds`, `d0llars`.
    static func currency(at index: Int, in text: MessageText) -> (end: Int, code: String)? {
        guard text.words.indices.contains(index) else { return nil }
        let word = text.words[index]
        guard (3...12).contains(word.count), MessageText.isLetter(text.bytes[word.lowerBound]),
            text.bytes[word].contains(where: MessageText.isDigit)
        else { return nil }
        let letters = text.lower[word].map { byte in
            switch byte {
            case UInt8(ascii: "0"): UInt8(ascii: "o")
            case UInt8(ascii: "1"): UInt8(ascii: "i")
            case UInt8(ascii: "3"): UInt8(ascii: "e")
            case UInt8(ascii: "4"): UInt8(ascii: "a")
            case UInt8(ascii: "5"): UInt8(ascii: "s")
            default: byte
            }
        }
        var code = Term(letters[...]).flatMap(Currency.word)
        if code == nil {
            // One stands for either: `do11ars`.
            code = Term(letters.map { $0 == UInt8(ascii: "i") ? UInt8(ascii: "l") : $0 }[...]).flatMap(Currency.word)
        }
        return code.map { (word.upperBound, $0) }
    }

    private static func likeness(of letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "O"), UInt8(ascii: "o"): 0x30
        case UInt8(ascii: "l"), UInt8(ascii: "I"), UInt8(ascii: "i"): 0x31
        case UInt8(ascii: "Z"), UInt8(ascii: "z"): 0x32
        case UInt8(ascii: "S"), UInt8(ascii: "s"): 0x35
        case UInt8(ascii: "B"): 0x38
        default: nil
        }
    }
}
