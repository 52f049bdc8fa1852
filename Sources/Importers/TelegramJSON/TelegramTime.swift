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
    static func editTime(unix: Range<Int>?, date: Range<Int>?, in bytes: Span<UInt8>) -> Timestamp? {
        guard let time = timestamp(unix: unix, date: date, in: bytes), abs(time.microseconds) > 86_400_000_000 else {
            return nil
        }
        return time
    }

    /// The time of a reaction; a wall clock alone is read in the zone that the message's two times tell.
    ///
    /// Within a day it is the same; later the clocks may have been put forward or back by an hour, and the instant is an
    /// interval, not before the message.
    static func reaction(_ entry: JSONElement, to message: JSONElement) -> Timestamp? {
        guard var time = entry.telegramTime("date"), time.zone == .unknown,
            let instant = message.telegramTime("date"), instant.zone == .utc,
            let wall = message["date"]?.string.flatMap(wallClock), wall.zone == .unknown
        else { return entry.telegramTime("date") }
        let offset = wall.microseconds - instant.microseconds
        guard offset % 900_000_000 == 0, abs(offset) <= 18 * 3_600_000_000 else { return time }
        let read = time.microseconds - offset
        if !(0...86_400_000_000).contains(time.microseconds - wall.microseconds) {
            let hour: Int64 = 3_600_000_000
            guard read + hour >= instant.microseconds else { return time }
            time.latest = read + hour
        }
        time.microseconds = time.latest == nil ? read : max(instant.microseconds, read - 3_600_000_000)
        time.zone = .offset(minutes: Int16(offset / 60_000_000))
        return time
    }

    private static func instant(_ literal: String) -> Timestamp? {
        guard let value = Int64(literal), seconds.contains(value) else { return nil }
        return Timestamp(microseconds: value * 1_000_000, precision: .second, zone: .utc, literal: literal)
    }

    /// The time of a record by the places of its members; `date` is looked at only where the seconds do not tell.
    static func timestamp(unix: Range<Int>?, date: Range<Int>?, in bytes: Span<UInt8>) -> Timestamp? {
        if let unix, let value = number(unix, in: bytes), seconds.contains(value) {
            return Timestamp(
                microseconds: value * 1_000_000, precision: .second, zone: .utc, literal: bytes.text(in: unix))
        }
        return timestamp(
            unix: unix.map { bytes.text(in: $0) }, date: date.map { bytes.text(in: $0) })
    }

    /// Whether the wall clock of a record lies further from its instant than any zone of the world.
    static func contradicts(_ instant: Timestamp, date: Range<Int>?, in bytes: Span<UInt8>) -> Bool {
        guard instant.zone == .utc, let date, date.count == 19,
            let year = number(date.lowerBound..<date.lowerBound + 4, in: bytes),
            let month = number(date.lowerBound + 5..<date.lowerBound + 7, in: bytes),
            let day = number(date.lowerBound + 8..<date.lowerBound + 10, in: bytes),
            let noon = CivilTime(year: Int(year), month: Int(month), day: Int(day), hour: 12, minute: 0, second: 0)
        else { return false }
        // Noon is at most half a day from the clock, and no clock more than eighteen hours from UTC.
        return abs(noon.microseconds - instant.microseconds) > 31 * 3_600_000_000
    }

    /// The value of up to twelve digits; nil for anything else.
    private static func number(_ digits: Range<Int>, in bytes: Span<UInt8>) -> Int64? {
        guard (1...12).contains(digits.count) else { return nil }
        var value: Int64 = 0
        for index in digits {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return value
    }

    /// `2024-03-31T03:05:00`; programs that rewrite exports put a blank for the `T` and a fraction or an offset behind.
    private static func wallClock(_ literal: String) -> Timestamp? {
        let digits = Array(literal.utf8)
        guard digits.count >= 19, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
            digits[10] == UInt8(ascii: "T") || digits[10] == UInt8(ascii: " "), digits[13] == UInt8(ascii: ":"),
            digits[16] == UInt8(ascii: ":"), let (fraction, zone) = tail(digits[19...]),
            let year = number(digits[0..<4]), let month = number(digits[5..<7]), let day = number(digits[8..<10]),
            let hour = number(digits[11..<13]), let minute = number(digits[14..<16]),
            let second = number(digits[17..<19]),
            let time = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        var microseconds = time.microseconds + (fraction?.microseconds ?? 0)
        switch zone {
        case .offset(let minutes): microseconds -= Int64(minutes) * 60_000_000
        default: break
        }
        return Timestamp(
            microseconds: microseconds, precision: fraction?.precision ?? .second, zone: zone, literal: literal)
    }

    private typealias Fraction = (microseconds: Int64, precision: Timestamp.Precision)

    /// What stands behind the seconds: a fraction, a zone, both or neither; nil for anything else.
    private static func tail(_ rest: ArraySlice<UInt8>) -> (Fraction?, Timestamp.Zone)? {
        guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else {
            return zone(rest).map { (nil, $0) }
        }
        let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !digits.isEmpty, let zone = zone(rest.dropFirst(digits.count + 1)) else { return nil }
        var microseconds: Int64 = 0
        for place in 0..<6 {
            let index = digits.startIndex + place
            microseconds = microseconds * 10 + (index < digits.endIndex ? Int64(digits[index] - UInt8(ascii: "0")) : 0)
        }
        return ((microseconds, digits.count > 3 ? .microsecond : .millisecond), zone)
    }

    /// `Z`, `+01:00`, `+0100`, or nothing.
    private static func zone(_ rest: ArraySlice<UInt8>) -> Timestamp.Zone? {
        guard let sign = rest.first else { return .unknown }
        if rest.elementsEqual([UInt8(ascii: "Z")]) { return .utc }
        let digits = rest.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 4,
            let hours = number(digits[0..<2]), let minutes = number(digits[2..<4]), hours <= 18, minutes < 60
        else { return nil }
        return .offset(minutes: Int16((hours * 60 + minutes) * (sign == UInt8(ascii: "+") ? 1 : -1)))
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
    /// The time that a pair of members tells: `created` and `created_unixtime`; nil for the first day of 1970, which
    /// stands where no time was kept.
    func telegramTime(_ key: String) -> Timestamp? {
        let unix = self[key + "_unixtime"]
        let time = TelegramTime.timestamp(unix: unix?.string ?? unix?.number, date: self[key]?.string)
        return time.flatMap { abs($0.microseconds) > 86_400_000_000 ? $0 : nil }
    }
}
