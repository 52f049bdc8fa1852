// SPDX-License-Identifier: Apache-2.0

import Analysis
import Comparison
import Identifiers

/// A value in the one form in which cases are compared, however it was written.
enum ComparedValue {
    /// Value and what its validator says.
    static func form(of identifier: IdentifierFinding) -> (value: String, status: String) {
        let value = form(kind: identifier.kind, value: identifier.value)
        // A number of the account data in the form in which texts give it: international, where it can be told.
        guard identifier.messages.isEmpty, identifier.role == .own, !isRewritten(identifier.kind) else {
            return (value, identifier.status)
        }
        guard identifier.kind == "phone" else { return (value, "valid") }
        return number(identifier.literal).map { ($0, "valid") } ?? (value, "unverifiable")
    }

    /// How it was written, as far as that may be kept: the number of a card in part.
    static func literal(of identifier: IdentifierFinding) -> String {
        identifier.kind == "card" ? LinkKind.masked(card: identifier.value) : identifier.literal
    }

    /// Kinds whose compared form is another than that of texts.
    private static func isRewritten(_ kind: String) -> Bool {
        ["email", "url", "paypal", "revolut", "monzo", "wise"].contains(kind)
    }

    /// The compared form of a value in the normal form of texts.
    private static func form(kind: String, value: String) -> String {
        switch kind {
        case "email": mailbox(value)
        case "card": LinkKind.masked(card: value)
        case "url": ComparedAddress.text(of: value)
        case "paypal" where value.contains("@"): mailbox(value)
        case "paypal", "revolut", "monzo", "wise": page(of: value, at: kind)
        default: value
        }
    }

    /// The one number that a text is, in international form.
    static func number(_ text: String) -> String? {
        let found = matches("phone \(text)")
        guard let number = found.first(where: { $0.kind == .phone }), found.count == 1, number.value.first == "+" else {
            return nil
        }
        return number.value
    }

    /// The compared form of a value that somebody wrote down by itself; nil where it is none of the kind.
    ///
    /// A value that stands in a comparison is its own form.
    static func form(kind: String, written: String) -> String? {
        for lead in leads[kind, default: [""]] {
            let found = matches(lead + written).filter { match in
                match.kind.rawValue == kind && isWhole(match, of: lead + written, behind: lead)
            }
            if let match = found.first, found.count == 1 { return form(kind: kind, value: match.value) }
        }
        return plain(kind: kind, written)
    }

    private static func matches(_ text: String) -> [IdentifierMatch] {
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        IdentifierFinder().find(in: Array(text.utf8).span, identifiers: &found, money: &sums)
        return found
    }

    /// Whether nothing but signs stands beside the match.
    private static func isWhole(_ match: IdentifierMatch, of text: String, behind lead: String) -> Bool {
        let bytes = Array(text.utf8)
        let (start, end) = (Int(match.span.lowerBound), Int(match.span.upperBound))
        guard start <= end, end <= bytes.count else { return false }
        let front = start > lead.utf8.count ? bytes[lead.utf8.count..<start] : []
        return ![String(decoding: front, as: UTF8.self), String(decoding: bytes[end...], as: UTF8.self)].contains {
            rest in
            rest.contains { $0.isLetter || $0.isNumber }
        }
    }

    /// Words before a value by which the finders know what it is.
    private static let leads: [String: [String]] = [
        "phone": ["phone "], "username": ["", "@", "username: "], "ukAccount": ["sort code ", "account "],
        "bitcoin": ["", "bitcoin "], "ethereum": ["", "ethereum "], "litecoin": ["", "litecoin "],
        "monero": ["", "monero "], "tron": ["", "tron "], "dogecoin": ["dogecoin "], "dash": ["dash "],
        "xrp": ["xrp "], "solana": ["solana "], "cashtag": ["cashapp ", "cashapp $"], "paypal": ["", "paypal "],
        "venmo": ["", "venmo ", "venmo @"], "revolut": ["", "revolut ", "revolut @"],
        "monzo": ["", "monzo ", "monzo.me/"],
        "wise": ["", "wise ", "wise @"], "upi": ["upi "], "pix": ["pix "],
        "bankAccount": ["account number ", "account "],
        "giftCard": ["gift card code "], "device": ["imei ", "mac "], "fileHash": ["sha256 ", "hash "],
        "card": ["card "],
        "iban": ["iban "], "url": ["", "https://"],
    ]

    /// Kinds whose form is no more than the letters, or the form that a comparison prints.
    private static func plain(kind: String, _ written: String) -> String? {
        guard !written.contains(where: \.isWhitespace) else { return nil }
        let small = written.lowercased()
        switch kind {
        case "accountId": return written.contains(":") ? written : nil
        case "username": return String(small.drop { $0 == "@" })
        case "domain": return small.contains(".") && !small.contains("/") ? small : nil
        case "url": return small.contains(".") ? ComparedAddress.text(of: written) : nil
        case "fileHash":
            return [32, 40, 64].contains(small.utf8.count) && small.allSatisfy(\.isHexDigit) ? small : nil
        case "device": return small.hasPrefix("imei:") || small.hasPrefix("mac:") ? small : nil
        case "ukAccount":
            let parts = small.split(separator: "-", omittingEmptySubsequences: false)
            return parts.map(\.count) == [6, 8] && parts.joined().allSatisfy(\.isNumber) ? small : nil
        case "paypal", "revolut", "monzo", "wise", "venmo":
            return form(kind: kind, value: String(small.drop { $0 == "@" }))
        case "cashtag": return "$" + small.drop { "$£€".contains($0) }
        case "invite", "giftCard": return written
        default: return nil
        }
    }

    /// The box that an address leads to: without a tag, and where the service does not read them, without dots.
    ///
    /// Gmail: https://support.google.com/mail/answer/7436150 (dots do not matter, googlemail.com is the same).
    private static func mailbox(_ address: String) -> String {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts[0].split(separator: "+").first else { return address }
        if parts[1] == "gmail.com" || parts[1] == "googlemail.com" {
            return name.filter { $0 != "." } + "@gmail.com"
        }
        return "\(name)@\(parts[1])"
    }

    /// A tag and the page that bears it are one account: `@name` and `revolut.me/name`.
    private static func page(of tag: String, at service: String) -> String {
        guard !tag.contains("/") else { return tag }
        return (service == "wise" ? "wise.com/pay/me/" : "\(service).me/") + tag
    }
}
