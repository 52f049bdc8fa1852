// SPDX-License-Identifier: Apache-2.0

/// The steps of one portion, as plain values that outlive the parser's own memory.
struct XMLBatch: Sendable {
    struct Attribute: Sendable {
        var name: Int
        var value: Range<Int>
    }

    private(set) var events: [XMLEvent] = []
    private(set) var attributes: [Attribute] = []
    private(set) var store: [UInt8] = []
    /// Start tags of the open elements, with their names.
    private var open: [(name: Int, tag: XMLFeed.Tag)] = []
    private var tags: [XMLFeed.Tag] = []
    private var nextTag = 0
    /// Whether the parser met more tags than the portion has.
    private(set) var isOutOfStep = false

    /// Forgets the last portion's steps and awaits those of the next.
    mutating func begin(_ tags: [XMLFeed.Tag]) {
        events.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        store.removeAll(keepingCapacity: true)
        self.tags = tags
        nextTag = 0
    }

    /// Forgets what is open, too.
    mutating func reset() {
        begin([])
        open.removeAll()
    }

    /// Where the first tag stands for which the parser gave no step.
    var firstMissing: Int? { nextTag < tags.count ? tags[nextTag].bytes.lowerBound : nil }

    mutating func start(_ name: Int) {
        guard let tag = takeTag() else { return }
        open.append((name, tag))
        guard tag.isOriginal else { return }
        events.append(
            XMLEvent(
                kind: .start, name: name, attributes: attributes.count..<attributes.count, bytes: tag.bytes, text: 0..<0
            ))
    }

    mutating func add(attribute name: Int, value: UnsafeBufferPointer<UInt8>) {
        guard let last = events.indices.last, events[last].kind == .start else { return }
        attributes.append(Attribute(name: name, value: keep(value)))
        events[last].attributes = events[last].attributes.lowerBound..<attributes.count
    }

    mutating func end() {
        guard let element = open.popLast() else { return }
        let start = element.tag.bytes
        guard let end = element.tag.isEmpty ? start : takeTag()?.bytes else { return }
        let bytes = start.lowerBound..<max(start.lowerBound, end.upperBound)
        events.append(XMLEvent(kind: .end, name: element.name, attributes: 0..<0, bytes: bytes, text: 0..<0))
    }

    mutating func add(text: UnsafeBufferPointer<UInt8>) {
        guard let element = open.last else { return }
        let range = keep(text)
        if let last = events.indices.last, events[last].kind == .text {
            events[last].text = events[last].text.lowerBound..<range.upperBound
        } else {
            events.append(
                XMLEvent(kind: .text, name: element.name, attributes: 0..<0, bytes: element.tag.bytes, text: range))
        }
    }

    private mutating func keep(_ value: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = store.count
        store += value
        return start..<store.count
    }

    private mutating func takeTag() -> XMLFeed.Tag? {
        guard nextTag < tags.count else {
            isOutOfStep = true
            return nil
        }
        nextTag += 1
        return tags[nextTag - 1]
    }
}
