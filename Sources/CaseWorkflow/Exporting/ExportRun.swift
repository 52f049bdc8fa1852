// SPDX-License-Identifier: Apache-2.0

import Analysis
import Evidence
public import Exports
import Foundation
import Redaction

/// `export`: writes a finished analysis in the form of another system.
///
/// The folder of an analysis holds no messages beside its report. They are read from the evidence again, with the options
/// of the manifest, and nothing is exported unless inputs and findings come out as the folder has them.
public enum ExportRun {
    /// What is to be written, where.
    public struct Request: Sendable {
        /// The folder that `analyse` wrote.
        public var folder: String
        /// In which form.
        public var format: ExportFormat
        /// The file or folder to write.
        public var output: String
        /// Which table, for CSV.
        public var table: CaseTable = .timeline
        /// Whether a CSV file begins with a byte order mark.
        public var hasByteOrderMark = false
        /// Whether severe texts are printed; nil: as the analysis has it.
        public var showsFullContent: Bool?
        /// Whether a file that exists may be replaced.
        public var isForced = false

        /// Makes a request.
        public init(folder: String, format: ExportFormat, output: String) {
            self.folder = folder
            self.format = format
            self.output = output
        }
    }

    /// Why nothing was exported.
    public enum Failure: Error, Sendable, Hashable {
        /// The folder holds no analysis.
        case noAnalysis(String)
        /// A file of the analysis is not as it was written.
        case notIntact(file: String)
        /// The inputs are neither where they lay nor beside the folder.
        case inputsNotFound(names: [String])
        /// What was given or found are not the inputs of the analysis.
        case otherInputs
        /// The findings came out otherwise than the folder has them.
        case otherFindings
        /// More events than one file of the format may hold.
        case tooManyEvents(limit: Int)
    }

    /// Writes the export; on any error nothing stays behind under a final name.
    ///
    /// - Parameter base: inputs, where they are given; passphrases, and the folders with own rules and templates.
    /// - Returns: what the form could not hold.
    /// - Throws: `Failure`, `Rerun.Failure`, `OutputPlace.Refusal`, `OutputFolder.Failure`, and as `CaseRun.analyse`.
    public static func write(
        _ request: Request, base: CaseOptions, progress: RunProgress
    ) async throws -> [ExportRemark] {
        let folder = try FinishedAnalysis(request.folder)
        let target = try ExportTarget(request, analysis: folder)
        do {
            let remarks: [ExportRemark]
            if request.format == .bagit {
                remarks = []
                progress.begin(.writing, total: 0)
                try BagWriter(folder).write(to: target)
            } else {
                var base = base
                if base.inputs.isEmpty { base.inputs = try folder.foundInputs() }
                try target.check(isApartFrom: base.inputs)
                let (export, search) = try await remade(folder, request, base: base, progress: progress)
                try Task.checkCancellation()
                progress.begin(.writing, total: 0)
                remarks = try write(export, request, to: target)
                if let search { try target.check(for: search) }
            }
            try Task.checkCancellation()
            try target.commit()
            return remarks
        } catch let failure as WorkbookFailure {
            target.discard()
            throw OutputFolder.Failure.cannotWrite(path: request.output, errno: failure.errno)
        } catch {
            target.discard()
            throw error
        }
    }

    /// The analysis made again from the evidence, redacted as the folder's is, and shown to be the one in the folder.
    private static func remade(
        _ folder: FinishedAnalysis, _ request: Request, base: CaseOptions, progress: RunProgress
    ) async throws -> (export: CaseExport, search: LeakSearch?) {
        var options = try Rerun(folder: request.folder, base: base).options
        if let full = request.showsFullContent { options.showsFullContent = full }
        let read: (analysis: CaseAnalysis, catalogue: TimelineCatalogue)
        do { read = try await CaseRun(options, progress: progress).analyse() } catch CaseRunError.unknownOwner {
            // The owner stood in the inputs of the analysis.
            throw Failure.otherInputs
        }
        let (analysis, catalogue, set) = CaseFolder.produced(read.analysis, read.catalogue, options)
        guard analysis.inputsDigest == folder.inputsDigest else { throw Failure.otherInputs }
        guard FindingsDocument(analysis).bytes == folder.bytes(of: "findings.json") else { throw Failure.otherFindings }
        return (CaseExport(analysis, catalogue: catalogue), set?.search)
    }

    private static func write(
        _ export: CaseExport, _ request: Request, to target: ExportTarget
    ) throws -> [ExportRemark] {
        switch request.format {
        case .csv:
            try target.write { output in
                try request.table.writeCSV(of: export, withByteOrderMark: request.hasByteOrderMark, to: output)
            }
        case .xlsx:
            try XLSXDocument.write(export, to: target.stagedPath, scratch: target.parentPath)
        case .jsonl: try target.write { try TimelineFormat.jsonl.write(export.catalogue, to: $0) }
        case .timesketch:
            let isCSV = request.output.lowercased().hasSuffix(".csv")
            try target.write { output in
                if isCSV {
                    try TimelineFormat.writeTimesketchCSV(export.catalogue, to: output)
                } else {
                    try TimelineFormat.timesketch.write(export.catalogue, to: output)
                }
            }
        case .rsmf:
            let document = RSMFDocument(export)
            if target.isFolder {
                try document.forEachFile { name, bytes in try target.write(name, bytes) }
            } else {
                guard let bytes = document.wholeFile() else {
                    throw Failure.tooManyEvents(limit: RSMFDocument.eventLimit)
                }
                try target.write { try $0(bytes) }
            }
        case .caseUCO: try target.write { try CASEDocument(export).write(to: $0) }
        case .stix: try target.write { try STIXBundle(export).write(to: $0) }
        case .bagit: break
        }
        return request.table == .timeline ? export.remarks(for: request.format) : []
    }
}
