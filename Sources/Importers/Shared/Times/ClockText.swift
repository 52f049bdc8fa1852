// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Reads the times of account exports, whichever of several forms they have.
///
/// Forms seen: `2024-04-20 01:29:22 UTC`, `2022-01-27T15:20:11.471Z`, `2020-07-18 13:43:25.874`, `2026-02-08` (those are
/// `ISOTime`'s), `Tue, 30 Nov 2021 05:08:21 GMT`, `Wed Aug 19 12:00:00 UTC 2021`, `08 Feb 2026`, and numbers since 1970.
enum ClockText {
    /// The time at a place.
    ///
    /// - Parameter unzoned: what the clock was set to where no zone is written.
    static func read(
        _ range: Range<Int>, in bytes: Span<UInt8>, unzoned: Timestamp.Zone
    ) -> Timestamp? {
        let visible = bytes.trimmingMarksAndBlanks(range)
        guard !visible.isEmpty, visible.count <= 64 else { return nil }
        let digits = visible.prefix { bytes[$0] &- 0x30 < 10 }.count
        var found: Timestamp?
        if digits == visible.count {
            found = digits < 9 ? nil : number(bytes.text(in: visible))
        } else if digits == 4 {
            found = ISOTime.timestamp(visible, in: bytes, unzoned: unzoned)
        } else {
            var scanner = TextScanner(visible)
            found = digits > 0 ? day(&scanner, in: bytes, unzoned: unzoned) : worded(&scanner, in: bytes)
        }
        found?.literal = bytes.text(in: range)
        return found
    }

    /// The time that a text tells.
    static func read(_ text: String, unzoned: Timestamp.Zone) -> Timestamp? {
        let bytes = text.utf8.span
        return read(0..<bytes.count, in: bytes, unzoned: unzoned)
    }

    /// The unit of a number since 1970, judged by its size; nil for what is no time of 1990 to 2199.
    static func epoch(_ number: Int64) -> (microseconds: Int64, precision: Timestamp.Precision)? {
        let seconds: ClosedRange<Int64> = 631_152_000...7_258_118_399
        if seconds.contains(number) { return (number * 1_000_000, .second) }
        if seconds.contains(number / 1000) { return (number * 1000, .millisecond) }
        if seconds.contains(number / 1_000_000) { return (number, .microsecond) }
        return nil
    }

    private static func number(_ digits: String) -> Timestamp? {
        Int64(digits).flatMap(epoch).map {
            Timestamp(microseconds: $0.microseconds, precision: $0.precision, zone: .utc, literal: digits)
        }
    }

    /// `08 Feb 2026`, with or without a time behind it.
    private static func day(
        _ scanner: inout TextScanner, in bytes: Span<UInt8>, unzoned: Timestamp.Zone
    ) -> Timestamp? {
        guard let day = scanner.number(1...2, in: bytes), let mark = scanner.take(oneOf: marks, in: bytes),
            let month = month(&scanner, in: bytes), scanner.take(marks[mark], in: bytes),
            let year = scanner.number(4...4, in: bytes), let civil = CivilTime(year: year, month: month, day: day)
        else { return nil }
        if scanner.isAtEnd {
            return Timestamp(microseconds: civil.microseconds, precision: .day, zone: unzoned, literal: "")
        }
        guard scanner.take(" ", in: bytes) else { return nil }
        return ISOTime.clock(of: civil, &scanner, in: bytes, unzoned: unzoned)
    }

    private static let marks: [StaticString] = [" ", "-"]

    /// `Tue, 30 Nov 2021 05:08:21 GMT` and `Wed Aug 19 12:00:00 UTC 2021`.
    private static func worded(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> Timestamp? {
        _ = scanner.word(in: bytes)
        if scanner.take(",", in: bytes) {
            guard scanner.take(" ", in: bytes), let day = scanner.number(1...2, in: bytes),
                scanner.take(" ", in: bytes),
                let month = month(&scanner, in: bytes), scanner.take(" ", in: bytes),
                let year = scanner.number(4...4, in: bytes), scanner.take(" ", in: bytes),
                let civil = CivilTime(year: year, month: month, day: day)
            else { return nil }
            return ISOTime.clock(of: civil, &scanner, in: bytes, unzoned: .unknown)
        }
        guard scanner.take(" ", in: bytes), let month = month(&scanner, in: bytes), scanner.take(" ", in: bytes)
        else { return nil }
        _ = scanner.take(" ", in: bytes)
        guard let day = scanner.number(1...2, in: bytes), scanner.take(" ", in: bytes),
            let hour = scanner.number(1...2, in: bytes), scanner.take(":", in: bytes),
            let minute = scanner.number(2...2, in: bytes), scanner.take(":", in: bytes),
            let second = scanner.number(2...2, in: bytes), scanner.take(" ", in: bytes)
        else { return nil }
        let isZoned = scanner.take("UTC ", in: bytes) || scanner.take("GMT ", in: bytes)
        guard let year = scanner.number(4...4, in: bytes), scanner.isAtEnd,
            let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return Timestamp(
            microseconds: civil.microseconds, precision: .second, zone: isZoned ? .utc : .unknown, literal: "")
    }

    private static func month(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> Int? {
        scanner.word(in: bytes).flatMap(EnglishCalendar.month)
    }
}
