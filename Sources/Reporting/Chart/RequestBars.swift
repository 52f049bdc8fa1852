// SPDX-License-Identifier: Apache-2.0

/// Sent contact requests in equal slots of time, with the densest stretch marked.
struct RequestBars {
    var counts: [Int]
    /// Words under a slot, by slot; sparse.
    var labels: [(slot: Int, words: String)]
    /// `hour` or `day`.
    var unit: String
    /// Slots of the densest stretch.
    var peak: ClosedRange<Int>?
    var peakWords: String?

    func drawing(name: String, title: String, description: String) -> String {
        let left = 34.0, top = 58.0, plot = 108.0, height = 202.0
        let foot = top + plot
        var drawing = Drawing(name: name, title: title, description: description, height: height)
        let most = max(1, counts.max() ?? 1)
        let tick = Self.tick(most)
        let ceiling = ((most + tick - 1) / tick) * tick
        let scale = plot / Double(ceiling)
        let step = (Drawing.width - left) / Double(max(1, counts.count))
        if let peak {
            drawing.rect(
                left + Double(peak.lowerBound) * step, top, Double(peak.count) * step, plot, fill: drawing.hatch)
        }
        var value = 0
        while value <= ceiling {
            let y = foot - Double(value) * scale
            drawing.line(
                left, y, Drawing.width, y, stroke: value == 0 ? Drawing.axis : Drawing.grid, width: value == 0 ? 1 : 0.7
            )
            drawing.text(Figures.grouped(value), left - 6, y + 4, size: 10.5, anchor: .end, fill: Drawing.soft)
            value += tick
        }
        drawing.text("requests in each \(unit)", 0, 11, size: 10.5, fill: Drawing.soft)
        let isEachTold = counts.count <= Self.mostTold || counts.count(where: { $0 > 0 }) <= Self.mostTold
        for (slot, count) in counts.enumerated() where count > 0 {
            let bar = max(1.2, step * 0.72)
            let x = left + (Double(slot) + 0.5) * step - bar / 2
            let isPeak = peak?.contains(slot) == true
            let size = Double(count) * scale
            drawing.rect(x, foot - size, bar, size, fill: isPeak ? Drawing.ink : Drawing.pale)
            if count == most || isEachTold {
                let words = Figures.grouped(count)
                // A number on the hatching has paper of its own.
                let width = Double(words.count) * 6.4 + 4
                let middle = min(x + bar / 2, Drawing.width - width / 2)
                if isPeak { drawing.rect(middle - width / 2, foot - size - 14, width, 13, fill: Drawing.paper) }
                drawing.text(words, middle, foot - size - 4, size: 10.5, anchor: .middle, weight: 600)
            }
        }
        if let peak, let peakWords {
            let (start, end) = (left + Double(peak.lowerBound) * step, left + Double(peak.upperBound + 1) * step)
            let isRight = (start + end) / 2 > Drawing.width / 2
            drawing.text(
                peakWords, isRight ? end : start, 30, size: 11, anchor: isRight ? .end : .start, weight: 600)
            drawing.line(start, 35, end, 35, stroke: Drawing.ink, width: 1.6)
        }
        for (slot, words) in labels {
            let x = left + Double(slot) * step
            drawing.line(x, foot, x, foot + 5)
            drawing.text(words, x + 2, foot + 17, size: 10.5, fill: Drawing.soft)
        }
        return drawing.markup
    }

    /// Bars up to which each has its number.
    private static let mostTold = 16

    /// A round step that gives at most five lines.
    private static func tick(_ most: Int) -> Int {
        var unit = 1
        while true {
            for factor in [1, 2, 5] where unit * factor * 5 >= most { return unit * factor }
            unit *= 10
        }
    }
}
