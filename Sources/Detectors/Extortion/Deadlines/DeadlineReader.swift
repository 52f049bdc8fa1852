// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Turns the words of a deadline into an instant where the record allows it.
///
/// "20 minutes" counts from the message, unless its words let it run from the opening of the message, which no record
/// holds. "by 6pm", "friday noon" and "tomorrow" need the writer's clock: the wall clock
/// of the source, or the zone that the investigator declared; a source that tells only UTC leaves them without an
/// instant. A deadline never lies before the message that sets it, and words that leave it open are kept as words: a
/// time of day that had passed less than an hour before is told beside them, and is not put off by a day.
enum DeadlineReader {
    /// The deadlines of a message, by place.
    static func deadlines(
        _ codes: CodeSet, in marks: Marks, of entry: TimelineEntry, context: DetectorContext
    ) -> [ExtortionDemand.Deadline] {
        let places = marks.rules.filter { context.codes[$0].overlaps(codes) }
            .map { (span: $0.span, language: context.rules.rule($0.rule).id.prefix { $0 != "." }) }
        return deadlines(at: places, of: entry, context: context)
    }

    /// The deadlines that stand at given places of a message.
    static func deadlines(
        at places: [(span: Range<Int32>, language: Substring)], of entry: TimelineEntry, context: DetectorContext
    ) -> [ExtortionDemand.Deadline] {
        guard !places.isEmpty, let text = context.timeline.text(entry.n) else { return [] }
        let bytes = Array(text.utf8)
        // Known only where it is asked for: most deadlines are days and times of day.
        var startsAtOpening: Bool?
        var found: [ExtortionDemand.Deadline] = []
        for place in places.sorted(by: { $0.span.lowerBound < $1.span.lowerBound }) {
            let (start, end) = (Int(place.span.lowerBound), Int(place.span.upperBound))
            guard start >= 0, start < end, end <= bytes.count else { continue }
            let words = DeadlineWords(text, around: start..<end)
            let due = DueTime(words, language: place.language)
            // "waited 2 hours" says nothing of what is to come.
            if due.isNone { continue }
            // "hurry", "last offer" press, and name no time.
            if due.used == nil, !words.namesEnd(in: start..<end), !words.namesEvent(in: start..<end) { continue }
            let span = withoutSums(literalSpan(start..<end, due, words), hit: start..<end, of: entry.n, bytes, context)
            var (at, atLatest): (String?, String?)
            let isOpen = due.length == nil ? false : startsAtOpening ?? OpeningStart.isTold(in: text)
            if due.length != nil { startsAtOpening = isOpen }
            if !isOpen {
                at = instant(due, sent: entry.time, entry: entry, context: context)
                // A message of a repeated hour was sent at one of two instants.
                if let latest = entry.latest, latest != entry.time {
                    atLatest = instant(due, sent: latest, entry: entry, context: context)
                }
            }
            let deadline = ExtortionDemand.Deadline(
                n: entry.n, literal: String(decoding: bytes[span], as: UTF8.self), at: at,
                atLatest: atLatest == at ? nil : atLatest,
                passed: at == nil && !isOpen ? passed(due, entry: entry, context: context) : nil)
            if !found.contains(deadline) { found.append(deadline) }
        }
        return found
    }

    /// Whether the deadlines of a message may have a day or a time: false only where all have words alone.
    static func mayDate(_ entry: TimelineEntry, context: DetectorContext) -> Bool {
        guard let time = entry.time, entry.precision != .day else { return false }
        if clock(of: entry, time, context) != nil { return true }
        // A length of time counts from the message, whatever the clock shows.
        return context.timeline.withText(entry.n, PastSigns.mayMeasure) ?? false
    }

    /// Whether words that look like a deadline tell of time that is over, or count something else.
    ///
    /// Never where `PastSigns` sees nothing in the text.
    static func isNone(_ span: Range<Int32>, of n: Int32, context: DetectorContext) -> Bool {
        guard let text = context.timeline.text(n), span.lowerBound >= 0, Int(span.upperBound) <= text.utf8.count
        else { return false }
        return DueTime(DeadlineWords(text, around: Int(span.lowerBound)..<Int(span.upperBound)), language: "").isNone
    }

    /// Whether any words of a message tell a time that is to come, or that something ends.
    static func tellsTime(_ n: Int32, context: DetectorContext) -> Bool {
        guard let text = context.timeline.text(n), !text.isEmpty else { return false }
        var place = 0
        while place < text.utf8.count {
            let words = DeadlineWords(text, around: place..<place + 1)
            // Behind the last word there may be signs, and the words around them are those before.
            guard let last = words.all.last, last.span.upperBound > place else {
                place += 1
                continue
            }
            let due = DueTime(words, language: "")
            if !due.isNone, due.used != nil || words.namesEnd(in: place..<last.span.upperBound) { return true }
            place = last.span.upperBound + 1
        }
        return false
    }

    /// The words of the rule with those that tell the time, where they stand close together.
    private static func literalSpan(_ hit: Range<Int>, _ due: DueTime, _ words: DeadlineWords) -> Range<Int> {
        guard let used = due.used else { return hit }
        let span = words.all[used.lowerBound].span.lowerBound..<words.all[used.upperBound].span.upperBound
        let joined = min(hit.lowerBound, span.lowerBound)..<max(hit.upperBound, span.upperBound)
        return joined.count <= longestLiteral ? joined : hit
    }

    private static let longestLiteral = 48

    /// Without a sum before the words of the time, "0.01 btc by midnight", and without a second part behind a sum, "tonight, 200
    /// on friday": a deadline is quoted as a time.
    private static func withoutSums(
        _ span: Range<Int>, hit: Range<Int>, of n: Int32, _ bytes: [UInt8], _ context: DetectorContext
    ) -> Range<Int> {
        let sums = context.marks[n].money.map { Int($0.span.lowerBound)..<Int($0.span.upperBound) }
        var (start, end) = (span.lowerBound, span.upperBound)
        for sum in sums where sum.overlaps(start..<end) && sum.upperBound < end {
            // A bare "5" may be the hour of "5 pm".
            let isNamed = context.marks[n].money.contains {
                $0.currency != nil && Int($0.span.lowerBound) == sum.lowerBound
            }
            if isNamed, sum.lowerBound <= start {
                start = sum.upperBound
            } else if sum.lowerBound > start, bytes[start..<sum.lowerBound].contains(UInt8(ascii: ",")) {
                end = sum.lowerBound
            }
        }
        let aside: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ".")]
        while start < end, aside.contains(bytes[start]) { start += 1 }
        while end > start, aside.contains(bytes[end - 1]), end < span.upperBound { end -= 1 }
        return start < end && bytes[start..<end].contains(where: { $0 >= 65 }) ? start..<end : span
    }

    private static func instant(
        _ due: DueTime, sent time: Int64?, entry: TimelineEntry, context: DetectorContext
    ) -> String? {
        guard let time, entry.precision != .day else { return nil }
        if let span = due.length {
            let (due, overflow) = time.addingReportingOverflow(span)
            return overflow ? nil : InstantText.rfc3339(due, precision: .second, isInstant: entry.isInstant)
        }
        guard let clock = clock(of: entry, time, context), let (wall, isDay) = due.due(clock) else { return nil }
        if isDay { return InstantText.date(wall) }
        var instant = wall - clock + time
        // Between the message and the deadline the clocks may change.
        if let shown = Self.clock(of: entry, instant, context), shown != wall { instant += wall - shown }
        return InstantText.rfc3339(instant, precision: .second, isInstant: entry.isInstant)
    }

    /// The time of day that had just passed when the message was sent.
    private static func passed(_ due: DueTime, entry: TimelineEntry, context: DetectorContext) -> String? {
        guard let time = entry.time, entry.precision != .day, due.length == nil,
            let clock = clock(of: entry, time, context), let wall = due.passed(clock)
        else { return nil }
        return InstantText.rfc3339(wall - clock + time, precision: .second, isInstant: entry.isInstant)
    }

    /// The writer's wall clock at an instant, where it is known.
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
