// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import Detectors

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
        let descriptions = AllDetectors.standard.map(\.description)
        if markdown {
            for description in descriptions {
                for line in description.markdown.split(separator: "\n", omittingEmptySubsequences: false) {
                    try Console.print(String(line))
                }
            }
            return
        }
        try CatalogueList(descriptions.map { ($0.id, $0.name, $0.revision) }).print(asJSON: json)
    }
}
