// SPDX-License-Identifier: Apache-2.0

import Analysis
import Identifiers

/// A value in the one form in which cases are compared, however it was written.
enum ComparedValue {
    /// Value and what its validator says.
    static func form(of identifier: IdentifierFinding) -> (value: String, status: String) {
        let (value, status) = (identifier.value, identifier.status)
        switch identifier.kind {
        case "email": return (mailbox(value), status)
        case "url": return (ComparedAddress.text(of: value), status)
        case "paypal" where value.contains("@"): return (mailbox(value), status)
        case "paypal", "revolut", "monzo", "wise": return (page(of: value, at: identifier.kind), status)
        default: break
        }
        // A number of the account data in the form in which texts give it: international, where it can be told.
        guard identifier.messages.isEmpty, identifier.role == .own else { return (value, status) }
        guard identifier.kind == "phone", value.first != "+" else { return (value, "valid") }
        return number(identifier.literal).map { ($0, "valid") } ?? (value, "unverifiable")
    }

    /// The one number that a text is, in international form.
    static func number(_ text: String) -> String? {
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        let literal = Array("phone \(text)".utf8)
        IdentifierFinder().find(in: literal.span, identifiers: &found, money: &sums)
        guard let number = found.first(where: { $0.kind == .phone }), found.count == 1, number.value.first == "+" else {
            return nil
        }
        return number.value
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
