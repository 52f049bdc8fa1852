// SPDX-License-Identifier: Apache-2.0

/// Texts that are like others of another case.
extension ComparisonMaterial {
    /// A unit that is like another of another case.
    public struct Unit: Sendable, Hashable {
        /// Position of the account.
        public var account: Int
        /// The unit.
        public var unit: ScriptUnit

        /// Makes a unit.
        public init(account: Int, unit: ScriptUnit) {
            self.account = account
            self.unit = unit
        }
    }

    /// Two units of two cases that agree.
    public struct Reuse: Sendable, Hashable {
        /// Positions of the units.
        public var left: Int
        /// The other.
        public var right: Int
        /// Cases in which either is found again, copies of one evidence counted once.
        public var cases: Int
        /// Whether only a passage agrees.
        public var isPassage: Bool
        /// Whether somebody who is no suspect writes the same words in a third case: a saying, a song, a chain letter.
        public var isCommon: Bool
        /// Places, among the words that both sides share, of those that somebody of either case who is no suspect wrote first.
        public var theirs: Set<Int> = []
        /// Places of the words of lists and names, where the same person may have been pressed in both cases.
        public var listed: Set<Int> = []
        /// Whether both units were said to one and the same person, by name or by an own value.
        public var isOneAddressee = false
        /// Whether a case holds too many texts with words of the script for all to be read.
        public var isReadInPart = false
        /// Whose words they are, or who was spoken to on both sides, ascending.
        public var owners: [AccountReference] = []

        /// Makes a reuse.
        public init(left: Int, right: Int, cases: Int, isPassage: Bool, isCommon: Bool = false) {
            self.left = left
            self.right = right
            self.cases = cases
            self.isPassage = isPassage
            self.isCommon = isCommon
        }
    }

    /// A text that so many cases have that it joins nobody.
    public struct PopularText: Sendable, Hashable {
        /// The prepared text.
        public var prepared: String
        /// Cases that have it.
        public var cases: Int

        /// Makes a text.
        public init(prepared: String, cases: Int) {
            self.prepared = prepared
            self.cases = cases
        }
    }
}
