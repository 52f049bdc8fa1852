// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Dates the lines of the service, which have no clock of their own.
///
/// A page shows the day above its messages. A line of the service has that day and stands between two messages: its
/// time is the interval from the one before it to the one behind it, or to the end of the day on the side where the day
/// has no message. So a line waits for the next message, and what belongs behind the line waits with it. The zone is
/// that of the messages around it.
struct TelegramHTMLCalendar {
    private var day: Int64?
    private var literal = ""
    private var last: Timestamp?
    private var pending: [Waiting] = []

    private struct Waiting {
        var event: Event
        /// Midnight and words of the line's day; nil for what has a time of its own or none at all.
        var day: (midnight: Int64, literal: String)?
        var before: Int64?
    }

    /// A line with a date stands above the messages that follow; gives the events that are settled by it.
    mutating func turn(to day: Int64, literal: String) -> [Event] {
        defer { (self.day, self.literal) = (day, literal) }
        return day == self.day || last == nil ? [] : settle(nil)
    }

    /// A message with a clock was read; gives the events in front of it.
    mutating func note(_ time: Timestamp) -> [Event] {
        defer { last = time }
        return pending.isEmpty ? [] : settle(time)
    }

    /// The events that wait when there is nothing more to wait for.
    mutating func finish() -> [Event] { settle(nil) }

    /// Takes a line of the service; nil when it has to wait.
    mutating func place(line event: Event) -> Event? {
        guard let day else { return place(behind: event) }
        pending.append(Waiting(event: event, day: (day, literal), before: last?.microseconds))
        return nil
    }

    /// Takes an event that belongs behind those that came before; nil when it has to wait for them.
    mutating func place(behind event: Event) -> Event? {
        if pending.isEmpty { return event }
        pending.append(Waiting(event: event))
        return nil
    }

    private mutating func settle(_ next: Timestamp?) -> [Event] {
        let zone = last?.zone ?? next?.zone ?? .unknown
        defer { pending = [] }
        return pending.map { waiting in
            guard let (midnight, literal) = waiting.day else { return waiting.event }
            let day = midnight..<midnight + Timestamp.Precision.day.microseconds
            var (earliest, latest) = (midnight, day.upperBound - Timestamp.Precision.second.microseconds)
            if let before = waiting.before, day.contains(before) { earliest = before }
            if let next = next?.microseconds, day.contains(next), next >= earliest { latest = next }
            var event = waiting.event
            event.time = Timestamp(
                microseconds: earliest, latest: latest == earliest ? nil : latest, precision: .second, zone: zone,
                literal: literal)
            return event
        }
    }
}
