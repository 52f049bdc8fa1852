// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Tells times that no message can have had: before the services existed, or generations ahead.
///
/// A wrong unit, a clock that was never set and an altered file all show there. The record keeps the time that stands in
/// it; nothing is corrected.
enum ImplausibleTimes {
    /// 1990-01-01 to 2100-01-01, in microseconds.
    private static let plausible: Range<Int64> = 631_152_000_000_000..<4_102_444_800_000_000

    /// One warning for each exhibit, at its first such record.
    static func diagnostics(of batches: [TimelineBatch]) -> [Diagnostic] {
        var found: [Int32: (first: Provenance, count: Int)] = [:]
        for batch in batches {
            for row in batch.rows(outside: plausible) {
                let place = batch.provenance(at: row)
                found[place.exhibit, default: (place, 0)].count += 1
            }
        }
        return found.sorted { $0.key < $1.key }.map { _, entry in
            Diagnostic(.warning, "timestamp-implausible", at: entry.first, detail: ["count": entry.count])
        }
    }
}
