// SPDX-License-Identifier: Apache-2.0

/// A reaction that an iPhone sent as a text, because the other telephone knows no reactions: `Liked “see you”`.
struct SMSTapback {
    /// The emoji, or the word of the text.
    let symbol: String
    /// The message that it quotes.
    let quoted: Substring

    /// Reads a text; nil when it has not exactly that form.
    init?(_ text: String) {
        guard let last = text.last, last == "”" || last == "\"", text.utf8.count < 4096 else { return nil }
        for word in Self.words where text.hasPrefix(word) {
            guard let quoted = Self.quotation(text.dropFirst(word.count)) else { continue }
            self.quoted = quoted
            symbol = word
            return
        }
        guard text.hasPrefix("Reacted "), let range = text.firstRange(of: " to ") else { return nil }
        let emoji = text[text.index(text.startIndex, offsetBy: 8)..<range.lowerBound]
        guard !emoji.isEmpty, emoji.count <= 2, !emoji.contains(where: \.isLetter),
            let quoted = Self.quotation(text[text.index(before: range.upperBound)...])
        else { return nil }
        self.quoted = quoted
        symbol = String(emoji)
    }

    private static let words = ["Liked", "Loved", "Disliked", "Laughed at", "Emphasized", "Emphasised", "Questioned"]

    /// What stands between quotation marks that open behind one blank and close at the end.
    private static func quotation(_ rest: Substring) -> Substring? {
        guard rest.hasPrefix(" “") || rest.hasPrefix(" \""), rest.count > 3 else { return nil }
        return rest.dropFirst(2).dropLast()
    }
}
