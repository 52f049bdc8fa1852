// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// How fast a talk between two accounts went from the first message to each stage.
public struct Escalation: Hashable, Sendable {
    /// The stages, by the names of the output file.
    public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
        case ageQuestion, isolationQuestion, sexualTopic, imageRequest, imageReceived, platformMove, secrecy
        case meetingRequest, giftOffer, threat, demand, payment
    }

    /// A stage and where it begins.
    public struct Step: Hashable, Sendable {
        /// Which stage.
        public var stage: Stage
        /// The first message of the stage.
        public var citation: Citation
        /// Who brought it up.
        public var introducedBy: Account.ID
        /// Seconds since the start, shortest and longest that the clocks allow; nil when they cannot be compared.
        public var elapsedSeconds: [Int64]?
        /// Sum over messages of min(gap, 10 minutes), in seconds; nil like `elapsedSeconds`.
        public var activeSeconds: Int64?
        /// Messages between the start and the stage.
        public var messages: Int

        /// Makes a step.
        public init(
            stage: Stage, citation: Citation, introducedBy: Account.ID, elapsedSeconds: [Int64]?,
            activeSeconds: Int64?, messages: Int
        ) {
            self.stage = stage
            self.citation = citation
            self.introducedBy = introducedBy
            self.elapsedSeconds = elapsedSeconds
            self.activeSeconds = activeSeconds
            self.messages = messages
        }
    }

    /// How fast, as a class.
    public enum Level: String, Hashable, Sendable, Codable {
        case slow, moderate, fast, veryFast, notComputable
    }

    /// Where.
    public var conversation: Conversation.ID
    /// The account whose course is measured.
    public var account: Account.ID
    /// The account at the other end.
    public var target: Account.ID
    /// The first message between them.
    public var start: Int32
    /// Whether the export shows that the talk began earlier.
    public var isTruncated: Bool
    /// Why, when it is: `reply-to-absent-message`, `no-opening-notice`, `export-cap`, `refers-back`.
    public var truncationReason: String?
    /// In the order of first messages.
    public var steps: [Step]
    /// How fast, as a class.
    public var level: Level
    /// The sorting index of `docs/detectors/escalation-speed.md`, 0 … 1; nil when not computable.
    public var index: Double?
    /// Place among the reference conversations, 0 … 100; nil when not computable.
    public var percentile: Int?

    /// Makes an escalation.
    public init(
        conversation: Conversation.ID, account: Account.ID, target: Account.ID, start: Int32, isTruncated: Bool,
        truncationReason: String?, steps: [Step], level: Level, index: Double?, percentile: Int?
    ) {
        self.conversation = conversation
        self.account = account
        self.target = target
        self.start = start
        self.isTruncated = isTruncated
        self.truncationReason = truncationReason
        self.steps = steps
        self.level = level
        self.index = index
        self.percentile = percentile
    }
}
