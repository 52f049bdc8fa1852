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
    /// Rows of letters of filings, for scripts without blanks.
    private var letters: [Int64: LetterRuns] = [:]
    /// Texts that were read, by their keys: scripts of one case hold the same words.
    private var texts: [Int64: OthersWording.Line] = [:]

    private struct Filing {
        var id: Int64
        var keys: ClosedRange<Int64>
    }

    private struct Line {
        var n: Int32
        var account: Int64
        var isSuspect: Bool
        var isOther: Bool
        var isReported: Bool
        var text: OthersWording.Line
    }

    /// What was found of a template.
    struct Found {
        /// Places of such words among the shared words of the template.
        var places: Set<Int> = []
        /// Who wrote them.
        var owners: Set<Int64> = []
        /// Whether more texts of a case hold words of the script than are read for one.
        var isReadInPart = false
    }

    /// Pairs of words that are looked up for one script.
    private static let mostPairs = 60
    /// Telling words by which texts are looked up; where there are fewer, all words are.
    private static let leastTelling = 5
    /// Words between the two of a pair.
    private static let reach = 12
    /// Texts that are read of one filing for one script.
    private static let mostRead = 5000
    /// Rows of letters that are kept of all filings together.
    private static let mostRuns = 6_000_000
    /// Texts that are kept.
    private static let mostKept = 50_000

    init(_ db: Database) {
        self.db = db
    }

    /// Looks for the words that both sides of a template share.
    mutating func find(_ template: Template, cases: Set<Int64>) throws -> Found {
        let words = template.fixedWords
        let query = Self.query(words)
        let hasLetters = words.contains(where: LetterRuns.isLetter)
        guard query != nil || hasLetters else { return Found() }
        var found = Found()
        for one in cases.sorted() {
            for filing in try filings(of: one) {
                // Who wrote first is told within one filing alone: another has numbers of its own.
                var wording = OthersWording(template)
                var lines: [Line] = try query.map { try self.lines(in: filing, $0) } ?? []
                if hasLetters {
                    let runs = try letters(of: filing.id)
                    found.isReadInPart = found.isReadInPart || runs.isPart
                    let known = Set(lines.map(\.n))
                    lines += try self.lines(runs.messages(with: words)).filter { !known.contains($0.n) }
                    lines.sort { $0.n < $1.n }
                }
                found.isReadInPart = found.isReadInPart || lines.count >= Self.mostRead
                for line in lines.prefix(Self.mostRead) {
                    if line.isOther {
                        // Whoever shows what they were sent does not make it theirs.
                        if !line.isReported, wording.add(line.text) { found.owners.insert(line.account) }
                    } else if line.isSuspect {
                        wording.addSuspect(line.text)
                    }
                }
                found.places.formUnion(wording.places)
            }
        }
        return found
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
              AND f.kind IN ('hacked-account-claim', 'contacts-claim', 'coercion-pattern')))), m.id, m.n
        """
    private static let search = """
        \(columns) FROM message_text JOIN message m ON m.id = message_text.rowid
        JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
        WHERE message_text MATCH ? AND message_text.rowid BETWEEN ? AND ? AND m.filing_id = ? ORDER BY m.n LIMIT ?
        """

    private mutating func lines(in filing: Filing, _ query: String) throws -> [Line] {
        let statement = try db.cachedStatement(sql: Self.search)
        let rows = try Row.fetchCursor(
            statement,
            arguments: [query, filing.keys.lowerBound, filing.keys.upperBound, filing.id, Self.mostRead])
        var lines: [Line] = []
        while let row = try rows.next() { lines.append(line(row)) }
        return lines
    }

    /// The texts of these messages, the earliest of them.
    private mutating func lines(_ messages: Set<Int64>) throws -> [Line] {
        let statement = try db.cachedStatement(
            sql: """
                \(Self.columns) FROM message m JOIN account a ON a.filing_id = m.filing_id AND a.number = m.account
                WHERE m.id = ?
                """)
        return try messages.sorted().prefix(Self.mostRead).compactMap {
            try Row.fetchOne(statement, arguments: [$0]).map { line($0) }
        }
    }

    private mutating func letters(of filing: Int64) throws -> LetterRuns {
        if let known = letters[filing] { return known }
        let read = try LetterRuns(filing: filing, in: db)
        if letters.values.reduce(read.count, { $0 + $1.count }) > Self.mostRuns { letters.removeAll() }
        letters[filing] = read
        return read
    }

    private mutating func line(_ row: Row) -> Line {
        let key: Int64 = row[5]
        let text: OthersWording.Line
        if let known = texts[key] {
            text = known
        } else {
            // In scripts the name of whom they are said to is a slot: so it is in what that person writes.
            text = OthersWording.Line(PreparedText(row[3] as String, names: [row[2] as String]))
            if texts.count >= Self.mostKept { texts.removeAll(keepingCapacity: true) }
            texts[key] = text
        }
        return Line(
            n: row[6], account: row[0], isSuspect: row[1], isOther: row[4],
            isReported: HandedOnWords.introduces(row[3]), text: text)
    }

    // MARK: Words that are looked up

    /// Two telling words near each other, for each that follow each other in the script; nil where there are too few.
    private static func query(_ words: [String]) -> String? {
        let known = words.filter { word in
            word.utf8.count > 2 && word.allSatisfy(\.isLetter) && word.last != "s" && !LetterRuns.isLetter(word)
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
}
