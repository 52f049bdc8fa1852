// SPDX-License-Identifier: Apache-2.0

import Comparison
import Foundation

/// The pictures of a comparison: matrix, network and the bars of a pair.
///
/// Case references are drawn escaped and short.
enum LinkDrawings {
    private static let matrixLimit = 24

    /// Accounts in the order of their first pair.
    private static func accounts(_ pairs: [ComparisonOutcome.Pair], atMost limit: Int) -> [AccountReference] {
        var found: [AccountReference] = []
        for pair in pairs {
            for account in [pair.left.reference, pair.right.reference]
            where !found.contains(account) && found.count < limit {
                found.append(account)
            }
        }
        return found.sorted()
    }

    static func matrix(_ result: ComparisonOutcome) -> String? {
        let accounts = accounts(result.pairs, atMost: matrixLimit)
        guard accounts.count > 1 else { return nil }
        let labels = ReferenceLabels(accounts)
        let left = 150.0
        let size = min(30, (Drawing.width - left) / Double(accounts.count))
        let height = 24 + size * Double(accounts.count) + 22
        var drawing = Drawing(
            name: "matrix", title: "Matrix of accounts",
            description: "\(accounts.count) accounts; each square holds the band of the link between two of them.",
            height: height)
        for (row, account) in accounts.enumerated() {
            let y = 24 + Double(row) * size
            drawing.text("\(row + 1)  \(labels.label(account))", 0, y + size / 2 + 4, size: 10.5)
            drawing.text(
                "\(row + 1)", left + (Double(row) + 0.5) * size, 16, size: 10, anchor: .middle, fill: Drawing.soft)
            for column in accounts.indices {
                drawing.rect(
                    left + Double(column) * size, y, size, size, fill: column == row ? Drawing.wash : Drawing.paper,
                    stroke: Drawing.grid)
            }
        }
        for (index, pair) in result.pairs.enumerated() {
            guard let one = accounts.firstIndex(of: pair.left.reference),
                let other = accounts.firstIndex(of: pair.right.reference)
            else { continue }
            for (row, column) in [(one, other), (other, one)] {
                let (x, y) = (left + Double(column) * size, 24 + Double(row) * size)
                let fill = pair.band == .a ? Drawing.accent : pair.band == .b ? Drawing.pale : Drawing.wash
                func cell(_ drawing: inout Drawing) {
                    drawing.rect(x + 1, y + 1, size - 2, size - 2, fill: fill)
                    drawing.text(
                        pair.band.rawValue, x + size / 2, y + size / 2 + 4, size: 10.5, anchor: .middle,
                        fill: pair.band == .c ? Drawing.ink : Drawing.paper, weight: 600)
                }
                if index < ComparisonReport.pairLimit {
                    drawing.link(to: "pair-\(index + 1)", "Possible connection \(index + 1)", cell)
                } else {
                    cell(&drawing)
                }
            }
        }
        let total = Set(result.pairs.flatMap { [$0.left.reference, $0.right.reference] }).count
        if total > accounts.count {
            drawing.text(
                "\(accounts.count) of \(total) accounts are drawn.", 0, height - 6, size: 10, fill: Drawing.soft)
        }
        return drawing.markup
    }

    /// One bar an item, as long as what it adds and beginning where the one before ends; a bar for what the caps take away
    /// leads to the sum.
    static func waterfall(_ pair: ComparisonOutcome.Pair, name: String) -> String {
        let (items, counted) = (pair.score.items, pair.score.counted)
        let capped = pair.score.caps.reduce(0) { $0 + $1.to - $1.from }
        let bars = counted.count + (capped == 0 ? 0 : 1)
        var (low, high, reached) = (0.0, max(0.5, pair.score.total), 0.0)
        for step in counted {
            reached += step
            (low, high) = (min(low, reached), max(high, reached))
        }
        // As narrow as a telephone: words above each bar.
        let (left, right, row) = (4.0, 290.0, 32.0)
        let scale = (right - left) / (high - low)
        let x = { (value: Double) in left + (value - low) * scale }
        var drawing = Drawing(
            name: name, title: "Weights of the items",
            description:
                "\(items.count) items and their sum after dependence and caps: \(Figures.fixed(pair.score.total, places: 2)).",
            height: row * Double(bars + 1) + 6, width: 360)
        drawing.line(x(0), 2, x(0), row * Double(bars + 1) + 2)
        var at = 0.0
        func bar(_ index: Int, _ title: String, _ step: Double, _ words: String, fill: String) {
            let y = Double(index) * row
            drawing.text(title, left + 3, y + 13, size: 10.5)
            let end = at + step
            drawing.rect(x(min(at, end)), y + 17, max(1.5, abs(step) * scale), 10, fill: fill)
            drawing.text(words, x(max(at, end)) + 4, y + 26, size: 10, fill: Drawing.soft)
            at = end
        }
        for (index, item) in items.enumerated() {
            let isWhole = abs(item.weight - counted[index]) < 0.005
            let own = Figures.fixed(item.weight, places: 2)
            bar(
                index, ComparisonWords.title(item.kind), counted[index],
                isWhole ? own : "\(Figures.fixed(counted[index], places: 2)) of \(own)",
                fill: item.standing == .hard
                    ? Drawing.accent : item.standing > .accompanying ? Drawing.pale : Drawing.grid)
        }
        if capped != 0 {
            bar(
                counted.count, "Taken away by the caps", capped, Figures.fixed(capped, places: 2), fill: Drawing.grid)
        }
        let y = Double(bars) * row
        drawing.text("Sum, after dependence and caps", left + 3, y + 13, size: 10.5, weight: 600)
        drawing.rect(
            x(min(0, pair.score.total)), y + 17, max(1.5, abs(pair.score.total) * scale), 10, fill: Drawing.paper,
            stroke: Drawing.ink)
        drawing.text(
            Figures.fixed(pair.score.total, places: 2), x(max(0, pair.score.total)) + 4, y + 26, size: 10, weight: 600)
        return drawing.markup
    }
}
