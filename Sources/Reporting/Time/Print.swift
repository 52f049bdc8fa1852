// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Dates and times in print, without a locale.
enum Print {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]

    static func two(_ number: Int) -> String { number < 10 && number >= 0 ? "0\(number)" : String(number) }

    static func month(_ number: Int) -> String { months.indices.contains(number - 1) ? months[number - 1] : "" }

    static func weekday(_ day: Int64) -> String { weekdays[Int((day % 7 + 7) % 7)] }

    /// `12 June 2026`.
    static func date(_ time: CivilTime) -> String { "\(time.day) \(month(time.month)) \(time.year)" }

    /// `12 June 2026` of a day number.
    static func date(day: Int64) -> String { date(CivilTime(microseconds: clamped(day))) }

    /// `Friday 12 June 2026`.
    static func longDate(day: Int64) -> String { "\(weekday(day)) \(date(day: day))" }

    /// `12 to 14 June 2026`, `30 June to 2 July 2026`.
    static func period(from first: Int64, to last: Int64) -> String {
        if first == last { return date(day: first) }
        let (start, end) = (CivilTime(microseconds: clamped(first)), CivilTime(microseconds: clamped(last)))
        if start.year != end.year { return "\(date(start)) to \(date(end))" }
        if start.month != end.month { return "\(start.day) \(month(start.month)) to \(date(end))" }
        return "\(start.day) to \(date(end))"
    }

    /// `12 Jun`.
    static func shortDate(day: Int64) -> String {
        let time = CivilTime(microseconds: clamped(day))
        return "\(time.day) \(month(time.month).prefix(3))"
    }

    /// `12 Jun`, with its year where another day beside it is of another year or not known.
    static func shortDate(day: Int64, besides other: Int64?) -> String {
        let year = { (day: Int64) in CivilTime(microseconds: clamped(day)).year }
        let isSame = other.map { year($0) == year(day) } ?? false
        return shortDate(day: day) + (isSame ? "" : " \(year(day))")
    }

    /// `2026-06-12`.
    static func isoDate(_ time: CivilTime) -> String {
        let year = String(time.year.magnitude)
        return (time.year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - year.count)) + year
            + "-" + two(time.month) + "-" + two(time.day)
    }

    /// `20:14:03`, or `20:14` where the source has no seconds; empty for a date alone.
    static func clock(_ time: CivilTime, _ precision: Timestamp.Precision) -> String {
        switch precision {
        case .day: ""
        case .minute: two(time.hour) + ":" + two(time.minute)
        default: two(time.hour) + ":" + two(time.minute) + ":" + two(time.second)
        }
    }

    /// The number of the day in which a wall clock stands.
    static func day(_ microseconds: Int64) -> Int64 {
        let (days, rest) = microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
        return rest < 0 ? days - 1 : days
    }

    /// A report date `YYYY-MM-DD` in words; the text itself when it is no date.
    static func date(iso: String) -> String {
        let parts = iso.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let time = CivilTime(year: parts[0], month: parts[1], day: parts[2]) else { return iso }
        return date(time)
    }

    private static func clamped(_ day: Int64) -> Int64 { min(max(day, -4_000_000), 4_000_000) * 86_400_000_000 }
}
