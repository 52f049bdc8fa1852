// SPDX-License-Identifier: Apache-2.0

public import RuleEngine

/// The code of every rule in force, as bits; made once for a case.
public struct CodeTable: Hashable, Sendable {
    private let sets: [CodeSet]
    /// Rules by codes that have no bit.
    private let others: [RuleCode: RulesOfCode]
    /// Rules for languages whose wording single talks are read with.
    private let foreign: [Bool]

    /// Reads the codes of the rules.
    public init(_ rules: RuleSet) {
        let sets = rules.entries.map { CodeSet($0.code) }
        self.sets = sets
        others = sets.indices.reduce(into: [:]) { others, rule in
            guard sets[rule].isEmpty else { return }
            others[rules.entries[rule].code, default: RulesOfCode()].insert(rule, of: sets.count)
        }
        let starts = rules.talkLanguages.map { $0 + "." }
        foreign =
            starts.isEmpty ? [] : rules.entries.map { entry in starts.contains { entry.id.hasPrefix($0) } }
    }

    /// Whether a hit is of a language that the wording of the scan does not know and another pack does.
    public func isForeign(_ match: RuleMatch) -> Bool {
        foreign.indices.contains(Int(match.rule)) && foreign[Int(match.rule)]
    }

    /// Whether a rule, by number, has one of these codes.
    func has(_ codes: CodeSet, _ rule: Int32) -> Bool {
        sets.indices.contains(Int(rule)) && sets[Int(rule)].overlaps(codes)
    }

    /// The rules of a code that has no bit.
    public func rules(of code: RuleCode) -> RulesOfCode { others[code] ?? RulesOfCode() }

    /// The code of a hit; empty when it has no bit.
    public subscript(match: RuleMatch) -> CodeSet {
        sets.indices.contains(Int(match.rule)) ? sets[Int(match.rule)] : []
    }

    /// The codes that hit anywhere in a message.
    public subscript(marks: Marks) -> CodeSet { self[marks.rules] }

    /// The codes of some hits together.
    subscript(hits: some Sequence<RuleMatch>) -> CodeSet { hits.reduce(into: []) { $0.formUnion(self[$1]) } }
}
