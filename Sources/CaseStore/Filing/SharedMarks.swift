// SPDX-License-Identifier: Apache-2.0

/// Marks that two conversations share, and whether they make one the copy of the other.
struct SharedMarks {
    /// A message of the one and a message of the other that bear one mark.
    struct Pair {
        /// Number of its writer in either filing.
        var own: Int
        var other: Int
        var mark: Int64
        /// Quarters of an hour from this message to the other.
        var shift: Int64
    }

    /// Writers of the same messages, by their numbers in either filing.
    struct Side: Hashable {
        var own: Int
        var other: Int
    }

    /// Marks of a conversation by their writers.
    struct Talk {
        var marks: [Int: Set<Int64>] = [:]

        var count: Int { marks.values.reduce(into: Set<Int64>()) { $0.formUnion($1) }.count }
    }

    var pairs: [Pair] = []

    /// Whether both sides of the talk say the same at the same times of a clock, or of two that summer time parts.
    ///
    /// Five marks and a fifth of the shorter talk, or three and half of it. A script that one account sends to many gives
    /// marks of one side alone.
    func areOfBothSides(_ own: Talk, _ other: Talk) -> Bool {
        let shorter = min(own.count, other.count)
        return Set(pairs.map(\.shift)).contains { shift in
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

    private static func sides(_ pairs: [Pair]) -> [Side: Set<Int64>] {
        pairs.reduce(into: [:]) { $0[Side(own: $1.own, other: $1.other), default: []].insert($1.mark) }
    }
}
