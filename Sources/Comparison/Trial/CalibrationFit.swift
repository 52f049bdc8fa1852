// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A logistic fit with both classes weighing the same, so that what it gives is a likelihood ratio and holds no prior.
struct CalibrationFit {
    /// The intercept, then a slope a feature.
    let weights: [Double]

    /// Newton's method; a very small ridge keeps it finite where a feature parts the classes.
    init(same: [[Double]], other: [[Double]], ridge: Double = 1e-4) {
        let size = (same.first ?? other.first ?? []).count + 1
        var weights = [Double](repeating: 0, count: size)
        for _ in 0..<40 {
            var gradient = [Double](repeating: 0, count: size)
            var curvature = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
            for (samples, isSame) in [(same, 1.0), (other, 0.0)] where !samples.isEmpty {
                let share = 0.5 / Double(samples.count)
                for sample in samples {
                    let features = [1] + sample
                    let chance = 1 / (1 + exp(-zip(weights, features).reduce(0) { $0 + $1.0 * $1.1 }))
                    for i in 0..<size {
                        gradient[i] += share * (isSame - chance) * features[i]
                        for j in 0..<size {
                            curvature[i][j] += share * chance * (1 - chance) * features[i] * features[j]
                        }
                    }
                }
            }
            for i in 1..<max(1, size) {
                gradient[i] -= ridge * weights[i]
                curvature[i][i] += ridge
            }
            let step = Self.solved(curvature, gradient)
            for i in 0..<size { weights[i] += step[i] }
            if step.allSatisfy({ abs($0) < 1e-9 }) { break }
        }
        self.weights = weights
    }

    /// The likelihood ratio as log₁₀.
    func ratio(_ features: [Double]) -> Double {
        zip(weights, [1] + features).reduce(0) { $0 + $1.0 * $1.1 } / log(10)
    }

    /// Gauss with pivots.
    private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let size = right.count
        for column in 0..<size {
            guard let pivot = (column..<size).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-15
            else { continue }
            rows.swapAt(column, pivot)
            for row in 0..<size where row != column {
                let share = rows[row][column] / rows[column][column]
                for index in column...size { rows[row][index] -= share * rows[column][index] }
            }
        }
        return (0..<size).map { abs(rows[$0][$0]) > 1e-15 ? rows[$0][size] / rows[$0][$0] : 0 }
    }
}
