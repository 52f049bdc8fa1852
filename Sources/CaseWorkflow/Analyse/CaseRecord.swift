// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Importing
import RuleEngine

/// Puts together what a finished run knows: inputs, exhibits, coverage, diagnostics, findings.
struct CaseRecord {
    let options: CaseOptions
    let reading: CaseRun.Reading

    func analysis(
        rules: RuleSet, marks: MarkTable, findings: [Finding], subjects: Set<Account.ID>, detectors: [DetectorPlan]
    ) -> CaseAnalysis {
        let timeline = reading.ingest.timeline
        let inputs = self.inputs
        return CaseAnalysis(
            tool: .chatforensics,
            details: details,
            inputs: inputs,
            exhibits: exhibits,
            timeline: timeline,
            marks: marks,
            findings: findings,
            identifiers: IdentifierLedger(
                timeline: timeline, marks: marks, rules: rules,
                cards: ContactCards(timeline, evidence: reading.evidence).found
            ).findings(),
            coverage: coverage,
            diagnostics: diagnostics,
            rulePacks: rules.packs.map { RulePackRecord(id: $0.id, version: $0.version, sha256: $0.sha256) },
            detectors: detectors.map(\.description),
            subjects: subjects,
            severeMessages: severeMessages(rules: rules, marks: marks),
            inputsDigest: reading.manifest.sha256)
    }

    private var details: CaseDetails {
        let needsZone = reading.ingest.timeline.hasWallClocks
        return CaseDetails(
            reference: options.caseReference,
            exhibit: options.exhibitReference,
            examiner: options.examiner,
            unit: options.unit,
            marking: options.marking,
            zone: options.zone?.name,
            zoneBasis: options.zone != nil ? "declared" : needsZone ? "unknown" : "source",
            reportZone: options.reportZone.name,
            reportDate: options.reportDate,
            showsFullContent: options.showsFullContent)
    }

    private var inputs: [InputRecord] {
        reading.evidence.exhibits.filter { $0.container == nil }.map { exhibit in
            InputRecord(
                path: exhibit.path, bytes: exhibit.size, sha256: reading.digests[Int(exhibit.number)] ?? "")
        }
    }

    private var exhibits: [ExhibitRecord] {
        reading.evidence.exhibits.map { exhibit in
            let status = reading.ingest.statuses[exhibit.number]
            let digest = reading.digests[Int(exhibit.number)]
            return ExhibitRecord(
                path: exhibit.path, bytes: exhibit.size, sha256: digest ?? "", importer: status?.importer,
                status: digest == nil ? .unreadable : status?.outcome.recorded ?? .notUnderstood,
                events: status?.events ?? 0)
        }
    }

    private var coverage: [CoverageRecord] {
        reading.ingest.tallies.sorted { $0.key < $1.key }.map { number, tally in
            CoverageRecord(
                exhibit: reading.evidence.exhibits[Int(number)].path, records: tally.seen, parsed: tally.parsed,
                skipped: tally.skippedCount, unknown: tally.unknown, skippedBy: tally.skipped)
        }
    }

    private struct DiagnosticKey: Hashable {
        var exhibit: Int32
        var code: String
        var severity: Diagnostic.Severity
        var outside: String?
    }

    /// Equal ones of one exhibit are counted together and keep their first place.
    private var diagnostics: [DiagnosticRecord] {
        var order: [DiagnosticKey] = []
        var records: [DiagnosticKey: DiagnosticRecord] = [:]
        func add(
            _ severity: Diagnostic.Severity, _ code: String, _ exhibit: Int32, _ locator: String, _ count: Int,
            _ outside: String? = nil
        ) {
            let key = DiagnosticKey(exhibit: exhibit, code: code, severity: severity, outside: outside)
            if records[key] == nil { order.append(key) }
            // What became no exhibit is named by its own path, each one.
            let path = outside ?? (exhibit >= 0 ? reading.evidence.exhibits[Int(exhibit)].path : "")
            records[
                key,
                default: DiagnosticRecord(
                    severity: severity, code: code, exhibit: path, locator: locator, count: 0)
            ].count += count
        }
        for note in reading.evidence.notes {
            add(Diagnostic.Severity(note.severity), note.code, note.exhibit ?? -1, "", 1, note.path)
        }
        for diagnostic in reading.ingest.diagnostics {
            let place = diagnostic.provenance
            add(
                diagnostic.severity, diagnostic.code, place.exhibit, place.locator.description,
                max(1, diagnostic.detail["count"] ?? 1))
        }
        // What could not be opened was told at intake.
        let told = Set(reading.evidence.notes.filter { $0.code == "unreadable" }.compactMap(\.exhibit))
        for exhibit in exhibits.enumerated()
        where exhibit.element.status == .unreadable && !told.contains(Int32(exhibit.offset)) {
            add(.loss, "exhibit-unreadable", Int32(exhibit.offset), "", 1)
        }
        return order.sorted { left, right in
            if left.exhibit != right.exhibit { return left.exhibit < right.exhibit }
            return left.code != right.code ? left.code < right.code : (left.outside ?? "") < (right.outside ?? "")
        }.compactMap { records[$0] }
    }

    private func severeMessages(rules: RuleSet, marks: MarkTable) -> Set<Int32> {
        let severe = rules.entries.map(\.isSevere)
        return Set(marks.numbers { severe[Int($0)] })
    }
}

extension Ingest.ExhibitStatus.Outcome {
    var recorded: ExhibitRecord.Status {
        switch self {
        case .container: .container
        case .imported: .imported
        case .partial: .partial
        case .attachment: .attachment
        case .unreferenced: .unreferenced
        case .companion: .companion
        case .ignored: .ignored
        case .notUnderstood: .notUnderstood
        case .unreadable: .unreadable
        }
    }
}

extension Diagnostic.Severity {
    init(_ severity: IntakeNote.Severity) {
        switch severity {
        case .note: self = .note
        case .warning: self = .warning
        case .loss: self = .loss
        }
    }
}
