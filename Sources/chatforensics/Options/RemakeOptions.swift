// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseWorkflow
import Foundation

/// What a command that makes a finished analysis again has to be told, since the folder of the analysis does not hold it.
struct RemakeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The folder with rule packs that the analysis was given.", valueName: "dir"),
        completion: .directory)
    var rules: String?

    @Option(
        help: ArgumentHelp("The folder with templates that the analysis was given.", valueName: "dir"),
        completion: .directory)
    var template: String?

    @Option(help: ArgumentHelp("Whose export it is, where a produced set was made with --owner.", valueName: "name"))
    var owner: String?

    @Option(
        help: ArgumentHelp("The list of texts that the produced set was made with.", valueName: "file"),
        completion: .file())
    var redactList: String?

    @Option(
        help: ArgumentHelp("A file that holds passphrases of encrypted archives, one a line.", valueName: "file"),
        completion: .file())
    var passphraseFile: String?

    /// The options that the manifest is laid over.
    ///
    /// - Throws: `GivenFile.Failure`, or `ExitStatus`, when a file or folder that was given cannot be read.
    func base(inputs: [String]) throws -> CaseOptions {
        try GivenFile.checkFolder(rules, holding: GivenFile.rulePacks)
        try GivenFile.checkFolder(template, holding: GivenFile.templates)
        var options = CaseOptions(
            inputs: inputs, reportZone: .utc, reportDate: RunFacts.today(),
            intake: try InputOptions.intake(passphraseFile: passphraseFile),
            width: ProcessInfo.processInfo.activeProcessorCount)
        options.owner = owner
        options.redaction = try RedactionOptions.request(level: nil, listPath: redactList)
        options.hasRedactionList = redactList != nil
        options.rulesFolder = rules
        options.templatesFolder = template
        return options
    }

    /// Runs `body`; why an analysis in `folder` cannot be made again is printed and becomes an `ExitStatus`.
    func remaking<Result>(_ folder: String, _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let failure as Rerun.Failure {
            Console.warn("\(folder): \(Wording.rerun(failure))")
            throw ExitStatus.usage
        }
    }
}
