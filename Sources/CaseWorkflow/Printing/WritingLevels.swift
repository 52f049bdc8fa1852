// SPDX-License-Identifier: Apache-2.0

internal import CFriBidi

/// The levels of the letters of a text by the Unicode bidirectional algorithm (Unicode Standard Annex #9), as FriBidi finds them.
///
/// An even level is drawn from left to right, an odd one from right to left. A text of the record has no marks of embedding
/// (the report prints those by their number), so that three levels do: that of the text, what goes against it, and numbers.
struct WritingLevels: Sendable {
    /// 0 for a text from left to right, 1 for one from right to left.
    let base: Int
    /// The same of each scalar.
    let all: [Int]

    /// Resolves a text; without `goesRight` its first strong letter tells the direction (rules P2 and P3).
    ///
    /// Paragraphs of a text have the direction of the whole, as HTML has it for `dir="auto"`.
    init(_ text: [Unicode.Scalar], goesRight: Bool? = nil) {
        let letters = text.map(\.value)
        let isRight = goesRight ?? (cfx_first_direction(letters, Int32(letters.count)) == 1)
        var levels: [Int] = []
        for paragraph in letters.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if paragraph.startIndex > 0 { levels.append(isRight ? 1 : 0) }
            levels += Self.levels(of: Array(paragraph), isRight)
        }
        (base, all) = (isRight ? 1 : 0, levels)
    }

    private static func levels(of paragraph: [UInt32], _ isRight: Bool) -> [Int] {
        let count = paragraph.count
        let plain = Array(repeating: isRight ? 1 : 0, count: count)
        guard count > 0 else { return [] }
        var types = Array(repeating: FriBidiCharType(rawValue: 0), count: count)
        var brackets: [FriBidiBracketType] = Array(repeating: 0, count: count)
        var levels: [FriBidiLevel] = Array(repeating: 0, count: count)
        guard cfx_levels(paragraph, Int32(count), isRight ? 1 : 0, &types, &brackets, &levels) > 0 else { return plain }
        return levels.map { Int($0) }
    }

    /// Whether a letter tells a renderer that its line goes from right to left.
    static func isRight(_ scalar: Unicode.Scalar) -> Bool { cfx_goes_right(scalar.value) == 1 }

    /// The sign that is drawn in the place of one that has a direction, as of a bracket; else the sign itself.
    static func mirrored(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        var other: FriBidiChar = scalar.value
        return fribidi_get_mirror_char(scalar.value, &other) != 0 ? Unicode.Scalar(other) ?? scalar : scalar
    }
}
