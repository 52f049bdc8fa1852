// SPDX-License-Identifier: Apache-2.0

public import ChatModel
public import RuleEngine

/// What the wording pack of the scan makes of each text, by batch and row, so that no text is read a second time where a
/// talk is weighed: thirty-two bytes a text.
public struct MeasuredTexts: Sendable {
    private var batches: [ContiguousArray<WordingText.Scores>] = []

    /// Holds nothing.
    public init() {}

    /// Holds what was measured in batches, in the order of those that the timeline is made of.
    public init(joining parts: [MeasuredTexts]) { batches = parts.flatMap(\.batches) }

    /// Begins a batch of so many rows.
    public mutating func beginBatch(rows: Int) {
        batches.append([])
        batches[batches.count - 1].reserveCapacity(rows)
    }

    /// Adds the next row of the batch; nil for a text that was not read as a whole, or is none.
    public mutating func append(_ scores: WordingText.Scores?) {
        batches[batches.count - 1].append(scores ?? Self.unknown)
    }

    /// The scores of a message's text; nil where they are not known and the text must be read.
    public func scores(of n: Int32, on timeline: Timeline) -> WordingText.Scores? {
        guard !batches.isEmpty else { return nil }
        let (batch, row) = timeline.place(n)
        guard batch < batches.count, row < batches[batch].count else { return nil }
        let scores = batches[batch][row]
        return scores == Self.unknown ? nil : scores
    }

    /// No text has this: scores are bounded.
    private static let unknown = WordingText.Scores(repeating: .max)
}
