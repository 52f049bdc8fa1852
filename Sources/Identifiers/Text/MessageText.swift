// SPDX-License-Identifier: Apache-2.0

/// A message prepared for the finders: bytes, lower-case bytes, words.
///
/// Offsets are those of the exporter's UTF-8. Only ASCII is lower-cased, so that no offset moves.
struct MessageText {
    let bytes: [UInt8]
    let lower: [UInt8]
    /// Runs of ASCII letters and digits and of letters of other alphabets.
    ///
    /// Signs, blanks, emoji and CJK characters part words, so that `€50`, `👉name` and a number glued to Chinese text
    /// begin a word of their own.
    let words: [Range<Int>]

    init(_ text: Span<UInt8>) {
        bytes = text.withUnsafeBufferPointer { Array($0) }
        lower = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        words = Self.words(of: bytes)
    }

    private static func words(of bytes: [UInt8]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = -1
        var index = 0
        while index < bytes.count {
            let gap = signLength(at: index, in: bytes)
            if gap == 0 {
                if start < 0 { start = index }
                index += 1
            } else {
                if start >= 0 { words.append(start..<index) }
                start = -1
                index += gap
            }
        }
        if start >= 0 { words.append(start..<bytes.count) }
        return words
    }

    /// Bytes of the character at `index` when it belongs to no word; 0 when it does.
    private static func signLength(at index: Int, in bytes: [UInt8]) -> Int {
        let byte = bytes[index]
        if byte < 0x80 { return isAlphanumeric(byte) ? 0 : 1 }
        let length = byte == 0xC2 ? 2 : byte >= 0xF0 ? 4 : byte >= 0xE2 ? 3 : 0
        var end = index
        while end < index + length, end < bytes.count, end == index || bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - index
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }

    static func isCapital(_ byte: UInt8) -> Bool {
        byte >= 0x41 && byte <= 0x5A
    }

    static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    /// Whether nothing, or the end of a sentence, stands before `offset`.
    func isSentenceStart(_ offset: Int) -> Bool {
        let end = bytes[..<offset].lastIndex { $0 != 0x20 }
        return end.map { ".!?\n".utf8.contains(bytes[$0]) } ?? true
    }

    /// Whether a letter or digit of any alphabet stands directly before `offset`.
    func isWord(before offset: Int) -> Bool {
        guard offset > 0 else { return false }
        let byte = bytes[offset - 1]
        if byte < 0x80 { return Self.isAlphanumeric(byte) }
        var lead = offset - 1
        while lead > 0, offset - lead < 4, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
        return Self.signLength(at: lead, in: bytes) == 0
    }

    /// The byte before `offset`; a blank at the beginning.
    func byte(before offset: Int) -> UInt8 { offset > 0 ? bytes[offset - 1] : 0x20 }

    /// The byte at `offset`; a blank at the end.
    func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0x20 }

    /// Whether the range is not the middle of a longer word.
    func isSeparate(_ range: Range<Int>) -> Bool {
        !Self.isAlphanumeric(byte(before: range.lowerBound)) && !Self.isAlphanumeric(byte(at: range.upperBound))
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func lowercased(_ range: Range<Int>) -> String { String(decoding: lower[range], as: UTF8.self) }

    /// Digits of the range, alone.
    func digits(_ range: Range<Int>) -> [UInt8] { bytes[range].filter(Self.isDigit) }

    /// Lengths of the runs of digits in the range.
    func groups(_ range: Range<Int>) -> [Int] { bytes[range].split { !Self.isDigit($0) }.map(\.count) }

    /// The word at a position in `words`; nil outside of it and for words too long to mean anything.
    func term(_ index: Int) -> Term? {
        words.indices.contains(index) ? Term(lower[words[index]]) : nil
    }

    /// Whether the word at a position in `words` is one of `terms`.
    func isWord(_ index: Int, of terms: TermSet) -> Bool {
        guard words.indices.contains(index) else { return false }
        let word = words[index]
        guard word.count <= 16, terms.mayContain(first: lower[word.lowerBound], length: word.count) else {
            return false
        }
        return Term(lower[word]).map(terms.contains) ?? false
    }

    /// Position in `words` of the first word that ends behind `offset`.
    func wordIndex(at offset: Int) -> Int {
        words.firstPosition(behind: offset)
    }

    /// Whether one of `terms` is a word among the `reach` words before or behind the range, or inside it.
    func hasWord(_ terms: TermSet, near range: Range<Int>, reach: Int = 10) -> Bool {
        hasWord(terms, before: range, reach: reach) || hasWord(terms, behind: range, reach: reach)
    }

    func hasWord(_ terms: TermSet, before range: Range<Int>, reach: Int) -> Bool {
        let first = wordIndex(at: range.lowerBound)
        return (max(0, first - reach)..<first).contains { isWord($0, of: terms) }
    }

    private func hasWord(_ terms: TermSet, behind range: Range<Int>, reach: Int) -> Bool {
        let first = wordIndex(at: range.lowerBound)
        let last = wordIndex(at: max(range.lowerBound, range.upperBound - 1))
        return (first..<max(first, min(words.count, last + reach + 1))).contains { isWord($0, of: terms) }
    }

    /// What stands between a word and the next.
    func gap(after index: Int) -> ArraySlice<UInt8> {
        bytes[words[index].upperBound..<words[index + 1].lowerBound]
    }

    /// Whether one blank, also a no-break one, or one hyphen parts a word from the next.
    func isJoined(_ index: Int) -> Bool {
        guard index + 1 < words.count else { return false }
        let gap = gap(after: index)
        if gap.count == 1 { return gap.first == 0x20 || gap.first == UInt8(ascii: "-") }
        return gap.elementsEqual([0xC2, 0xA0]) || gap.elementsEqual([0xE2, 0x80, 0xAF])
            || gap.elementsEqual([0xE2, 0x80, 0x91])
    }

    /// Maximal runs that begin with a byte of `first` and go on with bytes of `body`, each byte looked at once.
    func runs(_ first: (UInt8) -> Bool, _ body: (UInt8) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            guard first(bytes[index]) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < bytes.count && body(bytes[end]) { end += 1 }
            runs.append(index..<end)
            index = end
        }
        return runs
    }
}
