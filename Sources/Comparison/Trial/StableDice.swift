// SPDX-License-Identifier: Apache-2.0

/// Choices that look random and are the same in every run and on every machine: FNV-1a of what they are made for.
public struct StableDice: Sendable {
    private var state: UInt64

    /// Dice for a purpose: the same words give the same choices.
    public init(_ key: String) {
        state = key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// A number from 0 to below `bound`.
    public mutating func roll(_ bound: Int) -> Int {
        state = (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
        state ^= state >> 32
        return Int(state >> 11) % bound
    }

    /// So many different numbers from 0 to below `bound`, ascending.
    public mutating func choose(_ count: Int, below bound: Int) -> [Int] {
        var all = Array(0..<bound)
        for place in 0..<min(count, bound) { all.swapAt(place, place + roll(bound - place)) }
        return all.prefix(count).sorted()
    }
}
