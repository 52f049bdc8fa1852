// SPDX-License-Identifier: Apache-2.0

/// A step in a friendship or following.
public struct ContactChange: Hashable, Sendable, Codable {
    /// What was done.
    public enum Step: String, Sendable, Codable, CaseIterable {
        case requested, accepted, declined, withdrawn, removed, followed, unfollowed, suggested
    }

    /// Who asked or acted, seen from the owner of the export.
    public enum Direction: String, Sendable, Codable {
        case outgoing, incoming, unknown
    }

    /// What was done.
    public var step: Step
    /// The account at the other end.
    public var other: Account.ID
    /// Who asked or acted, seen from the owner of the export; see `interfaces`, "Contact steps".
    public var direction: Direction

    /// Makes a contact change.
    public init(step: Step, other: Account.ID, direction: Direction) {
        self.step = step
        self.other = other
        self.direction = direction
    }
}

/// Somebody enters or leaves a conversation, or the conversation itself is made or renamed.
public struct MembershipChange: Hashable, Sendable, Codable {
    /// What was done.
    public enum Step: String, Sendable, Codable, CaseIterable {
        case created, invited, joined, added, left, removed, promoted, demoted, renamed
    }

    /// What was done.
    public var step: Step
    /// Whom it concerns, where that is not the actor.
    public var subject: Account.ID?
    /// The line as the service wrote it, or a new title.
    public var text: String?

    /// Makes a membership change.
    public init(step: Step, subject: Account.ID? = nil, text: String? = nil) {
        self.step = step
        self.subject = subject
        self.text = text
    }
}

/// Somebody protects themselves, or undoes it.
public struct SafetyAction: Hashable, Sendable, Codable {
    /// What was done.
    public enum Step: String, Sendable, Codable, CaseIterable {
        case blocked, unblocked, reported, restricted, muted
    }

    /// What was done.
    public var step: Step
    /// Against whom.
    public var other: Account.ID?
    /// The line as the service wrote it, if it was a line.
    public var text: String?

    /// Makes a safety action.
    public init(step: Step, other: Account.ID? = nil, text: String? = nil) {
        self.step = step
        self.other = other
        self.text = text
    }
}

/// Something about an account or a conversation's settings that the service recorded as changed.
public struct AccountChange: Hashable, Sendable, Codable {
    /// Stable lower-kebab word: `phone-number`, `security-code`, `display-name`, `disappearing-timer`, `screenshot`.
    public var field: String
    /// The former value, where the export tells.
    public var from: String?
    /// The new value, where the export tells.
    public var to: String?
    /// The line as the service wrote it, if it was a line.
    public var text: String?

    /// Makes an account change.
    public init(field: String, from: String? = nil, to: String? = nil, text: String? = nil) {
        self.field = field
        self.from = from
        self.to = to
        self.text = text
    }
}
