// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel
public import Detectors
import Evidence
public import Exports
import RuleEngine

extension CaseRun {
    /// Reads the inputs and analyses what is in them.
    ///
    /// - Throws: as `read`; `CaseRunError.decisionNeeded` and `nothingUnderstood` stop before the analysis.
    public func analyse(with detectors: [DetectorPlan] = AllDetectors.standard) async throws -> (
        analysis: CaseAnalysis, catalogue: TimelineCatalogue
    ) {
        let result = try await analyseKeepingEvidence(with: detectors)
        return (result.analysis, result.catalogue)
    }

    /// The same, and reads the pictures of those who are compared across cases.
    public func analyseForStore() async throws -> (
        analysis: CaseAnalysis, catalogue: TimelineCatalogue, pictures: CasePictures
    ) {
        let result = try await analyseKeepingEvidence(with: AllDetectors.standard)
        let pictures = try await PictureHashing(result.evidence, width: options.width, progress: progress).pictures(
            of: result.analysis)
        return (result.analysis, result.catalogue, pictures)
    }

    private func analyseKeepingEvidence(with detectors: [DetectorPlan]) async throws -> (
        analysis: CaseAnalysis, catalogue: TimelineCatalogue, evidence: EvidenceSet
    ) {
        let packs = RulePacks(folder: options.rulesFolder)
        // Compiled while the evidence is opened; a unit's own packs are checked before anything is read.
        if options.rulesFolder != nil { _ = try packs.load() }
        async let loaded = packs.load()
        var reading = try await readUnderstood { try MessageScanner(rules: try packs.load()).marks(in: $0) }
        let rules = try await loaded
        let timeline = reading.ingest.timeline
        let subjects = try AccountSelection(timeline).subjects(named: options.subjects)
        let complainants = try AccountSelection(timeline).complainants(named: options.complainants)
        if let owner = options.owner, !AccountSelection(timeline).hasAccount(named: owner) {
            throw CaseRunError.unknownOwner
        }
        if reading.ingest.isOwnerContradicted { throw CaseRunError.contradictedOwner }
        let vote = LanguageVote(timeline, packs: rules.packs)
        let marksOfBatches = reading.ingest.marks
        // The only copy goes to the one who puts them in order and gives them up on the way.
        reading.ingest.marks = []
        let marks = try await vote.placed(
            consume marksOfBatches, on: timeline, rules: rules, width: options.width)
        let engine = DetectorEngine(
            detectors, timeline: timeline, rules: rules, marks: marks, subjects: subjects,
            wallClock: options.zone?.wallClock)
        let findings = try await FindingsPass(engine: engine, width: options.width, progress: progress).run()
        var analysis = CaseRecord(options: options, reading: reading).analysis(
            rules: rules, marks: marks, findings: findings, subjects: subjects, detectors: detectors)
        analysis.languages = vote.records
        analysis.writerLanguages = vote.writers
        analysis.complainants = complainants
        return (analysis, reading.catalogue, reading.evidence)
    }
}
