// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// Finds who else writes the words of a script: people of other cases who are no suspects and press nobody there.
///
/// What they write too is a saying, a song, a chain letter, a text of a service.
struct WordingSearch {
    private let db: Database
    private var known: [[String]: Found] = [:]

    /// Cases in which somebody who is no suspect writes the words.
    struct Found {
        /// As words of their own, or without a word on whence they have them.
        var plain: Set<Int64> = []
        /// Only as what somebody was sent: one who shows a threat to others is no sign that everybody writes it.
        var reported: Set<Int64> = []

        /// Whether words are common that these cases have, those of the script itself left out.
        ///
        /// Two who were sent the same, besides the two of the script, show that it goes round.
        func isCommon(where counts: (Int64) -> Bool) -> Bool {
            plain.contains(where: counts) || reported.subtracting(plain).count(where: counts) > 1
        }
    }

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
    mutating func cases(with wording: [String]) throws -> Found {
        let words = Array(wording.prefix(Self.longest))
        guard words.count >= Self.least else { return Found() }
        if let cases = known[words] { return cases }
        let runs = Shingles(PreparedText(prepared: words.joined(separator: " ")))
        let statement = try db.cachedStatement(sql: Self.search)
        var found = Found()
        for query in Self.queries(words) {
            let rows = try Row.fetchAll(statement, arguments: [query, Self.mostRead])
            for row in rows where !found.plain.contains(row[0]) {
                let text = PreparedText(row[1] as String)
                guard runs.shared(with: Shingles(text)) * 2 >= runs.hashes.count else { continue }
                if HandedOnWords.opens(text.words) { found.reported.insert(row[0]) } else { found.plain.insert(row[0]) }
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
        if let letters = lettersQuery(words) { return [letters] }
        let row = Array(words.prefix(8))
        return [row, row.map(ChatSpelling.shortened)].map { quoted($0.joined(separator: " ")) }
    }

    /// A phrase of letters of scripts without blanks from either half of the wording: the one with most Han letters, which fewer
    /// texts hold than kana.
    private static func lettersQuery(_ words: [String]) -> String? {
        let halves = [words[..<(words.count / 2)], words[(words.count / 2)...]]
        let phrases = halves.compactMap { half -> String? in
            guard half.count >= lettersOfPhrase else { return nil }
            let starts = (half.startIndex...half.endIndex - lettersOfPhrase).filter {
                half[$0..<$0 + lettersOfPhrase].allSatisfy(LetterRuns.isLetter)
            }
            let parts = starts.map { half[$0..<$0 + lettersOfPhrase] }
            return parts.max { share($0) < share($1) }.map { quoted($0.joined()) }
        }
        return phrases.isEmpty ? nil : phrases.joined(separator: " OR ")
    }

    private static func share(_ words: ArraySlice<String>) -> Double {
        words.reduce(0) { $0 + PreparedText.shareOfWord($1) }
    }

    private static let lettersOfPhrase = 6

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
