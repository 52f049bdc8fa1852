// SPDX-License-Identifier: Apache-2.0

/// Reads single texts with a wording pack, where a talk is weighed.
///
/// A text is cut into words as the scan cuts it, in both spellings, so that the pack meets the words it was fitted to.
public struct WordingText: ~Copyable {
    /// What a pack says of a text.
    public struct Reading: Sendable {
        /// The level of each function, two bits each: 0 nothing, 1 possible, 2 likely, 3 strong.
        public var levels: UInt64 = 0
        /// The score of each function, in hundredths of a natural logarithm of odds.
        public var scores: Scores

        /// Says something of a text.
        public init(levels: UInt64 = 0, scores: Scores) {
            self.levels = levels
            self.scores = scores
        }
    }

    /// Scores by function: a pack that weighs talks has sixteen of them at most.
    public typealias Scores = SIMD16<Int16>

    private let scorer: WordingScorer
    private var readings: TextReadings
    private var reading: Reading
    /// What is said of a text without words.
    public let nothing: Reading

    /// Reads with the pack of a use; nil when none is in force.
    public init?(_ rules: RuleSet, use: WordingPack.Use) {
        let used =
            switch use {
            case .scan: rules.wording
            case .talks: rules.talkWording?.table
            case .sides: rules.sideWording?.table
            }
        guard let table = used else { return nil }
        readings = TextReadings(rules.compiled)
        scorer = WordingScorer(table)
        nothing = Reading(scores: Self.bounded(table.biases(0)))
        reading = nothing
    }

    /// What the pack says of a text.
    public mutating func read(_ text: Span<UInt8>) -> Reading {
        reading = nothing
        guard readings.read(text) else { return nothing }
        let (storage, length) = (readings.folded.bytes, readings.folded.count)
        storage.withUnsafeBufferPointer {
            let bytes = UnsafeBufferPointer(rebasing: $0[0..<length])
            scorer.begin()
            weigh(bytes, isAggressive: false)
            if readings.readAggressive() { weigh(bytes, isAggressive: true) }
        }
        reading.scores = scorer.scores
        return reading
    }

    /// Weighs one spelling; of both the more counts.
    private mutating func weigh(_ bytes: UnsafeBufferPointer<UInt8>, isAggressive: Bool) {
        let isAny = scorer.score(isAggressive ? readings.aggressive.tokens : readings.plain.tokens, in: bytes)
        guard isAny else { return }
        for function in 0..<min(scorer.functions, 32) {
            let shift = UInt64(2 * function)
            let level = UInt64(scorer.levels[function])
            if level > reading.levels >> shift & 3 {
                reading.levels = reading.levels & ~(3 << shift) | level << shift
            }
        }
    }

    static func bounded(_ sums: SIMD16<Int32>) -> Scores {
        Scores(
            truncatingIfNeeded: sums.clamped(lowerBound: .init(repeating: -9999), upperBound: .init(repeating: 9999)))
    }
}
