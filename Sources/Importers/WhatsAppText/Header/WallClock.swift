// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Turns the numbers of records into wall-clock time; remembers the last date, which most records share.
struct WallClock {
    let reading: DateReading
    private var lastDate: DateNumbers?
    private var lastDay: Int64?
    /// The calendar that dates were written in, where it is not the usual one.
    private(set) var calendar = DateReading.Calendar.gregorian

    init(reading: DateReading) {
        self.reading = reading
    }

    /// Seconds since 1970 of the same wall clock; nil when there is no such date or time.
    mutating func seconds(of mark: HeaderMark) -> Int64? {
        if mark.date != lastDate {
            let civil = reading.civil(mark.date)
            lastDate = mark.date
            lastDay = civil?.date.dayNumber
            if let calendar = civil?.calendar, calendar != .gregorian { self.calendar = calendar }
        }
        guard let lastDay, mark.clock >= 0 else { return nil }
        return lastDay * 86_400 + Int64(mark.clock)
    }
}
