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
        let attribute = rows[Int(node.index)].classes
        guard attribute >= 0 else { return [] }
        let value = attributes[Int(attribute)].value
        return arena[Int(value.lowerBound)..<Int(value.upperBound)].split(whereSeparator: Self.isBlank)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether an element has one of several names.
    public func isElement(_ node: Node, among names: [HTMLName]) -> Bool {
        let row = rows[Int(node.index)]
        return row.isElement
            && names.contains { name in
                name.number == row.number && name.bytes.count == row.value.count
                    && (name.bytes.count <= HTMLName.longestNumber || isEqual(row.value, name))
            }
    }

    private func isEqual(_ range: Range<UInt32>, _ name: HTMLName) -> Bool {
        arena[Int(range.lowerBound)..<Int(range.upperBound)].elementsEqual(name.bytes)
    }

    /// Whether a word stands in the class attribute.
    public func hasClass(_ word: String, of node: Node) -> Bool {
        var word = word
        return word.withUTF8 { word in
            arena.withUnsafeBufferPointer { arena in hasClass(word, rows[Int(node.index)], arena) }
        }
    }

    /// Which of several words stands first in the class attribute; nil where none does.
    public func firstClass(of node: Node, among words: [[UInt8]]) -> Int? {
        let attribute = rows[Int(node.index)].classes
        guard attribute >= 0 else { return nil }
        let range = attributes[Int(attribute)].value
        var index = Int(range.lowerBound)
        let end = Int(range.upperBound)
        while let found = arena.withUnsafeBufferPointer({ Self.nextWord(in: $0, from: &index, to: end) }) {
            let place = words.firstIndex { $0.count == found.count && arena[found].elementsEqual($0) }
            if let place { return place }
        }
        return nil
    }

    func hasClass(_ word: UnsafeBufferPointer<UInt8>, _ row: Row, _ arena: UnsafeBufferPointer<UInt8>) -> Bool {
        guard row.classes >= 0 else { return false }
        let range = attributes[Int(row.classes)].value
        guard range.count >= word.count else { return false }
        var index = Int(range.lowerBound)
        let end = Int(range.upperBound)
        while let found = Self.nextWord(in: arena, from: &index, to: end) {
            if isEqual(UInt32(found.lowerBound)..<UInt32(found.upperBound), word, arena) { return true }
        }
        return false
    }

    /// The next word between blanks; nil behind the last one.
    private static func nextWord(
        in arena: UnsafeBufferPointer<UInt8>, from index: inout Int, to end: Int
    ) -> Range<Int>? {
        while index < end, ASCII.isBlank(arena[index]) { index += 1 }
        let start = index
        while index < end, !ASCII.isBlank(arena[index]) { index += 1 }
        return start < index ? start..<index : nil
    }

    /// Remembers the attribute that was added last to an element if it is the first one named `class`.
    mutating func noteClasses(of row: Int) {
        guard rows[row].classes < 0, let last = attributes.last, last.name.count == 5 else { return }
        let isClass = arena.withUnsafeBufferPointer { isEqual(last.name, ("class" as StaticString).bytes, $0) }
        if isClass { rows[row].classes = Int32(clamping: attributes.count - 1) }
    }

    func isEqual(
        _ range: Range<UInt32>, _ text: UnsafeBufferPointer<UInt8>, _ arena: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard range.count == text.count else { return false }
        var place = Int(range.lowerBound)
        for byte in text {
            if arena[place] != byte { return false }
            place += 1
        }
        return true
    }

    /// All text inside a node, entities resolved, blanks as they stand; a `<br>` is a line feed.
    ///
    /// - Parameter isLeftOut: elements whose text is not wanted.
    public func text(of node: Node, leavingOut isLeftOut: (Node) -> Bool = { _ in false }) -> String {
        if let words = onlyWords(of: node) { return String(decoding: arena[words], as: UTF8.self) }
        return String(decoding: bytes(of: node, leavingOut: isLeftOut), as: UTF8.self)
    }

    /// Where the words stand of a text, or of an element that holds one text and nothing else, as most do.
    private func onlyWords(of node: Node) -> Range<Int>? {
        var row = rows[Int(node.index)]
        if row.isElement {
            guard row.end == node.index + 2 else { return nil }
            row = rows[Int(node.index) + 1]
            guard !row.isElement else { return nil }
        }
        return Int(row.value.lowerBound)..<Int(row.value.upperBound)
    }

    private func bytes(of node: Node, leavingOut isLeftOut: (Node) -> Bool) -> [UInt8] {
        let row = rows[Int(node.index)]
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
        return bytes
    }

    /// The blanks of ASCII, the vertical tabulator among them.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// All text inside a node on one line: runs of blanks are one space, none at either end.
    public func label(of node: Node) -> String {
        if let words = onlyWords(of: node) { return Self.line(arena[words]) }
        return Self.line(bytes(of: node) { _ in false }[...])
    }

    static func line(_ bytes: ArraySlice<UInt8>) -> String {
        if isLine(bytes) { return String(decoding: bytes, as: UTF8.self) }
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count)
        var isBehindBlank = false
        for byte in bytes {
            if isBlank(byte) {
                isBehindBlank = !line.isEmpty
            } else {
                if isBehindBlank { line.append(0x20) }
                isBehindBlank = false
                line.append(byte)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// Whether single spaces are the only blanks, and none stands at either end.
    private static func isLine(_ bytes: ArraySlice<UInt8>) -> Bool {
        var isBehindBlank = true
        for byte in bytes {
            guard isBlank(byte) else {
                isBehindBlank = false
                continue
            }
            if isBehindBlank || byte != 0x20 { return false }
            isBehindBlank = true
        }
        return !isBehindBlank
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
        var text = text
        return text.withUTF8 { text in arena.withUnsafeBufferPointer { isEqual(range, text, $0) } }
    }

    private func string(_ range: Range<UInt32>) -> String {
        String(decoding: arena[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
}
