// SPDX-License-Identifier: Apache-2.0

/// Numbers in English words: `two hundred and fifty`, `two fifty`, `eighteen fifty`, `a grand`, `tenner`.
enum SpelledNumbers {
    private static let units: [Term: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19,
    ]
    private static let tens: [Term: Int] = [
        "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
        "ninety": 90,
    ]
    private static let powers: [Term: Int] = [
        "thousand": 1000, "grand": 1000, "k": 1000, "million": 1_000_000, "lakh": 100_000, "lakhs": 100_000,
        "crore": 10_000_000,
    ]
    private static let slang: [Term: Int] = ["fiver": 5, "tenner": 10]
    private static let hundreds: TermSet = ["hundred", "hunnid", "hunned", "hundo"]
    /// Sums that are words for something else too, with the currency where the word has but one.
    private static let ambiguous: [Term: (value: Int, currency: String?)] = [
        "monkey": (500, "GBP"), "pony": (25, "GBP"), "ton": (100, nil), "rack": (1000, nil), "band": (1000, nil),
        "oner": (100, "GBP"), "onner": (100, "GBP"),
    ]
    /// Those of them that are words for little else.
    private static let plain: TermSet = ["oner", "onner"]
    private static let tons: TermSet = ["ton", "tons"]
    /// When it is to be paid, or what comes else: behind a weight stands none of these.
    private static let terms: TermSet = [
        "or", "by", "now", "tonight", "today", "tomorrow", "tmrw", "cash", "otherwise", "if", "then", "before", "until",
    ]
    /// What may stand before a sum of slang where nothing but the sum is said.
    private static let openers: TermSet = ["ok", "its", "it's", "for", "call", "make", "just", "then", "is", "s"]
    private static let payers: TermSet = [
        "pay", "send", "give", "gimme", "want", "need", "transfer", "owe", "owes", "drop",
    ]
    private static let enders: TermSet = [
        "or", "and", "by", "now", "today", "tonight", "tomorrow", "then", "in", "to", "please", "pls", "else",
        "otherwise", "before", "if", "each", "cash",
    ]
    private static let articles: TermSet = ["the", "that", "another", "your", "my"]
    /// Words before `hundred` or `thousand` that make it no number.
    private static let vague: TermSet = [
        "few", "several", "many", "couple", "of", "some", "half", "quarter", "hundreds",
    ]

    /// Words without which no sum is spelled.
    static let cueWords: [Term] =
        Array(tens.keys) + Array(powers.keys) + Array(slang.keys) + ForeignNumbers.starters + Array(ambiguous.keys)
        + hundreds.all + ["racks", "bands", "tons"]

    private static let starters = TermSet(
        Array(units.keys) + Array(tens.keys) + Array(powers.keys) + Array(slang.keys) + ForeignNumbers.starters
            + ["a", "an", "hundred", "half"])

    static func tens(at index: Int, in text: MessageText) -> Int? { text.term(index).flatMap { tens[$0] } }

    static func number(at index: Int, in text: MessageText) -> NumberReader.Reading? {
        guard text.isWord(index, of: starters), let first = text.term(index) else { return nil }
        if let sum = tons(first, at: index, in: text) { return sum }
        if let value = slang[first] { return reading(value, index...index, text, isSlang: true) }
        if first == "half" { return halfGrand(at: index, in: text) }
        if first == "a", let sum = ambiguousSum(at: index, in: text) { return sum }
        if let (value, last) = ForeignNumbers.number(at: index, in: text) { return reading(value, index...last, text) }
        return short(at: index, first, in: text) ?? long(at: index, in: text)
    }

    /// Whether a word of paying stands just before: "pay me", "send".
    static func isPaid(before range: Range<Int>, in text: MessageText) -> Bool {
        text.hasWord(payers, before: range, reach: 2)
    }

    /// Whether what stands behind a word counts nothing more: the end, "or", "by".
    static func endsSum(behind index: Int, in text: MessageText) -> Bool {
        guard text.isJoined(index), let next = text.term(index + 1) else { return true }
        return enders.contains(next)
    }

    /// `half a grand`.
    private static func halfGrand(at index: Int, in text: MessageText) -> NumberReader.Reading? {
        guard text.isJoined(index), text.term(index + 1) == "a", text.isJoined(index + 1),
            text.term(index + 2) == "grand"
        else { return nil }
        return reading(500, index...index + 2, text, isSlang: true)
    }

    /// `a monkey`, `a ton`, where somebody is to pay it.
    private static func ambiguousSum(at index: Int, in text: MessageText) -> NumberReader.Reading? {
        guard text.isJoined(index), let word = text.term(index + 1), let sum = ambiguous[word] else { return nil }
        // "In a oner" is at one go.
        let isPlain = plain.contains(word) && text.term(index - 1) != "in"
        let isWhole = index == 0 && tons.contains(word) && text.isJoined(index + 1) && text.isWord(index + 2, of: terms)
        guard isPlain || isWhole || isPaid(before: text.words[index], in: text) && endsSum(behind: index + 1, in: text)
        else { return nil }
        var result = reading(sum.value, index...index + 1, text, isSlang: true)
        result.currency = sum.currency
        return result
    }

    /// `two ton`, where nothing else is said or somebody is to pay it.
    private static func tons(_ first: Term, at index: Int, in text: MessageText) -> NumberReader.Reading? {
        guard let count = units[first], count < 10, text.isJoined(index), text.isWord(index + 1, of: tons),
            index == 0 || index == 1 && text.isWord(0, of: openers) || isPaid(before: text.words[index], in: text),
            !text.isJoined(index + 1) || text.isWord(index + 2, of: terms)
        else { return nil }
        return reading(count * 100, index...index + 1, text, isSlang: true)
    }

    /// `two fifty` is 250 and `eighteen fifty` 1,850; `nineteen eighty` is a year.
    private static func short(at index: Int, _ first: Term, in text: MessageText) -> NumberReader.Reading? {
        guard let leading = units[first], leading != 10, leading < 19, text.isJoined(index),
            let tens = tens(at: index + 1, in: text)
        else { return nil }
        guard
            !text.isJoined(index + 1)
                || text.term(index + 2).map({ powers[$0] == nil && !hundreds.contains($0) }) ?? true
        else {
            return nil
        }
        var last = index + 1
        var value = leading * 100 + tens
        if text.isJoined(last), let unit = text.term(last + 1).flatMap({ units[$0] }), unit < 10 {
            value += unit
            last += 1
        }
        return reading(value, index...last, text)
    }

    private static func long(at index: Int, in text: MessageText) -> NumberReader.Reading? {
        var total = 0
        var current = 0
        var last: Int?
        var isSlang = false
        var currency: String?
        var position = index
        while position < text.words.count, position - index < 8, let term = text.term(position) {
            if position > index, !text.isJoined(position - 1) { break }
            if let unit = units[term] ?? tens[term] {
                // `five five` is no number, `fifty five` is.
                guard current % 100 == 0 || current % 10 == 0 && unit < 10 && current % 100 >= 20 else { break }
                current += unit
                last = position
            } else if term == "a" || term == "an", position == index {
                // "a hundred", "a grand"; "a" alone is an article.
            } else if hundreds.contains(term) || powers[term] != nil {
                if current == 0, total > 0 || !isOne(position, from: index, in: text) { break }
                if hundreds.contains(term) {
                    current = max(1, current) * 100
                } else {
                    total += max(1, current) * (powers[term] ?? 1)
                    current = 0
                }
                isSlang = isSlang || term == "grand" || term != "hundred" && hundreds.contains(term)
                if ["lakh", "lakhs", "crore"].contains(term) { currency = "INR" }
                last = position
            } else if term == "and", last != nil, current >= 100 || total > 0, text.isJoined(position),
                text.term(position + 1).map({ units[$0] != nil || tens[$0] != nil }) == true
            {
                // The "and" inside "two hundred and fifty".
            } else {
                break
            }
            position += 1
        }
        guard let last, total + current > 0 else { return nil }
        var result = reading(total + current, index...last, text, isSlang: isSlang)
        result.currency = currency
        return result
    }

    /// Whether `hundred` without a number in front stands for one hundred: `a hundred`, `the grand`; `a few hundred`
    /// and `mon grand frère` do not say how much.
    private static func isOne(_ index: Int, from first: Int, in text: MessageText) -> Bool {
        guard let power = text.term(index), power != "k", hundreds.contains(power) || powers[power] ?? 0 <= 1_000_000
        else {
            return false
        }
        if index > first { return !(text.term(first - 1).map(vague.contains) ?? false) }
        return text.term(index - 1).map(articles.contains) ?? false && text.isJoined(index - 1)
    }

    private static func reading(
        _ value: Int, _ words: ClosedRange<Int>, _ text: MessageText, isSlang: Bool = false
    ) -> NumberReader.Reading {
        NumberReader.Reading(
            value: "\(value).00",
            range: text.words[words.lowerBound].lowerBound..<text.words[words.upperBound].upperBound,
            next: words.upperBound + 1, isSpelled: true, isSlang: isSlang)
    }
}
