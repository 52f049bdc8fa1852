// SPDX-License-Identifier: Apache-2.0

import Analysis
import Evidence
import Exports
import Foundation
import Importing
import Redaction
import Reporting

/// Makes a finished analysis again from its exports and the options that its manifest holds, and compares the bytes.
///
/// Whoever doubts a report can show with this that the same program makes the same files; nothing is written but a
/// temporary folder, which is taken away again.
public struct Rerun: Sendable {
    /// Why an analysis cannot be made again.
    public enum Failure: Error, Sendable, Hashable {
        /// The folder holds no analysis.
        case noAnalysis(String)
        /// Made by another version of the program.
        case otherVersion(String)
        /// Made with a unit's own rule packs or templates, which have to be given.
        case needs(option: String)
        /// The manifest holds an option that this program does not know.
        case unreadableOptions
    }

    private let folder: URL
    /// Inputs and the options of the manifest.
    let options: CaseOptions
    private let names: [String]
    private let wantsPDF: Bool

    /// Takes the options from the manifest in `folder`; `base` holds inputs, passphrases, and the folders with own rules
    /// and templates.
    public init(folder: String, base: CaseOptions) throws(Failure) {
        self.folder = URL(filePath: folder)
        guard let manifest = RecordedManifest(in: self.folder), let version = manifest.tool?.version,
            let recorded = manifest.options
        else { throw .noAnalysis(folder) }
        guard version == Tool.chatforensics.version else { throw .otherVersion(version) }
        options = try Self.options(
            recorded, subjects: manifest.subjects ?? [], complainants: manifest.complainants ?? [], base: base)
        // A PDF is written after the manifest, so that none stands in it.
        names = manifest.entries.filter { !$0.isSource }.map(\.path) + ["manifest.json"]
        // Whether one was written the chain says: one that lies there may be somebody's own print.
        wantsPDF = CustodyRecord(in: self.folder)?.sealed.contains { $0.path == "report.pdf" } ?? false
    }

    /// Runs it and says of each file whether it came out the same.
    ///
    /// - Throws: as `CaseFolder.write`.
    public func compare(progress: RunProgress = RunProgress()) async throws -> [Verification.Check] {
        let place = FileManager.default.temporaryDirectory.appending(path: "chatforensics-verify-\(getpid())")
        UnfinishedFiles.begin(place.path)
        defer {
            try? FileManager.default.removeItem(at: place)
            UnfinishedFiles.end(place.path)
        }
        let formats = TimelineFormat.allCases.filter { names.contains($0.fileName) }
        let request = CaseFolder.Request(
            path: place.path, isForced: false, timelines: formats, wantsPDF: wantsPDF,
            run: RunFacts.current(arguments: []))
        _ = try await CaseFolder.write(request, options: options, progress: progress)
        return names.map { name in
            let before = try? Data(contentsOf: folder.appending(path: name))
            let after = try? Data(contentsOf: place.appending(path: name))
            let outcome: Verification.Outcome =
                before == nil ? .missing : before == after ? .intact : .changed
            return Verification.Check(subject: name, outcome: outcome)
        }
    }

    private static func options(
        _ recorded: [String: String], subjects: [String], complainants: [String], base: CaseOptions
    ) throws(Failure) -> CaseOptions {
        var options = base
        options.subjects = subjects
        options.complainants = complainants
        if let name = recorded["--redact"] {
            guard let level = RedactionLevel(rawValue: name) else { throw .unreadableOptions }
            options.redaction = RedactionRequest(level: level, listed: base.redaction?.listed ?? [])
        }
        let isProduced = options.effectiveRedaction != nil
        for (option, value) in recorded {
            switch option {
            case "--case": options.caseReference = value
            case "--exhibit": options.exhibitReference = value
            case "--examiner": options.examiner = value
            case "--unit": options.unit = value
            case "--marking": options.marking = value
            case "--owner":
                // A produced set does not name the owner.
                if isProduced, base.owner == nil { throw .needs(option: option) }
                options.owner = isProduced ? base.owner : value
            case "--subject", "--complainant", "--redact": break
            case "--redact-list":
                guard base.hasRedactionList else { throw .needs(option: option) }
                options.hasRedactionList = true
            case "--zone": options.zone = try clock(value)
            case "--date-order":
                guard let order = DateOrder(rawValue: value) else { throw .unreadableOptions }
                options.dateOrder = order
            case "--report-zone": options.reportZone = try clock(value)
            case "--report-date": options.reportDate = value
            case "--content": options.showsFullContent = value == "full"
            case "--transcript":
                guard let extent = ReportOptions.Transcript(rawValue: value) else { throw .unreadableOptions }
                options.transcript = extent
            case "--no-support-page": options.showsSupport = false
            case "--rules": if base.rulesFolder == nil { throw .needs(option: option) }
            case "--template": if base.templatesFolder == nil { throw .needs(option: option) }
            default: throw .unreadableOptions
            }
        }
        return options
    }

    private static func clock(_ name: String) throws(Failure) -> ZoneClock {
        guard let clock = ZoneClock(name) else { throw .unreadableOptions }
        return clock
    }
}
