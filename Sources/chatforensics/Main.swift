// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Evidence
import Foundation

/// The command line.
@main
struct ChatForensics: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chatforensics",
        abstract: "Analyses chat exports for investigators of grooming and sextortion.",
        discussion: """
            Reads exports offline, never changes them, and writes a case report that can be printed and checked.

            EXAMPLE
              chatforensics analyse export.zip

            Completion of commands, options and paths for bash, zsh or fish:
              source <(chatforensics --generate-completion-script bash)
            """,
        version: Wording.version,
        subcommands: [
            AnalyseCommand.self, InspectCommand.self, TimelineCommand.self, ImportersCommand.self,
            DetectorsCommand.self, RulesCommand.self, ExportCommand.self, VerifyCommand.self, CompareCommand.self,
            CasesCommand.self, SearchCommand.self, SelfTestCommand.self,
        ]
    )

    /// The arguments with their bytes kept: Swift's own list repairs what is not UTF-8, and such a path is then missing.
    private static var arguments: [String] {
        let given = Array(CommandLine.arguments.dropFirst())
        guard let line = FileManager.default.contents(atPath: "/proc/self/cmdline") else { return given }
        let raw = line.split(separator: 0, omittingEmptySubsequences: false).dropFirst().prefix(given.count)
        return raw.count == given.count ? raw.map { RawPath.text(of: Array($0)) } : given
    }

    static func main() async {
        LargeBlocks.giveBack()
        let task = Task { try await perform() }
        Interruption.watch { task.cancel() }
        do { try await task.value } catch { end(with: error) }
    }

    private static func perform() async throws {
        var command = try parseAsRoot(arguments)
        if var asyncCommand = command as? any AsyncParsableCommand {
            Interruption.expectCancellation()
            try await asyncCommand.run()
        } else {
            try command.run()
        }
    }

    /// Says in one line what went wrong and ends the process with its status.
    private static func end(with error: any Error) -> Never {
        if let status = error as? ExitStatus { exit(withError: status.exitCode) }
        if Interruption.hasCome { exit(withError: ExitStatus.interrupted.exitCode) }
        if exitCode(for: error) == .validationFailure && !message(for: error).isEmpty {
            Console.warn(Wording.usage(message(for: error)))
            exit(withError: ExitStatus.usage.exitCode)
        }
        // What asks for help or a version, and what carries a status of its own, says itself what to do.
        if exitCode(for: error) != .failure || error is ExitCode { exit(withError: error) }
        exit(withError: CommandErrors.said(error, inputs: []).exitCode)
    }
}
