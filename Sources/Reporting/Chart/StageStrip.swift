// SPDX-License-Identifier: Apache-2.0

/// Messages of the accounts of one course on a linear axis of time, with the stages above.
struct StageStrip {
    struct Row {
        var label: String
        var remark: String
        /// Seconds since the left end of the axis; coarse marks are as wide as a minute.
        var times: [(seconds: Int64, isCoarse: Bool)]
    }

    struct Mark {
        var letter: String
        var time: Int64
    }

    var rows: [Row]
    var marks: [Mark]
    /// Seconds that the axis covers.
    var length: Int64
    /// Words under the axis, by seconds since its left end.
    var ticks: [(time: Int64, words: String)]

    func drawing(name: String, title: String, description: String) -> String {
        let left = 128.0
        let levels = Self.levels(marks, left: left, scale: (Drawing.width - left - 8) / Double(max(1, length)))
        let head = 22.0 + Double((levels.max() ?? 0) + 1) * 19
        let pitch = 28.0
        let foot = head + Double(rows.count) * pitch
        var drawing = Drawing(name: name, title: title, description: description, height: foot + 26)
        let scale = (Drawing.width - left - 8) / Double(max(1, length))
        let x = { (time: Int64) in left + Double(time) * scale }
        drawing.text("Stage", 0, head - 12, size: 10.5, fill: Drawing.soft)
        for (time, words) in ticks {
            drawing.line(x(time), head - 4, x(time), foot + 5, stroke: Drawing.grid, width: 0.7)
            drawing.text(words, x(time), foot + 18, size: 10.5, anchor: .middle, fill: Drawing.soft)
        }
        for (index, mark) in marks.enumerated() {
            let y = head - 16 - Double(levels[index]) * 19
            drawing.line(x(mark.time), y + 8, x(mark.time), foot, stroke: Drawing.pale, width: 0.8, dashes: "2 3")
            drawing.badge(mark.letter, x(mark.time), y)
        }
        for (index, row) in rows.enumerated() {
            let y = head + (Double(index) + 0.5) * pitch
            drawing.text(row.label, 0, y + 4, size: 12, weight: 600)
            drawing.text(row.remark, Drawing.behind(row.label, atLeast: 30), y + 4, size: 10.5, fill: Drawing.soft)
            drawing.line(left, y, Drawing.width, y, stroke: Drawing.grid, width: 0.8)
            var last = -10.0
            for (time, isCoarse) in row.times {
                let place = x(time)
                let width = isCoarse ? max(1.6, 60 * scale) : 1.6
                // Marks that would cover one another are drawn once.
                guard place - last >= 0.8 else { continue }
                drawing.rect(place - (isCoarse ? 0 : 0.8), y - 8, width, 16, fill: Drawing.ink)
                last = place
            }
        }
        drawing.line(left, foot, Drawing.width, foot)
        return drawing.markup
    }

    /// The height of each badge so that neighbours do not cover one another; four levels at most.
    private static func levels(_ marks: [Mark], left: Double, scale: Double) -> [Int] {
        var ends: [Double] = []
        return marks.map { mark in
            let place = left + Double(mark.time) * scale
            for (level, end) in ends.enumerated() where place - end >= 17 {
                ends[level] = place
                return level
            }
            if ends.count < 4 {
                ends.append(place)
                return ends.count - 1
            }
            ends[3] = place
            return 3
        }
    }
}
