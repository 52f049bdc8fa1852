// SPDX-License-Identifier: Apache-2.0

/// Which of the members 0, 1, 2 … are one; the smallest member of a set stands for it.
struct DisjointSets {
    private var parent: [Int] = []

    var count: Int { parent.count }

    /// Adds a member that is a set of its own; returns its number.
    mutating func add() -> Int {
        parent.append(parent.count)
        return parent.count - 1
    }

    /// The member that stands for the set of another.
    mutating func root(of member: Int) -> Int {
        var root = member
        while parent[root] != root { root = parent[root] }
        var walk = member
        while parent[walk] != root { (walk, parent[walk]) = (parent[walk], root) }
        return root
    }

    /// Makes two sets one.
    mutating func join(_ left: Int, _ right: Int) {
        let (first, second) = (root(of: left), root(of: right))
        parent[max(first, second)] = min(first, second)
    }
}
