// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// Finds words of a script that people of its own two cases wrote first, who are no suspects and press nobody there.
///
/// Whoever presses somebody quotes that person's own words: two who do so need not know of each other.
struct OthersWords {
    private let db: Database
    /// Filings of a case with the first and the last key of their messages.
    private var filings: [Int64: [Filing]] = [:]
    /// Texts of cases whose script parts no words, which the index of words does not tell apart.
    private var whole: [Int64: [Line]] = [:]

    private struct Filing {
        var id: Int64
        var keys: ClosedRange<Int64>
    }

    private struct Line {
        var account: Int64
        var isSuspect: Bool
        var isOther: Bool
        var text: PreparedText
    }

    /// Pairs of words that are looked up for one script.
    private static let mostPairs = 60
    /// Telling words by which texts are looked up; where there are fewer, all words are.
    private static let leastTelling = 5
    /// Words between the two of a pair.
    private static let reach = 12
    /// Texts that are read of one filing for one script.
    private static let mostRead = 5000
    /// Cases whose texts are kept.
    private static let mostKept = 4

    init(_ db: Database) {
        self.db = db
    }

    /// The places of such words among the shared words of a template, and who wrote them.
    mutating func places(in template: Template, cases: Set<Int64>) throws -> (places: Set<Int>, owners: Set<Int64>) {
        let words = template.fixedWords
        let query = Self.query(words)
        guard query != nil || words.contains(where: Self.isUnparted) else { return ([], []) }
        var (places, owners): (Set<Int>, Set<Int64>) = ([], [])
        for one in cases.sorted() {
            for filing in try filings(of: one) {
                // Who wrote first is told within one filing alone: another has numbers of its own.
                var wording = OthersWording(template)
                for line in try query.map({ try lines(in: filing, $0) }) ?? all(of: filing) {
                    if line.isOther {
                        if wording.add(line.text) { owners.insert(line.account) }
                    } else if line.isSuspect {
                        wording.addSuspect(line.text)
                    }
                }
                places.formUnion(wording.places)
            }
        }
        return (places, owners)
    }

    private mutating func filings(of caseID: Int64) throws -> [Filing] {
        if let known = filings[caseID] { return known }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT f.id, min(m.id), max(m.id) FROM filing f JOIN message m ON m.filing_id = f.id
                    WHERE f.case_id = ? GROUP BY f.id ORDER BY f.id
                    """), arguments: [caseID])
        let found = rows.map { Filing(id: $0[0], keys: ($0[1] as Int64)...($0[2] as Int64)) }
        filings[caseID] = found
        return found
    }

    // MARK: Texts

    private static let columns = """
        SELECT a.id, a.role = 'suspect', a.name, m.text,
          a.role <> 'suspect' AND (a.role <> 'other' OR NOT EXISTS (SELECT 1 FROM finding f
            WHERE f.filing_id = a.filing_id AND f.account = a.number AND (f.kind = 'extortion' OR f.level <> 'limited'
              AND f.kind IN ('hacked-account-claim', 'contacts-claim', 'coercion-pattern'))))
        """

    private static let search = """
        \(columns) FROM message_text JOIN message m ON m.id = message_text.rowid
        JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
        WHERE message_text MATCH ? AND message_text.rowid BETWEEN ? AND ? AND m.filing_id = ? ORDER BY m.n LIMIT ?
        """

    private func lines(in filing: Filing, _ query: String) throws -> [Line] {
        let statement = try db.cachedStatement(sql: Self.search)
        return try Row.fetchAll(
            statement,
            arguments: [query, filing.keys.lowerBound, filing.keys.upperBound, filing.id, Self.mostRead]
        ).map(Self.line)
    }

    private mutating func all(of filing: Filing) throws -> [Line] {
        if let known = whole[filing.id] { return known }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    \(Self.columns) FROM message m JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
                    WHERE m.filing_id = ? AND length(m.text) >= 8 ORDER BY m.n
                    """), arguments: [filing.id])
        var lines: [Line] = []
        while let row = try rows.next() { lines.append(Self.line(row)) }
        if whole.count >= Self.mostKept { whole.removeAll() }
        whole[filing.id] = lines
        return lines
    }

    private static func line(_ row: Row) -> Line {
        // In scripts the name of whom they are said to is a slot: so it is in what that person writes.
        Line(
            account: row[0], isSuspect: row[1], isOther: row[4],
            text: PreparedText(row[3] as String, names: [row[2] as String]))
    }

    // MARK: Words that are looked up

    /// Two telling words near each other, for each that follow each other in the script; nil where there are too few.
    private static func query(_ words: [String]) -> String? {
        let known = words.filter { word in
            word.utf8.count > 2 && word.allSatisfy(\.isLetter) && word.last != "s" && !isUnparted(word)
                && ChatSpelling.shortened(word) == word
        }
        let telling = known.filter(StockWording.standard.isTelling)
        // A plea may hold no word that is not everybody's: these are looked for side by side.
        let (looked, distance) = telling.count >= leastTelling ? (telling, reach) : (known, 2)
        guard looked.count > 1 else { return nil }
        var pairs: [String] = []
        for (one, other) in zip(looked, looked.dropFirst()) where one != other {
            let pair = "NEAR(\"\(one)\" \"\(other)\", \(distance))"
            if !pairs.contains(pair) { pairs.append(pair) }
        }
        guard !pairs.isEmpty else { return nil }
        let step = (pairs.count + mostPairs - 1) / mostPairs
        return stride(from: 0, to: pairs.count, by: step).map { pairs[$0] }.joined(separator: " OR ")
    }

    /// Whether a word is one letter of a script without blanks: `PreparedText` takes those one by one.
    private static func isUnparted(_ word: String) -> Bool {
        guard word.unicodeScalars.count == 1, let scalar = word.unicodeScalars.first else { return false }
        return scalar.value >= 0x0E00 && scalar.properties.isAlphabetic
    }
}
