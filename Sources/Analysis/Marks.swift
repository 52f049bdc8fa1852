// SPDX-License-Identifier: Apache-2.0

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

    /// Nothing was seen.
    public static let none = Marks(rules: [], identifiers: [], money: [])

    /// Makes marks.
    public init(rules: [RuleMatch], identifiers: [IdentifierMatch], money: [MoneyMatch]) {
        self.rules = rules
        self.identifiers = identifiers
        self.money = money
    }

    /// Whether nothing was seen.
    public var isEmpty: Bool { rules.isEmpty && identifiers.isEmpty && money.isEmpty }
}

/// The marks of a whole timeline: only messages in which something was seen take room.
public struct MarkTable: Sendable {
    private var slots: [Int32: Marks]

    /// Makes a table from the marks of messages, by number.
    public init(_ marks: [Int32: Marks] = [:]) {
        slots = marks
    }

    /// The marks of the message with the number `n`.
    public subscript(n: Int32) -> Marks {
        slots.isEmpty ? .none : slots[n] ?? .none
    }

    /// Numbers of the messages in which something was seen, ascending.
    public var numbers: [Int32] { slots.keys.sorted() }
}
