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

    /// A suspect account's use of a value.
    public struct Use: Sendable, Hashable {
        /// Position of the account.
        public var account: Int
        /// Own or asserted.
        public var role: UseRole
        /// `valid`, `damaged`, `unverifiable`.
        public var status: String
        /// Whether it was written in a disguise.
        public var isDisguised: Bool
        /// Messages, ascending.
        public var messages: [Int32]
        /// The services that the value is told for, ascending; of an account's own, its service.
        public var services: [String] = []

        /// Makes a use.
        public init(
            account: Int, role: UseRole, status: String, isDisguised: Bool, messages: [Int32], services: [String] = []
        ) {
            self.services = services
            self.account = account
            self.role = role
            self.status = status
            self.isDisguised = isDisguised
            self.messages = messages
        }
    }

    /// A value that suspects of several cases use.
    public struct SharedValue: Sendable, Hashable {
        /// Identifier kind.
        public var kind: String
        /// Normal form.
        public var value: String
        /// Who uses it, in the order of accounts; empty for a hub.
        public var uses: [Use]
        /// Cases in which a suspect uses it, copies of one evidence counted once.
        public var cases: Int
        /// Whether it belongs to a victim, witness or decoy of any case.
        public var isProtected: Bool
        /// Whether it is the number of one account of a service, borne by everybody whom it links: however many cases have it, it
        /// is one account in all of them.
        public var isOneAccount = false
        /// Who uses it, ascending; empty for a hub.
        public var users: [AccountReference] = []
        /// Whose it is, ascending: victims, witnesses, decoys.
        public var owners: [AccountReference] = []

        /// Makes a value.
        public init(kind: String, value: String, uses: [Use], cases: Int, isProtected: Bool) {
            self.kind = kind
            self.value = value
            self.uses = uses
            self.cases = cases
            self.isProtected = isProtected
        }
    }

    /// A value with a wrong check figure that may be a copy of a right one of another case.
    public struct LookAlike: Sendable, Hashable {
        /// Identifier kind.
        public var kind: String
        /// As it was written.
        public var value: String
        /// The value that it is like.
        public var like: String
        /// Who writes the one or the other, ascending.
        public var accounts: [AccountReference]

        /// Makes a pair of values.
        public init(kind: String, value: String, like: String, accounts: [AccountReference]) {
            self.kind = kind
            self.value = value
            self.like = like
            self.accounts = accounts
        }
    }

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

    /// A picture that looks like another of another case.
    public struct Picture: Sendable, Hashable {
        /// Position of the account.
        public var account: Int
        /// SHA-256 of the file.
        public var sha256: String
        /// What was read of it.
        public var reading: PictureReading
        /// Messages, ascending.
        public var messages: [Int32]

        /// Makes a picture.
        public init(account: Int, sha256: String, reading: PictureReading, messages: [Int32]) {
            self.account = account
            self.sha256 = sha256
            self.reading = reading
            self.messages = messages
        }
    }

    /// Two pictures of two cases that look alike by PDQ.
    public struct Likeness: Sendable, Hashable {
        /// Positions of the pictures.
        public var left: Int
        /// The other.
        public var right: Int
        /// In how many of 256 bits their values differ.
        public var distance: Int
        /// How one is turned against the other.
        public var turn: PictureTurn
        /// Cases that have a picture which looks like either, copies of one evidence counted once.
        public var cases: Int
        /// Victims, witnesses and decoys who sent a picture that looks like either, ascending.
        public var owners: [AccountReference]

        /// Makes a likeness.
        public init(
            left: Int, right: Int, distance: Int, turn: PictureTurn, cases: Int, owners: [AccountReference] = []
        ) {
            self.left = left
            self.right = right
            self.distance = distance
            self.turn = turn
            self.cases = cases
            self.owners = owners
        }
    }

    /// A picture that looks like those of so many cases that it joins nobody.
    public struct PopularPicture: Sendable, Hashable {
        /// Its PDQ value.
        public var hash: PerceptualHash
        /// Cases that have one like it.
        public var cases: Int
        /// SHA-256 of its files.
        public var files: Set<String>

        /// Makes a picture.
        public init(hash: PerceptualHash, cases: Int, files: Set<String>) {
            self.hash = hash
            self.cases = cases
            self.files = files
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

/// Between whom links are looked for.
public enum ComparisonScope: Sendable, Hashable {
    case all
    /// One case against all others.
    case ofCase(String)
    /// One account against all of other cases.
    case ofAccount(AccountReference)
    /// Two accounts alone.
    case between(AccountPair)

    /// The case in which one side of every pair lies; nil for all cases.
    public var caseReference: String? {
        switch self {
        case .all: nil
        case .ofCase(let reference): reference
        case .ofAccount(let account): account.caseReference
        case .between(let pair): pair.left.caseReference
        }
    }

    /// Whether a pair is looked at.
    public func includes(_ left: AccountReference, _ right: AccountReference) -> Bool {
        switch self {
        case .all: true
        case .ofCase(let reference): left.caseReference == reference || right.caseReference == reference
        case .ofAccount(let account): left == account || right == account
        case .between(let pair): AccountPair(left, right) == pair
        }
    }
}
