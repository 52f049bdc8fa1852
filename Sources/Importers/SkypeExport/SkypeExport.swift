// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the `messages.json` of Skype's export of conversations.
///
/// Format notes: docs/formats/skype-export.md.
public struct SkypeExport: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "skype-export", name: "Skype export (JSON)", platform: .skype, revision: 6)

    /// Importers have no state.
    public init() {}

    /// Claims files that begin with the user, the date of the export and the conversations.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let units = survey.exhibits.compactMap { exhibit -> ImportUnit? in
            guard Self.isExport(survey.head(of: exhibit)) else { return nil }
            let folder = String(exhibit.folder)
            let rest = survey.exhibits.filter { other in
                guard other.number != exhibit.number, other.path.hasPrefix(folder), !folder.isEmpty else {
                    return false
                }
                let inner = other.path.dropFirst(folder.count).lowercased()
                return inner.hasPrefix("media/") || inner == "endpoints.json"
            }
            // Files are a download of their own; their names bear the number by which messages name them.
            let loose = survey.exhibits.filter { other in
                other.folder.lowercased().hasSuffix("media/") && (folder.isEmpty || !other.path.hasPrefix(folder))
            }
            return ImportUnit(
                [exhibit], companions: rest, neighbours: loose, export: folder.isEmpty ? exhibit.path : folder)
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "user and conversations of a Skype export", units: units)
    }

    private static func isExport(_ head: [UInt8]) -> Bool {
        guard head.firstVisible == UInt8(ascii: "{"), head.holds("\"userId\""), head.holds("\"conversations\"") else {
            return false
        }
        return head.holds("\"exportDate\"") || head.holds("\"MessageList\"")
    }

    /// Reads one file.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            var reader = SkypeReader(exhibit, media: SkypeMedia(unit.companions + unit.neighbours))
            try reader.read(bytes, into: &sink)
        }
    }
}
