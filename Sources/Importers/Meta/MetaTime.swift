// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Reads Meta's epoch times.
enum MetaTime {
    /// What a field counts.
    enum Unit: Int64 {
        case seconds = 1_000_000
        case milliseconds = 1000
    }

    /// What became of a number that should be a time.
    enum Reading {
        /// `isOtherUnit`: the number makes sense only in another unit than the field's.
        case time(Timestamp, isOtherUnit: Bool)
        /// Zero or less: Meta's "not recorded".
        case notRecorded
        case unreadable
    }

    /// A whole number, also where it is written with a fraction of zeros.
    static func wholeNumber(_ literal: String) -> Int? {
        if let number = Int(literal) { return number }
        guard let number = Double(literal), number.isFinite, abs(number) < 1e15 else { return nil }
        return Int(number)
    }

    /// The time that a literal means.
    static func read(_ literal: String, _ unit: Unit) -> Reading {
        guard let number = wholeNumber(literal).map(Int64.init) else { return .unreadable }
        guard number > 0 else { return .notRecorded }
        var actual = unit
        // Seconds of 2001 to 2069 read as milliseconds would all lie in January 1970, and the reverse after 5000.
        if unit == .milliseconds, (1_000_000_000..<3_150_000_000).contains(number) { actual = .seconds }
        if unit == .seconds, (1_000_000_000_000..<3_150_000_000_000).contains(number) { actual = .milliseconds }
        let (microseconds, overflow) = number.multipliedReportingOverflow(by: actual.rawValue)
        guard !overflow, microseconds < lastMicrosecond else { return .unreadable }
        let time = Timestamp(
            microseconds: microseconds, precision: actual == .seconds ? .second : .millisecond, zone: .utc,
            literal: literal)
        return .time(time, isOtherUnit: actual != unit)
    }

    /// The end of the year 9999.
    private static let lastMicrosecond: Int64 = 253_402_300_800_000_000

    /// A time as Instagram wrote it until 2021: `2020-10-14T18:11:10.123456+00:00`; the oldest files have no offset.
    static func readText(_ literal: String) -> Timestamp? {
        let bytes = Array(literal.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard bytes.count >= 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let clock = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        var index = 19
        var microseconds = clock.microseconds
        var precision = Timestamp.Precision.second
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            let digits = bytes[(index + 1)...].prefix { (0x30...0x39).contains($0) }.count
            guard (1...6).contains(digits), let fraction = number(index + 1..<index + 1 + digits) else { return nil }
            microseconds += Int64(fraction) * [100_000, 10_000, 1000, 100, 10, 1][digits - 1]
            precision = digits <= 3 ? .millisecond : .microsecond
            index += 1 + digits
        }
        guard let zone = zone(literal.utf8.dropFirst(index)) else { return nil }
        if case .offset(let minutes) = zone { microseconds -= Int64(minutes) * 60_000_000 }
        return Timestamp(microseconds: microseconds, precision: precision, zone: zone, literal: literal)
    }

    private static func zone(_ bytes: Substring.UTF8View) -> Timestamp.Zone? {
        let text = String(Substring(bytes))
        if text.isEmpty { return .unknown }
        if text == "Z" || text == "+00:00" || text == "+0000" { return .utc }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard text.first == "+" || text.first == "-", digits.utf8.count == 4, let number = Int16(digits) else {
            return nil
        }
        let minutes = number / 100 * 60 + number % 100
        return .offset(minutes: text.first == "-" ? -minutes : minutes)
    }
}
