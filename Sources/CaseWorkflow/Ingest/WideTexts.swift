// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// The evidence as it is lent to importers: tables, pages and JSON in UTF-16 as UTF-8, whatever their importer knows of
/// encodings.
///
/// No service writes them so, but a person who opened one and saved it anew may have. Plain texts are lent as they are:
/// their importers decode them, since people hand those around in any encoding.
struct WideTexts: Sendable {
    /// What importers read.
    let evidence: EvidenceSet
    private var texts: [Int32: DecodedText] = [:]

    /// Larger files are left as they are: the UTF-8 is kept in memory until all is read.
    private static let limit = 1 << 29

    init(in evidence: EvidenceSet) {
        var found: [Int32: DecodedText] = [:]
        for exhibit in evidence.exhibits where Self.mayBeWide(exhibit) {
            let text = try? evidence.withBytes(of: exhibit) { bytes -> DecodedText? in
                guard Self.isWide(bytes, exhibit) else { return nil }
                return DecodedText(bytes)
            }
            if let text = text ?? nil { found[exhibit.number] = text }
        }
        texts = found
        self.evidence = found.isEmpty ? evidence : evidence.lending(found.compactMapValues(\.utf8))
    }

    /// Lets an importer read a unit, and gives what it says the places that it has in the files' own bytes.
    func read(
        _ unit: ImportUnit, with importer: any Importer, settings: ImportSettings, into sink: inout UnitSink
    ) throws(ImportError) {
        let wide = unit.exhibits.filter { texts[$0.number] != nil }
        guard !wide.isEmpty || unit.companions.contains(where: { texts[$0.number] != nil }) else {
            return try importer.read(unit, of: evidence, settings: settings, into: &sink)
        }
        var places = OwnPlaces(sink, texts: texts)
        for exhibit in wide {
            let whole = Provenance(exhibit: exhibit.number, bytes: 0..<exhibit.size, locator: .whole)
            places.report(Diagnostic(.note, "text-encoding-utf16", at: whole))
        }
        defer { sink = places.sink }
        do throws(ImportError) {
            try importer.read(unit, of: evidence, settings: settings, into: &places)
        } catch {
            throw ImportError(error.reason, at: error.provenance.map(places.own))
        }
    }

    private static func mayBeWide(_ exhibit: Exhibit) -> Bool {
        !exhibit.isArchive && (4...limit).contains(exhibit.size) && !Survey.isLitter(exhibit)
            && !Survey.isMedia(exhibit)
    }

    private static func isWide(_ bytes: Span<UInt8>, _ exhibit: Exhibit) -> Bool {
        let head = bytes.extracting(first: min(bytes.count, 512))
        // Nearly all files end here: nothing but UTF-16 has a nought or such a mark in its first bytes.
        guard head[0] == 0 || head[1] == 0 || head[0] >= 0xFE else { return false }
        let text = DecodedText(head)
        guard text.encoding == .utf16LittleEndian || text.encoding == .utf16BigEndian, let start = text.utf8 else {
            return false
        }
        let name = exhibit.name.lowercased()
        if tableEndings.contains(where: name.hasSuffix) { return true }
        return isStructured(String(decoding: start, as: UTF8.self))
    }

    private static let tableEndings = [".csv", ".tsv", ".json", ".jsonl", ".js", ".html", ".htm", ".xml", ".md"]

    /// Whether a text begins as JSON, a page, or a script of data does; chats begin with `[` too, before a date.
    private static func isStructured(_ text: String) -> Bool {
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        switch start.first {
        case "{", "<": return true
        case "[": return start.dropFirst().first { !$0.isWhitespace }.map { "{[]\"".contains($0) } ?? false
        default: return start.hasPrefix("window.YTD.")
        }
    }
}
