// SPDX-License-Identifier: Apache-2.0

/// Messages by day and account: the area of a mark grows with the count, and the count stands beside it.
struct ActivityStrip {
    struct Row {
        var label: String
        var remark: String
        /// By column.
        var counts: [Int]
        /// Hatched: not messages but something else.
        var isHatched = false
    }

    var bins: CalendarBins
    var rows: [Row]
    /// Letters by column.
    var stages: [(bin: Int, letters: [String])]

    private static let left = 148.0

    /// The width of a column.
    private var step: Double { (Drawing.width - Self.left) / Double(max(1, bins.count)) }

    /// Whether the columns are too narrow for counts at the marks.
    var isDense: Bool { step < 46 }

    func drawing(name: String, title: String, description: String) -> String {
        let (left, step) = (Self.left, step)
        let levels = stages.map { min(Self.mostLevels, ($0.letters.count - 1) / Self.room(step) + 1) }.max() ?? 0
        let head = 34.0 + (stages.isEmpty ? 0 : 6 + Double(levels) * 18)
        let pitch = 30.0
        let height = head + Double(rows.count) * pitch + 2
        var drawing = Drawing(name: name, title: title, description: description, height: height)
        let every = isDense ? max(1, Int((52 / step).rounded(.up))) : 1
        for bin in 0..<bins.count {
            let x = left + (Double(bin) + 0.5) * step
            if bin.isMultiple(of: every) {
                let (upper, lower) = bins.label(bin)
                drawing.text(upper, x, 11, size: 10, anchor: .middle, fill: Drawing.soft)
                drawing.text(lower, x, 24, size: 10.5, anchor: .middle, fill: Drawing.ink, weight: 500)
            }
        }
        if !stages.isEmpty {
            drawing.text("Stage", 0, head - 11, size: 10.5, fill: Drawing.soft)
            for (bin, letters) in stages { badges(letters, left + (Double(bin) + 0.5) * step, step, head, &drawing) }
        }
        let most = Double(max(1, rows.flatMap(\.counts).max() ?? 1))
        let largest = min(11.5, max(3.5, step * 0.42))
        for (index, row) in rows.enumerated() {
            let y = head + (Double(index) + 0.5) * pitch
            drawing.text(row.label, 0, y + 4, size: 12, weight: 600)
            drawing.text(
                row.remark, row.label.isEmpty ? 0 : Drawing.behind(row.label, atLeast: 34), y + 4, size: 10.5,
                fill: Drawing.soft)
            drawing.line(0, y + pitch / 2, Drawing.width, y + pitch / 2, stroke: Drawing.grid, width: 0.8)
            for (bin, count) in row.counts.enumerated() {
                let x = left + (Double(bin) + 0.5) * step
                if count == 0 {
                    if !isDense { drawing.text("–", x, y + 4, anchor: .middle, fill: Drawing.axis) }
                    continue
                }
                let radius = max(2, largest * (Double(count) / most).squareRoot())
                let offset = isDense ? 0.0 : -8.0
                drawing.circle(
                    x + offset, y, radius, fill: row.isHatched ? drawing.hatch : Drawing.accent,
                    stroke: row.isHatched ? Drawing.accent : nil)
                if !isDense {
                    drawing.text(Figures.grouped(count), x + offset + radius + 4, y + 4, weight: 600)
                }
            }
        }
        return drawing.markup
    }

    private static let mostLevels = 5

    /// Badges side by side in the width of a column.
    private static func room(_ step: Double) -> Int { max(1, Int(max(step, 34) / 17)) }

    /// The letters of a column, stacked; more than fit are counted, since a range of letters would tell of stages between.
    private func badges(_ letters: [String], _ x: Double, _ step: Double, _ head: Double, _ drawing: inout Drawing) {
        let room = Self.room(step)
        guard letters.count <= room * Self.mostLevels else {
            let middle = min(x, Drawing.width - 26)
            drawing.rect(middle - 25, head - 23, 50, 16, fill: Drawing.accent, radius: 2)
            drawing.text(
                "\(letters.count) stages", middle, head - 11, size: 10.5, anchor: .middle, fill: Drawing.paper,
                weight: 600)
            return
        }
        let rows = stride(from: 0, to: letters.count, by: room).map {
            Array(letters[$0..<min($0 + room, letters.count)])
        }
        for (level, row) in rows.enumerated() {
            let span = Double(row.count - 1) * 17
            // The badges of the last day stay on the sheet.
            let start = min(x - span / 2, Drawing.width - 8.5 - span)
            let y = head - 15 - Double(rows.count - 1 - level) * 18
            for (index, letter) in row.enumerated() { drawing.badge(letter, start + Double(index) * 17, y) }
        }
    }
}
