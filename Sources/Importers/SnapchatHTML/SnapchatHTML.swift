// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
public import Importing

/// Reads the pages of Snapchat's "My Data", alone or beside its JSON.
///
/// No page has been seen by a public reader: tables are told by their heads, chats by the order of sender, text, type
/// and time. Format notes: docs/formats/snapchat-html.md.
public struct SnapchatHTML: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "snapchat-html", name: "Snapchat My Data (HTML)", platform: .snapchat, revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims the pages that hold records.
    public func claim(in survey: borrowing Survey) -> Claim? {
        SnapchatClaim(survey, isJSON: false).claim(reason: "pages of Snapchat's My Data")
    }

    /// Reads one export.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = SnapchatHTMLReader(unit, in: evidence)
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
        try reader.finish(into: &sink)
    }
}
