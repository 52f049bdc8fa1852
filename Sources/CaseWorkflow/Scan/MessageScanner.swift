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
        var scanner = RuleScanner(rules)
        let finder = IdentifierFinder()
        var tables: [MarkTable] = []
        // Filled anew for every message, with the room of the last.
        var marks = Marks.none
        var piece = Marks.none
        func look(_ text: Span<UInt8>, _ marks: inout Marks) {
            scanner.matches(in: text, into: &marks.rules)
            finder.find(in: text, identifiers: &marks.identifiers, money: &marks.money)
        }
        for batch in batches {
            var table = MarkTable()
            for row in 0..<batch.count {
                marks.clear()
                batch.withText(row) { text in
                    guard text.count > TextPieces.longest else { return look(text, &marks) }
                    for range in TextPieces(of: text).ranges {
                        piece.clear()
                        look(text.extracting(range), &piece)
                        marks.append(piece, at: Int32(truncatingIfNeeded: range.lowerBound))
                    }
                }
                table.append(marks, for: Int32(row))
            }
            tables.append(table)
        }
        return tables
    }
}
