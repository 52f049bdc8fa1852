// SPDX-License-Identifier: Apache-2.0

/// Measures how often two texts of a known agreement meet under a key, against what theory says.
public enum LSHTrial {
    /// One agreement and what was measured.
    public struct Figure: Sendable, Hashable {
        /// Shared runs as a share of all, mean of the pairs.
        public var agreement: Double
        /// Pairs tried.
        public var pairs: Int
        /// Share that met.
        public var met: Double
        /// Share that should, mean over the pairs.
        public var theory: Double
    }

    /// Tries pairs with about so many shared runs of a hundred; the same seed gives the same figures.
    public static func run(pairs: Int, seed: UInt64) -> [Figure] {
        var dice = StableDice("near copies \(seed)")
        return stride(from: 20, through: 90, by: 10).map { percent in
            var (met, theory, agreement) = (0, 0.0, 0.0)
            for _ in 0..<pairs {
                // Words that stand once each, so that runs are shared where a stretch of words is.
                let whole = (0..<60).map { _ in "w\(dice.roll(1_000_000_000))" }
                let kept = 60 * 2 * percent / (100 + percent)
                let (start, rest) = (dice.roll(61 - kept), 60 - kept)
                let other = whole[start..<start + kept] + (0..<rest).map { _ in "v\(dice.roll(1_000_000_000))" }
                let one = Shingles(PreparedText(prepared: whole.joined(separator: " ")))
                let two = Shingles(PreparedText(prepared: other.joined(separator: " ")))
                let jaccard = Agreement(one, two).jaccard
                agreement += jaccard
                theory += BandKeys.chanceOfMeeting(at: jaccard)
                if zip(BandKeys(one).keys, BandKeys(two).keys).contains(where: ==) { met += 1 }
            }
            let count = Double(pairs)
            return Figure(agreement: agreement / count, pairs: pairs, met: Double(met) / count, theory: theory / count)
        }
    }
}
