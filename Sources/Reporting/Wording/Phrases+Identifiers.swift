// SPDX-License-Identifier: Apache-2.0

import Analysis

extension Phrases {
    /// Kinds of identifier that are addresses of crypto currencies.
    static let coins = ["bitcoin", "ethereum", "litecoin", "monero", "tron", "dogecoin", "dash", "xrp", "solana"]

    /// The letter under which a kind of identifier is numbered.
    static func registerLetter(_ kind: String) -> String {
        switch kind {
        case "phone": "T"
        case "email": "E"
        case "username": "H"
        case "iban", "ukAccount", "bankAccount": "B"
        case "card": "K"
        case let coin where coins.contains(coin): "W"
        case "cashtag", "paypal", "venmo", "revolut", "monzo", "wise", "upi", "pix": "P"
        case "giftCard": "G"
        case "url", "domain", "invite": "U"
        case "ip", "device": "N"
        case "fileHash": "F"
        default: "X"
        }
    }

    static func identifier(_ kind: String) -> String {
        [
            "phone": "Phone number", "email": "E-mail address", "username": "Username", "iban": "IBAN",
            "ukAccount": "UK bank account", "card": "Payment card", "bitcoin": "Bitcoin address",
            "ethereum": "Ethereum address", "litecoin": "Litecoin address", "monero": "Monero address",
            "tron": "Tron address", "dogecoin": "Dogecoin address", "dash": "Dash address",
            "xrp": "XRP Ledger address", "solana": "Solana address", "cashtag": "Cash App name",
            "paypal": "PayPal name", "venmo": "Venmo name",
            "revolut": "Revolut name", "monzo": "Monzo name", "wise": "Wise name", "upi": "UPI address",
            "pix": "Pix key", "bankAccount": "Bank account number", "giftCard": "Gift card code",
            "url": "Web address", "domain": "Web domain", "invite": "Invite link", "ip": "IP address",
            "device": "Device id", "fileHash": "File hash",
        ][kind] ?? kind
    }

    /// What the check of an identifier says, and no more.
    static func check(_ finding: IdentifierFinding) -> String {
        let isObfuscated = finding.isObfuscated ? "; written in a disguise" : ""
        let words =
            switch (finding.kind, finding.status) {
            case ("iban", "valid"): "valid (mod 97)"
            case ("card", "valid"): "valid (Luhn)"
            case ("phone", "valid"): "valid form"
            // The form of a Solana address holds no checksum.
            case (let coin, "valid") where coins.contains(coin) && coin != "solana": "valid (checksum)"
            case (_, "valid"): "valid form"
            case (_, "damaged"): "check digits disagree"
            case ("url", _), ("domain", _), ("invite", _): "not opened"
            default: "no offline check"
            }
        return words + isObfuscated
    }

    /// The value as printed: cards and gift cards keep their last four characters.
    static func printed(_ value: String, kind: String) -> String {
        guard kind == "card" || kind == "giftCard" else { return value }
        let letters = value.filter { !$0.isWhitespace && $0 != "-" }
        guard letters.count > 4 else { return String(repeating: "•", count: letters.count) }
        return String(repeating: "•", count: min(letters.count - 4, 16)) + letters.suffix(4)
    }
}
