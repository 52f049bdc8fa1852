// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// How much the words on either side of a talk are those of somebody who extorts and of somebody who is pressed.
///
/// All messages of labelled extortions were learned from, whatever each does: what is said beside a threat, and how the other
/// takes it, tell of it where the threat itself is put in words that nobody foresaw (docs/detection-quality.md).
struct WordingSides {
    /// Scores of a message, in natural logarithms of odds.
    struct Scores: Sendable {
        /// That whoever wrote it extorts.
        var pressing: Double
        /// That whoever wrote it is pressed.
        var pressed: Double
        /// That it wants something of the other, whatever: money, a picture, an act, silence.
        var wanting: Double

        /// Of what a pack with these functions says.
        init(_ scores: WordingText.Scores) {
            func bounded(_ score: Int16) -> Double {
                max(-WordingSides.most, min(WordingSides.most, Double(score) / 100))
            }
            (pressing, pressed, wanting) = (bounded(scores[0]), bounded(scores[1]), bounded(scores[2]))
        }
    }

    /// Functions of the pack, in their order.
    static let functions = ["pressing", "pressed", "wanting"]
    private static let most = 6.0

    /// Names of the measures, in their order.
    static let names =
        ["own.pressing", "other.pressed"].flatMap { series in
            ["best", "second", "third", "mean", "root"].map { "side.\(series).\($0)" }
        }
        + ["own.pressed", "other.pressing"].flatMap { series in
            ["best", "mean", "root"].map { "side.\(series).\($0)" }
        } + ["side.both", "side.apart"]

    /// Adds the measures of an account; the texts of the lines were read.
    static func append(_ account: Int32, _ lines: ArraySlice<WordingLine>, to measures: inout [Double]) {
        var (ownPressing, ownPressed) = (Series(), Series())
        var (otherPressing, otherPressed) = (Series(), Series())
        for index in lines.indices {
            guard let side = lines[index].side else { continue }
            if lines[index].account == account {
                ownPressing.take(side.pressing)
                ownPressed.take(side.pressed)
            } else {
                otherPressing.take(side.pressing)
                otherPressed.take(side.pressed)
            }
        }
        for series in [ownPressing, otherPressed] {
            measures += [series.first, series.second, series.third, series.mean, series.root]
        }
        for series in [ownPressed, otherPressing] { measures += [series.first, series.mean, series.root] }
        let both = ownPressing.root + otherPressed.root
        measures += [both, both - ownPressed.root - otherPressing.root]
    }

    /// The scores of some messages: the highest three, their mean, and their sum over the root of their number.
    private struct Series {
        private(set) var (first, second, third) = (-WordingSides.most, -WordingSides.most, -WordingSides.most)
        private var sum = 0.0
        private var count = 0.0

        mutating func take(_ score: Double) {
            sum += score
            count += 1
            if score > first {
                (first, second, third) = (score, first, second)
            } else if score > second {
                (second, third) = (score, second)
            } else if score > third {
                third = score
            }
        }

        var mean: Double { count > 0 ? sum / count : 0 }
        /// The sum over the root of the count: so the sum of independent scores grows less than their number.
        var root: Double { count > 0 ? sum / count.squareRoot() : 0 }
    }
}
