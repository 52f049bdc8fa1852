// SPDX-License-Identifier: Apache-2.0

/// What few messages have beside their text; names as the export writes them.
public struct MessageDetail: Hashable, Sendable {
    /// The bot through which it was sent.
    public var via: String?
    /// The author's name under a post that bears the channel's.
    public var signature: String?
    /// Who deleted it, where that is not its sender.
    public var deletedBy: String?
    /// Whether it answers a message of another conversation, which this one does not hold.
    public var answersElsewhere: Bool
    /// What became of a message that the source does not show as delivered: `outbox`, `failed`, `queued`, `scheduled`.
    public var delivery: String?
    /// The words that it quotes, where the message that said them is not in the export: the only record of them.
    public var quoted: String?

    /// Makes a detail.
    public init(
        via: String? = nil, signature: String? = nil, deletedBy: String? = nil, answersElsewhere: Bool = false,
        delivery: String? = nil, quoted: String? = nil
    ) {
        self.via = via
        self.signature = signature
        self.deletedBy = deletedBy
        self.answersElsewhere = answersElsewhere
        self.delivery = delivery
        self.quoted = quoted
    }

    /// The detail; nil when it tells nothing.
    public var told: MessageDetail? { self == MessageDetail() ? nil : self }
}
