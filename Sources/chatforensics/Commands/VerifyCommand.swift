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

    @Argument(help: "The folder that analyse wrote.")
    var folder: String

    @Argument(help: "The exports that it was made from.")
    var inputs: [String] = []

    @Option(help: ArgumentHelp("The folder with rule packs that the analysis was given.", valueName: "dir"))
    var rules: String?

    @Option(help: ArgumentHelp("The folder with templates that the analysis was given.", valueName: "dir"))
    var template: String?

    @Option(help: ArgumentHelp("Whose export it is, where a produced set was made with --owner.", valueName: "name"))
    var owner: String?

    @Option(help: ArgumentHelp("The list of texts that the produced set was made with.", valueName: "file"))
    var redactList: String?

    @Option(help: ArgumentHelp("A file that holds passphrases of encrypted archives, one a line.", valueName: "file"))
    var passphraseFile: String?

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
        var isIntact = verification.isIntact
        if isIntact, !inputs.isEmpty {
            let again = try await runAgain()
            for check in again { try Console.print("\(Wording.outcome(check.outcome))  \(check.subject), made again") }
            isIntact = again.allSatisfy { $0.outcome == .intact }
        }
        try Console.print(
            isIntact
                ? inputs.isEmpty ? Wording.intactAlone : Wording.intactWithInputs : "NOT as it was written.")
        if !isIntact { throw ExitStatus.completeWithLosses }
    }

    private func runAgain() async throws -> [Verification.Check] {
        try await CommandErrors.reported(inputs: inputs) {
            var options = CaseOptions(
                inputs: inputs, reportZone: .utc, reportDate: RunFacts.today(),
                intake: try InputOptions.intake(passphraseFile: passphraseFile),
                width: ProcessInfo.processInfo.activeProcessorCount)
            options.owner = owner
            options.redaction = try RedactionOptions.request(level: nil, listPath: redactList)
            options.hasRedactionList = redactList != nil
            options.rulesFolder = rules
            options.templatesFolder = template
            do {
                return try await Rerun(folder: folder, base: options).compare()
            } catch let failure as Rerun.Failure {
                Console.warn("\(folder): \(Wording.rerun(failure))")
                throw ExitStatus.usage
            }
        }
    }
}
