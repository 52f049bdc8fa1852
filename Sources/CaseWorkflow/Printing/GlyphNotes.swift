// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a PDF of WeasyPrint notes of its glyphs: by font, the characters for which each glyph stands.
///
/// Read are the fonts' `ToUnicode` streams (ISO 32000-1, 9.10.3), which this renderer writes in the clear. Whatever is
/// written otherwise is left alone; the check of the text layer tells.
struct GlyphNotes {
    private struct Font {
        var name: String
        var object: Int
        var body: String
    }

    private let pdf: [UInt8]
    private let offsets: [Int: Int]
    private let trailer: String
    private let table: Int
    private var fonts: [Font] = []

    init?(_ pdf: [UInt8]) {
        guard let table = Self.table(of: pdf) else { return nil }
        var cursor = Cursor(pdf, at: table)
        guard cursor.line() == "xref", let span = cursor.line()?.split(separator: " "), span.count == 2,
            let count = Int(span[1]), span[0] == "0", count <= pdf.count / 20
        else { return nil }
        var offsets: [Int: Int] = [:]
        for number in 0..<count {
            guard let fields = cursor.line()?.split(separator: " "), fields.count == 3, let offset = Int(fields[0])
            else {
                return nil
            }
            if fields[2] == "n" { offsets[number] = offset }
        }
        guard let end = pdf[cursor.place...].firstRange(of: Array("startxref".utf8))?.lowerBound else { return nil }
        self.pdf = pdf
        self.offsets = offsets
        self.table = table
        trailer = String(decoding: pdf[cursor.place..<end], as: UTF8.self)
        for number in offsets.keys.sorted() { note(number) }
    }

    /// The PDF with the notes of another page in the place of its own, as a change that is appended; nil without one.
    func corrected(by primer: GlyphNotes) -> [UInt8]? {
        var known: [String: [Substring: Substring]] = [:]
        for font in primer.fonts { known[font.name, default: [:]].merge(Self.entries(font.body)) { old, _ in old } }
        var out = pdf
        var changes = ""
        for font in fonts {
            let body = Self.corrected(font.body, by: known[font.name] ?? [:])
            guard body != font.body else { continue }
            changes += "\(font.object) 1\n\(Self.padded(out.count)) 00000 n \n"
            out += Array(
                "\(font.object) 0 obj\n<<\n/Length \(body.utf8.count)\n>>\nstream\n\(body)\nendstream\nendobj\n".utf8)
        }
        guard !changes.isEmpty, let close = trailer.range(of: ">>", options: .backwards) else { return nil }
        let start = out.count
        let dictionary = trailer[..<close.lowerBound] + "/Prev \(table)\n>>\n"
        out += Array("xref\n\(changes)\(dictionary)startxref\n\(start)\n%%EOF\n".utf8)
        return out
    }

    private mutating func note(_ number: Int) {
        guard let dictionary = object(number)?.dictionary, dictionary.contains("/Subtype /Type0"),
            let stream = Self.value("/ToUnicode", in: dictionary).flatMap({ Int($0) }),
            let name = Self.value("/BaseFont", in: dictionary), let body = object(stream)?.stream
        else { return }
        // The letters before the sign differ from file to file in some releases.
        fonts.append(Font(name: name.split(separator: "+").last.map(String.init) ?? name, object: stream, body: body))
    }

    private func object(_ number: Int) -> (dictionary: String, stream: String?)? {
        guard let offset = offsets[number], offset < pdf.count else { return nil }
        let rest = pdf[offset...].prefix(8_192)
        guard rest.starts(with: Array("\(number) 0 obj".utf8)),
            let end = [rest.firstRange(of: Array("stream\n".utf8)), rest.firstRange(of: Array("endobj".utf8))]
                .compactMap({ $0 }).min(by: { $0.lowerBound < $1.lowerBound })
        else { return nil }
        let dictionary = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
        guard let length = Self.value("/Length", in: dictionary).flatMap({ Int($0) }), !dictionary.contains("/Filter"),
            end.upperBound + length <= pdf.count
        else { return (dictionary, nil) }
        return (dictionary, String(decoding: pdf[end.upperBound..<(end.upperBound + length)], as: UTF8.self))
    }

    private static func value(_ key: String, in dictionary: String) -> String? {
        guard let start = dictionary.range(of: key + " ")?.upperBound else { return nil }
        return String(dictionary[start...].prefix { !$0.isWhitespace }.drop { $0 == "/" })
    }

    private static func padded(_ offset: Int) -> String {
        let digits = String(offset)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }

    private static func table(of pdf: [UInt8]) -> Int? {
        let tail = String(decoding: pdf.suffix(64), as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let mark = tail.lastIndex(of: "startxref"), mark + 1 < tail.count, let offset = Int(tail[mark + 1]),
            offset < pdf.count
        else { return nil }
        return offset
    }
}

extension GlyphNotes {
    /// Lines `<0041> <0055>`: glyph, and characters in UTF-16.
    private static func entries(_ body: String) -> [Substring: Substring] {
        var found: [Substring: Substring] = [:]
        for line in body.split(separator: "\n") {
            if let (glyph, text) = entry(line), found[glyph] == nil { found[glyph] = text }
        }
        return found
    }

    private static func entry(_ line: Substring) -> (glyph: Substring, text: Substring)? {
        guard line.first == "<", line.last == ">", let middle = line.range(of: "> <") else { return nil }
        return (
            line[line.index(after: line.startIndex)..<middle.lowerBound],
            line[middle.upperBound..<line.index(before: line.endIndex)]
        )
    }

    private static func corrected(_ body: String, by known: [Substring: Substring]) -> String {
        var isMapping = false
        return body.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            if line.hasSuffix("beginbfchar") {
                isMapping = true
                return String(line)
            }
            guard isMapping, let (glyph, text) = entry(line) else { return String(line) }
            if let right = known[glyph] {
                let plain = reading(right)
                return plain.isEmpty ? String(line) : "<\(glyph)> <\(plain)>"
            }
            // A glyph that stands for many letters has the whole of a text: what it is, is not known.
            let units = text.count / 4
            return units > 4 && reading(text) != text ? "<\(glyph)> <fffd>" : String(line)
        }.joined(separator: "\n")
    }

    /// Characters without the marks of direction.
    ///
    /// Those of one glyph stay in the order in which they are drawn: readers turn
    /// a line from right to left letter by letter.
    private static func reading(_ text: Substring) -> String {
        var units: [UInt16] = []
        var rest = text
        while rest.count >= 4 {
            units.append(UInt16(rest.prefix(4), radix: 16) ?? 0xFFFD)
            rest = rest.dropFirst(4)
        }
        var scalars = Array(String(decoding: units, as: UTF16.self).unicodeScalars)
        scalars.removeAll { (0x202A...0x202E).contains($0.value) }
        if scalars.count > 1, String(String.UnicodeScalarView(scalars)).first?.isEmojiSequence ?? false {
            // Between marks from left to right readers keep the order: else of a flag they make that of another country.
            scalars = ["\u{200E}"] + scalars + ["\u{200E}"]
        }
        return String(String.UnicodeScalarView(scalars)).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    /// Lines of a file, from a place on.
    private struct Cursor {
        let bytes: [UInt8]
        var place: Int

        init(_ bytes: [UInt8], at place: Int) {
            self.bytes = bytes
            self.place = place
        }

        mutating func line() -> String? {
            guard place < bytes.count, let end = bytes[place...].firstIndex(of: 0x0A) else { return nil }
            defer { place = end + 1 }
            return String(decoding: bytes[place..<end], as: UTF8.self)
        }
    }
}
