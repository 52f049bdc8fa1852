// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A share with its 95 % interval.
public struct Proportion: Hashable, Sendable {
    /// The share, 0 … 1.
    public var share: Double
    /// Lower end of the interval.
    public var low: Double
    /// Upper end of the interval.
    public var high: Double

    /// The upper 2.5 % point of the normal distribution.
    static let normalQuantile = 1.959963984540054

    /// Wilson's interval: honest for small counts and for shares near 0 and 1; nil when nothing was counted.
    public static func wilson(_ successes: Int, of trials: Int) -> Proportion? {
        guard trials > 0, successes >= 0, successes <= trials else { return nil }
        let (n, z) = (Double(trials), normalQuantile)
        let share = Double(successes) / n
        let denominator = 1 + z * z / n
        let centre = (share + z * z / (2 * n)) / denominator
        let half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / denominator
        return Proportion(share: share, low: max(0, centre - half), high: min(1, centre + half))
    }

    /// The interval of Beta(1 + successes, 1 + failures): what is known about a rate after a flat start.
    ///
    /// The share is the mean of that distribution.
    public static func beta(_ successes: Int, of trials: Int) -> Proportion? {
        guard trials >= 0, successes >= 0, successes <= trials else { return nil }
        let (a, b) = (Double(successes) + 1, Double(trials - successes) + 1)
        return Proportion(
            share: a / (a + b),
            low: BetaDistribution.quantile(0.025, a, b),
            high: BetaDistribution.quantile(0.975, a, b))
    }
}
