// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseWorkflow
import Evidence
import Foundation

/// `verify`: checks a finished analysis.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that a finished analysis and its inputs are as they were.",
        discussion: """
            Walks the audit chain and hashes every output. With the exports beside it, hashes them too, runs the \
            analysis again with the options of its manifest, and compares every file byte for byte.

            EXAMPLE
              chatforensics verify export-report export.zip
            """)

    @Argument(help: "The folder that analyse wrote.", completion: .directory)
    var folder: String

    @Argument(help: "The exports that it was made from.", completion: .file())
    var inputs: [String] = []

    @OptionGroup var remake: RemakeOptions

    func run() async throws {
        let verification = try await CommandErrors.reported(inputs: inputs) {
            do {
                return try Verification(folder: folder, inputs: inputs, templates: remake.template)
            } catch Verification.Failure.noAnalysis(let path) {
                Console.warn(Wording.noAnalysis(path))
                throw ExitStatus.inputMissing
            }
        }
        for check in verification.checks { try Console.print("\(Wording.outcome(check.outcome))  \(check.subject)") }
        if let head = verification.head { try Console.print("Head of the audit chain: \(head)") }
        var isIntact = verification.isWrittenIntact
        if isIntact, verification.isRenamed {
            try Console.print(Wording.renamed)
            throw ExitStatus.completeWithLosses
        }
        if isIntact, !inputs.isEmpty {
            let again = try await runAgain()
            for check in again { try Console.print("\(Wording.outcome(check.outcome))  \(check.subject), made again") }
            isIntact = again.allSatisfy { $0.outcome == .intact }
        }
        let isPassedOff = isIntact && !verification.isIntact
        if isIntact, verification.foreignFiles > 0 {
            try Console.print(Wording.others(verification.foreignFiles, isPassedOff: isPassedOff))
        }
        if isPassedOff { throw ExitStatus.completeWithLosses }
        try Console.print(
            isIntact
                ? inputs.isEmpty ? Wording.intactAlone : Wording.intactWithInputs : "NOT as it was written.")
        if !isIntact { throw ExitStatus.completeWithLosses }
    }

    private func runAgain() async throws -> [Verification.Check] {
        try await CommandErrors.reported(inputs: inputs) {
            let options = try remake.base(inputs: inputs)
            return try await remake.remaking(folder) { try await Rerun(folder: folder, base: options).compare() }
        }
    }
}
