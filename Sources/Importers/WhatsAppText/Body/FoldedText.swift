// SPDX-License-Identifier: Apache-2.0

/// Text in the form in which the phrases of the program are compared.
struct FoldedText {
    /// The scalars without direction marks.
    let plain: [Unicode.Scalar]
    /// The same with plain blanks, quotation marks and apostrophes.
    let folded: [Unicode.Scalar]

    init(_ text: some StringProtocol) {
        var plain: [Unicode.Scalar] = []
        plain.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars where !Self.isMark(scalar) { plain.append(scalar) }
        self.plain = plain
        folded = plain.map(Self.fold)
    }

    /// The folded scalars as text.
    var foldedText: String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: folded)
        return String(text)
    }

    /// In lower case, without blanks at the ends and points at the end.
    var phrase: String {
        var scalars = folded[...]
        while let first = scalars.first, first == " " { scalars = scalars.dropFirst() }
        while let last = scalars.last, Self.isClosing(last) {
            scalars = scalars.dropLast()
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text).lowercased()
    }

    /// Points of any script, blanks and line ends.
    private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", ".", "。", "।", "۔", "\r", "\n": true
        default: false
        }
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\u{A0}", "\u{202F}", "\u{2009}": " "
        case "“", "”", "„", "«", "»", "‟", "″": "\""
        case "’", "‘", "‛", "ʻ", "ʼ": "'"
        default: scalar
        }
    }
}

extension Span where Element == UInt8 {
    /// Whether the mark that iOS sets before its own words stands at `index`: U+200E, or U+200F where people write from
    /// right to left.
    func hasAppMark(at index: Int, before end: Int) -> Bool {
        index + 2 < end && self[index] == 0xE2 && self[index + 1] == 0x80
            && (self[index + 2] == 0x8E || self[index + 2] == 0x8F)
    }
}
