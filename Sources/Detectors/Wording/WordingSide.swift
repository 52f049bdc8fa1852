// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

/// What the messages of one side hold, by function: the three highest scores, the mean share, and how many are likely.
struct WordingSide {
    private var first = Self.least
    private var second = Self.least
    private var third = Self.least
    private var likely = WordingText.Scores.zero
    private var shares = SIMD16<Double>.zero
    /// Messages whose text was read.
    private(set) var messages = 0
    /// All messages.
    private(set) var lines = 0
    /// Codes that rules found in any of them.
    private(set) var codes: CodeSet = []
    /// Codes that they found in more than one.
    private(set) var repeated: CodeSet = []
    private var signs = InlineArray<16, Int32>(repeating: 0)

    private static let least = WordingText.Scores(repeating: .min)
    /// Score from which on a message likely has a function, in hundredths.
    private static let likelyFrom = WordingText.Scores(repeating: 50)

    /// Shares of the highest score and the two behind it; 0 where there are fewer messages.
    func best(_ function: Int) -> Double { messages > 0 ? ScoreShare.of(first[function]) : 0 }
    func second(_ function: Int) -> Double { messages > 1 ? ScoreShare.of(second[function]) : 0 }
    func third(_ function: Int) -> Double { messages > 2 ? ScoreShare.of(third[function]) : 0 }
    /// Mean share of a message.
    func mean(_ function: Int) -> Double { messages > 0 ? shares[function] / Double(messages) : 0 }
    /// Messages in which the function is likely.
    func likely(_ function: Int) -> Int { Int(likely[function]) }
    /// Messages with a sign, by its bit.
    func signs(_ bit: Int) -> Int { Int(signs[bit]) }

    /// Takes a line whose text was read; of others only codes and signs count.
    mutating func take(_ line: WordingLine) {
        lines += 1
        if let scores = line.scores {
            third = pointwiseMax(third, pointwiseMin(second, scores))
            second = pointwiseMax(second, pointwiseMin(first, scores))
            first = pointwiseMax(first, scores)
            likely.replace(with: likely &+ 1, where: scores .>= Self.likelyFrom)
            shares += line.shares
            messages += 1
        }
        repeated.formUnion(codes.intersection(line.codes))
        codes.formUnion(line.codes)
        var marks = line.signs.rawValue
        while marks != 0 {
            signs[marks.trailingZeroBitCount] += 1
            marks &= marks - 1
        }
    }
}

/// Scores in hundredths of a natural logarithm of odds as shares, looked up.
enum ScoreShare {
    private static let most = 600
    private static let shares = (-most...most).map { LogisticShare.of(Double($0) / 100) }

    static func of(_ score: Int16) -> Double { shares[bounded(score) + most] }

    /// Of all functions.
    static func all(_ scores: WordingText.Scores) -> SIMD16<Double> {
        let bound = WordingText.Scores(repeating: Int16(most))
        let places = scores.clamped(lowerBound: 0 &- bound, upperBound: bound)
        var all = SIMD16<Double>.zero
        shares.withUnsafeBufferPointer { table in
            for function in 0..<WordingText.Scores.scalarCount { all[function] = table[Int(places[function]) + most] }
        }
        return all
    }

    /// The score itself, as a natural logarithm of odds.
    static func logarithm(_ score: Int16) -> Double { Double(bounded(score)) / 100 }

    private static func bounded(_ score: Int16) -> Int { max(-most, min(most, Int(score))) }
}
