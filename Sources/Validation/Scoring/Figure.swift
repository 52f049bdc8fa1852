// SPDX-License-Identifier: Apache-2.0

public import Analysis

/// A measured share, with what it is a share of.
public struct Figure: Sendable, Hashable {
    /// What is measured: `demand-messages`.
    public var name: String
    /// Which conversations: `all`, a kind, or a language.
    public var group: String
    /// How many there were.
    public var hits: Int
    /// Of how many.
    public var count: Int

    /// The share with its 95 % interval; nil when there was nothing to find.
    public var proportion: Proportion? { .wilson(hits, of: count) }

    init(_ name: String, in group: String = "all", _ hits: Int, of count: Int) {
        self.name = name
        self.group = group
        self.hits = hits
        self.count = count
    }
}
