// SPDX-License-Identifier: Apache-2.0

/// Fits and measures the hours of the day on public texts: the first days of each author against the last of everybody.
public struct HourTrial: Sendable {
    /// Authors with messages and days enough on both sides.
    public let authors: Int
    /// `ln LR = intercept + slope · distance`.
    public let intercept: Double
    /// See `intercept`.
    public let slope: Double
    /// Ratios by the fit of the other half of the authors, held as in the program.
    public let quality: RatioQuality
    /// Mean distance of an author to themselves and to others.
    public let distances: (same: Double, other: Double)

    /// Tries a corpus; nil with fewer than four authors.
    public init?(_ corpus: WritingCorpus) {
        let sides = corpus.authors.compactMap { author in
            Self.sides(of: author).map { (key: author.key, first: $0.0, last: $0.1) }
        }
        guard sides.count > 3 else { return nil }
        var same: [[Double]] = []
        var other: [(left: Int, right: Int, features: [Double])] = []
        for (left, one) in sides.enumerated() {
            for (right, two) in sides.enumerated() {
                guard let distance = HourDistance.between(one.first, two.last) else { continue }
                if left == right {
                    same.append([distance])
                } else if one.key != two.key {
                    other.append((left, right, [distance]))
                }
            }
        }
        let fit = CalibrationFit(same: same, other: other.map(\.features))
        var (ones, others): ([Double], [Double]) = ([], [])
        for fold in 0...1 {
            let half = CalibrationFit(
                same: same.enumerated().filter { $0.offset % 2 != fold }.map(\.element),
                other: other.filter { $0.left % 2 != fold && $0.right % 2 != fold }.map(\.features))
            let cap = BehaviourComparison.hourCap
            let said = { (features: [Double]) in max(-cap, min(cap, half.ratio(features))) }
            ones += same.enumerated().filter { $0.offset % 2 == fold }.map { said($0.element) }
            others += other.filter { $0.left % 2 == fold && $0.right % 2 == fold }.map { said($0.features) }
        }
        authors = sides.count
        (intercept, slope) = (fit.weights[0], fit.weights[1])
        quality = RatioQuality(same: ones, other: others)
        let mean = { (values: [Double]) in values.reduce(0, +) / Double(max(1, values.count)) }
        distances = (mean(same.map { $0[0] }), mean(other.map { $0.features[0] }))
    }

    /// The first days with messages and days enough, and the last, not overlapping.
    private static func sides(of author: WritingCorpus.Author) -> ([Int], [Int])? {
        var days: [String: [Int]] = [:]
        for message in author.messages where message.time.utf8.count >= 13 {
            let hour = message.time.dropFirst(11).prefix(2)
            if let hour = Int(hour), (0..<24).contains(hour) {
                days[String(message.time.prefix(10)), default: []].append(hour)
            }
        }
        let sorted = days.keys.sorted()
        func taken(_ order: [String]) -> (hours: [Int], days: Int)? {
            var (hours, count) = ([Int](repeating: 0, count: 24), 0)
            for (place, day) in order.enumerated() {
                for hour in days[day] ?? [] { hours[hour] += 1 }
                count += days[day]?.count ?? 0
                if place + 1 >= HourDistance.leastDays, count >= HourDistance.leastMessages {
                    return (hours, place + 1)
                }
            }
            return nil
        }
        guard let first = taken(sorted), let last = taken(sorted.reversed()), first.days + last.days <= sorted.count
        else { return nil }
        return (first.hours, last.hours)
    }
}
