// SPDX-License-Identifier: Apache-2.0

/// Demands as rows over time, from their first message to their last, with deadlines and payments.
struct LedgerChart {
    struct Row {
        /// `D-1`.
        var label: String
        /// `£200`, or what stands for it.
        var amount: String
        /// Seconds since the left end of the axis.
        var start: Int64
        var end: Int64
        var deadline: Int64?
        var payments: [Int64]
        var tier: String
    }

    var rows: [Row]
    var length: Int64
    var ticks: [(time: Int64, words: String)]

    func drawing(name: String, title: String, description: String) -> String {
        let left = 150.0, head = 8.0, pitch = 24.0
        let foot = head + Double(rows.count) * pitch
        var drawing = Drawing(name: name, title: title, description: description, height: foot + 48)
        let scale = (Drawing.width - left - 12) / Double(max(1, length))
        let x = { (time: Int64) in left + Double(min(max(0, time), length)) * scale }
        var lastTick = -100.0
        for (time, words) in ticks {
            drawing.line(x(time), head, x(time), foot + 4, stroke: Drawing.grid, width: 0.7)
            guard x(time) - lastTick > Double(words.count) * 6 + 8 else { continue }
            drawing.text(words, x(time), foot + 17, size: 10.5, anchor: .middle, fill: Drawing.soft)
            lastTick = x(time)
        }
        for (index, row) in rows.enumerated() {
            let y = head + (Double(index) + 0.5) * pitch
            drawing.text(row.label, 0, y + 4, size: 12, weight: 600)
            drawing.text(row.tier, 38, y + 4, size: 10.5, fill: Drawing.soft)
            drawing.text(row.amount, left - 10, y + 4, size: 11, anchor: .end)
            drawing.line(left, y, Drawing.width, y, stroke: Drawing.grid, width: 0.6)
            if let deadline = row.deadline {
                drawing.line(x(row.end), y, x(deadline), y, stroke: Drawing.ink, width: 1.2, dashes: "3 3")
                drawing.circle(x(deadline), y, 4.2, fill: Drawing.paper, stroke: Drawing.ink)
            }
            drawing.rect(x(row.start) - 2, y - 6, max(4, x(row.end) - x(row.start) + 4), 12, fill: Drawing.accent)
            for payment in row.payments { drawing.diamond(x(payment), y, 6, fill: Drawing.ink) }
        }
        drawing.line(left, foot, Drawing.width, foot)
        let key = foot + 40
        drawing.rect(0, key - 10, 14, 10, fill: Drawing.accent)
        drawing.text("messages of the demand", 20, key, size: 10.5, fill: Drawing.soft)
        drawing.circle(166, key - 5, 4.2, fill: Drawing.paper, stroke: Drawing.ink)
        drawing.text("deadline", 176, key, size: 10.5, fill: Drawing.soft)
        drawing.diamond(246, key - 5, 6, fill: Drawing.ink)
        drawing.text("payment claimed or recorded after it", 258, key, size: 10.5, fill: Drawing.soft)
        return drawing.markup
    }
}
