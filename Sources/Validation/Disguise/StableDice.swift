// SPDX-License-Identifier: Apache-2.0

/// Choices that look random and are the same in every run: FNV-1a of what they are made for.
struct StableDice {
    private var state: UInt64

    init(_ key: String) {
        state = key.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// A number below `bound`.
    mutating func roll(_ bound: Int) -> Int {
        state = (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
        state ^= state >> 32
        return Int(state >> 11) % bound
    }
}
