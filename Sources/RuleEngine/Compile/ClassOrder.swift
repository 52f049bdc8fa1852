// SPDX-License-Identifier: Apache-2.0

/// The numbers that word classes get when all are known.
///
/// Classes that are asked of texts come first, and those that share common words stand side by side: a word's classes
/// then lie in few groups of 64, which is what noting them costs.
struct ClassOrder {
    /// Groups of 64 that hold the classes asked of texts.
    let askedGroups: Int
    /// All numbers given out; some of the last asked group belong to no class.
    let count: Int
    private let numbers: [Int32]

    /// Words by which classes are brought together, those of most classes.
    private static let commonWords = 64

    /// `members` holds the rows of each class, ascending.
    init(_ members: [[Int32]], asked: Set<Int32>) {
        let rows = 1 + Int(members.lazy.compactMap(\.last).max() ?? 0)
        var classesOfRow = [Int32](repeating: 0, count: rows)
        for wordClass in asked { for row in members[Int(wordClass)] { classesOfRow[Int(row)] += 1 } }
        let common = classesOfRow.indices.filter { classesOfRow[$0] > 0 }
            .sorted { (classesOfRow[$1], $0) < (classesOfRow[$0], $1) }.prefix(Self.commonWords)
        var bits = [UInt64](repeating: 0, count: rows)
        for (place, row) in common.enumerated() { bits[row] = 1 << UInt64(63 - place) }
        let ranked = asked.map { wordClass in
            (wordClass, members[Int(wordClass)].reduce(0 as UInt64) { $0 | bits[Int($1)] })
        }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        askedGroups = max(1, (asked.count + 63) / 64)
        var numbers = [Int32](repeating: -1, count: members.count)
        for (number, item) in ranked.enumerated() { numbers[Int(item.0)] = Int32(truncatingIfNeeded: number) }
        var next = askedGroups * 64
        for index in numbers.indices where numbers[index] < 0 {
            numbers[index] = Int32(truncatingIfNeeded: next)
            next += 1
        }
        self.numbers = numbers
        count = next
    }

    /// The number of a class; none stays none.
    subscript(wordClass: Int32) -> Int32 { wordClass < 0 ? wordClass : numbers[Int(wordClass)] }
}
