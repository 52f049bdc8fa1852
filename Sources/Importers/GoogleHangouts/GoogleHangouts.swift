// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads `Hangouts.json` of Google Takeout, in its form since 2016 and in the one before.
///
/// Format notes: docs/formats/google-hangouts.md.
public struct GoogleHangouts: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "google-hangouts", name: "Google Hangouts (Takeout)", platform: Platform(rawValue: "google-hangouts"),
        revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims every file that begins as the export does, with the media of its folder as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let found = survey.exhibits.filter { Self.isHangouts(survey.head(of: $0)) }
        guard !found.isEmpty else { return nil }
        let numbers = Set(found.map(\.number))
        let units = found.map { exhibit in
            let folder = exhibit.folder
            let beside = survey.exhibits.filter { $0.folder == folder && !numbers.contains($0.number) }
            return ImportUnit(
                [exhibit],
                companions: beside.filter { Survey.isMedia($0) } + survey.mediaOfOtherParts(of: exhibit, among: found),
                neighbours: beside,
                export: folder.isEmpty ? exhibit.path : String(folder))
        }
        return Claim(.certain, reason: "conversations of Google Hangouts", units: units)
    }

    private static func isHangouts(_ head: [UInt8]) -> Bool {
        guard let first = head.first(where: { $0 > 0x20 && $0 < 0x80 }), first == UInt8(ascii: "{") else {
            return false
        }
        return (head.contains(text: "\"conversations\"") || head.contains(text: "\"conversation_state\""))
            && head.contains(text: "\"conversation_id\"")
            && (head.contains(text: "\"self_conversation_state\"") || head.contains(text: "\"participant_data\"")
                || head.contains(text: "\"gaia_id\""))
    }

    /// Reads one file.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in unit.exhibits {
            var reader = HangoutsReader(exhibit, files: unit.companions + unit.neighbours)
            do throws(ImportError) {
                try TextFile.read(exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                    file.reportEncoding(into: &sink)
                    try reader.read(bytes, file, into: &sink)
                }
            } catch {
                reader.remarks.report(into: &sink)
                throw error
            }
            reader.remarks.report(into: &sink)
        }
    }
}
