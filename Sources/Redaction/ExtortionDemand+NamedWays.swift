// SPDX-License-Identifier: Apache-2.0

import Analysis

extension ExtortionDemand {
    /// Its places to pay as ways to pay, for a set that does not hold their values: a wallet is still a wallet.
    ///
    /// A place whose way the words of the demand name already adds none.
    func namingWays() -> ExtortionDemand {
        var found = self
        for payee in payees {
            let name = Self.services[payee.kind] ?? payee.kind
            guard !Self.general.contains(payee.kind), !found.methods.contains(where: { $0.name == name }),
                let citation = slots[.method]?.first(where: { $0.rule == "entity.\(payee.kind)" })
            else { continue }
            found.methods.append(Method(n: citation.n, name: name))
        }
        found.payees = []
        return found
    }

    /// The ways that words name under another name than the identifier's.
    private static let services = [
        "cashtag": "cashApp", "iban": "bankTransfer", "ukAccount": "bankTransfer", "bankAccount": "bankTransfer",
    ]
    /// Identifiers that say nothing of the way: words beside them do.
    private static let general: Set<String> = ["phone", "email", "username", "card", "url"]
}
