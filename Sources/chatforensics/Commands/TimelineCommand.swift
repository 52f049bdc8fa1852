// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CaseWorkflow
public import Exports

/// `timeline`: the normalised timeline on standard output.
struct TimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Print the normalised timeline.",
        discussion: """
            EXAMPLE
              chatforensics timeline export.zip --format jsonl > timeline.jsonl
            """)

    @OptionGroup var input: InputOptions

    @Option(help: "Form of the output.")
    var format = TimelineFormat.text

    func run() async throws {
        let options = try input.caseOptions()
        let progress = Console.progress(isShown: !input.noProgress)
        let reading = try await CommandErrors.reported(inputs: input.inputs) {
            try await CaseRun(options, progress: progress).readUnderstood()
        }
        Console.clearBar()
        try await CommandErrors.reported(inputs: input.inputs) {
            try format.write(reading.catalogue) { bytes in
                try Task.checkCancellation()
                try Console.write(bytes)
            }
        }
        let omitted = format.omitted(of: reading.catalogue)
        if omitted > 0 { Console.warn(Wording.undatedOmitted(omitted)) }
        for line in Wording.problems(of: reading, inputs: input.inputs) + Wording.unread(in: reading) {
            Console.warn(line)
        }
        if reading.isIncomplete { throw ExitStatus.completeWithLosses }
    }
}

extension TimelineFormat: ExpressibleByArgument {}
