// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import CaseWorkflow
import Comparison

extension CasesCommand {
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

        @Flag(help: "Take over a case that was imported: from now on analyses may be filed into it.")
        var ours = false

        @Option(help: "Its part: victim, witness, decoy or other. Suspects are named with analyse --subject.")
        var role: String?

        mutating func validate() throws {
            if let reviewDue, !reviewDue.isEmpty, !RunFacts.isDate(reviewDue) {
                throw ValidationError("--review-due must be a date like 2031-05-01.")
            }
            if retentionGroup == nil, legalBasis == nil, reviewDue == nil, account == nil, role == nil, !ours {
                throw ValidationError(
                    "Nothing to set: give --retention-group, --legal-basis, --review-due, --ours, or --account and --role."
                )
            }
            if (account == nil) != (role == nil) { throw ValidationError("--account and --role go together.") }
            if let role, AccountRole(rawValue: role) == nil || role == AccountRole.suspect.rawValue {
                throw ValidationError(
                    "--role knows victim, witness, decoy, other; analyse again with --subject for a suspect.")
            }
        }

        func run() throws {
            try store.opened { opened in
                var terms = CaseStore.Terms(
                    retention: Retention(group: retentionGroup, legalBasis: legalBasis, reviewDue: reviewDue))
                if let account, let role = role.flatMap(AccountRole.init(rawValue:)) { terms.role = (account, role) }
                try opened.set(terms, of: reference, by: store.act)
                if ours { try opened.adopt(reference, by: store.act) }
            }
            if let account, let role { try Console.print("\(reference)/\(account): \(role)") }
            if let reviewDue {
                try Console.print("\(reference): review due \(reviewDue.isEmpty ? "no more" : reviewDue)")
            }
            if ours { try Console.print("\(reference): ours") }
        }
    }
}
