// SPDX-License-Identifier: Apache-2.0

/// The single items without which a group would fall apart, though no single link of it is a bridge: a wallet that all of
/// them name makes a triangle, and still everything hangs on the wallet.
struct GroupSupport {
    /// Kinds of these items, each once.
    let kinds: [String]

    private struct Item: Hashable {
        var kind: String
        var value: String
    }

    /// Larger groups are not looked through.
    private static let mostWork = 20_000_000

    /// `links` are ends of pairs by position, `pairs` the pairs themselves.
    init(_ group: AccountGroups.Group, links: [(Int, Int)], pairs: [ComparisonOutcome.Pair]) {
        let items = group.links.map { link in
            Set(
                pairs[link].score.items.filter { $0.standing == .hard }.map { Item(kind: $0.kind, value: $0.value) })
        }
        let all = Set(items.flatMap(\.self))
        guard group.members.count > 2, all.count * group.links.count <= Self.mostWork else {
            kinds = []
            return
        }
        let positions = Dictionary(uniqueKeysWithValues: group.members.enumerated().map { ($1, $0) })
        var found: Set<String> = []
        for item in all where !found.contains(item.kind) {
            var parents = Array(group.members.indices)
            var parts = parents.count
            func root(_ index: Int) -> Int {
                var index = index
                while parents[index] != index {
                    parents[index] = parents[parents[index]]
                    index = parents[index]
                }
                return index
            }
            for (place, link) in group.links.enumerated() where items[place] != [item] {
                guard let left = positions[links[link].0], let right = positions[links[link].1] else { continue }
                let (one, other) = (root(left), root(right))
                if one != other {
                    parents[one] = other
                    parts -= 1
                }
            }
            if parts > 1 { found.insert(item.kind) }
        }
        kinds = found.sorted()
    }
}
