// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

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
            """,
        version: Wording.version,
        subcommands: [
            AnalyseCommand.self, InspectCommand.self, TimelineCommand.self, ImportersCommand.self,
            DetectorsCommand.self, RulesCommand.self, VerifyCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asyncCommand = command as? any AsyncParsableCommand {
                try await asyncCommand.run()
            } else {
                try command.run()
            }
        } catch let status as ExitStatus {
            exit(withError: status.exitCode)
        } catch  where exitCode(for: error) == .validationFailure && !message(for: error).isEmpty {
            Console.warn(Wording.usage(message(for: error)))
            exit(withError: ExitStatus.usage.exitCode)
        } catch {
            exit(withError: error)
        }
    }
}
