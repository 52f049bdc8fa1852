// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// How many people an account approached, how densely, and what they answered.
public struct ContactActivity: Hashable, Sendable {
    /// What the figures rest on.
    public enum Basis: String, Hashable, Sendable, Codable {
        case requests, firstMessages, none
    }

    /// How it compares with the alarm lines of `docs/detectors/mass-contact.md`.
    public enum Level: String, Hashable, Sendable, Codable {
        case none, elevated, massRequesting, notComputable
    }

    /// The densest stretch of sent requests.
    public struct Peak: Hashable, Sendable, Codable {
        /// Length of the window.
        public var windowSeconds: Int
        /// Different people in it.
        public var count: Int
        /// Its first request, RFC 3339.
        public var from: String

        /// Makes a peak.
        public init(windowSeconds: Int, count: Int, from: String) {
            self.windowSeconds = windowSeconds
            self.count = count
            self.from = from
        }
    }

    /// Whose.
    public var account: Account.ID
    /// What the figures rest on.
    public var basis: Basis
    /// Requests that were certainly sent, and with those whose direction the export hides.
    public var requested: ClosedRange<Int>?
    /// Of those, accepted: certainly, and at most.
    public var accepted: ClosedRange<Int>?
    /// Of those, declined; nil when the export cannot show it.
    public var declined: Int?
    /// Still open; nil when the export cannot show it.
    public var pending: Int?
    /// The densest stretch.
    public var peak: Peak?
    /// Probability of so dense a stretch if the same number were spread evenly; nil when not computable.
    public var p: Double?
    /// Share of first messages that repeat one text, 0 … 1; nil without first messages.
    public var templateShare: Double?
    /// How it compares with the alarm lines.
    public var level: Level
    /// The requests of the densest stretch and the openers, in order.
    public var citations: [Citation]
    /// Further numbers with units.
    public var measures: [Measure]

    /// Makes an activity.
    public init(
        account: Account.ID, basis: Basis, requested: ClosedRange<Int>? = nil, accepted: ClosedRange<Int>? = nil,
        declined: Int? = nil, pending: Int? = nil, peak: Peak? = nil, p: Double? = nil, templateShare: Double? = nil,
        level: Level, citations: [Citation] = [], measures: [Measure] = []
    ) {
        self.account = account
        self.basis = basis
        self.requested = requested
        self.accepted = accepted
        self.declined = declined
        self.pending = pending
        self.peak = peak
        self.p = p
        self.templateShare = templateShare
        self.level = level
        self.citations = citations
        self.measures = measures
    }
}
