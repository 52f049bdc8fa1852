// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Times that begin with the year: `2024-01-25T08:51:34.9210000+00:00`, `2024-03-01 12:00:00`, `2024-03-01, 12:00`.
enum ISOTime {
    /// The time of a text; nil where it is none.
    ///
    /// Without `Z` or offset it is a wall clock.
    static func timestamp(_ literal: String) -> Timestamp? {
        let bytes = Array(literal.utf8)
        let span = bytes.span
        var scanner = TextScanner(0..<span.count)
        guard let year = scanner.number(4...4, in: span), scanner.take("-", in: span),
            let month = scanner.number(1...2, in: span), scanner.take("-", in: span),
            let day = scanner.number(1...2, in: span)
        else { return nil }
        if scanner.isAtEnd {
            return CivilTime(year: year, month: month, day: day).map {
                Timestamp(microseconds: $0.microseconds, precision: .day, zone: .unknown, literal: literal)
            }
        }
        if !scanner.take("T", in: span) {
            _ = scanner.take(",", in: span)
            guard scanner.blanks(in: span) else { return nil }
        }
        guard let hour = scanner.number(1...2, in: span), scanner.take(":", in: span),
            let minute = scanner.number(2...2, in: span)
        else { return nil }
        var second: Int?
        if scanner.take(":", in: span) {
            guard let found = scanner.number(2...2, in: span) else { return nil }
            second = found
        }
        var fraction: (microseconds: Int, precision: Timestamp.Precision)?
        if second != nil, scanner.take(".", in: span) || scanner.take(",", in: span) {
            guard let found = scanner.fraction(in: span) else { return nil }
            fraction = found
        }
        guard let zone = zone(&scanner, in: span),
            let civil = CivilTime(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second ?? 0,
                microsecond: fraction?.microseconds ?? 0)
        else { return nil }
        var microseconds = civil.microseconds
        if case .offset(let minutes) = zone { microseconds -= Int64(minutes) * 60_000_000 }
        return Timestamp(
            microseconds: microseconds, precision: fraction?.precision ?? (second == nil ? .minute : .second),
            zone: zone, literal: literal)
    }

    /// `Z`, ` UTC`, `+01:00`, `+0100`, `+00`, or nothing; nil for anything else.
    private static func zone(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> Timestamp.Zone? {
        _ = scanner.blanks(in: bytes)
        if scanner.isAtEnd { return .unknown }
        if scanner.take("Z", in: bytes) || scanner.take("UTC", in: bytes) { return scanner.isAtEnd ? .utc : nil }
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
