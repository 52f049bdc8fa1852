// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A recorded time as the report prints it: UTC and the report's zone, in the precision of the source.
struct Moment {
    private let time: Timestamp
    private let clock: ReportClock

    init(_ time: Timestamp, clock: ReportClock) {
        self.time = time
        self.clock = clock
    }

    /// The day under which it is printed: of the report's zone, or of the wall clock when no zone is known.
    var day: Int64 { Print.day(wall) }

    private var wall: Int64 {
        time.isInstant && time.precision != .day ? clock.local(time.microseconds) : time.microseconds
    }

    /// `19:53:04Z`; nil when the instant is not known.
    ///
    /// The date stands before it when it is another than the local one.
    var utc: String? {
        guard time.isInstant, time.precision != .day else { return nil }
        let civil = CivilTime(microseconds: time.microseconds)
        let prefix = Print.day(time.microseconds) == day ? "" : Print.shortDate(day: Print.day(time.microseconds)) + " "
        var text = prefix + Print.clock(civil, time.precision) + "Z"
        if let latest = time.latest, latest != time.microseconds {
            text += " to " + Print.clock(CivilTime(microseconds: latest), time.precision) + "Z"
        }
        return text
    }

    /// `20:53:04 BST`, `20:53 (min)`, or a wall clock marked as such.
    var local: Prose { local(under: nil) }

    /// The same without the name of the zone where the heading of the day gives it.
    func local(under heading: String?) -> Prose {
        let civil = CivilTime(microseconds: wall)
        if time.precision == .day { return Prose(.soft("date only")) }
        var text = Print.clock(civil, time.precision)
        if !time.isInstant { return "\(words: text) \(soft: "wall clock")" }
        if let latest = time.latest, latest != time.microseconds {
            text += " to " + Print.clock(CivilTime(microseconds: clock.local(latest)), time.precision)
        }
        let name = clock.name(at: time.microseconds)
        let marks = [name == heading ? nil : name, time.precision == .minute ? "(min)" : nil].compactMap(\.self)
        return marks.isEmpty ? Prose(.text(text)) : "\(words: text) \(soft: marks.joined(separator: " "))"
    }

    /// For sentences: `2026-06-12 18:53:04Z (19:53:04 BST)`.
    var full: String {
        let localCivil = CivilTime(microseconds: wall)
        let localText = Print.clock(localCivil, time.precision)
        if time.precision == .day { return Print.isoDate(localCivil) + " (date only)" }
        if !time.isInstant { return "\(Print.isoDate(localCivil)) \(localText) (wall clock, zone not known)" }
        let civil = CivilTime(microseconds: time.microseconds)
        let minutes = time.precision == .minute ? ", to the minute" : ""
        return "\(Print.isoDate(civil)) \(Print.clock(civil, time.precision))Z "
            + "(\(localText) \(clock.name(at: time.microseconds))\(minutes))"
    }

    /// For cells: `12 Jun 2026 19:53:04 BST`.
    var brief: String {
        let civil = CivilTime(microseconds: wall)
        let date = "\(civil.day) \(Print.month(civil.month).prefix(3)) \(civil.year)"
        if time.precision == .day { return date }
        let zone = time.isInstant ? clock.name(at: time.microseconds) : "wall clock"
        return "\(date) \(Print.clock(civil, time.precision)) \(zone)"
    }

    /// For sentences about the day: `12 June 2026, 19:53:04 BST`.
    var spoken: String {
        let civil = CivilTime(microseconds: wall)
        if time.precision == .day { return Print.date(civil) }
        let marks = [time.isInstant ? nil : "wall clock", time.precision == .minute ? "min" : nil].compactMap(\.self)
        let zone = time.isInstant ? " \(clock.name(at: time.microseconds))" : ""
        return "\(Print.date(civil)), \(Print.clock(civil, time.precision))\(zone)"
            + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    }

    /// How long after another time: an interval, nil when the two clocks cannot be compared.
    static func elapsed(from start: Timestamp?, to end: Timestamp?) -> Elapsed? {
        guard let start, let end else { return nil }
        return TimeSpan(end).elapsed(since: TimeSpan(start))
    }
}
