// SPDX-License-Identifier: Apache-2.0

/// Fits a sum of trees of two questions by gradient boosting, the same on every machine.
///
/// Each tree is grown on the slope and curvature of the logistic loss, a leaf takes a share of the Newton step
/// (Friedman 2001; Chen & Guestrin 2016). Cuts are looked for at quantiles only. No randomness.
public struct TreeFit: Sendable {
    /// How many trees.
    public var rounds: Int
    /// Share of the step that a tree takes.
    public var rate: Double
    /// Fewest rows on either side of a question.
    private static let fewest = 20
    /// What is added to the curvature of a leaf, against large steps on few rows.
    private static let penalty = 1.0
    private static let bins = 32

    /// Sets up a fit.
    public init(rounds: Int, rate: Double) {
        self.rounds = rounds
        self.rate = rate
    }

    /// Fits the trees; `rows` hold the measures in the order of the names.
    public func fit(names: [String], rows: [[Double]], truth: [Bool]) -> DecisionTrees {
        let yes = truth.count { $0 }
        guard yes > 0, yes < truth.count else { return DecisionTrees(bias: -5, trees: []) }
        let columns = names.indices.map { place in Column(rows.map { $0[place] }, most: Self.bins) }
        // A constant that need not be exact: the first trees move it.
        let bias = yes * 2 < truth.count ? -1.0 : 0
        var trees = DecisionTrees(bias: bias, trees: [])
        var margins = [Double](repeating: bias, count: rows.count)
        var steps = Steps(count: rows.count)
        for _ in 0..<rounds {
            for row in rows.indices { steps.set(row, share: LogisticShare.of(margins[row]), isTrue: truth[row]) }
            let all = (0..<Int32(truncatingIfNeeded: rows.count)).map { $0 }
            guard let first = Self.best(columns, all, steps) else { break }
            let parts = Self.parted(all, columns[first.column], first.bin)
            let sides = [parts.below, parts.above].map { part in grown(names, columns, part, steps, &margins) }
            trees.trees.append(
                DecisionTrees.Tree(
                    question: Self.question(names, columns, first), below: sides[0], above: sides[1]))
        }
        return trees
    }

    /// The second question on a part of the rows; their margins take the step.
    private func grown(
        _ names: [String], _ columns: [Column], _ rows: [Int32], _ steps: Steps, _ margins: inout [Double]
    ) -> DecisionTrees.Side {
        guard let split = Self.best(columns, rows, steps) else {
            let value = step(rows, steps, &margins)
            return DecisionTrees.Side(question: nil, below: value, above: value)
        }
        let parts = Self.parted(rows, columns[split.column], split.bin)
        let (below, above) = (step(parts.below, steps, &margins), step(parts.above, steps, &margins))
        return DecisionTrees.Side(question: Self.question(names, columns, split), below: below, above: above)
    }

    private func step(_ rows: [Int32], _ steps: Steps, _ margins: inout [Double]) -> Double {
        let (slope, curvature) = steps.sum(rows)
        // As the pack writes it, so that the margins are those of the file.
        let value = (-rate * slope / (curvature + Self.penalty) * 1000).rounded() / 1000
        for row in rows { margins[Int(row)] += value }
        return value
    }

    // MARK: Questions

    private struct Split {
        var column: Int
        var bin: Int
    }

    private static func question(_ names: [String], _ columns: [Column], _ split: Split) -> DecisionTrees.Question {
        DecisionTrees.Question(measure: names[split.column], cut: columns[split.column].cuts[split.bin])
    }

    private static func parted(_ rows: [Int32], _ column: Column, _ bin: Int) -> (below: [Int32], above: [Int32]) {
        var parts: (below: [Int32], above: [Int32]) = ([], [])
        for row in rows {
            if Int(column.bins[Int(row)]) <= bin { parts.below.append(row) } else { parts.above.append(row) }
        }
        return parts
    }

    /// The question that gains most; nil where none gains or too few rows are left.
    private static func best(_ columns: [Column], _ rows: [Int32], _ steps: Steps) -> Split? {
        guard rows.count >= 2 * fewest else { return nil }
        let (slope, curvature) = steps.sum(rows)
        let whole = slope * slope / (curvature + penalty)
        var best: (split: Split, gain: Double)?
        for (number, column) in columns.enumerated() where !column.cuts.isEmpty {
            let histogram = column.histogram(rows, steps)
            var (below, belowCurvature, count) = (0.0, 0.0, 0)
            for bin in column.cuts.indices {
                below += histogram.slopes[bin]
                belowCurvature += histogram.curvatures[bin]
                count += histogram.counts[bin]
                guard count >= fewest, rows.count - count >= fewest else { continue }
                let above = slope - below
                let gain =
                    below * below / (belowCurvature + penalty)
                    + above * above / (curvature - belowCurvature + penalty) - whole
                if gain > 1e-6, gain > (best?.gain ?? 0) { best = (Split(column: number, bin: bin), gain) }
            }
        }
        return best?.split
    }
}

/// Slope and curvature of the loss, by row.
private struct Steps {
    var slopes: [Double]
    var curvatures: [Double]

    init(count: Int) {
        slopes = [Double](repeating: 0, count: count)
        curvatures = slopes
    }

    mutating func set(_ row: Int, share: Double, isTrue: Bool) {
        slopes[row] = share - (isTrue ? 1 : 0)
        curvatures[row] = share * (1 - share)
    }

    func sum(_ rows: [Int32]) -> (slope: Double, curvature: Double) {
        var sum = (slope: 0.0, curvature: 0.0)
        for row in rows {
            sum.slope += slopes[Int(row)]
            sum.curvature += curvatures[Int(row)]
        }
        return sum
    }
}

/// A measure in bins: where it can be cut, and in which bin each row lies.
private struct Column {
    /// Ascending; a value lies in the first bin whose cut is above it, else in the last.
    let cuts: [Double]
    let bins: [UInt8]

    init(_ values: [Double], most: Int) {
        let sorted = values.sorted()
        var cuts: [Double] = []
        func add(_ value: Double, _ rule: FloatingPointRoundingRule) {
            // With few digits, so that the file holds it as it is.
            let cut = (value * 1000).rounded(rule) / 1000
            if cut > sorted[0], cut <= sorted[sorted.count - 1], cut > cuts.last ?? -.infinity { cuts.append(cut) }
        }
        // Most measures are seldom there: there or not is a question of its own.
        if let second = sorted.first(where: { $0 > sorted[0] }) { add(second, .down) }
        for part in 1..<most { add(sorted[part * sorted.count / most], .up) }
        self.cuts = cuts
        bins = values.map { value in UInt8(truncatingIfNeeded: cuts.firstIndex { value < $0 } ?? cuts.count) }
    }

    func histogram(_ rows: [Int32], _ steps: Steps) -> (slopes: [Double], curvatures: [Double], counts: [Int]) {
        var slopes = [Double](repeating: 0, count: cuts.count + 1)
        var curvatures = slopes
        var counts = [Int](repeating: 0, count: cuts.count + 1)
        for row in rows {
            let bin = Int(bins[Int(row)])
            slopes[bin] += steps.slopes[Int(row)]
            curvatures[bin] += steps.curvatures[Int(row)]
            counts[bin] += 1
        }
        return (slopes, curvatures, counts)
    }
}
