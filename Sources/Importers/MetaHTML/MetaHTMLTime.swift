// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Reads the dates that Meta's pages write, in the account's language and mostly without a zone.
///
/// `Sep 22, 2017, 6:33 AM`, `Sep 22, 2017 6:33 am`, `19 Oct 2019, 14:37`, `Oct 19, 2019 at 2:37:05 PM`,
/// `19. Oktober 2019 um 14:37`, `Friday, October 4, 2013 at 10:05pm PDT`, `2019-10-19 14:37`. Orders of numbers alone
/// that prove nothing (`04/10/2013`) are not read.
enum MetaHTMLTime {
    /// No date is longer.
    private static let longest = 80

    /// The time that a text is; nil when it is anything else, or more than a date.
    ///
    /// - Parameter isDateEnough: whether a date without a clock counts, with the precision of a day.
    static func timestamp(_ literal: String, isDateEnough: Bool = false) -> Timestamp? {
        guard literal.utf8.count <= longest, literal.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
            return nil
        }
        var date = MetaHTMLDate()
        for word in words(of: literal) {
            guard date.take(word) else { return nil }
        }
        return date.timestamp(literal: literal, isDateEnough: isDateEnough)
    }

    /// Small letters, cut at blanks, commas and brackets; `p. m.` is one word.
    private static func words(of literal: String) -> [String] {
        var text = ""
        for scalar in literal.unicodeScalars {
            switch scalar {
            case ",", "(", ")", "\u{00B7}": text += " "
            case _ where scalar.properties.isWhitespace: text += " "
            case _ where scalar.properties.isDefaultIgnorableCodePoint: continue
            default: text.unicodeScalars.append(scalar)
            }
        }
        let words = text.lowercased().split(separator: " ").map(String.init)
        var joined: [String] = []
        for word in words {
            if word == "m." || word == "m", let last = joined.last, ["a.", "p.", "a", "p"].contains(last) {
                joined[joined.count - 1] = last.prefix(1) + "m"
            } else {
                joined.append(word)
            }
        }
        return joined
    }
}

/// The parts of a date, taken word by word.
private struct MetaHTMLDate {
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var clock: (hour: Int, minute: Int, second: Int?)?
    private var isAfternoon: Bool?
    private var offset: Int16?

    /// Takes a word; false when no date has it there.
    mutating func take(_ word: String) -> Bool {
        if let first = word.utf8.first, (0x30...0x39).contains(first) { return takeNumber(word) }
        switch word {
        case "am", "a.m.", "vorm.": return setAfternoon(false)
        case "pm", "p.m.", "nachm.": return setAfternoon(true)
        default: break
        }
        if let minutes = MetaHTMLZone.minutes(of: word), clock != nil {
            offset = minutes
            return true
        }
        let name = word.hasSuffix(".") ? String(word.dropLast()) : word
        if let found = MetaHTMLCalendarNames.months[name] {
            // The name of a weekday may be that of a month: `mar. 4 mar. 2014`. The later one is the month.
            month = found
            return true
        }
        return MetaHTMLCalendarNames.fillers.contains(name)
    }

    private mutating func takeNumber(_ word: String) -> Bool {
        if word.contains(":") || clockMark(of: word) != nil { return takeClock(word) }
        let dashed = word.split(separator: "-")
        if dashed.count == 3, dashed[0].count == 4 { return takeNumbers(dashed) }
        let dotted = word.split(separator: ".")
        if dotted.count == 3, dotted[2].count == 4 { return takeNumbers(dotted.reversed()) }
        let ordinals = ["st", "nd", "rd", "th", "er", "º", "ª", "."]
        let digits = ordinals.first { word.hasSuffix($0) }.map { String(word.dropLast($0.count)) } ?? word
        guard let number = Int(digits) else { return false }
        if digits.utf8.count == 4, year == nil {
            year = number
        } else if digits.utf8.count <= 2, day == nil {
            day = number
        } else {
            return false
        }
        return true
    }

    private mutating func takeNumbers(_ parts: [Substring]) -> Bool {
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, year == nil, month == nil, day == nil else { return false }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
        return true
    }

    /// French writes `14 h 37` or `14h37`.
    private func clockMark(of word: String) -> String.Index? {
        guard let mark = word.firstIndex(of: "h"), word[..<mark].allSatisfy(\.isNumber) else { return nil }
        return mark
    }

    /// `14:37`, `2:37:05`, `10:05pm`, `14h37`.
    private mutating func takeClock(_ word: String) -> Bool {
        guard clock == nil else { return false }
        var digits = word[...]
        for (ending, isAfternoon) in [("am", false), ("pm", true)] where digits.hasSuffix(ending) {
            digits = digits.dropLast(2)
            guard setAfternoon(isAfternoon) else { return false }
        }
        let parts = digits.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
        let numbers = parts.compactMap { $0.utf8.count <= 2 ? Int($0) : nil }
        guard numbers.count == parts.count, numbers.count == 2 || numbers.count == 3 else { return false }
        clock = (numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : nil)
        return true
    }

    private mutating func setAfternoon(_ value: Bool) -> Bool {
        guard isAfternoon == nil else { return false }
        isAfternoon = value
        return true
    }

    func timestamp(literal: String, isDateEnough: Bool) -> Timestamp? {
        guard let year, let month, let day, year >= 1990 else { return nil }
        guard let clock else {
            guard isDateEnough, let civil = CivilTime(year: year, month: month, day: day) else { return nil }
            return Timestamp(microseconds: civil.microseconds, precision: .day, zone: .unknown, literal: literal)
        }
        var hour = clock.hour
        if let isAfternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard
            let civil = CivilTime(
                year: year, month: month, day: day, hour: hour, minute: clock.minute, second: clock.second ?? 0)
        else { return nil }
        let shift = Int64(offset ?? 0) * 60_000_000
        return Timestamp(
            microseconds: civil.microseconds - shift, precision: clock.second == nil ? .minute : .second,
            zone: offset.map { $0 == 0 ? .utc : .offset(minutes: $0) } ?? .unknown, literal: literal)
    }
}
