// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Foundation
import Reporting

/// Turns wall clocks of one time zone into instants, and back.
///
/// The zone's changes of offset are listed once; after that a conversion is a search in a small array.
public struct ZoneClock: Sendable {
    /// The name as given: an IANA name or `+01:00`.
    public let name: String
    private let changes: [Change]

    private struct Change {
        /// The first instant with this offset, in microseconds; the least number for the first entry.
        var from: Int64
        /// Microseconds east of UTC.
        var offset: Int64
    }

    /// What a wall clock may mean.
    public enum Reading: Hashable, Sendable {
        /// One instant.
        case instant(Int64)
        /// An hour that was repeated: both instants.
        case repeated(earliest: Int64, latest: Int64)
        /// An hour that was left out; the instant if the clock had not been put forward.
        case skipped(Int64)
    }

    /// The clock of UTC.
    public static let utc = ZoneClock(name: "UTC", changes: [Change(from: .min, offset: 0)])

    private init(name: String, changes: [Change]) {
        self.name = name
        self.changes = changes
    }

    /// A clock for a name of the tz database (`Europe/London`, `Asia/Kolkata`, `UTC`; links as well), or an offset
    /// (`+01:00`, `-0530`); nil for anything else.
    public init?(_ name: String) {
        if let minutes = Self.offset(name) {
            self.name = name
            changes = [Change(from: .min, offset: minutes * 60_000_000)]
            return
        }
        guard ZoneNames.holds(name) else { return nil }
        self.name = name
        guard let zone = TimeZone(identifier: name) else {
            guard let file = ZoneFile(name) else { return nil }
            changes = file.changes.map { change in
                Change(from: change.from == .min ? .min : change.from * 1_000_000, offset: change.offset * 1_000_000)
            }
            return
        }
        var changes: [Change] = []
        var instant = Date(timeIntervalSince1970: -631_152_000)  // 1950-01-01: no chat export is older
        changes.append(Change(from: .min, offset: Int64(zone.secondsFromGMT(for: instant)) * 1_000_000))
        let end = Date(timeIntervalSince1970: 4_102_444_800)  // 2100-01-01
        while let next = zone.nextDaylightSavingTimeTransition(after: instant), next < end, next > instant {
            let offset = Int64(zone.secondsFromGMT(for: next)) * 1_000_000
            changes.append(Change(from: Int64(next.timeIntervalSince1970) * 1_000_000, offset: offset))
            instant = next
        }
        self.changes = changes
    }

    private static func offset(_ text: String) -> Int64? {
        guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.count == 4 || digits.count == 2, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let hours = Int64(digits.prefix(2)), let minutes = digits.count == 4 ? Int64(digits.suffix(2)) : 0,
            hours <= 14, minutes < 60
        else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
    }

    /// The instant or instants at which a clock of this zone showed `wall`, microseconds as if UTC.
    public func reading(wall: Int64) -> Reading {
        let index = lastChange { wall >= $0.from &+ $0.offset }
        let here = wall - changes[index].offset
        let hasEnded = index + 1 < changes.count && here >= changes[index + 1].from
        if hasEnded { return .skipped(here) }
        if index > 0 {
            let before = wall - changes[index - 1].offset
            if before < changes[index].from { return .repeated(earliest: before, latest: here) }
        }
        return .instant(here)
    }

    /// The stretches of one offset, for the second clock of the report.
    var periods: [ZonePeriod] {
        changes.map { change in
            let seconds = Int(change.offset / 1_000_000)
            // Abbreviations depend on a language; only those of the United Kingdom are fixed.
            let abbreviation = name == "Europe/London" ? (seconds > 0 ? "BST" : "GMT") : nil
            return ZonePeriod(start: change.from, offset: seconds, abbreviation: abbreviation)
        }
    }

    /// Microseconds east of UTC at an instant.
    public func offset(at instant: Int64) -> Int64 {
        changes[lastChange { instant >= $0.from }].offset
    }

    /// Microseconds east of UTC in the winter nearest to an instant: the lesser of its offset and those half a year away.
    func winterOffset(at instant: Int64) -> Int64 {
        let halfYear: Int64 = 182 * 86_400_000_000
        return [instant, instant &- halfYear, instant &+ halfYear].map(offset).min() ?? offset(at: instant)
    }

    /// What a clock of this zone shows at an instant, both in microseconds, for detectors.
    var wallClock: WallClock {
        { instant in instant + offset(at: instant) }
    }

    /// Position of the last change for which `isReached` holds; the first always does.
    private func lastChange(_ isReached: (Change) -> Bool) -> Int {
        changes.dropFirst().partitioningIndex { !isReached($0) } - 1
    }
}
