// SPDX-License-Identifier: Apache-2.0

public import ChatModel
public import RuleEngine

/// The marks of a whole timeline: only messages in which something was seen take room.
///
/// It lies in a few flat stretches, so that a million marked messages cost tens of megabytes, not hundreds, and several
/// cores can make one.
public struct MarkTable: Sendable {
    private var stretches: [MarkStretch] = []

    /// An empty table.
    public init() {}

    /// Makes a table from the marks of messages, by number.
    public init(_ marks: [Int32: Marks]) {
        for (n, marks) in marks.sorted(by: { $0.key < $1.key }) { append(marks, for: n) }
    }

    /// Joins tables, each of higher numbers than the one before.
    public init(joining tables: [MarkTable]) {
        for stretch in tables.flatMap(\.stretches) where stretch.count > 0 {
            precondition(stretches.last.map { $0.last < stretch.first } ?? true, "tables come in order")
            stretches.append(stretch)
        }
    }

    /// Puts the marks of batches, kept by row, into the order of the timeline that was made of those batches, as far as
    /// some of its numbers go; of the rule hits, those of which `keeps` says so.
    public init(
        placing tables: [MarkTable], on timeline: Timeline, _ numbers: Range<Int32>,
        keeping keeps: (Int32, RuleMatch) -> Bool = { _, _ in true }
    ) {
        guard tables.contains(where: { $0.count > 0 }) else { return }
        var placed = MarkStretch()
        // Neighbours in the timeline are mostly neighbours in their batch.
        var (lastBatch, next) = (-1, 0)
        for n in numbers {
            let (batch, row) = timeline.place(n)
            guard tables[batch].stretches.count > 0 else { continue }
            if batch != lastBatch { (lastBatch, next) = (batch, 0) }
            guard let index = tables[batch].stretches[0].index(of: Int32(row), guess: next) else { continue }
            placed.append(tables[batch].stretches[0], index, as: n, keeping: keeps)
            next = index + 1
        }
        if placed.count > 0 { stretches = [placed] }
    }

    /// Adds the marks of a message whose number is higher than those before; nothing is kept of empty marks.
    public mutating func append(_ marks: Marks, for n: Int32) {
        precondition(stretches.last.map { $0.last < n } ?? true, "marks come in the order of the timeline")
        guard !marks.isEmpty else { return }
        if stretches.isEmpty { stretches.append(MarkStretch()) }
        stretches[stretches.count - 1].append(marks, for: n)
    }

    /// Numbers of the messages in which a rule hit that `isMeant`, ascending.
    public func numbers(whereRule isMeant: (Int32) -> Bool) -> [Int32] {
        stretches.flatMap { $0.numbers(whereRule: isMeant) }
    }

    /// Numbers of the messages in which an identifier stands, ascending.
    public var numbersWithIdentifiers: [Int32] { stretches.flatMap(\.numbersWithIdentifiers) }

    /// Numbers of the messages in which something was seen, ascending.
    public var numbers: [Int32] { stretches.flatMap(\.numbers) }

    /// How many messages something was seen in.
    public var count: Int { stretches.reduce(0) { $0 + $1.count } }

    /// The marks of the message with the number `n`.
    public subscript(n: Int32) -> Marks {
        let position = position(notBelow: n)
        guard position < stretches.count, let index = stretches[position].index(of: n) else { return .none }
        return stretches[position].marks(at: index)
    }

    /// The first stretch that does not end below a number.
    private func position(notBelow n: Int32) -> Int {
        var (low, high) = (0, stretches.count)
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].last < n { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Moves through the table with a pass over ascending numbers.
    struct Cursor {
        private var position = 0
        private var index = 0

        /// The marks of a number higher than those asked before; nil for most.
        mutating func marks(of n: Int32, in table: borrowing MarkTable) -> Marks? {
            if position < table.stretches.count, table.stretches[position].last < n {
                (position, index) = (table.position(notBelow: n), 0)
            }
            guard position < table.stretches.count else { return nil }
            index = table.stretches[position].index(notBelow: n, from: index)
            return table.stretches[position].number(at: index) == n ? table.stretches[position].marks(at: index) : nil
        }
    }
}
