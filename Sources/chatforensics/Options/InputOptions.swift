// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CaseWorkflow
import Evidence
import Foundation
public import Importing

/// What every command that reads evidence may be told.
struct InputOptions: ParsableArguments {
    @Argument(
        help: "Exports: ZIP, TAR, 7z, folder or single file. Parts of one export are given together.",
        completion: .file())
    var inputs: [String]

    @Option(help: ArgumentHelp("Whose export it is, where the format does not say.", valueName: "name"))
    var owner: String?

    @Option(
        help: ArgumentHelp(
            "Time zone of sources that write wall-clock time: an IANA name or an offset.", valueName: "zone"))
    var zone: String?

    @Option(help: "Order of day, month and year; only needed when the dates prove nothing.")
    var dateOrder: DateOrder?

    @Option(
        help: ArgumentHelp("A file that holds passphrases of encrypted archives, one a line.", valueName: "file"),
        completion: .file())
    var passphraseFile: String?

    @Option(help: ArgumentHelp("Tasks at a time; default: one for each core.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Show no progress bar.")
    var noProgress = false

    mutating func validate() throws {
        if inputs.contains("") {
            throw ValidationError("An input is empty: give a path (an unset variable of the shell is an empty one).")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
        if let zone, ZoneClock(zone) == nil {
            throw ValidationError(
                "--zone is not a known time zone; use a name like Europe/London or an offset like +01:00.")
        }
    }

    /// The options in validated form.
    ///
    /// - Throws: `GivenFile.Failure`, or `ExitStatus`, when the passphrase file cannot be read.
    func caseOptions(reportZone: String = "UTC", reportDate: String = "1970-01-01") throws -> CaseOptions {
        guard let reportClock = ZoneClock(reportZone) else {
            throw ValidationError(
                "--report-zone is not a known time zone; use a name like Europe/London or an offset like +01:00.")
        }
        var options = CaseOptions(
            inputs: inputs, reportZone: reportClock, reportDate: reportDate,
            intake: try Self.intake(passphraseFile: passphraseFile),
            width: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
        options.owner = owner
        options.zone = zone.flatMap { ZoneClock($0) }
        options.dateOrder = dateOrder
        return options
    }

    /// Intake with the passphrases of a file, one a line.
    ///
    /// - Throws: `GivenFile.Failure`, or `ExitStatus`, when the file cannot be read.
    static func intake(passphraseFile: String?) throws -> IntakeOptions {
        var intake = IntakeOptions()
        guard let passphraseFile else { return intake }
        guard let text = try GivenFile.text(passphraseFile) else {
            Console.warn(Wording.notText(passphraseFile))
            throw ExitStatus.notUnderstood
        }
        intake.passphrases = text.split(whereSeparator: \.isNewline).map(String.init)
        return intake
    }
}

extension DateOrder: ExpressibleByArgument {}
