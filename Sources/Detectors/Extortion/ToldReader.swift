// SPDX-License-Identifier: Apache-2.0

/// Tells whether words of somebody else are of what their reader must do: "both of us must pay", "he wants money off you".
enum ToldReader {
    /// Whether two words in a row say so.
    static func isMeant(in text: Span<UInt8>) -> Bool {
        var (last, isMeant) = (PlainLexicon.Signs(), false)
        func take(_ word: PlainWord) {
            let signs = pairs.signs(of: word)
            isMeant = isMeant || last.pairs(with: signs) != 0
            last = signs
        }
        if PlainWords.forEach(in: text, lettersAlone: true, take) { return isMeant }
        (last, isMeant) = (PlainLexicon.Signs(), false)
        let letters = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        for word in letters.lowercased().split(whereSeparator: { !$0.isLetter }) { take(PlainWord(String(word))) }
        return isMeant
    }

    private static let pairs = PlainLexicon(
        lists: [],
        pairs: [
            (["both"], ["of", "must", "have", "pay"]), (["you"], ["both", "too", "also"]), (["we"], ["both"]),
            (["off", "from"], ["you", "u", "ya"]), (["you", "u"], ["pay"]), (["pay"], ["him", "her", "them"]),
        ])
}
