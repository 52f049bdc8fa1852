// SPDX-License-Identifier: Apache-2.0

/// One entry of the normalised timeline, as an importer states it.
public struct Event: Hashable, Sendable {
    /// When, if the record is dated.
    public var time: Timestamp?
    /// The second time of a two-sided record: received against sent, or when it was last edited.
    public var otherTime: Timestamp?
    /// Who did it; nil for the service itself and for an unknown sender.
    public var actor: Account.ID?
    /// Where it was said.
    public var conversation: Conversation.ID?
    /// What happened.
    public var content: Content
    /// Where it stands in the evidence.
    public var provenance: Provenance
    /// Other places that tell the same event, such as a second list that holds the same request.
    public var alsoFrom: [Provenance]
    /// What the source wrote where the time stands and nobody can read; nil for records with a time or without any.
    public var unreadTime: String?

    /// Makes an event.
    public init(
        _ content: Content,
        at time: Timestamp?,
        otherTime: Timestamp? = nil,
        by actor: Account.ID?,
        in conversation: Conversation.ID?,
        from provenance: Provenance,
        alsoFrom: [Provenance] = [],
        unreadTime: String? = nil
    ) {
        self.content = content
        self.time = time
        self.otherTime = otherTime
        self.actor = actor
        self.conversation = conversation
        self.provenance = provenance
        self.alsoFrom = alsoFrom
        self.unreadTime = time == nil ? unreadTime : nil
    }

    /// What happened.
    public enum Content: Hashable, Sendable {
        case message(Message)
        case reaction(Reaction)
        case call(Call)
        /// Friend and follow requests live here.
        case contact(ContactChange)
        case membership(MembershipChange)
        case payment(Payment)
        /// Block, report, restrict.
        case safety(SafetyAction)
        /// A name, number, security code or timer that changed.
        case accountChange(AccountChange)
        /// A line of the service that is kept as text.
        case notice(String)
    }

    /// The kinds of content, by the names that the output files use.
    public enum Kind: UInt8, Sendable, CaseIterable {
        case message, reaction, call, contact, membership, payment, safety, accountChange, notice

        /// The word in the output files.
        public var name: String {
            switch self {
            case .message: "message"
            case .reaction: "reaction"
            case .call: "call"
            case .contact: "contact"
            case .membership: "membership"
            case .payment: "payment"
            case .safety: "safety"
            case .accountChange: "accountChange"
            case .notice: "notice"
            }
        }
    }
}

extension Event.Content {
    /// Which kind of content it is.
    public var kind: Event.Kind {
        switch self {
        case .message: .message
        case .reaction: .reaction
        case .call: .call
        case .contact: .contact
        case .membership: .membership
        case .payment: .payment
        case .safety: .safety
        case .accountChange: .accountChange
        case .notice: .notice
        }
    }
}
