// SPDX-License-Identifier: Apache-2.0

/// A word of at most 16 bytes in lower case, packed into one number so that comparing and hashing it costs next to
/// nothing; longer words are no cue for anything and have no term.
struct Term: Hashable, Sendable, ExpressibleByStringLiteral {
    private let packed: UInt128

    init(stringLiteral word: StaticString) {
        packed = word.withUTF8Buffer { bytes in bytes.prefix(16).reduce(0) { $0 << 8 | UInt128($1) } }
    }

    init?(_ lower: ArraySlice<UInt8>) {
        guard lower.count <= 16 else { return nil }
        var packed: UInt128 = 0
        for byte in lower { packed = packed << 8 | UInt128(byte) }
        self.packed = packed
    }

    /// The number of bytes.
    var length: Int { (128 - packed.leadingZeroBitCount + 7) / 8 }

    /// The first byte.
    var first: UInt32 { prefix >> UInt32((min(4, max(1, length)) - 1) * 8) }

    /// The first four bytes, or all of a shorter word.
    var prefix: UInt32 { UInt32(truncatingIfNeeded: packed >> UInt128(max(0, length - 4) * 8)) }
}
