// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Turns the words of a deadline into an instant where the record allows it.
///
/// "20 minutes" counts from the message. "by 6pm" and "tomorrow" need the writer's clock: the wall clock of the
/// source, or the zone that the investigator declared; a source that tells only UTC leaves them without an instant.
enum DeadlineReader {
    /// The deadlines of a message, by place.
    static func deadlines(
        _ codes: CodeSet, in marks: Marks, of entry: TimelineEntry, context: DetectorContext
    ) -> [ExtortionDemand.Deadline] {
        guard let text = context.timeline.text(entry.n) else { return [] }
        let bytes = Array(text.utf8)
        return marks.rules.filter { context.codes[$0].overlaps(codes) }
            .sorted { $0.span.lowerBound < $1.span.lowerBound }
            .compactMap { match in
                let (start, end) = (Int(match.span.lowerBound), Int(match.span.upperBound))
                guard start >= 0, start < end, end <= bytes.count else { return nil }
                let literal = String(decoding: bytes[start..<end], as: UTF8.self)
                return ExtortionDemand.Deadline(
                    literal: literal, at: instant(of: literal, entry: entry, context: context))
            }
    }

    private static func instant(of literal: String, entry: TimelineEntry, context: DetectorContext) -> String? {
        guard let time = entry.time, entry.precision != .day else { return nil }
        let words = words(of: literal)
        if let span = length(words) {
            let (due, overflow) = time.addingReportingOverflow(span)
            return overflow ? nil : InstantText.rfc3339(due, precision: .second, isInstant: entry.isInstant)
        }
        guard let clock = clock(of: entry, time, context) else { return nil }
        return due(words, clock: clock).flatMap { due, isDay in
            if isDay { return InstantText.date(due) }
            // The offset of the clock at the message also holds for the hours after it, but for a change of the clocks.
            let instant = due - clock + time
            return InstantText.rfc3339(instant, precision: .second, isInstant: entry.isInstant)
        }
    }

    /// The writer's wall clock at the message, where it is known.
    private static func clock(of entry: TimelineEntry, _ time: Int64, _ context: DetectorContext) -> Int64? {
        guard let zone = context.timeline.time(entry.n)?.zone else { return nil }
        return switch zone {
        case .unknown: time
        case .offset(let minutes): time + Int64(minutes) * 60_000_000
        case .declared, .assumed: context.wallClock.map { $0(time) }
        case .utc, .standardOffset: nil
        }
    }
}

extension DeadlineReader {
    /// Lower-cased runs of letters or of digits with colons; other characters part them.
    private static func words(of literal: String) -> [String] {
        var words: [String] = []
        var isNumber = false
        var isOpen = false
        for character in literal.lowercased() {
            let isDigit = character.isASCII && character.isNumber
            let joins = isOpen && isNumber && (character == ":" || character == ".")
            guard isDigit || character.isLetter || joins else {
                isOpen = false
                continue
            }
            if isOpen && (isNumber == isDigit || joins) {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
                isNumber = isDigit
            }
            isOpen = true
        }
        return words
    }

    /// A number and a unit: microseconds.
    private static func length(_ words: [String]) -> Int64? {
        for (index, word) in words.enumerated() {
            guard let unit = units.first(where: { $0.words.contains(word) })?.seconds, index > 0 else { continue }
            let number = Int64(words[index - 1]) ?? numerals[words[index - 1]]
            guard let number, number > 0, number <= 1000 else { continue }
            return number * unit * 1_000_000
        }
        return nil
    }

    /// A time of day or a day after the message, on the same wall clock; true for a day without a time.
    private static func due(_ words: [String], clock: Int64) -> (Int64, Bool)? {
        let day: Int64 = 86_400_000_000
        var midnight = clock - (clock % day + day) % day
        let isTomorrow = words.contains(where: tomorrow.contains)
        if isTomorrow { midnight += day }
        if words.contains("midnight") { return (midnight + day, false) }
        if words.contains("noon") { return (midnight + day / 2, false) }
        if let (minutes, isExact) = timeOfDay(words) {
            var due = midnight + Int64(minutes) * 60_000_000
            // "by 6" after noon means the next six o'clock of the dial.
            while !isTomorrow && due <= clock { due += isExact ? day : day / 2 }
            return (due, false)
        }
        return isTomorrow ? (midnight, true) : nil
    }

    /// Minutes after midnight, and whether the half of the day is told.
    private static func timeOfDay(_ words: [String]) -> (Int, Bool)? {
        for (index, word) in words.enumerated() where word.first?.isNumber == true {
            let parts = word.split(whereSeparator: { $0 == ":" || $0 == "." }).compactMap { Int($0) }
            guard let hour = parts.first, hour <= 24, parts.count <= 2 else { continue }
            let minute = parts.count == 2 ? parts[1] : 0
            guard minute < 60 else { continue }
            let next = index + 1 < words.count ? words[index + 1] : ""
            if next == "pm" || next == "am", (1...12).contains(hour) {
                return ((hour % 12 + (next == "pm" ? 12 : 0)) * 60 + minute, true)
            }
            guard index > 0, clockWords.contains(words[index - 1]) || next == "h" || parts.count == 2 else { continue }
            return (hour * 60 + minute, hour > 12 || parts.count == 2)
        }
        return nil
    }

    private static let units: [(words: Set<String>, seconds: Int64)] = [
        (["s", "sec", "secs", "second", "seconds", "segundos", "secondes", "sekunden"], 1),
        (
            [
                "m", "min", "mins", "minute", "minutes", "minuto", "minutos", "minuten", "mn", "minuta", "minut",
                "minuti",
            ],
            60
        ),
        (
            ["h", "hr", "hrs", "hour", "hours", "hora", "horas", "heure", "heures", "stunde", "stunden", "std", "ore"],
            3600
        ),
        (["day", "days", "día", "dia", "días", "dias", "jour", "jours", "tag", "tage", "tagen"], 86_400),
    ]
    private static let numerals: [String: Int64] = [
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
        "twenty": 20, "thirty": 30, "una": 1, "un": 1, "une": 1, "uma": 1, "eine": 1, "einer": 1,
    ]
    private static let tomorrow: Set<String> = [
        "tomorrow", "tmrw", "tmr", "tomoro", "demain", "mañana", "amanhã", "morgen",
    ]
    private static let clockWords: Set<String> = [
        "by", "before", "until", "till", "til", "at", "um", "bis", "avant", "antes", "até", "hasta", "las", "à", "vor",
    ]
}
