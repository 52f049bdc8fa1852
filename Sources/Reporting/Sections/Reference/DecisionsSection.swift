// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What people decided, as opposed to what the program found.
struct DecisionsSection: ReportSection {
    let digest: CaseDigest

    /// Options whose value has a row of its own.
    private static let told: Set<String> = [
        "--case", "--exhibit", "--examiner", "--unit", "--marking", "--report-date", "--report-zone", "--zone",
        "--content",
    ]

    func write(into draft: inout Draft) {
        let details = digest.details
        draft.paragraph("These values were given by a person. The program did not check them.")
        var rows: [Table.Row] = [
            .init(["Case reference", .given(details.reference)]),
            .init(["Exhibit reference", .given(details.exhibit)]),
            .init(["Examiner", .given(details.examiner)]),
            .init(["Unit", .given(details.unit)]),
            .init(["Protective marking", .given(details.marking)]),
            .init(["Date on the report", Prose(.evidence(details.reportDate))]),
            .init(["Report zone", Prose(.evidence(details.reportZone))]),
            .init(["Zone of wall clocks", zone]),
            .init([
                "Accounts to assess",
                digest.analysis.subjects.isEmpty
                    ? Prose(.soft("not given"))
                    : Prose(.text(Figures.list(digest.analysis.subjects.sorted().map(\.label)))),
            ]),
            .init([
                "Severe wording",
                details.showsFullContent ? "to be printed, where any is met" : "to be withheld, where any is met",
            ]),
        ]
        for decision in digest.options.decisions where !Self.told.contains(decision.option) {
            rows.append(
                .init([
                    Prose(.code(decision.option)),
                    Prose(.evidence(decision.value)) + (decision.effect.map { " \(soft: $0)" } ?? Prose()),
                ]))
        }
        draft.table("Values given for this run", columns: [.init("What", 32), .init("Value")], rows: rows)
    }

    private var zone: Prose {
        let details = digest.details
        guard let zone = details.zone else {
            return digest.tally.wallClocks == 0 ? "\(soft: "not given; no source needed one")" : "\(soft: "not given")"
        }
        return "\(evidence: zone) \(soft: details.zoneBasis)"
    }
}
