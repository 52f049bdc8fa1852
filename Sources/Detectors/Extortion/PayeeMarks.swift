// SPDX-License-Identifier: Apache-2.0

import Analysis
import Identifiers
import RuleEngine

/// Which identifiers of a message say where to pay.
enum PayeeMarks {
    static func payees(in marks: Marks, codes: CodeSet) -> [IdentifierMatch] {
        marks.identifiers.filter { isPayee($0, codes) }
    }

    static func isPayee(_ match: IdentifierMatch, _ codes: CodeSet) -> Bool {
        switch match.kind {
        case .iban, .ukAccount, .bitcoin, .ethereum, .litecoin, .monero, .tron, .cashtag, .paypal, .venmo, .revolut,
            .monzo, .wise, .upi, .pix, .bankAccount:
            true
        case .phone, .email, .username, .card, .url: codes.contains(.method)
        default: false
        }
    }
}
