// SPDX-License-Identifier: Apache-2.0

/// A set of words that tells most other words apart by their first letter and length, before any is hashed.
struct TermSet: Sendable, ExpressibleByArrayLiteral {
    private let terms: Set<Term>
    private let mask: UInt64

    init(arrayLiteral elements: Term...) { self.init(elements) }

    init(_ elements: some Sequence<Term>) {
        terms = Set(elements)
        mask = terms.reduce(0) { $0 | Self.bit(UInt8(truncatingIfNeeded: $1.first), $1.length) }
    }

    /// The words, in no order.
    var all: [Term] { Array(terms) }

    func contains(_ term: Term) -> Bool { terms.contains(term) }

    /// Whether a word with this beginning and length may be one of the set.
    func mayContain(first: UInt8, length: Int) -> Bool { mask & Self.bit(first, length) != 0 }

    private static func bit(_ first: UInt8, _ length: Int) -> UInt64 {
        1 << ((UInt64(first) &* 7 &+ UInt64(truncatingIfNeeded: length) &* 11) & 63)
    }
}
