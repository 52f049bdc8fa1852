// SPDX-License-Identifier: Apache-2.0

public import Comparison

/// One analysis of a case as the store keeps it: also the form of a case file (`chatforensics.case/1`).
///
/// A case may have several, one for each set of inputs; `digest`, the SHA-256 over the inputs' list, tells them apart.
public struct FiledCase: Hashable, Sendable, Codable {
    /// Name and version of the form.
    public static let schema = "chatforensics.case/1"

    /// `chatforensics.case/1`.
    public var schema = Self.schema
    /// Case reference.
    public var reference: String
    /// Exhibit reference.
    public var exhibit: String?
    /// SHA-256 of the list of inputs.
    public var digest: String
    /// Program and version that analysed.
    public var tool: String
    /// Revision of the preparation of texts: only equal ones are compared.
    public var prepared = PreparedText.revision
    /// What was handed in.
    public var inputs: [FiledInput]
    /// How long the case may be kept, and on which ground.
    public var retention: Retention
    /// Everybody in the case, by number.
    public var accounts: [FiledAccount]
    /// What the detectors concluded.
    public var findings: [FiledFinding]
    /// Texts for search, by number.
    public var messages: [FiledMessage]
    /// How many pictures were read; nil in a record of a version that read none.
    public var pictures: PictureCount?

    /// Makes a case.
    public init(
        reference: String, exhibit: String?, digest: String, tool: String, inputs: [FiledInput],
        retention: Retention = Retention(), accounts: [FiledAccount], findings: [FiledFinding],
        messages: [FiledMessage]
    ) {
        self.reference = reference
        self.exhibit = exhibit
        self.digest = digest
        self.tool = tool
        self.inputs = inputs
        self.retention = retention
        self.accounts = accounts
        self.findings = findings
        self.messages = messages
    }
}

/// A file that was handed in.
public struct FiledInput: Hashable, Sendable, Codable {
    /// Last component of its path.
    public var path: String
    /// Size.
    public var bytes: Int
    /// Hex, lower case.
    public var sha256: String
    /// Whether an equal file in another case shows the same evidence: an archive, or a file of several records.
    ///
    /// Style sheets, empty lists and small pictures are equal in many exports.
    public var isEvidence: Bool

    /// Makes an input.
    public init(path: String, bytes: Int, sha256: String, isEvidence: Bool) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
        self.isEvidence = isEvidence
    }
}

/// How long a case may be kept, and on which ground: the unit's own terms.
public struct Retention: Hashable, Sendable, Codable {
    /// Retention group of the unit's policy.
    public var group: String?
    /// Ground on which the case is held.
    public var legalBasis: String?
    /// `YYYY-MM-DD`; after that day the case is left out of comparison and search until somebody reviews it.
    public var reviewDue: String?

    /// Makes terms.
    public init(group: String? = nil, legalBasis: String? = nil, reviewDue: String? = nil) {
        self.group = group
        self.legalBasis = legalBasis
        self.reviewDue = reviewDue
    }
}

/// An account of a case.
///
/// An account is not a person.
public struct FiledAccount: Hashable, Sendable, Codable {
    /// Its number in the timeline's table, from 1: `A1` has 1.
    public var number: Int
    /// The service.
    public var platform: String
    /// The name to print.
    public var name: String
    /// Whether the export is of this account.
    public var isOwner: Bool
    /// Its part.
    public var role: AccountRole
    /// Why: `named`, `findings`, `target`, `owner`, `set`, `none`.
    public var roleBasis: String
    /// Messages sent.
    public var messages: Int
    /// First message, microseconds since 1970.
    public var first: Int64?
    /// Last message.
    public var last: Int64?
    /// What it uses.
    public var identifiers: [FiledIdentifier]
    /// Long messages and runs; only of suspects.
    public var units: [ScriptUnit]
    /// Habits of writing; only of suspects with text enough.
    public var style: StyleProfile?
    /// Hours and pace; only of suspects.
    public var behaviour: BehaviourProfile?
    /// Pictures with a PDQ value, by SHA-256; nil where there are none.
    public var pictures: [FiledPicture]?

    /// Makes an account.
    public init(
        number: Int, platform: String, name: String, isOwner: Bool, role: AccountRole, roleBasis: String,
        messages: Int, first: Int64? = nil, last: Int64? = nil, identifiers: [FiledIdentifier] = [],
        units: [ScriptUnit] = [], style: StyleProfile? = nil, behaviour: BehaviourProfile? = nil
    ) {
        self.number = number
        self.platform = platform
        self.name = name
        self.isOwner = isOwner
        self.role = role
        self.roleBasis = roleBasis
        self.messages = messages
        self.first = first
        self.last = last
        self.identifiers = identifiers
        self.units = units
        self.style = style
        self.behaviour = behaviour
    }
}

/// A value that an account uses.
public struct FiledIdentifier: Hashable, Sendable, Codable {
    /// Identifier kind, `accountId` or `fileHash`.
    public var kind: String
    /// Normal form.
    public var value: String
    /// As first written.
    public var literal: String
    /// `valid`, `damaged` or `unverifiable`.
    public var status: String
    /// What the account does with it.
    public var role: UseRole
    /// Whether it was written in a disguise.
    public var isDisguised: Bool
    /// Messages, ascending; empty for a value of the account's own data.
    public var messages: [Int32]
    /// The services that a user name is told for, by their permanent names, ascending; nil where none is told.
    public var services: [String]?
    /// Whose the account's words say that a value is that somebody can own; nil in a record of a version that did not tell.
    public var standing: UseStanding?

    /// Makes a use.
    public init(
        kind: String, value: String, literal: String, status: String, role: UseRole, isDisguised: Bool = false,
        messages: [Int32], services: [String]? = nil, standing: UseStanding? = nil
    ) {
        self.services = services
        self.standing = standing
        self.kind = kind
        self.value = value
        self.literal = literal
        self.status = status
        self.role = role
        self.isDisguised = isDisguised
        self.messages = messages
    }
}

/// Whose the words of an account say that a value is.
public enum UseStanding: String, Hashable, Sendable, Codable {
    /// The account's: it is called so, or handed over without a word.
    case called
    /// They do not say.
    case named
    /// Nobody's: a suspect tells it, whom a complainant of the case was first to write it to, without calling it theirs.
    case echoed
}

/// A conclusion of a detector, in short.
public struct FiledFinding: Hashable, Sendable, Codable {
    /// Detector or kind.
    public var kind: String
    /// Its level or tier.
    public var level: String
    /// Number of the account that shows it.
    public var account: Int?
    /// Number of the account it is directed at.
    public var target: Int?
    /// Messages it rests on.
    public var messages: [Int32]

    /// Makes a finding.
    public init(kind: String, level: String, account: Int?, target: Int?, messages: [Int32]) {
        self.kind = kind
        self.level = level
        self.account = account
        self.target = target
        self.messages = messages
    }
}

/// A message for search.
public struct FiledMessage: Hashable, Sendable, Codable {
    /// Number in the timeline.
    public var n: Int32
    /// Number of the conversation, from 1.
    public var conversation: Int?
    /// Number of the writer, from 1.
    public var account: Int?
    /// Microseconds since 1970.
    public var time: Int64?
    /// Whether the instant is known, not only a wall clock.
    public var isInstant: Bool
    /// Whether the text is withheld unless asked for.
    public var isSevere: Bool
    /// What by which the same conversation is known again in another export; nil for short and undated messages.
    public var mark: Int64?
    /// What it says.
    public var text: String

    /// Makes a message.
    public init(
        n: Int32, conversation: Int?, account: Int?, time: Int64?, isInstant: Bool, isSevere: Bool, mark: Int64?,
        text: String
    ) {
        self.n = n
        self.conversation = conversation
        self.account = account
        self.time = time
        self.isInstant = isInstant
        self.isSevere = isSevere
        self.mark = mark
        self.text = text
    }
}
