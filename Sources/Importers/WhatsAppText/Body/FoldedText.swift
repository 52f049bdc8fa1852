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

    /// In lower case, without blanks at the ends and points at the end.
    var phrase: String {
        var scalars = folded[...]
        while let first = scalars.first, first == " " { scalars = scalars.dropFirst() }
        while let last = scalars.last, last == " " || last == "." || last == "。" || last == "\r" || last == "\n" {
            scalars = scalars.dropLast()
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text).lowercased()
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
        case "’", "‘", "‛": "'"
        default: scalar
        }
    }
}
