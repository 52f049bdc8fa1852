// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// The first line of an export: `[LINE] Chat history with Mira`.
struct LineTitle {
    let name: String
    /// Whether the title is that of a talk of two; nil where its words do not say.
    let isTalk: Bool?

    init?(_ line: String) {
        let text = (line.between("[LINE]", "") ?? line).trimmed
        let forms: [(start: String, end: String, isTalk: Bool?)] = [
            ("Chat history with ", "", true), ("Chat history in ", "", false), ("", "とのトーク履歴", true),
            ("", "のトーク履歴", false), ("與", "的聊天記錄", true), ("与", "的聊天记录", true), ("", "的聊天記錄", false),
            ("", "的聊天记录", false), ("", " 聊天記錄", nil), ("", " 聊天记录", nil),
            ("ประวัติการแชทกับ ", "", true), ("ประวัติการสนทนากับ ", "", true), ("แชทกับ ", "", true),
            ("", "님과의 대화", true), ("", "와의 대화", true), ("", "과의 대화", true),
            // As files are called on computers.
            ("Chat with ", "", true), ("與", "的聊天", true), ("与", "的聊天", true), ("", "とのトーク", true),
        ]
        for form in forms {
            if let name = text.between(form.start, form.end) {
                self.name = name
                isTalk = form.isTalk
                return
            }
        }
        return nil
    }

    /// The title that a text begins with, whose words around the name may be of any language.
    init?(front line: String) {
        guard let words = line.between("[LINE]", "")?.trimmed else { return nil }
        if let known = LineTitle(line) {
            self = known
        } else {
            name = words
            isTalk = nil
        }
    }

    /// Whether a line in front of the first day says when the export was made: words of any language, a date and a time.
    static func isSaved(_ line: String) -> Bool {
        guard line.utf8.count < 160 else { return false }
        let numbers = line.replacing(". ", with: ".").split { !$0.isASCII || !($0.isNumber || "/.-:".contains($0)) }
        let hasClock = numbers.contains { (2...3).contains(parts(of: $0, at: [":"])) || parts(of: $0, at: ["."]) == 2 }
        return hasClock && numbers.contains { parts(of: $0, at: ["/", ".", "-"]) == 3 }
    }

    /// How many whole numbers stand between signs; 0 where something else stands there too.
    private static func parts(of text: Substring, at signs: Set<Character>) -> Int {
        let parts = text.split { signs.contains($0) }
        return parts.allSatisfy { $0.allSatisfy(\.isNumber) } ? parts.count : 0
    }
}

/// A line that names a day: `2024/05/12(Sun)`, `2021.01.02 土曜日`, `2026年7月12日(日)`, `Sun, 26/04/2026`, `R7/02/11(火)`.
enum LineDate {
    case day(CivilTime)
    /// Numbers whose order the telephone's region decides.
    case numbers(DayMonthOrder.Numbers)

    init?(_ line: Range<Int>, in bytes: Span<UInt8>) {
        guard line.count < 60 else { return nil }
        var scanner = TextScanner(line)
        // Telephones that are set to the Japanese calendar count the years of an era.
        let era: Int? = scanner.take("R", in: bytes) ? 2018 : scanner.take("H", in: bytes) ? 1988 : nil
        if era == nil, let weekday = Self.leadingWeekday(&scanner, in: bytes) {
            self.init(behind: weekday, &scanner, in: bytes)
            return
        }
        let marks: [StaticString] = ["/", ".", "-", "年"]
        guard let written = scanner.number(era == nil ? 4...4 : 1...2, in: bytes),
            let mark = scanner.take(oneOf: marks, in: bytes),
            let month = scanner.number(1...2, behind: mark, in: bytes),
            case let isWord = mark == 3, scanner.take(isWord ? "月" : marks[mark], in: bytes),
            let day = scanner.number(1...2, behind: mark, in: bytes), !isWord || scanner.take("日", in: bytes),
            let civil = CivilTime(year: Self.year(written, of: era), month: month, day: day)
        else { return nil }
        _ = scanner.take(".", in: bytes)
        let rest = bytes.text(in: scanner.rest).trimmed
        guard !rest.contains(where: { $0.isASCII && ($0.isNumber || $0 == "\t" || $0 == ":") }), rest.count <= 14 else {
            return nil
        }
        if let weekday = Self.weekday(rest), weekday != civil.weekday { return nil }
        // Without their weekday such days are typed every day.
        if era != nil || isWord, Self.weekday(rest) == nil { return nil }
        if !rest.isEmpty, Self.weekday(rest) == nil, !Self.isThai(rest) { return nil }
        self = .day(civil)
    }

    /// Whether something stands beside the numbers of a line that names a day, as the weekday does.
    static func bearsWeekday(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        line.dropFirst().contains { bytes[$0] >= 0x80 || (bytes[$0] | 0x20) &- 0x61 < 26 }
    }

    /// A day behind its weekday, in the order and with the signs of the telephone's region.
    ///
    /// `26/04/2026`, `1.10.2026`, `2026-10-01`: with the year in front the rest is certain.
    private init?(behind weekday: Int, _ scanner: inout TextScanner, in bytes: Span<UInt8>) {
        let marks: [StaticString] = ["/", ".", "-"]
        let isYearFirst = scanner.isNumber(of: 4, in: bytes)
        guard let first = scanner.number(isYearFirst ? 4...4 : 1...2, in: bytes),
            let mark = scanner.take(oneOf: marks, in: bytes),
            let second = scanner.number(1...2, behind: mark, in: bytes),
            scanner.take(marks[mark], in: bytes),
            let third = scanner.number(isYearFirst ? 1...2 : 4...4, behind: mark, in: bytes)
        else { return nil }
        _ = scanner.take(".", in: bytes)
        guard scanner.isAtEnd else { return nil }
        guard isYearFirst else {
            let year = Self.year(third, of: nil)
            self = .numbers(DayMonthOrder.Numbers(first: first, second: second, year: year, weekday: weekday))
            return
        }
        guard let civil = CivilTime(year: Self.year(first, of: nil), month: second, day: third),
            civil.weekday == weekday
        else { return nil }
        self = .day(civil)
    }

    /// The weekday that a line begins with, 0 for Monday, and the comma behind it: `Sun, `, `Do., `, `jue., `.
    ///
    /// In Thai a blank stands there instead: `พฤ. 01/10/2026`.
    private static func leadingWeekday(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> Int? {
        guard let first = scanner.rest.first, bytes[first] &- 0x30 >= 10 else { return nil }
        if bytes[first] == 0xE0, let blank = scanner.find(" ", in: bytes), blank - first <= 60,
            let weekday = thaiWeekday(bytes.text(in: first..<blank))
        {
            scanner.place = blank + 1
            scanner.blanks(in: bytes)
            return weekday
        }
        guard let comma = scanner.find(",", in: bytes), comma - first <= 24 else { return nil }
        var word = bytes.text(in: first..<comma).lowercased()
        if word.hasSuffix(".") { word = String(word.dropLast()) }
        guard let weekday = EnglishCalendar.weekday(word) ?? weekdays[word] else { return nil }
        scanner.place = comma + 1
        scanner.blanks(in: bytes)
        return weekday
    }

    /// Short weekdays in front of a day, by the Unicode locale data.
    ///
    /// German, French, Spanish, Italian, Portuguese, Indonesian, Turkish, Dutch, Polish: no two of them give one word two
    /// meanings.
    private static let weekdays: [String: Int] = {
        let days: [[String]] = [
            ["mo", "lun", "seg", "sen", "pzt", "ma", "pon"],
            ["di", "mar", "ter", "sel", "sal", "wt"],
            ["mi", "mer", "mié", "mie", "qua", "rab", "çar", "wo", "śr"],
            ["do", "jeu", "jue", "gio", "qui", "kam", "per", "czw"],
            ["fr", "ven", "vie", "sex", "jum", "cum", "vr", "pt"],
            ["sa", "sam", "sáb", "sab", "cmt", "za", "sob"],
            ["so", "dim", "dom", "min", "paz", "zo", "niedz"],
        ]
        var table: [String: Int] = [:]
        for (number, words) in days.enumerated() { for word in words { table[word] = number } }
        return table
    }()

    /// Short and long weekdays of Thai, with `วัน` (day) in front or without.
    private static func thaiWeekday(_ text: String) -> Int? {
        var word = text.hasSuffix(".") ? String(text.dropLast()) : text
        if let behind = word.between("วัน", "") { word = behind }
        if let behind = word.between("", "ที่") { word = behind }
        let days = [
            ["จ", "จันทร์"], ["อ", "อังคาร"], ["พ", "พุธ"], ["พฤ", "พฤหัสบดี", "พฤหัส"], ["ศ", "ศุกร์"], ["ส", "เสาร์"],
            ["อา", "อาทิตย์"],
        ]
        return days.firstIndex { $0.contains(word) }
    }

    /// The year of an era, or a Buddhist one: LINE began in 2554 of that count.
    private static func year(_ written: Int, of era: Int?) -> Int {
        era.map { $0 + written } ?? ((2554...2700).contains(written) ? written - 543 : written)
    }

    private static func isThai(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { (0x0E00...0x0E7F).contains($0.value) || $0 == "." || $0 == "(" || $0 == ")" }
    }

    /// 0 for Monday, by the word or sign behind a day; nil for another word.
    private static func weekday(_ text: String) -> Int? {
        let word = text.between("(", ")") ?? text.between("（", "）") ?? text
        if let english = EnglishCalendar.weekday(word) { return english }
        let signs: [[Character]] = [
            ["月", "火", "水", "木", "金", "土", "日"], ["一", "二", "三", "四", "五", "六", "日"],
            ["월", "화", "수", "목", "금", "토", "일"],
        ]
        let core: Substring =
            if let day = word.between("", "曜日") ?? word.between("", "요일") {
                day[...]
            } else if let day = word.between("周", "") ?? word.between("週", "") ?? word.between("星期", "")
                ?? word.between("礼拜", "")
            {
                day[...]
            } else {
                word[...]
            }
        guard core.count == 1, let sign = core.first else { return nil }
        return signs.lazy.compactMap { $0.firstIndex(of: sign) }.first
    }
}

/// A line that begins with a time.
struct LineHeader {
    let clock: ClockTime
    /// Whether a tabulator follows.
    let isTabbed: Bool
    /// Whether hours and minutes stand beside a point, as in Indonesian and Finnish: `10.00`.
    let isPointed: Bool
    /// The sender's name; empty for a line of the app; nil where no second tabulator stands.
    let sender: Range<Int>?
    let body: Range<Int>

    /// - Parameter isPointed: the form of the clocks of the file, where it is known: there the other form is somebody's words.
    init?(_ line: Range<Int>, in bytes: Span<UInt8>, isPointed: Bool? = nil) {
        var scanner = TextScanner(line)
        let colons = isPointed == true ? nil : ClockTime(&scanner, in: bytes)
        let points = colons == nil && isPointed != false ? Self.pointedClock(&scanner, in: bytes) : nil
        guard let clock = colons ?? points, !scanner.isAtEnd else { return nil }
        self.clock = clock
        self.isPointed = points != nil
        if scanner.take("\t", in: bytes) {
            isTabbed = true
            let tab = bytes.firstIndex(of: 0x09, from: scanner.place)
            if tab < line.upperBound {
                sender = scanner.place..<tab
                body = tab + 1..<line.upperBound
            } else {
                sender = nil
                body = scanner.rest
            }
        } else {
            guard scanner.blanks(in: bytes), !scanner.isAtEnd else { return nil }
            isTabbed = false
            sender = nil
            body = scanner.rest
        }
    }

    /// Takes `10.00` in front of a tabulator: without that it may be a sum or a date.
    private static func pointedClock(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> ClockTime? {
        var trial = scanner
        guard let hour = trial.number(1...2, in: bytes), trial.take(".", in: bytes),
            let minute = trial.number(2...2, in: bytes), hour < 24, minute < 60,
            trial.rest.first.map({ bytes[$0] == 0x09 }) ?? false
        else { return nil }
        scanner = trial
        return ClockTime(hour: hour, minute: minute, second: nil)
    }
}

extension TextScanner {
    /// Whether a number of exactly so many digits stands here.
    fileprivate func isNumber(of digits: Int, in bytes: Span<UInt8>) -> Bool {
        var trial = self
        return trial.number(digits...digits, in: bytes) != nil
    }

    /// Takes a number behind a sign; behind a point a blank may stand, as in `2026. 10. 1`.
    fileprivate mutating func number(_ digits: ClosedRange<Int>, behind mark: Int, in bytes: Span<UInt8>) -> Int? {
        if mark == 1 { blanks(in: bytes) }
        return number(digits, in: bytes)
    }
}
