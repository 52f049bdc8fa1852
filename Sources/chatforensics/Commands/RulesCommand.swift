// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Exports
import Foundation
import RuleEngine

/// `rules`: the packs of this build, and a check for one's own.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List the rule packs, or check one.",
        discussion: """
            EXAMPLE
              chatforensics rules check my-pack.yaml
            """,
        subcommands: [List.self, Check.self, LearnCommand.self],
        defaultSubcommand: List.self)

    /// `rules list`: the packs of this build.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the rule packs of this build.",
            discussion: """
                EXAMPLE
                  chatforensics rules list --json
                """)

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let rules = try RuleSet.standard()
            let packs = rules.packs.map { pack in
                (pack, rules.entries.count { $0.pack == pack.id })
            }
            if json {
                let objects = packs.map { pack, count in
                    JSONText.object([
                        "id": .string(pack.id), "name": .string(pack.id), "revision": .string(pack.version),
                        "rules": .integer(Int64(count)), "sha256": .string(pack.sha256),
                    ])
                }
                try Console.write(JSONText.array(objects).bytes(levels: 1))
                return
            }
            for (pack, count) in packs {
                try Console.print("\(pack.id)  version \(pack.version), \(count) rules, SHA-256 \(pack.sha256)")
            }
        }
    }

    /// `rules check FILE`: validates a pack and runs its tests.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Validate a rule pack and run its hit and miss tests.",
            discussion: """
                EXAMPLE
                  chatforensics rules check my-pack.yaml
                """)

        @Argument(help: "The rule pack, a YAML file.", completion: .file())
        var file: String

        func run() throws {
            let data = try GivenFile.bytes(file)
            let name = URL(filePath: file).lastPathComponent
            do {
                let own = [RulePackSource(name: name, bytes: Array(data), runsTests: false)]
                let failures = try RuleSet.failingTests(of: own, above: RulePackSource.embedded)
                for failure in failures { Console.warn("\(file): \(Wording.rulePack(failure))") }
                guard failures.isEmpty else { throw ExitStatus.notUnderstood }
                // A pack of the name of a built-in one stands in its place; one that equals it changes nothing.
                let known = Set(try RuleSet.standard().packs)
                let pack = try RuleSet.load(packs: RulePackSource.embedded + own).packs.first { !known.contains($0) }
                guard let count = pack?.rules else {
                    return try Console.print("\(name): as built in, every test passes")
                }
                try Console.print("\(name): \(count) rules, every test passes")
            } catch let error as RulePackError {
                Console.warn("\(file): \(Wording.rulePack(error))")
                throw ExitStatus.notUnderstood
            }
        }
    }
}
