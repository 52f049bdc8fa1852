// SPDX-License-Identifier: Apache-2.0

extension RuleSet.Entry {
    /// Describes a rule.
    public init(id: String, code: RuleCode, pack: String, weight: Double = 1, isSevere: Bool = false) {
        self.init(
            id: id, code: code, pack: pack, weight: weight, isSevere: isSevere, direction: .either, basis: "",
            source: "")
    }
}

extension RuleSet {
    /// A set that names rules but matches nothing, for messages that are marked by hand.
    public init(entries: [Entry]) {
        let nothing = CompiledRules(
            vocabulary: Vocabulary(words: [], memberships: [], askedGroups: 0, phraseHeads: []),
            cues: [], sequences: [], elements: [], required: [], rules: [], byAnchor: [], quotations: [], sums: [],
            currencyClass: -1)
        self.init(entries: entries, packs: [], compiled: nothing)
    }
}
