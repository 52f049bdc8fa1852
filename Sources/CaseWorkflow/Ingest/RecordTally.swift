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
    public var skippedCount: Int { skipped.values.reduce(0, +) }

    mutating func add(_ outcome: RecordOutcome, _ count: Int) {
        switch outcome {
        case .seen: seen += count
        case .parsed: parsed += count
        case .unknown: unknown += count
        case .skipped(let reason): skipped[reason, default: 0] += count
        }
    }

    mutating func add(_ other: RecordTally) {
        seen += other.seen
        parsed += other.parsed
        unknown += other.unknown
        skipped.merge(other.skipped, uniquingKeysWith: +)
    }
}
