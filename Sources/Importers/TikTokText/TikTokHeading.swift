// SPDX-License-Identifier: Apache-2.0

import Formats

/// What stands above a talk: `>>> Chat History with alice_t::`.
struct TikTokHeading {
    var peer: String
    var isGroup: Bool
    /// Words of a title in a language that no table has which can be user names; the senders tell which is one.
    var names: [String]?

    /// Reads a title.
    init?(_ line: Range<Int>, in bytes: Span<UInt8>) {
        guard bytes.hasBytes(">>> ", at: line.lowerBound) else { return nil }
        var title = bytes.text(in: line.lowerBound + 4..<line.upperBound)
        let isMarked = title.hasSuffix("::")
        while title.last == ":" || title.last == " " { title.removeLast() }
        // Whoever deleted their account has no name.
        let padded = title + " "
        for (prefix, isGroup) in Self.wordings where padded.lowercased().hasPrefix(prefix) {
            peer = String(title.dropFirst(prefix.count))
            self.isGroup = isGroup
            return
        }
        guard isMarked else { return nil }
        let names = title.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "_" && $0 != "." }
        peer = title
        isGroup = false
        self.names = names.map(String.init)
    }

    private static let wordings: [(prefix: String, isGroup: Bool)] = [
        ("chat history with ", false), ("group chat history with ", true), ("group chat with ", true),
        ("group chat ", true),
    ]
}

/// Tells headings from lines that somebody typed alike: what a text holds must not move all that follows into another talk.
struct TikTokHeadings {
    /// Whether the file's first heading is in the wording that the table has; nil in front of it.
    private var isWorded: Bool?
    private let encoding: TextEncoding

    init(_ encoding: TextEncoding) { self.encoding = encoding }

    /// What a line with the mark of headings is.
    enum Reading {
        case heading(TikTokHeading)
        case typed
    }

    /// Reads a line; nil where it bears no such mark.
    ///
    /// The service sets headings apart by blank lines and goes on with a record, and one file has one language.
    ///
    /// - Parameter rest: stands behind the line.
    mutating func read(
        _ line: TextLine, isBehindBlank: Bool, before rest: LineCursor, in bytes: Span<UInt8>
    ) -> Reading? {
        guard let heading = TikTokHeading(line.content, in: bytes) else { return nil }
        guard let isWorded else {
            isWorded = heading.names == nil
            return .heading(heading)
        }
        var rest = rest
        var next = rest.next(in: bytes)
        let isAboveBlank = next?.content.isEmpty ?? true
        while let line = next, line.content.isEmpty { next = rest.next(in: bytes) }
        let goesOn = next.map { line in
            TikTokTextReader.isDated(line.content, in: bytes)
                || TornFront.isDamaged(line, forms: TikTokTextReader.fronts, in: bytes, of: encoding)
                || TikTokHeading(line.content, in: bytes) != nil
        }
        let isApart = isBehindBlank || isAboveBlank && heading.names == nil
        return isApart && goesOn ?? true && (heading.names == nil || !isWorded) ? .heading(heading) : .typed
    }
}
