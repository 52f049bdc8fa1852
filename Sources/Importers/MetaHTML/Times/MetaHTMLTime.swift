// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Reads the dates that Meta's pages write, in the account's language and mostly without a zone.
///
/// `Sep 22, 2017, 6:33 AM`, `Sep 22, 2017 6:33 am`, `19 Oct 2019, 14:37`, `Oct 19, 2019 at 2:37:05 PM`,
/// `19. Oktober 2019 um 14:37`, `Friday, October 4, 2013 at 10:05pm PDT`, `2019-10-19 14:37`, `2019年10月19日 下午2:37`.
/// Numbers alone (`04/10/2013`) are read where the order of day and month is known.
struct MetaHTMLTime {
    /// No date is longer; letters of most scripts are three bytes.
    private static let longest = 160

    /// The order of day and month in dates of numbers alone; see `MetaHTMLDateOrder`.
    var order: DateOrder?

    /// The time that a text is; nil when it is anything else, or more than a date.
    ///
    /// - Parameter isDateEnough: whether a date without a clock counts, with the precision of a day.
    func timestamp(_ literal: String, isDateEnough: Bool = false) -> Timestamp? {
        // Most lines of a page are none: without a digit of some script there is no date.
        guard literal.utf8.count <= Self.longest, literal.utf8.contains(where: { $0 >= 0x80 || $0 &- 0x30 < 10 })
        else { return nil }
        if let time = Self.english(literal) { return time }
        let words = Self.words(of: literal)
        guard words.contains(where: { $0.utf8.contains { (0x30...0x39).contains($0) } }) else { return nil }
        if words.count == 1, words[0].utf8.count >= 19, let time = MetaTime.readText(literal) { return time }
        var date = MetaHTMLDate(order: order)
        for word in words {
            guard date.take(word) else { return nil }
        }
        return date.timestamp(literal: literal, isDateEnough: isDateEnough)
    }

    /// `Sep 22, 2017, 6:33 AM`, `Sep 22, 2017 6:33:05 pm`: most pages are English; these are read without a detour.
    private static func english(_ literal: String) -> Timestamp? {
        let bytes = literal.utf8.span
        guard (17...27).contains(bytes.count), bytes[3] == 0x20 else { return nil }
        let name = UInt32(bytes[0]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[2])
        guard let month = monthNumbers[name] else { return nil }
        var scanner = TextScanner(4..<bytes.count)
        guard let day = scanner.number(1...2, in: bytes), scanner.take(", ", in: bytes),
            let year = scanner.number(4...4, in: bytes), year >= 1990
        else { return nil }
        _ = scanner.take(",", in: bytes)
        guard scanner.take(" ", in: bytes), let hour = scanner.number(1...2, in: bytes), (1...12).contains(hour),
            scanner.take(":", in: bytes), let minute = scanner.number(2...2, in: bytes)
        else { return nil }
        var second: Int?
        if scanner.take(":", in: bytes) {
            guard let found = scanner.number(2...2, in: bytes) else { return nil }
            second = found
        }
        guard scanner.take(" ", in: bytes), scanner.rest.count == 2 else { return nil }
        let half = bytes[scanner.place] | 0x20
        guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p"),
            bytes[scanner.place + 1] | 0x20 == UInt8(ascii: "m"),
            let civil = CivilTime(
                year: year, month: month, day: day, hour: hour % 12 + (half == UInt8(ascii: "p") ? 12 : 0),
                minute: minute, second: second ?? 0)
        else { return nil }
        return Timestamp(
            microseconds: civil.microseconds, precision: second == nil ? .minute : .second, zone: .unknown,
            literal: literal)
    }

    /// Names of three letters as numbers.
    private static let monthNumbers: [UInt32: Int] = {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var numbers: [UInt32: Int] = [:]
        for (index, name) in names.enumerated() { numbers[name.utf8.reduce(0) { $0 << 8 | UInt32($1) }] = index + 1 }
        return numbers
    }()

    /// Small letters, cut at blanks, commas, brackets and behind the signs for year, month and day; `p. m.` is one word.
    private static func words(of literal: String) -> [String] {
        let isPlain = literal.utf8.allSatisfy { $0 < 0x80 }
        let words =
            isPlain
            ? plainWords(of: literal)
            : String(visible(literal)).lowercased().split(separator: " ").map(String.init)
        var joined: [String] = []
        for word in words {
            if word == "m." || word == "m", let last = joined.last, ["a.", "p.", "a", "p"].contains(last) {
                joined[joined.count - 1] = last.prefix(1) + "m"
            } else if let last = joined.last, last.hasSuffix(" h"),
                let first = word.utf8.first, (0x30...0x39).contains(first)
            {
                // French may write blanks around the sign for hours: `14 h 37`.
                joined[joined.count - 1] = last.dropLast(2) + "h" + word
            } else if word == "h", let last = joined.last, last.utf8.count <= 2, Int(last) != nil {
                joined[joined.count - 1] = last + " h"
            } else if !isPlain, let mark = halves.first(where: word.hasPrefix), word.utf8.count > mark.utf8.count {
                joined += [mark, String(word.dropFirst(mark.count))]
            } else {
                joined.append(word)
            }
        }
        return joined
    }

    private static let halves = ["上午", "下午", "午前", "午後", "오전", "오후"]

    /// The words of a text in ASCII.
    private static func plainWords(of literal: String) -> [String] {
        literal.utf8.split { byte in
            byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
        }.map { word in
            String(decoding: word.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        }
    }

    /// Blanks for what parts words, digits of ASCII for those of other scripts.
    private static func visible(_ literal: String) -> String.UnicodeScalarView {
        var text = String.UnicodeScalarView()
        for scalar in literal.unicodeScalars {
            switch scalar {
            case ",", "(", ")", "\u{00B7}", "،": text.append(" ")
            // Most dates are ASCII, whose properties need no look into tables.
            case _ where scalar.isASCII: text.append(scalar.value <= 0x20 ? " " : scalar)
            case "年", "月", "日", "년", "월", "일":
                text.append(scalar)
                text.append(" ")
            case _ where scalar.properties.isWhitespace: text.append(" ")
            case _ where scalar.properties.isDefaultIgnorableCodePoint: continue
            case _ where scalar.properties.numericType == .decimal && !scalar.isASCII:
                let digit = scalar.properties.numericValue.flatMap { UInt8(exactly: $0) } ?? 0
                text.append(Unicode.Scalar(UInt8(ascii: "0") + digit))
            default: text.append(scalar)
            }
        }
        return text
    }
}

/// The parts of a date, taken word by word.
private struct MetaHTMLDate {
    let order: DateOrder?
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var clock: (hour: Int, minute: Int, second: Int?)?
    private var isAfternoon: Bool?
    private var offset: Int16?
    /// Vietnamese names months by number: `tháng 10`.
    private var isMonthNext = false
    /// A number with a full stop behind the year, which is the month unless a name follows: `2016. gada 4. decembris`.
    private var dottedNumber: Int?

    init(order: DateOrder?) {
        self.order = order
    }

    /// Takes a word; false when no date has it there.
    mutating func take(_ word: String) -> Bool {
        if let first = word.utf8.first, (0x30...0x39).contains(first) { return takeNumber(word) }
        let name = word.hasSuffix(".") ? String(word.dropLast()) : word
        if name == "thg" || name == "tháng" {
            isMonthNext = month == nil
            return isMonthNext
        }
        // `de` is a preposition in five languages, and with its full stop the Hungarian morning.
        if let half = MetaHTMLCalendarNames.halves[name], name != "de" || (word == "de." && year != nil) {
            return setAfternoon(half)
        }
        if let minutes = MetaHTMLZone.minutes(of: word), clock != nil {
            offset = minutes
            return true
        }
        if let found = MetaHTMLCalendarNames.months[name] {
            // The name of a weekday may be that of a month: `mar. 4 mar. 2014`. The later one is the month.
            if day == nil { day = dottedNumber }
            dottedNumber = nil
            month = found
            return true
        }
        return MetaHTMLCalendarNames.fillers.contains(name)
    }

    private mutating func takeNumber(_ word: String) -> Bool {
        if word.utf8.contains(UInt8(ascii: ":")) || clockMark(of: word) != nil { return takeClock(word) }
        if word.utf8.contains(UInt8(ascii: "/")) || word.utf8.contains(UInt8(ascii: "-")) {
            let parts = word.split { $0 == "/" || $0 == "-" }
            return takeNumbers(parts)
        }
        let dotted = word.utf8.contains(UInt8(ascii: ".")) ? word.split(separator: ".") : []
        if dotted.count == 3, dotted[2].utf8.count == 4 { return take(dotted[2], dotted[1], dotted[0]) }
        if dotted.count == 3, dotted[0].utf8.count == 4 { return take(dotted[0], dotted[1], dotted[2]) }
        // Finnish, Danish and Indonesian clocks: `14.37`.
        if dotted.count >= 2, year != nil, dotted.allSatisfy({ $0.utf8.count <= 2 }) {
            return takeClock(dotted.joined(separator: ":"))
        }
        let hasEnding = word.utf8.last.map { $0 &- 0x30 >= 10 } ?? false
        let ending = hasEnding ? Self.ending(of: word) : nil
        let digits = ending.map { String(word.dropLast($0.0.count)) } ?? word
        guard let number = Int(digits) else { return false }
        if let named = ending?.1 {
            guard self[keyPath: named] == nil else { return false }
            self[keyPath: named] = number
        } else if digits.utf8.count == 4, year == nil {
            year = number
        } else if digits.utf8.count > 2 {
            return false
        } else if isMonthNext {
            month = number
            isMonthNext = false
        } else if ending?.0 == ".", month == nil, year != nil || day != nil {
            // `2019. 10. 19.`, `19. 10. 2019`.
            month = number
            dottedNumber = number
        } else if day == nil {
            day = number
        } else {
            return false
        }
        return true
    }

    /// What stands behind a number, and which number it then is.
    private static func ending(of word: String) -> (String, WritableKeyPath<Self, Int?>?)? {
        let endings: [(String, WritableKeyPath<Self, Int?>?)] = [
            ("年", \.year), ("년", \.year), ("月", \.month), ("월", \.month), ("日", \.day), ("일", \.day), ("st", nil),
            ("nd", nil), ("rd", nil), ("th", nil), ("er", nil), ("º", nil), ("ª", nil), (".", nil),
        ]
        return endings.first { word.hasSuffix($0.0) }
    }

    /// Numbers between slashes or dashes: the year in front proves the order, else it must be known.
    private mutating func takeNumbers(_ parts: [Substring]) -> Bool {
        guard parts.count == 3 else { return false }
        if parts[0].utf8.count == 4 { return take(parts[0], parts[1], parts[2]) }
        guard parts[2].utf8.count == 4 else { return false }
        switch order {
        case .dmy?: return take(parts[2], parts[1], parts[0])
        case .mdy?: return take(parts[2], parts[0], parts[1])
        default: return false
        }
    }

    private mutating func take(_ newYear: Substring, _ newMonth: Substring, _ newDay: Substring) -> Bool {
        guard year == nil, month == nil, day == nil, let first = Int(newYear), let second = Int(newMonth),
            let third = Int(newDay)
        else { return false }
        (year, month, day) = (first, second, third)
        return true
    }

    /// French writes `14h37`.
    private func clockMark(of word: String) -> String.Index? {
        guard word.utf8.contains(UInt8(ascii: "h")), let mark = word.firstIndex(of: "h"),
            word[..<mark].allSatisfy(\.isNumber)
        else { return nil }
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
