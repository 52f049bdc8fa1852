// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// The times of a page that have no number beside them: when a message was edited, and when one that was passed on was
/// first sent.
///
/// They stand in the zone and the language of the exporter.
struct DCEPageDates {
    /// The order of day and month, once a message shows it by the number that tells its time.
    private var order: DateOrder?
    private var clocks = DCEPageClocks()

    /// Learns from a printed time, `13/01/2024 15:04`, of which the instant is known.
    mutating func note(_ written: String, of time: Timestamp?, at place: Provenance) {
        guard let time else { return }
        clocks.note(written, of: time, at: place)
        guard order == nil, case .numbers(let numbers, _, _)? = DCEDate(written), numbers.first != numbers.second
        else { return }
        let orders = [DateOrder.dmy, .mdy].filter { order in
            // No zone is further away than fourteen hours.
            let day = DCEDate(written)?.timestamp(order)
            return day.map { abs($0.microseconds - time.microseconds) <= 14 * 3_600_000_000 + 60_000_000 } ?? false
        }
        if orders.count == 1 { order = orders[0] }
    }

    /// Messages whose printed time is not that of their numbers: the first one's place, and how many.
    var contradictions: (place: Provenance, count: Int)? { clocks.contradictions(order) }

    /// The wall clock of `Originally sent: 02/01/2024 03:04`; nil while the order is not known.
    func time(_ written: String) -> Timestamp? {
        let words = written.parting(at: ": ")?.1 ?? written
        guard let date = DCEDate(words) else { return nil }
        if case .exact(let time) = date { return time }
        return order.flatMap { date.timestamp($0) }
    }

    /// When a message was edited, to the minute: on the day on which it was sent, so that both are printed with one date.
    ///
    /// - Parameters:
    ///   - edited: the long date and time of the edit, in any language.
    ///   - sent: the same of the message.
    ///   - time: the message's instant.
    static func time(_ edited: String?, beside sent: String?, of time: Timestamp?) -> Timestamp? {
        guard let edited, let time, let one = sent.flatMap(clock), let other = clock(edited), one.front == other.front,
            one.behind == other.behind
        else { return nil }
        // An hour after twelve that seems earlier is one of a clock of twelve hours.
        let start = one.minutes >= 720 && other.minutes < 720 ? one.minutes - 720 : one.minutes
        let minute: Int64 = 60_000_000
        guard other.minutes >= start else { return nil }
        let began = time.microseconds - ((time.microseconds % minute) + minute) % minute
        return Timestamp(
            microseconds: began + Int64(other.minutes - start) * minute, precision: .minute, zone: time.zone,
            literal: edited)
    }

    /// The minutes of the clock that stands last in a text, and what stands around it.
    private static func clock(_ text: String) -> (front: Substring, minutes: Int, behind: Substring)? {
        func digits(before end: String.Index) -> Substring {
            var start = end
            while start > text.startIndex, case let before = text.index(before: start), text[before].isASCII,
                text[before].isNumber
            {
                start = before
            }
            return text[start..<end]
        }
        for mark in text.indices.reversed() where text[mark] == ":" || text[mark] == "." {
            let hour = digits(before: mark)
            let minute = text[text.index(after: mark)...].prefix { $0.isASCII && $0.isNumber }
            guard (1...2).contains(hour.count), minute.count == 2, let hours = Int(hour), let minutes = Int(minute),
                hours < 24, minutes < 60
            else { continue }
            return (text[..<hour.startIndex], hours * 60 + minutes, text[minute.endIndex...])
        }
        return nil
    }
}
