// SPDX-License-Identifier: Apache-2.0

/// The rules of all packs in force, compiled once and shared by all threads.
public struct RuleSet: Sendable {
    /// What a finding must tell about a rule.
    public struct Entry: Sendable, Hashable {
        /// Permanent id: `en.x.thr.share.01`.
        public var id: String
        /// The code it implements.
        public var code: RuleCode
        /// The pack it stands in: `core-en`.
        public var pack: String
        /// Weight of the rule, natural logarithm of a likelihood ratio; see `docs/writing-rules.md`.
        public var weight: Double
        /// Whether the text it hits is withheld from a report unless full content is asked for.
        public var isSevere: Bool
        /// Whose words it is about.
        public var direction: RuleDirection
        /// Where its weight comes from.
        public var basis: String
        /// Publication or experience behind it.
        public var source: String

        /// Whether a part of its id between two points is this word: `en.c.laugh.joke.01` is named "joke".
        public func isNamed(_ part: StaticString) -> Bool { RuleName.holds(part, in: id) }
    }

    /// Every rule, in the order of packs and files; `RuleMatch.rule` is a position here.
    public internal(set) var entries: [Entry]
    /// The packs in force, in the order in which they were loaded.
    public internal(set) var packs: [RulePack]

    /// What scanners work with.
    let compiled: CompiledRules

    /// Lexicons that detectors read, by name.
    var lists: [String: Set<String>] = [:]

    /// The wording pack of the scan; its rules stand behind all others, three a function.
    var wording: WordingTable?
    /// The wording pack for talks in further languages.
    var talkWording: DeferredWording?
    /// The pack for the two sides of a talk.
    var sideWording: DeferredWording?

    /// The rule at a position.
    public func rule(_ position: Int32) -> Entry { entries[Int(position)] }
}
