// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import CaseWorkflow
import Exports

extension CasesCommand {
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
            let (cases, unproved) = try store.opened { (try $0.cases(), try $0.unprovedErasures()) }
            let today = RunFacts.today()
            for reference in unproved {
                Console.warn("\(reference): erased, but not proved yet (run: chatforensics cases remove REF)")
            }
            if json {
                let objects = cases.map { entry in
                    JSONText.object([
                        "reference": .string(entry.reference), "filings": .integer(Int64(entry.filings)),
                        "accounts": .integer(Int64(entry.accounts)), "suspects": .integer(Int64(entry.suspects)),
                        "messages": .integer(Int64(entry.messages)), "retention": entry.retention.json,
                        "isClosed": .bool((entry.retention.reviewDue ?? "9999") < today),
                    ])
                }
                return try Console.write(JSONText.array(objects).bytes(levels: 1))
            }
            for entry in cases {
                let due = entry.retention.reviewDue.map { ", review due \($0)" + ($0 < today ? ", closed" : "") } ?? ""
                try Console.print(
                    "\(entry.reference)  \(Wording.count(entry.accounts, "account")), "
                        + "\(Wording.count(entry.suspects, "suspect account")), "
                        + "\(Wording.count(entry.messages, "message")), \(Wording.count(entry.filings, "set of inputs", "sets of inputs"))\(due)"
                )
            }
        }
    }
}
