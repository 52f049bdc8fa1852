// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How a record writes its words: a word that it never writes small names something, and what it writes often is a word
/// of the language.
struct WordUse: Sendable {
    private var capitals: Set<String> = []
    /// Messages in which a word stands small.
    private var small: [String: Int] = [:]

    init() {}

    init(_ timeline: Timeline) {
        for n in timeline.numbers where timeline.entry(n).kind == .message {
            guard let text = timeline.text(n) else { continue }
            var seen: Set<String> = []
            for token in text.split(whereSeparator: \.isWhitespace) where !Self.isAddress(token) {
                for word in token.split(whereSeparator: { !$0.isLetter }) where word.utf8.count >= 4 {
                    if word.first?.isUppercase ?? false {
                        capitals.insert(word.lowercased())
                    } else if seen.insert(String(word)).inserted {
                        small[String(word), default: 0] += 1
                    }
                }
            }
        }
    }

    /// Whether the record writes a word with a capital and never small.
    func isProper(_ word: String) -> Bool {
        let plain = word.lowercased()
        return capitals.contains(plain) && small[plain] == nil
    }

    /// Whether no word of a place is one that the record uses again and again.
    func isRare(_ place: String) -> Bool {
        place.lowercased().split(whereSeparator: { !$0.isLetter }).allSatisfy { small[String($0), default: 0] <= 3 }
    }

    /// Links and handles are written small whatever they name.
    private static func isAddress(_ token: Substring) -> Bool {
        token.contains("@") || token.contains("/") || token.contains("_") || token.dropLast().contains(".")
    }
}
