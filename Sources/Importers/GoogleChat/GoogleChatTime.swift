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
        guard var time = MetaHTMLTime(order: nil).timestamp(GoogleChatWords.western(text)) ?? ISOTime.timestamp(literal)
        else {
            return nil
        }
        if time.zone == .unknown { time.zone = .utc }
        time.literal = literal
        return time
    }

    /// The two English forms, which most accounts have, without a look into tables.
    private static func english(_ literal: String) -> Timestamp? {
        let span = literal.utf8.span
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
}
