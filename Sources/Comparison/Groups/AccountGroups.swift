// SPDX-License-Identifier: Apache-2.0

/// Accounts joined by links of band A, with the links whose loss would part them.
public struct AccountGroups: Sendable {
    /// A set of accounts that hang together.
    public struct Group: Hashable, Sendable {
        /// Positions of the accounts, ascending.
        public var members: [Int]
        /// Positions of the links inside.
        public var links: [Int]
        /// Positions of the links on which the group hangs: without one of them it falls apart.
        public var bridges: [Int]

        /// Links there are as a share of those there could be.
        public var density: Double {
            let possible = members.count * (members.count - 1) / 2
            return possible == 0 ? 0 : Double(links.count) / Double(possible)
        }
    }

    /// The largest first, then by the first member.
    public let groups: [Group]

    /// Joins accounts `0..<accounts` by links between two positions each.
    ///
    /// Bridges after Tarjan, 1974, without recursion: a chain of a hundred thousand accounts must not end the program.
    public init(accounts: Int, links: [(Int, Int)]) {
        var neighbours = [[(to: Int, link: Int)]](repeating: [], count: accounts)
        for (index, (left, right)) in links.enumerated() {
            neighbours[left].append((right, index))
            neighbours[right].append((left, index))
        }
        var entered = [Int](repeating: -1, count: accounts)
        var lowest = entered
        var clock = 0
        var found: [Group] = []
        for start in 0..<accounts where entered[start] < 0 && !neighbours[start].isEmpty {
            var group = Group(members: [], links: [], bridges: [])
            var stack: [(account: Int, by: Int, next: Int)] = [(start, -1, 0)]
            (entered[start], lowest[start]) = (clock, clock)
            clock += 1
            group.members.append(start)
            while let top = stack.last {
                if top.next < neighbours[top.account].count {
                    stack[stack.count - 1].next += 1
                    let (to, link) = neighbours[top.account][top.next]
                    if link == top.by { continue }
                    if entered[to] < 0 {
                        (entered[to], lowest[to]) = (clock, clock)
                        clock += 1
                        group.members.append(to)
                        group.links.append(link)
                        stack.append((to, link, 0))
                    } else {
                        lowest[top.account] = min(lowest[top.account], entered[to])
                        if entered[to] < entered[top.account] { group.links.append(link) }
                    }
                } else {
                    stack.removeLast()
                    guard let above = stack.last else { continue }
                    lowest[above.account] = min(lowest[above.account], lowest[top.account])
                    if lowest[top.account] > entered[above.account] { group.bridges.append(top.by) }
                }
            }
            group.members.sort()
            group.links.sort()
            // In a group of two the one link is the group.
            group.bridges = group.members.count > 2 ? group.bridges.sorted() : []
            found.append(group)
        }
        groups = found.sorted { left, right in
            left.members.count != right.members.count
                ? left.members.count > right.members.count : left.members[0] < right.members[0]
        }
    }
}
