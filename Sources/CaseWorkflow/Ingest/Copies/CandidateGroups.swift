// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence

/// Which conversations of several exports could be one: those with one native id, one title, or the same members.
struct CandidateGroups {
    /// In the order of their first members; a member with number -1 is what a unit holds outside conversations.
    private(set) var groups: [[CopyFindings.Member]] = []

    private struct Key: Hashable {
        var platform: Platform
        var kind: String
        var value: String
    }

    init(_ units: [CopySearch.Unit], without excluded: Set<Int>) {
        var members: [CopyFindings.Member] = []
        var sets = DisjointSets()
        var holders: [Key: Int] = [:]
        // With one export in one format there is nothing to find.
        guard let first = units.first,
            units.contains(where: { first.isForeign(to: $0) }) || Self.hasDownloads(units)
        else { return }
        for (number, unit) in units.enumerated() where !excluded.contains(number) {
            var entries: [(CopyFindings.Member, [Key])] = []
            let senders = Self.senders(of: unit)
            for (index, conversation) in unit.reading.conversations.enumerated() {
                var told = conversation
                // A talk that is filed under a number alone, or whose owner has no name there, is known by who writes in it.
                if let pair = senders[index], pair.count == 2 {
                    told.members = pair.sorted { $0.rawValue < $1.rawValue }
                }
                entries.append(
                    (CopyFindings.Member(unit: number, number: index), Self.keys(of: told, unit.reading.accounts)))
            }
            if let platform = unit.reading.accounts.first?.platform, unit.reading.hasEventsOutsideConversations {
                let key = Key(platform: platform, kind: "list", value: "")
                entries.append((CopyFindings.Member(unit: number, number: -1), [key]))
            }
            for (member, keys) in entries {
                let index = sets.add()
                members.append(member)
                for key in keys {
                    if let holder = holders[key] { sets.join(holder, index) } else { holders[key] = index }
                }
            }
        }
        var found: [Int: [CopyFindings.Member]] = [:]
        for index in members.indices { found[sets.root(of: index), default: []].append(members[index]) }
        groups = found.sorted { $0.key < $1.key }.map(\.value).filter { group in
            group.contains { member in units[group[0].unit].isForeign(to: units[member.unit]) }
                || group.count <= 64
                    && group.contains { member in
                        group.contains { other in units[other.unit].isDownload(besides: units[member.unit]) }
                    }
        }
    }

    /// Whether some file's name has the number that a browser gives to a further download.
    private static func hasDownloads(_ units: [CopySearch.Unit]) -> Bool {
        units.contains { unit in unit.exhibits.count == 1 && unit.exhibits[0].name.contains(")") }
    }

    /// Who writes in the conversations of which neither a title nor both members are told.
    private static func senders(of unit: CopySearch.Unit) -> [Int: Set<Account.ID>] {
        let conversations = unit.reading.conversations
        let bare = conversations.indices.filter { index in
            let conversation = conversations[index]
            guard conversation.title == nil, conversation.kind == .unknown || conversation.kind == .direct else {
                return false
            }
            return conversation.members.allSatisfy { unit.reading.accounts[Int($0.rawValue)].isOwner }
                || conversation.members.contains { unit.reading.accounts[Int($0.rawValue)].identifiers.isEmpty }
        }
        guard !bare.isEmpty else { return [:] }
        var senders = Array(repeating: Set<Account.ID>(), count: conversations.count)
        for batch in unit.reading.batches { batch.collectSenders(into: &senders) }
        return Dictionary(uniqueKeysWithValues: bare.map { ($0, senders[$0]) })
    }

    private static func keys(of conversation: Conversation, _ accounts: [Account]) -> [Key] {
        var keys: [Key] = []
        if let id = conversation.nativeID, !id.isEmpty {
            keys.append(Key(platform: conversation.platform, kind: "id", value: id))
        }
        let strong = conversation.members.map { member in
            accounts[Int(member.rawValue)].identifiers.filter { $0.kind != .displayName }
        }
        if strong.count == 2, strong.allSatisfy({ !$0.isEmpty }) {
            let names = strong.map { identifiers in
                (identifiers.first { $0.kind == .username } ?? identifiers.first)?.normalized ?? ""
            }
            keys.append(
                Key(platform: conversation.platform, kind: "people", value: names.sorted().joined(separator: "\u{0}")))
        }
        let title = TalkName.folded(conversation.title)
        if !title.isEmpty {
            keys.append(Key(platform: conversation.platform, kind: "title", value: title))
        } else if conversation.members.count > 1 {
            let names = conversation.members.map { accounts[Int($0.rawValue)].name.lowercased() }
            keys.append(
                Key(platform: conversation.platform, kind: "members", value: names.sorted().joined(separator: "\u{0}")))
        }
        return keys
    }
}

extension UnitReading {
    /// Whether something was told that belongs to no conversation: entries of contact lists.
    var hasEventsOutsideConversations: Bool {
        batches.contains { batch in (0..<batch.count).contains { batch.conversation(at: $0) == nil } }
    }
}
