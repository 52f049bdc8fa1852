// SPDX-License-Identifier: Apache-2.0

/// What a store raises for comparison: everything that more than one case shares, and nothing else.
public struct ComparisonMaterial: Sendable {
    /// A case of the index.
    public struct Case: Sendable, Hashable {
        /// Case reference.
        public var reference: String
        /// Cases of one number hold the same evidence in whole or in part: they are counted once.
        public var evidence: Int
        /// Suspect accounts.
        public var suspects: Int
        /// Whether an earlier preparation of texts makes its scripts incomparable.
        public var isOutdated: Bool
        /// Pictures without a PDQ value.
        public var unreadPictures = 0
        /// Whether a version filed it that read no pictures.
        public var lacksPictures = false

        /// Makes a case.
        public init(reference: String, evidence: Int, suspects: Int, isOutdated: Bool = false) {
            self.reference = reference
            self.evidence = evidence
            self.suspects = suspects
            self.isOutdated = isOutdated
        }
    }

    /// A suspect account that shares something.
    public struct Account: Sendable, Hashable {
        /// Position of its case.
        public var caseIndex: Int
        /// How reports call it.
        public var reference: AccountReference
        /// The service.
        public var platform: String
        /// The name to print.
        public var name: String
        /// Why it is a suspect account: `named`, `findings`.
        public var roleBasis: String
        /// Messages sent.
        public var messages: Int
        /// Habits of writing.
        public var style: StyleProfile?
        /// Hours and pace.
        public var behaviour: BehaviourProfile?

        /// Makes an account.
        public init(
            caseIndex: Int, reference: AccountReference, platform: String, name: String, roleBasis: String,
            messages: Int, style: StyleProfile? = nil, behaviour: BehaviourProfile? = nil
        ) {
            self.caseIndex = caseIndex
            self.reference = reference
            self.platform = platform
            self.name = name
            self.roleBasis = roleBasis
            self.messages = messages
            self.style = style
            self.behaviour = behaviour
        }
    }

    /// Two cases that hold the same evidence.
    public struct SameEvidence: Sendable, Hashable {
        /// Position of a case.
        public var left: Int
        /// Position of the other.
        public var right: Int
        /// `archive SHA-256` or `shared messages`.
        public var basis: String
        /// Pairs of accounts whose links are set aside; nil for all of the two cases.
        public var accounts: Set<AccountPair>?

        /// Makes a pair.
        public init(left: Int, right: Int, basis: String, accounts: Set<AccountPair>?) {
            self.left = left
            self.right = right
            self.basis = basis
            self.accounts = accounts
        }
    }

    /// How a suspect of the index proceeds.
    public struct Course: Sendable, Hashable {
        /// Position of the case.
        public var caseIndex: Int
        /// Pace, stages and sums.
        public var behaviour: BehaviourProfile

        /// Makes a course.
        public init(caseIndex: Int, behaviour: BehaviourProfile) {
            self.caseIndex = caseIndex
            self.behaviour = behaviour
        }
    }

    /// Cases of the index, in the order of references; frozen ones are not among them.
    public var cases: [Case] = []
    /// References of cases left out because their review is due.
    public var frozen: [String] = []
    /// All suspect accounts of the index.
    public var suspectCount = 0
    /// Units of the index.
    public var unitCount = 0
    /// Suspect accounts that share something, in the order of references.
    public var accounts: [Account] = []
    /// Values that more than one case shares.
    public var values: [SharedValue] = []
    /// Payees, numbers, names and addresses that suspects of several cases name, and too few of them as theirs or to be used:
    /// they link nobody.
    public var mentioned: [SharedValue] = []
    /// Values with wrong check figures that are like right ones: they link nobody and are told.
    public var lookAlikes: [LookAlike] = []
    /// Labels of accounts that were asked for and are no suspects.
    public var notSuspects: [String] = []
    /// Units that are like others.
    public var units: [Unit] = []
    /// Which are like which.
    public var reuses: [Reuse] = []
    /// Texts of many cases.
    public var popular: [PopularText] = []
    /// Pictures that look like others.
    public var pictures: [Picture] = []
    /// Which look like which.
    public var likenesses: [Likeness] = []
    /// Pictures of many cases.
    public var popularPictures: [PopularPicture] = []
    /// Copies of evidence.
    public var sameEvidence: [SameEvidence] = []
    /// How up to some thousands of suspects proceed, whatever they share: what is common is told from these.
    public var courses: [Course] = []
    /// How some hundreds of suspects write, whatever they share: what is usual is told from these.
    public var writers: [StylePopulation.Member] = []
    /// What investigators concluded.
    public var verdicts: [AccountPair: [VerdictRecord]] = [:]

    /// Nothing.
    public init() {}

    /// Cases, copies of one evidence counted once.
    public var evidenceCount: Int { Set(cases.map(\.evidence)).count }
}
