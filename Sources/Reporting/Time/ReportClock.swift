// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Foundation

/// A stretch of time during which the report's zone keeps one offset.
public struct ZonePeriod: Hashable, Sendable {
    /// First instant, microseconds since 1970.
    public var start: Int64
    /// Seconds east of UTC.
    public var offset: Int
    /// `BST`; nil where only the offset is known.
    public var abbreviation: String?

    /// Makes a period.
    public init(start: Int64, offset: Int, abbreviation: String?) {
        self.start = start
        self.offset = offset
        self.abbreviation = abbreviation
    }
}

/// The second clock of the report, beside UTC.
struct ReportClock: Sendable {
    /// IANA name or offset, as printed.
    let zone: String
    private let periods: [ZonePeriod]

    /// Uses periods that the workflow computed.
    init(zone: String, periods: [ZonePeriod]) {
        self.zone = zone
        self.periods = periods.sorted { $0.start < $1.start }
    }

    /// Asks the system's zone data for the changes between two instants; years beyond 2100 keep the last offset.
    init(zone: String, from first: Int64, to last: Int64) {
        self.zone = zone
        guard let found = TimeZone(identifier: zone) else {
            periods = []
            return
        }
        let limits = (lower: -2_208_988_800.0, upper: 4_102_444_800.0)
        var seconds = min(max(Double(first) / 1e6 - 86_400, limits.lower), limits.upper)
        let end = min(max(Double(last) / 1e6, limits.lower), limits.upper)
        var periods: [ZonePeriod] = []
        while true {
            let date = Date(timeIntervalSince1970: seconds)
            let isSummer = found.isDaylightSavingTime(for: date)
            periods.append(
                ZonePeriod(
                    start: periods.isEmpty ? .min : Int64(seconds * 1e6), offset: found.secondsFromGMT(for: date),
                    abbreviation: Self.abbreviation(zone, isSummer)))
            guard let next = found.nextDaylightSavingTimeTransition(after: date)?.timeIntervalSince1970,
                next > seconds, next <= end, periods.count < 512
            else { break }
            seconds = next
        }
        self.periods = periods
    }

    /// Zone data names abbreviations by the machine's language; only the United Kingdom's are fixed here.
    private static func abbreviation(_ zone: String, _ isSummer: Bool) -> String? {
        zone == "Europe/London" ? (isSummer ? "BST" : "GMT") : nil
    }

    /// The offset in force; nil when the zone is unknown to the system.
    func period(at microseconds: Int64) -> ZonePeriod? {
        let next = periods.partitioningIndex { $0.start > microseconds }
        return next > 0 ? periods[next - 1] : periods.first
    }

    /// The wall clock of the zone, as microseconds since 1970-01-01T00:00 of that clock.
    func local(_ microseconds: Int64) -> Int64 {
        let offset = Int64(period(at: microseconds)?.offset ?? 0) * 1_000_000
        let (sum, isOver) = microseconds.addingReportingOverflow(offset)
        return isOver ? microseconds : sum
    }

    /// `BST`, `UTC+02:00`, or `UTC`.
    func name(at microseconds: Int64) -> String {
        guard let period = period(at: microseconds) else { return "UTC" }
        return period.abbreviation ?? Self.offset(period.offset)
    }

    /// `BST, UTC+01:00`.
    func fullName(at microseconds: Int64) -> String {
        guard let period = period(at: microseconds), let name = period.abbreviation else {
            return name(at: microseconds)
        }
        return "\(name), \(Self.offset(period.offset))"
    }

    private static func offset(_ seconds: Int) -> String {
        let minutes = seconds.magnitude / 60
        return "UTC" + (seconds < 0 ? "−" : "+") + Print.two(Int(minutes / 60)) + ":" + Print.two(Int(minutes % 60))
    }
}
