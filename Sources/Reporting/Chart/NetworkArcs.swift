// SPDX-License-Identifier: Apache-2.0

/// Accounts on a line with an arc for each pair that exchanged messages; thicker arcs for more.
struct NetworkArcs {
    struct Node {
        var label: String
        var remark: String
        var isFilled: Bool
    }

    struct Arc {
        var left: Int
        var right: Int
        var count: Int
    }

    var nodes: [Node]
    var arcs: [Arc]

    func drawing(name: String, title: String, description: String) -> String {
        let step = Drawing.width / Double(max(1, nodes.count))
        let x = { (node: Int) in (Double(node) + 0.5) * step }
        let widest = arcs.map { Double($0.right - $0.left) }.max() ?? 1
        let rise = min(130, max(46, widest * min(step / 2, 34)))
        let base = rise + 24
        var drawing = Drawing(name: name, title: title, description: description, height: base + 56)
        let most = max(1, arcs.map(\.count).max() ?? 1)
        for arc in arcs {
            let (from, to) = (x(arc.left), x(arc.right))
            let height = rise * Double(arc.right - arc.left) / widest
            let width = arc.count * 3 > most * 2 ? 4.0 : arc.count * 3 > most ? 2.4 : 1.2
            drawing.arc(from, to, base, height, stroke: Drawing.accent, width: width, dashes: nil)
            let words = Figures.grouped(arc.count)
            let half = Double(words.count) * 3.4 + 2
            drawing.rect((from + to) / 2 - half, base - height - 8, half * 2, 14, fill: Drawing.paper)
            drawing.text(words, (from + to) / 2, base - height + 3, size: 10.5, anchor: .middle, weight: 600)
        }
        for (index, node) in nodes.enumerated() {
            drawing.circle(
                x(index), base, 7, fill: node.isFilled ? Drawing.accent : Drawing.paper, stroke: Drawing.accent)
            drawing.text(node.label, x(index), base + 24, size: 12, anchor: .middle, weight: 600)
            if step > 60 {
                drawing.text(node.remark, x(index), base + 38, size: 10, anchor: .middle, fill: Drawing.soft)
            }
        }
        return drawing.markup
    }
}

extension Drawing {
    /// Half an ellipse over a base line.
    mutating func arc(
        _ from: Double, _ to: Double, _ base: Double, _ height: Double, stroke: String, width: Double, dashes: String?
    ) {
        let dash = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        let commands = "M\(n(from)) \(n(base))A\(n((to - from) / 2)) \(n(height)) 0 0 1 \(n(to)) \(n(base))"
        append("<path d=\"\(commands)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(n(width))\"\(dash)/>")
    }
}
