// SPDX-License-Identifier: Apache-2.0

/// Letters of scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and their kin.
enum RightToLeft {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF: scalar.properties.isAlphabetic
        case 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    /// Whether such letters are in a text.
    static func isWritten(in text: ArraySlice<UInt8>) -> Bool {
        // The first of these scripts begins with this byte.
        text.contains { $0 >= 0xD6 } && String(decoding: text, as: UTF8.self).unicodeScalars.contains(where: contains)
    }

    /// Letters behind which figures count as Arabic numbers (class AL of Unicode): Arabic, Syriac, Thaana.
    static func isArabic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0600...0x07BF, 0x0860...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: true
        default: false
        }
    }

    /// The words of a text, each once: letters and the marks among them.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func close() {
            if !word.isEmpty { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            let isInner =
                scalar.properties.generalCategory == .nonspacingMark || scalar == "\u{200C}" || scalar == "\u{200D}"
            if contains(scalar) || !word.isEmpty && isInner { word.append(scalar) } else { close() }
        }
        close()
        return words
    }
}
