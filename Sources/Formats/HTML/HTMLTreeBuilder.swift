// SPDX-License-Identifier: Apache-2.0

/// Turns a parser's calls into rows of a document, and finds out where each element stands.
///
/// libxml2 tells how far it has read, but not where an element began. The builder walks over the tags in step: an
/// element begins at the tag in which the parser stands, and ends there too when that is another element's start
/// tag, else where the parser stands.
struct HTMLTreeBuilder: ~Copyable {
    private(set) var document = HTMLDocument()
    private(set) var failure: FormatError.Reason?
    private let limits: HTMLDocument.Limits
    private let base: Int
    private var open: [Int32] = []
    private var tags = HTMLTagCursor()
    private var tag: HTMLTag?

    /// - Parameter base: where the parser's first byte stands in the page.
    init(limits: HTMLDocument.Limits, base: Int, count: Int) {
        self.limits = limits
        self.base = base
        append(isElement: true, name: 0..<0, at: 0)
        document.rows[0].bytes = base..<base + count
    }

    mutating func start(_ name: UnsafeBufferPointer<UInt8>, at position: Int, in bytes: Span<UInt8>) {
        guard failure == nil else { return }
        if open.count > limits.depth { return fail(.tooDeep) }
        let value = store(name)
        append(
            isElement: true, name: value, number: HTMLPlainElement.number(name),
            at: tagStart(around: position, in: bytes) ?? position)
    }

    mutating func add(attribute name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
        guard failure == nil, let node = open.last else { return }
        document.attributes.append(HTMLDocument.Attribute(name: store(name), value: store(value)))
        let first = document.rows[Int(node)].attributes.lowerBound
        document.rows[Int(node)].attributes = first..<Int32(clamping: document.attributes.count)
        document.noteClasses(of: Int(node))
    }

    mutating func end(at position: Int, in bytes: Span<UInt8>) {
        guard failure == nil, open.count > 1, let node = open.popLast() else { return }
        let end = tagStart(around: position, in: bytes) ?? position
        let start = document.rows[Int(node)].bytes.lowerBound
        document.rows[Int(node)].bytes = start..<max(start, base + end)
        document.rows[Int(node)].end = Int32(document.rows.count)
    }

    mutating func add(text: UnsafeBufferPointer<UInt8>) {
        guard failure == nil, let parent = open.last else { return }
        let last = document.rows.count - 1
        let isContinued =
            !document.rows[last].isElement && document.rows[last].parent == parent
            && Int(document.rows[last].value.upperBound) == document.arena.count
        let value = store(text)
        if isContinued {
            document.rows[last].value = document.rows[last].value.lowerBound..<value.upperBound
        } else {
            append(isElement: false, name: value, at: 0)
        }
    }

    /// Closes what the page left open.
    consuming func finish(replacing marker: UInt8?) -> HTMLDocument {
        while let node = open.popLast() {
            document.rows[Int(node)].end = Int32(document.rows.count)
            let start = document.rows[Int(node)].bytes.lowerBound
            document.rows[Int(node)].bytes = start..<max(start, document.rows[0].bytes.upperBound)
        }
        if let marker { document.replace(marker) }
        return document
    }

    mutating func fail(_ reason: FormatError.Reason) {
        failure = failure ?? reason
    }

    private mutating func append(isElement: Bool, name: Range<UInt32>, number: UInt64 = 0, at position: Int) {
        if document.rows.count >= limits.nodes { return fail(.limitExceeded) }
        let index = Int32(document.rows.count)
        let attribute = Int32(document.attributes.count)
        document.rows.append(
            HTMLDocument.Row(
                isElement: isElement, parent: open.last ?? -1, end: index + 1, value: name, number: number,
                attributes: attribute..<attribute, bytes: base + position..<base + position))
        if isElement { open.append(index) }
    }

    private mutating func store(_ text: UnsafeBufferPointer<UInt8>) -> Range<UInt32> {
        let start = document.arena.count
        document.arena += text
        guard let end = UInt32(exactly: document.arena.count) else {
            fail(.limitExceeded)
            return 0..<0
        }
        return UInt32(start)..<end
    }

    /// The beginning of the start tag in which a position lies; nil when it lies in none.
    private mutating func tagStart(around position: Int, in bytes: Span<UInt8>) -> Int? {
        while (tag?.bytes.upperBound ?? 0) <= position {
            guard let next = tags.next(in: bytes) else {
                tag = nil
                return nil
            }
            tag = next
        }
        guard let tag, tag.kind == .start, tag.bytes.lowerBound < position, position < tag.bytes.upperBound else {
            return nil
        }
        return tag.bytes.lowerBound
    }
}

extension HTMLDocument {
    /// Puts U+FFFD wherever the marker stands.
    fileprivate mutating func replace(_ marker: UInt8) {
        var copy: [UInt8] = []
        copy.reserveCapacity(arena.count)
        func moved(_ range: Range<UInt32>, _ copy: inout [UInt8]) -> Range<UInt32> {
            let start = UInt32(clamping: copy.count)
            for byte in arena[Int(range.lowerBound)..<Int(range.upperBound)] {
                if byte == marker { copy += [0xEF, 0xBF, 0xBD] } else { copy.append(byte) }
            }
            return start..<max(start, UInt32(clamping: copy.count))
        }
        for index in rows.indices { rows[index].value = moved(rows[index].value, &copy) }
        for index in attributes.indices {
            attributes[index].name = moved(attributes[index].name, &copy)
            attributes[index].value = moved(attributes[index].value, &copy)
        }
        arena = copy
    }
}
