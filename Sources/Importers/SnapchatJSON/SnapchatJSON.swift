// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
public import Importing

/// Reads the JSON files of Snapchat's "My Data".
///
/// The export holds saved chats, a month of snaps without their pictures, every list of friends and requests, and the
/// account. Format notes: docs/formats/snapchat-json.md.
public struct SnapchatJSON: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "snapchat-json", name: "Snapchat My Data (JSON)", platform: .snapchat, revision: 7)

    /// Importers have no state.
    public init() {}

    /// Claims the files that hold records; everything else of the export comes as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        SnapchatClaim(survey, isJSON: true).claim(reason: "keys of Snapchat's My Data")
    }

    /// Reads one export.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = SnapchatJSONReader(unit, in: evidence)
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
        try reader.finish(into: &sink)
    }
}
