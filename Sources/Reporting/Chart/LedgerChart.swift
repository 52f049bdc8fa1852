// SPDX-License-Identifier: Apache-2.0

/// Demands as rows over time, from their first message to their last, with deadlines and payments.
struct LedgerChart {
    /// An instant, or the two of a repeated hour.
    struct Span: Hashable {
        var first: Int64
        var last: Int64
    }

    struct Row {
        /// `D-1`.
        var label: String
        /// `£200`, or what stands for it.
        var amount: String
        /// Seconds on one clock, ascending: the messages that fill the demand, each with the other instant of a repeated hour.
        var messages: [Span]
        /// The first deadline and those to which it was put off.
        var deadlines: [Span]
        var payments: [Span]
        var tier: String
    }

    var rows: [Row]
    /// Words under the axis for a time.
    var words: (Int64) -> String

    func drawing(name: String, title: String, description: String) -> String {
        let left = 160.0, head = 8.0, pitch = 24.0
        let foot = head + Double(rows.count) * pitch
        var drawing = Drawing(name: name, title: title, description: description, height: foot + 48)
        let axis = BrokenAxis(
            rows.flatMap { ($0.messages + $0.payments + $0.deadlines).flatMap { [$0.first, $0.last] } },
            width: Drawing.width - left - 12)
        let x = { (time: Int64) in left + axis.place(time) }
        var lastEnd = -100.0
        for time in axis.ticks {
            drawing.line(x(time), head, x(time), foot + 4, stroke: Drawing.grid, width: 0.7)
            let label = words(time)
            let half = Double(label.count) * 2.9
            let middle = min(x(time), Drawing.width - half)
            guard middle - half > lastEnd + 8 else { continue }
            drawing.text(label, middle, foot + 17, size: 10.5, anchor: .middle, fill: Drawing.soft)
            lastEnd = middle + half
        }
        for (index, row) in rows.enumerated() { write(row, head + (Double(index) + 0.5) * pitch, left, x, &drawing) }
        drawing.line(left, foot, Drawing.width, foot)
        for place in axis.breaks {
            drawing.rect(left + place - 3, head, 6, foot - head + 3, fill: Drawing.paper)
            for offset in [-3.0, 3.0] {
                drawing.line(
                    left + place + offset, head, left + place + offset, foot + 4, stroke: Drawing.axis, dashes: "2 2")
            }
        }
        key(foot + 40, hasBreak: !axis.breaks.isEmpty, &drawing)
        return drawing.markup
    }

    private func write(_ row: Row, _ y: Double, _ left: Double, _ x: (Int64) -> Double, _ drawing: inout Drawing) {
        drawing.text(row.label, 0, y + 4, size: 12, weight: 600)
        drawing.text(row.tier, 38, y + 4, size: 10.5, fill: Drawing.soft)
        drawing.text(row.amount, left - 10, y + 4, size: 11, anchor: .end)
        drawing.line(left, y, Drawing.width, y, stroke: Drawing.grid, width: 0.6)
        let start = row.messages.first.map { x($0.first) } ?? left
        let end = row.messages.map { x($0.last) }.max() ?? left
        for deadline in row.deadlines {
            drawing.line(end, y, x(deadline.last), y, stroke: Drawing.ink, width: 1.2, dashes: "3 3")
            bar(deadline, y, x, &drawing)
            for time in Set([deadline.first, deadline.last]).sorted() {
                drawing.circle(x(time), y, 4.2, fill: Drawing.paper, stroke: Drawing.ink)
            }
        }
        drawing.rect(start, y - 1.5, max(1, end - start), 3, fill: Drawing.accent)
        var last = -10.0
        for time in Set(row.messages.flatMap { [$0.first, $0.last] }).sorted() where x(time) - last >= 0.8 {
            drawing.rect(x(time) - 1, y - 7, 2, 14, fill: Drawing.accent)
            last = x(time)
        }
        for message in row.messages { bar(message, y, x, &drawing) }
        for payment in row.payments {
            bar(payment, y, x, &drawing)
            for time in Set([payment.first, payment.last]).sorted() {
                drawing.diamond(x(time), y, 6, fill: Drawing.ink)
            }
        }
    }

    /// Joins the two instants of which one was meant.
    private func bar(_ span: Span, _ y: Double, _ x: (Int64) -> Double, _ drawing: inout Drawing) {
        guard span.first != span.last else { return }
        drawing.line(x(span.first), y - 9, x(span.last), y - 9, stroke: Drawing.ink, width: 1.2)
        for time in [span.first, span.last] {
            drawing.line(x(time), y - 9, x(time), y - 4, stroke: Drawing.ink, width: 1.2)
        }
    }

    private func key(_ y: Double, hasBreak: Bool, _ drawing: inout Drawing) {
        drawing.rect(6, y - 12, 2, 14, fill: Drawing.accent)
        drawing.text("message of the demand", 14, y, size: 10.5, fill: Drawing.soft)
        drawing.circle(152, y - 5, 4.2, fill: Drawing.paper, stroke: Drawing.ink)
        drawing.text("deadline", 162, y, size: 10.5, fill: Drawing.soft)
        drawing.diamond(226, y - 5, 6, fill: Drawing.ink)
        drawing.text("payment claimed or recorded after it", 238, y, size: 10.5, fill: Drawing.soft)
        guard hasBreak else { return }
        for offset in [0.0, 6.0] {
            drawing.line(444 + offset, y - 12, 444 + offset, y + 2, stroke: Drawing.axis, dashes: "2 2")
        }
        drawing.text("time left out", 458, y, size: 10.5, fill: Drawing.soft)
    }
}
