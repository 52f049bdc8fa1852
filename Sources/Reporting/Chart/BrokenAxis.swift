// SPDX-License-Identifier: Apache-2.0

/// A time axis that leaves out long stretches in which nothing happened, each marked as a break.
///
/// Demands of ten minutes and one of the next morning on one straight axis would be a dot and a gap.
struct BrokenAxis {
    /// Seconds covered without a break, ascending.
    let stretches: [ClosedRange<Int64>]
    private let width: Double
    private let scale: Double

    /// Width of a break.
    private static let gap = 18.0

    /// Covers the times, with breaks where a silence is longer than a sixth of what happened in all.
    init(_ times: [Int64], width: Double) {
        self.width = width
        let sorted = times.sorted()
        guard let first = sorted.first, let last = sorted.last else {
            stretches = []
            scale = 1
            return
        }
        let whole = last - first
        // The longest silences first: at most three, and only those beside which the rest would shrink.
        let gaps = Self.silences(sorted, longerThan: max(1800, whole / 6)).prefix(3).sorted {
            $0.lowerBound < $1.lowerBound
        }
        let silent: Int64 = gaps.reduce(0) { $0 + Self.length($1) }
        let inner: Int64 = gaps.isEmpty ? max(30, whole / 60) : max(30, (whole - silent) / 30)
        var found: [ClosedRange<Int64>] = []
        var start = first - inner
        for gap in gaps {
            found.append(start...(gap.lowerBound + inner))
            start = gap.upperBound - inner
        }
        found.append(start...(last + inner))
        stretches = found
        let length: Int64 = found.reduce(0) { $0 + Self.length($1) }
        scale = (width - Double(found.count - 1) * Self.gap) / Double(max(1, length))
    }

    private static func length(_ stretch: ClosedRange<Int64>) -> Int64 { stretch.upperBound - stretch.lowerBound }

    /// Stretches between neighbours, the longest first.
    private static func silences(_ sorted: [Int64], longerThan limit: Int64) -> [ClosedRange<Int64>] {
        var found: [ClosedRange<Int64>] = []
        for (start, end) in zip(sorted, sorted.dropFirst()) where end - start > limit { found.append(start...end) }
        return found.sorted { left, right in
            let (a, b) = (length(left), length(right))
            return a != b ? a > b : left.lowerBound < right.lowerBound
        }
    }

    /// The place of a time, from the left end.
    func place(_ time: Int64) -> Double {
        var left = 0.0
        for stretch in stretches {
            if time < stretch.lowerBound { return max(0, left - Self.gap / 2) }
            if time <= stretch.upperBound { return left + Double(time - stretch.lowerBound) * scale }
            left += Double(Self.length(stretch)) * scale + Self.gap
        }
        return width
    }

    /// The middle of each break.
    var breaks: [Double] {
        var left = 0.0
        return stretches.dropLast().map { stretch in
            left += Double(Self.length(stretch)) * scale + Self.gap
            return left - Self.gap / 2
        }
    }

    /// Round times, about eight in all and one in each stretch at least.
    var ticks: [Int64] {
        let steps: [Int64] = [
            60, 120, 300, 600, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000,
            31_536_000,
        ]
        let length: Int64 = stretches.reduce(0) { $0 + Self.length($1) }
        let wanted = steps.first { length / $0 <= 8 } ?? max(1, length / 8)
        return stretches.flatMap { stretch -> [Int64] in
            for step in [wanted] + steps.reversed().filter({ $0 < wanted }) {
                let first = Self.above(stretch.lowerBound, step)
                let found = Array(stride(from: first, through: stretch.upperBound, by: Int(step)))
                if !found.isEmpty { return Array(found.prefix(12)) }
            }
            return [stretch.lowerBound]
        }
    }

    private static func above(_ time: Int64, _ step: Int64) -> Int64 {
        let (quotient, rest) = time.quotientAndRemainder(dividingBy: step)
        return (rest > 0 ? quotient + 1 : quotient) * step
    }
}
