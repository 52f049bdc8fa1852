// SPDX-License-Identifier: Apache-2.0

/// Sums of money: a number with a currency before or behind it, also in words; bare numbers without a currency.
enum MoneyAmounts {
    /// A sum before its neighbours have been looked at.
    private struct Candidate {
        var value: String
        var currency: String?
        var range: Range<Int>
        var isBare: Bool
        var isObfuscated = false
    }

    static func find(in text: MessageText, into found: inout MatchCollector) {
        var last: Candidate?
        var index = 0
        while index < text.words.count, !found.isMoneyFull {
            let (candidate, next) = read(at: index, behind: last?.range.upperBound ?? 0, in: text, found)
            if var candidate {
                if let before = last, isRange(before.range.upperBound..<candidate.range.lowerBound, in: text) {
                    // `$50-100`, `20 to 30 quid`: one currency serves both.
                    if candidate.currency == nil, before.currency != nil {
                        (candidate.currency, candidate.isBare) = (before.currency, true)
                    } else if before.currency == nil {
                        last?.currency = candidate.currency
                        last?.isBare = before.isBare || candidate.currency != nil
                    }
                }
                flush(last, into: &found)
                last = candidate
            }
            index = next
        }
        flush(last, into: &found)
    }

    private static func flush(_ candidate: Candidate?, into found: inout MatchCollector) {
        guard let candidate, candidate.currency != nil || candidate.isBare, !isNothing(candidate.value) else { return }
        found.add(
            value: candidate.value, currency: candidate.currency, at: candidate.range,
            isObfuscated: candidate.isObfuscated)
    }

    /// `£0`, the rest of something that was read in part.
    private static func isNothing(_ value: String) -> Bool { value.utf8.allSatisfy { $0 == 0x30 || $0 == 0x2E } }

    private static let ranges = ["-", " - ", " to ", " or ", "/", "\u{2013}", " \u{2013} "].map { Array($0.utf8) }

    private static func isRange(_ gap: Range<Int>, in text: MessageText) -> Bool {
        gap.count <= 5 && ranges.contains { text.lower[gap].elementsEqual($0) }
    }

    /// Reads a sum that begins at a word, and returns the word to go on with; a sign before `floor` belongs to another.
    private static func read(
        at index: Int, behind floor: Int, in text: MessageText, _ found: MatchCollector
    ) -> (Candidate?, Int) {
        if let (value, code, range) = CryptoAmounts.sum(at: index, behind: floor, in: text), found.isFree(range) {
            let sum = Candidate(value: value, currency: code, range: range, isBare: false)
            return (sum, text.wordIndex(at: range.upperBound))
        }
        if let (value, code, range) = CryptoAmounts.spelled(at: index, in: text), range.lowerBound >= floor,
            found.isFree(range)
        {
            let sum = Candidate(value: value, currency: code, range: range, isBare: false)
            return (sum, text.wordIndex(at: range.upperBound))
        }
        if let sum = setApart(at: index, behind: floor, in: text), found.isFree(sum.range) {
            return (sum, text.wordIndex(at: sum.range.upperBound))
        }
        if let sum = disguised(at: index, behind: floor, in: text), found.isFree(sum.range) {
            return (sum, text.wordIndex(at: sum.range.upperBound))
        }
        guard let number = NumberReader.number(at: index, in: text) else { return (nil, index + 1) }
        guard number.range.lowerBound >= floor, found.isFree(number.range) else {
            return (nil, max(index + 1, number.next))
        }
        var sum = Candidate(value: number.value, currency: nil, range: number.range, isBare: false)
        if let (sign, code) = Currency.before(number.range.lowerBound, in: text), sign >= floor {
            (sum.currency, sum.range) = (code, sign..<number.range.upperBound)
        } else if let code = number.currency {
            sum.currency = code
            if let (end, code) = Currency.after(number.range.upperBound, in: text) {
                (sum.currency, sum.range) = (code, number.range.lowerBound..<end)
            } else if BareNumber.isMeasured(number, in: text) {
                return (nil, number.next)
            }
        } else if let (end, code) = Currency.after(number.range.upperBound, in: text) {
            if number.isSpelled, CryptoAmounts.namesThing(code, behind: end, in: text) { return (nil, number.next) }
            (sum.currency, sum.range) = (code, number.range.lowerBound..<end)
            if code == nil { sum.isBare = true }
        } else {
            sum.isBare = BareNumber.isSum(number, in: text)
            if number.isMetric { return (nil, number.next) }
        }
        return (sum, max(number.next, text.wordIndex(at: sum.range.upperBound)))
    }

    /// A sum whose digits are set apart: `2 5 0 euro`, `$ 3 0 0`.
    private static func setApart(at index: Int, behind floor: Int, in text: MessageText) -> Candidate? {
        var end = index
        while end < text.words.count, text.words[end].count == 1,
            MessageText.isDigit(text.bytes[text.words[end].lowerBound]),
            end == index || text.gap(after: end - 1).elementsEqual(" ".utf8)
        {
            end += 1
        }
        guard (3...6).contains(end - index), text.bytes[text.words[index].lowerBound] != 0x30 else { return nil }
        let range = text.words[index].lowerBound..<text.words[end - 1].upperBound
        guard range.lowerBound >= floor else { return nil }
        let digits = (index..<end).map { text.bytes[text.words[$0].lowerBound] }
        var sum = Candidate(
            value: String(decoding: digits, as: UTF8.self) + ".00", currency: nil, range: range, isBare: false,
            isObfuscated: true)
        if let (sign, code) = Currency.before(range.lowerBound, in: text), sign >= floor {
            (sum.currency, sum.range) = (code, sign..<range.upperBound)
        } else if let (behind, code) = Currency.after(range.upperBound, in: text), let code {
            (sum.currency, sum.range) = (code, range.lowerBound..<behind)
        } else {
            return nil
        }
        return sum
    }

    /// A sum in which letters stand for digits or digits for letters: `2OO euro`, `200 eur0`.
    private static func disguised(at index: Int, behind floor: Int, in text: MessageText) -> Candidate? {
        let word = text.words[index]
        guard MessageText.isAlphanumeric(text.bytes[word.lowerBound]), word.lowerBound >= floor,
            text.bytes[word].contains(where: MessageText.isDigit)
        else { return nil }
        let plain =
            word.count <= 6 && text.bytes[word].allSatisfy(MessageText.isDigit)
            && !text.bytes[word].starts(with: [0x30])
        guard let digits = plain ? Array(text.bytes[word]) : DisguisedDigits.number(at: index, in: text)?.digits else {
            return nil
        }
        var sum = Candidate(
            value: String(decoding: digits, as: UTF8.self) + ".00", currency: nil, range: word, isBare: false,
            isObfuscated: true)
        if text.isJoined(index), let (end, code) = DisguisedDigits.currency(at: index + 1, in: text) {
            (sum.currency, sum.range) = (code, word.lowerBound..<end)
        } else if plain {
            return nil
        } else if let (sign, code) = Currency.before(word.lowerBound, in: text), sign >= floor {
            (sum.currency, sum.range) = (code, sign..<word.upperBound)
        } else if let (end, code) = Currency.after(word.upperBound, in: text), let code {
            (sum.currency, sum.range) = (code, word.lowerBound..<end)
        } else {
            return nil
        }
        return sum
    }
}
