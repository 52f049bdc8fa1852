// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore

extension CasesCommand {
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
            if let last = entries.last {
                Console.warn(
                    "journal: \(Wording.count(entries.count, "line")), head \(last.hash) (noted elsewhere, it shows whether the journal was made anew)"
                )
            }
            if !isWhole {
                Console.warn("\(store.path): the journal was changed or cut off (compare it with a copy of the store)")
                throw ExitStatus.completeWithLosses
            }
        }
    }
}
