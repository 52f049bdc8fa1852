// SPDX-License-Identifier: Apache-2.0

/// Writes the short spellings of English chat out: who sends a script on in his own spelling sends the same script.
///
/// Only in texts that are English by their own words: `u` is a word of its own elsewhere.
public enum ChatSpelling {
    /// Spellings of a word, the most usual first.
    private static let rows: [(word: String, spellings: [String])] = [
        ("you", ["u", "yu"]), ("your", ["ur", "yr"]), ("are", ["r"]), ("and", ["n", "nd"]), ("the", ["da"]),
        ("please", ["pls", "plz"]), ("thanks", ["thx", "thanx"]), ("people", ["ppl"]),
        ("because", ["cuz", "coz", "cos", "bcz"]), ("message", ["msg"]), ("messages", ["msgs"]), ("though", ["tho"]),
        ("through", ["thru"]), ("tomorrow", ["tmrw", "tmr", "2moro"]), ("tonight", ["tonite", "2nite"]),
        ("night", ["nite"]),
        ("love", ["luv"]), ("every", ["evry"]), ("everyone", ["every1", "evryone"]), ("someone", ["some1"]),
        ("anyone", ["any1"]), ("what", ["wat", "wot"]), ("when", ["wen"]), ("that", ["dat"]), ("this", ["dis"]),
        ("have", ["hav", "hv"]), ("about", ["abt"]), ("picture", ["pic"]), ("pictures", ["pics"]), ("video", ["vid"]),
        ("videos", ["vids"]), ("friend", ["frnd"]), ("friends", ["frnds"]),
    ]

    private static let full: [String: String] = Dictionary(
        rows.flatMap { row in row.spellings.map { ($0, row.word) } }, uniquingKeysWith: { first, _ in first })
    private static let short: [String: String] = Dictionary(
        rows.map { ($0.word, $0.spellings[0]) }, uniquingKeysWith: { first, _ in first })

    private static let signs: Set<String> = [
        "the", "and", "you", "your", "with", "have", "this", "that", "if", "or", "send", "pay", "my", "me",
    ]

    /// The words with short spellings written out; in a text of another language they stay.
    static func written(_ words: [String]) -> [String] {
        guard Set(words.filter(signs.contains)).count > 1 else { return words }
        return words.map(folded)
    }

    /// One word of an English text.
    static func folded(_ word: String) -> String { full[word] ?? word }

    /// A word as it is mostly shortened; itself where it is not.
    public static func shortened(_ word: String) -> String { short[word] ?? word }
}
