// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore

extension CasesCommand {
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
}
