// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads KakaoTalk's "Export chat messages" of telephones and computers, Korean and English.
///
/// Times are wall clocks, of whole minutes but for tables. Format notes: docs/formats/kakaotalk.md.
public struct KakaoTalk: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "kakaotalk", name: "KakaoTalk chat export (text, CSV)", platform: .kakaotalk, revision: 7)

    /// Importers have no state.
    public init() {}

    /// Claims every text with the app's title and every table with its columns; numbered parts go together.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var keys: [String] = []
        var found: [String: [(part: Int, exhibit: Exhibit)]] = [:]
        for exhibit in survey.exhibits where !Survey.isMedia(exhibit) {
            let head = survey.head(of: exhibit)
            guard let front = KakaoFront(head: head, name: exhibit.name) else { continue }
            let series = String(exhibit.folder) + (front.room ?? front.stamp ?? "")
            // The same number twice is another export.
            let isNext = front.part != nil && found[series]?.contains { $0.part == front.part } != true
            let key = isNext ? series : exhibit.path
            if found[key] == nil { keys.append(key) }
            found[key, default: []].append((front.part ?? 1, exhibit))
        }
        guard !keys.isEmpty else { return nil }
        let units = keys.map { key in
            let parts = (found[key] ?? []).sorted { ($0.part, $0.exhibit.number) < ($1.part, $1.exhibit.number) }
            let first = parts[0].exhibit
            return ImportUnit(
                parts.map(\.exhibit), surroundings: [survey.media(around: first)],
                export: first.folder.isEmpty ? first.path : String(first.folder))
        }
        return Claim(.certain, reason: "title and lines of a KakaoTalk chat", units: units)
    }

    /// Reads one room.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = KakaoReader(unit)
        try evidence.lendTexts(unit.exhibits, to: &sink) { (file, bytes, sink) throws(ImportError) in
            file.reportEncoding(into: &sink)
            if file.exhibit.name.lowercased().hasSuffix(".csv") || KakaoFront.isTable(bytes) {
                try reader.readTable(bytes, file, into: &sink)
            } else {
                try reader.readText(bytes, file, settings, into: &sink)
            }
        }
        try reader.finish(into: &sink)
    }
}
