// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// Finds who else writes the words of a script: people of other cases who are no suspects and press nobody there.
///
/// What they write too is a saying, a song, a chain letter, a text of a service.
struct WordingSearch {
    private let db: Database
    private var known: [[String]: Set<Int64>] = [:]

    /// Words of a script that are looked for.
    private static let longest = 60
    private static let least = 6
    /// Words that a text must hold before it is read: the index finds them, in any place.
    private static let looked = 4
    private static let leastLooked = 3
    /// A script of so many words is looked for by halves.
    private static let halved = 14
    /// Texts that are read for one script.
    private static let mostRead = 200

    init(_ db: Database) {
        self.db = db
    }

    /// Cases in which somebody who is no suspect writes half of the runs of these words.
    mutating func cases(with wording: [String]) throws -> Set<Int64> {
        let words = Array(wording.prefix(Self.longest))
        guard words.count >= Self.least else { return [] }
        if let cases = known[words] { return cases }
        let runs = Shingles(PreparedText(prepared: words.joined(separator: " ")))
        let statement = try db.cachedStatement(sql: Self.search)
        var found: Set<Int64> = []
        for query in Self.queries(words) {
            let rows = try Row.fetchAll(statement, arguments: [query, Self.mostRead])
            for row in rows where !found.contains(row[0]) {
                let text = Shingles(PreparedText(row[1] as String))
                if runs.shared(with: text) * 2 >= runs.hashes.count { found.insert(row[0]) }
            }
        }
        known[words] = found
        return found
    }

    /// Who demands or presses in his case is no stranger to it: only his part was not told.
    private static let search = """
        SELECT a.case_id, m.text FROM message_text JOIN message m ON m.id = message_text.rowid
        JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
        WHERE message_text MATCH ? AND a.role <> 'suspect'
          AND (a.role <> 'other' OR NOT EXISTS (SELECT 1 FROM finding f WHERE f.filing_id = a.filing_id
            AND f.account = a.number AND (f.kind = 'extortion' OR f.level <> 'limited'
              AND f.kind IN ('hacked-account-claim', 'contacts-claim', 'coercion-pattern'))))
        GROUP BY a.case_id, m.text ORDER BY a.case_id, m.text LIMIT ?
        """

    /// Texts are searched as they were written: by words that nobody shortens or spells with an apostrophe, and by the
    /// first words in a row where there are too few of these.
    private static func queries(_ words: [String]) -> [String] {
        // Who writes half of it may write either half.
        let halves = words.count < halved ? [words[...]] : [words[..<(words.count / 2)], words[(words.count / 2)...]]
        let plain = halves.map(telling).filter { $0.count >= leastLooked }
        if !plain.isEmpty { return plain.map { $0.prefix(looked).map(quoted).joined(separator: " AND ") } }
        let row = Array(words.prefix(8))
        return [row, row.map(ChatSpelling.shortened)].map { quoted($0.joined(separator: " ")) }
    }

    private static func telling(_ words: ArraySlice<String>) -> [String] {
        Set(words).filter { word in
            word.utf8.count > 3 && word.allSatisfy(\.isLetter) && word.last != "s" && !contractions.contains(word)
                && ChatSpelling.shortened(word) == word
        }.sorted { $0.utf8.count != $1.utf8.count ? $0.utf8.count > $1.utf8.count : $0 < $1 }
    }

    private static func quoted(_ words: String) -> String { "\"" + words.replacing("\"", with: "") + "\"" }

    /// Words that lost an apostrophe when they were prepared.
    private static let contractions: Set<String> = [
        "dont", "cant", "wont", "isnt", "arent", "didnt", "doesnt", "wasnt", "werent", "wouldnt", "couldnt", "shouldnt",
        "havent", "hasnt", "hadnt", "youre", "theyre", "were", "youve", "theyve", "weve", "youll", "theyll", "well",
        "shell", "hell", "youd", "theyd", "wed", "shed", "aint", "cest", "lamour", "jusqua", "quil", "quelle",
    ]
}
