// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// One way to understand a date's three numbers.
enum DateReading: CaseIterable {
    case dmy, mdy, ymd, ydm, dym, myd

    /// The order that people declare; the rare forms count by which of day and month stands first.
    var order: DateOrder {
        switch self {
        case .dmy, .dym: .dmy
        case .mdy, .myd: .mdy
        case .ymd, .ydm: .ymd
        }
    }

    /// The readings that a shape allows, likeliest first.
    static func candidates(for shape: HeaderShape) -> [DateReading] {
        if shape.dateSeparator == DateScanner.characters { return [.ymd] }
        return switch shape.longNumber {
        case 0: [.ymd, .ydm]
        case 1: [.dym, .myd]
        case 2: [.dmy, .mdy]
        default: [.dmy, .mdy, .ymd]
        }
    }

    func numbers(_ date: DateNumbers) -> (year: Int, month: Int, day: Int) {
        let (first, second, third) = (Int(date.first), Int(date.second), Int(date.third))
        return switch self {
        case .dmy: (third, second, first)
        case .mdy: (third, first, second)
        case .ymd: (first, second, third)
        case .ydm: (first, third, second)
        case .dym: (second, third, first)
        case .myd: (second, first, third)
        }
    }

    /// The date in the Gregorian calendar, and the calendar that it was written in; nil when there is none such.
    func civil(_ date: DateNumbers) -> (date: CivilTime, calendar: Calendar)? {
        let (written, month, day) = numbers(date)
        let year: Int
        let calendar: Calendar
        switch written {
        case 0...51: (year, calendar) = (2000 + written, .gregorian)
        // Thai telephones write 66 for 2566, which is 2023.
        case 52...99: (year, calendar) = (1957 + written, .buddhist)
        case 1970...2199: (year, calendar) = (written, .gregorian)
        case 2513...2742: (year, calendar) = (written - 543, .buddhist)
        case PersianCalendar.years:
            return PersianCalendar.civil(year: written, month: month, day: day).map { ($0, .persian) }
        default: return nil
        }
        return CivilTime(year: year, month: month, day: day).map { ($0, calendar) }
    }

    /// Whether a message can be of that date: where the year has two digits, it is one since 2009, when the program
    /// came out.
    func isPossible(_ date: DateNumbers) -> Bool {
        guard let (civil, _) = civil(date) else { return false }
        return numbers(date).year > 99 || civil.year >= 2009
    }

    enum Calendar: String {
        case gregorian = "calendar-gregorian"
        case buddhist = "calendar-buddhist"
        case persian = "calendar-persian"
    }
}
