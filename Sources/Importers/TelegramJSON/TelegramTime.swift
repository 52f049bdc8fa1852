// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Telegram writes each time twice: as a wall clock of the exporting computer without zone, and, since version 3.7.6,
/// as a string of UTC seconds.
enum TelegramTime {
    /// Seconds of the years 1 to 9999; others are damage.
    private static let seconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// The time that two members tell; nil when neither can be read.
    static func timestamp(unix: String?, date: String?) -> Timestamp? {
        if let unix, let instant = instant(unix) { return instant }
        return date.flatMap(wallClock)
    }

    /// The time of an edit; early exports wrote the first second of 1970 for messages that were never edited.
    static func editTime(unix: String?, date: String?) -> Timestamp? {
        guard let time = timestamp(unix: unix, date: date), abs(time.microseconds) > 86_400_000_000 else { return nil }
        return time
    }

    private static func instant(_ literal: String) -> Timestamp? {
        guard let value = Int64(literal), seconds.contains(value) else { return nil }
        return Timestamp(microseconds: value * 1_000_000, precision: .second, zone: .utc, literal: literal)
    }

    /// `2024-03-31T03:05:00`.
    private static func wallClock(_ literal: String) -> Timestamp? {
        let digits = Array(literal.utf8)
        guard digits.count == 19, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
            digits[10] == UInt8(ascii: "T"), digits[13] == UInt8(ascii: ":"), digits[16] == UInt8(ascii: ":"),
            let year = number(digits[0..<4]), let month = number(digits[5..<7]), let day = number(digits[8..<10]),
            let hour = number(digits[11..<13]), let minute = number(digits[14..<16]),
            let second = number(digits[17..<19]),
            let time = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return Timestamp(microseconds: time.microseconds, precision: .second, zone: .unknown, literal: literal)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}

extension JSONElement {
    /// The time that a pair of members tells: `created` and `created_unixtime`.
    func telegramTime(_ key: String) -> Timestamp? {
        let unix = self[key + "_unixtime"]
        return TelegramTime.timestamp(unix: unix?.string ?? unix?.number, date: self[key]?.string)
    }
}
