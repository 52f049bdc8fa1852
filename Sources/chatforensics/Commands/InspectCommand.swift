// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseWorkflow
import Exports

/// `inspect`: what is in there, before anything is analysed.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what is in an export, who reads it and why, and what nobody understands.",
        discussion: """
            EXAMPLE
              chatforensics inspect export.zip
            """)

    @OptionGroup var input: InputOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let options = try input.caseOptions()
        let progress = Console.progress(isShown: !input.noProgress)
        let reading = try await CommandErrors.reported(inputs: input.inputs) {
            try await CaseRun(options, progress: progress).read()
        }
        Console.clearBar()
        let inspection = Inspection(reading)
        if json {
            try Console.write(inspection.json.bytes(levels: 3))
        } else {
            for line in Wording.inspection(inspection) { try Console.print(line) }
        }
        for line in Wording.problems(of: reading, inputs: input.inputs, tellsIntake: true) { Console.warn(line) }
        for open in inspection.decisions { Console.warn(Wording.decision(exhibit: open.path, open.decision)) }
        if inspection.isNothingUnderstood {
            Console.warn(Wording.nothingUnderstood(input.inputs, because: reading.lossCodes))
            throw ExitStatus.notUnderstood
        }
        if !inspection.decisions.isEmpty { throw ExitStatus.decisionNeeded }
        if reading.isIncomplete { throw ExitStatus.completeWithLosses }
    }
}
