// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import CaseWorkflow
import Detectors
import Exports
import Importers
import Importing
import RuleEngine

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

/// `detectors`: what this build looks for.
struct DetectorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detectors",
        abstract: "List the patterns that this build looks for.",
        discussion: """
            EXAMPLE
              chatforensics detectors
            """)

    @Flag(help: "Print JSON: an array of objects with id, name and revision.")
    var json = false

    @Flag(help: "Print a page for each detector, with its examples, in Markdown.")
    var markdown = false

    func run() throws {
        let descriptions = [DetectorPlan].standard.map(\.description)
        if markdown {
            for description in descriptions { try Console.print(description.markdown) }
            return
        }
        try CatalogueList(descriptions.map { ($0.id, $0.name, $0.revision) }).print(asJSON: json)
    }
}

/// Plug-ins in columns or as JSON.
struct CatalogueList {
    private let entries: [(id: String, name: String, revision: Int)]

    init(_ entries: [(id: String, name: String, revision: Int)]) {
        self.entries = entries
    }

    func print(asJSON: Bool) throws {
        if asJSON {
            let objects = entries.map { entry in
                JSONText.object([
                    "id": .string(entry.id), "name": .string(entry.name), "revision": .integer(Int64(entry.revision)),
                ])
            }
            try Console.write(JSONText.array(objects).bytes(levels: 1))
            return
        }
        let width = entries.map(\.id.count).max() ?? 0
        for entry in entries {
            let padding = String(repeating: " ", count: width - entry.id.count + 2)
            try Console.print("\(entry.id)\(padding)\(entry.name) (revision \(entry.revision))")
        }
    }
}
