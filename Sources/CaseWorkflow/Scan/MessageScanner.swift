// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Looks at every text of a batch once: rule packs, identifiers, sums of money.
struct MessageScanner {
    let rules: RuleSet

    /// Events that are worth a task of their own: a scanner has memory to set up.
    static let portion = 8192

    /// The marks of batches, by row.
    func marks(in batches: [TimelineBatch]) throws -> [MarkTable] {
        var look = Look(rules)
        var tables: [MarkTable] = []
        // Filled anew for every message, with the room of the last.
        var marks = Marks.none
        for batch in batches {
            var table = MarkTable()
            table.measured.beginBatch(rows: batch.count)
            for row in 0..<batch.count {
                marks.clear()
                let scores = batch.withText(row) { look.take($0, into: &marks) }
                table.append(marks, for: Int32(row))
                table.measured.append(scores ?? nil)
            }
            tables.append(table)
        }
        return tables
    }
}

/// Looks at one text after another.
private struct Look: ~Copyable {
    private var scanner: RuleScanner
    private let finder = IdentifierFinder()

    init(_ rules: RuleSet) {
        scanner = RuleScanner(rules)
    }

    /// Looks at a text; its scores, unless it is read in pieces.
    mutating func take(_ text: Span<UInt8>, into marks: inout Marks) -> WordingText.Scores? {
        guard text.count > TextPieces.longest else {
            takePiece(text, into: &marks)
            return scanner.scores
        }
        for range in TextPieces(of: text).ranges {
            var piece = Marks.none
            takePiece(text.extracting(range), into: &piece)
            marks.append(piece, at: Int32(truncatingIfNeeded: range.lowerBound))
        }
        return nil
    }

    private mutating func takePiece(_ text: Span<UInt8>, into marks: inout Marks) {
        scanner.matches(in: text, into: &marks.rules)
        finder.find(in: text, identifiers: &marks.identifiers, money: &marks.money)
    }
}
