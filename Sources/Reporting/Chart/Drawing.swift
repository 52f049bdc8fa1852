// SPDX-License-Identifier: Apache-2.0

/// An inline SVG drawing, 656 units wide, which print shows as 164 mm.
///
/// Fonts and fills are attributes because style sheets of the page do not reach into drawings everywhere. Only the
/// program's words, counts and account labels are drawn; they are escaped all the same.
struct Drawing {
    enum Anchor: String {
        case start, middle, end
    }

    /// Of a drawing across the page.
    static let width = 656.0

    /// Where words begin that stand behind a label of twelve pixels: figures and capitals are at most eight wide.
    static func behind(_ label: String, atLeast least: Double) -> Double { max(least, Double(label.count) * 8 + 6) }

    static let ink = "#16191d"
    static let soft = "#474e57"
    static let accent = "#1d3b5c"
    static let pale = "#5b7691"
    static let axis = "#69737e"
    static let grid = "#c3cad2"
    static let wash = "#f3f5f7"
    static let paper = "#ffffff"

    private let name: String
    private let title: String
    private let description: String
    private let height: Double
    private let width: Double
    private var body = ""
    private var hasLinks = false

    /// Begins a drawing; `name` is unique in the report and goes into ids.
    init(name: String, title: String, description: String, height: Double, width: Double = Drawing.width) {
        self.width = width
        self.name = name
        self.title = title
        self.description = description
        self.height = height
    }

    /// The whole drawing.
    var markup: String {
        let hatch =
            "<defs><pattern id=\"h-\(name)\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
            + "patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"\(Self.paper)\"/>"
            + "<rect width=\"1.6\" height=\"5\" fill=\"\(Self.pale)\"/></pattern></defs>"
        let box =
            "viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" width=\"\(Self.number(width))\" height=\"\(Self.number(height))\""
        // What is inside a picture cannot be reached; links must be.
        let role = hasLinks ? "group" : "img"
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" \(box) role=\"\(role)\" "
            + "aria-labelledby=\"t-\(name) d-\(name)\"><title id=\"t-\(name)\">\(Self.escaped(title))</title>"
            + "<desc id=\"d-\(name)\">\(Self.escaped(description))</desc>\(hatch)\(body)</svg>"
    }

    var hatch: String { "url(#h-\(name))" }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String = Drawing.axis, width: Double = 1,
        dashes: String? = nil
    ) {
        let dash = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        body += "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" stroke=\"\(stroke)\" "
        body += "stroke-width=\"\(n(width))\"\(dash)/>"
    }

    mutating func rect(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, stroke: String? = nil,
        radius: Double = 0
    ) {
        let outline = stroke.map { " stroke=\"\($0)\" stroke-width=\"1\"" } ?? ""
        let corner = radius > 0 ? " rx=\"\(n(radius))\"" : ""
        body += "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(0, width)))\" height=\"\(n(max(0, height)))\" "
        body += "fill=\"\(fill)\"\(outline)\(corner)/>"
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, fill: String, stroke: String? = nil) {
        let outline = stroke.map { " stroke=\"\($0)\" stroke-width=\"1.2\"" } ?? ""
        body += "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" fill=\"\(fill)\"\(outline)/>"
    }

    mutating func diamond(_ x: Double, _ y: Double, _ radius: Double, fill: String) {
        path(
            "M\(n(x)) \(n(y - radius))L\(n(x + radius)) \(n(y))L\(n(x)) \(n(y + radius))L\(n(x - radius)) \(n(y))Z",
            fill)
    }

    mutating func path(_ commands: String, _ fill: String) {
        body += "<path d=\"\(commands)\" fill=\"\(fill)\"/>"
    }

    mutating func text(
        _ words: String, _ x: Double, _ y: Double, size: Double = 11, anchor: Anchor = .start,
        fill: String = Drawing.ink, weight: Int = 400
    ) {
        body +=
            "<text x=\"\(n(x))\" y=\"\(n(y))\" font-family=\"Inter, Noto Sans, Liberation Sans, Arial, sans-serif\" "
        body += "font-size=\"\(n(size))\" text-anchor=\"\(anchor.rawValue)\" fill=\"\(fill)\" "
        body += "font-weight=\"\(weight)\">\(Self.escaped(words))</text>"
    }

    /// The letter of a stage on its square.
    mutating func badge(_ letter: String, _ x: Double, _ y: Double) {
        rect(x - 7.5, y - 8, 15, 16, fill: Self.accent, radius: 2)
        text(letter, x, y + 4, size: 11, anchor: .middle, fill: Self.paper, weight: 600)
    }

    /// What `draw` draws, as a link to a place of the same page.
    mutating func link(to anchor: String, _ title: String, _ draw: (inout Drawing) -> Void) {
        hasLinks = true
        body += "<a href=\"#\(Self.escaped(anchor))\"><title>\(Self.escaped(title))</title>"
        draw(&self)
        body += "</a>"
    }

    /// Markup that an extension made.
    mutating func append(_ markup: String) { body += markup }

    func n(_ value: Double) -> String { Self.number(value) }

    /// One decimal place, without a locale.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    /// Words of a drawing: on one line, without characters of markup.
    private static func escaped(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }
        return MarkupText.escaped(String(String.UnicodeScalarView(scalars)))
    }
}
