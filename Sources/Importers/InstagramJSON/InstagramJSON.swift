// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
public import Importing

/// Reads the JSON files of Instagram's "Download your information", all three generations.
///
/// Format notes: docs/formats/instagram-json.md.
public struct InstagramJSON: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "instagram-json", name: "Instagram information download (JSON)", platform: .instagram, revision: 5)

    /// Makes the importer.
    public init() {}

    /// Claims message files, lists of contacts and the profile, with everything else of the export as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        MetaClaim<InstagramDialect>(survey).claim(
            survey, reason: "folders and keys of an Instagram information download")
    }

    /// Reads one thread, the one message file until 2021, or all lists of contacts.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if let first = unit.exhibits.first {
            let head = (try? evidence.withBytes(of: first) { Survey.head(of: $0) }) ?? []
            if InstagramDialect.isArchive(MetaPath(first.path), head: head) {
                var reader = InstagramArchive(
                    owner: InstagramDialect.owner(of: unit, in: evidence), media: MetaMedia(unit.companions))
                return try reader.read(first, of: evidence, into: &sink)
            }
        }
        try MetaUnitReader<InstagramDialect>.read(unit, of: evidence, into: &sink)
    }
}
