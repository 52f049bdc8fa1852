// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Dates of Google Chat: words in the account's language, always in UTC.
enum GoogleChatTime {
    static func timestamp(_ literal: String) -> Timestamp? {
        if let time = english(literal) { return time }
        var text = literal[...]
        // The weekday tells nothing, and its names are of more languages than the months'.
        if let comma = text.firstIndex(where: { $0 == "," || $0 == "،" }),
            !text[..<comma].utf8.contains(where: { $0 &- 0x30 < 10 })
        {
            text = text[text.index(after: comma)...]
        }
        guard var time = MetaHTMLTime(order: nil).timestamp(western(text)) ?? ISOTime.timestamp(literal) else {
            return nil
        }
        if time.zone == .unknown { time.zone = .utc }
        time.literal = literal
        return time
    }

    /// The two English forms, which most accounts have, without a look into tables.
    private static func english(_ literal: String) -> Timestamp? {
        let bytes = Array(literal.utf8)
        let span = bytes.span
        var scanner = TextScanner(0..<span.count)
        guard let weekday = scanner.word(in: span), EnglishCalendar.weekday(weekday) != nil,
            scanner.take(", ", in: span)
        else { return nil }
        var day = scanner.number(1...2, in: span)
        if day != nil { scanner.blanks(in: span) }
        guard let word = scanner.word(in: span), let month = EnglishCalendar.month(word) else { return nil }
        scanner.blanks(in: span)
        if day == nil {
            day = scanner.number(1...2, in: span)
            guard scanner.take(", ", in: span) else { return nil }
        }
        guard let day, let year = scanner.number(4...4, in: span), scanner.take(" at ", in: span),
            let clock = ClockTime(&scanner, in: span), scanner.blanks(in: span), scanner.take("UTC", in: span),
            scanner.isAtEnd,
            let civil = CivilTime(
                year: year, month: month, day: day, hour: clock.hour, minute: clock.minute, second: clock.second ?? 0)
        else { return nil }
        return Timestamp(
            microseconds: civil.microseconds, precision: clock.second == nil ? .minute : .second, zone: .utc,
            literal: literal)
    }

    /// `2023年2月9日木曜日 8時13分44秒` without its weekday and with a clock of numbers.
    private static func western(_ text: Substring) -> String {
        guard text.unicodeScalars.contains(where: { (0x3000...0xD7AF).contains($0.value) }) else { return String(text) }
        let words = text.split(separator: " ").map { word -> String in
            var plain = String(word)
            for day in weekdays where plain.hasSuffix(day) { plain = String(plain.dropLast(day.count)) }
            if plain.hasSuffix("曜日") { plain = String(plain.dropLast(3)) }
            for mark in ["時", "时", "시", "分", "분"] { plain = plain.replacing(mark, with: ":") }
            for mark in ["秒", "초"] { plain = plain.replacing(mark, with: "") }
            return plain
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ").replacing(": ", with: ":")
    }

    private static let weekdays =
        ["一", "二", "三", "四", "五", "六", "日"].flatMap { ["星期" + $0, "周" + $0, "週" + $0] }
        + ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"]
}
