// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore

extension CasesCommand {
    /// `cases remove REF`.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase a case from the store and prove it.",
            discussion: """
                Nothing is erased while another process reads the store. The journal keeps the reference, the act and the \
                --reason: name nobody there.

                EXAMPLE
                  chatforensics cases remove OP-1234 --reason "retention ended"
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: ArgumentHelp("Case reference.", valueName: "ref"))
        var reference: String

        func run() throws {
            let erasure = try store.opened { try $0.remove(reference, by: store.act) }
            for line in Self.lines(erasure) { try Console.print(line) }
        }

        private static func lines(_ erasure: CaseStore.Erasure) -> [String] {
            if erasure.isRewritten {
                return [
                    "The rows of the case were gone already. The store was written anew from the rows that are left, and its log emptied: "
                        + "nothing else stands in it. What stood in the case was not looked for, since it is no longer known."
                ]
            }
            let counts =
                "Erased: \(Wording.count(erasure.accounts, "account")), \(Wording.count(erasure.messages, "message"))."
            guard erasure.probes > 0 else {
                return [counts + " The case held nothing that could be looked for: there is no proof from the bytes."]
            }
            var lines = [
                counts
                    + " Looked for \(Wording.count(erasure.probes, "text, name, value or path", "texts, names, values and paths")) of the case in the bytes of the store and its log: \(erasure.traces) found."
            ]
            if erasure.tooShort > 0 {
                lines.append(
                    "Not looked for, since so few letters stand anywhere by chance: \(Wording.count(erasure.tooShort, "text of the case", "texts of the case"))."
                )
            }
            if erasure.inJournal > 0 {
                lines.append(
                    "The journal, which is never changed, holds \(erasure.inJournal) of them in the words of those who acted (see: chatforensics cases journal)."
                )
            }
            return lines
        }
    }
}
