// SPDX-License-Identifier: Apache-2.0

/// A text folded for comparison, and the way back to the exporter's bytes.
///
/// Case and width are folded, default-ignorable characters and accents removed, runs of three and more equal letters
/// cut to two, apostrophes, quotation marks and currency signs unified, emoji written as `:name:`. Plain ASCII keeps
/// its offsets, so no map is made for it.
struct FoldedText {
    /// Longest text that is looked at, in bytes; the rest of a longer one is left alone.
    static let limit = 64 << 20

    /// Folded bytes; only the first `count` are valid.
    private(set) var bytes: [UInt8] = []
    /// Length of the folded text.
    private(set) var count = 0
    /// Offset in the source of each folded byte and of the end; unused when offsets are the same.
    private var origins: [Int32] = []
    private var keepsOffsets = true
    /// What was noticed on the way.
    private(set) var signs: TextSigns = []

    /// Offset in the source text that belongs to an offset in the folded text.
    func origin(_ offset: Int32) -> Int32 { keepsOffsets ? offset : origins[Int(offset)] }

    /// Folds a text in place of the last one.
    mutating func fold(_ text: Span<UInt8>) {
        count = min(text.count, Self.limit)
        keepsOffsets = true
        if bytes.count < count || bytes.count > Self.keep { bytes = [UInt8](repeating: 0, count: max(count, 256)) }
        if origins.capacity > Self.keep { origins = [] }
        let summary = copyLowercased(text)
        signs = summary.signs
        if !summary.isASCII || signs.contains(.elongated) { foldScalars(text) }
    }

    /// Buffers above this size are given back after use.
    private static let keep = 4 << 20

    /// Lower-cases as if all were ASCII, and says whether that was so.
    ///
    /// Branch-free loops: the compiler vectorises them.
    private mutating func copyLowercased(_ text: Span<UInt8>) -> (isASCII: Bool, signs: TextSigns) {
        let length = count
        var all: UInt8 = 0
        var digits: UInt8 = 0
        var quotes: UInt8 = 0
        var dollars: UInt8 = 0
        var runs: UInt8 = 0
        var spaced: UInt8 = 0
        var touching: UInt8 = 0
        bytes.withUnsafeMutableBufferPointer { target in
            text.withUnsafeBufferPointer { source in
                for index in 0..<length {
                    let byte = source[index]
                    all |= byte
                    target[index] = byte &+ (byte &- 65 < 26 ? 32 : 0)
                    digits |= Self.isLeet(byte) ? 1 : 0
                    quotes |= byte == 34 ? 1 : 0
                    dollars |= byte == 36 ? 1 : 0
                }
            }
            guard length > 2 else { return }
            for index in 2..<length {
                let byte = target[index]
                let same = byte == target[index - 1] && byte == target[index - 2] && byte &- 97 < 26
                runs |= same ? 1 : 0
            }
            if length > 4 {
                for index in 4..<length {
                    let letters = target[index - 3] &- 97 < 26 && target[index - 1] &- 97 < 26
                    let gaps =
                        Self.isGap(target[index - 4]) && Self.isGap(target[index - 2]) && Self.isGap(target[index])
                    spaced |= letters && gaps ? 1 : 0
                }
                // "p.a.y" at the very start has no gap before it.
                let letters = target[0] &- 97 < 26 && target[2] &- 97 < 26 && target[4] &- 97 < 26
                spaced |= letters && Self.isGap(target[1]) && Self.isGap(target[3]) ? 1 : 0
            }
            guard digits != 0 else { return }
            for index in 1..<length {
                let (left, right) = (target[index - 1], target[index])
                let before = Self.isLeet(left) && right &- 97 < 26
                let after = right &- 48 < 10 && left &- 97 < 26
                touching |= before || after ? 1 : 0
            }
        }
        var signs: TextSigns = []
        if runs != 0 { signs.insert(.elongated) }
        if quotes != 0 { signs.insert(.quotes) }
        if dollars != 0 { signs.insert(.currency) }
        if spaced != 0 { signs.insert(.spaced) }
        if touching != 0 { signs.insert(.symbols) }
        return (all < 0x80, signs)
    }

    /// Digits and symbols that stand for letters.
    @inline(__always)
    private static func isLeet(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || byte == 64 || byte == 36 || byte == 33 || byte == 43 || byte == 42 || byte == 124
    }

    /// What is put between the letters of one word.
    @inline(__always)
    private static func isGap(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 46 || byte == 45 || byte == 95 || byte == 42
    }

    private mutating func foldScalars(_ text: Span<UInt8>) {
        let length = count
        var writer = FoldingWriter(capacity: length + length / 2)
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
        bytes = writer.bytes
        origins = writer.origins
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
