// SPDX-License-Identifier: Apache-2.0

/// Where a text is cut so that a single one of hundreds of megabytes needs no memory but that of a piece.
///
/// No messenger lets people send so much; a damaged or hostile file may hold it. Cuts lie behind a line break, else
/// behind a blank, else at a character's border; what would stand across a cut is not found.
struct TextPieces {
    /// Longest piece, in bytes.
    static let longest = 1 << 20
    /// How far before the end of a piece a better place for the cut is looked for.
    private static let reach = 4096

    /// The pieces, in order.
    let ranges: [Range<Int>]

    init(of text: Span<UInt8>) {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < text.count {
            let end = Self.cut(text, from: start)
            ranges.append(start..<end)
            start = end
        }
        self.ranges = ranges
    }

    private static func cut(_ text: Span<UInt8>, from start: Int) -> Int {
        let end = start + longest
        guard end < text.count else { return text.count }
        for border in [0x0A, 0x20] as [UInt8] {
            for place in stride(from: end, to: end - reach, by: -1) where text[place - 1] == border { return place }
        }
        // Bytes 10xxxxxx continue a character.
        for place in stride(from: end, to: end - 4, by: -1) where text[place] & 0xC0 != 0x80 { return place }
        return end
    }
}
