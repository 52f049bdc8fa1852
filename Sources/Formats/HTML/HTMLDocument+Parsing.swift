// SPDX-License-Identifier: Apache-2.0

internal import CXML2

extension HTMLDocument {
    /// Parses a page, or one element of it, as libxml2's tolerant HTML parser does.
    ///
    /// Markup that leaves nothing to be guessed is read without it, which makes the same tree in less time.
    /// Nothing is loaded from anywhere and nothing is printed. Names of elements and attributes come in small letters.
    ///
    /// - Parameters:
    ///   - bytes: the page in UTF-8; a byte order mark is passed over.
    ///   - range: the part to parse; nil for all of it. Byte ranges of nodes count from the beginning of the page.
    ///   - limits: how large the tree may grow.
    /// - Throws: `tooDeep` and `limitExceeded` when a limit is passed.
    public init(
        parsing bytes: Span<UInt8>, _ range: Range<Int>? = nil, limits: Limits = .standard
    ) throws(FormatError) {
        let range = range ?? 0..<bytes.count
        let part = bytes.extracting(range)
        guard part.count <= limits.bytes, Int32(exactly: part.count) != nil else {
            throw FormatError(.limitExceeded, at: range.lowerBound)
        }
        let repair = HTMLByteRepair(part)
        if repair.bytes == nil, let document = Self.plain(part, base: range.lowerBound, limits: limits) {
            self = document
        } else {
            self = try Self.tolerant(part, repair, base: range.lowerBound, limits: limits)
        }
    }

    /// The tree of plain markup; nil for any other.
    static func plain(_ part: Span<UInt8>, base: Int, limits: Limits) -> HTMLDocument? {
        part.withUnsafeBufferPointer { HTMLPlainPass.document(of: $0, base: base, limits: limits) }
    }

    /// The tree that libxml2 makes of a part.
    static func tolerant(
        _ part: Span<UInt8>, _ repair: HTMLByteRepair, base: Int, limits: Limits
    ) throws(FormatError) -> HTMLDocument {
        try checkAttributes(of: part, base: base, limits: limits)
        var document: HTMLDocument
        if let repaired = repair.bytes {
            document = try parse(repaired.span, base: base, limits: limits, marker: HTMLByteRepair.marker)
        } else {
            document = try parse(part, base: base, limits: limits, marker: nil)
        }
        document.replacedBytes = repair.count
        return document
    }

    /// libxml2 compares each attribute with all others of its element: their number has to be bounded beforehand.
    private static func checkAttributes(of part: Span<UInt8>, base: Int, limits: Limits) throws(FormatError) {
        // Each takes two bytes at least.
        if part.count / 2 <= limits.attributes { return }
        var tags = HTMLTagCursor()
        while let tag = tags.next(in: part) {
            guard tag.attributeCount <= limits.attributes else {
                throw FormatError(.limitExceeded, at: base + tag.bytes.lowerBound)
            }
        }
    }

    private static func parse(
        _ bytes: Span<UInt8>, base: Int, limits: Limits, marker: UInt8?
    ) throws(FormatError) -> HTMLDocument {
        let skipped = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
        let text = bytes.extracting(skipped..<bytes.count)
        var pass = HTMLPass(limits: limits, base: base + skipped, count: text.count)
        let position = text.withUnsafeBufferPointer { buffer in pass.run(over: buffer) }
        if let reason = pass.builder.failure { throw FormatError(reason, at: base + skipped + position) }
        return pass.finish(replacing: marker)
    }
}

/// One run of libxml2's parser over bytes that stay where they are.
private struct HTMLPass: ~Copyable {
    var builder: HTMLTreeBuilder
    private var context: htmlParserCtxtPtr?
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    init(limits: HTMLDocument.Limits, base: Int, count: Int) {
        builder = HTMLTreeBuilder(limits: limits, base: base, count: count)
    }

    consuming func finish(replacing marker: UInt8?) -> HTMLDocument {
        builder.finish(replacing: marker)
    }

    /// Parses; returns how far the parser came.
    mutating func run(over buffer: UnsafeBufferPointer<UInt8>) -> Int {
        guard !buffer.isEmpty, let start = buffer.baseAddress else { return 0 }
        Self.prepareLibrary
        let created = start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { text in
            htmlCreateMemoryParserCtxt(text, Int32(buffer.count))
        }
        guard let created else {
            builder.fail(.notWellFormed)
            return 0
        }
        defer { htmlFreeParserCtxt(created) }
        context = created
        bytes = buffer
        htmlCtxtUseOptions(created, Self.options)
        created.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        created.pointee.sax.pointee = Self.handler
        withUnsafeMutablePointer(to: &self) { pass in
            created.pointee.userData = UnsafeMutableRawPointer(pass)
            htmlParseDocument(created)
            created.pointee.userData = nil
        }
        return position
    }

    /// libxml2 sets itself up once a process.
    private static let prepareLibrary: Void = xmlInitParser()

    private static let options: Int32 = [
        HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_NODEFDTD,
        HTML_PARSE_NOIMPLIED, HTML_PARSE_IGNORE_ENC,
    ].reduce(0) { $0 | Int32($1.rawValue) }

    private static var handler: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.initialized = 1
        handler.startElement = { pass, name, attributes in
            guard let pass = HTMLPass.pointer(pass), let name else { return }
            pass.pointee.start(name, attributes)
        }
        handler.endElement = { pass, _ in
            HTMLPass.pointer(pass)?.pointee.end()
        }
        handler.characters = { pass, text, count in
            guard let pass = HTMLPass.pointer(pass), let text, count > 0 else { return }
            pass.pointee.add(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.cdataBlock = handler.characters
        handler.ignorableWhitespace = handler.characters
        return handler
    }

    private static func pointer(_ pass: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLPass>? {
        pass?.assumingMemoryBound(to: HTMLPass.self)
    }

    private var position: Int {
        guard let context else { return 0 }
        return min(max(0, Int(xmlByteConsumed(context))), bytes.count)
    }

    private mutating func start(
        _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        builder.start(Self.text(name), at: position, in: bytes.span)
        if var attribute = attributes {
            while let key = attribute[0] {
                builder.add(attribute: Self.text(key), value: attribute[1].map(Self.text) ?? Self.noText)
                attribute += 2
            }
        }
        stopAfterFailure()
    }

    private mutating func end() {
        builder.end(at: position, in: bytes.span)
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        builder.add(text: text)
        stopAfterFailure()
    }

    private func stopAfterFailure() {
        if builder.failure != nil, let context { xmlStopParser(context) }
    }

    private static var noText: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }

    private static func text(_ start: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start, count: Int(xmlStrlen(start)))
    }
}
