// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
public import Importing

/// Reads the pages of Instagram's "Download your information".
///
/// Messages, followers and follow requests of all layouts; times are wall clocks of an unknown zone.
/// Format notes: docs/formats/instagram-html.md.
public struct InstagramHTML: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "instagram-html", name: "Instagram information download (HTML)", platform: .instagram,
        revision: 6)

    /// Importers have no state.
    public init() {}

    /// Claims pages of threads, lists and profiles, with everything else of the export as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        MetaHTMLClaim(survey, service: .instagram).claim(survey, reason: "pages of an Instagram information download")
    }

    /// Reads one thread, or all lists of contacts.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try MetaHTMLUnitReader.read(
            unit, service: .instagram, of: evidence, settings: settings, into: &sink)
    }
}
