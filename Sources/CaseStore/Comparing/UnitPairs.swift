// SPDX-License-Identifier: Apache-2.0

/// Pairs of unit keys, each once with the number of times it was added, in bounded memory.
struct UnitPairs {
    private var pairs: ContiguousArray<UInt64> = []
    private var counts: ContiguousArray<UInt8> = []
    private var fresh: ContiguousArray<UInt64> = []
    private static let portion = 1 << 21

    mutating func add(_ one: Int64, _ other: Int64) {
        let (low, high) = one < other ? (one, other) : (other, one)
        fresh.append(UInt64(UInt32(truncatingIfNeeded: low)) << 32 | UInt64(UInt32(truncatingIfNeeded: high)))
        if fresh.count >= Self.portion { fold() }
    }

    /// Sorts what came in and joins it with what is there.
    private mutating func fold() {
        fresh.sort()
        var (joined, joinedCounts): (ContiguousArray<UInt64>, ContiguousArray<UInt8>) = ([], [])
        joined.reserveCapacity(pairs.count + fresh.count)
        joinedCounts.reserveCapacity(pairs.count + fresh.count)
        func append(_ pair: UInt64, _ count: UInt8) {
            if joined.last == pair {
                let last = joinedCounts.count - 1
                joinedCounts[last] = UInt8(min(255, Int(joinedCounts[last]) + Int(count)))
            } else {
                joined.append(pair)
                joinedCounts.append(count)
            }
        }
        var (i, j) = (0, 0)
        while i < pairs.count || j < fresh.count {
            if j >= fresh.count || (i < pairs.count && pairs[i] <= fresh[j]) {
                append(pairs[i], counts[i])
                i += 1
            } else {
                append(fresh[j], 1)
                j += 1
            }
        }
        (pairs, counts) = (joined, joinedCounts)
        fresh.removeAll(keepingCapacity: true)
    }

    /// The pairs that were added so often at least, ascending.
    mutating func taken(atLeast least: Int = 1) -> [(Int64, Int64)] {
        fold()
        defer { (pairs, counts) = ([], []) }
        return pairs.indices.filter { Int(counts[$0]) >= least }.map {
            (Int64(pairs[$0] >> 32), Int64(pairs[$0] & 0xFFFF_FFFF))
        }
    }
}
