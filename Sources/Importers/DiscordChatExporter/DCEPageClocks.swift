// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// How far the printed times of a page are from the instants that the numbers of its messages tell.
///
/// One export is printed in one zone: the distance is the same for all messages, but for the hour of summer time. A time that
/// stands apart was not printed by the program.
struct DCEPageClocks {
    private struct Seen {
        var count = 0
        var place: Provenance
    }

    /// By distance in minutes: with the day first, with the month first, and of clocks without a day.
    private var dayFirst: [Int: Seen] = [:]
    private var monthFirst: [Int: Seen] = [:]
    private var bare: [Int: Seen] = [:]

    private static let minute: Int64 = 60_000_000
    private static let day = 1440
    /// No zone is further away, in minutes.
    private static let furthest = 14 * 60
    /// A page that was altered everywhere is told all the same.
    private static let most = 4096

    /// Learns from the time that stands at a message.
    mutating func note(_ written: String, of time: Timestamp, at place: Provenance) {
        if let date = DCEDate(written) {
            Self.count(Self.distance(date.timestamp(.dmy), time), in: &dayFirst, at: place)
            Self.count(Self.distance(date.timestamp(.mdy), time), in: &monthFirst, at: place)
        } else if let minutes = Self.clock(written) {
            let instant = Int(time.microseconds / Self.minute) % Self.day
            Self.count((minutes - instant + 2 * Self.day) % Self.day, in: &bare, at: place)
        }
    }

    /// Messages whose printed time is not that of their numbers: the first one's place, and how many.
    func contradictions(_ order: DateOrder?) -> (place: Provenance, count: Int)? {
        let dated =
            switch order {
            case .dmy: dayFirst
            case .mdy: monthFirst
            default:
                Self.most(of: dayFirst)?.count ?? 0 >= Self.most(of: monthFirst)?.count ?? 0 ? dayFirst : monthFirst
            }
        guard let usual = Self.most(of: dated)?.minutes ?? Self.most(of: bare)?.minutes else { return nil }
        var odd = dated.filter { abs($0.key) > Self.furthest || !Self.isNear($0.key - usual) }.map(\.value)
        odd += bare.filter { distance, _ in
            let apart = (((distance - usual) % Self.day) + Self.day) % Self.day
            return !Self.isNear(min(apart, Self.day - apart))
        }.map(\.value)
        guard let first = odd.map(\.place).min(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) else { return nil }
        return (first, odd.reduce(0) { $0 + $1.count })
    }

    /// Whether two distances are one zone's: the same, or an hour of summer time apart; half an hour on Lord Howe Island.
    private static func isNear(_ minutes: Int) -> Bool { [0, 30, 60].contains { abs(abs(minutes) - $0) <= 2 } }

    private static func most(of distances: [Int: Seen]) -> (minutes: Int, count: Int)? {
        let found = distances.max { ($0.value.count, -abs($0.key)) < ($1.value.count, -abs($1.key)) }
        return found.map { ($0.key, $0.value.count) }
    }

    /// Minutes from an instant to the clock that stands there; what is left of a minute counts for nothing.
    private static func distance(_ written: Timestamp?, _ time: Timestamp) -> Int? {
        written.map { Int((($0.microseconds - time.microseconds) + minute - 1) / minute) }
    }

    private static func count(_ minutes: Int?, in distances: inout [Int: Seen], at place: Provenance) {
        guard let minutes, distances[minutes] != nil || distances.count < most else { return }
        distances[minutes, default: Seen(place: place)].count += 1
    }

    /// The minutes of a text that is a clock and nothing else.
    private static func clock(_ written: String) -> Int? {
        let bytes = Array(written.utf8)
        var scanner = TextScanner(0..<bytes.count)
        guard let clock = ClockTime(&scanner, in: bytes.span), scanner.isAtEnd else { return nil }
        return clock.hour * 60 + clock.minute
    }
}
