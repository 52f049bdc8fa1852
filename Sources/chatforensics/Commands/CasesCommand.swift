// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import CaseWorkflow
import Comparison
import Exports
import Foundation

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

    /// `cases list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the cases.",
            discussion: """
                EXAMPLE
                  chatforensics cases list --json
                """)

        @OptionGroup var store: StoreOptions

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let cases = try store.opened { try $0.cases() }
            if json {
                let objects = cases.map { entry in
                    JSONText.object([
                        "reference": .string(entry.reference), "filings": .integer(Int64(entry.filings)),
                        "accounts": .integer(Int64(entry.accounts)), "suspects": .integer(Int64(entry.suspects)),
                        "messages": .integer(Int64(entry.messages)), "retention": entry.retention.json,
                    ])
                }
                return try Console.write(JSONText.array(objects).bytes(levels: 1))
            }
            for entry in cases {
                let due = entry.retention.reviewDue.map { ", review due \($0)" } ?? ""
                try Console.print(
                    "\(entry.reference)  \(Wording.count(entry.accounts, "account")), "
                        + "\(Wording.count(entry.suspects, "suspect account")), "
                        + "\(Wording.count(entry.messages, "message")), \(Wording.count(entry.filings, "set of inputs", "sets of inputs"))\(due)"
                )
            }
        }
    }

    /// `cases show REF`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the accounts of a case, their parts and identifiers.",
            discussion: """
                EXAMPLE
                  chatforensics cases show OP-1234
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: ArgumentHelp("Case reference.", valueName: "ref"))
        var reference: String

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let (filings, labels) = try store.opened { opened in
                let filings = try opened.filings(of: reference)
                try opened.record("show", reference, by: store.act)
                return (filings, try opened.labels(of: reference))
            }
            if json {
                return try Console.write(
                    JSONText.array(filings.map { $0.json(labels[$0.digest] ?? [:]) }).bytes(levels: 3))
            }
            for filing in filings {
                try Console.print(
                    "Case \(filing.reference), exhibit \(filing.exhibit ?? "not given"), inputs \(filing.digest.prefix(16)), \(filing.tool)"
                )
                for input in filing.inputs {
                    try Console.print("  \(input.path)  \(input.bytes) bytes  \(input.sha256)")
                }
                for account in filing.accounts {
                    try Console.print(
                        "  \(labels[filing.digest]?[account.number] ?? "A\(account.number)")  \(account.role.rawValue) (\(account.roleBasis))  "
                            + "\(account.platform)  \(account.name)  \(Wording.count(account.messages, "message"))")
                    for use in account.identifiers where use.role != .mentioned {
                        try Console.print("      \(use.role.rawValue) \(use.kind): \(use.value) (\(use.status))")
                    }
                }
            }
        }
    }

    /// `cases set REF`.
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a case's retention terms, or an account's part in it.",
            discussion: """
                EXAMPLE
                  chatforensics cases set OP-1234 --review-due 2031-05-01 --legal-basis "DPA 2018 part 3"
                  chatforensics cases set OP-1234 --account A4 --role decoy
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: ArgumentHelp("Case reference.", valueName: "ref"))
        var reference: String

        @Option(
            help: ArgumentHelp("Retention group of the unit's policy; an empty text takes it away.", valueName: "text"))
        var retentionGroup: String?

        @Option(help: ArgumentHelp("Ground on which the case is held.", valueName: "text"))
        var legalBasis: String?

        @Option(
            help: ArgumentHelp("Day after which the case is left out until reviewed, YYYY-MM-DD.", valueName: "date"))
        var reviewDue: String?

        @Option(help: ArgumentHelp("An account of the case.", valueName: "id"))
        var account: String?

        @Option(help: "Its part: victim, witness, decoy or other. Suspects are named with analyse --subject.")
        var role: String?

        mutating func validate() throws {
            if let reviewDue, !reviewDue.isEmpty, !RunFacts.isDate(reviewDue) {
                throw ValidationError("--review-due must be a date like 2031-05-01.")
            }
            if (account == nil) != (role == nil) { throw ValidationError("--account and --role go together.") }
            if let role, AccountRole(rawValue: role) == nil || role == AccountRole.suspect.rawValue {
                throw ValidationError(
                    "--role knows victim, witness, decoy, other; analyse again with --subject for a suspect.")
            }
        }

        func run() throws {
            try store.opened { opened in
                try opened.set(
                    Retention(group: retentionGroup, legalBasis: legalBasis, reviewDue: reviewDue), of: reference,
                    by: store.act)
                if let account, let role = role.flatMap(AccountRole.init(rawValue:)) {
                    try opened.set(role: role, of: AccountReference(reference, account), by: store.act)
                }
            }
        }
    }

    /// `cases remove REF`.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase a case from the store and prove it.",
            discussion: """
                EXAMPLE
                  chatforensics cases remove OP-1234 --reason "retention ended"
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: ArgumentHelp("Case reference.", valueName: "ref"))
        var reference: String

        func run() throws {
            let erasure = try store.opened { try $0.remove(reference, by: store.act) }
            try Console.print(
                "Erased: \(Wording.count(erasure.accounts, "account")), \(Wording.count(erasure.messages, "message")). "
                    + "Looked for \(Wording.count(erasure.probes, "text or value", "texts and values")) of the case in the bytes of the store: \(erasure.traces) found."
            )
        }
    }

    /// `cases export REF`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a case of the store as a case file for another unit.",
            discussion: """
                EXAMPLE
                  chatforensics cases export OP-1234 --output OP-1234.case.json
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: ArgumentHelp("Case reference.", valueName: "ref"))
        var reference: String

        @Option(help: ArgumentHelp("Where to write; default: standard output.", valueName: "file"))
        var output: String?

        @Flag(help: "Replace a file that exists.")
        var force = false

        func run() throws {
            let data = try store.opened { opened in
                let data = try CaseFileForm.bytes(of: try opened.filings(of: reference))
                try opened.record("export", reference, by: store.act)
                return data
            }
            guard let output else { return try Console.write(Array(data) + [UInt8(ascii: "\n")]) }
            guard force || !FileManager.default.fileExists(atPath: output) else {
                Console.warn("\(output): exists (choose another --output, or --force)")
                throw ExitStatus.cannotCreate
            }
            do {
                try data.write(to: URL(filePath: output), options: .atomic)
            } catch {
                Console.warn("\(output): cannot be written (check the folder and the room on the disk)")
                throw ExitStatus.cannotCreate
            }
        }
    }

    /// `cases import FILE`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take case files of another unit into the store.",
            discussion: """
                EXAMPLE
                  chatforensics cases import OP-1234.case.json
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: "Case files that cases export wrote.")
        var files: [String]

        @Flag(help: "Replace another record of the same inputs.")
        var replace = false

        func run() throws {
            for file in files {
                guard let data = try? Data(contentsOf: URL(filePath: file)) else {
                    Console.warn(Wording.missing(file))
                    throw ExitStatus.inputMissing
                }
                let filings: [FiledCase]
                do {
                    filings = try CaseFileForm.filings(from: data)
                } catch {
                    Console.warn("\(file): \(Wording.store(.damagedFile, file))")
                    throw ExitStatus.notUnderstood
                }
                try store.opened(makesFile: true) { opened in
                    for filing in filings {
                        let outcome = try opened.file(filing, by: store.act, as: "import", replaces: replace)
                        try Console.print(
                            "\(filing.reference): \(outcome == .unchanged ? "in the store already" : "imported")")
                    }
                }
            }
        }
    }

    /// `cases journal`.
    struct Journal: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print who did what with the store, and check the chain.",
            discussion: """
                EXAMPLE
                  chatforensics cases journal
                """)

        @OptionGroup var store: StoreOptions

        func run() throws {
            let (entries, isWhole) = try store.opened { (try $0.journal(), try $0.isJournalWhole()) }
            for entry in entries {
                try Console.print(
                    "\(entry.sequence)  \(entry.time)  \(entry.actor)  \(entry.act)  \(entry.object)  \(entry.reason)")
            }
            if !isWhole {
                Console.warn("\(store.path): the journal was changed (compare it with a copy of the store)")
                throw ExitStatus.completeWithLosses
            }
        }
    }
}

extension Retention {
    fileprivate var json: JSONText {
        .object([
            "group": group.map { .string($0) } ?? .null, "legalBasis": legalBasis.map { .string($0) } ?? .null,
            "reviewDue": reviewDue.map { .string($0) } ?? .null,
        ])
    }
}

extension FiledCase {
    fileprivate func json(_ labels: [Int: String]) -> JSONText {
        .object([
            "reference": .string(reference), "exhibit": exhibit.map { .string($0) } ?? .null, "digest": .string(digest),
            "tool": .string(tool), "retention": retention.json, "messages": .integer(Int64(messages.count)),
            "findings": .integer(Int64(findings.count)),
            "inputs": .array(
                inputs.map {
                    .object([
                        "path": .string($0.path), "bytes": .integer(Int64($0.bytes)), "sha256": .string($0.sha256),
                    ])
                }),
            "accounts": .array(
                accounts.map { account in
                    .object([
                        "id": .string(labels[account.number] ?? "A\(account.number)"),
                        "platform": .string(account.platform),
                        "name": .string(account.name), "role": .string(account.role.rawValue),
                        "roleBasis": .string(account.roleBasis), "messages": .integer(Int64(account.messages)),
                        "units": .integer(Int64(account.units.count)),
                        "identifiers": .array(
                            account.identifiers.map { use in
                                .object([
                                    "kind": .string(use.kind), "value": .string(use.value),
                                    "role": .string(use.role.rawValue),
                                    "status": .string(use.status),
                                    "messages": .array(use.messages.map { .integer(Int64($0)) }),
                                ])
                            }),
                    ])
                }),
        ])
    }
}
