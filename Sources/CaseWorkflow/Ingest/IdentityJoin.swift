// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A number that a service gave to an account.
struct AccountNumber: Hashable {
    var platform: Platform
    var value: String

    /// A way in which a service numbers its accounts.
    struct Sort: Hashable {
        var platform: Platform
        var form: String
    }

    /// Two numbers of one sort differ only where the accounts do.
    ///
    /// One service may number accounts in several ways: `PNI:` and bare identities at Signal, `@lid` at WhatsApp.
    var sort: Sort {
        let isPlain = value.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let front = value.firstIndex(of: ":").map { value[...$0] }
        let back = value.firstIndex(of: "@").map { value[$0...] }
        return Sort(platform: platform, form: String(front ?? back ?? (isPlain ? "#" : "")))
    }
}

/// Makes mentions of accounts one, and never those to whom their service gave different numbers.
///
/// What a service gives to one account alone joins whatever else is said. Telephones, addresses and handles pass from hand
/// to hand, and several accounts may share one: these join only what no number tells apart, and after the messages that two
/// mentions sent alike. Mentions without a number that
/// lead to two numbered accounts stay an account of their own, for nothing says whose they are. The outcome does not depend on the
/// order of the mentions.
struct IdentityJoin<Key: Hashable> {
    private typealias Number = AccountNumber
    private typealias Sort = AccountNumber.Sort

    private var sets = DisjointSets()
    private var certain: [Key: Int] = [:]
    private var numbered: [Number: Int] = [:]
    /// Mentions that share what may be shared by several accounts.
    private var shared: [Key: [Int]] = [:]
    private var pairs: [(Int, Int)] = []
    private var numbers: [Int: [Number]] = [:]

    /// Adds a mention and returns its handle.
    ///
    /// - Parameter keys: what it bears; `isCertain` where one account alone can bear it.
    mutating func add(_ numbers: [AccountNumber], _ keys: [(key: Key, isCertain: Bool)]) -> Int {
        let handle = sets.add()
        for number in numbers {
            if let holder = numbered[number] { sets.join(holder, handle) } else { numbered[number] = handle }
        }
        if !numbers.isEmpty { self.numbers[handle] = numbers }
        for (key, isCertain) in keys {
            if !isCertain {
                shared[key, default: []].append(handle)
            } else if let holder = certain[key] {
                sets.join(holder, handle)
            } else {
                certain[key] = handle
            }
        }
        return handle
    }

    /// Says that two mentions seem to be one account.
    mutating func join(_ left: Int, _ right: Int) { pairs.append((left, right)) }

    /// Makes one what no rule of another stage refuses.
    mutating func joinCertainly(_ left: Int, _ right: Int) { sets.join(left, right) }

    /// Joins mentions that sent the same messages, then by what may be shared; returns how many accounts with numbers of
    /// their own seem to be one with another such.
    mutating func settle() -> Int {
        var contested = settle(by: pairs.map { [$0.0, $0.1] })
        contested.formUnion(settle(by: shared.values.filter { $0.count > 1 }))
        return Set(contested.map { sets.root(of: $0) }).count
    }

    /// Joins the members of each group unless that makes two numbers of one sort one; returns who has a number in what is
    /// contested so.
    private mutating func settle(by groups: [[Int]]) -> Set<Int> {
        guard !groups.isEmpty else { return [] }
        var sorts: [Int: Set<Sort>] = [:]
        for (handle, numbers) in numbers {
            sorts[sets.root(of: handle), default: []].formUnion(numbers.map(\.sort))
        }
        // Everything that could be one; where two numbers of one sort meet in it, it is not.
        var reach = sets
        for group in groups { for other in group.dropFirst() { reach.join(group[0], other) } }
        var met: [Int: Set<Sort>] = [:]
        var contested: Set<Int> = []
        for (root, own) in sorts {
            let place = reach.root(of: root)
            if !met[place, default: []].isDisjoint(with: own) { contested.insert(place) }
            met[place, default: []].formUnion(own)
        }
        guard !contested.isEmpty else {
            sets = reach
            return []
        }
        // Of what is contested, mentions without numbers are joined first, then each lot to the one number it leads to.
        var lots = sets
        for group in groups {
            let open = contested.contains(reach.root(of: group[0]))
            let members = open ? group.filter { sorts[sets.root(of: $0)] == nil } : group
            for other in members.dropFirst() { lots.join(members[0], other) }
        }
        var leads: [Int: Set<Int>] = [:]
        for group in groups where contested.contains(reach.root(of: group[0])) {
            let owners = Set(group.map { sets.root(of: $0) }.filter { sorts[$0] != nil })
            guard !owners.isEmpty else { continue }
            for member in group where sorts[sets.root(of: member)] == nil {
                leads[lots.root(of: member), default: []].formUnion(owners)
            }
        }
        for (lot, owners) in leads where owners.count == 1 { for owner in owners { lots.join(lot, owner) } }
        sets = lots
        return Set(sorts.keys.filter { contested.contains(reach.root(of: $0)) })
    }

    /// The mention that stands for the account of another.
    mutating func root(of handle: Int) -> Int { sets.root(of: handle) }
}

extension Account {
    /// The numbers by which its service tells the account from all others; where it gives none, see `OwnerIdentities`.
    var numbers: [AccountNumber] {
        identifiers.compactMap { identifier in
            guard !identifier.normalized.isEmpty else { return nil }
            switch identifier.kind {
            case .platformID:
                // Telephones of two makers write one UUID in large and in small letters.
                let isUUID =
                    identifier.normalized.utf8.count == 36 && identifier.normalized.utf8.count { $0 == 0x2D } == 4
                return AccountNumber(
                    platform: platform, value: isUUID ? identifier.normalized.lowercased() : identifier.normalized)
            default: return nil
            }
        }
    }

    /// Whether its service tells accounts apart by their user names.
    var isNumberedByName: Bool { platform == .snapchat || platform == .tiktok }
}
