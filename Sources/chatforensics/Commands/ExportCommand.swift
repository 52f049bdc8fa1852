// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CaseWorkflow
import Evidence
public import Exports
import Foundation

/// `export`: a finished analysis in the form of another system.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a finished analysis in the form of another system.",
        discussion: """
            csv, jsonl, timesketch   one file: the timeline (csv: any table, with --table)
            xlsx                     one workbook, a sheet for each table
            rsmf                     a folder, a file for each conversation and day; or one file PATH.rsmf
            case-uco, stix           one JSON file
            bagit                    a folder with the files of the analysis, sealed

            The messages are read from the evidence again, where it lay; if it has moved, give it behind the folder. \
            Nothing is exported unless inputs and findings are those of the folder. The same analysis gives the same \
            bytes. docs/exports.md says what each form keeps and how to validate it.

            EXAMPLE
              chatforensics export export-report --format xlsx --output case.xlsx
            """)

    @Argument(help: "The folder that analyse wrote.", completion: .directory)
    var folder: String

    @Argument(help: "The exports that it was made from, where they are no longer in their place.", completion: .file())
    var inputs: [String] = []

    @Option(help: "Form of the export.")
    var format: ExportFormat

    @Option(help: ArgumentHelp("The file or folder to write.", valueName: "path"), completion: .file())
    var output: String

    @Option(help: "Whether severe message text is printed; default: as in the analysis.")
    var content: AnalyseCommand.Content?

    @Option(help: "Which table, for csv.")
    var table: CaseTable?

    @Flag(help: "Begin a CSV file with a byte order mark, for spreadsheets that need it to know UTF-8.")
    var bom = false

    @Flag(help: "Replace a file that exists.")
    var force = false

    @OptionGroup var remake: RemakeOptions

    @Flag(help: "Show no progress bar.")
    var noProgress = false

    mutating func validate() throws {
        if table != nil && format != .csv {
            throw ValidationError("--table goes with --format csv; xlsx has every table.")
        }
        if bom && format != .csv { throw ValidationError("--bom goes with --format csv.") }
    }

    func run() async throws {
        var request = ExportRun.Request(folder: folder, format: format, output: output)
        request.table = table ?? .timeline
        request.hasByteOrderMark = bom
        request.showsFullContent = content.map { $0 == .full }
        request.isForced = force
        let progress = Console.progress(isShown: !noProgress)
        let (finished, options) = (request, try remake.base(inputs: inputs))
        let remarks = try await CommandErrors.reported(inputs: inputs) {
            do {
                return try await remake.remaking(folder) {
                    try await ExportRun.write(finished, base: options, progress: progress)
                }
            } catch let failure as ExportRun.Failure {
                Console.warn(Wording.export(failure, folder: folder))
                throw Wording.status(of: failure)
            }
        }
        Console.clearBar()
        for remark in remarks { Console.warn(Wording.exportRemark(remark, format)) }
        try Console.print("Export: \(output)")
    }
}

extension ExportFormat: ExpressibleByArgument {}
extension CaseTable: ExpressibleByArgument {}
