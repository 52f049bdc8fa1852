// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// A page of an export while its bytes are lent: says where its elements stand in the evidence.
struct HTMLPage: Sendable {
    /// Row of the exhibit table.
    let exhibit: Int32
    /// Bytes of the exhibit, when the page had to be converted and offsets no longer fit.
    private let whole: Range<Int>?

    /// Where the n-th record of a kind stands, counted from 0.
    func place(_ bytes: Range<Int>, _ container: String, _ index: Int) -> Provenance {
        Provenance(exhibit: exhibit, bytes: whole ?? bytes, locator: .item(of: container, at: index))
    }

    /// Lends a page as UTF-8.
    static func read(
        _ exhibit: Exhibit, of evidence: EvidenceSet,
        _ body: (HTMLPage, Span<UInt8>) throws(ImportError) -> Void
    ) throws(ImportError) {
        do {
            try evidence.withBytes(of: exhibit) { (bytes) throws(ImportError) in
                guard let converted = HTMLEncoding.utf8(fromUTF16: bytes) else {
                    return try body(HTMLPage(exhibit: exhibit.number, whole: nil), bytes)
                }
                try body(HTMLPage(exhibit: exhibit.number, whole: 0..<bytes.count), converted.span)
            }
        } catch {
            switch error {
            case .unreadable: throw ImportError(.evidenceUnreadable)
            case .body(let error): throw error
            }
        }
    }

    /// The first bytes of a page as UTF-8.
    static func head(_ bytes: [UInt8]) -> [UInt8] {
        HTMLEncoding.utf8(fromUTF16: bytes.span) ?? bytes
    }

    /// Whether the page has this file name, in whatever case.
    func isNamed(_ exhibit: Exhibit, _ name: String) -> Bool {
        exhibit.name.lowercased() == name
    }

    /// Whether an exhibit is a page by its name.
    static func isPage(_ exhibit: Exhibit) -> Bool {
        let name = exhibit.name.lowercased()
        return name.hasSuffix(".html") || name.hasSuffix(".htm")
    }
}

extension Array<UInt8> {
    /// Whether a text stands somewhere in the bytes.
    func contains(text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            guard let first = wanted.first, wanted.count <= count else { return false }
            let bytes = span
            var index = bytes.firstIndex(of: first, from: 0)
            while index <= count - wanted.count {
                if bytes.hasBytes(text, at: index) { return true }
                index = bytes.firstIndex(of: first, from: index + 1)
            }
            return false
        }
    }
}

extension HTMLDocument {
    /// The text of an element without the line feed and the indentation that the exporter put around it.
    func innerText(of node: Node, leavingOut isLeftOut: (Node) -> Bool = { _ in false }) -> String {
        let whole = self.text(of: node, leavingOut: isLeftOut)
        if let inner = whole.insidePlainEnds { return String(inner) }
        var text = whole[...]
        if text.first?.isNewline == true { text.removeFirst() }
        let end = text.lastIndex { $0 != " " && $0 != "\t" }
        if let end, text[end].isNewline {
            text = text[..<end]
        } else if end == nil {
            text = ""
        }
        return String(text)
    }
}

extension String {
    /// The text between a line feed in front and one with its indentation behind; nil where an end is not ASCII.
    fileprivate var insidePlainEnds: Substring? {
        let bytes = utf8
        guard let first = bytes.first, first == 0x0A || (0x20...0x7E).contains(first),
            let last = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }),
            bytes[last] == 0x0A || (0x21...0x7E).contains(bytes[last])
        else { return nil }
        let start = first == 0x0A ? bytes.index(after: bytes.startIndex) : bytes.startIndex
        guard bytes[last] == 0x0A else { return self[start...] }
        // Nothing but one line feed, or one that is half of a line's end.
        guard last > start, bytes[bytes.index(before: last)] != 0x0D else { return nil }
        return self[start..<last]
    }
}
