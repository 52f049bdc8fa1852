// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import CaseWorkflow
import Comparison
import Exports

extension CasesCommand {
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
            if let due = filings.first?.retention.reviewDue, due < RunFacts.today() {
                Console.warn(
                    "\(reference): review was due \(due); closed to search, comparison and export until it is reviewed")
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
}
