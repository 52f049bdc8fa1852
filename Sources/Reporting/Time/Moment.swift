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
        let text = prefix + Print.clock(civil, time.precision) + "Z"
        guard let latest else { return text }
        return text + joint + Print.clock(CivilTime(microseconds: latest), time.precision) + "Z"
    }

    /// The other end of an interval: the latest instant that the source allows; nil where it leaves none.
    private var latest: Int64? {
        guard let latest = time.latest, latest != time.microseconds, time.precision != .day else { return nil }
        return latest
    }

    /// Between the ends: of a repeated hour the source means one of two instants and none between them.
    private var joint: String {
        guard let latest else { return "" }
        return latest - time.microseconds <= Self.longestShift ? " or " : " to "
    }

    /// No clock is put back by more.
    private static let longestShift: Int64 = 7_200_000_000

    /// Clock and zone of the other end, behind those of the first: ` or 01:40 GMT`; empty where there is none.
    private var other: String {
        guard let latest else { return "" }
        guard time.isInstant else { return joint + Print.clock(CivilTime(microseconds: latest), time.precision) }
        let local = CivilTime(microseconds: clock.local(latest))
        return "\(joint)\(Print.clock(local, time.precision)) \(clock.name(at: latest))"
    }

    /// `20:53:04 BST`, `20:53 (min)`, or a wall clock marked as such.
    var local: Prose { local(under: nil) }

    /// The same without the name of the zone where the heading of the day gives it.
    func local(under heading: String?) -> Prose {
        let civil = CivilTime(microseconds: wall)
        if time.precision == .day { return Prose(.soft("date only")) }
        var text = Print.clock(civil, time.precision)
        if !time.isInstant { return "\(words: text) \(soft: "wall clock")" }
        let name = clock.name(at: time.microseconds)
        // The two ends may differ in nothing but the name of their zone.
        if latest != nil { text += " \(name)\(other)" }
        let marks = [name == heading || latest != nil ? nil : name, time.precision == .minute ? "(min)" : nil]
            .compactMap(\.self)
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
        let instants = latest.map { "\(joint)\(Print.clock(CivilTime(microseconds: $0), time.precision))Z" } ?? ""
        return "\(Print.isoDate(civil)) \(Print.clock(civil, time.precision))Z\(instants) "
            + "(\(localText) \(clock.name(at: time.microseconds))\(other)\(minutes))"
    }

    /// For cells: `12 Jun 2026 19:53:04 BST`.
    var brief: String {
        let civil = CivilTime(microseconds: wall)
        let date = "\(civil.day) \(Print.month(civil.month).prefix(3)) \(civil.year)"
        if time.precision == .day { return date }
        let zone = time.isInstant ? clock.name(at: time.microseconds) : "wall clock"
        return "\(date) \(Print.clock(civil, time.precision)) \(zone)\(other)"
    }

    /// The time of day alone: `19:53:04`, with both instants of a repeated hour; empty for a date.
    var clockTime: String {
        let text = Print.clock(CivilTime(microseconds: wall), time.precision)
        guard latest != nil else { return text }
        return (time.isInstant ? "\(text) \(clock.name(at: time.microseconds))" : text) + other
    }

    /// For deadlines: `9 Nov 22:33 GMT`, `9 Nov 22:33 wall clock`.
    var toTheMinute: String {
        let minute = Timestamp(
            microseconds: time.microseconds, latest: time.latest, precision: .minute, zone: time.zone, literal: "")
        let zone = time.isInstant ? clock.name(at: time.microseconds) : "wall clock"
        return "\(Print.shortDate(day: day)) \(Print.clock(CivilTime(microseconds: wall), .minute)) \(zone)"
            + Moment(minute, clock: clock).other
    }

    /// For sentences about the day: `12 June 2026, 19:53:04 BST`.
    var spoken: String {
        let civil = CivilTime(microseconds: wall)
        if time.precision == .day { return Print.date(civil) }
        let marks = [time.isInstant ? nil : "wall clock", time.precision == .minute ? "min" : nil].compactMap(\.self)
        let zone = time.isInstant ? " \(clock.name(at: time.microseconds))" : ""
        return "\(Print.date(civil)), \(Print.clock(civil, time.precision))\(zone)\(other)"
            + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    }

    /// How long after another time: an interval, nil when the two clocks cannot be compared.
    static func elapsed(from start: Timestamp?, to end: Timestamp?) -> Elapsed? {
        guard let start, let end else { return nil }
        return TimeSpan(end).elapsed(since: TimeSpan(start))
    }
}
