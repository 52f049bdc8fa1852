// SPDX-License-Identifier: Apache-2.0

/// One step through an XML document.
public struct XMLEvent: Sendable, Hashable {
    /// What was met.
    public enum Kind: Sendable, Hashable {
        /// An element begins; its attributes are known.
        case start
        /// An element ends; an empty element gives both steps.
        case end
        /// Text between tags; a long text comes in several steps.
        case text
    }

    /// What was met.
    public var kind: Kind
    /// The element's name, prefix left out: its place in the reader's vocabulary, or a higher number for other names.
    public var name: Int
    /// The attributes of a start, to be asked for with `XMLReader.value(of:)`; else empty.
    public var attributes: Range<Int>
    /// Where it stands in the original bytes: of a start the tag, of an end the whole element, of a text the start tag
    /// of the element around it.
    public var bytes: Range<Int>
    /// The text in the reader's store.
    var text: Range<Int>
}

/// How large the parts of a document may be.
public struct XMLLimits: Sendable, Hashable {
    /// Elements that may be open at once.
    public var depth: Int
    /// Attributes of one element; libxml2 compares each with all others.
    public var attributes: Int
    /// Bytes of one tag without the values that are left out, or of one CDATA section.
    public var markup: Int

    /// Makes limits.
    public init(depth: Int, attributes: Int, markup: Int) {
        self.depth = depth
        self.attributes = attributes
        self.markup = markup
    }

    /// Far above what exporters write, far below what libxml2 itself refuses.
    public static let standard = XMLLimits(depth: 128, attributes: 512, markup: 8_000_000)
}

/// What had to be changed so that the document could be read at all.
public struct XMLRepairs: Sendable, Hashable {
    /// Pairs of references to surrogates that were read as the one character that they stand for.
    public internal(set) var surrogatePairs = 0
    /// Places where U+FFFD stands for something that is no character: half a pair, bytes that are not UTF-8.
    public internal(set) var replacements = 0
    /// Control characters that were left out, because XML has no way to write them.
    public internal(set) var controls = 0
    /// Ampersands that began no reference and stand for themselves.
    public internal(set) var ampersands = 0
    /// Signs `<` in values that open nothing and stand for themselves.
    public internal(set) var openings = 0
    /// References to entities, which are never expanded; U+FFFD stands in their place.
    public internal(set) var entities = 0

    /// Nothing was changed.
    public init() {}

    /// Places where a character may be missing from a text or stand for another one.
    public var doubtful: Int { replacements + controls + entities }
}
