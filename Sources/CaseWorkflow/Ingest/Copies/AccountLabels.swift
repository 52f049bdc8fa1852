// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Which accounts of several units could be the same, for comparing senders.
///
/// Those that share any identifier, or are owners without one, and that no number of the service tells apart. Weaker than
/// `AccountJoin`: nothing is joined by it alone.
struct AccountLabels {
    private var labels: [CopyFindings.Member: Int] = [:]

    private struct Key: Hashable {
        var platform: Platform
        var value: String
    }

    /// - Parameter counterparts: accounts of two units that stand for each other whatever they are called.
    init(
        _ units: [CopySearch.Unit], in numbers: Set<Int>, _ identities: OwnerIdentities = OwnerIdentities(),
        counterparts: [(CopyFindings.Member, CopyFindings.Member)] = []
    ) {
        var sets = IdentityJoin<Key>()
        var handles: [(CopyFindings.Member, Int)] = []
        var places: [CopyFindings.Member: Int] = [:]
        let owners = Self.namedOwners(units, in: numbers)
        for unit in numbers.sorted() {
            for (number, account) in units[unit].reading.accounts.enumerated() {
                let isNamelessOwner = account.identifiers.isEmpty && account.isOwner
                let named = isNamelessOwner ? owners[Key(platform: account.platform, value: units[unit].export)] : nil
                let identifiers = named ?? account.identifiers
                var keys: [(key: Key, isCertain: Bool)] = []
                if isNamelessOwner { keys.append((Key(platform: account.platform, value: "owner"), true)) }
                for identifier in identifiers where !identifier.normalized.isEmpty {
                    let key = Key(platform: account.platform, value: identifier.normalized)
                    keys.append((key, false))
                    // A form that knows people by name alone could mean any of them.
                    if identifier.kind == .displayName { keys.append((key, true)) }
                }
                let known = identities.number(of: number, in: unit).map { [$0] } ?? []
                let handle = sets.add(account.numbers + known, keys)
                handles.append((CopyFindings.Member(unit: unit, number: number), handle))
                places[CopyFindings.Member(unit: unit, number: number)] = handle
            }
        }
        for (left, right) in counterparts {
            if let one = places[left], let other = places[right] { sets.joinCertainly(one, other) }
        }
        _ = sets.settle()
        for (member, handle) in handles { labels[member] = sets.root(of: handle) }
    }

    /// The owner whom one form of an export names and another leaves without a name; none where two are named.
    private static func namedOwners(_ units: [CopySearch.Unit], in numbers: Set<Int>) -> [Key: [Identifier]] {
        var found: [Key: [Identifier]] = [:]
        var several: Set<Key> = []
        for unit in numbers.sorted() {
            for account in units[unit].reading.accounts where account.isOwner && !account.identifiers.isEmpty {
                let key = Key(platform: account.platform, value: units[unit].export)
                if let other = found[key], Set(other).isDisjoint(with: account.identifiers) { several.insert(key) }
                found[key, default: []] += account.identifiers
            }
        }
        return found.filter { !several.contains($0.key) }
    }

    /// Equal for accounts that could be one; -1 for nobody.
    func label(of account: Account.ID?, in unit: Int) -> Int {
        guard let account else { return -1 }
        return labels[CopyFindings.Member(unit: unit, number: Int(account.rawValue))] ?? -2
    }
}
