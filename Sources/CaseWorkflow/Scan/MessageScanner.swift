// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Looks at every text of a timeline once: rule packs, identifiers, sums of money.
struct MessageScanner {
    let timeline: Timeline
    let rules: RuleSet
    let width: Int
    let progress: RunProgress

    /// Messages that one task looks at before it reports back.
    private static let stretch: Int32 = 8192

    func scan() async throws -> MarkTable {
        let (timeline, rules, progress) = (timeline, rules, progress)
        let numbers = timeline.numbers
        let stretches = stride(from: numbers.lowerBound, to: numbers.upperBound, by: Int(Self.stretch))
            .map { $0..<min($0 + Self.stretch, numbers.upperBound) }
        progress.begin(.examining, total: stretches.count)
        let tables = try await Parallel.map(stretches, width: width) { numbers in
            let table = try Self.scan(numbers, of: timeline, rules: rules)
            progress.step()
            return table
        }
        return MarkTable(joining: tables)
    }

    private static func scan(_ numbers: Range<Int32>, of timeline: Timeline, rules: RuleSet) throws -> MarkTable {
        var scanner = try RuleScanner(rules)
        let finder = IdentifierFinder()
        var table = MarkTable()
        for n in numbers where timeline.entry(n).textLength > 0 {
            var marks = Marks.none
            timeline.withText(n) { text in
                scanner.matches(in: text, into: &marks.rules)
                finder.find(in: text, identifiers: &marks.identifiers, money: &marks.money)
            }
            table.append(marks, for: n)
        }
        return table
    }
}
