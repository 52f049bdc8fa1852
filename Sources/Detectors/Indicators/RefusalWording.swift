// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

/// What the measured wording says of refusals.
struct RefusalWording: Sendable {
    private let rules: RuleSet
    private let levels: WordingLevels
    /// The place of the function among the bits of a message; nil without a wording pack.
    private let shift: UInt64?

    init(_ rules: RuleSet) {
        self.rules = rules
        levels = WordingLevels(rules)
        shift = rules.wordingPack?.functions.firstIndex { $0.name == "ref" }.map { UInt64(2 * $0) }
    }

    /// Whether the words are those that mostly refuse.
    func refuses(_ marks: Marks) -> Bool {
        marks.rules.contains { level(of: $0) >= Self.likely }
    }

    func citations(of marks: Marks, at n: Int32) -> [Citation] {
        marks.rules.filter { level(of: $0) >= Self.likely }
            .map { Citation(n: n, rule: rules.rule($0.rule).id, span: $0.span) }
    }

    private func level(of match: RuleMatch) -> UInt64 {
        guard let shift, let bits = levels.bits(of: match) else { return 0 }
        return bits >> shift & 3
    }

    private static let likely: UInt64 = 3
}
