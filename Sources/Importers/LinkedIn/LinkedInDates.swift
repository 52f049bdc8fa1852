// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// Reads the times of invitations: `1/29/26, 2:37 PM`, a wall clock without zone.
///
/// LinkedIn writes the month first. A file whose numbers prove the other order is read in that.
struct LinkedInDates {
    private let order: DateOrder
    /// Whether the file contradicts itself, or what was declared.
    private(set) var isContradicted: Bool

    init(_ literals: [String], declared: DateOrder?) {
        var (firstAboveTwelve, secondAboveTwelve) = (false, false)
        for literal in literals {
            guard let numbers = Self.numbers(literal) else { continue }
            firstAboveTwelve = firstAboveTwelve || numbers[0] > 12
            secondAboveTwelve = secondAboveTwelve || numbers[1] > 12
        }
        let proved: DateOrder? =
            firstAboveTwelve == secondAboveTwelve ? nil : firstAboveTwelve ? .dmy : .mdy
        order = proved ?? (declared == .dmy ? .dmy : .mdy)
        isContradicted =
            firstAboveTwelve && secondAboveTwelve || proved != nil && declared != nil && proved != declared
            || proved == .dmy && declared == nil
    }

    /// The time that a literal tells.
    func time(_ literal: String) -> Timestamp? {
        guard let numbers = Self.numbers(literal) else { return ClockText.read(literal, unzoned: .unknown) }
        var (month, day) = order == .dmy ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
        // A date that one order cannot read is in the other.
        if month > 12, day <= 12 { (month, day) = (day, month) }
        let year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2]
        var hour = numbers[3]
        let letters = literal.lowercased().filter { $0 == "a" || $0 == "p" || $0 == "m" }
        if letters == "am" || letters == "pm" {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (letters == "pm" ? 12 : 0)
        }
        let second = numbers.count > 5 ? numbers[5] : 0
        return CivilTime(year: year, month: month, day: day, hour: hour, minute: numbers[4], second: second).map {
            Timestamp(
                microseconds: $0.microseconds, precision: numbers.count > 5 ? .second : .minute, zone: .unknown,
                literal: literal)
        }
    }

    /// Month, day, year, hour, minute and perhaps second of `1/29/26, 2:37 PM`; nil for another form.
    private static func numbers(_ literal: String) -> [Int]? {
        guard literal.contains("/"), literal.utf8.count < 40 else { return nil }
        let numbers = literal.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
        guard (5...6).contains(numbers.count), numbers.allSatisfy({ $0 < 10_000 }), literal.first?.isNumber == true
        else {
            return nil
        }
        return numbers
    }
}
