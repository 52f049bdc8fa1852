// SPDX-License-Identifier: Apache-2.0

import Comparison
public import Detectors

/// How people write so that filters do not read them: words changed in ways that a reader hardly notices.
public struct Disguise: Sendable {
    /// How much of a text is changed.
    public enum Level: Int, Sendable, CaseIterable {
        /// Nothing.
        case none
        /// One word in eight.
        case light
        /// One word in three.
        case heavy

        /// One word in so many; nil for none.
        var interval: Int? {
            switch self {
            case .none: nil
            case .light: 8
            case .heavy: 3
            }
        }
    }

    /// What is done to a word.
    public enum Means: Int, Sendable, CaseIterable {
        case figuresForLetters, otherAlphabet, neighboursSwapped, letterRepeated, invisibleCharacter, dotsBetween
    }

    private let level: Level
    private let means: [Means]
    private let draw: Int

    /// A disguise by one or several means.
    ///
    /// - Parameter draw: which words are changed, and how: another number, other words of the same text.
    public init(_ level: Level, means: [Means] = Means.allCases, draw: Int = 0) {
        self.level = level
        self.means = means
        self.draw = draw
    }

    /// The conversation with some words of four letters and more changed; names of accounts, numbers, sums and
    /// addresses stay as they are, since changed ones would be others.
    public func applied(to conversation: LabelledConversation) -> LabelledConversation {
        guard let interval = level.interval else { return conversation }
        var changed = conversation
        for place in changed.messages.indices {
            let message = changed.messages[place]
            var dice = StableDice("\(conversation.id)/\(message.n)/\(level.rawValue)\(draw > 0 ? "/\(draw)" : "")")
            let kept = (conversation.entities ?? []).filter { $0.n == message.n }.map { $0.value.lowercased() }
            changed.messages[place].text = message.text.split(separator: " ", omittingEmptySubsequences: false)
                .map { word in
                    guard dice.roll(interval) == 0, isPlain(word),
                        !kept.contains(where: { $0.contains(word.lowercased()) })
                    else { return String(word) }
                    return change(word, means[dice.roll(means.count)], &dice)
                }.joined(separator: " ")
        }
        return changed
    }

    private func isPlain(_ word: Substring) -> Bool {
        let letters = word.unicodeScalars.lazy.filter(\.properties.isAlphabetic).count
        return letters >= 4
            && word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ".,!?'’".unicodeScalars.contains($0) }
    }

    private func change(_ word: Substring, _ means: Means, _ dice: inout StableDice) -> String {
        var letters = Array(word)
        // The first letter stays, as people leave it.
        let place = 1 + dice.roll(letters.count - 2)
        switch means {
        case .figuresForLetters:
            return substituted(letters, Self.figures)
        case .otherAlphabet:
            return substituted(letters, Self.lookalikes)
        case .neighboursSwapped:
            letters.swapAt(place, place + 1 < letters.count ? place + 1 : place - 1)
        case .letterRepeated:
            letters.insert(contentsOf: [letters[place], letters[place]], at: place)
        case .invisibleCharacter:
            letters.insert("\u{200B}", at: place)
        case .dotsBetween:
            return letters.map(String.init).joined(separator: ".")
        }
        return String(letters)
    }

    private func substituted(_ letters: [Character], _ table: [Character: Character]) -> String {
        String(letters.enumerated().map { $0 == 0 ? $1 : table[$1] ?? $1 })
    }

    private static let figures: [Character: Character] = ["a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"]
    /// Cyrillic letters that look like Latin ones.
    private static let lookalikes: [Character: Character] = [
        "a": "\u{0430}", "c": "\u{0441}", "e": "\u{0435}", "o": "\u{043E}", "p": "\u{0440}", "x": "\u{0445}",
    ]
}
