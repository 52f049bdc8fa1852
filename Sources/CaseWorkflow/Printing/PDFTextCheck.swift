// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Whether the text layer of a PDF holds each row of the transcript: its number and its text.
///
/// Compared are the letters and digits of ASCII, in their order: fonts, line ends and the direction of writing change
/// the rest without any loss. A letter with its mark behind it is what the one character for both is, for a font draws
/// them alike.
struct PDFTextCheck: Sendable {
    /// A row of the transcript as the page holds it.
    struct Row: Hashable, Sendable {
        var number: String
        /// Letters and digits of its text.
        var text: [UInt8]
    }

    let rows: [Row]

    /// Reads the rows of a report; none where a unit's own template prints them in another way.
    init(html: [UInt8]) {
        let page = Self.composed(html)[...]
        var rows: [Row] = []
        var index = page.startIndex
        let open = Array("<tr id=\"m".utf8)
        let cell = Array("class=\"txt\">".utf8)
        let close = Array("</td>".utf8)
        while let start = Self.find(open, in: page, from: index) {
            let digits = page[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            index = digits.endIndex
            guard let text = Self.find(cell, in: page, from: index), let end = Self.find(close, in: page, from: text)
            else { break }
            rows.append(
                Row(
                    number: String(decoding: digits, as: UTF8.self),
                    text: Self.plain(page[text..<(end - close.count)])))
            index = end
        }
        self.rows = rows
    }

    /// Numbers of the rows that the text layer of the PDF lacks; nil where no program of this machine reads it.
    func missing(in pdf: String) -> [String]? {
        PDFRenderer.textLayer(of: pdf).map { missing(inText: $0) }
    }

    func missing(inText text: String) -> [String] {
        let bytes = Self.composed(Array(text.utf8))
        let isSpace = { (byte: UInt8) in byte <= 0x20 }
        let numbers = Set(bytes.split(whereSeparator: isSpace).map { String(decoding: $0, as: UTF8.self) })
        let stream = bytes.filter(Self.isPlain)[...]
        var place = stream.startIndex
        return rows.filter { row in
            guard numbers.contains(row.number) else { return true }
            guard !row.text.isEmpty else { return false }
            // Rows come in the order of the page; one that does not is looked for from the beginning.
            guard
                let end = Self.find(row.text, in: stream, from: place)
                    ?? Self.find(row.text, in: stream, from: stream.startIndex)
            else { return !isBroken(row.text, stream) }
            place = end
            return false
        }.map(\.number)
    }

    /// Whether a long text is there in pieces, as where a sheet ends inside it.
    private func isBroken(_ text: [UInt8], _ stream: ArraySlice<UInt8>) -> Bool {
        guard text.count > 400 else { return false }
        let size = 40
        let pieces = stride(from: 0, to: text.count - size + 1, by: size).map { Array(text[$0..<($0 + size)]) }
        let found = pieces.count { Self.find($0, in: stream, from: stream.startIndex) != nil }
        // Each end of a sheet breaks one piece.
        return found * 10 >= pieces.count * 8
    }

    /// The text with letters and their marks as one character, where there is one.
    private static func composed(_ bytes: [UInt8]) -> [UInt8] {
        // Marks of Latin letters begin with one of two bytes.
        guard bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return bytes }
        return Array(String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
    }

    /// Letters and digits of markup: tags left out, entities too.
    private static func plain(_ markup: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var isTag = false
        var isEntity = false
        for byte in markup {
            switch byte {
            case UInt8(ascii: "<"): isTag = true
            case UInt8(ascii: ">"): isTag = false
            case UInt8(ascii: "&") where !isTag: isEntity = true
            case UInt8(ascii: ";") where isEntity: isEntity = false
            default: if !isTag, !isEntity, isPlain(byte) { out.append(byte) }
            }
        }
        return out
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// The place after the first occurrence.
    private static func find(_ needle: [UInt8], in text: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard let head = needle.first, start <= text.endIndex, needle.count <= text.endIndex - start else { return nil }
        return text.withUnsafeBytes { raw -> Int? in
            needle.withUnsafeBytes { wanted -> Int? in
                guard let base = raw.baseAddress, let first = wanted.baseAddress else { return nil }
                var offset = start - text.startIndex
                let last = raw.count - wanted.count
                while offset <= last, let hit = memchr(base + offset, Int32(head), last - offset + 1) {
                    offset = base.distance(to: UnsafeRawPointer(hit))
                    if memcmp(hit, first, wanted.count) == 0 { return text.startIndex + offset + wanted.count }
                    offset += 1
                }
                return nil
            }
        }
    }
}
