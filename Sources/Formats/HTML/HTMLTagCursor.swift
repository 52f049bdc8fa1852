// SPDX-License-Identifier: Apache-2.0

/// Walks over the tags of a page, one at a time, without building anything.
///
/// Comments, declarations and the content of scripts and style sheets are passed over. A tag that the page's end
/// cuts off is not reported.
public struct HTMLTagCursor: Sendable {
    /// Where the next search begins: behind the last tag.
    public private(set) var offset: Int
    private var raw: HTMLName?

    /// Stands in front of a byte.
    public init(at offset: Int = 0) {
        self.offset = offset
    }

    /// The next tag; nil at the end of the page.
    public mutating func next(in bytes: Span<UInt8>) -> HTMLTag? {
        if let raw { skip(rawTextOf: raw, in: bytes) }
        while offset < bytes.count {
            offset = bytes.firstIndex(of: UInt8(ascii: "<"), from: offset)
            let start = offset
            guard start < bytes.count else { return nil }
            switch byte(at: start + 1, in: bytes) {
            case UInt8(ascii: "!"):
                skipDeclaration(in: bytes)
            case UInt8(ascii: "?"):
                skip(behind: UInt8(ascii: ">"), in: bytes)
            case UInt8(ascii: "/"):
                guard ASCII.isLetter(byte(at: start + 2, in: bytes)) else {
                    offset += 2
                    continue
                }
                return tag(.end, from: start, nameAt: start + 2, in: bytes)
            case let byte where ASCII.isLetter(byte):
                guard let tag = tag(.start, from: start, nameAt: start + 1, in: bytes) else { return nil }
                raw = nil
                if !tag.isSelfClosing, tag.name.count == 6 || tag.name.count == 5 {
                    raw = Self.rawElements.first { tag.isNamed($0, in: bytes) }
                }
                return tag
            default:
                offset += 1
            }
        }
        return nil
    }

    /// Where the next `<` stands that may begin a tag; nil where none does, or behind a script's start tag.
    func nextMark(in bytes: Span<UInt8>) -> Int? {
        guard raw == nil else { return nil }
        let start = bytes.firstIndex(of: UInt8(ascii: "<"), from: offset)
        return start < bytes.count ? start : nil
    }

    /// Whether the start tag of a script or style sheet stands in front.
    var isInRawText: Bool { raw != nil }

    private static let rawElements: [HTMLName] = ["script", "style"]

    /// Zero behind the end: no grammar of tags has it.
    private func byte(at index: Int, in bytes: Span<UInt8>) -> UInt8 {
        index < bytes.count ? bytes[index] : 0
    }

    private mutating func skip(behind end: UInt8, in bytes: Span<UInt8>) {
        while offset < bytes.count, bytes[offset] != end { offset += 1 }
        offset = min(offset + 1, bytes.count)
    }

    private mutating func skipDeclaration(in bytes: Span<UInt8>) {
        let dash = UInt8(ascii: "-")
        guard byte(at: offset + 2, in: bytes) == dash, byte(at: offset + 3, in: bytes) == dash else {
            return skip(behind: UInt8(ascii: ">"), in: bytes)
        }
        var index = offset + 4
        while index < bytes.count {
            if bytes[index] == dash, byte(at: index + 1, in: bytes) == dash {
                // libxml2 also ends a comment at `--!>`.
                let end = byte(at: index + 2, in: bytes) == UInt8(ascii: "!") ? index + 3 : index + 2
                if byte(at: end, in: bytes) == UInt8(ascii: ">") {
                    offset = end + 1
                    return
                }
            }
            index += 1
        }
        offset = bytes.count
    }

    private mutating func skip(rawTextOf element: HTMLName, in bytes: Span<UInt8>) {
        raw = nil
        let name = element.bytes
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "<"), byte(at: offset + 1, in: bytes) == UInt8(ascii: "/"),
                name.indices.allSatisfy({ ASCII.lowercased(byte(at: offset + 2 + $0, in: bytes)) == name[$0] })
            {
                return
            }
            offset += 1
        }
    }

    private mutating func tag(
        _ kind: HTMLTag.Kind, from start: Int, nameAt nameStart: Int, in bytes: Span<UInt8>
    ) -> HTMLTag? {
        var index = nameStart
        var number: UInt64 = 0
        while index < bytes.count, !Self.isEnd(bytes[index]) {
            number = HTMLName.number(number, ASCII.lowercased(bytes[index]))
            index += 1
        }
        var tag = HTMLTag(
            kind: kind, bytes: start..<index, name: nameStart..<index, number: number, classes: index..<index,
            attributeCount: 0, isSelfClosing: false)
        while index < bytes.count {
            let first = bytes[index]
            if first == UInt8(ascii: ">") {
                tag.isSelfClosing = bytes[index - 1] == UInt8(ascii: "/")
                tag.bytes = start..<index + 1
                offset = index + 1
                return tag
            }
            if ASCII.isBlank(first) || first == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let attribute = Self.attribute(at: &index, in: bytes)
            tag.attributeCount += 1
            if tag.classes.isEmpty, let value = attribute.value, Self.isClass(attribute.name, in: bytes) {
                tag.classes = value
            }
        }
        offset = bytes.count
        return nil
    }

    /// Where the values in quotation marks of a tag stand, its classes left out.
    static func quotedValues(of tag: HTMLTag, in bytes: Span<UInt8>) -> [Range<Int>] {
        var values: [Range<Int>] = []
        var index = tag.name.upperBound
        while index < tag.bytes.upperBound, bytes[index] != UInt8(ascii: ">") {
            if ASCII.isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let attribute = attribute(at: &index, in: bytes)
            // Behind a value in quotation marks stands the second of them.
            if let value = attribute.value, index > value.upperBound, !isClass(attribute.name, in: bytes) {
                values.append(value)
            }
        }
        return values
    }

    /// Takes the name and the value of an attribute.
    private static func attribute(
        at index: inout Int, in bytes: Span<UInt8>
    ) -> (name: Range<Int>, value: Range<Int>?) {
        let start = index
        // An equals sign in front is part of the name, so that every round goes forward.
        index += 1
        while index < bytes.count, !isEnd(bytes[index]), bytes[index] != UInt8(ascii: "=") { index += 1 }
        let name = start..<index
        while index < bytes.count, ASCII.isBlank(bytes[index]) { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return (name, nil) }
        index += 1
        return (name, value(at: &index, in: bytes))
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        ASCII.isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    /// The value behind an equals sign; leaves the index behind it.
    private static func value(at index: inout Int, in bytes: Span<UInt8>) -> Range<Int> {
        while index < bytes.count, ASCII.isBlank(bytes[index]) { index += 1 }
        guard index < bytes.count else { return index..<index }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = index + 1
            let end = bytes.firstIndex(of: quote, from: start)
            index = min(end + 1, bytes.count)
            return start..<end
        }
        let start = index
        while index < bytes.count, !ASCII.isBlank(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
        return start..<index
    }

    private static func isClass(_ name: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let wanted: StaticString = "class"
        guard name.count == 5 else { return false }
        return (0..<5).allSatisfy { ASCII.lowercased(bytes[name.lowerBound + $0]) == wanted.bytes[$0] }
    }
}

extension StaticString {
    /// The bytes of a literal in ASCII.
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
