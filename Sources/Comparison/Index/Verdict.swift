// SPDX-License-Identifier: Apache-2.0

/// What an investigator concludes about a link after looking into it.
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    case confirmed, refuted, unknown
}

/// A verdict with its reason.
public struct VerdictRecord: Hashable, Sendable, Codable {
    /// What was concluded.
    public var verdict: Verdict
    /// Why.
    public var reason: String
    /// By whom.
    public var officer: String
    /// RFC 3339, UTC.
    public var time: String

    /// Makes a record.
    public init(verdict: Verdict, reason: String, officer: String, time: String) {
        self.verdict = verdict
        self.reason = reason
        self.officer = officer
        self.time = time
    }
}

/// Two accounts, the lesser first.
public struct AccountPair: Hashable, Sendable, Comparable {
    /// The lesser.
    public let left: AccountReference
    /// The greater.
    public let right: AccountReference

    /// Orders two accounts.
    public init(_ one: AccountReference, _ other: AccountReference) {
        (left, right) = other < one ? (other, one) : (one, other)
    }

    /// By the lesser, then by the greater.
    public static func < (left: Self, right: Self) -> Bool {
        left.left != right.left ? left.left < right.left : left.right < right.right
    }
}
