// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel
import Evidence
public import Exports
import Foundation
public import Redaction
import Reporting

/// `analyse`: runs a case and writes its folder.
public enum CaseFolder {
    /// What is to be written, where.
    public struct Request: Sendable {
        /// The folder.
        public var path: String
        /// Whether a folder that is no earlier analysis may be written into, beside what is there.
        public var isForced: Bool
        /// Forms of the whole timeline.
        public var timelines: [TimelineFormat]
        /// Whether `report.pdf` is wanted, and a PDF of each volume.
        public var wantsPDF: Bool
        /// Where to write what the labels of a produced set stand for; nil for nowhere.
        public var redactionMap: String?
        /// The case store that the case is filed in afterwards; nil for none.
        public var store: String?
        /// Further files that the command reads: passphrases, a list of texts.
        public var alsoReads: [String] = []
        /// Facts of the run for log and custody page.
        public var run: RunFacts

        /// Makes a request.
        public init(
            path: String, isForced: Bool, timelines: [TimelineFormat], wantsPDF: Bool, run: RunFacts
        ) {
            self.path = path
            self.isForced = isForced
            self.timelines = timelines
            self.wantsPDF = wantsPDF
            self.run = run
        }
    }

    /// What was written.
    public struct Outcome: Sendable {
        /// The analysis.
        public var analysis: CaseAnalysis
        /// What was read of the pictures for the case store; nil where the case is not filed.
        public var pictures: CasePictures?
        /// The program that rendered the PDF; nil when none was wanted or none is installed.
        public var renderer: PDFRenderer?
        /// Whether a PDF was wanted and no program to render it is installed.
        public var lacksRenderer: Bool
        /// Volumes of the transcript that were not rendered, because there are too many.
        public var unprintedVolumes = 0
        /// Characters that the PDF files print by their names, because no font of this machine can draw them.
        public var spelledCharacters = 0
        /// PDF files whose text layer does not hold so many passages of their page as they are.
        public var deviatingTexts: [(file: String, passages: Int)] = []
        /// The first PDF that is not there, and why: not rendered, or without some rows of the transcript.
        public var pdfFailure: (file: String, reason: PDFRenderer.Failure)?

        /// Whether some material could not be read.
        public var isIncomplete: Bool {
            lacksRenderer || pdfFailure != nil || !deviatingTexts.isEmpty || analysis.diagnosticCount(.loss) > 0
                || analysis.diagnostics.contains { DamageSearch.codes.contains($0.code) }
                || analysis.exhibits.contains { $0.status == .unreadable || $0.status == .partial }
        }
    }

    /// `<first input's name>-report` in the working folder.
    public static func standardPath(for inputs: [String]) -> String {
        let name = URL(filePath: inputs.first ?? "export").standardizedFileURL.deletingPathExtension().lastPathComponent
        return (name.isEmpty || name == "/" ? "export" : name) + "-report"
    }

    /// The same for a produced set: the name of an export is often that of a person.
    public static func standardPath(for inputs: [String], redaction: RedactionRequest?) -> String {
        guard let redaction, redaction.level > .r0 else { return standardPath(for: inputs) }
        return "redacted-\(redaction.level.rawValue)-report"
    }

    private static func read(_ run: CaseRun, isFiled: Bool) async throws -> (
        analysis: CaseAnalysis, catalogue: TimelineCatalogue, pictures: CasePictures?
    ) {
        guard !isFiled else { return try await run.analyseForStore() }
        let (analysis, catalogue) = try await run.analyse()
        return (analysis, catalogue, nil)
    }

    /// Runs the case and writes the folder; on any error nothing stays behind under a final name.
    ///
    /// - Throws: as `CaseRun.analyse`, and `OutputPlace.Refusal`, `OutputFolder.Failure`, `CaseStoreError`, `ReportError`,
    ///   `LeakFailure`.
    public static func write(
        _ request: Request, options: CaseOptions, progress: RunProgress
    ) async throws -> Outcome {
        let place = try OutputPlace(
            request.path, option: "--output", apartFrom: options.inputs, sources: request.otherFiles)
        // A place that is refused is refused before minutes of reading.
        if let store = request.store {
            _ = try OutputPlace(store, option: "--store", apartFrom: options.inputs)
            try CaseStoreAccess.check(store)
        }
        let mapTarget = try request.redactionMap.map { try mapPlace($0, apartFrom: place, request, options) }
        let folder = try OutputFolder(place, isForced: request.isForced)
        do {
            let run = CaseRun(options, progress: progress)
            let (analysis, catalogue, pictures) = try await read(run, isFiled: request.store != nil)
            try Task.checkCancellation()
            try folder.checkReplaces(inputs: Set(analysis.inputs.compactMap(\.sha256)), isForced: request.isForced)
            progress.begin(.writing, total: 4 + request.timelines.count)
            let produced = produced(analysis, catalogue, options)
            let files = CaseFiles(
                analysis: produced.analysis, catalogue: produced.catalogue, request: request, options: options,
                folder: folder, progress: progress)
            var outcome = try await files.write()
            // What is said on the terminal is said to whoever holds the inputs.
            outcome.analysis = analysis
            outcome.pictures = pictures
            if let set = produced.set {
                var check = LeakCheck(set.search, folder: folder) { try files.programWords() }
                try check.run(
                    folderName: URL(filePath: request.path).lastPathComponent,
                    given: [
                        ("--case", options.caseReference), ("--exhibit", options.exhibitReference),
                        ("--marking", options.marking), ("--examiner", options.examiner), ("--unit", options.unit),
                    ])
            }
            let map = try mapTarget.flatMap { place in
                try produced.set.flatMap { try stagedMap(of: $0, at: place, isForced: request.isForced) }
            }
            do {
                try Task.checkCancellation()
                try folder.commit()
            } catch {
                map?.discard()
                throw error
            }
            try map?.commit()
            return outcome
        } catch {
            folder.discard()
            throw error
        }
    }
}

extension CaseFolder.Request {
    /// What the command reads or writes beside evidence and output.
    var otherFiles: [String] { alsoReads + [store].compactMap(\.self) }
}
