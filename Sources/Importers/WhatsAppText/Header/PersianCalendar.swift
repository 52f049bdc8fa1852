// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The solar calendar of Iran, by the cycle of 33 years that agrees with the observed one from 1799 to 2256.
enum PersianCalendar {
    /// Years that can be those of a message and of no other calendar: 2009 to 2051.
    ///
    /// The lunar calendar of Islam, whose dates no rule gives to the day, stands at 1430 in 2009.
    static let years = 1388...1429

    /// The Gregorian date; nil where the year has no such day.
    static func civil(year: Int, month: Int, day: Int) -> CivilTime? {
        guard (1...12).contains(month), day >= 1, day <= length(of: month, in: year) else { return nil }
        let before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
        // The 1st of Farvardin of the year 1 is day 1,948,320 of the Julian count, 1970-01-01 is day 2,440,588.
        let julian = 1_948_319 + 365 * (year - 1) + (8 * year + 21) / 33 + before + day
        return CivilTime(microseconds: Int64(julian - 2_440_588) * 86_400_000_000)
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 1...6: 31
        case 7...11: 30
        default: (25 * year + 11) % 33 < 8 ? 30 : 29
        }
    }
}
