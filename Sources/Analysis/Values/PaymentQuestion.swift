// SPDX-License-Identifier: Apache-2.0

/// Whether somebody asks how or where to pay.
package enum PaymentQuestion {
    private static let longest = 200

    /// Whether a text does.
    package static func asks(_ text: String) -> Bool {
        let words = words(text)
        let isPayment = words.contains { ValueWords.orders.contains($0) || ValueWords.accountNames.contains($0) }
        return isPayment && words.contains(where: places.contains)
    }

    /// Whether a text ends with what an account of somebody else is called: `his account is`.
    package static func endsWithAccountOfAnother(_ text: String) -> Bool {
        let words = Array(words(text).suffix(8))
        guard let place = words.lastIndex(where: { others.contains($0) || ValueWords.ofReader.contains($0) }) else {
            return false
        }
        // `send it to your new account:` tells where to pay.
        let isDirected = place > 0 && ValueWords.goals.contains(words[place - 1])
        guard !(isDirected && words[..<place].contains(where: ValueWords.orders.contains)) else { return false }
        // `… goes to your mum` tells nothing of what comes next.
        let rest = words[(place + 1)...].filter { !ValueWords.people.contains($0) }
        return rest.contains(where: accounts.contains)
            && rest.allSatisfy { ValueWords.accountNames.contains($0) || ValueWords.fillers.contains($0) }
    }

    private static func words(_ text: String) -> [String] {
        text.suffix(longest).lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map {
            ValueWords.plain(String($0))
        }
    }

    private static let places: Set<String> = [
        "how", "where", "which", "what", "whats", "wohin", "wie", "wo", "welches", "como", "donde", "cual", "adonde",
        "comment", "ou",
        "quel", "combien", "onde", "qual", "paano", "saan", "ano",
    ]
    private static let others: Set<String> = [
        "his", "her", "their", "seine", "sein", "ihr", "ihre", "leur", "dele", "dela", "niya",
    ]
    /// What is an account, and no money.
    private static let accounts: Set<String> = [
        "account", "accounts", "acc", "acct", "iban", "wallet", "details", "card", "paypal", "cashapp", "venmo",
        "revolut", "konto",
        "kontonummer", "karte", "cuenta", "tarjeta", "compte", "carte", "rib", "conta", "cartao",
    ]
}
