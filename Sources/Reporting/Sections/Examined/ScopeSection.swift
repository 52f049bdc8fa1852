// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What the report covers and which choices shaped it.
struct ScopeSection: ReportSection {
    let digest: CaseDigest

    func write(into draft: inout Draft) {
        let details = digest.details
        draft.paragraph(
            """
            Covered: \(digest.analysis.inputs.count, "input") with \(digest.analysis.exhibits.count, "file"), \
            read into \(digest.timeline.count, "event") of \(digest.timeline.conversations.count, "conversation") \
            and \(digest.timeline.accounts.count, "account").
            """
        )
        let subjects = digest.analysis.subjects.sorted()
        if subjects.isEmpty {
            draft.paragraph("No account was named for assessment, so the rules ran on each account.")
        } else {
            let names = Figures.list(subjects.map(\.label))
            draft.paragraph(
                """
                The rules that assess an account ran on \(words: names), named by the investigator. Accounts not \
                named were read but not assessed.
                """
            )
        }
        draft.paragraph(
            """
            Not part of this report: comparison with other cases, the content of images, sound and video, \
            material that the export does not hold, and deleted records that left no trace in it.
            """
        )
        let line = "________________________________"
        draft.facts(
            "Request and authority, to be completed by the unit",
            [
                ("Requested by", "Name, office and date: \(words: line)"),
                ("Asked", "Questions put to the examiner: \(words: line)"),
                ("Authority", "Power or consent under which the items are held: \(words: line)"),
            ], width: 28)
        var rows: [(String, Prose)] = []
        rows.append(("Report clock", "UTC and \(code: details.reportZone)"))
        switch (details.zone, details.zoneBasis) {
        case (let zone?, let basis):
            rows.append(("Zone of wall clocks", "\(code: zone), \(words: basis)"))
        case (nil, _):
            let count = digest.tally.wallClocks
            rows.append(
                (
                    "Zone of wall clocks",
                    count == 0
                        ? "not needed: no source wrote a wall clock without a zone"
                        : "none declared; \(count, "event") keep the wall clock that the source wrote"
                ))
        }
        rows.append(
            (
                "Severe wording",
                CopyTexts(digest).isWithoutWords
                    ? "no wording of the record is in this set, level R4"
                    : details.showsFullContent
                        ? "printed where it is met (\(code: "--content full"))"
                        : digest.withheld == 0
                            ? "withheld where it is met; no message met the rule (\(code: "--content withheld"))"
                            : "withheld in \(digest.withheld, "message") (\(code: "--content withheld"))"
            ))
        if digest.withheld > 0, !digest.options.fullTexts.isEmpty {
            rows.append(
                (
                    "Files with full texts",
                    "\(code: digest.options.fullTexts.joined(separator: ", ")): not withheld there, severe wording is printed"
                ))
        }
        rows.append(("Values given", "\(section: .decisions)"))
        draft.facts("Options in force", rows, width: 28)
    }
}
