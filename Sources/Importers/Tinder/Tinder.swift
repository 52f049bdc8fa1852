// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the `data.json` that Tinder hands out on request.
///
/// Only what the owner sent is in it, and nobody else is named. Format notes: docs/formats/tinder.md.
public struct Tinder: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "tinder", name: "Tinder data request", platform: .tinder, revision: 4)

    /// Importers have no state.
    public init() {}

    /// Claims files that have Tinder's sections.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let units = survey.exhibits.compactMap { exhibit -> ImportUnit? in
            guard exhibit.name.lowercased().hasSuffix(".json"), Self.isExport(survey.head(of: exhibit)) else {
                return nil
            }
            let folder = String(exhibit.folder)
            let rest = survey.exhibits.filter { other in
                guard !folder.isEmpty, other.number != exhibit.number, other.path.hasPrefix(folder) else {
                    return false
                }
                let inner = other.path.dropFirst(folder.count).lowercased()
                return inner.hasPrefix("photos/") || inner == "index.html"
            }
            return ImportUnit([exhibit], companions: rest, export: folder.isEmpty ? exhibit.path : folder)
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "sections of a Tinder data request", units: units)
    }

    private static func isExport(_ head: [UInt8]) -> Bool {
        guard head.firstVisible == UInt8(ascii: "{") else { return false }
        if head.holds("\"match_id\"") && head.holds("\"Messages\"") { return true }
        // Counters of many days stand in front of the messages.
        guard head.holds("\"Usage\"") else { return false }
        return head.holds("\"swipes_likes\"") || head.holds("\"Usage - Swipes likes\"") || head.holds("\"app_opens\"")
    }

    /// Reads one file.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            var reader = TinderReader(exhibit)
            try reader.read(bytes, into: &sink)
        }
    }
}
