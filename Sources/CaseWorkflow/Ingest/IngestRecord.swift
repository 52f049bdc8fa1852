// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// What became of each exhibit: its records, its remarks, and what is left to decide.
struct IngestRecord {
    private(set) var statuses: [Int32: Ingest.ExhibitStatus] = [:]
    var tallies: [Int32: RecordTally] = [:]
    var diagnostics: [Diagnostic] = []
    private(set) var decisions: [(exhibit: Int32, decision: ImportError.Decision)] = []
    private(set) var attachments = 0
    /// Attachments that the export omits.
    private(set) var missing = 0
    private var referenced: Set<Int32> = []

    /// Takes what a unit gave; `setAside` counts the events of its exhibits that were copies.
    mutating func take(
        _ reading: UnitReading, of job: ImportPlan.Job, _ zone: Assembly.ZoneRemarks, setAside: [Int32: Int]
    ) {
        diagnostics += reading.diagnostics
        let start = Provenance.whole(job.unit.exhibits[0].number)
        if zone.skippedHours > 0 {
            diagnostics.append(
                Diagnostic(.warning, "time-in-skipped-hour", at: start, detail: ["count": zone.skippedHours]))
        }
        if zone.contradicted > 0 {
            diagnostics.append(
                Diagnostic(.warning, "zone-contradicted", at: start, detail: ["count": zone.contradicted]))
        }
        for (exhibit, tally) in reading.tallies {
            tallies[exhibit, default: RecordTally()].add(tally)
        }
        for exhibit in job.unit.exhibits {
            // A file may hold several exports: what was set aside is taken off once.
            let earlier = statuses[exhibit.number]
            let aside = earlier == nil ? setAside[exhibit.number] ?? 0 : 0
            let isWhole = reading.error == nil && earlier?.outcome != .partial
            statuses[exhibit.number] = Ingest.ExhibitStatus(
                importer: job.importerID, reason: job.reason,
                events: (earlier?.events ?? 0) + (reading.events[exhibit.number] ?? 0) - aside,
                outcome: isWhole ? .imported : .partial)
        }
        if let error = reading.error {
            if case .decisionNeeded(let decision) = error.reason {
                decisions.append((start.exhibit, decision))
            } else {
                diagnostics.append(Diagnostic(.loss, error.code, at: error.provenance ?? start))
            }
        }
        referenced.formUnion(reading.referenced)
        attachments += reading.attachmentCount
        missing += reading.missingAttachmentCount
    }

    /// Tells of every record that was seen and neither read, skipped for a reason nor counted as not understood.
    mutating func balance() {
        for (exhibit, tally) in tallies.sorted(by: { $0.key < $1.key }) where !tally.isBalanced {
            let difference = tally.seen - tally.parsed - tally.unknown - tally.skippedCount
            diagnostics.append(
                Diagnostic(.loss, "records-unaccounted", at: .whole(exhibit), detail: ["difference": difference]))
        }
    }

    /// Says what the exhibits are that no unit held, and looks for damage in all of them.
    mutating func complete(of evidence: EvidenceSet, _ plan: ImportPlan) {
        let furniture = ExportFurniture(plan.jobs)
        for exhibit in evidence.exhibits where statuses[exhibit.number] == nil {
            var importer = plan.companions[exhibit.number]
            let outcome: Ingest.ExhibitStatus.Outcome =
                if exhibit.isArchive {
                    .container
                } else if Survey.isLitter(exhibit) {
                    .ignored
                } else if referenced.contains(exhibit.number) {
                    .attachment
                } else if let importer, Survey.isMedia(exhibit) || furniture.holds(exhibit, of: importer) {
                    Survey.isMedia(exhibit) ? .unreferenced : .companion
                } else if !evidence.isAvailable(exhibit) {
                    .unreadable
                } else {
                    .notUnderstood
                }
            if outcome == .notUnderstood { importer = nil }
            statuses[exhibit.number] = Ingest.ExhibitStatus(importer: importer, events: 0, outcome: outcome)
        }
        diagnostics += DamageSearch(evidence).diagnostics(of: statuses)
    }
}
