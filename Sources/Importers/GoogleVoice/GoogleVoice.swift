// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the pages of Google Voice in a Takeout archive: texts, calls, voicemail and recordings.
///
/// Each page is a stretch of one talk; talks are joined by the numbers that take part. Format notes:
/// docs/formats/google-voice.md.
public struct GoogleVoice: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "google-voice", name: "Google Voice (Takeout)", platform: .googleVoice, revision: 4)

    /// Importers have no state.
    public init() {}

    /// Claims every page with the format's classes; pages of one folder go together.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var folders: [String] = []
        var pages: [String: [Exhibit]] = [:]
        for exhibit in survey.exhibits {
            let head = survey.head(of: exhibit)
            guard head.firstVisible == UInt8(ascii: "<") else { continue }
            guard head.contains(text: "hChatLog hfeed") || head.contains(text: "class=\"haudio\"") else { continue }
            let folder = String(exhibit.folder)
            if pages[folder] == nil { folders.append(folder) }
            pages[folder, default: []].append(exhibit)
        }
        guard !folders.isEmpty else { return nil }
        let cards = survey.exhibits.filter { $0.name == "Phones.vcf" }
        let all = folders.compactMap { pages[$0]?.first }
        let units = folders.map { folder in
            let records = pages[folder] ?? []
            let numbers = Set(records.map(\.number))
            let beside = survey.exhibits.filter { $0.folder == folder && !numbers.contains($0.number) }
            let parent = records[0].parent(of: records[0].folder)
            let own = cards.filter { $0.path.hasPrefix(parent) }
            return ImportUnit(
                records,
                companions: own + beside.filter { Survey.isMedia($0) || $0.name.hasSuffix(".vcf") }
                    + survey.mediaOfOtherParts(of: records[0], among: all),
                export: folder.isEmpty ? records[0].path : folder)
        }
        return Claim(.certain, reason: "pages of Google Voice", units: units)
    }

    /// Reads the pages of one folder.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = GoogleVoiceReader(unit)
        let cards = unit.companions.filter { $0.name == "Phones.vcf" }
        try evidence.lendTexts(cards, to: &sink) { (_, bytes, _) throws(ImportError) in reader.takeOwnNumbers(bytes) }
        try evidence.lendTexts(unit.exhibits, to: &sink) { (file, bytes, sink) throws(ImportError) in
            file.reportEncoding(into: &sink)
            try reader.read(bytes, file, into: &sink)
        }
        reader.remarks.report(into: &sink)
    }
}
