// SPDX-License-Identifier: Apache-2.0

/// A message without the invisible characters inside its words, and with the digits of other scripts as ASCII's.
///
/// Somebody who puts a zero-width space into a wallet's address, or writes a number in Arabic figures, gives the same value.
/// Offsets lead back to the text as it is.
struct FoldedText {
    let bytes: [UInt8]
    /// Place in the text of each byte, and the end of the text.
    private let origin: [Int]
    /// Places in `bytes` before which something was left out, or at which a digit was rewritten, ascending.
    private let changed: [Int]

    /// Nil where there is nothing to fold.
    init?(_ text: Span<UInt8>) {
        guard Self.mayFold(text) else { return nil }
        var (bytes, origin, changed): ([UInt8], [Int], [Int]) = ([], [], [])
        var index = 0
        while index < text.count {
            let hidden = Self.hiddenRun(at: index, in: text)
            if hidden > 0 {
                if Self.isInside(bytes, next: index + hidden < text.count ? text[index + hidden] : 0x20) {
                    changed.append(bytes.count)
                } else {
                    for place in index..<index + hidden {
                        bytes.append(text[place])
                        origin.append(place)
                    }
                }
                index += hidden
            } else if let (byte, length) = Self.plain(at: index, in: text) {
                changed.append(bytes.count)
                bytes.append(byte)
                origin.append(index)
                index += length
            } else {
                bytes.append(text[index])
                origin.append(index)
                index += 1
            }
        }
        guard !changed.isEmpty else { return nil }
        origin.append(text.count)
        (self.bytes, self.origin, self.changed) = (bytes, origin, changed)
    }

    /// Whether something inside the range was left out or rewritten.
    func isChanged(_ span: Range<Int32>) -> Bool {
        var (low, high) = (0, changed.count)
        while low < high {
            let middle = (low + high) / 2
            if changed[middle] < Int(span.lowerBound) { low = middle + 1 } else { high = middle }
        }
        return low < changed.count && changed[low] < Int(span.upperBound)
    }

    /// The same range in the text as it is.
    func unfolded(_ span: Range<Int32>) -> Range<Int32> {
        let last = Int(span.upperBound)
        return Int32(clamping: origin[Int(span.lowerBound)])..<Int32(clamping: origin[min(last, origin.count - 1)])
    }

    /// Whether a figure or letter of another script that stands for one of ASCII's is at a place.
    static func isFigure(at index: Int, in text: Span<UInt8>) -> Bool { plain(at: index, in: text) != nil }

    private static func mayFold(_ text: Span<UInt8>) -> Bool {
        for index in 0..<text.count
        where text[index] >= 0xC2 && (hidden(at: index, in: text) > 0 || plain(at: index, in: text) != nil) {
            return true
        }
        return false
    }

    /// Bytes of the invisible characters in a row.
    private static func hiddenRun(at start: Int, in text: Span<UInt8>) -> Int {
        var index = start
        while true {
            let length = hidden(at: index, in: text)
            if length == 0 { return index - start }
            index += length
        }
    }

    /// Soft hyphen, zero-width characters, marks of direction, word joiner, byte order mark.
    private static func hidden(at index: Int, in text: Span<UInt8>) -> Int {
        guard index + 1 < text.count else { return 0 }
        if text[index] == 0xC2 { return text[index + 1] == 0xAD ? 2 : 0 }
        guard index + 2 < text.count else { return 0 }
        return switch (text[index], text[index + 1], text[index + 2]) {
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xA9), (0xEF, 0xBB, 0xBF): 3
        default: 0
        }
    }

    /// Between letters, figures and the signs of addresses; elsewhere such characters part what they stand between.
    private static func isInside(_ bytes: [UInt8], next: UInt8) -> Bool {
        guard let last = bytes.last, isBody(next) else { return false }
        if MessageText.isAlphanumeric(last) { return true }
        return isBody(last) && bytes.count > 1 && MessageText.isAlphanumeric(bytes[bytes.count - 2])
    }

    private static func isBody(_ byte: UInt8) -> Bool { MessageText.isAlphanumeric(byte) || "@._-".utf8.contains(byte) }

    /// Figures of Arabic, Persian, Devanagari and Bengali; figures, letters and signs of addresses of full width.
    private static func plain(at index: Int, in text: Span<UInt8>) -> (byte: UInt8, length: Int)? {
        guard index + 1 < text.count else { return nil }
        let next = text[index + 1]
        switch text[index] {
        case 0xD9 where (0xA0...0xA9).contains(next): return (next - 0xA0 + 0x30, 2)
        case 0xDB where (0xB0...0xB9).contains(next): return (next - 0xB0 + 0x30, 2)
        case 0xE0 where index + 2 < text.count && (next == 0xA5 || next == 0xA7):
            let last = text[index + 2]
            return (0xA6...0xAF).contains(last) ? (last - 0xA6 + 0x30, 3) : nil
        case 0xEF where index + 2 < text.count && next == 0xBC:
            // U+FF01 to U+FF3F are ASCII's 21 to 5F.
            let last = text[index + 2]
            return (0x81...0xBF).contains(last) && isBody(last - 0x60) ? (last - 0x60, 3) : nil
        case 0xEF where index + 2 < text.count && next == 0xBD:
            let last = text[index + 2]
            return (0x81...0x9A).contains(last) ? (last - 0x20, 3) : nil
        default: return nil
        }
    }
}
