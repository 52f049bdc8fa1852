// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Identifiers
import RuleEngine

/// The marks of messages that follow one another, in four flat arrays.
struct MarkStretch: Sendable {
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

    /// How many messages something was seen in.
    var count: Int { slots.count }
    /// The lowest and the highest number; of an empty stretch, none.
    var first: Int32 { slots.first?.n ?? .max }
    var last: Int32 { slots.last?.n ?? .min }

    /// Adds the marks of a message whose number is higher than those before.
    mutating func append(_ marks: Marks, for n: Int32) {
        open(n)
        rules.append(contentsOf: marks.rules)
        if !marks.identifiers.isEmpty { identifiers.append(contentsOf: marks.identifiers) }
        if !marks.money.isEmpty { money.append(contentsOf: marks.money) }
    }

    /// Adds the marks at an index of another stretch under another number, without the rule hits that are not kept; a
    /// message of which nothing is kept takes no room.
    mutating func append(
        _ other: borrowing MarkStretch, _ index: Int, as n: Int32, keeping keeps: (Int32, RuleMatch) -> Bool
    ) {
        let ends = other.ends(of: index)
        open(n)
        for match in Int(other.slots[index].rules)..<ends.rules where keeps(n, other.rules[match]) {
            rules.append(other.rules[match])
        }
        for match in Int(other.slots[index].identifiers)..<ends.identifiers {
            identifiers.append(other.identifiers[match])
        }
        for match in Int(other.slots[index].money)..<ends.money { money.append(other.money[match]) }
        let slot = slots[slots.count - 1]
        if Int(slot.rules) == rules.count, Int(slot.identifiers) == identifiers.count, Int(slot.money) == money.count {
            slots.removeLast()
        }
    }

    private mutating func open(_ n: Int32) {
        slots.append(
            Slot(
                n: n, rules: Int32(rules.count), identifiers: Int32(identifiers.count), money: Int32(money.count)))
    }

    private func ends(of index: Int) -> (rules: Int, identifiers: Int, money: Int) {
        guard index + 1 < slots.count else { return (rules.count, identifiers.count, money.count) }
        let next = slots[index + 1]
        return (Int(next.rules), Int(next.identifiers), Int(next.money))
    }

    /// The marks at an index.
    func marks(at index: Int) -> Marks {
        let (slot, ends) = (slots[index], ends(of: index))
        return Marks(
            rules: Array(rules[Int(slot.rules)..<ends.rules]),
            identifiers: Array(identifiers[Int(slot.identifiers)..<ends.identifiers]),
            money: Array(money[Int(slot.money)..<ends.money]))
    }

    /// The rule hits at an index, where they lie.
    func rules(at index: Int) -> ContiguousArray<RuleMatch>.SubSequence {
        rules[Int(slots[index].rules)..<ends(of: index).rules]
    }

    // MARK: Finding messages

    /// The number at an index; nil behind the last.
    func number(at index: Int) -> Int32? { index < slots.count ? slots[index].n : nil }

    /// The index of a number; `guess` is looked at first.
    func index(of n: Int32, guess: Int = 0) -> Int? {
        let found = index(notBelow: n, from: guess < slots.count && slots[guess].n <= n ? guess : 0)
        return found < slots.count && slots[found].n == n ? found : nil
    }

    /// The index of a number that may stand anywhere.
    func index(ofAny n: Int32) -> Int? {
        let found = slots.partitioningIndex { $0.n >= n }
        return found < slots.count && slots[found].n == n ? found : nil
    }

    /// The first index from `start` on whose number is not below `n`; near ones are found fastest.
    func index(notBelow n: Int32, from start: Int) -> Int {
        var index = start
        while index < slots.count, slots[index].n < n {
            index += 1
            guard index - start == Self.longestWalk else { continue }
            var high = slots.count
            while index < high {
                let middle = (index + high) / 2
                if slots[middle].n < n { index = middle + 1 } else { high = middle }
            }
        }
        return index
    }

    private static let longestWalk = 16

    var numbers: [Int32] { slots.map(\.n) }

    func numbers(whereRule isMeant: (Int32) -> Bool) -> [Int32] {
        slots.indices.filter { index in
            rules[Int(slots[index].rules)..<ends(of: index).rules].contains { isMeant($0.rule) }
        }.map { slots[$0].n }
    }

    var numbersWithIdentifiers: [Int32] {
        slots.indices.filter { Int(slots[$0].identifiers) < ends(of: $0).identifiers }.map { slots[$0].n }
    }
}
