// SPDX-License-Identifier: Apache-2.0

import Analysis
public import ChatModel
public import Evidence
public import Importers
public import Importing

/// From evidence to timeline: claims, reading in parallel, joining, the declared zone, the record account.
public struct Ingest: Sendable {
    /// What the investigator declared.
    public struct Settings: Sendable {
        /// For importers.
        public var importing: ImportSettings
        /// The zone of wall clocks; nil leaves them wall clocks.
        public var zone: ZoneClock?
        /// Tasks at a time.
        public var width: Int

        /// Makes settings.
        public init(importing: ImportSettings = ImportSettings(), zone: ZoneClock? = nil, width: Int = 1) {
            self.importing = importing
            self.zone = zone
            self.width = width
        }
    }

    /// What came of it.
    public struct Result: Sendable {
        /// Everything that was read.
        public var timeline: Timeline
        /// What was seen in the texts of each batch of the timeline, by row, where somebody looked.
        var marks: [MarkTable] = []
        /// What became of each exhibit, by number.
        public var statuses: [Int32: ExhibitStatus]
        /// What became of each exhibit's records.
        public var tallies: [Int32: RecordTally]
        /// Damage and remarks, in the order of the plan.
        public var diagnostics: [Diagnostic]
        /// Decisions that only the investigator can take, with the exhibit that asks.
        public var decisions: [(exhibit: Int32, decision: ImportError.Decision)]
        /// Files that messages name.
        public var attachmentCount: Int
        /// Of those, the ones that the export omits.
        public var missingAttachmentCount: Int
        /// Whether the exports name another owner than the investigator does.
        var isOwnerContradicted = false
        /// An exhibit by which the account declared as the owner is the other party, where no other export bears it out.
        public var exhibitOwnedOtherwise: Int32?
    }

    /// What became of an exhibit.
    public struct ExhibitStatus: Sendable, Hashable {
        /// Importer id, where one read it.
        public var importer: String?
        /// Why that importer took it: its claim.
        public var reason: String?
        /// Events that came out of it.
        public var events: Int
        /// In one word.
        public var outcome: Outcome

        /// What became of an exhibit.
        public enum Outcome: Sendable, Hashable {
            case container, imported, partial, attachment, unreferenced, companion, ignored, notUnderstood
            case unreadable
        }
    }

    private let registry: ImporterRegistry
    private let settings: Settings
    private let progress: RunProgress
    private let examine: (@Sendable ([TimelineBatch]) throws -> [MarkTable])?

    /// Makes an intake with the given importers.
    public init(registry: ImporterRegistry = .standard, settings: Settings, progress: RunProgress = RunProgress()) {
        self.init(registry: registry, settings: settings, progress: progress, examine: nil)
    }

    /// Makes an intake that has the texts looked at while it reads on: `examine` gives one table of marks a batch.
    init(
        registry: ImporterRegistry, settings: Settings, progress: RunProgress,
        examine: (@Sendable ([TimelineBatch]) throws -> [MarkTable])?
    ) {
        self.registry = registry
        self.settings = settings
        self.progress = progress
        self.examine = examine
    }

    /// Reads everything that some importer understands.
    ///
    /// - Throws: `CancellationError` when the run was interrupted.
    public func read(_ evidence: EvidenceSet) async throws -> Result {
        let lent = WideTexts(in: evidence)
        let survey = Survey(of: lent.evidence)
        let (claims, missingParts) = (registry.claims(on: survey), survey.missingParts)
        // Gives back the heads of all files.
        _ = consume survey
        var rejected: Set<ImportPlan.Rejection> = []
        var done: [Int32: UnitReading] = [:]
        var plan = ImportPlan(claims: claims)
        progress.begin(.reading, total: plan.jobs.reduce(0) { $0 + $1.bytes })
        while true {
            let pending = plan.jobs.filter { job in job.unit.exhibits.first.map { done[$0.number] == nil } ?? false }
            if pending.isEmpty { break }
            let readings = try await read(pending, of: lent)
            for (job, reading) in zip(pending, readings) {
                if reading.error?.reason == .notThisFormat, reading.eventCount == 0 {
                    for exhibit in job.unit.exhibits {
                        rejected.insert(ImportPlan.Rejection(importer: job.importerID, exhibit: exhibit.number))
                    }
                } else if let first = job.unit.exhibits.first {
                    done[first.number] = reading
                }
            }
            plan = ImportPlan(claims: claims, rejected: rejected)
        }
        var assembly = Assembly(evidence: evidence, plan: plan, readings: consume done, settings: settings)
        var result = assembly.result()
        result.diagnostics += missingParts.map { exhibit, missing in
            Diagnostic(.warning, "download-part-missing", at: .whole(exhibit), detail: ["count": missing])
        }
        return result
    }

    private func read(_ jobs: [ImportPlan.Job], of lent: WideTexts) async throws -> [UnitReading] {
        let evidence = lent.evidence
        let (settings, progress, examine) = (settings.importing, progress, examine)
        let inspection = Parallel.Inspection<TimelineBatch, MarkTable>(
            portion: MessageScanner.portion, weight: \.count, body: { try examine?($0) ?? [] })
        let readings = try await Parallel.map(jobs, width: self.settings.width, inspecting: inspection) {
            job, handOut in
            var sink = UnitSink(
                isCancelled: { Task.isCancelled },
                onBatch: { if examine != nil { handOut($0) } },
                onAdvance: {
                    evidence.giveBack($0.exhibit, before: $0.offset)
                    progress.step(by: $0.bytes)
                })
            let equal = EqualExhibits(job.unit, of: evidence)
            var failure: ImportError?
            do throws(ImportError) {
                try lent.read(equal.unit, with: job.importer, settings: settings, into: &sink)
            } catch {
                failure = error
            }
            if failure?.reason == .cancelled { throw CancellationError() }
            progress.step(by: job.bytes - sink.bytesReported)
            var reading = sink.finish()
            reading.tell(equal)
            for part in reading.further.indices { reading.further[part].tell(equal) }
            reading.error = failure
            return reading
        }
        return readings.map { reading, marks in
            var reading = reading
            reading.take(marks)
            return reading
        }
    }
}
