// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How much a value that two cases share says, from the number of cases that have it.
///
/// The pair itself is left out of the count: an unrelated case has the value with the chance
/// u = (df − 2 + ½) / (N − 2 + 1½). The weight log₁₀(m / u) is never more than log₁₀(N + 1): a value cannot be shown to
/// be rarer than the index is large.
public struct Rarity: Hashable, Sendable {
    /// Cases in the index, copies of the same evidence counted once.
    public let cases: Int

    /// Rarity in an index of so many cases.
    public init(cases: Int) {
        self.cases = max(1, cases)
    }

    /// From this number of cases on, exclusively, a value is a hub: shown, and joining nobody.
    public var hubLimit: Int { max(20, cases / 200) }

    /// The weight from which on the index shows that a text is rare: ten unconnected cases to one.
    ///
    /// A number or an address is given out once, whatever the index; a sentence that everybody of a trade writes is known by
    /// the cases that have it alone.
    public static let shown = 1.0

    /// The weight under which an item supports nothing: twice as likely in linked cases as in others.
    public static let support = log10(2.0)

    /// The most that one value can weigh.
    public var ceiling: Double { log10(Double(cases + 1)) }

    /// The weight of a value in `frequency` cases that a linked pair shares with the chance `shareIfLinked`.
    public func weight(frequency: Int, shareIfLinked: Double) -> Double {
        let others = Double(max(0, frequency - 2)) + 0.5
        let chance = min(1, others / (Double(max(0, cases - 2)) + 1.5))
        return min(ceiling, max(0, log10(shareIfLinked / chance)))
    }
}
