// SPDX-License-Identifier: Apache-2.0

/// Reads numbers in digits: `1,500.50`, `1.500,50`, `45 000`, `1,50,000`, `50k`, `12 lakhs`, `7 fifty`.
enum NumberReader {
    struct Reading {
        /// Decimal text with two places: `200.00`.
        var value: String
        var range: Range<Int>
        /// Position of the first word behind.
        var next: Int
        /// Currency that the number's own words name: `lakh`, `50quid`.
        var currency: String?
        var isSpelled = false
        /// Whether nothing but sums is written so: `a grand`, `tenner`.
        var isSlang = false
        /// Whether `m` was read as millions, which needs a currency.
        var isMetric = false
        /// Digits as written, without thousands signs.
        var hasSeparator = false
    }

    /// Words of numbers in any of which a sum without digits and signs may consist.
    static let cueWords = SpelledNumbers.cueWords

    /// What multiplies the number in front, as a power of ten.
    private static let multipliers: [Term: (power: Int, currency: String?)] = [
        "k": (3, nil), "grand": (3, nil), "thousand": (3, nil), "mille": (3, nil), "mil": (3, nil), "lucas": (3, nil),
        "tausend": (3, nil), "hundred": (2, nil), "hunnid": (2, nil), "hunned": (2, nil), "hundo": (2, nil),
        "gs": (3, nil), "million": (6, nil), "mln": (6, nil), "millón": (6, nil), "millon": (6, nil),
        "millones": (6, nil), "millions": (6, nil), "milhão": (6, nil), "milhões": (6, nil), "milhoes": (6, nil),
        "millionen": (6, nil), "libo": (3, nil), "libong": (3, nil), "lakh": (5, "INR"),
        "lakhs": (5, "INR"), "lac": (5, "INR"), "lacs": (5, "INR"), "crore": (7, "INR"), "crores": (7, "INR"),
    ]

    /// Multipliers of slang: nothing but sums is counted in them.
    private static let slang: TermSet = ["hunnid", "hunned", "hundo", "gs", "racks", "bands", "stacks", "bills"]

    /// What a word behind a number multiplies it by; bands play, racks stand and bills come due unless somebody is to pay
    /// in them, or they begin a sentence that threatens: "15 bands or everyone sees it".
    private static func multiplier(
        _ term: Term, behind number: Range<Int>, at index: Int, in text: MessageText
    ) -> (power: Int, currency: String?)? {
        if let known = multipliers[term] { return known }
        guard let power = uncertain[term], SpelledNumbers.endsSum(behind: index, in: text) else { return nil }
        let isTerms = text.term(index + 1) == "or" && text.isSentenceStart(number.lowerBound)
        return isTerms || SpelledNumbers.isPaid(before: number, in: text) ? (power, nil) : nil
    }

    private static let uncertain: [Term: Int] = ["racks": 3, "bands": 3, "stacks": 3, "bills": 2]

    static func number(at index: Int, in text: MessageText) -> Reading? {
        let word = text.words[index]
        if isTail(word.lowerBound, in: text) { return nil }
        if MessageText.isDigit(text.bytes[word.lowerBound]) {
            return digits(from: word.lowerBound, at: index, in: text)
        }
        // `N5,000`, `USD300`: a sign of letters stands at the digits.
        if let first = text.bytes[word].prefix(5).firstIndex(where: MessageText.isDigit),
            Currency.before(first, in: text)?.start == word.lowerBound,
            // "eur0" is a word in disguise, and no sum.
            text.bytes[first] != 0x30 || first + 1 < word.upperBound || ".,".utf8.contains(text.byte(at: first + 1))
        {
            return digits(from: first, at: index, in: text)
        }
        return SpelledNumbers.number(at: index, in: text)
    }

    /// Whether a sign of thousands or a decimal sign joins it to digits before it, which were no number: `B6,750`.
    private static func isTail(_ start: Int, in text: MessageText) -> Bool {
        start > 1 && ",.'".utf8.contains(text.bytes[start - 1]) && MessageText.isDigit(text.bytes[start - 2])
            && MessageText.isDigit(text.bytes[start])
    }

    private static func digits(from start: Int, at index: Int, in text: MessageText) -> Reading? {
        var end = digitsEnd(from: start, in: text)
        guard end - start <= 18, let (whole, fraction) = parts(text.bytes[start..<end]) else { return nil }
        var power = 0
        var reading = Reading(value: "", range: start..<end, next: index)
        reading.hasSeparator = text.bytes[start..<end].contains { !MessageText.isDigit($0) }
        var unitEnd = end
        while unitEnd < text.bytes.count, unitEnd - end <= 16, MessageText.isLetter(text.bytes[unitEnd]) {
            unitEnd += 1
        }
        if unitEnd > end {
            if text.lower[end..<unitEnd].elementsEqual("e".utf8), isEuro(behind: unitEnd, in: text) {
                reading.currency = "EUR"
            } else if !readUnit(text.lower[end..<unitEnd], power: &power, into: &reading) {
                return nil
            }
            end = unitEnd
        }
        var next = text.wordIndex(at: end)
        // Letters of another alphabet go on where the digits end.
        if next < text.words.count, text.words[next].lowerBound < end { return nil }
        if reading.currency == nil, power == 0 || reading.isMetric, next < text.words.count,
            isOneBlank(end..<text.words[next].lowerBound, in: text)
        {
            if let term = text.term(next), let multiplier = multiplier(term, behind: reading.range, at: next, in: text)
            {
                power = multiplier.power
                reading.currency = multiplier.currency
                reading.isSlang = slang.contains(term)
                end = text.words[next].upperBound
                next += 1
            } else if whole.count == 1, fraction.isEmpty, let tens = SpelledNumbers.tens(at: next, in: text) {
                reading.value = "\(whole[0] - 0x30)\(tens).00"
                reading.range = start..<text.words[next].upperBound
                reading.next = next + 1
                reading.isSpelled = true
                return reading
            }
        }
        guard let value = scaled(whole: whole, fraction: fraction, power: power) else { return nil }
        reading.value = value
        reading.range = start..<end
        reading.next = max(next, index + 1)
        return reading
    }

    /// `300e`, as French is typed; `15e` before a noun is an ordinal number.
    private static func isEuro(behind end: Int, in text: MessageText) -> Bool {
        let next = text.wordIndex(at: end)
        // A letter of another alphabet goes on with the word.
        if next < text.words.count, text.words[next].lowerBound < end { return false }
        guard next < text.words.count, isOneBlank(end..<text.words[next].lowerBound, in: text) else { return true }
        return text.term(next).map(afterEuro.contains) ?? false
    }

    private static let afterEuro: TermSet = [
        "en", "stp", "svp", "sinon", "par", "sur", "pour", "maintenant", "mnt", "mtn", "demain", "ou", "et", "avant",
        "cash", "pcs", "paypal", "tout", "vite", "minimum", "chacun", "merci", "direct", "si", "ce", "cette", "c", "a",
    ]

    /// Letters at the digits: `k`, `m`, a currency, or `k` and a currency; nil-like for anything else (`10pm`).
    private static func readUnit(_ unit: ArraySlice<UInt8>, power: inout Int, into reading: inout Reading) -> Bool {
        guard let term = Term(unit) else { return false }
        if let multiplier = multipliers[term] {
            power = multiplier.power
            reading.currency = multiplier.currency
            reading.isSlang = slang.contains(term)
        } else if term == "m" || term == "mil" {
            power = 6
            reading.isMetric = true
        } else if let code = Currency.word(term) {
            reading.currency = code
        } else if Currency.isWord(term) {
            reading.isSlang = true
        } else if unit.first == UInt8(ascii: "k"), let code = Term(unit.dropFirst()).flatMap(Currency.word) {
            power = 3
            reading.currency = code
        } else {
            return false
        }
        return true
    }

    private static func isOneBlank(_ gap: Range<Int>, in text: MessageText) -> Bool {
        gap.count == 1 && text.bytes[gap.lowerBound] == 0x20 || gap.count == 2 && text.bytes[gap.lowerBound] == 0xC2
    }

    /// The end of digits with points, commas and thousands blanks in them.
    private static func digitsEnd(from start: Int, in text: MessageText) -> Int {
        var end = start
        while end < text.bytes.count {
            if MessageText.isDigit(text.bytes[end]) {
                end += 1
            } else if ",.'".utf8.contains(text.bytes[end]), MessageText.isDigit(text.byte(at: end + 1)) {
                end += 1
            } else {
                break
            }
        }
        guard end - start <= 3 else { return end }
        // French and South African thousands: blanks, no-break ones too, before groups of three that end with 0.
        while let blank = thousandsBlank(at: end, in: text) { end += blank + 3 }
        if ",.".utf8.contains(text.byte(at: end)), end - start > 3, MessageText.isDigit(text.byte(at: end + 1)) {
            var rest = end + 1
            while MessageText.isDigit(text.byte(at: rest)) { rest += 1 }
            if rest - end <= 3 { end = rest }
        }
        return end
    }

    private static func thousandsBlank(at end: Int, in text: MessageText) -> Int? {
        let rest = text.bytes[end...]
        let length = [[0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]].first { rest.starts(with: $0) }?.count
        guard let length, end + length + 3 <= text.bytes.count else { return nil }
        let group = text.bytes[end + length..<end + length + 3]
        guard group.allSatisfy(MessageText.isDigit), group.last == 0x30,
            !MessageText.isAlphanumeric(text.byte(at: end + length + 3))
        else { return nil }
        return length
    }

    /// Whole and fraction: the last separator with one or two digits behind it is the decimal sign.
    private static func parts(_ bytes: ArraySlice<UInt8>) -> (whole: [UInt8], fraction: [UInt8])? {
        let groups = bytes.split(whereSeparator: { !MessageText.isDigit($0) })
        guard let first = groups.first, let last = groups.last else { return nil }
        if groups.count == 1 { return (Array(last), []) }
        let middle = groups.dropFirst().dropLast()
        if last.count == 3, first.count <= 3, first.elementsEqual([0x30]) == false {
            // Thousands, or lakhs: 1,50,000.
            let isThousands = middle.allSatisfy { $0.count == 3 }
            let isLakhs = first.count <= 2 && middle.allSatisfy { $0.count == 2 }
            guard isThousands || isLakhs else { return nil }
            return (groups.flatMap { Array($0) }, [])
        }
        guard last.count <= 2 || groups.count == 2 && first.elementsEqual([0x30]) else { return nil }
        guard middle.allSatisfy({ $0.count == 3 || $0.count == 2 }) else { return nil }
        return (groups.dropLast().flatMap { Array($0) }, Array(last))
    }

    private static func scaled(whole: [UInt8], fraction: [UInt8], power: Int) -> String? {
        var digits = whole
        var rest = fraction[...]
        for _ in 0..<power { digits.append(rest.popFirst() ?? 0x30) }
        while digits.count > 1 && digits.first == 0x30 { digits.removeFirst() }
        guard digits.count <= 15 else { return nil }
        var cents = Array(rest.prefix(2))
        while cents.count < 2 { cents.append(0x30) }
        return String(decoding: digits, as: UTF8.self) + "." + String(decoding: cents, as: UTF8.self)
    }
}
