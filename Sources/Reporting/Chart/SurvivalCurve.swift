// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Which share of an account's conversations has not yet seen a stage, by time since the first message.
struct SurvivalCurve {
    var survival: Survival
    /// Seconds at which watching ended without the stage.
    var ended: [Double]
    /// Longest time on the axis.
    var longest: Double

    func drawing(name: String, title: String, description: String) -> String {
        let left = 44.0, top = 16.0, plot = 150.0
        let foot = top + plot
        var drawing = Drawing(name: name, title: title, description: description, height: foot + 46)
        let marks = EscalationChart.marks
        let shortest = max(30, (survival.points.first?.time ?? 60) * 0.7)
        let low = marks.lastIndex { $0.seconds <= shortest } ?? 0
        let high = max(low + 1, marks.firstIndex { $0.seconds >= longest } ?? marks.count - 1)
        let (from, to) = (marks[low].seconds, max(marks[min(high, marks.count - 1)].seconds, longest))
        let scale = (Drawing.width - left - 8) / max(0.001, EscalationChart.log(to) - EscalationChart.log(from))
        let x = { (seconds: Double) in
            left + (EscalationChart.log(max(from, min(to, seconds))) - EscalationChart.log(from)) * scale
        }
        let y = { (share: Double) in foot - share * plot }
        for percent in stride(from: 0, through: 100, by: 25) {
            let place = y(Double(percent) / 100)
            drawing.line(
                left, place, Drawing.width, place, stroke: percent == 0 ? Drawing.axis : Drawing.grid, width: 0.7)
            drawing.text("\(percent)%", left - 6, place + 4, size: 10.5, anchor: .end, fill: Drawing.soft)
        }
        var lastLabel = -100.0
        for mark in marks[low...min(high, marks.count - 1)] {
            drawing.line(x(mark.seconds), foot, x(mark.seconds), foot + 5)
            let half = Double(mark.label.count) * 2.9
            guard x(mark.seconds) - half > lastLabel + 6, x(mark.seconds) + half < Drawing.width + 4 else { continue }
            drawing.text(mark.label, x(mark.seconds), foot + 17, size: 10.5, anchor: .middle, fill: Drawing.soft)
            lastLabel = x(mark.seconds) + half
        }
        var (place, share) = (left, 1.0)
        for point in survival.points {
            if let lower = point.low, let upper = point.high {
                drawing.line(
                    x(point.time), y(lower), x(point.time), y(upper), stroke: Drawing.pale, width: 1, dashes: "2 2")
            }
            drawing.line(place, y(share), x(point.time), y(share), stroke: Drawing.ink, width: 2)
            drawing.line(x(point.time), y(share), x(point.time), y(point.share), stroke: Drawing.ink, width: 2)
            (place, share) = (x(point.time), point.share)
        }
        drawing.line(place, y(share), x(longest), y(share), stroke: Drawing.ink, width: 2)
        for time in ended {
            let height = y(survival.points.last { $0.time <= time }?.share ?? 1)
            drawing.line(x(time), height - 5, x(time), height + 5, stroke: Drawing.ink, width: 1.2)
        }
        let key = foot + 38
        drawing.line(left, key - 4, left + 22, key - 4, stroke: Drawing.ink, width: 2)
        drawing.text("share without the stage", left + 28, key, size: 10.5, fill: Drawing.soft)
        drawing.line(left + 168, key - 9, left + 168, key + 1, stroke: Drawing.ink, width: 1.2)
        drawing.text("conversation ends without it", left + 176, key, size: 10.5, fill: Drawing.soft)
        guard survival.points.contains(where: { $0.low != nil && $0.low != $0.high }) else { return drawing.markup }
        drawing.line(left + 346, key - 10, left + 346, key + 2, stroke: Drawing.pale, dashes: "2 2")
        drawing.text("95% band", left + 354, key, size: 10.5, fill: Drawing.soft)
        return drawing.markup
    }
}
