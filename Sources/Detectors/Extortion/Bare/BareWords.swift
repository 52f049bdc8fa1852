// SPDX-License-Identifier: Apache-2.0

/// Runs of letters or of digits in a short text.
struct BareWords {
    /// One run.
    struct Word {
        var signs: Range<Int>
        var isNumber: Bool
        /// Whether a sentence begins with it.
        var isFirst: Bool
        /// The signs between the word before and this one.
        var gap: Range<Int>

        var count: Int { signs.count }
    }

    let signs: BareSigns
    private(set) var all: ContiguousArray<Word> = []

    init(_ signs: BareSigns) {
        self.signs = signs
        var (start, last) = (0, 0)
        var isFirst = true
        let end = signs.indices.upperBound
        all.reserveCapacity(end / Self.shortWord + 1)
        while start < end {
            let sign = signs[start]
            guard BareSigns.isLetter(sign) || BareSigns.isDigit(sign) else {
                if Self.endsSentence(sign) { isFirst = true }
                start += 1
                continue
            }
            let isNumber = BareSigns.isNumber(sign)
            var next = start
            while next < end,
                isNumber
                    ? BareSigns.isNumber(signs[next])
                    : BareSigns.isLetter(signs[next]) || signs[next] == UInt8(ascii: "'")
            {
                next += 1
            }
            all.append(Word(signs: start..<next, isNumber: isNumber, isFirst: isFirst, gap: last..<start))
            isFirst = false
            (last, start) = (next, next)
        }
    }

    func folded(_ word: Word) -> String { signs.folded(word.signs) }

    /// Whether a word may be one of some names.
    func mayBe(_ word: Word, among names: KnownNames) -> Bool {
        guard signs.areBytes else { return true }
        var head: UInt64 = 0
        for index in word.signs.prefix(8) {
            head = head << 8 | UInt64(BareSigns.isCapital(signs[index]) ? signs[index] | 0x20 : signs[index])
        }
        return names.mayContain(head: head, length: word.count)
    }

    func span(_ word: Word) -> Range<Int32> { signs.span(word.signs) }

    func beginsWithCapital(_ word: Word) -> Bool { BareSigns.isCapital(signs[word.signs.lowerBound]) }

    func hasSmall(_ word: Word) -> Bool { word.signs.contains { BareSigns.isSmall(signs[$0]) } }

    /// The signs between a word and the one before it are just this one.
    func isGap(_ word: Word, _ sign: Unicode.Scalar) -> Bool {
        word.gap.count == 1 && signs[word.gap.lowerBound] == UInt8(ascii: sign)
    }

    /// The number that a word of digits stands for.
    func number(_ word: Word) -> Int? {
        var value = 0
        for index in word.signs {
            guard BareSigns.isDigit(signs[index]) else { return nil }
            let (tens, isTooLong) = value.multipliedReportingOverflow(by: 10)
            let (sum, isTooLarge) = tens.addingReportingOverflow(Int(signs[index]) - 48)
            if isTooLong || isTooLarge { return nil }
            value = sum
        }
        return value
    }

    /// Signs of a word with the blank behind it, where words are short.
    private static let shortWord = 4

    private static func endsSentence(_ sign: UInt8) -> Bool {
        sign == UInt8(ascii: ".") || sign == UInt8(ascii: "!") || sign == UInt8(ascii: "?") || sign == 10
    }
}
