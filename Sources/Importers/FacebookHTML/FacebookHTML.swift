// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
public import Importing

/// Reads the pages of Facebook's "Download your information".
///
/// Messages, friends and requests of all layouts since 2010; times are wall clocks of an unknown zone except in the
/// oldest pages. Format notes: docs/formats/facebook-html.md.
public struct FacebookHTML: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "facebook-html", name: "Facebook and Messenger information download (HTML)", platform: .facebook,
        revision: 8)

    /// Importers have no state.
    public init() {}

    /// Claims pages of threads, lists and profiles, with everything else of the export as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        let reason = "pages of a Facebook information download"
        guard var claim = MetaHTMLClaim(survey, service: .facebook).claim(survey, reason: reason) else { return nil }
        claim.units = CutOver.joined(claim.units, in: survey) {
            MetaHTMLProfile.people(in: HTMLPage.head(survey.head(of: $0)).span)
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
        try MetaHTMLUnitReader.read(
            unit, service: .facebook, of: evidence, settings: settings, into: &sink)
    }
}
