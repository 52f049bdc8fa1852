// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
public import Importing

/// Reads the JSON files of Facebook's "Download your information".
///
/// Messages, friends and requests of all layouts since 2018, also when the export came in several archives.
/// Format notes: docs/formats/facebook-json.md.
public struct FacebookJSON: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "facebook-json", name: "Facebook and Messenger information download (JSON)", platform: .facebook,
        revision: 4)

    /// Makes the importer.
    public init() {}

    /// Claims message files, lists of contacts and the profile, with everything else of the export as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let reason = "folders and keys of a Facebook information download"
        guard var claim = MetaClaim<FacebookDialect>(survey).claim(survey, reason: reason) else { return nil }
        claim.units = CutOver.joined(claim.units, in: survey) {
            MetaOwner.participants(in: survey.head(of: $0).span) ?? []
        }
        return claim
    }

    /// Reads one thread, or all lists of contacts.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try MetaUnitReader<FacebookDialect>.read(unit, of: evidence, into: &sink)
    }
}
