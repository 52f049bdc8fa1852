// SPDX-License-Identifier: Apache-2.0

/// Messages by day of the week and hour: darker cells hold more, and each cell prints its count.
struct HourMap {
    /// Seven rows of twenty-four, Monday first.
    var counts: [Int]

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    /// From none to most; told apart on a mono printer too, since they differ in lightness alone.
    private static let fills = [Drawing.paper, "#e6eaef", "#c3cad2", "#93a1b1", "#5b7691", "#1d3b5c"]

    func drawing(name: String, title: String, description: String) -> String {
        let left = 40.0, top = 20.0, pitch = 23.0
        let step = (Drawing.width - left) / 24
        var drawing = Drawing(name: name, title: title, description: description, height: top + 7 * pitch + 30)
        let most = max(1, counts.max() ?? 1)
        for hour in stride(from: 0, to: 24, by: 3) {
            drawing.text(
                Print.two(hour), left + Double(hour) * step + step / 2, 13, size: 10.5, anchor: .middle,
                fill: Drawing.soft)
        }
        for (row, day) in Self.days.enumerated() {
            let y = top + Double(row) * pitch
            drawing.text(day, 0, y + pitch / 2 + 4, size: 11, weight: 500)
            for hour in 0..<24 {
                let count = counts[row * 24 + hour]
                let level = Self.level(count, of: most)
                let x = left + Double(hour) * step
                drawing.rect(x, y, step - 1.5, pitch - 1.5, fill: Self.fills[level], stroke: Drawing.grid)
                guard count > 0 else { continue }
                drawing.text(
                    Self.brief(count), x + step / 2 - 0.7, y + pitch / 2 + 3.2, size: 10, anchor: .middle,
                    fill: level >= 4 ? Drawing.paper : Drawing.ink)
            }
        }
        let y = top + 7 * pitch + 20
        drawing.text(
            "Hour of the local day, Monday to Sunday. Empty: no message.", left, y, size: 10.5, fill: Drawing.soft)
        return drawing.markup
    }

    private static func level(_ count: Int, of most: Int) -> Int {
        count == 0 ? 0 : min(5, 1 + (count * 5 - 1) / most)
    }

    private static func brief(_ count: Int) -> String {
        count < 1000 ? String(count) : count < 10_000 ? "\(count / 1000).\(count % 1000 / 100)k" : "\(count / 1000)k"
    }
}
