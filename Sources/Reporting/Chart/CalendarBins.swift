// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Days, weeks, months or years on an axis: the finest division that gives at most so many columns.
struct CalendarBins {
    enum Unit: Hashable {
        case day, week, month
        case years(Int)

        /// `day`, `week`, `month`, `year`, `span of 5 years`.
        var name: String {
            switch self {
            case .day: "day"
            case .week: "week"
            case .month: "month"
            case .years(1): "year"
            case .years(let count): "span of \(count) years"
            }
        }
    }

    let unit: Unit
    let count: Int
    private let first: Int64

    /// Divides the days from the first to the last.
    init(from first: Int64, to last: Int64, atMost limit: Int) {
        let units: [Unit] = [.day, .week, .month] + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map { .years($0) }
        for unit in units {
            let start = Self.index(of: first, unit)
            let count = Self.index(of: last, unit) - start + 1
            if count <= Int64(limit) {
                self.unit = unit
                self.count = Int(max(1, count))
                self.first = start
                return
            }
        }
        unit = .years(1000)
        count = limit
        self.first = Self.index(of: first, .years(1000))
    }

    /// The column of a day.
    func bin(of day: Int64) -> Int { min(max(0, Int(Self.index(of: day, unit) - first)), count - 1) }

    /// Two lines under or above a column.
    func label(_ bin: Int) -> (String, String) {
        let index = first + Int64(bin)
        switch unit {
        case .day:
            return (String(Print.weekday(index).prefix(3)), Print.shortDate(day: index))
        case .week:
            return ("week of", Print.shortDate(day: index * 7 - 3))
        case .month:
            let (year, month) = Self.divide(index, 12)
            return (String(Print.month(Int(month) + 1).prefix(3)), String(year))
        case .years(let span):
            return ("", String(index * Int64(span)))
        }
    }

    private static func index(of day: Int64, _ unit: Unit) -> Int64 {
        switch unit {
        case .day: return day
        // Day 0 was a Thursday; weeks begin on Monday.
        case .week: return divide(day + 3, 7).0
        case .month:
            let time = CivilTime(microseconds: min(max(day, -4_000_000), 4_000_000) * 86_400_000_000)
            return Int64(time.year) * 12 + Int64(time.month - 1)
        case .years(let span):
            let time = CivilTime(microseconds: min(max(day, -4_000_000), 4_000_000) * 86_400_000_000)
            return divide(Int64(time.year), Int64(span)).0
        }
    }

    private static func divide(_ dividend: Int64, _ divisor: Int64) -> (Int64, Int64) {
        let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}
