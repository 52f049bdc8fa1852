// SPDX-License-Identifier: Apache-2.0

import Analysis

/// What became of the requests: bars on one base with count, share and 95% Wilson interval.
struct Funnel {
    struct Row {
        var name: String
        var count: Int
        /// Printed instead of the count when the export hides some of it.
        var words: String?
        /// The most that the export allows, where it hides some of it.
        var atMost: Int?
    }

    var rows: [Row]

    func drawing(name: String, title: String, description: String) -> String {
        let left = 128.0, right = 440.0, pitch = 25.0
        var drawing = Drawing(
            name: name, title: title, description: description, height: Double(rows.count) * pitch + 20)
        let base = max(1, rows.map { max($0.count, $0.atMost ?? 0) }.max() ?? 1)
        // A share of a range would be a range of ranges: then the counts stand alone.
        let isExact = rows.allSatisfy { $0.atMost == nil }
        let showsShare = isExact && base >= 20
        if showsShare {
            drawing.text("count", right + 66, 11, size: 10.5, anchor: .end, fill: Drawing.soft)
            drawing.text("share", right + 128, 11, size: 10.5, anchor: .end, fill: Drawing.soft)
            drawing.text("95% interval", Drawing.width, 11, size: 10.5, anchor: .end, fill: Drawing.soft)
        }
        for (index, row) in rows.enumerated() {
            let y = 18 + (Double(index) + 0.5) * pitch
            let share = min(1, Double(row.count) / Double(base))
            drawing.text(row.name, 0, y + 4, weight: index == 0 ? 600 : 400)
            drawing.rect(left, y - 7, (right - left) * share, 14, fill: index == 0 ? Drawing.pale : Drawing.accent)
            if let atMost = row.atMost, atMost > row.count {
                let most = min(1, Double(atMost) / Double(base))
                drawing.rect(
                    left + (right - left) * share, y - 7, (right - left) * (most - share), 14, fill: drawing.hatch)
            }
            drawing.text(row.words ?? Figures.grouped(row.count), right + 66, y + 4, anchor: .end, weight: 600)
            guard showsShare, index > 0, row.words == nil else { continue }
            guard let interval = Proportion.wilson(row.count, of: base) else { continue }
            let (low, high) = (interval.low, interval.high)
            let (start, end) = (left + (right - left) * low, left + (right - left) * high)
            drawing.line(start, y, end, y, stroke: Drawing.paper, width: 5)
            drawing.line(start, y, end, y, stroke: Drawing.ink, width: 1.6)
            drawing.line(start, y - 4, start, y + 4, stroke: Drawing.ink, width: 1.6)
            drawing.line(end, y - 4, end, y + 4, stroke: Drawing.ink, width: 1.6)
            drawing.text(Figures.percent(row.count, of: base), right + 128, y + 4, anchor: .end)
            drawing.text(
                "\(Figures.fixed(low * 100, places: 1)) to \(Figures.fixed(high * 100, places: 1))%", Drawing.width,
                y + 4, anchor: .end, fill: Drawing.soft)
        }
        return drawing.markup
    }
}
