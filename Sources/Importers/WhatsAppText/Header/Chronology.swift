// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Tells records from lines that look like records but were pasted into a message.
///
/// Lines of another chat that somebody pasted have the same shape when the other chat came from the same kind of
/// telephone. They give themselves away by their place: behind a line feed where this file ends every record with
/// CR LF, or by a date that goes back by more than a day, only for the chat to go on where it was.
enum Chronology {
    /// Records looked at to see whether the chat goes on where it was.
    private static let reach = 256
    private static let day: Int64 = 86_400

    /// Marks the lines that stand inside a message, by how lines end.
    static func markByLineEnds(_ index: inout HeaderIndex) {
        guard index.headersBehindCarriageReturn > 0, index.bodyLinesBehindLineFeed > 0,
            index.headersBehindLineFeed * 10 <= index.headersBehindCarriageReturn
        else { return }
        for place in index.marks.indices.dropFirst()
        where !index.marks[place].flags.contains(.followsCarriageReturn) {
            index.marks[place].flags.insert(.isEmbedded)
        }
    }

    /// Marks the lines that stand inside a message, by their dates.
    static func markByDates(_ index: inout HeaderIndex, reading: DateReading) {
        var clock = WallClock(reading: reading)
        var latest = Int64.min
        var place = 0
        while place < index.marks.count {
            let mark = index.marks[place]
            guard !mark.flags.contains(.isEmbedded), let time = clock.seconds(of: mark) else {
                place += 1
                continue
            }
            if latest != .min, time < latest - day, let back = returning(to: latest, behind: place, index, &clock) {
                for pasted in place..<back { index.marks[pasted].flags.insert(.isEmbedded) }
                place = back
                continue
            }
            latest = time
            place += 1
        }
    }

    /// The first record near `place` that goes on where the chat was.
    private static func returning(
        to latest: Int64, behind place: Int, _ index: HeaderIndex, _ clock: inout WallClock
    ) -> Int? {
        for ahead in index.marks.indices[(place + 1)...].prefix(reach) {
            let mark = index.marks[ahead]
            guard !mark.flags.contains(.isEmbedded), let time = clock.seconds(of: mark) else { continue }
            if time >= latest - day { return ahead }
        }
        return nil
    }
}

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
