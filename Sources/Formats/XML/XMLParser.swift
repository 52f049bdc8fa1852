// SPDX-License-Identifier: Apache-2.0

internal import CXML2

/// libxml2's push parser, from portions of a document to steps.
///
/// It is given no document type, so it has nothing to load and nothing to expand; it builds no tree and prints
/// nothing. Its own limits stay on.
struct XMLParser: ~Copyable {
    private(set) var batch = XMLBatch()
    private(set) var names: XMLNames
    private let context: xmlParserCtxtPtr?

    init(vocabulary: [String]) {
        names = XMLNames(vocabulary)
        Self.prepareLibrary
        context = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil)
        configure()
    }

    deinit {
        if let context { xmlFreeParserCtxt(context) }
    }

    /// Parses a portion that ends behind a tag or inside a text; returns whether it was well formed.
    mutating func parse(_ portion: [UInt8], tags: [XMLFeed.Tag]) -> Bool {
        batch.begin(tags)
        guard !portion.isEmpty else { return true }
        guard let context, let count = Int32(exactly: portion.count) else { return false }
        withUnsafeMutablePointer(to: &self) { parser in
            context.pointee.userData = UnsafeMutableRawPointer(parser)
            portion.withUnsafeBytes { bytes in
                _ = xmlParseChunk(context, bytes.assumingMemoryBound(to: CChar.self).baseAddress, count, 0)
            }
            context.pointee.userData = nil
        }
        return context.pointee.wellFormed != 0 && !batch.isOutOfStep && batch.firstMissing == nil
    }

    /// Forgets the document, to begin with another.
    mutating func reset() {
        batch.reset()
        guard let context else { return }
        xmlCtxtResetPush(context, nil, 0, nil, nil)
        configure()
    }

    private func configure() {
        guard let context else { return }
        xmlCtxtUseOptions(context, Self.options)
        context.pointee.sax.pointee = Self.handler
    }

    /// libxml2 sets itself up once a process.
    private static let prepareLibrary: Void = xmlInitParser()

    /// Without NOENT, an ampersand in a value would come as `&#38;`; with it, the five predefined entities come as
    /// their characters, and there are no others: the feed lets neither a declaration nor a reference through.
    private static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue)

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        // XML_SAX2_MAGIC, a macro with a suffix that Swift does not import.
        handler.initialized = 0xDEED_BEAF
        handler.startElementNs = { parser, name, _, _, _, _, count, _, attributes in
            guard let parser = XMLParser.pointer(parser), let name else { return }
            parser.pointee.start(name, attributes, count: Int(count))
        }
        handler.endElementNs = { parser, _, _, _ in
            XMLParser.pointer(parser)?.pointee.batch.end()
        }
        handler.characters = { parser, text, count in
            guard let parser = XMLParser.pointer(parser), let text, count > 0 else { return }
            parser.pointee.batch.add(text: UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.cdataBlock = handler.characters
        handler.ignorableWhitespace = handler.characters
        return handler
    }

    private static func pointer(_ parser: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLParser>? {
        parser?.assumingMemoryBound(to: XMLParser.self)
    }

    private mutating func start(
        _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
    ) {
        batch.start(names.number(of: name))
        guard let attributes else { return }
        // Five pointers each: name, prefix, address of the namespace, begin and end of the value.
        for index in 0..<count {
            let entry = attributes + 5 * index
            guard let key = entry[0], let begin = entry[3], let end = entry[4] else { continue }
            let value = UnsafeBufferPointer(start: begin, count: max(0, end - begin))
            batch.add(attribute: names.number(of: key), value: value)
        }
    }
}
