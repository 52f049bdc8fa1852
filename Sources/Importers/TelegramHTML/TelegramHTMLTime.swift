// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Reads the times that the pages write: `31.03.2024 03:05:00 UTC+01:00`, without the offset before 2022.
///
/// The offset is that of the zone's winter time, whatever the season of the message.
enum TelegramHTMLTime {
    /// The time of a `title` attribute or a list entry; nil when it is none.
    static func timestamp(_ literal: String) -> Timestamp? {
        if let time = usual(literal) { return time }
        let words = literal.utf8.split(separator: 0x20).map(Substring.init)
        guard words.count == 2 || words.count == 3, let date = numbers(words[0], separator: "."), date.count == 3,
            let clock = numbers(words[1], separator: ":"), clock.count == 3 || clock.count == 2,
            let civil = CivilTime(
                year: date[2], month: date[1], day: date[0], hour: clock[0], minute: clock[1],
                second: clock.count == 3 ? clock[2] : 0)
        else { return nil }
        var zone = Timestamp.Zone.unknown
        if words.count == 3 {
            guard let minutes = offset(words[2]) else { return nil }
            zone = .standardOffset(minutes: minutes)
        }
        return Timestamp(
            microseconds: civil.microseconds, precision: clock.count == 3 ? .second : .minute, zone: zone,
            literal: literal)
    }

    /// The time as every page writes it, read in one go.
    private static func usual(_ literal: String) -> Timestamp? {
        let bytes = literal.utf8.span
        var scanner = TextScanner(0..<bytes.count)
        guard let day = scanner.number(2...2, in: bytes), scanner.take(".", in: bytes),
            let month = scanner.number(2...2, in: bytes), scanner.take(".", in: bytes),
            let year = scanner.number(4...4, in: bytes), scanner.take(" ", in: bytes),
            let hour = scanner.number(2...2, in: bytes), scanner.take(":", in: bytes),
            let minute = scanner.number(2...2, in: bytes), scanner.take(":", in: bytes),
            let second = scanner.number(2...2, in: bytes),
            let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        var zone = Timestamp.Zone.unknown
        if !scanner.isAtEnd {
            guard scanner.take(" UTC", in: bytes),
                let minutes = usualOffset(scanner, in: bytes)
                    ?? offset(Substring(literal.utf8.suffix(scanner.rest.count + 3)))
            else { return nil }
            zone = .standardOffset(minutes: minutes)
        }
        return Timestamp(microseconds: civil.microseconds, precision: .second, zone: zone, literal: literal)
    }

    /// Minutes east of `+01:00`, the form of almost every offset.
    private static func usualOffset(_ start: TextScanner, in bytes: Span<UInt8>) -> Int16? {
        var scanner = start
        let isEast = scanner.take("+", in: bytes)
        guard isEast || scanner.take("-", in: bytes), let hours = scanner.number(2...2, in: bytes), hours <= 18,
            scanner.take(":", in: bytes), let minutes = scanner.number(2...2, in: bytes), minutes < 60,
            scanner.isAtEnd
        else { return nil }
        return Int16((hours * 60 + minutes) * (isEast ? 1 : -1))
    }

    /// The day of a date line, `31 March 2024`, as the microseconds of its midnight.
    static func day(_ line: String) -> Int64? {
        let words = line.split(separator: " ")
        guard words.count == 3, let day = Int(words[0]), let month = months.firstIndex(of: words[1]),
            let year = Int(words[2])
        else { return nil }
        return CivilTime(year: year, month: month + 1, day: day)?.microseconds
    }

    private static let months: [Substring] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func numbers(_ text: Substring, separator: Unicode.Scalar) -> [Int]? {
        var numbers: [Int] = []
        var (value, digits) = (0, 0)
        for byte in text.utf8 {
            if byte == UInt8(ascii: separator) {
                if digits == 0 { return nil }
                numbers.append(value)
                (value, digits) = (0, 0)
            } else {
                guard byte &- 0x30 < 10, digits < 9 else { return nil }
                value = value * 10 + Int(byte &- 0x30)
                digits += 1
            }
        }
        return digits == 0 ? nil : numbers + [value]
    }

    /// Minutes east of `UTC+01:00`, `UTC-05:00`, `UTC`.
    private static func offset(_ word: Substring) -> Int16? {
        guard word.hasPrefix("UTC") else { return nil }
        let rest = word.dropFirst(3)
        if rest.isEmpty { return 0 }
        guard let sign = rest.first, sign == "+" || sign == "-" || sign == "\u{2212}",
            let parts = numbers(rest.dropFirst(), separator: ":"), let hours = parts.first, parts.count <= 2,
            hours <= 18
        else { return nil }
        let minutes = parts.count == 2 ? parts[1] : 0
        guard minutes < 60 else { return nil }
        return Int16((hours * 60 + minutes) * (sign == "+" ? 1 : -1))
    }
}
