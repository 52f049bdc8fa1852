// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// A message that somebody must look at today.
public struct SafeguardingFlag: Hashable, Sendable {
    /// Why.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Words of self-harm or despair, by anybody.
        case selfHarm
        /// Somebody is urged to harm themselves.
        case selfHarmUrged
        /// Acute distress under a demand.
        case distress
        /// Somebody states an age under 18.
        case minorAge
        /// A meeting that may still lie ahead.
        case meetingPlanned
        /// A threat of violence.
        case violence
    }

    /// Why.
    public var kind: Kind
    /// The message.
    public var citation: Citation
    /// Who wrote it.
    public var account: Account.ID

    /// Makes a flag.
    public init(kind: Kind, citation: Citation, account: Account.ID) {
        self.kind = kind
        self.citation = citation
        self.account = account
    }
}

/// A payment that somebody claims or the platform records.
public struct PaymentRecord: Hashable, Sendable {
    /// The message or payment event.
    public var citation: Citation
    /// Who claims to have paid, or paid.
    public var account: Account.ID
    /// True when only words say so; false when the platform itself records it.
    public var isClaimed: Bool
    /// How much.
    public var amount: Money?
    /// By what: `giftCard`, `bitcoin`, `bankTransfer`, `paypal` …; nil when not told.
    public var method: String?

    /// Makes a record.
    public init(citation: Citation, account: Account.ID, isClaimed: Bool, amount: Money?, method: String?) {
        self.citation = citation
        self.account = account
        self.isClaimed = isClaimed
        self.amount = amount
        self.method = method
    }
}

/// An identifier of the case, with everywhere it stands.
public struct IdentifierFinding: Hashable, Sendable {
    /// Whose it is, as far as the record shows.
    public enum Role: String, Hashable, Sendable, Codable {
        /// The account's own: it is part of the account itself, or the account says so ("my number is").
        case own
        /// The account tells the other side to use it ("pay here").
        case asserted
        /// It is only mentioned.
        case mentioned
    }

    /// Identifier kind.
    public var kind: String
    /// Normal form.
    public var value: String
    /// As first written.
    public var literal: String
    /// `valid`, `damaged` or `unverifiable`.
    public var status: String
    /// Whose it is.
    public var role: Role
    /// Who wrote it; nil for the service.
    public var account: Account.ID?
    /// Whether it was written in a disguise.
    public var isObfuscated: Bool
    /// Numbers of the messages, ascending; empty when it stands in the account data alone.
    public var messages: [Int32]
    /// Contact cards that hold it, by their messages.
    public var cards: [Card] = []

    /// A contact card that a message carries.
    public struct Card: Hashable, Sendable {
        /// Number of the message.
        public var n: Int32
        /// Row of the exhibit table that holds the card; nil where the export tells it in its own words.
        public var exhibit: Int32?
        /// Whom it names.
        public var name: String
        /// The service for which a user name stands there, by its permanent name.
        public var service: String?

        /// Makes a card.
        public init(n: Int32, exhibit: Int32?, name: String, service: String? = nil) {
            self.n = n
            self.exhibit = exhibit
            self.name = name
            self.service = service
        }
    }

    /// Makes a finding.
    public init(
        kind: String, value: String, literal: String, status: String, role: Role, account: Account.ID?,
        isObfuscated: Bool, messages: [Int32]
    ) {
        self.kind = kind
        self.value = value
        self.literal = literal
        self.status = status
        self.role = role
        self.account = account
        self.isObfuscated = isObfuscated
        self.messages = messages
    }
}
