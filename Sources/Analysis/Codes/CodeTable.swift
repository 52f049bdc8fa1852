// SPDX-License-Identifier: Apache-2.0

public import RuleEngine

/// The code of every rule in force, as bits; made once for a case.
public struct CodeTable: Hashable, Sendable {
    private let sets: [CodeSet]

    /// Reads the codes of the rules.
    public init(_ rules: RuleSet) {
        sets = rules.entries.map { CodeSet($0.code) }
    }

    /// The code of a hit; empty when no detector reads it.
    public subscript(match: RuleMatch) -> CodeSet {
        sets.indices.contains(Int(match.rule)) ? sets[Int(match.rule)] : []
    }

    /// The codes that hit anywhere in a message.
    public subscript(marks: Marks) -> CodeSet {
        marks.rules.reduce(into: []) { $0.formUnion(self[$1]) }
    }
}
