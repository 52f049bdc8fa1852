// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// How long it was between two events, as far as their clocks tell.
public enum ElapsedTime {
    /// Seconds, shortest and longest; nil when one is undated or only one is an instant.
    ///
    /// A time of minute precision stands for any moment of that minute, so two of them leave ± 60 s.
    public static func seconds(from start: TimelineEntry, to end: TimelineEntry) -> [Int64]? {
        guard let startTime = start.time, let endTime = end.time, start.isInstant == end.isInstant else { return nil }
        let shortest = difference(endTime, start.latest ?? startTime, -start.precision.microseconds)
        let longest = difference(end.latest ?? endTime, startTime, end.precision.microseconds)
        guard let shortest, let longest else { return nil }
        let (low, high) = (max(0, shortest), max(0, longest))
        return [low / 1_000_000, high / 1_000_000 + (high % 1_000_000 > 0 ? 1 : 0)]
    }

    private static func difference(_ end: Int64, _ start: Int64, _ extra: Int64) -> Int64? {
        let (gap, overflow) = end.subtractingReportingOverflow(start)
        let (sum, overflowOfSum) = gap.addingReportingOverflow(extra)
        return overflow || overflowOfSum ? nil : sum
    }
}
