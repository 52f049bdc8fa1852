// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// Which hits are those of the wording pack, asked for every hit.
struct WordingLevels: Sendable {
    /// Positions of its rules: three levels a function.
    private let rules: Range<Int32>

    init(_ set: RuleSet) {
        let count = Int32(truncatingIfNeeded: (set.wordingPack?.functions.count ?? 0) * 3)
        rules = set.firstWordingRule..<set.firstWordingRule + count
    }

    /// The level of a hit in the place of its function, two bits each; nil for hits of ordinary rules.
    func bits(of match: RuleMatch) -> UInt64? {
        guard rules.contains(match.rule) else { return nil }
        let position = UInt64(match.rule - rules.lowerBound)
        // There is room for 32 functions.
        return position < 96 ? (position % 3 + 1) << (2 * (position / 3)) : 0
    }
}
