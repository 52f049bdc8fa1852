// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// Where rows of letters of scripts without blanks stand in the texts of a filing: read once, looked up for every script.
///
/// The index of words holds each letter by itself, and most texts hold most letters: to look up rows of them there would take as
/// long for every script as this takes for all.
struct LetterRuns {
    private var runs: [Run] = []
    /// Whether the filing holds more than is indexed.
    private(set) var isPart = false

    private struct Run {
        var hash: UInt64
        var message: Int64
    }

    /// Letters of a row.
    static let length = 4
    /// Rows that are kept of one filing: some hundred thousand messages.
    private static let most = 4_000_000

    /// How many rows it holds.
    var count: Int { runs.count }

    /// Reads the texts of a filing, in their order.
    init(filing: Int64, in db: Database) throws {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT id, text FROM message WHERE filing_id = ? ORDER BY n"),
            arguments: [filing])
        while let row = try rows.next() {
            let text: String = row[1]
            guard LetterTokenizer.hasLetters(text) else { continue }
            if runs.count >= Self.most {
                isPart = true
                break
            }
            let key: Int64 = row[0]
            for hash in Self.hashes(PreparedText(text).words) { runs.append(Run(hash: hash, message: key)) }
        }
        runs.sort { ($0.hash, $0.message) < ($1.hash, $1.message) }
    }

    /// Keys of the messages that hold one of the rows of letters of these words.
    func messages(with words: [String]) -> Set<Int64> {
        var found: Set<Int64> = []
        for hash in Self.hashes(words) {
            var (low, high) = (0, runs.count)
            while low < high {
                let middle = (low + high) / 2
                if runs[middle].hash < hash { low = middle + 1 } else { high = middle }
            }
            while low < runs.count, runs[low].hash == hash {
                found.insert(runs[low].message)
                low += 1
            }
        }
        return found
    }

    private static func hashes(_ words: [String]) -> Set<UInt64> {
        var found: Set<UInt64> = []
        for run in words.split(whereSeparator: { !isLetter($0) }) where run.count >= length {
            for start in run.startIndex...run.endIndex - length {
                found.insert(Mixing.hash(run[start..<start + length].joined()))
            }
        }
        return found
    }

    /// Whether a word is a letter of such a script: `PreparedText` takes those one by one.
    static func isLetter(_ word: String) -> Bool {
        !PreparedText.isSlot(word) && word.unicodeScalars.allSatisfy(LetterTokenizer.isByItself)
    }
}
