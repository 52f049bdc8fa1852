// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// What a file of "My Data" holds.
enum SnapchatRole: Int {
    // In the order in which they are read: the account names the owner.
    case account, accountHistory, friends, chats, snaps, talks

    /// Judges a JSON file by its first bytes; empty sections are judged by their name.
    static func ofJSON(_ exhibit: Exhibit, head: [UInt8]) -> (role: SnapchatRole, isProved: Bool)? {
        guard let first = head.firstVisible, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return nil
        }
        // Under another ending the members alone tell.
        guard ExportPath.name(exhibit).hasSuffix(".json") else { return proved(by: head) }
        if let proved = proved(by: head, named: named(ExportPath.stem(exhibit))) { return proved }
        return named(ExportPath.stem(exhibit)).map { ($0, false) }
    }

    private static func proved(
        by head: [UInt8], named: SnapchatRole? = nil
    ) -> (role: SnapchatRole, isProved: Bool)? {
        if head.holds("\"Basic Information\"") && (head.holds("\"Username\"") || head.holds("\"Device Information\"")) {
            return (.account, true)
        }
        let lists = friendLists.count { head.holds($0) }
        if lists >= 2 || lists == 1 && head.holds("\"Creation Timestamp\"") { return (.friends, true) }
        if head.holds("\"Media Type\"") && (head.holds("\"Created\"") || head.holds("\"Created(microseconds)\"")) {
            // Snaps have neither text nor a mark of being saved.
            let isChat = head.holds("\"Content\"") || head.holds("\"Text\"") || head.holds("\"IsSaved\"")
            return (named == .snaps || !isChat && named != .chats ? .snaps : .chats, true)
        }
        if head.holds("\"Received Saved Chat History\"") || head.holds("\"Sent Saved Chat History\"") {
            return (.chats, true)
        }
        if head.holds("\"Received Snap History\"") || head.holds("\"Sent Snap History\"") { return (.snaps, true) }
        if named == .talks, head.holds("\"Outgoing Calls\"") || head.holds("\"Completed Calls\"") {
            return (.talks, true)
        }
        if named == .accountHistory, head.holds("\"Display Name Change\"") { return (.accountHistory, true) }
        return nil
    }

    /// Judges a page by its name and by what only Snapchat writes.
    static func ofPage(_ exhibit: Exhibit, head: [UInt8]) -> (role: SnapchatRole, isProved: Bool)? {
        let name = ExportPath.name(exhibit)
        guard name.hasSuffix(".html") || name.hasSuffix(".htm"), head.firstVisible == UInt8(ascii: "<") else {
            return nil
        }
        // A page that was handed in alone is known by its title.
        let isChatPage =
            name.hasPrefix("subpage_")
            && (exhibit.folder.lowercased().hasSuffix("/chat_history/") || head.holds("Chat History with "))
        guard let role = isChatPage ? .chats : named(ExportPath.stem(exhibit)) else { return nil }
        let isProved =
            switch role {
            case .friends: friendLists.contains { head.holds(text: $0) } && head.holds("Timestamp")
            case .account: head.holds("Basic Information") && head.holds("Username")
            case .chats, .snaps:
                head.holds(" UTC") && (head.holds("Media Type") || head.holds("TEXT") || head.holds("Snap"))
            case .talks, .accountHistory: head.holds(" UTC") && head.holds("Snapchat")
            }
        return (role, isProved)
    }

    private static func named(_ stem: String) -> SnapchatRole? {
        switch stem {
        case "account": .account
        case "account_history": .accountHistory
        case "friends": .friends
        case "chat_history": .chats
        case "snap_history": .snaps
        case "talk_history": .talks
        default: nil
        }
    }

    private static let friendLists: [StaticString] = [
        "\"Friends\"", "\"Friend Requests Sent\"", "\"Blocked Users\"", "\"Deleted Friends\"",
        "\"Hidden Friend Suggestions\"", "\"Ignored Snapchatters\"", "\"Pending Requests\"", "\"Shortcuts\"",
    ]
}

extension Array where Element == UInt8 {
    /// Whether the bytes hold the word between a pair of quotation marks, which pages do not write.
    fileprivate func holds(text quoted: StaticString) -> Bool {
        contains(of: Array(quoted.description.utf8.dropFirst().dropLast()))
    }

    private func contains(of word: [UInt8]) -> Bool {
        guard word.count <= count else { return false }
        return (0...count - word.count).contains {
            self[$0] == word[0] && self[$0..<$0 + word.count].elementsEqual(word)
        }
    }
}
