// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What the words of a sentence tell of a deadline: a length of time, or a day and a time of day.
struct DueTime {
    /// From the message on, in microseconds.
    var length: Int64?
    var day: Day?
    var minutes: Int?
    /// Whether the half of the day is told.
    var isHalfTold = false
    /// Words used, by index.
    private(set) var used: ClosedRange<Int>?
    /// The words tell of time that is over.
    var isPassed = false
    /// A number counts something else: "by 3 votes", "1,600 left".
    private var isOther = false
    /// A shop or an office is open so long.
    private var isOpeningHour = false
    /// Whether no deadline is told at all.
    var isNone: Bool { isOpeningHour || (isPassed || isOther) && length == nil && day == nil && minutes == nil }

    enum Day {
        case today, tomorrow, afterTomorrow
        case weekday(Int)
        case date(day: Int, month: Int)
        /// The next such day; nil where the day of the week that is told beside it is another.
        case dayOfMonth(Int, weekday: Int?)
        /// Told, but not which: "next Friday", "03/06".
        case unclear
    }

    /// `language` is that of the rule that saw a deadline.
    init(_ words: DeadlineWords, language: Substring) {
        let words = words.all
        readDay(words)
        readClock(words, language)
        isOther = countsOther(words)
        // "by 5 tomorrow" is no length; "2 hours, by 9pm" is both, and the clock is exact.
        if minutes == nil { readLength(words, language) }
        useDayPart(words)
        isOpeningHour = tellsOpening(words)
    }

    mutating func use(_ range: ClosedRange<Int>) {
        used = used.map { min($0.lowerBound, range.lowerBound)...max($0.upperBound, range.upperBound) } ?? range
    }
}

extension DueTime {
    /// The time of day on the writer's wall clock that had passed less than an hour before; nil where none had, or the words
    /// name another day.
    func passed(_ clock: Int64) -> Int64? {
        switch day {
        case nil, .today: break
        default: return nil
        }
        guard let minutes else { return nil }
        // "9" comes round twice a day.
        let round: Int64 = isHalfTold || minutes >= 720 ? 86_400_000_000 : 43_200_000_000
        let since = ((clock - Int64(minutes) * 60_000_000) % round + round) % round
        return since < Self.lately ? clock - since : nil
    }

    /// "By 9", written ten minutes later, is hardly said of the next nine o'clock.
    private static let lately: Int64 = 3_600_000_000

    /// The instant on the writer's wall clock, and whether it is a day without a time; nil where the words leave it
    /// open, it would lie before the message, or its time of day had just passed.
    func due(_ clock: Int64) -> (Int64, isDay: Bool)? {
        let dayLength: Int64 = 86_400_000_000
        let today = clock - (clock % dayLength + dayLength) % dayLength
        var midnight = today
        switch day {
        case nil, .today: break
        case .tomorrow: midnight += dayLength
        case .afterTomorrow: midnight += 2 * dayLength
        case .weekday(let wanted):
            let now = Self.weekday(of: today)
            // "Friday" on a Friday may be either.
            guard now != wanted else { return nil }
            midnight += Int64((wanted - now + 7) % 7) * dayLength
        case .date(let number, let month):
            guard let date = Self.next(number, month, after: today) else { return nil }
            midnight = date
        case .dayOfMonth(let number, let weekday):
            guard let date = Self.next(number, after: today), weekday.map({ $0 == Self.weekday(of: date) }) ?? true
            else { return nil }
            midnight = date
        case .unclear: return nil
        }
        guard let minutes else { return day == nil ? nil : (midnight, true) }
        guard passed(clock) == nil else { return nil }
        var due = midnight + Int64(minutes) * 60_000_000
        if day == nil {
            // "by 6" after noon means the next six o'clock of the dial.
            while due <= clock { due += isHalfTold || minutes >= 720 ? dayLength : dayLength / 2 }
            // "by 6", said after six in the evening, may be of the morning or of the next evening.
            if !isHalfTold, minutes < 720, due >= midnight + dayLength { return nil }
        } else if due <= clock, !isHalfTold, minutes < 720 {
            due += dayLength / 2
        }
        return due > clock ? (due, false) : nil
    }

    /// 1 Monday … 7 Sunday: 1970-01-01 was a Thursday.
    private static func weekday(of midnight: Int64) -> Int { Int(((midnight / 86_400_000_000) % 7 + 10) % 7) + 1 }

    /// The next day of that number, of whichever month has it.
    private static func next(_ day: Int, after today: Int64) -> Int64? {
        let now = CivilTime(microseconds: today)
        return (0...12).lazy.compactMap { step in
            let month = now.month - 1 + step
            return CivilTime(year: now.year + month / 12, month: month % 12 + 1, day: day)?.microseconds
        }.first { $0 >= today }
    }

    private static func next(_ day: Int, _ month: Int, after today: Int64) -> Int64? {
        let year = CivilTime(microseconds: today).year
        for candidate in [year, year + 1] {
            if let date = CivilTime(year: candidate, month: month, day: day), date.microseconds >= today {
                return date.microseconds
            }
        }
        return nil
    }
}
