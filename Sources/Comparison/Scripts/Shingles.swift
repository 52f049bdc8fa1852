// SPDX-License-Identifier: Apache-2.0

/// The runs of three words of a prepared text, as sorted hashes.
///
/// Three words, whatever the length: a text of 29 words must be comparable with its copy of 32.
public struct Shingles: Hashable, Sendable {
    /// Words in a run.
    public static let length = 3

    /// Ascending, each once.
    public let hashes: [UInt64]

    /// Cuts a text; runs of slots alone say nothing and are left out.
    public init(_ text: PreparedText) {
        let words = text.words
        guard words.count >= Self.length else {
            hashes = []
            return
        }
        let single = words.map { PreparedText.isSlot($0) ? Mixing.slot : Mixing.hash($0) }
        var found: [UInt64] = []
        found.reserveCapacity(words.count)
        for start in 0...words.count - Self.length {
            let run = single[start..<start + Self.length]
            if run.allSatisfy({ $0 == Mixing.slot }) { continue }
            found.append(run.reduce(0x51_7C_C1_B7_27_22_0A_95) { Mixing.mix($0 ^ $1) })
        }
        found.sort()
        var distinct: [UInt64] = []
        distinct.reserveCapacity(found.count)
        for hash in found where distinct.last != hash { distinct.append(hash) }
        hashes = distinct
    }

    /// How many hashes two texts have in common.
    public func shared(with other: Shingles) -> Int {
        var (i, j, common) = (0, 0, 0)
        while i < hashes.count, j < other.hashes.count {
            let (left, right) = (hashes[i], other.hashes[j])
            if left == right {
                (i, j, common) = (i + 1, j + 1, common + 1)
            } else if left < right {
                i += 1
            } else {
                j += 1
            }
        }
        return common
    }
}

/// How far two texts agree.
public struct Agreement: Hashable, Sendable {
    /// Shared runs as a share of all runs.
    public var jaccard: Double
    /// Shared runs as a share of the runs of the shorter text.
    public var containment: Double
    /// Shared runs.
    public var shared: Int

    /// Compares two texts.
    public init(_ left: Shingles, _ right: Shingles) {
        shared = left.shared(with: right)
        let union = left.hashes.count + right.hashes.count - shared
        jaccard = union == 0 ? 0 : Double(shared) / Double(union)
        let shorter = min(left.hashes.count, right.hashes.count)
        containment = shorter == 0 ? 0 : Double(shared) / Double(shorter)
    }

    /// Half of all runs, or four fifths of the shorter text's with twelve of them.
    public var isReuse: Bool { jaccard >= 0.5 || (containment >= 0.8 && shared >= 12) }
}

/// Hashes that are fixed for ever: none depends on a run of the program.
public enum Mixing {
    static let slot: UInt64 = 0xA0_76_1D_64_78_BD_64_2F

    /// The finaliser of SplitMix64.
    public static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// FNV-1a of the UTF-8, mixed.
    public static func hash(_ text: some StringProtocol) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return mix(hash)
    }
}
