// SPDX-License-Identifier: Apache-2.0

public import ChatModel
public import Identifiers
public import RuleEngine

/// What the rule packs and the identifier finders saw in one message.
public struct Marks: Sendable, Hashable {
    /// Rule hits, by place in the text.
    public var rules: [RuleMatch]
    /// Identifiers, by place in the text.
    public var identifiers: [IdentifierMatch]
    /// Sums of money, by place in the text.
    public var money: [MoneyMatch]
    /// The codes of the rule hits, where they were read already.
    var codes: MessageCodes?

    /// Nothing was seen.
    public static let none = Marks(rules: [], identifiers: [], money: [])

    /// Makes marks.
    public init(rules: [RuleMatch], identifiers: [IdentifierMatch], money: [MoneyMatch]) {
        self.rules = rules
        self.identifiers = identifiers
        self.money = money
    }

    /// Forgets everything but keeps the room.
    public mutating func clear() {
        rules.removeAll(keepingCapacity: true)
        identifiers.removeAll(keepingCapacity: true)
        money.removeAll(keepingCapacity: true)
        codes = nil
    }

    /// Adds what was seen in a piece of the text that begins at an offset.
    public mutating func append(_ piece: Marks, at offset: Int32) {
        func moved(_ span: Range<Int32>) -> Range<Int32> { span.lowerBound + offset..<span.upperBound + offset }
        for var match in piece.rules {
            match.span = moved(match.span)
            rules.append(match)
        }
        for var match in piece.identifiers {
            match.span = moved(match.span)
            identifiers.append(match)
        }
        for var match in piece.money {
            match.span = moved(match.span)
            money.append(match)
        }
    }

    /// Whether nothing was seen.
    public var isEmpty: Bool { rules.isEmpty && identifiers.isEmpty && money.isEmpty }
}

/// The marks of a whole timeline: only messages in which something was seen take room.
///
/// Everything lies in four flat arrays, so that a million marked messages cost tens of megabytes, not hundreds.
public struct MarkTable: Sendable {
    private struct Slot {
        var n: Int32
        var rules: Int32
        var identifiers: Int32
        var money: Int32
    }

    private var slots: ContiguousArray<Slot> = []
    private var rules: ContiguousArray<RuleMatch> = []
    private var identifiers: ContiguousArray<IdentifierMatch> = []
    private var money: ContiguousArray<MoneyMatch> = []

    /// An empty table.
    public init() {}

    /// Makes a table from the marks of messages, by number.
    public init(_ marks: [Int32: Marks]) {
        for (n, marks) in marks.sorted(by: { $0.key < $1.key }) { append(marks, for: n) }
    }

    /// Puts the marks of batches, kept by row, into the order of the timeline that was made of those batches.
    public init(placing tables: [MarkTable], on timeline: Timeline) {
        guard tables.contains(where: { $0.count > 0 }) else { return }
        for n in timeline.numbers {
            let (batch, row) = timeline.place(n)
            let table = tables[batch]
            guard let index = table.index(of: Int32(row)) else { continue }
            append(table.marks(at: index), for: n)
        }
    }

    /// Adds the marks of a message whose number is higher than those before; nothing is kept of empty marks.
    public mutating func append(_ marks: Marks, for n: Int32) {
        precondition(slots.last.map { $0.n < n } ?? true, "marks come in the order of the timeline")
        guard !marks.isEmpty else { return }
        slots.append(
            Slot(
                n: n, rules: Int32(rules.count), identifiers: Int32(identifiers.count), money: Int32(money.count)))
        for match in marks.rules { rules.append(match) }
        for match in marks.identifiers { identifiers.append(match) }
        for match in marks.money { money.append(match) }
    }

    /// Numbers of the messages in which a rule hit that `isMeant`, ascending.
    public func numbers(whereRule isMeant: (Int32) -> Bool) -> [Int32] {
        slots.indices.filter { index in
            let end = index + 1 < slots.count ? Int(slots[index + 1].rules) : rules.count
            return rules[Int(slots[index].rules)..<end].contains { isMeant($0.rule) }
        }.map { slots[$0].n }
    }

    /// Numbers of the messages in which an identifier stands, ascending.
    public var numbersWithIdentifiers: [Int32] {
        slots.indices.filter { index in
            let end = index + 1 < slots.count ? Int(slots[index + 1].identifiers) : identifiers.count
            return Int(slots[index].identifiers) < end
        }.map { slots[$0].n }
    }

    /// Keeps the rule hits of which `keeps` says so; it gets the number of the message and the hit.
    public mutating func filterRules(_ keeps: (Int32, RuleMatch) -> Bool) {
        var kept: ContiguousArray<RuleMatch> = []
        kept.reserveCapacity(rules.count)
        var filled: ContiguousArray<Slot> = []
        filled.reserveCapacity(slots.count)
        for index in slots.indices {
            var slot = slots[index]
            let next = index + 1 < slots.count ? slots[index + 1] : nil
            let start = Int32(kept.count)
            for match in rules[Int(slot.rules)..<Int(next?.rules ?? Int32(rules.count))] where keeps(slot.n, match) {
                kept.append(match)
            }
            let hasMore =
                slot.identifiers < next?.identifiers ?? Int32(identifiers.count)
                || slot.money < next?.money ?? Int32(money.count)
            guard hasMore || Int(start) < kept.count else { continue }
            slot.rules = start
            filled.append(slot)
        }
        (slots, rules) = (filled, kept)
    }

    /// The marks of the message with the number `n`.
    public subscript(n: Int32) -> Marks { index(of: n).map(marks(at:)) ?? .none }

    private func index(of n: Int32) -> Int? {
        let found = firstIndex(notBelow: n)
        return found < slots.count && slots[found].n == n ? found : nil
    }

    private func firstIndex(notBelow n: Int32) -> Int {
        var low = 0
        var high = slots.count
        while low < high {
            let middle = (low + high) / 2
            if slots[middle].n < n { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Moves through the table with a pass over ascending numbers.
    struct Cursor {
        private var index = 0

        /// The marks of a number higher than those asked before; nil for most.
        mutating func marks(of n: Int32, in table: borrowing MarkTable) -> Marks? {
            var steps = 0
            while index < table.slots.count, table.slots[index].n < n {
                index += 1
                steps += 1
                if steps == Self.longestWalk {
                    index = table.firstIndex(notBelow: n)
                    break
                }
            }
            return index < table.slots.count && table.slots[index].n == n ? table.marks(at: index) : nil
        }

        private static let longestWalk = 16
    }

    /// Numbers of the messages in which something was seen, ascending.
    public var numbers: [Int32] { slots.map(\.n) }

    /// How many messages something was seen in.
    public var count: Int { slots.count }

    private func marks(at index: Int) -> Marks {
        let slot = slots[index]
        let next = index + 1 < slots.count ? slots[index + 1] : nil
        let (rulesEnd, identifiersEnd, moneyEnd) = (
            Int(next?.rules ?? Int32(rules.count)), Int(next?.identifiers ?? Int32(identifiers.count)),
            Int(next?.money ?? Int32(money.count))
        )
        return Marks(
            rules: Array(rules[Int(slot.rules)..<rulesEnd]),
            identifiers: Array(identifiers[Int(slot.identifiers)..<identifiersEnd]),
            money: Array(money[Int(slot.money)..<moneyEnd]))
    }
}
