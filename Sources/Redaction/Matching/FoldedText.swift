// SPDX-License-Identifier: Apache-2.0

/// The letters, digits and symbols of a text without case, accents and width, each with its place in the source.
///
/// What stands between two of them is kept as a gap: a blank, a dot, a hyphen may stand inside a telephone number or
/// a spelled name; a bracket, a quotation mark or a tag ends one.
struct FoldedText {
    enum Gap {
        static let none: UInt8 = 0
        static let soft: UInt8 = 1
        static let hard: UInt8 = 2
    }

    /// UTF-8 of the folded characters.
    var units: [UInt8] = []
    /// What stands before each.
    var gaps: [UInt8] = []
    /// Whether each is a capital in the source.
    var capitals: [Bool] = []
    /// First byte in the source and the byte after the last.
    var starts: [Int32] = []
    var ends: [Int32] = []

    /// More soft characters in a row than this part two values.
    static let longestGap = 4

    static func isDigit(_ unit: UInt8) -> Bool { unit >= 0x30 && unit <= 0x39 }

    /// A letter of ASCII, or part of a character beyond it.
    static func isLetter(_ unit: UInt8) -> Bool { unit >= 0x80 || (unit >= 0x61 && unit <= 0x7A) }

    /// Whether a unit follows the one before it with nothing in between.
    func isJoined(_ index: Int) -> Bool { index < gaps.count && gaps[index] == Gap.none }
}
