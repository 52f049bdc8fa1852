// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Importers
import Importing

/// `importers`: what this build can read.
struct ImportersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "importers",
        abstract: "List the formats that this build reads.",
        discussion: """
            EXAMPLE
              chatforensics importers --json
            """)

    @Flag(help: "Print JSON: an array of objects with id, name and revision.")
    var json = false

    func run() throws {
        try CatalogueList(
            ImporterRegistry.standard.importers.map { importer in
                let description = type(of: importer).description
                return (description.id, description.name, description.revision)
            }
        ).print(asJSON: json)
    }
}
