// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Whether the text layer of a PDF holds each row of the transcript: its number and its text.
///
/// Compared are the letters and digits of ASCII, in their order: fonts, line ends and the direction of writing change
/// the rest without any loss. A letter with its mark behind it is what the one character for both is, for a font draws
/// them alike. A text may go on behind the edge of a sheet; where it has letters from right to left, each of its words
/// must be there, since readers of PDF differ in their order.
struct PDFTextCheck: Sendable {
    /// A row of the transcript as the page holds it.
    struct Row: Hashable, Sendable {
        var number: String
        /// Letters and digits of its text.
        var text: [UInt8]
        /// The same in words, where letters from right to left stand among them.
        var words: [[UInt8]] = []
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
            let body = page[text..<(end - close.count)]
            let words = Self.words(body)
            rows.append(
                Row(
                    number: String(decoding: digits, as: UTF8.self), text: Array(words.joined()),
                    words: RightToLeft.isWritten(in: body) ? words : []))
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
        let sheets = Self.sheets(of: bytes)
        let stream = bytes.filter(Self.isPlain)[...]
        var place = stream.startIndex
        return rows.filter { row in
            guard numbers.contains(row.number) else { return true }
            guard !row.text.isEmpty else { return false }
            // Rows come in the order of the page; one that does not is looked for from the beginning.
            guard
                let end = Self.find(row.text, in: stream, from: place)
                    ?? Self.find(row.text, in: stream, from: stream.startIndex)
            else {
                if !row.words.isEmpty {
                    return !row.words.allSatisfy { Self.find($0, in: stream, from: stream.startIndex) != nil }
                }
                return !isCut(row.text, stream, by: sheets) && !isBroken(row.text, stream)
            }
            place = end
            return false
        }.map(\.number)
    }

    /// Where sheets begin among the letters and digits of a text layer.
    private static func sheets(of layer: [UInt8]) -> [Int] {
        var (found, count): ([Int], Int) = ([], 0)
        for byte in layer {
            if isPlain(byte) { count += 1 } else if byte == 0x0C { found.append(count) }
        }
        return found
    }

    /// Letters that the foot of a sheet and the head of the next put between the two parts of a text.
    private static let furniture = 700
    /// Fewer letters before the end of a sheet say nothing.
    private static let fewest = 4

    /// Whether a text begins on one sheet and goes on on the next.
    private func isCut(_ text: [UInt8], _ stream: ArraySlice<UInt8>, by sheets: [Int]) -> Bool {
        guard text.count > 2 * Self.fewest else { return false }
        let head = Array(text.prefix(Self.fewest))
        return sheets.contains { sheet in
            var place = max(stream.startIndex, sheet - text.count - Self.furniture)
            while let end = Self.find(head, in: stream[..<sheet], from: place) {
                if goesOn(text, from: 0, at: end - head.count, stream, sheets) { return true }
                place = end - head.count + 1
            }
            return false
        }
    }

    /// Whether what is left of a text stands at a place, to its end or to that of the sheet and then behind the furniture.
    private func goesOn(
        _ text: [UInt8], from first: Int, at place: Int, _ stream: ArraySlice<UInt8>, _ sheets: [Int]
    ) -> Bool {
        var (index, at) = (first, place)
        let sheet = sheets.first { $0 > place } ?? stream.endIndex
        while index < text.count, at < sheet, stream[at] == text[index] { (index, at) = (index + 1, at + 1) }
        if index == text.count { return true }
        guard index - first >= Self.fewest, sheet < stream.endIndex, sheet - at <= Self.furniture else { return false }
        let next = Array(text[index...].prefix(12))
        var from = sheet
        let end = min(stream.endIndex, sheet + Self.furniture)
        while let found = Self.find(next, in: stream[..<end], from: from) {
            if goesOn(text, from: index, at: found - next.count, stream, sheets) { return true }
            from = found - next.count + 1
        }
        return false
    }

    /// Whether a long text is there in pieces, as where a reader of PDF puts lines in another order.
    private func isBroken(_ text: [UInt8], _ stream: ArraySlice<UInt8>) -> Bool {
        guard text.count > 400 else { return false }
        let size = 40
        let pieces = stride(from: 0, to: text.count - size + 1, by: size).map { Array(text[$0..<($0 + size)]) }
        let found = pieces.count { Self.find($0, in: stream, from: stream.startIndex) != nil }
        // Each end of a sheet breaks one piece.
        return found * 10 >= pieces.count * 8
    }

    /// Letters and digits of markup, parted by whatever else stands there: tags left out, entities too.
    private static func words(_ markup: ArraySlice<UInt8>) -> [[UInt8]] {
        var (words, word): ([[UInt8]], [UInt8]) = ([], [])
        var (isTag, isEntity) = (false, false)
        for byte in markup {
            switch byte {
            case UInt8(ascii: "<"): isTag = true
            case UInt8(ascii: ">"): isTag = false
            case UInt8(ascii: "&") where !isTag: isEntity = true
            case UInt8(ascii: ";") where isEntity: isEntity = false
            default:
                if !isTag, !isEntity, isPlain(byte) {
                    word.append(byte)
                    continue
                }
            }
            if !word.isEmpty { words.append(word) }
            word = []
        }
        return word.isEmpty ? words : words + [word]
    }

    /// The text with letters and their marks as one character, where there is one.
    private static func composed(_ bytes: [UInt8]) -> [UInt8] {
        // Marks of Latin letters begin with one of two bytes.
        guard bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return bytes }
        return Array(String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
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
