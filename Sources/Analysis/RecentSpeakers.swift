// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// The last few who spoke, each with the conversation: most messages are by one of them, so that a set of all need not be
/// asked.
public struct RecentSpeakers: Sendable {
    private var latest: [(conversation: Conversation.ID, account: Account.ID)] = []
    private var oldest = 0

    private static let most = 4

    /// Nobody has spoken yet.
    public init() {}

    /// Whether somebody is not among the last few; from now on they are.
    public mutating func isNew(_ account: Account.ID, in conversation: Conversation.ID) -> Bool {
        if latest.contains(where: { $0.account == account && $0.conversation == conversation }) { return false }
        if latest.count < Self.most {
            latest.append((conversation, account))
        } else {
            latest[oldest] = (conversation, account)
            oldest = (oldest + 1) % Self.most
        }
        return true
    }
}
