// SPDX-License-Identifier: Apache-2.0

import Importing

/// What became of the records of one exhibit.
public struct RecordTally: Sendable, Hashable {
    /// Records met.
    public var seen = 0
    /// In the timeline.
    public var parsed = 0
    /// Not understood.
    public var unknown = 0
    /// Left out on purpose, by reason code.
    public var skipped: [String: Int] = [:]

    /// Whether every record that was met has one outcome.
    public var isBalanced: Bool { seen == parsed + unknown + skippedCount }

    /// Records left out on purpose.
    public var skippedCount: Int { skipped.values.reduce(0, Self.sum) }

    mutating func add(_ outcome: RecordOutcome, _ count: Int) {
        switch outcome {
        case .seen: seen = Self.sum(seen, count)
        case .parsed: parsed = Self.sum(parsed, count)
        case .unknown: unknown = Self.sum(unknown, count)
        case .skipped(let reason): skipped[reason] = Self.sum(skipped[reason] ?? 0, count)
        }
    }

    mutating func add(_ other: RecordTally) {
        seen = Self.sum(seen, other.seen)
        parsed = Self.sum(parsed, other.parsed)
        unknown = Self.sum(unknown, other.unknown)
        skipped.merge(other.skipped, uniquingKeysWith: Self.sum)
    }

    /// Some counts are what a file announces: a number beyond all bounds must not end the run.
    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? (right < 0 ? .min : .max) : sum
    }
}
