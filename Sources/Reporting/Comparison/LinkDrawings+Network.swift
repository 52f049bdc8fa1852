// SPDX-License-Identifier: Apache-2.0

import Comparison
import Foundation

extension LinkDrawings {
    private static let networkLimit = 40

    /// A group as it is drawn: its accounts round a ring, by name where all names find room beside it, else by number with the
    /// names below.
    private struct Ring {
        let group: ComparisonOutcome.Group
        let labels: [String]
        let radius: Double
        let isNumbered: Bool
        /// Columns of names below.
        let columns: Int

        private static let mostNames = 12
        /// The most that a letter of a label takes, at its size.
        private static let letter = 6.2
        static let line = 14.0

        init(_ group: ComparisonOutcome.Group, _ labels: ReferenceLabels, width: Double) {
            self.group = group
            self.labels = group.accounts.map(labels.label)
            let longest = Double(self.labels.map(\.count).max() ?? 0) * Self.letter
            let named = min(90, 26 + 9 * Double(group.accounts.count))
            isNumbered = group.accounts.count > Self.mostNames || named + 10 + longest > width / 2
            // Numbers need room between them.
            radius = isNumbered ? min(width / 2 - 24, max(named, 3.2 * Double(group.accounts.count))) : named
            columns = max(1, Int(width / (longest + 4 * Self.letter)))
        }

        var height: Double {
            let lines = isNumbered ? (labels.count + columns - 1) / columns : 0
            return radius * 2 + 56 + Double(lines) * Self.line
        }
    }

    /// Groups as rings, one beside the other; a bridge is dashed.
    static func network(_ result: ComparisonOutcome) -> String? {
        var drawn: [ComparisonOutcome.Group] = []
        for group in result.groups where drawn.reduce(group.accounts.count, { $0 + $1.accounts.count }) <= networkLimit
        {
            drawn.append(group)
        }
        guard !drawn.isEmpty else { return nil }
        let isPart = drawn.count < result.groups.count
        let columns = drawn.count == 1 ? 1 : 2
        let cell = Drawing.width / Double(columns)
        let labels = ReferenceLabels(drawn.flatMap(\.accounts))
        let rings = drawn.map { Ring($0, labels, width: cell) }
        let rows = stride(from: 0, to: rings.count, by: columns).map { rings[$0..<min(rings.count, $0 + columns)] }
        let heights = rows.map { $0.map(\.height).max() ?? 0 }
        let height = heights.reduce(0, +)
        var drawing = Drawing(
            name: "network", title: "Network of accounts",
            description: "\(drawn.count) groups; lines are links of band A, dashed ones are bridges.",
            height: height + (isPart ? 22 : 0))
        var top = 0.0
        for (row, height) in zip(rows, heights) {
            for (column, ring) in row.enumerated() {
                draw(ring, of: result, left: Double(column) * cell, top: top, width: cell, in: &drawing)
            }
            top += height
        }
        if isPart {
            drawing.text(
                "\(drawn.count) of \(result.groups.count) groups are drawn.", 0, height + 14, size: 10,
                fill: Drawing.soft)
        }
        return drawing.markup
    }

    private static func draw(
        _ ring: Ring, of result: ComparisonOutcome, left: Double, top: Double, width: Double, in drawing: inout Drawing
    ) {
        let (group, radius) = (ring.group, ring.radius)
        let (centreX, centreY) = (left + width / 2, top + radius + 36)
        var places: [AccountReference: (Double, Double)] = [:]
        for (position, account) in group.accounts.enumerated() {
            let angle = 2 * Double.pi * Double(position) / Double(group.accounts.count) - Double.pi / 2
            places[account] = (centreX + cos(angle) * radius, centreY + sin(angle) * radius)
        }
        let bridges = Set(group.bridges.map(\.pair))
        for pair in result.pairs where pair.band == .a && !pair.isRefuted {
            guard let from = places[pair.left.reference], let to = places[pair.right.reference] else { continue }
            drawing.line(
                from.0, from.1, to.0, to.1, stroke: Drawing.accent, width: 1.6,
                dashes: bridges.contains(pair.reference) ? "5 4" : nil)
        }
        for (position, account) in group.accounts.enumerated() {
            guard let place = places[account] else { continue }
            drawing.circle(place.0, place.1, 6, fill: Drawing.paper, stroke: Drawing.accent)
            if ring.isNumbered {
                let share = (radius + 16) / radius
                drawing.text(
                    "\(position + 1)", centreX + (place.0 - centreX) * share, centreY + (place.1 - centreY) * share + 4,
                    size: 10, anchor: .middle)
                let lines = (ring.labels.count + ring.columns - 1) / ring.columns
                drawing.text(
                    "\(position + 1)  \(ring.labels[position])",
                    left + Double(position / lines) * width / Double(ring.columns),
                    top + radius * 2 + 68 + Double(position % lines) * Ring.line, size: 10)
                continue
            }
            let isLeft = place.0 < centreX - 4
            drawing.text(
                ring.labels[position], place.0 + (isLeft ? -10 : 10), place.1 + (place.1 < centreY ? -8 : 14), size: 10,
                anchor: isLeft ? .end : .start)
        }
        drawing.text(group.id, left, top + 16, size: 12, fill: Drawing.soft, weight: 600)
    }
}
