// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What a recorded time allows, without the words in which it was written: a million are compared for the answer times.
struct TimeSpan: Equatable {
    /// Microseconds since 1970 in UTC, or of a wall clock.
    private var earliest: Int64
    private var latest: Int64
    private var precision: Timestamp.Precision
    private var isInstant: Bool

    init(_ time: Timestamp) {
        earliest = time.microseconds
        latest = time.latest ?? time.microseconds
        precision = time.precision
        isInstant = time.isInstant
    }

    /// Nil for an undated event.
    init?(_ entry: TimelineEntry) {
        guard let time = entry.time else { return nil }
        earliest = time
        latest = entry.latest ?? time
        precision = entry.precision
        isInstant = entry.isInstant
    }

    /// How long after another time: an interval, nil when the two clocks cannot be compared.
    func elapsed(since start: TimeSpan) -> Elapsed? {
        guard isInstant == start.isInstant else { return nil }
        if isExact && start.isExact {
            // Times are printed to the second: a reader who subtracts what stands there must get this number.
            let seconds = Self.second(earliest) - Self.second(start.earliest)
            return seconds < 0 ? nil : Elapsed(shortest: seconds, longest: seconds)
        }
        let (low, isLow) = earliest.subtractingReportingOverflow(start.latest)
        let (high, isHigh) = latest.subtractingReportingOverflow(start.earliest)
        guard !isLow, !isHigh, high >= 0 else { return nil }
        // A repeated hour keeps its interval in `latest`.
        return Elapsed(shortest: (low - start.slack) / 1_000_000, longest: (high + slack) / 1_000_000)
    }

    private var isExact: Bool { precision.microseconds <= 1_000_000 && latest == earliest }

    /// The source's unit widens both ends, as the definitions of the figures say.
    private var slack: Int64 { max(1_000_000, precision.microseconds) }

    /// The second in which a time lies, as it is printed.
    private static func second(_ microseconds: Int64) -> Int64 {
        let (quotient, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return rest < 0 ? quotient - 1 : quotient
    }
}
