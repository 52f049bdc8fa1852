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
    ///
    /// Every detector asks it of every event.
    @inlinable
    public var isEmpty: Bool { rules.isEmpty && identifiers.isEmpty && money.isEmpty }
}
