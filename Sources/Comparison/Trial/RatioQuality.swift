// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How good likelihood ratios are on pairs whose truth is known.
public struct RatioQuality: Sendable, Hashable {
    /// Share of pairs of one same and one other that are ranked rightly.
    public var auc: Double
    /// Rate at which both errors are equal.
    public var equalError: Double
    /// Cllr: 0 is perfect, 1 is as good as saying nothing.
    public var cost: Double
    /// Same pairs with a ratio of 10 or more.
    public var supported: Double
    /// Other pairs with a ratio of 10 or more.
    public var falselySupported: Double

    /// Figures that were measured before.
    init(auc: Double, equalError: Double, cost: Double, supported: Double, falselySupported: Double) {
        self.auc = auc
        self.equalError = equalError
        self.cost = cost
        self.supported = supported
        self.falselySupported = falselySupported
    }

    /// Measures ratios given as log₁₀.
    public init(same: [Double], other: [Double]) {
        let (ones, others) = (same.sorted(), other.sorted())
        func share(of values: [Double], below limit: Double, orEqual: Bool) -> Double {
            var (low, high) = (0, values.count)
            while low < high {
                let middle = (low + high) / 2
                if values[middle] < limit || (orEqual && values[middle] == limit) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return values.isEmpty ? 0 : Double(low) / Double(values.count)
        }
        auc =
            ones.reduce(0) {
                $0 + (share(of: others, below: $1, orEqual: false) + share(of: others, below: $1, orEqual: true)) / 2
            } / Double(max(1, ones.count))
        var best = (gap: 2.0, rate: 0.5)
        for limit in ones {
            let (missed, wrong) = (
                share(of: ones, below: limit, orEqual: false), 1 - share(of: others, below: limit, orEqual: false)
            )
            if abs(missed - wrong) < best.gap { best = (abs(missed - wrong), (missed + wrong) / 2) }
        }
        equalError = best.rate
        let mean = { (values: [Double], sign: Double) in
            values.reduce(0) { $0 + log2(1 + pow(10, sign * $1)) } / Double(max(1, values.count))
        }
        cost = (mean(same, -1) + mean(other, 1)) / 2
        supported = 1 - share(of: ones, below: 1, orEqual: false)
        falselySupported = 1 - share(of: others, below: 1, orEqual: false)
    }
}
