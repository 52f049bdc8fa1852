// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Finds out which accounts of the units are the same account.
///
/// Two mentions are joined when they share a platform id, phone, e-mail address, username or profile address on one
/// platform; when both are the owner of one export; or, inside one export, when neither has such an identifier and
/// the display names are equal. A display name also joins a mention to the owner who bears it. Then mentions join that
/// sent the same messages in two exports of one conversation. Accounts to which the service gave different numbers stay
/// apart whatever else they share (`IdentityJoin`), and so do owners whom their messages or handles part (`OwnerIdentities`). Last, owners of several exports who are known by nothing
/// but one name are one account, unless somebody else in these exports bears it: whoever exports two chats of one
/// telephone is the owner of both. That is said on the report. Nothing else joins.
struct AccountJoin {
    private var accounts: [Account] = []
    private var exports: [String] = []
    /// Owners of further exports who were joined to one of the same name.
    private(set) var ownersJoinedByName = 0
    /// Accounts with numbers of their own that share a telephone, an address or a handle with another such.
    private(set) var sharing = 0
    private let identities: OwnerIdentities
    /// The earliest mention stands for an account, so that numbers follow first appearance.
    private var sets = IdentityJoin<Key>()

    private struct Key: Hashable {
        var platform: Platform
        /// Empty for identifiers that hold everywhere.
        var export: String
        var kind: Identifier.Kind?
        var value: String
    }

    /// - Parameter identities: which owners of services without numbers are one.
    init(_ identities: OwnerIdentities = OwnerIdentities()) { self.identities = identities }

    /// Adds a mention and returns its handle.
    ///
    /// - Parameter isDeclaredOwner: whether the investigator named this account as the one whose exports these are; then
    ///   it is one account in every export of its platform.
    /// - Parameter number: what stands for the account where its service numbers none.
    /// - Parameter thread: with which thread a bearer of a name stays that other people of the export bear too.
    mutating func add(
        _ account: Account, export: String, isDeclaredOwner: Bool = false, thread: String? = nil,
        number: AccountNumber? = nil
    ) -> Int {
        accounts.append(account)
        exports.append(export)
        var keys: [(key: Key, isCertain: Bool)] = []
        let strong = account.identifiers.filter { $0.kind != .displayName && !$0.normalized.isEmpty }
        for identifier in strong {
            let key = Key(platform: account.platform, export: "", kind: identifier.kind, value: identifier.normalized)
            let isOwnName =
                identifier.kind == .username && account.isNumberedByName
                && !identities.isPassedOn(identifier, at: account.platform)
            keys.append((key, identifier.kind == .platformID || isOwnName))
        }
        if strong.isEmpty || account.isOwner {
            for identifier in account.identifiers where identifier.kind == .displayName {
                let key = Key(
                    platform: account.platform, export: thread.map { export + "\u{0}" + $0 } ?? export,
                    kind: .displayName, value: identifier.normalized)
                keys.append((key, true))
            }
        }
        if account.isOwner {
            keys.append((Key(platform: account.platform, export: export, kind: nil, value: ""), true))
        }
        if isDeclaredOwner {
            // The telephone that was declared may be that of several accounts.
            keys.append((Key(platform: account.platform, export: "", kind: nil, value: "declared"), false))
        }
        return sets.add(account.numbers + (number.map { [$0] } ?? []), keys)
    }

    /// Joins two mentions that sent the same messages in two exports of one conversation.
    mutating func joinMentions(_ left: Int, _ right: Int) { sets.join(left, right) }

    /// The joined accounts in the order of their first mention, and for each handle its number.
    mutating func finish() -> (accounts: [Account], numbers: [Account.ID]) {
        sharing = sets.settle()
        joinOwnersByName()
        var joined: [Account] = []
        var position: [Int: Int] = [:]
        var numbers: [Account.ID] = []
        for handle in accounts.indices {
            let root = sets.root(of: handle)
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

    /// Joins the owners of several exports who have one and the same name and nothing else.
    private mutating func joinOwnersByName() {
        struct Bearer: Hashable {
            var platform: Platform
            var name: String
        }
        var owners: Set<Int> = []
        var identified: Set<Int> = []
        for handle in accounts.indices {
            if accounts[handle].isOwner { owners.insert(sets.root(of: handle)) }
            if accounts[handle].identifiers.contains(where: { $0.kind != .displayName }) {
                identified.insert(sets.root(of: handle))
            }
        }
        var names: [Int: Set<String>] = [:]
        var others: [Bearer: Set<String>] = [:]
        for handle in accounts.indices {
            let root = sets.root(of: handle)
            for identifier in accounts[handle].identifiers where identifier.kind == .displayName {
                let bearer = Bearer(platform: accounts[handle].platform, name: identifier.normalized)
                if owners.contains(root) {
                    names[root, default: []].insert(bearer.name)
                } else {
                    others[bearer, default: []].insert(exports[handle])
                }
            }
        }
        var roots: [Bearer: Int] = [:]
        for root in owners.subtracting(identified).sorted() {
            guard let known = names[root], known.count == 1, let name = known.first, !name.isEmpty else { continue }
            let bearer = Bearer(platform: accounts[root].platform, name: name)
            guard let first = roots[bearer] else {
                roots[bearer] = root
                continue
            }
            let places = others[bearer] ?? []
            if places.contains(exports[root]) || places.contains(exports[first]) { continue }
            sets.joinCertainly(first, root)
            ownersJoinedByName += 1
        }
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
}
