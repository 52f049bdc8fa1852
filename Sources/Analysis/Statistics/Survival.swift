// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The Kaplan–Meier curve: which share has not yet seen an event, when some are watched only for a while.
public struct Survival: Hashable, Sendable {
    /// One watched subject.
    public struct Observation: Hashable, Sendable {
        /// Until the event, or until watching ended.
        public var duration: Double
        /// Whether the event came.
        public var hasEvent: Bool

        /// Makes an observation.
        public init(duration: Double, hasEvent: Bool) {
            self.duration = duration
            self.hasEvent = hasEvent
        }
    }

    /// The curve after one event time.
    public struct Point: Hashable, Sendable {
        /// The event time.
        public var time: Double
        /// Share still without the event.
        public var share: Double
        /// Lower end of the log-log 95 % band of Greenwood's variance; nil when the share is 0.
        public var low: Double?
        /// Upper end; nil when the share is 0.
        public var high: Double?
    }

    /// At each time with an event, ascending.
    public let points: [Point]

    /// Estimates the curve.
    public init(_ observations: [Observation]) {
        let sorted = observations.sorted { $0.duration < $1.duration }
        var points: [Point] = []
        var (share, variance) = (1.0, 0.0)
        var index = 0
        while index < sorted.count {
            let time = sorted[index].duration
            let atRisk = Double(sorted.count - index)
            var events = 0.0
            while index < sorted.count, sorted[index].duration == time {
                events += sorted[index].hasEvent ? 1 : 0
                index += 1
            }
            guard events > 0 else { continue }
            share *= 1 - events / atRisk
            variance += atRisk > events ? events / (atRisk * (atRisk - events)) : 0
            points.append(Self.point(time, share, variance))
        }
        self.points = points
    }

    /// The first time at which at most half are without the event; nil when that is never reached.
    public var median: Double? { points.first { $0.share <= 0.5 }?.time }

    private static func point(_ time: Double, _ share: Double, _ variance: Double) -> Point {
        guard share > 0, share < 1 else { return Point(time: time, share: share, low: nil, high: nil) }
        let width = Proportion.normalQuantile * sqrt(variance) / log(share)
        let centre = log(-log(share))
        // The width is negative because the logarithm of a share is.
        return Point(
            time: time, share: share, low: exp(-exp(centre - width)), high: exp(-exp(centre + width)))
    }
}
