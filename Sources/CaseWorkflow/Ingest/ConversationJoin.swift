// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Joins the parts of one thread: same platform, same export, same native id.
struct ConversationJoin {
    private var conversations: [Conversation] = []
    private var known: [Key: Int] = [:]

    private struct Key: Hashable {
        var platform: Platform
        var export: String
        var nativeID: String
    }

    /// Adds a conversation whose members already have case numbers; returns its case number.
    mutating func add(_ conversation: Conversation, export: String) -> Conversation.ID {
        guard let nativeID = conversation.nativeID else { return append(conversation) }
        let key = Key(platform: conversation.platform, export: export, nativeID: nativeID)
        guard let index = known[key] else {
            known[key] = conversations.count
            return append(conversation)
        }
        conversations[index].title = conversations[index].title ?? conversation.title
        if conversations[index].kind == .unknown { conversations[index].kind = conversation.kind }
        conversations[index].startsTruncated = conversations[index].startsTruncated || conversation.startsTruncated
        let present = Set(conversations[index].members)
        conversations[index].members += conversation.members.filter { !present.contains($0) }
        return Conversation.ID(Int32(index))
    }

    private mutating func append(_ conversation: Conversation) -> Conversation.ID {
        conversations.append(conversation)
        return Conversation.ID(Int32(conversations.count - 1))
    }

    /// Every conversation, in the order of first appearance.
    consuming func finish() -> [Conversation] { conversations }
}
