// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Joins the parts of one thread: same platform, same export, same native id; or proved to be one by its messages.
///
/// Discord gives a channel one number for everybody, so that the packages of both sides of a talk show the talk.
struct ConversationJoin {
    private var conversations: [Conversation] = []
    private var known: [Key: Int] = [:]
    private var bySet: [Int: Int] = [:]
    /// The members of conversations that came in several parts.
    private var members: [Int: Set<Account.ID>] = [:]

    private struct Key: Hashable {
        var platform: Platform
        var export: String
        var nativeID: String
    }

    /// Adds a conversation whose members already have case numbers; returns its case number.
    ///
    /// - Parameter set: equal for conversations that their messages showed to be one.
    mutating func add(_ conversation: Conversation, export: String, set: Int? = nil) -> Conversation.ID {
        let key = conversation.nativeID.map {
            let isEverybodys = conversation.platform.rawValue == "discord"
            return Key(platform: conversation.platform, export: isEverybodys ? "" : export, nativeID: $0)
        }
        guard let index = key.flatMap({ known[$0] }) ?? set.flatMap({ bySet[$0] }) else {
            if let key { known[key] = conversations.count }
            if let set { bySet[set] = conversations.count }
            return append(conversation)
        }
        if let key { known[key] = index }
        if let set { bySet[set] = bySet[set] ?? index }
        conversations[index].title = conversations[index].title ?? conversation.title
        conversations[index].nativeID = conversations[index].nativeID ?? conversation.nativeID
        if conversations[index].kind == .unknown { conversations[index].kind = conversation.kind }
        conversations[index].startsTruncated = conversations[index].startsTruncated || conversation.startsTruncated
        conversations[index].opensWithNotice = conversations[index].opensWithNotice || conversation.opensWithNotice
        if !conversation.members.isEmpty {
            var present = members.removeValue(forKey: index) ?? Set(conversations[index].members)
            conversations[index].members += conversation.members.filter { present.insert($0).inserted }
            members[index] = present
        }
        return Conversation.ID(Int32(index))
    }

    /// A number for each conversation that is one with others, equal for those that are one.
    static func sets(
        of pairs: [(CopyFindings.Member, CopyFindings.Member)]
    ) -> [CopyFindings.Member: Int] {
        var sets = DisjointSets()
        var numbers: [CopyFindings.Member: Int] = [:]
        func number(of member: CopyFindings.Member) -> Int {
            if let known = numbers[member] { return known }
            let number = sets.add()
            numbers[member] = number
            return number
        }
        for pair in pairs {
            let (left, right) = (number(of: pair.0), number(of: pair.1))
            sets.join(left, right)
        }
        return numbers.mapValues { sets.root(of: $0) }
    }

    private mutating func append(_ conversation: Conversation) -> Conversation.ID {
        conversations.append(conversation)
        return Conversation.ID(Int32(conversations.count - 1))
    }

    /// Every conversation, in the order of first appearance.
    consuming func finish() -> [Conversation] { conversations }
}
