// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
public import Evidence
public import Importers
public import Importing

/// From inputs to a case analysis: the stages of the program in their order.
public struct CaseRun: Sendable {
    let options: CaseOptions
    private let registry: ImporterRegistry
    let progress: RunProgress

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
        _ options: CaseOptions, registry: ImporterRegistry = .standard,
        progress: RunProgress = RunProgress()
    ) {
        self.options = options
        self.registry = registry
        self.progress = progress
    }

    /// Opens and reads the inputs.
    ///
    /// - Throws: `IntakeError`, `CaseRunError`, or `CancellationError`.
    public func read() async throws -> Reading {
        try await read(examine: nil)
    }

    /// The same, and has the texts looked at while it reads on.
    func read(examine: (@Sendable ([TimelineBatch]) throws -> [MarkTable])?) async throws -> Reading {
        progress.begin(.opening, total: 0)
        let evidence = try EvidenceSet.open(options.inputs, options: options.intake)
        async let digests = EvidenceDigests.compute(for: evidence)
        let settings = Ingest.Settings(
            importing: ImportSettings(dateOrder: options.dateOrder, owner: options.owner), zone: options.zone,
            width: options.width)
        let ingest = try await Ingest(
            registry: registry, settings: settings, progress: progress, examine: examine
        ).read(evidence)
        return Reading(evidence: evidence, ingest: ingest, digests: try await digests.hex)
    }
}
