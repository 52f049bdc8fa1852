// SPDX-License-Identifier: Apache-2.0

/// Time from the first message to each stage on a logarithmic axis, with the interval that the clocks allow.
struct EscalationChart {
    struct Row {
        var letter: String
        var name: String
        /// Nil where the times cannot be compared.
        var elapsed: Elapsed?
        /// Why it is nil, in a few words.
        var reason = ""
        /// By whom, as an account label.
        var by: String
    }

    var rows: [Row]

    static let marks: [(seconds: Double, label: String)] = [
        (1, "1 s"), (5, "5 s"), (15, "15 s"), (30, "30 s"), (60, "1 min"), (120, "2 min"), (300, "5 min"),
        (600, "10 min"), (1200, "20 min"), (1800, "30 min"), (3600, "1 h"), (7200, "2 h"), (14_400, "4 h"),
        (28_800, "8 h"), (86_400, "1 day"), (172_800, "2 days"), (604_800, "1 week"), (1_209_600, "2 weeks"),
        (2_592_000, "30 days"), (7_776_000, "90 days"), (31_536_000, "1 year"), (94_608_000, "3 years"),
        (315_360_000, "10 years"), (3_153_600_000, "100 years"), (315_360_000_000, "10,000 years"),
    ]

    private static let right = 560.0
    private static let head = 26.0
    private static let pitch = 23.0

    /// The logarithmic axis: marks from one to another, and where they lie.
    private struct Axis {
        var marks: ArraySlice<(seconds: Double, label: String)>
        var left: Double

        init(of rows: [Row], left: Double) {
            let shortest = rows.compactMap(\.elapsed).map { Double($0.shortest) }.filter { $0 >= 1 }.min() ?? 60
            let longest = max(2, rows.compactMap(\.elapsed).map { Double($0.longest) }.max() ?? 3600)
            let all = EscalationChart.marks
            let low = all.lastIndex { $0.seconds <= shortest } ?? 0
            let high = max(low + 1, all.firstIndex { $0.seconds >= longest } ?? all.count - 1)
            marks = all[low...min(high, all.count - 1)]
            self.left = left
        }

        /// Where the axis begins, in seconds.
        var from: Double { marks.first?.seconds ?? 1 }

        func x(_ seconds: Double) -> Double {
            let scale = (EscalationChart.right - left) / max(1e-9, log((marks.last?.seconds ?? from) / from))
            return left + log(max(seconds, from) / from) * scale
        }

        private func log(_ value: Double) -> Double { EscalationChart.log(value) }
    }

    func drawing(name: String, title: String, description: String) -> String {
        // The longest name stays clear of the plot.
        let left = max(176, 40 + 5.7 * Double(rows.map(\.name.count).max() ?? 0))
        let foot = Self.head + Double(rows.count) * Self.pitch
        var drawing = Drawing(name: name, title: title, description: description, height: foot + 30)
        let axis = Axis(of: rows, left: left)
        draw(axis, to: foot, in: &drawing)
        for (index, row) in rows.enumerated() {
            let y = Self.head + (Double(index) + 0.5) * Self.pitch
            drawing.badge(row.letter, 8, y)
            drawing.text(row.name, 24, y + 4, size: 11)
            if let elapsed = row.elapsed {
                draw(elapsed, at: y, on: axis, in: &drawing)
            } else {
                drawing.text(row.reason, left + 4, y + 4, size: 10.5, fill: Drawing.soft)
            }
        }
        drawKey(at: foot + 21, in: &drawing)
        return drawing.markup
    }

    private func draw(_ axis: Axis, to foot: Double, in drawing: inout Drawing) {
        var lastLabel = -100.0
        for mark in axis.marks {
            let place = axis.x(mark.seconds)
            drawing.line(place, Self.head - 6, place, foot, stroke: Drawing.grid, width: 0.7)
            let half = Double(mark.label.count) * 2.9
            guard place - half > lastLabel + 6 else { continue }
            drawing.text(mark.label, place, 12, size: 10.5, anchor: .middle, fill: Drawing.soft)
            lastLabel = place + half
        }
        drawing.line(axis.left, Self.head - 6, Drawing.width, Self.head - 6)
    }

    /// A point, or an interval with its middle; a wedge where it begins before the axis does.
    private func draw(_ elapsed: Elapsed, at y: Double, on axis: Axis, in drawing: inout Drawing) {
        let start = axis.x(Double(elapsed.shortest)), end = axis.x(Double(elapsed.longest))
        let middle = axis.x(Double(elapsed.middle))
        let isBelow = Double(elapsed.shortest) < axis.from
        let wedge = "M\(drawing.n(axis.left)) \(drawing.n(y))l7 -4v8z"
        if elapsed.isExact, isBelow {
            // Nought has no place on the axis.
            drawing.path(wedge, Drawing.ink)
        } else if elapsed.isExact {
            drawing.circle(middle, y, 4.4, fill: Drawing.ink)
        } else {
            drawing.line(start, y, end, y, stroke: Drawing.ink, width: 2)
            if isBelow {
                drawing.path(wedge, Drawing.ink)
            } else {
                drawing.line(start, y - 4.5, start, y + 4.5, stroke: Drawing.ink, width: 1.4)
            }
            drawing.line(end, y - 4.5, end, y + 4.5, stroke: Drawing.ink, width: 1.4)
            drawing.diamond(max(axis.left, middle), y, 4.8, fill: Drawing.ink)
        }
        let words = elapsed.text
        if Drawing.width - end - 10 > Double(words.count) * 6 + 4 {
            drawing.rect(end + 7, y - 7, Double(words.count) * 5.7 + 4, 14, fill: Drawing.paper)
            drawing.text(words, end + 9, y + 4, size: 10.5, weight: 500)
        } else {
            drawing.text(words, min(start, middle) - 9, y + 4, size: 10.5, anchor: .end, weight: 500)
        }
    }

    private func drawKey(at key: Double, in drawing: inout Drawing) {
        drawing.line(0, key - 17, Drawing.width, key - 17, stroke: Drawing.grid, width: 0.8)
        var at = 0.0
        if rows.contains(where: { $0.elapsed?.isExact == true }) {
            drawing.circle(6, key - 4, 4.4, fill: Drawing.ink)
            drawing.text("to the second", 16, key, size: 10.5, fill: Drawing.soft)
            at = 108
        }
        if rows.contains(where: { $0.elapsed?.isExact == false }) {
            drawing.line(at, key - 4, at + 24, key - 4, stroke: Drawing.ink, width: 2)
            drawing.diamond(at + 12, key - 4, 4.8, fill: Drawing.ink)
            drawing.text(
                "interval that the recorded times allow, with its middle", at + 32, key, size: 10.5, fill: Drawing.soft)
        }
    }

    /// Natural logarithm by halving and a short series: no mathematics library, equal on each machine.
    static func log(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        let exponent = Double(value.exponent)
        let ratio = (value.significand - 1) / (value.significand + 1)
        let square = ratio * ratio
        var (term, sum) = (ratio, 0.0)
        for odd in stride(from: 1, through: 31, by: 2) {
            sum += term / Double(odd)
            term *= square
        }
        return exponent * 0.693_147_180_559_945_3 + 2 * sum
    }
}
