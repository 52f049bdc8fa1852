// SPDX-License-Identifier: Apache-2.0

/// One bar: messages without a label, with one, and with their text withheld or severe.
struct SeverityBar {
    var parts: [(count: Int, words: String)]

    func drawing(name: String, title: String, description: String) -> String {
        var drawing = Drawing(name: name, title: title, description: description, height: 74)
        let total = Double(max(1, Figures.sum(parts.map(\.count))))
        let fills = [Drawing.paper, Drawing.grid, Drawing.ink]
        var x = 0.5
        let shown = parts.filter { $0.count > 0 }.count
        let room = Drawing.width - 1 - Double(shown) * 4
        for (index, part) in parts.enumerated() where part.count > 0 {
            let width = room * Double(part.count) / total + 4
            drawing.rect(x, 4.5, width, 20, fill: fills[min(index, 2)], stroke: Drawing.axis)
            x += width
        }
        for (index, part) in parts.enumerated() {
            let place = Double(index) * 214
            drawing.rect(place + 0.5, 38.5, 12, 12, fill: fills[min(index, 2)], stroke: Drawing.axis)
            drawing.text(Figures.grouped(part.count), place + 19, 49, size: 12, weight: 600)
            drawing.text(part.words, place + 19, 64, size: 11, fill: Drawing.soft)
        }
        return drawing.markup
    }
}
