// SPDX-License-Identifier: Apache-2.0

import Analysis
import Detectors

/// Compares the identifiers that were found with those that are labelled.
struct IdentifierScore {
    private let conversations: [LabelledConversation]
    /// Identifiers by the conversation whose messages hold them.
    private let found: [Int: [IdentifierFinding]]

    init(_ conversations: [LabelledConversation], _ analysis: CaseAnalysis, _ places: MessagePlaces) {
        self.conversations = conversations
        var found: [Int: [IdentifierFinding]] = [:]
        for identifier in analysis.identifiers {
            for place in Set(identifier.messages.compactMap { places[$0]?.conversation }) {
                found[place, default: []].append(identifier)
            }
        }
        self.found = found
    }

    var figures: [Figure] {
        var (met, labelled, right, valid) = (0, 0, 0, 0)
        for (place, conversation) in conversations.enumerated() {
            let entities = (conversation.entities ?? []).filter { Self.kinds[$0.type] != nil }
            let identifiers = found[place] ?? []
            labelled += entities.count
            met += entities.filter { entity in identifiers.contains { Self.isSame(entity, $0) } }.count
            let checked = Set(
                identifiers.filter { $0.status == "valid" && Self.checkedKinds.contains($0.kind) }.map {
                    [$0.kind, $0.value]
                })
            valid += checked.count
            right +=
                checked.filter { pair in
                    identifiers.contains { identifier in
                        [identifier.kind, identifier.value] == pair && entities.contains { Self.isSame($0, identifier) }
                    }
                }.count
        }
        return [
            Figure("identifiers-recall", met, of: labelled), Figure("identifiers-precision", right, of: valid),
        ]
    }

    /// Kinds of identifiers that a labelled type may be found as.
    private static let kinds: [String: Set<String>] = [
        "iban": ["iban"], "bitcoin": ["bitcoin"], "ethereum": ["ethereum"],
        "other_crypto": ["litecoin", "monero", "tron", "dogecoin", "dash", "xrp", "solana"],
        "cashtag": ["cashtag"], "paypal": ["paypal", "email", "url"], "venmo": ["venmo", "url"],
        "revolut": ["revolut", "url"], "url": ["url", "domain", "invite"], "email": ["email"], "phone": ["phone"],
        "username": ["username"], "card_pan": ["card"], "uk_sort_code": ["ukAccount"], "uk_account": ["ukAccount"],
        "gift_card": ["giftCard"], "ip": ["ip"],
    ]

    /// Kinds whose validity is proved by a checksum or a numbering plan.
    private static let checkedKinds: Set = ["iban", "bitcoin", "ethereum", "card", "phone", "email", "ukAccount"]

    private static func isSame(_ entity: LabelledConversation.Entity, _ found: IdentifierFinding) -> Bool {
        guard kinds[entity.type]?.contains(found.kind) ?? false else { return false }
        let (label, value) = (entity.value.lowercased(), found.value.lowercased())
        let (digits, foundDigits) = (label.filter(\.isNumber), value.filter(\.isNumber))
        switch entity.type {
        case "uk_sort_code", "uk_account": return foundDigits.contains(digits)
        // A card is kept with its middle removed.
        case "card_pan": return digits.prefix(6) == foundDigits.prefix(6) && digits.suffix(4) == foundDigits.suffix(4)
        case "phone": return digits.suffix(9) == foundDigits.suffix(9)
        case "url", "cashtag", "username": return bare(label) == bare(value)
        case "paypal", "venmo", "revolut": return bare(label) == bare(value) || handle(label) == handle(value)
        default:
            return label.filter { !$0.isWhitespace && $0 != "-" } == value.filter { !$0.isWhitespace && $0 != "-" }
        }
    }

    /// Without scheme, `www.`, closing slash and the sign before a name.
    private static func bare(_ text: String) -> Substring {
        var rest = text[...]
        for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        return rest.drop { $0 == "@" || $0 == "$" }
    }

    /// The last component: the account at a payment service.
    private static func handle(_ text: String) -> Substring {
        (bare(text).split(separator: "/").last ?? "").drop { $0 == "@" }
    }
}
