// SPDX-License-Identifier: Apache-2.0

/// A symbol set on a message by somebody.
public struct Reaction: Hashable, Sendable, Codable {
    /// The emoji or word.
    public var symbol: String
    /// The platform's id of the message, where it has ids.
    public var target: String?

    /// Makes a reaction.
    public init(symbol: String, target: String? = nil) {
        self.symbol = symbol
        self.target = target
    }
}

/// A voice or video call.
public struct Call: Hashable, Sendable, Codable {
    /// Whether it carried pictures; false also when the export does not say.
    public var isVideo: Bool
    /// Length in seconds.
    public var seconds: Int?
    /// Whether somebody took it; nil when the export does not say.
    public var wasAnswered: Bool?
    /// What became of it, where the export tells more than whether it was answered.
    public var outcome: Outcome?

    /// What became of a call.
    public enum Outcome: String, Sendable, Codable {
        case missed, voicemail, rejected
        /// Refused by the telephone because the number is on its list.
        case blocked
        /// Taken on another device of the owner.
        case answeredElsewhere
    }

    /// Makes a call.
    public init(isVideo: Bool, seconds: Int? = nil, wasAnswered: Bool? = nil, outcome: Outcome? = nil) {
        self.isVideo = isVideo
        self.seconds = seconds
        self.wasAnswered = wasAnswered
        self.outcome = outcome
    }
}

/// Money that the platform itself moved or was asked to move.
public struct Payment: Hashable, Sendable, Codable {
    /// What happened to it.
    public enum Step: String, Sendable, Codable {
        case requested, sent, received, failed
    }

    /// What happened to it.
    public var step: Step
    /// As written; money is never a binary fraction.
    public var amount: String
    /// ISO 4217 code or the platform's own unit.
    public var currency: String?

    /// Makes a payment.
    public init(step: Step, amount: String, currency: String? = nil) {
        self.step = step
        self.amount = amount
        self.currency = currency
    }
}
