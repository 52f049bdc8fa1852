// SPDX-License-Identifier: Apache-2.0

/// Cuts a document into portions that end at a tag, and rewrites what a parser must not see.
///
/// Comments, processing instructions and the document type go no further, so that entities cannot be declared and
/// nothing can grow. Every tag is noted with its place in the original, which makes the portions' own offsets
/// irrelevant: they may be changed at will.
struct XMLFeed: Sendable {
    /// A tag of the portion.
    struct Tag: Sendable {
        var bytes: Range<Int>
        /// Whether it ends its element, too.
        var isEmpty: Bool
        /// Whether it stands in the document; otherwise it was opened again by `resume`.
        var isOriginal: Bool
    }

    /// Bytes of a portion, more or less.
    static let portion = 65_536

    let limits: XMLLimits
    let keepsText: Bool
    /// Names of attributes whose values are replaced by the number of their bytes.
    let omitted: [[UInt8]]
    /// The next byte to be looked at.
    var position = 0
    var depth = 0
    /// Whether the outermost element was closed.
    private(set) var isFinished = false
    private(set) var failure: FormatError?
    /// What the parser is to read next, and its tags.
    private(set) var staged: [UInt8] = []
    private(set) var tags: [Tag] = []
    var repairs = XMLRepairs()
    /// Elements that `resume` opens again in front of the next portion.
    private var reopened: [String]? = []
    private var encoding = XMLEncoding.utf8
    private var isBehindDocumentType = false
    /// Ends of comments and the like that are known not to come any more.
    private var absent = (comment: false, instruction: false, section: false)

    init(in bytes: Span<UInt8>, omitting: [String], keepsText: Bool, limits: XMLLimits) {
        self.limits = limits
        self.keepsText = keepsText
        omitted = omitting.map { Array($0.utf8) }
        if bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) {
            failure = FormatError(.badEncoding, at: 0)
        }
        if bytes.hasBytes("\u{FEFF}", at: 0) { position = 3 }
    }

    /// Goes on at an offset, as if these elements had been opened just there.
    mutating func resume(at offset: Int, inside names: [String]) {
        position = max(0, offset)
        (depth, isFinished, failure) = (names.count, false, nil)
        isBehindDocumentType = !names.isEmpty
        reopened = names
    }

    /// Fills the next portion.
    mutating func stage(in bytes: Span<UInt8>) {
        staged.removeAll(keepingCapacity: true)
        tags.removeAll(keepingCapacity: true)
        if let names = reopened {
            // The parser judges by the first four bytes; the exhibit's own declaration is passed over.
            append("<?xml version=\"1.0\"?>")
            for name in names {
                append("<\(name)>")
                tags.append(Tag(bytes: position..<position, isEmpty: false, isOriginal: false))
            }
            reopened = nil
        }
        while staged.count < Self.portion, failure == nil, !isFinished { stageNext(in: bytes) }
        if encoding != .utf8 {
            staged = encoding.utf8(of: staged)
        } else if (try? UTF8Span(validating: staged.span)) == nil {
            let text = String(decoding: staged, as: UTF8.self)
            repairs.replacements += text.unicodeScalars.count { $0 == "\u{FFFD}" }
            staged = Array(text.utf8)
        }
    }

    mutating func fail(_ reason: FormatError.Reason, at offset: Int) {
        failure = failure ?? FormatError(reason, at: offset)
    }

    private mutating func stageNext(in bytes: Span<UInt8>) {
        let window = min(bytes.count, position + Self.portion)
        let start = bytes.extracting(first: window).firstIndex(of: UInt8(ascii: "<"), from: position)
        if start > position {
            stageText(position..<start, isWhole: start < window || start == bytes.count, in: bytes)
            return
        }
        guard start + 1 < bytes.count else { return fail(.unexpectedEnd, at: start) }
        switch bytes[start + 1] {
        case UInt8(ascii: "!"): stageDeclaration(at: start, in: bytes)
        case UInt8(ascii: "?"): skipInstruction(at: start, in: bytes)
        case UInt8(ascii: "/"): stageEndTag(at: start, in: bytes)
        default: stageStartTag(at: start, in: bytes)
        }
    }

    private mutating func stageText(_ range: Range<Int>, isWhole: Bool, in bytes: Span<UInt8>) {
        if depth == 0 {
            for index in range where !Self.isBlank(bytes[index]) { return fail(.unexpectedByte, at: index) }
        }
        var end = range.upperBound
        // A part of a long text must not end inside a character or a reference.
        if !isWhole {
            var back = end
            while back > max(range.lowerBound, end - 16) {
                back -= 1
                if bytes[back] == UInt8(ascii: ";") { break }
                if bytes[back] == UInt8(ascii: "&") || bytes[back] >= 0xC0 {
                    end = back > range.lowerBound ? back : end
                    break
                }
            }
        }
        position = end
        if keepsText, depth > 0 { stage(range.lowerBound..<end, in: bytes) }
    }

    private mutating func skipInstruction(at start: Int, in bytes: Span<UInt8>) {
        guard !absent.instruction, let end = Self.end("?>", from: start + 2, in: bytes) else {
            absent.instruction = true
            return fail(.unexpectedEnd, at: start)
        }
        // A style sheet's instruction begins with the same five letters.
        if bytes.hasBytes("<?xml", at: start), start + 5 < end, Self.isBlank(bytes[start + 5]) {
            encoding = XMLEncoding(declaration: bytes.text(in: start..<min(end, start + 256)))
        }
        position = end
    }

    private mutating func stageDeclaration(at start: Int, in bytes: Span<UInt8>) {
        if bytes.hasBytes("<!--", at: start) {
            guard !absent.comment, let end = Self.end("-->", from: start + 4, in: bytes) else {
                absent.comment = true
                return fail(.unexpectedEnd, at: start)
            }
            position = end
        } else if depth > 0, bytes.hasBytes("<![CDATA[", at: start) {
            guard !absent.section, let end = Self.end("]]>", from: start + 9, in: bytes) else {
                absent.section = true
                return fail(.unexpectedEnd, at: start)
            }
            if end - start > limits.markup { return fail(.limitExceeded, at: start) }
            position = end
            if keepsText { append(start..<end, of: bytes) }
        } else if depth == 0, !isBehindDocumentType, bytes.hasBytes("<!DOCTYPE", at: start) {
            isBehindDocumentType = true
            skipDocumentType(at: start, in: bytes)
        } else {
            fail(bytes.count - start < 9 ? .unexpectedEnd : .unexpectedByte, at: start)
        }
    }

    /// Passes over the document type with its internal subset.
    private mutating func skipDocumentType(at start: Int, in bytes: Span<UInt8>) {
        var index = start + 9
        var brackets = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            case UInt8(ascii: ">") where brackets <= 0:
                position = index + 1
                return
            case let quote where quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"):
                index = bytes.firstIndex(of: quote, from: index + 1)
            case UInt8(ascii: "<") where bytes.hasBytes("<!--", at: index):
                index = (Self.end("-->", from: index + 4, in: bytes) ?? bytes.count) - 1
            default: break
            }
            index += 1
        }
        fail(.unexpectedEnd, at: start)
    }

    /// Notes a tag that goes into the portion.
    mutating func note(_ tag: Range<Int>, isEmpty: Bool) {
        tags.append(Tag(bytes: tag, isEmpty: isEmpty, isOriginal: true))
        position = tag.upperBound
    }

    mutating func open(at start: Int) -> Bool {
        if depth >= limits.depth {
            fail(.tooDeep, at: start)
            return false
        }
        depth += 1
        return true
    }

    mutating func close() {
        depth -= 1
        if depth == 0 { isFinished = true }
    }

    mutating func append(_ range: Range<Int>, of bytes: Span<UInt8>) {
        bytes.extracting(range).withUnsafeBufferPointer { staged += $0 }
    }

    mutating func append(_ text: String) {
        staged += text.utf8
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// The place behind the next occurrence of a mark; nil when there is none.
    private static func end(_ mark: StaticString, from start: Int, in bytes: Span<UInt8>) -> Int? {
        let first = mark.withUTF8Buffer { $0[0] }
        var index = bytes.firstIndex(of: first, from: start)
        while index < bytes.count {
            if bytes.hasBytes(mark, at: index) { return index + mark.utf8CodeUnitCount }
            index = bytes.firstIndex(of: first, from: index + 1)
        }
        return nil
    }
}
