// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Times that begin with the year: `2024-01-25T08:51:34.9210000+00:00`, `2024-03-01 12:00:00 UTC`, `2024/03/01, 12:00`,
/// down to the day alone.
enum ISOTime {
    /// The time of a text; nil where it is none.
    ///
    /// Without `Z`, `UTC` or offset it is a wall clock.
    static func timestamp(_ literal: String) -> Timestamp? {
        let bytes = literal.utf8.span
        return timestamp(0..<bytes.count, in: bytes)
    }

    /// The time at a place.
    ///
    /// - Parameter unzoned: what the clock was set to where no zone is written.
    static func timestamp(
        _ range: Range<Int>, in bytes: Span<UInt8>, unzoned: Timestamp.Zone = .unknown
    ) -> Timestamp? {
        var scanner = TextScanner(range)
        guard let year = scanner.number(4...4, in: bytes),
            let mark = scanner.take(oneOf: dateMarks, in: bytes),
            let month = scanner.number(1...2, in: bytes), scanner.take(dateMarks[mark], in: bytes),
            let day = scanner.number(1...2, in: bytes)
        else { return nil }
        guard let civil = CivilTime(year: year, month: month, day: day) else { return nil }
        if scanner.isAtEnd {
            return Timestamp(
                microseconds: civil.microseconds, precision: .day, zone: unzoned, literal: bytes.text(in: range))
        }
        if !scanner.take("T", in: bytes) {
            _ = scanner.take(",", in: bytes)
            guard scanner.blanks(in: bytes) else { return nil }
        }
        var time = clock(of: civil, &scanner, in: bytes, unzoned: unzoned)
        time?.literal = bytes.text(in: range)
        return time
    }

    /// The time of day and the zone that stand behind a date, to the end of the text; without its literal.
    static func clock(
        of day: CivilTime, _ scanner: inout TextScanner, in bytes: Span<UInt8>, unzoned: Timestamp.Zone
    ) -> Timestamp? {
        guard let hour = scanner.number(1...2, in: bytes), scanner.take(":", in: bytes),
            let minute = scanner.number(2...2, in: bytes)
        else { return nil }
        var second: Int?
        if scanner.take(":", in: bytes) {
            guard let found = scanner.number(2...2, in: bytes) else { return nil }
            second = found
        }
        var fraction: (microseconds: Int, precision: Timestamp.Precision)?
        if second != nil, scanner.take(".", in: bytes) || scanner.take(",", in: bytes) {
            guard let found = scanner.fraction(in: bytes) else { return nil }
            fraction = found
        }
        guard let zone = zone(&scanner, unzoned, in: bytes),
            let civil = CivilTime(
                year: day.year, month: day.month, day: day.day, hour: hour, minute: minute, second: second ?? 0,
                microsecond: fraction?.microseconds ?? 0)
        else { return nil }
        var microseconds = civil.microseconds
        if case .offset(let minutes) = zone { microseconds -= Int64(minutes) * 60_000_000 }
        return Timestamp(
            microseconds: microseconds, precision: fraction?.precision ?? (second == nil ? .minute : .second),
            zone: zone, literal: "")
    }

    private static let dateMarks: [StaticString] = ["-", "/"]

    /// `Z`, ` UTC`, ` GMT`, `+01:00`, `UTC+0100`, `+00`, or nothing; nil for anything else.
    private static func zone(
        _ scanner: inout TextScanner, _ unzoned: Timestamp.Zone, in bytes: Span<UInt8>
    ) -> Timestamp.Zone? {
        scanner.blanks(in: bytes)
        if scanner.isAtEnd { return unzoned }
        if scanner.take("Z", in: bytes) { return scanner.isAtEnd ? .utc : nil }
        if scanner.take("UTC", in: bytes) || scanner.take("GMT", in: bytes), scanner.isAtEnd { return .utc }
        let isEast = scanner.take("+", in: bytes)
        guard isEast || scanner.take("-", in: bytes), let hours = scanner.pair(in: bytes), hours <= 18 else {
            return nil
        }
        _ = scanner.take(":", in: bytes)
        let minutes = scanner.isAtEnd ? 0 : scanner.pair(in: bytes)
        guard let minutes, minutes < 60, scanner.isAtEnd else { return nil }
        return .offset(minutes: Int16((hours * 60 + minutes) * (isEast ? 1 : -1)))
    }
}

/// Numbers of seconds, milliseconds or microseconds since 1970, in UTC.
enum EpochTime {
    /// Microseconds of the years 1970 to 9999, without the first second: zero stands for none.
    private static let range: Range<Int64> = 1..<253_402_300_800_000_000

    /// The time of a literal in milliseconds.
    static func milliseconds(_ literal: String?) -> Timestamp? { timestamp(literal, unit: 1000, .millisecond) }

    /// The time of a literal in microseconds.
    static func microseconds(_ literal: String?) -> Timestamp? { timestamp(literal, unit: 1, .microsecond) }

    private static func timestamp(
        _ literal: String?, unit: Int64, _ precision: Timestamp.Precision
    ) -> Timestamp? {
        guard let literal, let value = Int64(literal) else { return nil }
        let (microseconds, overflows) = value.multipliedReportingOverflow(by: unit)
        guard !overflows, range.contains(microseconds) else { return nil }
        return Timestamp(microseconds: microseconds, precision: precision, zone: .utc, literal: literal)
    }
}
