// SPDX-License-Identifier: Apache-2.0

/// A PDQ value: 256 bits that tell roughly how light and dark lie in a picture.
///
/// Values of copies that were stored anew, scaled or lightly changed differ in few bits. Pictures that only look alike do so too: equal
/// values are no proof of one picture.
public struct PerceptualHash: Hashable, Sendable, Comparable {
    /// Bit 16 · i + j stands in word k / 64 at place k % 64; i and j are the frequencies downwards and to the right.
    public let words: SIMD4<UInt64>

    /// The value of these bits.
    public init(words: SIMD4<UInt64>) {
        self.words = words
    }

    /// Reads sixty-four hexadecimal figures, bit 255 first.
    public init?(text: String) {
        guard text.utf8.count == 64 else { return nil }
        var words = SIMD4<UInt64>()
        for (place, figure) in text.utf8.enumerated() {
            let value: UInt8
            switch figure {
            case 0x30...0x39: value = figure - 0x30
            case 0x61...0x66: value = figure - 0x61 + 10
            default: return nil
            }
            words[3 - place / 16] = words[3 - place / 16] << 4 | UInt64(value)
        }
        self.words = words
    }

    /// Sixty-four hexadecimal figures, small letters, bit 255 first: the form of the reference programs.
    public var text: String {
        (0..<4).reversed().map { index in
            let figures = String(words[index], radix: 16)
            return String(repeating: "0", count: 16 - figures.count) + figures
        }.joined()
    }

    /// In how many of 256 bits two values differ.
    public func distance(to other: Self) -> Int {
        let difference = words ^ other.words
        return difference[0].nonzeroBitCount + difference[1].nonzeroBitCount + difference[2].nonzeroBitCount
            + difference[3].nonzeroBitCount
    }

    /// In the order of the text.
    public static func < (left: Self, right: Self) -> Bool {
        for index in (0..<4).reversed() where left.words[index] != right.words[index] {
            return left.words[index] < right.words[index]
        }
        return false
    }
}

/// A quarter turn, a mirror image, or both: the eight ways in which a square fits itself.
public enum PictureTurn: String, Hashable, Sendable, CaseIterable {
    case none, quarter, half
    case threeQuarters = "three quarters"
    /// Up and down exchanged.
    case upsideDown = "upside down"
    /// Left and right exchanged.
    case mirrored
    /// Along the diagonal from the upper left.
    case diagonal
    /// Along the other diagonal.
    case otherDiagonal = "other diagonal"

    /// Whether rows become columns, and which of the odd frequencies change their sign: those downwards, to the right.
    fileprivate var parts: (isTransposed: Bool, flipsRows: Bool, flipsColumns: Bool) {
        switch self {
        case .none: (false, false, false)
        case .quarter: (true, false, true)
        case .half: (false, true, true)
        case .threeQuarters: (true, true, false)
        case .upsideDown: (false, true, false)
        case .mirrored: (false, false, true)
        case .diagonal: (true, false, false)
        case .otherDiagonal: (true, true, true)
        }
    }
}

extension PerceptualHash {
    /// The value that the turned picture would have, nearly: a frequency whose amplitude changes its sign changes its bit.
    ///
    /// Exact where the median of the amplitudes is 0; the few amplitudes between it and 0 keep their bits wrongly.
    public func turned(_ turn: PictureTurn) -> Self {
        let parts = turn.parts
        var bits = parts.isTransposed ? transposed : words
        // Frequencies are counted from 1: the odd ones stand at even places.
        if parts.flipsRows { bits ^= SIMD4(repeating: 0x0000_FFFF_0000_FFFF) }
        if parts.flipsColumns { bits ^= SIMD4(repeating: 0x5555_5555_5555_5555) }
        return Self(words: bits)
    }

    /// All eight, the picture as it is first.
    public var turns: [Self] { PictureTurn.allCases.map(turned) }

    private var transposed: SIMD4<UInt64> {
        var found = SIMD4<UInt64>()
        for bit in 0..<256 where words[bit / 64] >> UInt64(bit % 64) & 1 == 1 {
            let other = bit % 16 * 16 + bit / 16
            found[other / 64] |= 1 << UInt64(other % 64)
        }
        return found
    }
}
