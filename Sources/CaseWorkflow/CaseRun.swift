// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel
import Detectors
public import Evidence
import Identifiers
public import Importers
public import Importing
public import RuleEngine

/// From inputs to a case analysis: the stages of the program in their order.
public struct CaseRun: Sendable {
    private let options: CaseOptions
    private let registry: ImporterRegistry
    private let detectors: [DetectorPlan]
    private let progress: Progress

    /// Evidence that was read, before anything is made of it.
    public struct Reading: Sendable {
        /// What was handed in.
        public var evidence: EvidenceSet
        /// What importers made of it.
        public var ingest: Ingest.Result
        /// Hashes by exhibit number; nil for what could not be read.
        public var digests: [String?]
    }

    /// Prepares a run.
    public init(
        _ options: CaseOptions, registry: ImporterRegistry = .standard, detectors: [DetectorPlan] = .standard,
        progress: Progress = Progress()
    ) {
        self.options = options
        self.registry = registry
        self.detectors = detectors
        self.progress = progress
    }

    /// Opens and reads the inputs.
    ///
    /// - Throws: `IntakeError`, `CaseRunError`, or `CancellationError`.
    public func read() async throws -> Reading {
        progress.begin(.opening, total: 0)
        let evidence = try EvidenceSet.open(options.inputs, options: options.intake)
        async let digests = EvidenceDigests.compute(for: evidence)
        let settings = Ingest.Settings(
            importing: ImportSettings(dateOrder: options.dateOrder, owner: options.owner), zone: options.zone,
            width: options.width)
        let ingest = try await Ingest(registry: registry, settings: settings, progress: progress).read(evidence)
        return Reading(evidence: evidence, ingest: ingest, digests: try await digests.hex)
    }

    /// Reads the inputs and analyses what is in them.
    ///
    /// - Throws: as `read`; `CaseRunError.decisionNeeded` and `nothingUnderstood` stop before the analysis.
    public func analyse() async throws -> CaseAnalysis {
        let reading = try await read()
        if let open = reading.ingest.decisions.first {
            throw CaseRunError.decisionNeeded(
                exhibit: reading.evidence.exhibits[Int(open.exhibit)].path, open.decision)
        }
        guard reading.ingest.statuses.values.contains(where: { $0.outcome == .imported || $0.outcome == .partial })
        else { throw CaseRunError.nothingUnderstood }
        let timeline = reading.ingest.timeline
        let subjects = try AccountSelection(timeline).subjects(named: options.subjects)
        if options.owner != nil && !timeline.accounts.contains(where: \.isOwner) { throw CaseRunError.unknownOwner }
        let rules = try RuleSet.standard(adding: options.rulesFolder)
        let marks = try await MessageScanner(
            timeline: timeline, rules: rules, width: options.width, progress: progress
        ).scan()
        let findings = try await FindingsPass(
            timeline: timeline, rules: rules, marks: marks, subjects: subjects, detectors: detectors,
            width: options.width
        ).run()
        return CaseRecord(options: options, reading: reading).analysis(
            rules: rules, marks: marks, findings: findings, subjects: subjects, detectors: detectors)
    }
}
