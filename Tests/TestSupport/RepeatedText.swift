// SPDX-License-Identifier: Apache-2.0

public import Testing

/// A piece of text over and over, told by its piece and number: a log should not hold the whole.
public struct RepeatedText: Sendable, CustomTestStringConvertible {
    /// What is repeated.
    public let piece: String
    /// How often.
    public let count: Int

    /// Repeats a piece; once without a number.
    public init(_ piece: String, _ count: Int = 1) {
        self.piece = piece
        self.count = count
    }

    /// The whole.
    public var text: String { String(repeating: piece, count: count) }

    /// The piece and the number.
    public var testDescription: String { "\(piece.debugDescription) × \(count)" }
}
