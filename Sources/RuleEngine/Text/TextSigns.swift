// SPDX-License-Identifier: Apache-2.0

/// What the folding pass noticed that makes a closer look worth its price.
struct TextSigns: OptionSet {
    let rawValue: UInt8

    /// A letter stood three times or more in a row.
    static let elongated = TextSigns(rawValue: 1)
    /// Digits or symbols stand against letters: `l3ak`, `p@y`.
    static let symbols = TextSigns(rawValue: 2)
    /// Single letters stand apart: `p.a.y`, `l e a k`.
    static let spaced = TextSigns(rawValue: 4)
    /// Greek or Cyrillic letters stand in a text that is mainly Latin.
    static let lookAlikes = TextSigns(rawValue: 8)
    /// A double quotation mark.
    static let quotes = TextSigns(rawValue: 16)

    /// A currency sign.
    static let currency = TextSigns(rawValue: 32)

    /// Signs of spelling that hides words from a reader of plain text.
    static let evasion: TextSigns = [.symbols, .spaced, .lookAlikes]
}
