// SPDX-License-Identifier: Apache-2.0

/// Finds records that two copies of a thread hold alike, as when two exports of one account are handed in together.
///
/// Equal records inside one copy are never taken for repeats: flooding is evidence. A record counts as often as the
/// copy that holds it most.
struct MetaRepeats<Key: Hashable> {
    private struct Standing {
        var kept = 0
        var counts: [String: Int] = [:]
    }

    private var standings: [Key: Standing] = [:]

    /// Whether another copy, read before, holds the record, one for one.
    mutating func holds(_ key: Key, in copy: String) -> Bool {
        var standing = standings[key] ?? Standing()
        standing.counts[copy, default: 0] += 1
        let isRepeat = standing.counts[copy, default: 0] <= standing.kept
        if !isRepeat { standing.kept += 1 }
        standings[key] = standing
        return isRepeat
    }

    /// Whether a copy that was read before holds the record.
    func isKnown(_ key: Key) -> Bool { standings[key] != nil }

    /// Whether a unit's files are of several copies: some file number occurs in two folders.
    static func areCopies(_ numbers: [Int]) -> Bool { Set(numbers).count < numbers.count }
}
