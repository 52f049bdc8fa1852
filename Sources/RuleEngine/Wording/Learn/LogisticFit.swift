// SPDX-License-Identifier: Apache-2.0

/// Fits a logistic regression with a penalty on large weights, the same on every machine.
///
/// Cyclic coordinate descent with a bound on the curvature (Böhning & Lindsay 1988, 1/4 for each row), so that every
/// step goes downhill without a search: fixed order, fixed number of rounds, no randomness. Both classes weigh the same.
public struct LogisticFit: Sendable {
    /// How much the data count against the penalty.
    public var strength: Double
    /// Spread of a measure that is there in one row of forty: narrower ones count as this.
    private static let narrowest = 0.16
    /// Rounds over all weights.
    public var rounds: Int

    /// Sets up a fit.
    public init(strength: Double, rounds: Int) {
        self.strength = strength
        self.rounds = rounds
    }

    /// Which rows hold each yes-or-no measure; returns the bias and a weight for each measure.
    func fit(columns: [[Int32]], truth: [Bool]) -> (bias: Double, weights: [Double]) {
        let classes = ClassWeights(truth)
        guard let classes else { return (-5, [Double](repeating: 0, count: columns.count)) }
        var margins = [Double](repeating: 0, count: truth.count)
        var slopes = truth.indices.map { classes.slope(0, truth[$0]) }
        var weights = [Double](repeating: 0, count: columns.count)
        var bias = 0.0
        let curvatures = columns.map { column in
            1 + strength / 4 * column.reduce(0.0) { $0 + classes.weight(truth[Int($1)]) }
        }
        let total = 1 + strength / 4 * truth.reduce(0.0) { $0 + classes.weight($1) }
        for _ in 0..<rounds {
            let step = (bias + strength * slopes.reduce(0, +)) / total
            bias -= step
            for row in truth.indices {
                margins[row] -= step
                slopes[row] = classes.slope(margins[row], truth[row])
            }
            for index in columns.indices {
                var gradient = 0.0
                for row in columns[index] { gradient += slopes[Int(row)] }
                let step = (weights[index] + strength * gradient) / curvatures[index]
                if abs(step) < 1e-6 { continue }
                weights[index] -= step
                for row in columns[index] {
                    margins[Int(row)] -= step
                    slopes[Int(row)] = classes.slope(margins[Int(row)], truth[Int(row)])
                }
            }
        }
        return (bias, weights)
    }

    /// Fits measures that are numbers: each is brought to the same spread first, and the weights are those of the
    /// measures as they come.
    public func fit(names: [String], rows: [[Double]], truth: [Bool]) -> LinearModel {
        guard let classes = ClassWeights(truth) else { return LinearModel(bias: -5, weights: [:]) }
        let count = Double(rows.count)
        let means = names.indices.map { index in rows.reduce(0) { $0 + $1[index] } / count }
        let spreads = names.indices.map { (index: Int) -> Double in
            let spread = (rows.reduce(0) { $0 + ($1[index] - means[index]) * ($1[index] - means[index]) } / count)
                .squareRoot()
            // What is seldom there would else be free of the penalty.
            return spread > 1e-6 ? max(spread, Self.narrowest) : 0
        }
        let used = names.indices.filter { spreads[$0] > 1e-6 }
        let columns = used.map { index in rows.map { ($0[index] - means[index]) / spreads[index] } }
        let curvatures = columns.map { column in
            1 + strength / 4 * zip(column, truth).reduce(0.0) { $0 + $1.0 * $1.0 * classes.weight($1.1) }
        }
        let total = strength / 4 * truth.reduce(0.0) { $0 + classes.weight($1) }
        var margins = [Double](repeating: 0, count: truth.count)
        var slopes = truth.indices.map { classes.slope(0, truth[$0]) }
        var weights = [Double](repeating: 0, count: columns.count)
        var bias = 0.0
        for _ in 0..<rounds {
            let step = strength * slopes.reduce(0, +) / total
            bias -= step
            for row in truth.indices {
                margins[row] -= step
                slopes[row] = classes.slope(margins[row], truth[row])
            }
            for index in columns.indices {
                var gradient = 0.0
                for row in truth.indices { gradient += slopes[row] * columns[index][row] }
                let step = (weights[index] + strength * gradient) / curvatures[index]
                weights[index] -= step
                for row in truth.indices {
                    margins[row] -= step * columns[index][row]
                    slopes[row] = classes.slope(margins[row], truth[row])
                }
            }
        }
        var model = LinearModel(bias: bias, weights: [:])
        for (place, index) in used.enumerated() {
            model.weights[names[index]] = weights[place] / spreads[index]
            model.bias -= weights[place] / spreads[index] * means[index]
        }
        return model
    }
}

/// Gives both classes the same weight in all, and the slope of the loss of one row.
private struct ClassWeights {
    private let positive: Double
    private let negative: Double

    init?(_ truth: [Bool]) {
        let yes = truth.count { $0 }
        guard yes > 0, yes < truth.count else { return nil }
        positive = Double(truth.count) / Double(2 * yes)
        negative = Double(truth.count) / Double(2 * (truth.count - yes))
    }

    @inline(__always)
    func weight(_ isTrue: Bool) -> Double { isTrue ? positive : negative }

    @inline(__always)
    func slope(_ margin: Double, _ isTrue: Bool) -> Double {
        isTrue ? -positive * LogisticShare.of(-margin) : negative * LogisticShare.of(margin)
    }
}
