// SPDX-License-Identifier: Apache-2.0

/// Finds the PDQ values that lie near another, whichever way either picture was turned.
///
/// Two values that differ in 31 bits or fewer differ in one bit at most in one of their sixteen pieces of sixteen bits: each piece
/// is looked up as it is and with each bit changed, and whoever is found is held against the whole value. Few values are simply
/// gone through.
public struct HashIndex: Sendable {
    /// The values, in the order in which they were given.
    public let hashes: [PerceptualHash]
    /// By piece and its bits: where its values begin in `members`; empty where the values are gone through.
    private var starts: [Int32] = []
    private var members: [Int32] = []

    private static let pieces = 16
    private static let wide = 1 << 16
    /// So many values are gone through faster than they are looked up.
    private static let few = 1024

    /// An index of different values.
    public init(_ hashes: [PerceptualHash]) {
        self.init(hashes, isSearched: hashes.count > Self.few)
    }

    init(_ hashes: [PerceptualHash], isSearched: Bool) {
        self.hashes = hashes
        guard isSearched else { return }
        starts = [Int32](repeating: 0, count: Self.pieces * Self.wide + 1)
        for hash in hashes {
            for piece in 0..<Self.pieces { starts[Self.bucket(hash, piece) + 1] += 1 }
        }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        members = [Int32](repeating: 0, count: hashes.count * Self.pieces)
        var ends = starts
        for (index, hash) in hashes.enumerated() {
            for piece in 0..<Self.pieces {
                let bucket = Self.bucket(hash, piece)
                members[Int(ends[bucket])] = Int32(index)
                ends[bucket] += 1
            }
        }
    }

    private static func bucket(_ hash: PerceptualHash, _ piece: Int) -> Int {
        piece * wide + Int(UInt16(truncatingIfNeeded: hash.words[piece / 4] >> UInt64(16 * (piece % 4))))
    }

    /// A value that lies near.
    public struct Near: Hashable, Sendable {
        /// Its position.
        public var index: Int
        /// In how many bits it differs.
        public var distance: Int
        /// How one picture is turned against the other, where that makes them nearest.
        public var turn: PictureTurn
    }

    /// Values within `PictureReading.nearest`, each once with its least distance, by position.
    public func near(_ hash: PerceptualHash) -> [Near] {
        var found: [Int: Near] = [:]
        for turn in PictureTurn.allCases {
            let turned = hash.turned(turn)
            func look(at index: Int) {
                let distance = turned.distance(to: hashes[index])
                guard distance <= PictureReading.nearest, distance < found[index]?.distance ?? .max else { return }
                found[index] = Near(index: index, distance: distance, turn: turn)
            }
            guard !starts.isEmpty else {
                for index in hashes.indices { look(at: index) }
                continue
            }
            for piece in 0..<Self.pieces {
                let own = Self.bucket(turned, piece)
                for change in -1..<16 {
                    let bucket = change < 0 ? own : own ^ (1 << change)
                    for place in starts[bucket]..<starts[bucket + 1] { look(at: Int(members[Int(place)])) }
                }
            }
        }
        return found.values.sorted { $0.index < $1.index }
    }
}
