// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `cases`: what the case store holds.
struct CasesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "List, show, remove, export or import the cases of the case store.",
        discussion: """
            EXAMPLE
              chatforensics cases show OP-1234
            """,
        subcommands: [List.self, Show.self, Set.self, Remove.self, Export.self, Import.self, Journal.self],
        defaultSubcommand: List.self)
}
