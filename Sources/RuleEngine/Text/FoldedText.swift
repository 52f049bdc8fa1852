// SPDX-License-Identifier: Apache-2.0

/// A text folded for comparison, and the way back to the exporter's bytes.
///
/// Case and width are folded, default-ignorable characters and accents removed, runs of three and more equal letters
/// cut to two, apostrophes, quotation marks and currency signs unified, emoji written as `:name:`. Plain ASCII keeps
/// its offsets, so no map is made for it.
struct FoldedText {
    /// Longest text that is looked at, in bytes; the rest of a longer one is left alone.
    ///
    /// Whoever has longer ones cuts them first.
    static let limit = 64 << 20

    /// Folded bytes; only the first `count` are valid.
    var bytes: [UInt8] { keepsOffsets ? lowered : writer.bytes }
    /// Length of the folded text.
    private(set) var count = 0
    /// The text in lower case, when that is all.
    private var lowered: [UInt8] = []
    /// The text with the offset in the source of each byte and of the end, when offsets are not the same.
    private var writer = FoldingWriter()
    private var keepsOffsets = true
    /// What was noticed on the way.
    private(set) var signs: TextSigns = []

    /// Offset in the source text that belongs to an offset in the folded text.
    func origin(_ offset: Int32) -> Int32 { keepsOffsets ? offset : writer.origins[Int(offset)] }

    /// Folds a text in place of the last one.
    mutating func fold(_ text: Span<UInt8>) {
        count = min(text.count, Self.limit)
        keepsOffsets = true
        if lowered.count < count || lowered.count > Self.keep {
            lowered = [UInt8](repeating: 0, count: max(count, 256))
        }
        let summary = copyLowercased(text)
        signs = summary.signs
        if !summary.isASCII || signs.contains(.elongated) { foldScalars(text) }
    }

    /// Buffers above this size are given back after use.
    private static let keep = 4 << 20

    /// Lower-cases as if all were ASCII, and says whether that was so.
    private mutating func copyLowercased(_ text: Span<UInt8>) -> (isASCII: Bool, signs: TextSigns) {
        let length = count
        return lowered.withUnsafeMutableBufferPointer { target in
            text.withUnsafeBufferPointer { source in
                guard length > 0, let source = source.baseAddress, let target = target.baseAddress else {
                    return (true, [])
                }
                let seen = Self.lowercase(source, into: target, length)
                var signs = seen.signs
                if length > 2, Self.hasRuns(target, length) { signs.insert(.elongated) }
                if length > 4, Self.hasLettersApart(target, length) { signs.insert(.spaced) }
                if seen.hasLeet, Self.hasSymbolsAtLetters(target, length) { signs.insert(.symbols) }
                return (seen.isASCII, signs)
            }
        }
    }

    // The loops below have no branches, no checks and no variables outside, so that the compiler vectorises them: they
    // run over every byte of every text.

    private static func lowercase(
        _ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, _ length: Int
    ) -> (isASCII: Bool, hasLeet: Bool, signs: TextSigns) {
        var (all, leet, quotes, dollars): (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
        for index in 0..<length {
            let byte = source[index]
            all |= byte
            target[index] = byte &+ (byte &- 65 < 26 ? 32 : 0)
            leet |= leetBit(byte)
            quotes |= byte == 34 ? 1 : 0
            dollars |= byte == 36 ? 1 : 0
        }
        var signs: TextSigns = []
        if quotes != 0 { signs.insert(.quotes) }
        if dollars != 0 { signs.insert(.currency) }
        return (all < 0x80, leet != 0, signs)
    }

    private static func hasRuns(_ text: UnsafeMutablePointer<UInt8>, _ length: Int) -> Bool {
        var runs: UInt8 = 0
        for index in 2..<length {
            let byte = text[index]
            let differs = (byte ^ text[index - 1]) | (byte ^ text[index - 2])
            runs |= (differs == 0 ? 1 : 0) & letterBit(byte)
        }
        return runs != 0
    }

    private static func hasLettersApart(_ text: UnsafeMutablePointer<UInt8>, _ length: Int) -> Bool {
        var apart: UInt8 = 0
        for index in 4..<length {
            apart |=
                letterBit(text[index - 3]) & letterBit(text[index - 1]) & gapBit(text[index - 4])
                & gapBit(text[index - 2]) & gapBit(text[index])
        }
        // "p.a.y" at the very start has no gap before it.
        apart |= letterBit(text[0]) & letterBit(text[2]) & letterBit(text[4]) & gapBit(text[1]) & gapBit(text[3])
        return apart != 0
    }

    private static func hasSymbolsAtLetters(_ text: UnsafeMutablePointer<UInt8>, _ length: Int) -> Bool {
        var touching: UInt8 = 0
        for index in 1..<length {
            let (left, right) = (text[index - 1], text[index])
            touching |= leetBit(left) & letterBit(right)
            touching |= (right &- 48 < 10 ? 1 : 0) & letterBit(left)
        }
        return touching != 0
    }

    @inline(__always)
    private static func letterBit(_ byte: UInt8) -> UInt8 { byte &- 97 < 26 ? 1 : 0 }

    /// Digits and symbols that stand for letters.
    @inline(__always)
    private static func leetBit(_ byte: UInt8) -> UInt8 {
        (byte &- 48 < 10 ? 1 : 0) | (byte == 64 ? 1 : 0) | (byte == 36 ? 1 : 0) | (byte == 33 ? 1 : 0)
            | (byte == 43 ? 1 : 0) | (byte == 42 ? 1 : 0) | (byte == 124 ? 1 : 0)
    }

    /// What is put between the letters of one word.
    @inline(__always)
    private static func gapBit(_ byte: UInt8) -> UInt8 {
        (byte == 32 ? 1 : 0) | (byte == 46 ? 1 : 0) | (byte == 45 ? 1 : 0) | (byte == 95 ? 1 : 0) | (byte == 42 ? 1 : 0)
    }

    private mutating func foldScalars(_ text: Span<UInt8>) {
        let length = count
        writer.begin(capacity: length + length / 2, keeping: Self.keep)
        text.withUnsafeBufferPointer { source in
            var index = 0
            while index < length {
                let (scalar, size) = UTF8Scalar.decode(source, index, length)
                writer.fold(scalar, at: Int32(truncatingIfNeeded: index))
                index += size
            }
        }
        writer.finish(at: Int32(truncatingIfNeeded: length))
        signs.formUnion(writer.signs)
        count = writer.bytes.count
        keepsOffsets = false
    }
}

/// Reads one scalar; a malformed byte counts as one replacement character.
enum UTF8Scalar {
    static func decode(_ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int) -> (UInt32, Int) {
        let first = source[index]
        if first < 0x80 { return (UInt32(first), 1) }
        let size = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        guard size > 1, first < 0xF5, index + size <= length else { return (0xFFFD, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(size))
        for offset in 1..<size {
            let next = source[index + offset]
            guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        return (value, size)
    }
}
