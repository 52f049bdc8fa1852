// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Whether so dense a stretch of events would be expected if they were spread evenly.
public enum ScanStatistic {
    /// Probability that some window of the given share of the period holds at least `count` of `total` events.
    ///
    /// The approximation of Wallenstein and Neff (1987), (k/w − N − 1) b(k; N, w) + 2 G(k; N, w); good below 0.1.
    /// Nil when there is no window in a period, or the count is impossible.
    public static func probability(of count: Int, among total: Int, windowShare w: Double) -> Double? {
        guard total >= 2, count >= 2, count <= total, w > 0, w < 1 else { return nil }
        let exact = binomial(count, total, w)
        var tail = 0.0
        for k in count...total {
            let term = binomial(k, total, w)
            tail += term
            if term < tail * 1e-18 { break }
        }
        let (k, n) = (Double(count), Double(total))
        return min(1, max(0, (k / w - n - 1) * exact + 2 * tail))
    }

    private static func binomial(_ k: Int, _ n: Int, _ p: Double) -> Double {
        let (k, n) = (Double(k), Double(n))
        return exp(
            lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p))
    }
}

/// The densest window over a sorted series of instants.
public struct DensestWindow: Hashable, Sendable {
    /// Events in it.
    public var count: Int
    /// Position of its first event.
    public var first: Int

    /// Slides a closed window of the given length over ascending instants; the earliest of equals wins.
    public init?(over instants: [Int64], length: Int64) {
        guard !instants.isEmpty else { return nil }
        (count, first) = (0, 0)
        var start = 0
        for end in instants.indices {
            while instants[end] - instants[start] > length { start += 1 }
            if end - start + 1 > count { (count, first) = (end - start + 1, start) }
        }
    }
}
