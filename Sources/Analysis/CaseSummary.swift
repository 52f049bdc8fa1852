// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// Counts over a timeline that many places print, taken in one pass.
public struct CaseSummary: Sendable, Hashable {
    /// Counts of one conversation.
    public struct ConversationCount: Sendable, Hashable {
        /// Members and senders, ascending.
        public var participants: [Account.ID] = []
        /// Messages.
        public var messages = 0
        /// First and last dated event.
        public var first: Int32?
        /// Last dated event.
        public var last: Int32?
    }

    /// Counts of one account.
    public struct AccountCount: Sendable, Hashable {
        /// Messages sent.
        public var messages = 0
        /// First dated event.
        public var first: Int32?
        /// Last dated event.
        public var last: Int32?
    }

    /// Messages.
    public var messages = 0
    /// Friend, follow and request events.
    public var contactChanges = 0
    /// Attachments of messages.
    public var attachments = 0
    /// First dated event.
    public var first: Int32?
    /// Last dated event.
    public var last: Int32?
    /// By conversation number.
    public var conversations: [ConversationCount]
    /// By account number.
    public var accounts: [AccountCount]

    /// Counts a timeline.
    public init(_ timeline: Timeline) {
        conversations = timeline.conversations.map { ConversationCount(participants: $0.members) }
        accounts = timeline.accounts.map { _ in AccountCount() }
        var senders = timeline.conversations.map { Set($0.members) }
        var recent = RecentSpeakers()
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            let isMessage = entry.kind == .message
            messages += isMessage ? 1 : 0
            contactChanges += entry.kind == .contact ? 1 : 0
            if isMessage && entry.hasDetails, case .message(let message) = timeline.event(n).content {
                attachments += message.attachments.count
            }
            if entry.time != nil {
                first = first ?? n
                last = n
            }
            if let actor = entry.actor {
                let index = Int(actor.rawValue)
                accounts[index].messages += isMessage ? 1 : 0
                if entry.time != nil {
                    accounts[index].first = accounts[index].first ?? n
                    accounts[index].last = n
                }
            }
            guard let conversation = entry.conversation else { continue }
            let index = Int(conversation.rawValue)
            conversations[index].messages += isMessage ? 1 : 0
            if entry.time != nil {
                conversations[index].first = conversations[index].first ?? n
                conversations[index].last = n
            }
            if let actor = entry.actor, isMessage, recent.isNew(actor, in: conversation),
                senders[index].insert(actor).inserted
            {
                conversations[index].participants.append(actor)
            }
        }
        for index in conversations.indices { conversations[index].participants.sort() }
    }
}
