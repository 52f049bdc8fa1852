// SPDX-License-Identifier: Apache-2.0

public import ChatModel
public import RuleEngine

/// The marks of a whole timeline: only messages in which something was seen take room.
///
/// It lies in a few flat stretches, so that a million marked messages cost tens of megabytes, not hundreds, and several
/// cores can make one.
public struct MarkTable: Sendable {
    private var stretches: [MarkStretch] = []
    /// What was measured in each text, beside the marks.
    public var measured = MeasuredTexts()

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
        var held: MarkStretch?
        for n in numbers {
            let (batch, row) = timeline.place(n)
            if batch != lastBatch { (lastBatch, next, held) = (batch, 0, tables[batch].stretches.first) }
            guard let stretch = held, let index = stretch.index(of: Int32(row), guess: next) else { continue }
            placed.append(stretch, index, as: n, keeping: keeps)
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
        guard position < stretches.count, let index = stretches[position].index(ofAny: n) else { return .none }
        return stretches[position].marks(at: index)
    }

    /// The rule hits of the message with the number `n`, where they lie: nothing is copied for a question about them.
    public func rules(of n: Int32) -> ContiguousArray<RuleMatch>.SubSequence {
        let position = position(notBelow: n)
        guard position < stretches.count, let index = stretches[position].index(ofAny: n) else { return [] }
        return stretches[position].rules(at: index)
    }

    /// The first stretch that does not end below a number.
    private func position(notBelow n: Int32) -> Int {
        stretches.partitioningIndex { $0.last >= n }
    }

    /// Moves through the table with a pass over ascending numbers.
    struct Cursor {
        private var position = 0
        private var index = 0

        /// Hands over what was seen in some events, whose numbers ascend and are higher than those asked before, each
        /// with its place among them.
        mutating func forEachMarked(
            of entries: ContiguousArray<TimelineEntry>, in table: borrowing MarkTable, _ body: (Int, Marks) -> Void
        ) {
            var place = entries.startIndex
            while place < entries.endIndex {
                let first = entries[place].n
                if position < table.stretches.count, table.stretches[position].last < first {
                    (position, index) = (table.position(notBelow: first), 0)
                }
                guard position < table.stretches.count else { return }
                // Held for many events: a stretch is four arrays, each counted when one event asks for it.
                let stretch = table.stretches[position]
                while place < entries.endIndex, entries[place].n <= stretch.last {
                    index = stretch.index(notBelow: entries[place].n, from: index)
                    if stretch.number(at: index) == entries[place].n { body(place, stretch.marks(at: index)) }
                    place += 1
                }
            }
        }
    }
}
