// SPDX-License-Identifier: Apache-2.0

import Confusables

/// Undoes letters of another alphabet, and figures, in the place of letters that look alike: a script that is disguised so
/// is the same script.
enum LookAlikes {
    private static let figures: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t",
    ]

    /// A text in Latin letters without those of other alphabets that look like them; others stay as they are.
    static func undone(in text: String) -> String {
        var (latin, other) = (0, 0)
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            if scalar.value < 0x250 { latin += 1 } else { other += 1 }
        }
        // In a Russian or Greek text these letters are what they are.
        guard other > 0, latin >= other else { return text }
        let pieces = text.split(omittingEmptySubsequences: false) { $0.isWhitespace }
        var out = ""
        var place = text.startIndex
        for piece in pieces {
            out += text[place..<piece.startIndex]
            place = piece.endIndex
            let foreign = piece.unicodeScalars.filter { $0.value >= 0x250 && $0.properties.isAlphabetic }
            if foreign.isEmpty || !foreign.allSatisfy({ Confusables.latin($0.value) != nil }) {
                out += piece
            } else {
                out.unicodeScalars.append(
                    contentsOf: piece.unicodeScalars.map { scalar in
                        Confusables.latin(scalar.value).map { Unicode.Scalar($0) } ?? scalar
                    })
            }
        }
        return out + text[place...]
    }

    /// A word with letters in the place of figures that stand between letters: `foll0wers`; `maria23` stays.
    static func spelled(_ word: String) -> String {
        guard word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return word }
        let scalars = Array(word.unicodeScalars)
        guard let first = scalars.first, first.properties.isAlphabetic,
            let end = scalars.lastIndex(where: { $0.properties.isAlphabetic })
        else { return word }
        let inner = scalars[..<end].filter { $0.properties.numericType != nil }
        guard !inner.isEmpty, inner.allSatisfy({ figures[$0] != nil }) else { return word }
        return String(
            String.UnicodeScalarView(
                scalars.enumerated().map { $0.offset < end ? figures[$0.element] ?? $0.element : $0.element }))
    }
}
