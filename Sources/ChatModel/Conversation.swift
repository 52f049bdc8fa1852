// SPDX-License-Identifier: Apache-2.0

/// A thread, group, channel or call history.
public struct Conversation: Hashable, Sendable, Codable {
    /// Position in the timeline's conversation table; printed as `C1`, `C2` … by `label`.
    public struct ID: Hashable, Sendable, Codable, Comparable {
        /// Counted from 0.
        public let rawValue: Int32

        /// Wraps a position.
        public init(_ rawValue: Int32) {
            self.rawValue = rawValue
        }

        /// `C1` for the first conversation.
        public var label: String { "C\(rawValue + 1)" }

        /// Order of the table.
        public static func < (left: Self, right: Self) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// How many people may speak.
    public enum Kind: String, Sendable, Codable {
        case direct, group, channel, unknown
    }

    /// The service.
    public var platform: Platform
    /// How many people may speak.
    public var kind: Kind
    /// The title as exported.
    public var title: String?
    /// The platform's own key of the thread.
    public var nativeID: String?
    /// Accounts that the export lists as members, whether or not they wrote.
    public var members: [Account.ID]
    /// The export itself shows that the talk began earlier: an export cap reached, a missing opening notice.
    public var startsTruncated: Bool
    /// The export holds the notice that the app writes at the start of every chat.
    public var opensWithNotice: Bool

    /// Makes a conversation.
    public init(
        platform: Platform,
        kind: Kind,
        title: String? = nil,
        nativeID: String? = nil,
        members: [Account.ID] = [],
        startsTruncated: Bool = false,
        opensWithNotice: Bool = false
    ) {
        self.platform = platform
        self.kind = kind
        self.title = title
        self.nativeID = nativeID
        self.members = members
        self.startsTruncated = startsTruncated
        self.opensWithNotice = opensWithNotice
    }
}
