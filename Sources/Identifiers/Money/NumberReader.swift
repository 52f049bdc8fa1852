// SPDX-License-Identifier: Apache-2.0

/// Reads numbers in digits (`1,500.50`, `1.500,50`, `50k`) and in English words (`two hundred and fifty`).
enum NumberReader {
    struct Reading {
        /// Decimal text with two places: `200.00`.
        var value: String
        var range: Range<Int>
        /// Position of the first word behind.
        var next: Int
        /// Letters that stand at the digits without a blank: `quid` in `50quid`.
        var unit: String?
        var isSpelled: Bool
    }

    static func number(at index: Int, in text: MessageText) -> Reading? {
        let word = text.words[index]
        return MessageText.isDigit(text.bytes[word.lowerBound])
            ? digits(at: index, in: text) : spelled(at: index, in: text)
    }

    private static func digits(at index: Int, in text: MessageText) -> Reading? {
        var end = text.words[index].lowerBound
        let start = end
        while end < text.bytes.count {
            if MessageText.isDigit(text.bytes[end]) {
                end += 1
            } else if ",.".utf8.contains(text.bytes[end]), end + 1 < text.bytes.count,
                MessageText.isDigit(text.bytes[end + 1])
            {
                end += 1
            } else {
                break
            }
        }
        guard end - start <= 18, let (whole, fraction) = parts(text.bytes[start..<end]) else { return nil }
        var unitEnd = end
        while unitEnd < text.bytes.count && MessageText.isLetter(text.bytes[unitEnd]) { unitEnd += 1 }
        var unit = text.lowercased(end..<unitEnd)
        var thousands = 0
        var last = end
        if unit == "k" || unit == "m" || unit == "grand" {
            thousands = unit == "m" ? 2 : 1
            last = unitEnd
            unit = ""
        } else if unit.hasPrefix("k"), Currency.word(String(unit.dropFirst())) != nil {
            thousands = 1
            unit.removeFirst()
            last = unitEnd
        } else if !unit.isEmpty {
            guard Currency.word(unit) != nil else { return nil }
            last = unitEnd
        }
        var next = text.wordIndex(at: last)
        if unit.isEmpty, thousands == 0, next < text.words.count, text.words[next].lowerBound - last <= 1,
            ["k", "grand", "thousand"].contains(text.lowercased(text.words[next]))
        {
            thousands = 1
            last = text.words[next].upperBound
            next += 1
        }
        guard let value = scaled(whole: whole, fraction: fraction, thousands: thousands) else { return nil }
        return Reading(
            value: value, range: start..<last, next: max(next, index + 1), unit: unit.isEmpty ? nil : unit,
            isSpelled: false)
    }

    /// Whole and fraction: the last separator with one or two digits behind it is the decimal sign.
    private static func parts(_ bytes: ArraySlice<UInt8>) -> (whole: [UInt8], fraction: [UInt8])? {
        let groups = bytes.split(omittingEmptySubsequences: false) { !MessageText.isDigit($0) }
        guard let last = groups.last, !groups.contains(where: \.isEmpty) else { return nil }
        if groups.count == 1 { return (Array(last), []) }
        if last.count == 3 {
            guard groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].count) else {
                return nil
            }
            return (groups.flatMap { Array($0) }, [])
        }
        guard last.count <= 2, groups.count == 2 || groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }) else {
            return nil
        }
        return (groups.dropLast().flatMap { Array($0) }, Array(last))
    }

    private static func scaled(whole: [UInt8], fraction: [UInt8], thousands: Int) -> String? {
        var digits = whole
        var rest = fraction
        for _ in 0..<thousands * 3 {
            digits.append(rest.isEmpty ? 0x30 : rest.removeFirst())
        }
        while digits.count > 1 && digits.first == 0x30 { digits.removeFirst() }
        guard digits.count <= 15 else { return nil }
        while rest.count < 2 { rest.append(0x30) }
        return String(decoding: digits, as: UTF8.self) + "." + String(decoding: rest.prefix(2), as: UTF8.self)
    }

    private static let units: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]

    private static func spelled(at index: Int, in text: MessageText) -> Reading? {
        var total = 0
        var current = 0
        var last: Int?
        var position = index
        while position < text.words.count, position - index < 8 {
            if position > index, !isJoined(position, in: text) { break }
            let word = text.lowercased(text.words[position])
            if let unit = units[word] {
                current += unit
                last = position
            } else if word == "a", position == index {
                // "a hundred", "a grand"; "a" alone is an article.
            } else if word == "hundred" {
                current = max(1, current) * 100
                last = position
            } else if word == "thousand" || word == "grand" || word == "k" {
                total += max(1, current) * 1000
                current = 0
                last = position
            } else if word == "and", last != nil, position + 1 < text.words.count,
                units[text.lowercased(text.words[position + 1])] != nil, current >= 100
            {
                // The "and" inside "two hundred and fifty".
            } else {
                break
            }
            position += 1
        }
        guard let last else { return nil }
        return Reading(
            value: "\(total + current).00", range: text.words[index].lowerBound..<text.words[last].upperBound,
            next: last + 1, unit: nil, isSpelled: true)
    }

    private static func isJoined(_ index: Int, in text: MessageText) -> Bool {
        let gap = text.bytes[text.words[index - 1].upperBound..<text.words[index].lowerBound]
        return gap.count == 1 && (gap.first == 0x20 || gap.first == UInt8(ascii: "-"))
    }
}
