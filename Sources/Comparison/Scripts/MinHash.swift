// SPDX-License-Identifier: Apache-2.0

/// The keys under which near copies of a text meet: 128 minima of hashes in 32 bands of four.
///
/// Two texts that agree in a share J of their runs have a key in common with probability 1 − (1 − J⁴)³²: 0.87 at one
/// half, 0.99 at 0.6 (`docs/crosscase-quality.md` measures it). Broder, 1997; Leskovec, Rajaraman and Ullman, *Mining
/// of Massive Datasets*, chapter 3.
public struct BandKeys: Hashable, Sendable {
    /// Bands.
    public static let bands = 32
    /// Minima in a band.
    public static let rows = 4

    /// One key a band; empty for a text without runs.
    public let keys: [Int64]

    /// Computes the keys of a text.
    public init(_ shingles: Shingles) {
        keys = Self.keys(of: shingles, in: 0..<Self.bands)
    }

    /// The keys of some bands alone; empty for a text without runs.
    public static func keys(of shingles: Shingles, in bands: Range<Int>) -> [Int64] {
        guard !shingles.hashes.isEmpty else { return [] }
        return bands.map { band in
            var key = Mixing.mix(UInt64(band) &+ UInt64(PreparedText.revision) << 32)
            for row in 0..<rows {
                let salt = salts[band * rows + row]
                var least = UInt64.max
                for hash in shingles.hashes { least = min(least, Mixing.mix(hash ^ salt)) }
                key = Mixing.mix(key ^ least)
            }
            // The band stands in the upper bits, so that the keys of a band lie together in the store.
            return Int64(bitPattern: (UInt64(band) << 59 | key >> 5)) &+ .min
        }
    }

    /// The chance that two texts of an agreement meet in a band at least.
    public static func chanceOfMeeting(at jaccard: Double) -> Double {
        var inBand = 1.0
        for _ in 0..<rows { inBand *= jaccard }
        var apart = 1.0
        for _ in 0..<bands { apart *= 1 - inBand }
        return 1 - apart
    }

    private static let salts: [UInt64] = (0..<bands * rows).map { Mixing.mix(UInt64($0) &+ 0x2545_F491_4F6C_DD1D) }
}
