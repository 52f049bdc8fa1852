// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import Redaction

/// Looks for removed values in a written file: in its bytes, and in what it packs.
///
/// A workbook is a ZIP of XML, an RSMF file a mail whose parts are base64, a PDF keeps its text compressed: the bytes of
/// such a file show nothing of what a reader of it sees.
struct OutputSearch {
    private var search: LeakSearch

    init(_ search: LeakSearch) {
        self.search = search
    }

    /// What is still in a file.
    ///
    /// - Throws: what the system says when it cannot be read.
    mutating func leaks(inFileAt path: String, name: String) throws -> Set<LeakSearch.Leak> {
        var found = leaks(in: Array(name.utf8))
        let head = try Self.head(of: path)
        if head.starts(with: Self.pdf) {
            let bytes = Array(try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe))
            found.formUnion(leaks(in: PDFStrings.readable(bytes)))
            found.formUnion(leaks(in: Self.text(ofPDF: path)))
            return found
        }
        found.formUnion(try search.leaks(inFileAt: path, isMarkup: Self.isMarkup(name)))
        if head.starts(with: Self.zip) {
            found.formUnion(try leaks(inZIPAt: path))
        } else if name.lowercased().hasSuffix(".rsmf") {
            found.formUnion(try leaks(inMailAt: path))
        }
        return found
    }

    /// What is still in a text.
    mutating func leaks(in bytes: [UInt8], isMarkup: Bool = false) -> Set<LeakSearch.Leak> {
        search.leaks(in: bytes, isMarkup: isMarkup)
    }

    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let pdf = Array("%PDF-".utf8)

    private static func isMarkup(_ name: String) -> Bool {
        [".html", ".xml", ".rels"].contains { name.lowercased().hasSuffix($0) }
    }

    private static func head(of path: String) throws -> [UInt8] {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        return Array(try file.read(upToCount: 8) ?? Data())
    }

    private mutating func leaks(inZIPAt path: String) throws -> Set<LeakSearch.Leak> {
        var found: Set<LeakSearch.Leak> = []
        var search = self.search
        var stream: LeakSearch.Stream?
        let isWhole = try PackedMembers.read(zipAt: path) { piece in
            switch piece {
            case .member(let name):
                if let stream { found.formUnion(search.close(stream)) }
                found.formUnion(search.leaks(in: Array(name.utf8), isMarkup: false))
                stream = LeakSearch.Stream(isMarkup: Self.isMarkup(name))
            case .bytes(let bytes):
                if var open = stream {
                    // Two owners of the pending bytes would copy them at every piece.
                    stream = nil
                    search.search(&open, bytes)
                    stream = open
                }
            }
        }
        if let stream { found.formUnion(search.close(stream)) }
        // What cannot be searched is not given away.
        guard isWhole else { throw CocoaError(.fileReadCorruptFile) }
        return found
    }

    /// The parts of a mail in base64; a ZIP among them is stored, so that its bytes are those of its members.
    private mutating func leaks(inMailAt path: String) throws -> Set<LeakSearch.Leak> {
        let bytes = Array(try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe))
        var found: Set<LeakSearch.Leak> = []
        for part in Self.parts(ofMail: bytes) { found.formUnion(search.leaks(in: part, isMarkup: false)) }
        return found
    }

    /// What the base64 parts of a mail hold.
    static func parts(ofMail bytes: [UInt8]) -> [[UInt8]] {
        let mark = Array("Content-Transfer-Encoding: base64\r\n\r\n".utf8)
        var parts: [[UInt8]] = []
        var rest = bytes[...]
        while let start = rest.firstRange(of: mark)?.upperBound {
            // A line of base64 does not begin with a hyphen, a boundary does.
            let end = rest[start...].firstRange(of: Array("\r\n--".utf8))?.lowerBound ?? rest.endIndex
            if let data = Data(base64Encoded: Data(rest[start..<end]), options: .ignoreUnknownCharacters) {
                parts.append(Array(data))
            }
            rest = rest[end...]
        }
        return parts
    }

    /// Text layer, title, author, subject and outline, as far as the tools of this machine read them.
    private static func text(ofPDF path: String) -> [UInt8] {
        let readers = [
            ("pdftotext", ["-q", "-raw", "-enc", "UTF-8", path, "-"]), ("pdfinfo", ["-enc", "UTF-8", path]),
        ]
        return readers.flatMap { name, arguments -> [UInt8] in
            guard let reader = PDFRenderer.find(name) else { return [] }
            return Array((PDFRenderer.output(of: reader, arguments) ?? "").utf8) + [0x0A]
        }
    }
}
