// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseWorkflow

/// `verify`: checks a finished analysis.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that a finished analysis and its inputs are as they were.",
        discussion: """
            Walks the audit chain and hashes every output; with the exports beside it, hashes them too. To compare a \
            new run, analyse the same exports with the same options and report date: the files are equal byte for byte.

            EXAMPLE
              chatforensics verify export-report export.zip
            """)

    @Argument(help: "The folder that analyse wrote.")
    var folder: String

    @Argument(help: "The exports that it was made from.")
    var inputs: [String] = []

    func run() async throws {
        let verification = try await CommandErrors.reported(inputs: inputs) {
            do {
                return try Verification(folder: folder, inputs: inputs)
            } catch Verification.Failure.noAnalysis(let path) {
                Console.warn(Wording.noAnalysis(path))
                throw ExitStatus.inputMissing
            }
        }
        for check in verification.checks { try Console.print("\(Wording.outcome(check.outcome))  \(check.subject)") }
        if let head = verification.head { try Console.print("Head of the audit chain: \(head)") }
        try Console.print(verification.isIntact ? "Everything is as it was written." : "NOT as it was written.")
        if !verification.isIntact { throw ExitStatus.completeWithLosses }
    }
}
