// SPDX-License-Identifier: Apache-2.0

/// Walks through an XML document of any size in the memory of one portion.
///
/// The reader is lent the document at each call and tells of every element where it stands in it:
///
///     var reader = XMLReader(in: bytes, vocabulary: ["chat", "line", "from"])
///     while let event = try reader.next(in: bytes) {
///         guard event.kind == .start, event.name == 1 else { continue }
///         for index in event.attributes where reader.name(of: index) == 2 { … reader.value(of: index) … }
///     }
///
/// Nothing is loaded, entities are not expanded, and what real exporters get wrong in characters and references is
/// mended and counted in `repairs`. Documents are read as UTF-8, or as Latin-1 or code page 1252 when they
/// say so. Comments and processing instructions are passed over.
public struct XMLReader: ~Copyable {
    private var feed: XMLFeed
    private var parser: XMLParser
    private var next = 0
    private var failure: FormatError?

    /// Stands in front of a document.
    ///
    /// - Parameters:
    ///   - bytes: the document, the same at each call.
    ///   - vocabulary: names that events then give by their place in this list.
    ///   - omitting: attributes whose value is not kept: it reads as the number of its bytes, in decimal digits.
    ///   - keepsText: whether text between tags is of interest.
    ///   - limits: how large parts of the document may be.
    public init(
        in bytes: Span<UInt8>, vocabulary: [String] = [], omitting: [String] = [], keepsText: Bool = true,
        limits: XMLLimits = .standard
    ) {
        feed = XMLFeed(in: bytes, omitting: omitting, keepsText: keepsText, limits: limits)
        parser = XMLParser(vocabulary: vocabulary)
    }

    /// The next step; nil when the outermost element has ended.
    ///
    /// - Throws: `FormatError` where the document is damaged or ends too early, after all steps in front of that
    ///   place; `resume` is then of use.
    public mutating func next(in bytes: Span<UInt8>) throws(FormatError) -> XMLEvent? {
        while next == parser.batch.events.count {
            if let failure { throw failure }
            if feed.isFinished { return nil }
            feed.stage(in: bytes)
            next = 0
            failure = feed.failure
            if !parser.parse(feed.staged, tags: feed.tags) {
                failure = FormatError(.notWellFormed, at: parser.batch.firstMissing ?? feed.position)
            }
        }
        next += 1
        return parser.batch.events[next - 1]
    }

    /// Goes on behind damage.
    ///
    /// - Parameters:
    ///   - offset: where an element begins, or an end tag.
    ///   - names: the elements that are taken to be open there, outermost first; no steps are given for their starts.
    ///     Without any, another document begins at the offset.
    public mutating func resume(at offset: Int, inside names: [String]) {
        feed.resume(at: offset, inside: names)
        parser.reset()
        next = 0
        failure = nil
    }

    /// What stands behind the outermost element and is not blank; nil when there is nothing.
    ///
    /// To be asked when `next` has returned nil.
    public func trailingBytes(in bytes: Span<UInt8>) -> Range<Int>? {
        var start = min(feed.position, bytes.count)
        while start < bytes.count, XMLFeed.isBlank(bytes[start]) { start += 1 }
        return start < bytes.count ? start..<bytes.count : nil
    }

    /// What had to be mended so far.
    public var repairs: XMLRepairs { feed.repairs }

    /// The name behind a number.
    public func name(_ number: Int) -> String {
        parser.names.texts.indices.contains(number) ? parser.names.texts[number] : ""
    }

    /// The number of an attribute's name.
    public func name(of attribute: Int) -> Int { parser.batch.attributes[attribute].name }

    /// The value of an attribute of the step given last.
    public func value(of attribute: Int) -> String {
        text(parser.batch.attributes[attribute].value)
    }

    /// Whether the value of an attribute of the step given last is this text.
    public func isValue(of attribute: Int, _ text: StaticString) -> Bool {
        let range = parser.batch.attributes[attribute].value
        return range.count == text.utf8CodeUnitCount && parser.batch.store.span.hasBytes(text, at: range.lowerBound)
    }

    /// The text of a step of kind `text`, given last.
    public func text(of event: XMLEvent) -> String { text(event.text) }

    private func text(_ range: Range<Int>) -> String {
        parser.batch.store.span.text(in: range)
    }
}
