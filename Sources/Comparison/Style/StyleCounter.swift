// SPDX-License-Identifier: Apache-2.0

/// Counts letter groups of an account's messages: case, punctuation and spelling are kept, since they are the habit.
///
/// Addresses and figures are left out, a message that was sent before counts once, and `^` and `$` mark its ends.
public struct StyleCounter: Sendable {
    private let places: [String: Int]
    private let language: String
    private var counts: [Int32]
    private var total = 0
    /// Words counted.
    public private(set) var words = 0
    private var known: Set<String> = []

    /// Counts the groups of a comparison.
    public init(_ style: StyleComparison) {
        language = style.language
        places = Dictionary(style.groups.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        counts = [Int32](repeating: 0, count: style.groups.count)
    }

    /// Adds a message.
    public mutating func add(_ text: String) {
        add(text) { _ in }
    }

    /// Adds a message and lends each of its groups.
    mutating func add(_ text: String, _ body: (String) -> Void) {
        guard known.insert(text).inserted else { return }
        var letters: [Character] = ["^"]
        for word in text.split(whereSeparator: \.isWhitespace) {
            if word.contains("://") || word.contains(where: \.isNumber) || word.contains("@") { continue }
            words += 1
            if letters.count > 1 { letters.append(" ") }
            letters.append(contentsOf: word)
        }
        guard letters.count > 1 else { return }
        letters.append("$")
        for start in letters.indices {
            var group = ""
            for end in start..<min(start + 3, letters.count) {
                group.append(letters[end])
                total += 1
                if let place = places[group] { counts[place] += 1 }
                body(group)
            }
        }
    }

    /// The profile; nil with fewer words than anything is said about.
    public var profile: StyleProfile? {
        words >= StyleComparison.leastWords
            ? StyleProfile(language: language, words: words, total: total, counts: counts) : nil
    }
}
