// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Marks that two conversations share, and whether they make one the copy of the other.
struct SharedMarks {
    /// A message of the one and a message of the other that bear one mark.
    struct Pair {
        /// Number of its writer in either filing.
        var own: Int
        var other: Int
        var mark: Int64
        /// Minutes from this message to the other.
        var minutes: Int64
        /// Numbers of the two messages.
        var place: (own: Int32, other: Int32)

        /// Quarters of an hour from one to the other; nil where their clocks show another minute of the quarter, which neither
        /// zone nor summer time makes.
        var shift: Int64? { minutes % 15 == 0 ? minutes / 15 : nil }
    }

    /// Writers of the same messages, by their numbers in either filing.
    struct Side: Hashable {
        var own: Int
        var other: Int
    }

    private struct Said: Hashable {
        var mark: Int64
        var side: Side
    }

    /// Marks of a conversation by their writers.
    struct Talk {
        var marks: [Int: Set<Int64>] = [:]

        var count: Int { marks.values.reduce(into: Set<Int64>()) { $0.formUnion($1) }.count }

        /// What several write counts for each of them.
        var ofWriters: Int { marks.values.reduce(0) { $0 + $1.count } }
    }

    var pairs: [Pair] = []

    /// Whether both sides of the talk say the same at the same times of a clock, or of two that summer time parts.
    ///
    /// Five marks and a fifth of the shorter talk, or three and half of it. A script that one account sends to many gives
    /// marks of one side alone.
    func areOfBothSides(_ own: Talk, _ other: Talk) -> Bool {
        let shorter = min(own.count, other.count)
        return Set(pairs.compactMap(\.shift)).contains { shift in
            let under = pairs.filter { $0.shift == shift || $0.shift == shift + 4 }
            let count = Set(under.map(\.mark)).count
            guard (count >= 5 && count * 5 >= shorter) || (count >= 3 && count * 2 >= shorter) else { return false }
            let telling = Self.sides(under).filter { Self.isTelling($1, $0, own, other) }.keys
            return Set(telling.map(\.own)).count > 1 && Set(telling.map(\.other)).count > 1
        }
    }

    /// Whether marks of one side show that it is the same on both.
    ///
    /// One short answer may be given twice by chance, and so may two of many; not two that are all there is.
    private static func isTelling(_ marks: Set<Int64>, _ side: Side, _ own: Talk, _ other: Talk) -> Bool {
        if marks.count >= 3 || marks.contains(where: { !EvidenceMarks.isAnswer($0) }) { return true }
        let all = min(own.marks[side.own]?.count ?? 0, other.marks[side.other]?.count ?? 0)
        return marks.count == 2 && all == 2
    }

    /// Who writes most of the same on either side, where nine in ten of the shorter talk, and five messages at least, are the
    /// same to the minute by one clock; nobody where less is.
    ///
    /// A threat that nobody answers is ordinary. What tells it from one script to two is whose talk it is: the caller's to say.
    func writers(_ own: Talk, _ other: Talk) -> [Side] {
        let under = pairs.filter { $0.shift == 0 }
        let count = Set(under.map(\.mark)).count
        guard count >= 5, count * 10 >= min(own.count, other.count) * 9 else { return [] }
        let sides = Self.sides(under)
        let most = sides.values.map(\.count).max()
        return sides.filter { $0.value.count == most }.map(\.key)
    }

    /// Whether both sides of the talk say the same in the same order, whatever their clocks show: a telephone that is minutes off,
    /// a talk typed from pictures of a screen, times rounded by whoever wrote them down.
    ///
    /// Nine in ten of the messages of either side, and on the side that writes less four that are known by themselves. A script
    /// sent to two people is the same on one side alone.
    func areOfOneWording(_ own: Talk, _ other: Talk) -> Bool {
        var first: [Said: Pair] = [:]
        for pair in pairs {
            let said = Said(mark: pair.mark, side: Side(own: pair.own, other: pair.other))
            guard let known = first[said] else {
                first[said] = pair
                continue
            }
            if pair.place < known.place { first[said] = pair }
        }
        // Both sides may write the same now and then: who is who is told by most of what they write.
        let writers = Self.writers(first.values)
        let pairs = first.filter { writers.contains($0.key.side) }.values.sorted { $0.place < $1.place }
        guard pairs.count >= Self.leastWorded else { return false }
        let inOrder = Self.longestInOrder(pairs)
        guard inOrder.count >= Self.leastWorded, inOrder.count * 10 >= min(own.ofWriters, other.ofWriters) * 9 else {
            return false
        }
        let alike = Self.sides(inOrder).filter { side, marks in
            let shorter = min(own.marks[side.own]?.count ?? 0, other.marks[side.other]?.count ?? 0)
            return marks.count * 10 >= shorter * 9
                && marks.count { !EvidenceMarks.isAnswer($0) } >= Self.leastOfSide
        }.keys
        return Set(alike.map(\.own)).count > 1 && Set(alike.map(\.other)).count > 1
    }

    /// Messages that agree, at least, where only their words and their order tell.
    private static let leastWorded = 8
    private static let leastOfSide = 4

    /// Each writer of the one talk with the writer of the other who says most of the same, nobody twice.
    private static func writers(_ pairs: some Sequence<Pair>) -> Set<Side> {
        let sorted = sides(Array(pairs)).sorted { left, right in
            if left.value.count != right.value.count { return left.value.count > right.value.count }
            return (left.key.own, left.key.other) < (right.key.own, right.key.other)
        }
        var found: Set<Side> = []
        for (side, _) in sorted where !found.contains(where: { $0.own == side.own || $0.other == side.other }) {
            found.insert(side)
        }
        return found
    }

    /// The longest run of pairs, in the order of the one talk, that is in order in the other too.
    private static func longestInOrder(_ pairs: [Pair]) -> [Pair] {
        // Ends of the best runs by length, and what comes before each pair in its run.
        var (ends, before): ([Int], [Int?]) = ([], [])
        for (index, pair) in pairs.enumerated() {
            let length = ends.partitioningIndex { pairs[$0].place.other >= pair.place.other }
            before.append(length > 0 ? ends[length - 1] : nil)
            if length < ends.count { ends[length] = index } else { ends.append(index) }
        }
        var (run, next): ([Pair], Int?) = ([], ends.last)
        while let index = next {
            run.append(pairs[index])
            next = before[index]
        }
        return run.reversed()
    }

    private static func sides(_ pairs: [Pair]) -> [Side: Set<Int64>] {
        pairs.reduce(into: [:]) { $0[Side(own: $1.own, other: $1.other), default: []].insert($1.mark) }
    }
}
