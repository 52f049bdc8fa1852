// SPDX-License-Identifier: Apache-2.0

public import RuleEngine

/// The rules of a code that one detector alone reads, and that has no bit in code sets.
public struct RulesOfCode: Hashable, Sendable {
    /// By rule; shorter where no rule has the code.
    private var flags: [Bool] = []

    /// No rules.
    init() {}

    mutating func insert(_ rule: Int, of count: Int) {
        if flags.isEmpty { flags = [Bool](repeating: false, count: count) }
        flags[rule] = true
    }

    /// Whether a hit is of one of them.
    public func contains(_ match: RuleMatch) -> Bool {
        flags.indices.contains(Int(match.rule)) && flags[Int(match.rule)]
    }
}
