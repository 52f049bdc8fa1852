// SPDX-License-Identifier: Apache-2.0

import Formats

extension HTMLDocument {
    /// All text inside a node, with what pictures stand for: emoji are pictures with a description on many pages.
    ///
    /// - Parameters:
    ///   - parts: whether paragraphs, quotations, lists and the like stand on lines of their own.
    ///   - isQuotation: whether the lines of such a part are marked as quoted.
    ///   - picture: what a picture stands for, where its description is not it.
    func words(
        of node: Node, apart parts: Bool = false, leavingOut isLeftOut: (Node) -> Bool = { _ in false },
        quoting isQuotation: (Node) -> Bool = { _ in false }, picture: ((Node) -> String?)? = nil
    ) -> String {
        var text = ""
        var left: Node?
        var blocks: [Node] = []
        var quotations: [(node: Node, start: Int)] = []
        func end() { if !text.isEmpty, text.last != "\n" { text += "\n" } }
        func endQuotation() {
            let start = text.utf8.index(text.startIndex, offsetBy: quotations.removeLast().start)
            let lines = text[start...].split(separator: "\n", omittingEmptySubsequences: false)
            text.replaceSubrange(start..., with: lines.map { "> " + $0 }.joined(separator: "\n"))
        }
        for inner in descendants(of: node) {
            if let outer = left, isInside(inner, outer) { continue }
            while let block = blocks.last, !isInside(inner, block) {
                blocks.removeLast()
                if quotations.last?.node == block { endQuotation() }
                end()
            }
            if parts, inner != node, isElement(inner), Self.blocks.contains(name(of: inner) ?? "") {
                end()
                blocks.append(inner)
                if isQuotation(inner) { quotations.append((inner, text.utf8.count)) }
            }
            if !isElement(inner) {
                text += self.text(of: inner)
            } else if isElement(inner, "br") {
                text += "\n"
            } else if isElement(inner, "script") || isElement(inner, "style") || isLeftOut(inner) {
                left = inner
            } else if isElement(inner, "img"), let description = picture?(inner) ?? attribute("alt", of: inner) {
                text += description
            }
        }
        while !quotations.isEmpty { endQuotation() }
        return text
    }

    private static let blocks: Set<String> = [
        "p", "div", "pre", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr",
    ]

    /// The same without blanks at either end; nil when nothing is left.
    func trimmedWords(
        of node: Node, apart parts: Bool = false, leavingOut isLeftOut: (Node) -> Bool = { _ in false },
        quoting isQuotation: (Node) -> Bool = { _ in false }, picture: ((Node) -> String?)? = nil
    ) -> String? {
        let text = words(of: node, apart: parts, leavingOut: isLeftOut, quoting: isQuotation, picture: picture)
        if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return text
        }
        let isBlank = { (character: Character) in character == " " || character == "\t" || character.isNewline }
        let front = text.drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return nil }
        return String(front[...last])
    }

    /// The address to which the first link, picture, film or sound inside a node leads.
    func firstAddress(in node: Node) -> String? {
        for inner in descendants(of: node) where isElement(inner) {
            if isElement(inner, "a"), let link = attribute("href", of: inner), !link.isEmpty { return link }
            if isElement(inner, "img") || isElement(inner, "video") || isElement(inner, "audio")
                || isElement(inner, "source"), let link = attribute("src", of: inner), !link.isEmpty
            {
                return link
            }
        }
        return nil
    }
}
