// SPDX-License-Identifier: Apache-2.0

/// A value that must not stand in a produced set, in the form in which it is looked for.
struct Needle: Sendable {
    enum Form: Sendable {
        /// Anywhere, even inside a longer word: names of several words, handles, addresses.
        case free
        /// As a word of its own.
        case word
        /// As a word of its own that begins with a capital: names that are ordinary words too.
        case capitalWord
        /// The last digits of a telephone number, with the ways in which its beginning may be written.
        case telephone(head: [UInt8])
        /// Digits and nothing but digits of this number.
        case number
    }

    /// Folded.
    var units: [UInt8]
    /// Where the value itself has a gap.
    var borders: [Bool]
    var form: Form
    /// Position in the table of labels.
    var label: Int
    /// Whether it is found with an `s` behind it: chats write "Ruths mum".
    var takesPossessive = false

    /// Folds a value; nil for one too short to be looked for.
    init?(_ text: String, kind: RedactionClass, label: Int, folding: inout Folding) {
        let folded = folding.fold(Unescaped(Array(text.utf8)))
        let digits = folded.units.filter(FoldedText.isDigit)
        self.label = label
        if digits.count == folded.units.count {
            guard digits.count >= 5 else { return nil }
            if kind == .phone, digits.count >= 10 {
                units = Array(digits.suffix(9))
                form = .telephone(head: Self.withoutZeros(digits.dropLast(9)))
            } else {
                units = digits
                form = .number
            }
            borders = Array(repeating: true, count: units.count)
            return
        }
        units = folded.units
        borders = folded.gaps.map { $0 != FoldedText.Gap.none }
        let letters = String(decoding: units, as: UTF8.self).unicodeScalars.count
        if Self.isUnspaced(units) {
            guard letters >= 2 else { return nil }
            form = .free
            return
        }
        guard letters >= 3 else { return nil }
        let isOneWord = !borders.dropFirst().contains(true)
        if isOneWord, kind.isNameLike {
            form = OrdinaryWords.contains(units) ? .capitalWord : .word
        } else {
            form = units.count >= 8 ? .free : .word
        }
    }

    static func withoutZeros(_ digits: some Sequence<UInt8>) -> [UInt8] { digits.filter { $0 != 0x30 } }

    /// Scripts that part no words: Chinese, Japanese, Thai and their neighbours.
    private static func isUnspaced(_ units: [UInt8]) -> Bool {
        String(decoding: units, as: UTF8.self).unicodeScalars.contains { scalar in
            (0x0E00...0x0EFF).contains(scalar.value) || (0x3040...0x9FFF).contains(scalar.value)
                || (0xAC00...0xD7AF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
        }
    }
}

extension RedactionClass {
    /// Whether values of it are words of a language.
    var isNameLike: Bool {
        switch self {
        case .person, .place, .school, .family, .listed, .title: true
        default: false
        }
    }
}

extension Needle {
    /// Whether the needle stands at `start ..< start + units.count`; the index at which its value begins in the text.
    func stands(in text: FoldedText, at start: Int) -> Int? {
        let end = start + units.count
        guard gapsAgree(text, start) else { return nil }
        switch form {
        case .free: return start
        case .word: return isWord(text, start, end) ? start : nil
        case .capitalWord: return text.capitals[start] && isWord(text, start, end) ? start : nil
        case .number:
            let before = start > 0 && text.isJoined(start) && FoldedText.isDigit(text.units[start - 1])
            let after = end < text.units.count && text.isJoined(end) && FoldedText.isDigit(text.units[end])
            return before || after ? nil : start
        case .telephone(let head): return telephone(text, start, end, head)
        }
    }

    /// Gaps stand where the value has them, or between all characters: `R u t h`.
    private func gapsAgree(_ text: FoldedText, _ start: Int) -> Bool {
        var misplaced = 0
        var places = 0
        for offset in 1..<max(1, units.count) {
            let isFirst = units[offset] & 0xC0 != 0x80
            if isFirst { places += 1 }
            let gap = text.gaps[start + offset]
            if gap == FoldedText.Gap.hard { return false }
            if gap == FoldedText.Gap.soft, !borders[offset] { misplaced += 1 }
        }
        guard misplaced > 0 else { return true }
        let allowed = borders.dropFirst().count { $0 }
        return misplaced + allowed >= places
    }

    private func isWord(_ text: FoldedText, _ start: Int, _ end: Int) -> Bool {
        if start > 0, text.isJoined(start), FoldedText.isLetter(text.units[start - 1]) { return false }
        guard end < text.units.count, text.isJoined(end), FoldedText.isLetter(text.units[end]) else { return true }
        guard takesPossessive, text.units[end] == UInt8(ascii: "s") else { return false }
        return end + 1 >= text.units.count || !text.isJoined(end + 1) || !FoldedText.isLetter(text.units[end + 1])
    }

    /// `07700 900123`, `+44 7700 900123`, `0044 (0)7700 900123` end alike; what stands before must agree.
    private func telephone(_ text: FoldedText, _ start: Int, _ end: Int, _ head: [UInt8]) -> Int? {
        if end < text.units.count, text.isJoined(end), FoldedText.isDigit(text.units[end]) { return nil }
        var found: Int?
        var index = start
        var prefix: [UInt8] = []
        while true {
            let isApart =
                index == 0 || text.gaps[index] != FoldedText.Gap.none
                || !FoldedText.isDigit(text.units[index - 1])
            if isApart, agrees(prefix, head) { found = index }
            guard index > 0, text.gaps[index] != FoldedText.Gap.hard, FoldedText.isDigit(text.units[index - 1]),
                prefix.count < 7
            else { break }
            index -= 1
            prefix.insert(text.units[index], at: 0)
        }
        return found
    }

    private func agrees(_ prefix: [UInt8], _ head: [UInt8]) -> Bool {
        let plain = Self.withoutZeros(prefix)
        return head.suffix(plain.count) == plain[...] || plain.suffix(head.count) == head[...]
    }
}
