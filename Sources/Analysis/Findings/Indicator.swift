// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// What a detector made of the record: a pattern with its messages, never a verdict.
public struct Indicator: Hashable, Sendable {
    /// A class of evidence in this record, not a probability.
    public enum Level: String, Hashable, Sendable, Codable, CaseIterable {
        case limited, moderate, strong
    }

    /// The detector's id.
    public var detector: String
    /// The detector's revision.
    public var revision: Int
    /// How strong the pattern is.
    public var level: Level
    /// Where; nil for a pattern over several conversations.
    public var conversation: Conversation.ID?
    /// The account that shows the pattern.
    public var account: Account.ID
    /// The account it is directed at, where there is one.
    public var target: Account.ID?
    /// At least one, in order.
    public var citations: [Citation]
    /// Numbers with units.
    public var measures: [Measure]
    /// Ordinary explanations that a reader must weigh, as sentences.
    public var innocentReadings: [String]

    /// Makes an indicator.
    public init(
        detector: String,
        revision: Int,
        level: Level,
        conversation: Conversation.ID?,
        account: Account.ID,
        target: Account.ID? = nil,
        citations: [Citation],
        measures: [Measure] = [],
        innocentReadings: [String]
    ) {
        self.detector = detector
        self.revision = revision
        self.level = level
        self.conversation = conversation
        self.account = account
        self.target = target
        self.citations = citations.sorted()
        self.measures = measures
        self.innocentReadings = innocentReadings
    }
}
