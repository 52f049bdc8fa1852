// SPDX-License-Identifier: Apache-2.0

/// A message that a link cites, as the store holds it.
public struct CitedMessage: Sendable, Hashable {
    /// Number in its case's timeline.
    public var n: Int32
    /// Microseconds since 1970; nil when undated.
    public var time: Int64?
    /// Whether the instant is known, not only a wall clock.
    public var isInstant: Bool
    /// Whether the text is withheld unless asked for.
    public var isSevere: Bool
    /// What it says.
    public var text: String

    /// Makes a message.
    public init(n: Int32, time: Int64?, isInstant: Bool, isSevere: Bool, text: String) {
        self.n = n
        self.time = time
        self.isInstant = isInstant
        self.isSevere = isSevere
        self.text = text
    }
}
