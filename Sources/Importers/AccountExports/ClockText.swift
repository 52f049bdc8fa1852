// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Reads the times of account exports.
///
/// Forms seen: `2024-04-20 01:29:22 UTC`, `2022-01-27T15:20:11.471Z`, `2020-07-18 13:43:25.874`, `2026-02-08`,
/// `Tue, 30 Nov 2021 05:08:21 GMT`, `Wed Aug 19 12:00:00 UTC 2021`, `08 Feb 2026`, and numbers since 1970.
enum ClockText {
    /// The time at a place.
    ///
    /// - Parameter unzoned: what the clock was set to where no zone is written.
    static func read(
        _ range: Range<Int>, in bytes: Span<UInt8>, unzoned: Timestamp.Zone
    ) -> Timestamp? {
        var scan = Scan(bytes.extracting(bytes.trimmingMarksAndBlanks(range)).withUnsafeBufferPointer { Array($0) })
        guard let found = scan.time(unzoned: unzoned) else { return nil }
        return Timestamp(
            microseconds: found.microseconds, precision: found.precision, zone: found.zone,
            literal: bytes.text(in: range))
    }

    /// The time that a text tells.
    static func read(_ text: String, unzoned: Timestamp.Zone) -> Timestamp? {
        let bytes = Array(text.utf8)
        return read(0..<bytes.count, in: bytes.span, unzoned: unzoned)
    }

    /// The unit of a number since 1970, judged by its size; nil for what is no time of 1990 to 2199.
    static func epoch(_ number: Int64) -> (microseconds: Int64, precision: Timestamp.Precision)? {
        let seconds: ClosedRange<Int64> = 631_152_000...7_258_118_399
        if seconds.contains(number) { return (number * 1_000_000, .second) }
        if seconds.contains(number / 1000) { return (number * 1000, .millisecond) }
        if seconds.contains(number / 1_000_000) { return (number, .microsecond) }
        return nil
    }

    typealias Found = (microseconds: Int64, precision: Timestamp.Precision, zone: Timestamp.Zone)

    private struct Scan {
        let bytes: [UInt8]
        var index = 0

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
        }

        mutating func time(unzoned: Timestamp.Zone) -> Found? {
            guard let first = bytes.first, bytes.count <= 64 else { return nil }
            if !(0x30...0x39).contains(first) { return wordedTime() }
            let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
            if digits == bytes.count {
                guard digits >= 9, let number = Int64(String(decoding: bytes, as: UTF8.self)) else { return nil }
                return ClockText.epoch(number).map { ($0.microseconds, $0.precision, .utc) }
            }
            return digits == 4 ? isoTime(unzoned: unzoned) : dayTime(unzoned: unzoned)
        }

        /// `2024-04-20 01:29:22.5 UTC`, down to the day alone.
        private mutating func isoTime(unzoned: Timestamp.Zone) -> Found? {
            guard let year = number(4...4), take("-") || take("/"), let month = number(1...2),
                take("-") || take("/"), let day = number(1...2)
            else { return nil }
            if index == bytes.count {
                return CivilTime(year: year, month: month, day: day).map { ($0.microseconds, .day, unzoned) }
            }
            guard take("T") || take(" ") else { return nil }
            return clock(year: year, month: month, day: day, unzoned: unzoned)
        }

        /// `08 Feb 2026`, with or without a time behind it.
        private mutating func dayTime(unzoned: Timestamp.Zone) -> Found? {
            guard let day = number(1...2), take(" ") || take("-"), let month = month(), take(" ") || take("-"),
                let year = number(4...4)
            else { return nil }
            if index == bytes.count {
                return CivilTime(year: year, month: month, day: day).map { ($0.microseconds, .day, unzoned) }
            }
            guard take(" ") else { return nil }
            return clock(year: year, month: month, day: day, unzoned: unzoned)
        }

        /// `Tue, 30 Nov 2021 05:08:21 GMT` and `Wed Aug 19 12:00:00 UTC 2021`.
        private mutating func wordedTime() -> Found? {
            while index < bytes.count, isLetter(bytes[index]) { index += 1 }
            if take(",") {
                guard take(" "), let day = number(1...2), take(" "), let month = month(), take(" "),
                    let year = number(4...4), take(" ")
                else { return nil }
                return clock(year: year, month: month, day: day, unzoned: .unknown)
            }
            guard take(" "), let month = month(), take(" ") else { return nil }
            _ = take(" ")
            guard let day = number(1...2), take(" "), let hour = number(1...2), take(":"),
                let minute = number(2...2), take(":"), let second = number(2...2), take(" ")
            else { return nil }
            let zone: Timestamp.Zone = takeWord("UTC") || takeWord("GMT") ? .utc : .unknown
            if zone == .utc, !take(" ") { return nil }
            guard let year = number(4...4), index == bytes.count else { return nil }
            return CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
                .map { ($0.microseconds, .second, zone) }
        }

        private mutating func clock(year: Int, month: Int, day: Int, unzoned: Timestamp.Zone) -> Found? {
            guard let hour = number(1...2), take(":"), let minute = number(2...2) else { return nil }
            var second = 0
            var fraction: Int64 = 0
            var precision = Timestamp.Precision.minute
            if take(":") {
                guard let found = number(2...2) else { return nil }
                second = found
                precision = .second
                if take(".") || take(",") {
                    let start = index
                    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
                    let digits = bytes[start..<index]
                    guard !digits.isEmpty else { return nil }
                    for place in 0..<6 {
                        fraction = fraction * 10 + (place < digits.count ? Int64(digits[start + place] - 0x30) : 0)
                    }
                    precision = digits.count > 3 ? .microsecond : .millisecond
                }
            }
            guard let zone = zone(unzoned: unzoned),
                let time = CivilTime(
                    year: year, month: month, day: day, hour: hour, minute: minute, second: second)
            else { return nil }
            var microseconds = time.microseconds + fraction
            if case .offset(let minutes) = zone { microseconds -= Int64(minutes) * 60_000_000 }
            return (microseconds, precision, zone)
        }

        private mutating func zone(unzoned: Timestamp.Zone) -> Timestamp.Zone? {
            if index == bytes.count { return unzoned }
            _ = take(" ")
            if takeWord("UTC") || takeWord("GMT") || takeWord("Z") {
                if index == bytes.count { return .utc }
            }
            guard index < bytes.count else { return nil }
            let sign = bytes[index]
            guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
            index += 1
            guard let hours = number(2...2) else { return nil }
            _ = take(":")
            guard let minutes = number(2...2), index == bytes.count, hours <= 18, minutes < 60 else { return nil }
            let offset = Int16((hours * 60 + minutes) * (sign == UInt8(ascii: "+") ? 1 : -1))
            return offset == 0 ? .utc : .offset(minutes: offset)
        }

        private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
            var value = 0
            var count = 0
            while index < bytes.count, count < digits.upperBound, (0x30...0x39).contains(bytes[index]) {
                value = value * 10 + Int(bytes[index] - 0x30)
                index += 1
                count += 1
            }
            return digits.contains(count) ? value : nil
        }

        private mutating func take(_ character: Unicode.Scalar) -> Bool {
            guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
            index += 1
            return true
        }

        private mutating func takeWord(_ word: StaticString) -> Bool {
            let length = word.utf8CodeUnitCount
            guard bytes.span.hasBytes(word, at: index) else { return false }
            if index + length < bytes.count, isLetter(bytes[index + length]) { return false }
            index += length
            return true
        }

        private mutating func month() -> Int? {
            let start = index
            while index < bytes.count, isLetter(bytes[index]) { index += 1 }
            let word = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
            guard word.utf8.count >= 3 else { return nil }
            return Self.months.firstIndex { $0 == word || $0.prefix(3) == word || word == "sept" && $0 == "september" }
                .map { $0 + 1 }
        }

        private func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }

        private static let months = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
    }
}
