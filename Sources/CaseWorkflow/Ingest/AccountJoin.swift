// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Finds out which accounts of the units are the same account.
///
/// Two mentions are joined when they share a platform id, phone, e-mail address, username or profile address on one
/// platform; when both are the owner of one export; or, inside one export, when neither has such an identifier and
/// the display names are equal. A display name also joins a mention to the owner who bears it. Last, mentions join that sent the same messages in two
/// exports of one conversation. Nothing else joins.
struct AccountJoin {
    private var accounts: [Account] = []
    private var parent: [Int] = []
    private var holders: [Key: Int] = [:]

    private struct Key: Hashable {
        var platform: Platform
        /// Empty for identifiers that hold everywhere.
        var export: String
        var kind: Identifier.Kind?
        var value: String
    }

    /// Adds a mention and returns its handle.
    ///
    /// - Parameter isDeclaredOwner: whether the investigator named this account as the one whose exports these are; then
    ///   it is one account in every export of its platform.
    mutating func add(_ account: Account, export: String, isDeclaredOwner: Bool = false) -> Int {
        let handle = accounts.count
        accounts.append(account)
        parent.append(handle)
        var keys: [Key] = []
        let strong = account.identifiers.filter { $0.kind != .displayName && !$0.normalized.isEmpty }
        for identifier in strong {
            keys.append(
                Key(platform: account.platform, export: "", kind: identifier.kind, value: identifier.normalized))
        }
        if strong.isEmpty || account.isOwner {
            for identifier in account.identifiers where identifier.kind == .displayName {
                keys.append(
                    Key(
                        platform: account.platform, export: export, kind: .displayName, value: identifier.normalized))
            }
        }
        if account.isOwner {
            keys.append(Key(platform: account.platform, export: export, kind: nil, value: ""))
        }
        if isDeclaredOwner {
            keys.append(Key(platform: account.platform, export: "", kind: nil, value: "declared"))
        }
        for key in keys {
            if let holder = holders[key] { join(holder, handle) } else { holders[key] = handle }
        }
        return handle
    }

    /// Joins two mentions that sent the same messages in two exports of one conversation.
    mutating func joinMentions(_ left: Int, _ right: Int) { join(left, right) }

    /// The joined accounts in the order of their first mention, and for each handle its number.
    mutating func finish() -> (accounts: [Account], numbers: [Account.ID]) {
        var joined: [Account] = []
        var position: [Int: Int] = [:]
        var numbers: [Account.ID] = []
        for handle in accounts.indices {
            let root = find(handle)
            if let known = position[root] {
                joined[known].isOwner = joined[known].isOwner || accounts[handle].isOwner
                joined[known].identifiers += accounts[handle].identifiers
                numbers.append(Account.ID(Int32(known)))
            } else {
                position[root] = joined.count
                numbers.append(Account.ID(Int32(joined.count)))
                joined.append(accounts[handle])
            }
        }
        for index in joined.indices { joined[index].identifiers = Self.distinct(joined[index].identifiers) }
        return (joined, numbers)
    }

    private static func distinct(_ identifiers: [Identifier]) -> [Identifier] {
        var seen: Set<Identifier> = []
        let unique = identifiers.filter { identifier in
            let comparable = identifier.kind == .displayName ? identifier.literal : identifier.normalized
            return seen.insert(Identifier(identifier.kind, comparable)).inserted
        }
        return unique.enumerated().sorted { left, right in
            left.element.kind != right.element.kind
                ? left.element.kind < right.element.kind : left.offset < right.offset
        }.map(\.element)
    }

    private mutating func find(_ handle: Int) -> Int {
        var root = handle
        while parent[root] != root { root = parent[root] }
        var walk = handle
        while parent[walk] != root { (walk, parent[walk]) = (parent[walk], root) }
        return root
    }

    /// The earlier mention stays the root, so that numbers follow first appearance.
    private mutating func join(_ left: Int, _ right: Int) {
        let (first, second) = (find(left), find(right))
        parent[max(first, second)] = min(first, second)
    }
}
