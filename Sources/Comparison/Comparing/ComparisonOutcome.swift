// SPDX-License-Identifier: Apache-2.0

/// What a comparison found: possible connections, for investigation; never that two accounts are of one person.
public struct ComparisonOutcome: Sendable, Hashable {
    /// Two accounts with something in common.
    public struct Pair: Sendable, Hashable {
        /// The lesser account.
        public var left: ComparisonMaterial.Account
        /// The greater.
        public var right: ComparisonMaterial.Account
        /// The evidence, weighed.
        public var score: PairScore
        /// Its band.
        public var band: LinkBand
        /// What investigators concluded, oldest first.
        public var verdicts: [VerdictRecord]
        /// Why families were not compared, in words.
        public var notCompared: [String]

        /// The references of both.
        public var reference: AccountPair { AccountPair(left.reference, right.reference) }
        /// Whether the last verdict refutes the link.
        public var isRefuted: Bool { verdicts.last?.verdict == .refuted }
    }

    /// Accounts connected by links of band A.
    public struct Group: Sendable, Hashable {
        /// A link whose loss would part the group.
        public struct Bridge: Sendable, Hashable {
            /// Its accounts.
            public var pair: AccountPair
            /// The kinds of evidence that it hangs on.
            public var reason: String
        }

        /// `G1`, the largest first.
        public var id: String
        /// Its accounts, ascending.
        public var accounts: [AccountReference]
        /// Links inside.
        public var links: Int
        /// Links as a share of those there could be; nil where only those of one case or account were looked at.
        public var density: Double?
        /// In the order of pairs.
        public var bridges: [Bridge]
        /// Kinds of single items without which the group would fall apart.
        public var hangsOn: [String] = []
    }

    /// What investigators concluded about two accounts between which no link stands.
    public struct VerdictsAlone: Sendable, Hashable {
        /// The accounts.
        public var accounts: AccountPair
        /// Oldest first.
        public var verdicts: [VerdictRecord]
    }

    /// A value of so many cases that it joins nobody.
    public struct Hub: Sendable, Hashable {
        /// Identifier kind, or `script`.
        public var kind: String
        /// Normal form.
        public var value: String
        /// Cases that have it.
        public var cases: Int

        /// Makes a hub.
        public init(kind: String, value: String, cases: Int) {
            self.kind = kind
            self.value = value
            self.cases = cases
        }
    }

    /// Something that more than one case has and that links nobody by rule.
    public struct SetAside: Sendable, Hashable {
        /// Identifier kind, `template` or `passage`.
        public var kind: String
        /// Normal form, or the template.
        public var value: String
        /// Cases that have it.
        public var cases: Int
        /// Why.
        public var reason: AsideReason
        /// Accounts between which it would have been a link, ascending; empty where the value links nobody at all.
        public var accounts: [AccountReference] = []
        /// Accounts whose part is the reason: victims, witnesses, decoys.
        public var owners: [AccountReference] = []
        /// Whether `value` holds words that are withheld unless asked for.
        public var isSevere = false
        /// A value that `value` may be a damaged copy of.
        public var like: String?
    }

    /// Something about the cases that a reader must know.
    public struct Notice: Sendable, Hashable {
        /// What; the raw values are those of `comparison.json`.
        public enum Kind: String, Sendable, Hashable {
            /// Cases hold the same export, file or conversation.
            case sameEvidence
            /// No account of the cases is a suspect's.
            case noSuspect
            /// Left out until the review that was due.
            case reviewDue
            /// Filed by another version of the program.
            case outdated
            /// An account that was asked for is no suspect's.
            case notSuspect
            /// Two accounts of one case were asked for.
            case oneCase
            /// Filed by a version that read no pictures.
            case noPictures
            /// Some pictures have no PDQ value.
            case unreadPictures
            /// Too many texts hold words of a script for all to be read.
            case readInPart
        }

        /// What it is about.
        public var kind: Kind
        /// References.
        public var cases: [String]
        /// What it rests on.
        public var basis: String
    }

    /// Between whom was compared.
    public var scope: ComparisonScope
    /// References of the cases of the index.
    public var cases: [String]
    /// Suspect accounts of the index.
    public var accounts: Int
    /// Units of the index.
    public var units: Int
    /// Pairs of suspect accounts of different cases that were compared.
    public var comparedPairs: Int
    /// From more cases than this on a value is a hub.
    public var hubLimit: Int
    /// The most that one value can weigh.
    public var ceiling: Double
    /// By band, weight and reference.
    public var pairs: [Pair]
    /// The largest first.
    public var groups: [Group]
    /// Verdicts on accounts that share nothing which links them, in the order of accounts.
    public var verdictsAlone: [VerdictsAlone]
    /// The most frequent first.
    public var hubs: [Hub]
    /// By kind and value.
    public var setAside: [SetAside]
    /// By kind and cases.
    public var notices: [Notice]
    /// How many pairs without any connection would be expected to weigh as much as the weakest link of band A, or where
    /// there is none as the strongest pair: pairs compared × 10^−weight.
    public var expectedChancePairs: Double
    /// What was not compared at all, in words.
    public var notCompared: [String]
}
