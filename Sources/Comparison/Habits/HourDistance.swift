// SPDX-License-Identifier: Apache-2.0

/// How far apart the days of two accounts lie: the circular earth mover's distance of their hours.
public enum HourDistance {
    /// Messages and days below which nothing is said.
    public static let leastMessages = 100
    /// See `leastMessages`.
    public static let leastDays = 10

    /// Hours by which the one's day must be moved to become the other's; nil with too few messages or days.
    static func between(_ left: BehaviourProfile, _ right: BehaviourProfile) -> Double? {
        guard let one = left.hours, let other = right.hours, left.days >= leastDays, right.days >= leastDays else {
            return nil
        }
        return between(one, other)
    }

    static func between(_ one: [Int], _ other: [Int]) -> Double? {
        guard one.count == 24, other.count == 24 else { return nil }
        let (total, otherTotal) = (one.reduce(0, +), other.reduce(0, +))
        guard total >= leastMessages, otherTotal >= leastMessages else { return nil }
        var difference = 0.0
        var sums: [Double] = []
        for hour in 0..<24 {
            difference += Double(one[hour]) / Double(total) - Double(other[hour]) / Double(otherTotal)
            sums.append(difference)
        }
        // On a circle the work is least when the median of the sums is taken away.
        let median = sums.sorted()[12]
        return sums.reduce(0) { $0 + abs($1 - median) }
    }
}
