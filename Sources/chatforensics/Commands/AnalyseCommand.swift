// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import CaseStore
import CaseWorkflow
import Evidence
import Exports
import Foundation
import Redaction
import Reporting

/// `analyse`: the main job.
struct AnalyseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyse",
        abstract: "Read exports, analyse them, write the case report.",
        discussion: """
            Writes report.html, findings.json, identifiers.csv, manifest.json, audit.jsonl and custody.html into one \
            folder. The same input, options, build and report date give the same bytes.

            EXAMPLE
              chatforensics analyse export.zip --case OP-1234 --exhibit ABC/1 --zone Europe/London --pdf
            """)

    @OptionGroup var input: InputOptions

    @Option(
        help: ArgumentHelp("Where to write; default: <first input>-report.", valueName: "dir"), completion: .directory)
    var output: String?

    @Flag(
        help:
            "Write into an existing folder that is not an earlier analysis; what is there stays. Replaces the file of --redaction-map."
    )
    var force = false

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp(
            "Case reference, printed on every sheet; also files the case in the store, there never redacted.",
            valueName: "ref"))
    var caseReference: String?

    @Option(
        help: ArgumentHelp(
            "The case store; default: $CHATFORENSICS_STORE, else ~/.local/share/chatforensics/cases.sqlite.",
            valueName: "file"), completion: .file())
    var store: String?

    @Option(help: ArgumentHelp("Exhibit reference, printed on every sheet.", valueName: "ref"))
    var exhibit: String?

    @Option(help: ArgumentHelp("Who examines.", valueName: "name"))
    var examiner: String?

    @Option(help: ArgumentHelp("For which unit.", valueName: "name"))
    var unit: String?

    @Option(help: ArgumentHelp("Protective marking, printed on every sheet.", valueName: "text"))
    var marking: String?

    @Option(
        help: ArgumentHelp(
            "An account under suspicion; repeat for several. Without it every account is assessed.",
            valueName: "name"))
    var subject: [String] = []

    @Option(help: ArgumentHelp("Second clock shown beside UTC.", valueName: "zone"))
    var reportZone = "Europe/London"

    @Option(help: ArgumentHelp("Date printed on the report, YYYY-MM-DD; default: today.", valueName: "date"))
    var reportDate: String?

    @Option(help: "Whether severe message text is printed.")
    var content = Content.withheld

    @Option(
        help: ArgumentHelp(
            "The account of a complainant; repeat for several. Default: the owner of the export.", valueName: "name"))
    var complainant: [String] = []

    @Option(help: "For whom the set is produced: what is removed from everything in the output folder.")
    var redact: RedactionLevel?

    @Option(
        help: ArgumentHelp(
            "Texts to remove, one a line: schools, places, relatives, nicknames.", valueName: "file"),
        completion: .file())
    var redactList: String?

    @Option(
        help: ArgumentHelp("Write what each label stands for into a file outside the set.", valueName: "file"),
        completion: .file())
    var redactionMap: String?

    @Option(
        help: ArgumentHelp(
            "What of the transcript is written in volumes of 2,500 messages beside the report: standard, findings, "
                + "whole, excerpts.", valueName: "extent"))
    var transcript = ReportOptions.Transcript.standard

    @Flag(help: "Leave the page of support services out of the report.")
    var noSupportPage = false

    @Option(help: ArgumentHelp("Folder with extra or replacing rule packs.", valueName: "dir"), completion: .directory)
    var rules: String?

    @Option(
        help: ArgumentHelp("Also write the whole timeline: jsonl, csv, xlsx, text, timesketch.", valueName: "format,…"))
    var timeline: String?

    @Flag(
        help: "Also render report.pdf and a PDF of each volume, with WeasyPrint or Chromium, whichever is installed.")
    var pdf = false

    @Option(help: ArgumentHelp("A unit's own report templates and CSS.", valueName: "dir"), completion: .directory)
    var template: String?

    @Flag(help: "Print the path of the report alone.")
    var quiet = false

    @Flag(help: "Print every diagnostic, not only a count.")
    var verbose = false

    /// Whether severe text is printed.
    enum Content: String, ExpressibleByArgument, CaseIterable {
        case withheld, full
    }

    func run() async throws {
        if let caseReference, !CaseFileForm.isReference(caseReference) {
            throw ValidationError("--case is one line, not empty, without blanks before or behind it.")
        }
        if redactionMap != nil, redact.map({ $0 == .r0 }) ?? true {
            throw ValidationError("--redaction-map goes with --redact R1 to R4; the full set has no labels.")
        }
        try GivenFile.checkFolder(rules, holding: GivenFile.rulePacks)
        try GivenFile.checkFolder(template, holding: GivenFile.templates)
        var options = try input.caseOptions(reportZone: reportZone, reportDate: try validReportDate())
        options.caseReference = caseReference
        options.exhibitReference = exhibit
        options.examiner = examiner
        options.unit = unit
        options.marking = marking
        options.subjects = subject
        options.complainants = complainant
        options.redaction = try RedactionOptions.request(level: redact, listPath: redactList)
        options.hasRedactionList = redactList != nil
        options.showsFullContent = content == .full
        options.transcript = transcript
        options.showsSupport = !noSupportPage
        options.rulesFolder = rules
        options.templatesFolder = template
        var request = CaseFolder.Request(
            path: output ?? CaseFolder.standardPath(for: input.inputs, redaction: options.redaction), isForced: force,
            timelines: try timelineFormats(), wantsPDF: pdf,
            run: RunFacts.current(arguments: auditedArguments))
        request.redactionMap = redactionMap
        request.store = caseReference.map { _ in CaseStoreAccess.path(store) }
        request.alsoReads = [input.passphraseFile, redactList].compactMap(\.self)
        let wanted = request
        let progress = Console.progress(isShown: !input.noProgress && !quiet)
        let finished = options
        let outcome = try await CommandErrors.reported(inputs: input.inputs) {
            do {
                return try await CaseFolder.write(wanted, options: finished, progress: progress)
            } catch let error as CaseStoreError {
                throw said(error)
            }
        }
        Console.clearBar()
        let summary = AnalyseSummary(outcome, reportPath: Wording.path(of: "report.html", in: request.path))
        for line in summary.problems(inputs: input.inputs, isVerbose: verbose) { Console.warn(line) }
        do {
            for line in quiet ? [summary.reportLine] : summary.lines { try Console.print(line) }
        } catch is ExitStatus {
            // The folder is whole, whether or not somebody can read so.
        }
        let filed = try fileCase(outcome, progress: progress)
        Console.clearBar()
        if let filed { Console.warn(filed) }
        let status = outcome.isIncomplete ? ExitStatus.completeWithLosses : .complete
        // The process ends with the case in memory: to take one of a million messages apart first only takes time.
        withExtendedLifetime((outcome, summary)) { Self.exit(withError: status.exitCode) }
    }

    /// With a case reference the case is filed too; the report stands when that fails.
    private func fileCase(_ outcome: CaseFolder.Outcome, progress: RunProgress) throws -> String? {
        guard let caseReference else { return nil }
        let path = CaseStoreAccess.path(store)
        let act = CaseStoreAccess.act(RunFacts.current(arguments: []), actor: examiner)
        let filed: CaseStore.Filed
        do {
            filed = try CaseStoreAccess.file(
                outcome.analysis, pictures: outcome.pictures, under: caseReference, store: path, by: act,
                progress: progress)
        } catch let error as CaseStoreError {
            throw said(error)
        }
        if redact != nil {
            Console.warn(
                "\(path): the case is filed there unredacted, for comparison and search (give no --case to a set that is only produced)"
            )
        }
        return verbose ? Wording.filed(filed, path) : nil
    }

    /// Tells an error of the store in one line; the status to end with.
    private func said(_ error: CaseStoreError) -> ExitStatus {
        Console.clearBar()
        Console.warn(Wording.store(error, CaseStoreAccess.path(store)))
        return Wording.status(of: error)
    }

    private func validReportDate() throws -> String {
        guard let reportDate else { return RunFacts.today() }
        guard RunFacts.isDate(reportDate) else {
            throw ValidationError("--report-date must be a date like 2025-03-04.")
        }
        return reportDate
    }

    private func timelineFormats() throws -> [TimelineFormat] {
        guard let timeline else { return [] }
        var formats: [TimelineFormat] = []
        for name in timeline.split(separator: ",", omittingEmptySubsequences: false) {
            guard let format = TimelineFormat(rawValue: name.trimmingCharacters(in: .whitespaces).lowercased()) else {
                throw ValidationError(
                    "--timeline takes one or several of "
                        + "\(TimelineFormat.allCases.map(\.rawValue).joined(separator: ", ")), with commas between.")
            }
            if !formats.contains(format) { formats.append(format) }
        }
        return formats
    }

    /// The names of the options that were used; values may hold names of persons and stay out of the log.
    private var auditedArguments: [String] {
        CommandLine.arguments.dropFirst().filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
    }
}
