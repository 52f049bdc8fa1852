// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// What a wording pack says of one message of a talk.
struct LineReading: Sendable {
    /// Two bits a function, as `WordingText` tells them; those of the scan stand among its marks.
    let levels: UInt64
    let scores: WordingText.Scores
    /// The scores as shares: each message is in two stretches, and in each on one side for every account.
    let shares: SIMD16<Double>

    init(_ scores: WordingText.Scores, levels: UInt64 = 0) {
        (self.levels, self.scores) = (levels, scores)
        var shares = SIMD16<Double>.zero
        for function in scores.indices { shares[function] = ScoreShare.of(scores[function]) }
        self.shares = shares
    }

    init(_ reading: WordingText.Reading) { self.init(reading.scores, levels: reading.levels) }
}
