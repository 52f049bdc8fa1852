// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// A date as .NET prints it in the exporter's language, when it is not in the round-trip form.
enum DCEDate {
    case exact(Timestamp)
    /// Numbers whose order the language decides.
    case numbers(DayMonthOrder.Numbers, ClockTime, literal: String)

    /// As written.
    var literal: String {
        switch self {
        case .exact(let time): time.literal
        case .numbers(_, _, let literal): literal
        }
    }

    /// Reads a whole text; nil where it is no date.
    init?(_ literal: String) {
        if let time = ISOTime.timestamp(literal) {
            self = .exact(time)
            return
        }
        guard let (date, clock) = Self.usual(literal) ?? Self.national(literal) else { return nil }
        switch date {
        case .numbers(let numbers): self = .numbers(numbers, clock, literal: literal)
        case .day(let day): self = .exact(DCEDate.time(day, clock, literal))
        }
    }

    private static func usual(_ literal: String) -> (Day, ClockTime)? {
        let bytes = Array(literal.utf8)
        var scanner = TextScanner(0..<bytes.count)
        guard let date = date(&scanner, in: bytes.span) else { return nil }
        _ = scanner.take(",", in: bytes.span)
        scanner.blanks(in: bytes.span)
        guard let clock = ClockTime(&scanner, in: bytes.span), scanner.isAtEnd else { return nil }
        return (date, clock)
    }

    /// The short date and time of any culture: `2024. 01. 13. 15:04`, `13.1.2024 15.04`, `13/1/24 3:04 μμ`, `١٣/١/٢٠٢٤ ٣:٠٤ م`.
    private static func national(_ literal: String) -> (Day, ClockTime)? {
        let bytes = Array(literal.replacing(" г.", with: "").utf8)
        let span = bytes.span
        var place = span.skippingMarks(from: 0, before: span.count)
        guard let first = DateScanner.readNumber(span, &place, span.count, atMost: 4),
            let date = DateScanner.read(first, span, &place, span.count),
            let time = TimeScanner.read(span, &place, span.count, false), !time.hasUnknownWords,
            span.trimmingMarksAndBlanks(place..<span.count).isEmpty, time.clock.seconds >= 0
        else { return nil }
        let seconds = Int(time.clock.seconds)
        let clock = ClockTime(
            hour: seconds / 3600, minute: seconds / 60 % 60, second: time.second == nil ? nil : seconds % 60)
        let (one, two, three) = (Int(date.numbers.first), Int(date.numbers.second), Int(date.numbers.third))
        switch date.longNumber {
        case 0: return CivilTime(year: one, month: two, day: three).map { (.day($0), clock) }
        case 1: return nil
        default:
            let year = three < 100 ? 2000 + three : three
            return (.numbers(DayMonthOrder.Numbers(first: one, second: two, year: year)), clock)
        }
    }

    private enum Day {
        case numbers(DayMonthOrder.Numbers)
        case day(CivilTime)
    }

    private static let separators: [StaticString] = [". ", "/", ".", "-", " "]

    private static func date(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> Day? {
        guard let first = scanner.number(1...4, in: bytes), let mark = scanner.take(oneOf: separators, in: bytes)
        else { return nil }
        let second: Int
        var isNamed = false
        if let word = scanner.word(in: bytes) {
            guard let month = EnglishCalendar.month(word) else { return nil }
            second = month
            isNamed = true
        } else {
            guard let number = scanner.number(1...2, in: bytes) else { return nil }
            second = number
        }
        guard scanner.take(separators[mark], in: bytes), let third = scanner.number(1...4, in: bytes) else {
            return nil
        }
        if first > 31 { return CivilTime(year: first, month: second, day: third).map { .day($0) } }
        _ = scanner.take(".", in: bytes)
        let year = third < 100 ? 2000 + third : third
        if isNamed { return CivilTime(year: year, month: second, day: first).map { .day($0) } }
        return .numbers(DayMonthOrder.Numbers(first: first, second: second, year: year))
    }

    private static func time(_ day: CivilTime, _ clock: ClockTime, _ literal: String) -> Timestamp {
        var time = day
        (time.hour, time.minute, time.second) = (clock.hour, clock.minute, clock.second ?? 0)
        return time.wallClock(clock.second == nil ? .minute : .second, literal)
    }

    /// The time, once the order is settled.
    func timestamp(_ order: DateOrder) -> Timestamp? {
        switch self {
        case .exact(let time): time
        case .numbers(let numbers, let clock, let literal):
            numbers.civil(order).map { Self.time($0, clock, literal) }
        }
    }
}
