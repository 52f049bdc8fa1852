// SPDX-License-Identifier: Apache-2.0

/// Messages of the accounts of one course on a linear axis of time, with the stages above.
struct StageStrip {
    struct Row {
        var label: String
        var remark: String
        var times: [Time]
    }

    /// When a message was sent.
    struct Time {
        /// Seconds since the left end of the axis.
        var first: Int64
        /// The other instant of a repeated hour; else the same.
        var last: Int64
        /// Such marks are as wide as a minute.
        var isCoarse: Bool
    }

    struct Mark {
        var letter: String
        var first: Int64
        var last: Int64

        var middle: Int64 { first + (last - first) / 2 }
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
            // No label is cut at the edge.
            let place = min(x(time), Drawing.width - Double(words.count) * 2.9)
            drawing.text(words, place, foot + 18, size: 10.5, anchor: .middle, fill: Drawing.soft)
        }
        for (index, mark) in marks.enumerated() {
            let y = head - 16 - Double(levels[index]) * 19
            for time in Set([mark.first, mark.last]).sorted() {
                drawing.line(x(time), y + 8, x(time), foot, stroke: Drawing.pale, width: 0.8, dashes: "2 3")
            }
            if mark.first != mark.last {
                drawing.line(x(mark.first), y, x(mark.last), y, stroke: Drawing.ink, width: 1.6)
                for time in [mark.first, mark.last] {
                    drawing.line(x(time), y - 4.5, x(time), y + 4.5, stroke: Drawing.ink, width: 1.4)
                }
            }
            drawing.badge(mark.letter, x(mark.middle), y)
        }
        for (index, row) in rows.enumerated() {
            let y = head + (Double(index) + 0.5) * pitch
            drawing.text(row.label, 0, y + 4, size: 12, weight: 600)
            drawing.text(row.remark, Drawing.behind(row.label, atLeast: 30), y + 4, size: 10.5, fill: Drawing.soft)
            drawing.line(left, y, Drawing.width, y, stroke: Drawing.grid, width: 0.8)
            var last = -10.0
            for time in row.times {
                let place = x(time.first)
                let isCoarse = time.isCoarse
                let width = isCoarse ? max(1.6, 60 * scale) : 1.6
                if time.first != time.last {
                    drawing.rect(place, y - 2, x(time.last) - place, 4, fill: Drawing.pale)
                    drawing.rect(x(time.last) - (isCoarse ? 0 : 0.8), y - 8, width, 16, fill: Drawing.ink)
                }
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
            let (start, end) = (left + Double(mark.first) * scale, left + Double(mark.last) * scale)
            // A badge of 16 stands in the middle of its bar.
            let middle = (start + end) / 2
            let (low, high) = (min(start, middle - 8), max(end, middle + 8))
            for (level, last) in ends.enumerated() where low - last >= 1 {
                ends[level] = high
                return level
            }
            if ends.count < 4 {
                ends.append(high)
                return ends.count - 1
            }
            ends[3] = high
            return 3
        }
    }
}
