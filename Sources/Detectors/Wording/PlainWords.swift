// SPDX-License-Identifier: Apache-2.0

/// A word of at most sixteen bytes as a number, so that words are compared and looked up without a string of each.
struct PlainWord: Hashable {
    /// The first eight bytes and those behind them.
    private(set) var (head, tail): (UInt64, UInt64) = (0, 0)
    private(set) var count = 0
    private(set) var hasDigit = false

    /// Longer words are told apart from all of these by their length alone.
    static let longest = 16

    /// Nothing yet.
    init() {}

    /// Takes the bytes of a word.
    init(_ word: String) {
        for byte in word.utf8 { append(byte) }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(head)
        hasher.combine(tail)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count < 8 { head = head << 8 | UInt64(byte) } else { tail = tail << 8 | UInt64(byte) }
        count += 1
        if byte &- 48 < 10 { hasDigit = true }
    }
}

/// The words of texts that have, beside ASCII, only emoji and signs that stand between words.
///
/// Characters take ten times as long as bytes, and most messages need none.
enum PlainWords {
    /// Calls for each word, in lower case; false where the text must be read by characters, after some words or none.
    ///
    /// Letters are of words, and digits and apostrophes unless `lettersAlone`; `’` stands between them.
    @inline(__always)
    static func forEach(in text: Span<UInt8>, lettersAlone: Bool = false, _ body: (PlainWord) -> Void) -> Bool {
        var word = PlainWord()
        var index = 0
        while index < text.count {
            let byte = text[index]
            if (byte | 0x20) &- 97 < 26 {
                word.append(byte | 0x20)
            } else if !lettersAlone, byte &- 48 < 10 || byte == 0x27 {
                word.append(byte)
            } else {
                var length = 1
                if byte >= 0x80 {
                    length = signLength(at: index, in: text, isBehindWord: word.count > 0)
                    if length == 0 { return false }
                }
                if word.count > 0 { body(word) }
                word = PlainWord()
                index += length
                continue
            }
            index += 1
        }
        if word.count > 0 { body(word) }
        return true
    }

    /// Bytes of a sign that is no letter and no number and does not change the character before it; 0 for all others.
    private static func signLength(at index: Int, in text: Span<UInt8>, isBehindWord: Bool) -> Int {
        func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
        switch (byte(0), byte(1)) {
        // U+1F300 to U+1FAFF are emoji; those of skin join the character before them.
        case (0xF0, 0x9F) where (0x8C...0xAB).contains(byte(2)) && byte(3) >= 0x80:
            return isBehindWord && byte(2) == 0x8F && byte(3) >= 0xBB ? 0 : 4
        // Dashes, quotation marks, points; and what joins emoji, which joins letters too.
        case (0xE2, 0x80) where (0x90...0xA7).contains(byte(2)): return 3
        case (0xE2, 0x80) where byte(2) == 0x8D: return isBehindWord ? 0 : 3
        case (0xEF, 0xB8) where byte(2) == 0x8F: return isBehindWord ? 0 : 3
        // A heart.
        case (0xE2, 0x9D) where byte(2) == 0xA4: return 3
        default: return 0
        }
    }
}
