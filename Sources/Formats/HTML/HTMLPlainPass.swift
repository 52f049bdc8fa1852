// SPDX-License-Identifier: Apache-2.0

/// Builds the tree of markup that leaves nothing to be guessed, without libxml2 and several times as fast.
///
/// Programs write records as one element in which everything is closed in order and every value is quoted or without marks. Of such a
/// part libxml2 makes exactly this tree; at anything else the pass gives up, and libxml2 is asked.
struct HTMLPlainPass: ~Copyable {
    private var document = HTMLDocument()
    private var open: [(row: Int32, kind: HTMLPlainElement, name: UInt64)] = []
    private let bytes: UnsafeBufferPointer<UInt8>
    private let base: Int
    private let limits: HTMLDocument.Limits
    private var index = 0
    /// Where words and values stand, while the form of a record is learned.
    private var gaps: [HTMLForm.Gap]?

    /// The tree of a part; nil where it is not plain.
    ///
    /// - Parameters:
    ///   - bytes: well-formed UTF-8.
    ///   - base: where they stand in the page.
    static func document(
        of bytes: UnsafeBufferPointer<UInt8>, base: Int, limits: HTMLDocument.Limits
    ) -> HTMLDocument? {
        var pass = HTMLPlainPass(bytes, base: base, limits: limits)
        return pass.run() ? pass.document : nil
    }

    /// The tree of a part that stands alone, and where its words and values stand; nil where it is not plain, or has comments.
    static func model(
        of bytes: UnsafeBufferPointer<UInt8>, limits: HTMLDocument.Limits
    ) -> (document: HTMLDocument, gaps: [HTMLForm.Gap])? {
        var pass = HTMLPlainPass(bytes, base: 0, limits: limits)
        pass.gaps = []
        guard pass.run(), let gaps = pass.gaps else { return nil }
        return (pass.document, gaps)
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int, limits: HTMLDocument.Limits) {
        self.bytes = bytes
        self.base = base
        self.limits = limits
    }

    private mutating func run() -> Bool {
        guard bytes.count >= 4, bytes[0] == UInt8(ascii: "<"), bytes[bytes.count - 1] == UInt8(ascii: ">") else {
            return false
        }
        // About as many as records of this length have.
        document.rows.reserveCapacity(bytes.count / 16)
        document.attributes.reserveCapacity(bytes.count / 32)
        document.arena.reserveCapacity(bytes.count)
        append(isElement: true, value: 0..<0, bytes: base..<base + bytes.count, parent: -1)
        repeat {
            guard document.rows.count < limits.nodes else { return false }
            if bytes[index] == UInt8(ascii: "<") {
                guard takeMarkup() else { return false }
            } else {
                guard takeText() else { return false }
            }
            // Everything stands inside one element.
            if open.isEmpty { break }
        } while index < bytes.count
        guard open.isEmpty, index == bytes.count else { return false }
        document.rows[0].end = Int32(document.rows.count)
        return true
    }

    private mutating func takeMarkup() -> Bool {
        guard index + 1 < bytes.count else { return false }
        switch bytes[index + 1] {
        case UInt8(ascii: "/"): return takeEndTag()
        case UInt8(ascii: "!"): return !open.isEmpty && takeComment()
        default: return takeStartTag()
        }
    }

    // MARK: Tags

    private mutating func takeStartTag() -> Bool {
        let start = index
        index += 1
        guard let name = takeName(), let kind = HTMLPlainElement.named(name.number) else { return false }
        if let outer = open.last, !outer.kind.holds(kind) { return false }
        guard open.count < limits.depth else { return false }
        let row = Int32(document.rows.count)
        let value = store(name: name.place)
        append(
            isElement: true, value: value, number: name.number, bytes: base + start..<base + start,
            parent: open.last?.row ?? 0)
        guard takeAttributes() else { return false }
        let isClosed = bytes[index] == UInt8(ascii: "/")
        if isClosed { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return false }
        index += 1
        if kind.isEmpty {
            close(row)
        } else {
            if isClosed { return false }
            open.append((row, kind, name.number))
        }
        return true
    }

    private mutating func takeEndTag() -> Bool {
        index += 2
        guard let name = takeName(), let last = open.popLast(), last.name == name.number, index < bytes.count,
            bytes[index] == UInt8(ascii: ">")
        else { return false }
        index += 1
        close(last.row)
        return true
    }

    private mutating func close(_ row: Int32) {
        document.rows[Int(row)].end = Int32(document.rows.count)
        document.rows[Int(row)].bytes = document.rows[Int(row)].bytes.lowerBound..<base + index
    }

    /// Up to eight letters and digits, of which the first is a letter, and what ends a name behind them.
    private mutating func takeName() -> (number: UInt64, place: Range<Int>)? {
        let start = index
        var number: UInt64 = 0
        while index < bytes.count {
            let byte = ASCII.lowercased(bytes[index])
            guard byte &- 0x61 < 26 || byte &- 0x30 < 10 && index > start else { break }
            number = number << 8 | UInt64(byte)
            index += 1
        }
        guard index > start, index - start <= 8, index < bytes.count else { return nil }
        let end = bytes[index]
        guard Self.isBlank(end) || end == UInt8(ascii: ">") || end == UInt8(ascii: "/") else { return nil }
        return (number, start..<index)
    }

    /// Takes `name="value"` and `name` behind blanks; stands on the end of the tag then.
    private mutating func takeAttributes() -> Bool {
        let first = document.attributes.count
        while true {
            let before = index
            while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
            guard index < bytes.count else { return false }
            if bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/") { break }
            guard index > before, document.attributes.count - first < limits.attributes, takeAttribute(behind: first)
            else { return false }
        }
        let row = document.rows.count - 1
        document.rows[row].attributes = Int32(first)..<Int32(document.attributes.count)
        return true
    }

    private mutating func takeAttribute(behind first: Int) -> Bool {
        let start = index
        while index < bytes.count, Self.isOfAttributeName(bytes[index], isFirst: index == start) { index += 1 }
        guard index > start, index < bytes.count else { return false }
        let name = store(name: start..<index)
        for other in document.attributes[first...] where isEqual(other.name, name) { return false }
        var value = UInt32(document.arena.count)..<UInt32(document.arena.count)
        var gap: HTMLForm.Gap?
        if bytes[index] == UInt8(ascii: "=") {
            index += 1
            guard index < bytes.count else { return false }
            let quote = bytes[index]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                index += 1
                let start = index
                guard let found = takeWords(upTo: quote), index < bytes.count else { return false }
                value = found
                gap = HTMLForm.Gap(place: start..<index, end: quote, holder: document.attributes.count)
                index += 1
            } else {
                guard let found = takeBareValue() else { return false }
                value = found
            }
        }
        let end = bytes.count > index ? bytes[index] : 0
        guard Self.isBlank(end) || end == UInt8(ascii: ">") || end == UInt8(ascii: "/") else { return false }
        document.attributes.append(HTMLDocument.Attribute(name: name, value: value))
        document.noteClasses(of: document.rows.count - 1)
        // Classes tell what an element is: they are part of the form.
        if let gap, document.rows[document.rows.count - 1].classes != Int32(gap.holder) { gaps?.append(gap) }
        return true
    }

    /// Takes a value without quotation marks, as programs write that make pages smaller; nil where its end can be disputed.
    private mutating func takeBareValue() -> Range<UInt32>? {
        let stored = document.arena.count
        let start = index
        while index < bytes.count, Self.isOfBareValue(bytes[index]) { index += 1 }
        guard index > start, index < bytes.count, bytes[index - 1] != UInt8(ascii: "/"),
            Self.isBlank(bytes[index]) || bytes[index] == UInt8(ascii: ">")
        else { return nil }
        append(start..<index)
        return UInt32(stored)..<UInt32(document.arena.count)
    }

    private static func isOfBareValue(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "&"), UInt8(ascii: "="):
            false
        default: (0x21...0x7E).contains(byte)
        }
    }

    // MARK: Text

    private mutating func takeText() -> Bool {
        let start = index
        guard let parent = open.last?.row, let value = takeWords(upTo: UInt8(ascii: "<")), index < bytes.count else {
            return false
        }
        let last = document.rows.count - 1
        // Behind a comment the text goes on.
        if !document.rows[last].isElement, document.rows[last].parent == parent {
            document.rows[last].value = document.rows[last].value.lowerBound..<value.upperBound
        } else {
            append(isElement: false, value: value, bytes: base..<base, parent: parent)
            if gaps != nil, !bytes[start..<index].allSatisfy(Self.isBlank) {
                gaps?.append(HTMLForm.Gap(place: start..<index, end: UInt8(ascii: "<"), holder: last + 1))
            }
        }
        return true
    }

    /// Takes characters up to a mark, references resolved, and leaves the pass on the mark; nil at anything doubtful.
    private mutating func takeWords(upTo end: UInt8) -> Range<UInt32>? {
        let stored = document.arena.count
        guard HTMLPlainWords.take(from: bytes, at: &index, upTo: end, into: &document.arena) else { return nil }
        return UInt32(stored)..<UInt32(document.arena.count)
    }

    /// Takes a comment whose end every parser finds at the same place.
    private mutating func takeComment() -> Bool {
        let dash = UInt8(ascii: "-")
        guard index + 4 < bytes.count, bytes[index + 2] == dash, bytes[index + 3] == dash else { return false }
        var end = index + 4
        guard bytes[end] != UInt8(ascii: ">"), bytes[end] != dash else { return false }
        while end + 1 < bytes.count, bytes[end] != dash || bytes[end + 1] != dash {
            guard bytes[end] >= 0x20 || Self.isBlank(bytes[end]) else { return false }
            end += 1
        }
        guard end + 2 < bytes.count, bytes[end + 2] == UInt8(ascii: ">") else { return false }
        index = end + 3
        gaps = nil
        return true
    }

    // MARK: Rows

    private mutating func append(
        isElement: Bool, value: Range<UInt32>, number: UInt64 = 0, bytes: Range<Int>, parent: Int32
    ) {
        let index = Int32(document.rows.count)
        let attribute = Int32(document.attributes.count)
        document.rows.append(
            HTMLDocument.Row(
                isElement: isElement, parent: parent, end: index + 1, value: value, number: number,
                attributes: attribute..<attribute, bytes: bytes))
    }

    private mutating func append(_ place: Range<Int>) {
        if !place.isEmpty { document.arena.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[place])) }
    }

    private mutating func store(name place: Range<Int>) -> Range<UInt32> {
        let start = document.arena.count
        for index in place { document.arena.append(ASCII.lowercased(bytes[index])) }
        return UInt32(start)..<UInt32(document.arena.count)
    }

    private func isEqual(_ left: Range<UInt32>, _ right: Range<UInt32>) -> Bool {
        left.count == right.count
            && document.arena[Int(left.lowerBound)..<Int(left.upperBound)]
                .elementsEqual(document.arena[Int(right.lowerBound)..<Int(right.upperBound)])
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func isOfAttributeName(_ byte: UInt8, isFirst: Bool) -> Bool {
        ASCII.lowercased(byte) &- 0x61 < 26
            || !isFirst && (byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_"))
    }
}
