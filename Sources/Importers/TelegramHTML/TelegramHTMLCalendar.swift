// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Dates the lines of the service, which have no clock of their own.
///
/// A page shows the day above its messages. A line of the service has that day and stands behind the message before
/// it: its time is that message's, precise to the day. The zone is that of the messages around it, so lines above
/// the first message wait for one.
struct TelegramHTMLCalendar {
    private var day: Int64?
    private var literal = ""
    private var last: Timestamp?
    private var pending: [Event] = []

    /// A line with a date stands above the messages that follow.
    mutating func turn(to day: Int64, literal: String) {
        self.day = day
        self.literal = literal
    }

    /// A message with a clock was read.
    mutating func note(_ time: Timestamp) {
        last = time
    }

    /// Gives an event its day; nil when it has to wait for the zone of the first message.
    mutating func dated(_ event: Event) -> Event? {
        guard day != nil else { return event }
        guard let last else {
            pending.append(event)
            return nil
        }
        return dated(event, zone: last.zone)
    }

    /// The events that waited, in their order.
    mutating func takePending(zone: Timestamp.Zone) -> [Event] {
        guard !pending.isEmpty else { return [] }
        let events = pending.map { dated($0, zone: zone) }
        pending = []
        return events
    }

    private func dated(_ event: Event, zone: Timestamp.Zone) -> Event {
        guard let day else { return event }
        var earliest = day
        if let last, last.microseconds > day, last.microseconds - day < Timestamp.Precision.day.microseconds {
            earliest = last.microseconds
        }
        var dated = event
        dated.time = Timestamp(microseconds: earliest, precision: .day, zone: zone, literal: literal)
        return dated
    }
}
