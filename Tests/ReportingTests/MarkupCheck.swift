// SPDX-License-Identifier: Apache-2.0

/// A strict reader of the report's markup: known elements and attributes, closed in order, entities known.
///
/// It is stricter than a browser, so that nothing passes which a browser could read in another way.
struct MarkupCheck {
    private(set) var faults: [String] = []
    /// Text outside style sheets, entities undone.
    private(set) var text = ""
    /// Text inside elements that name a drawing.
    private(set) var drawingNames = ""
    private(set) var attributes: [(name: String, value: String)] = []

    private static let void: Set<String> = ["meta", "br", "col"]
    private static let elements: Set<String> = [
        "html", "head", "meta", "title", "style", "body", "a", "div", "strong", "span", "nav", "h1", "h2", "h3", "h4",
        "ol",
        "ul", "li", "main", "header", "p", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
        "br",
        "section", "article", "b", "bdi", "figure", "figcaption", "svg", "desc", "defs", "pattern", "rect", "line",
        "circle", "path", "text",
    ]
    private static let names: Set<String> = [
        "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "aria-label", "aria-labelledby",
        "role",
        "scope", "colspan", "style", "data-l", "dir", "tabindex", "xmlns", "viewbox", "width", "height", "patternunits",
        "patterntransform", "fill", "stroke", "stroke-width", "stroke-dasharray", "x", "y", "x1", "x2", "y1", "y2",
        "cx",
        "cy", "r", "rx", "d", "font-family", "font-size", "font-weight", "text-anchor",
    ]

    init(_ html: String) {
        let bytes = Array(html.utf8)
        var open: [String] = []
        var index = 0
        if html.hasPrefix("<!doctype html>") { index = 15 } else { faults.append("no doctype") }
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<") {
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
                    faults.append("tag without end")
                    return
                }
                read(tag: String(decoding: bytes[index + 1..<end], as: UTF8.self), &open)
                index = end + 1
                if open.last == "style", let close = Self.find("</style>", in: bytes, from: index) { index = close }
                continue
            }
            let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            read(text: String(decoding: bytes[index..<end], as: UTF8.self), in: open)
            index = end
        }
        if !open.isEmpty { faults.append("not closed: \(open)") }
    }

    private static func find(_ needle: String, in bytes: [UInt8], from start: Int) -> Int? {
        bytes[start...].firstRange(of: Array(needle.utf8))?.lowerBound
    }

    private mutating func read(tag: String, _ open: inout [String]) {
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            if open.last == name {
                open.removeLast()
            } else {
                faults.append("</\(name)> closes \(open.last ?? "nothing")")
            }
            return
        }
        var isClosed = false
        var rest = Substring(tag)
        if rest.last == "/" {
            rest.removeLast()
            isClosed = true
        }
        let name = String(rest.prefix { !$0.isWhitespace })
        rest = rest.dropFirst(name.count)
        if !Self.elements.contains(name) { faults.append("element \(name.prefix(40))") }
        while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
            rest = rest[start...]
            guard let equals = rest.firstIndex(of: "="), rest[equals...].dropFirst().first == "\"" else {
                faults.append("attribute without value: \(rest.prefix(40))")
                break
            }
            let key = rest[..<equals].lowercased()
            let value = rest[equals...].dropFirst(2)
            guard let close = value.firstIndex(of: "\"") else {
                faults.append("value without end")
                break
            }
            if !Self.names.contains(key) { faults.append("attribute \(key.prefix(40))") }
            // Volumes of the transcript lie beside the report; nothing else is linked.
            if key == "href", value.first != "#", !Self.isVolume(value[..<close]) { faults.append("link outside") }
            attributes.append((key, String(value[..<close])))
            rest = value[value.index(after: close)...]
        }
        if !isClosed, !Self.void.contains(name) { open.append(name) }
    }

    private mutating func read(text: String, in open: [String]) {
        for scalar in text.unicodeScalars where scalar != "\n" {
            switch scalar.properties.generalCategory {
            case .control, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator:
                faults.append("character \(scalar.value)")
            default: break
            }
        }
        if text.unicodeScalars.contains(">") || text.unicodeScalars.contains("\"") { faults.append("bare mark") }
        var plain = ""
        var rest = Substring(text)
        while let start = rest.unicodeScalars.firstIndex(of: "&") {
            plain += String(rest.unicodeScalars[..<start])
            let tail = rest.unicodeScalars[start...]
            let known = ["&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": "\"", "&#39;": "'", "&#160;": " "]
            guard let end = tail.firstIndex(of: ";"), let value = known[String(tail[...end])] else {
                faults.append("bare ampersand")
                return
            }
            plain += value
            rest = Substring(tail[tail.index(after: end)...])
        }
        plain += rest
        self.text += plain
        if open.last == "desc" || (open.last == "title" && open.contains("svg")) { drawingNames += plain }
    }

    private static func isVolume(_ link: Substring) -> Bool {
        link.wholeMatch(of: /transcript-[0-9]{3,}\.html(#m[0-9]+)?/) != nil
    }
}
