// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// A line of a page as a reader sees it: the text that stands directly in one block element.
struct MetaHTMLBlock {
    /// The block element.
    var node: HTMLDocument.Node
    /// Without the blanks around it; never empty.
    var text: String
    /// Address of the one link that the whole line is.
    var link: String?

    /// The lines inside a node, in their order, but for those inside the given elements.
    static func all(
        in outer: HTMLDocument.Node, of document: HTMLDocument, outside excluded: [HTMLDocument.Node] = [],
        blocks names: [HTMLName] = Self.names
    ) -> [MetaHTMLBlock] {
        var blocks: [MetaHTMLBlock] = []
        var open: (node: HTMLDocument.Node, text: String)?
        func close() {
            guard let (node, text) = open else { return }
            open = nil
            let visible = text.trimmingVisibly
            if !visible.isEmpty {
                blocks.append(MetaHTMLBlock(node: node, text: visible, link: link(in: node, document)))
            }
        }
        var excluded = excluded.sorted()[...]
        for node in document.descendants(of: outer) {
            while let first = excluded.first, first < node, !document.isInside(node, first) { excluded.removeFirst() }
            if let first = excluded.first, document.isInside(node, first) { continue }
            let isBreak = document.isElement(node, "br")
            if document.isElement(node), !isBreak {
                if isBlock(node, document, names) { close() }
                continue
            }
            let block = block(around: node, in: outer, document, names)
            if let current = open?.node, current != block { close() }
            let words = isBreak ? "\n" : document.text(of: node)
            open = (block, open.map { $0.text + words } ?? words)
        }
        close()
        return blocks
    }

    static let names: [HTMLName] = [
        "div", "p", "li", "ul", "td", "tr", "table", "h1", "h2", "h3", "h4", "section", "header", "main", "body",
        "footer", "article",
    ]

    private static func isBlock(_ node: HTMLDocument.Node, _ document: HTMLDocument, _ names: [HTMLName]) -> Bool {
        document.isElement(node, among: names)
    }

    private static func block(
        around node: HTMLDocument.Node, in outer: HTMLDocument.Node, _ document: HTMLDocument, _ names: [HTMLName]
    ) -> HTMLDocument.Node {
        var found = document.parent(of: node) ?? outer
        while found != outer, !isBlock(found, document, names), let parent = document.parent(of: found) {
            found = parent
        }
        return found
    }

    /// The element whose line a text belongs to.
    static func node(around text: HTMLDocument.Node, in document: HTMLDocument) -> HTMLDocument.Node {
        block(around: text, in: document.root, document, names)
    }

    private static func link(in node: HTMLDocument.Node, _ document: HTMLDocument) -> String? {
        guard let only = document.onlyChild(of: node), document.isElement(only, "a") else { return nil }
        return document.attribute("href", of: only)
    }
}

extension String {
    /// Without blanks and line feeds at either end.
    var trimmingVisibly: String { String(trimmingBlanks) }
}
