// SPDX-License-Identifier: Apache-2.0

extension HTMLDocument {
    /// Whether a node is an element, not a text.
    public func isElement(_ node: Node) -> Bool {
        rows[Int(node.index)].isElement
    }

    /// Whether a node is an element of this name, written in small letters.
    public func isElement(_ node: Node, _ name: String) -> Bool {
        let row = rows[Int(node.index)]
        return row.isElement && isEqual(row.value, name)
    }

    /// The element's name in small letters; nil for a text.
    public func name(of node: Node) -> String? {
        let row = rows[Int(node.index)]
        return row.isElement ? string(row.value) : nil
    }

    /// The value of an attribute, entities resolved; empty for one without a value, nil where there is none.
    public func attribute(_ name: String, of node: Node) -> String? {
        range(ofAttribute: name, of: node).map(string)
    }

    /// The words of the class attribute.
    public func classes(of node: Node) -> [String] {
        attribute("class", of: node)?.split { $0.isASCII && $0.isWhitespace }.map(String.init) ?? []
    }

    /// Whether a word stands in the class attribute.
    public func hasClass(_ word: String, of node: Node) -> Bool {
        guard let range = range(ofAttribute: "class", of: node) else { return false }
        var index = Int(range.lowerBound)
        let end = Int(range.upperBound)
        while index < end {
            while index < end, ASCII.isBlank(arena[index]) { index += 1 }
            let start = index
            while index < end, !ASCII.isBlank(arena[index]) { index += 1 }
            if index > start, isEqual(UInt32(start)..<UInt32(index), word) { return true }
        }
        return false
    }

    /// All text inside a node, entities resolved, blanks as they stand; a `<br>` is a line feed.
    ///
    /// - Parameter isLeftOut: elements whose text is not wanted.
    public func text(of node: Node, leavingOut isLeftOut: (Node) -> Bool = { _ in false }) -> String {
        let row = rows[Int(node.index)]
        guard row.isElement else { return string(row.value) }
        var bytes: [UInt8] = []
        var index = node.index + 1
        while index < row.end {
            let inner = rows[Int(index)]
            if !inner.isElement {
                bytes += arena[Int(inner.value.lowerBound)..<Int(inner.value.upperBound)]
            } else if isEqual(inner.value, "br") {
                bytes.append(UInt8(ascii: "\n"))
            } else if isEqual(inner.value, "script") || isEqual(inner.value, "style")
                || isLeftOut(Node(index: index))
            {
                index = inner.end
                continue
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All text inside a node on one line: runs of blanks are one space, none at either end.
    public func label(of node: Node) -> String {
        text(of: node).split { $0.isASCII && $0.isWhitespace }.joined(separator: " ")
    }

    /// Whether a node holds no text but blanks.
    public func isBlank(_ node: Node) -> Bool {
        let row = rows[Int(node.index)]
        return (node.index..<max(row.end, node.index + 1)).allSatisfy { index in
            let inner = rows[Int(index)]
            return inner.isElement
                || arena[Int(inner.value.lowerBound)..<Int(inner.value.upperBound)].allSatisfy(ASCII.isBlank)
        }
    }

    private func range(ofAttribute name: String, of node: Node) -> Range<UInt32>? {
        for index in rows[Int(node.index)].attributes {
            let attribute = attributes[Int(index)]
            if isEqual(attribute.name, name) { return attribute.value }
        }
        return nil
    }

    private func isEqual(_ range: Range<UInt32>, _ text: String) -> Bool {
        range.count == text.utf8.count && arena[Int(range.lowerBound)..<Int(range.upperBound)].elementsEqual(text.utf8)
    }

    private func string(_ range: Range<UInt32>) -> String {
        String(decoding: arena[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
}
