// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// The ways of paying that a ledger names.
enum PaymentMethod {
    /// The way that an identifier stands for; nil for one that is no payee.
    static func of(_ kind: IdentifierMatch.Kind) -> String? {
        switch kind {
        case .iban, .ukAccount: "bankTransfer"
        case .cashtag: "cashApp"
        case .card: "card"
        case .giftCard, .bitcoin, .ethereum, .litecoin, .monero, .tron, .paypal, .venmo, .revolut, .monzo, .wise:
            kind.rawValue
        default: nil
        }
    }

    /// The way that the words of a rule hit name: brands and nothing else.
    static func named(in words: String) -> String? {
        // "otherwise" is no Wise, "pixel" no Pix: a brand is a word of its own.
        let parts = words.lowercased().split { !$0.isLetter && !$0.isNumber }
        let padded = " " + parts.joined(separator: " ") + " "
        return brands.first { padded.contains(" \($0.brand) ") || padded.contains(" \($0.brand)s ") }?.method
    }

    private static let brands: [(brand: String, method: String)] = [
        ("cash app", "cashApp"), ("cashapp", "cashApp"), ("paypal", "paypal"), ("venmo", "venmo"),
        ("revolut", "revolut"), ("monzo", "monzo"), ("wise", "wise"), ("bitcoin", "bitcoin"), ("btc", "bitcoin"),
        ("usdt", "crypto"), ("crypto", "crypto"), ("ethereum", "ethereum"), ("gift card", "giftCard"),
        ("giftcard", "giftCard"), ("google card", "giftCard"), ("amazon card", "giftCard"),
        ("vanilla card", "giftCard"),
        ("voucher", "giftCard"), ("paysafecard", "giftCard"), ("transcash", "giftCard"), ("neosurf", "giftCard"),
        ("scratch", "giftCard"), ("steam", "giftCard"), ("itunes", "giftCard"), ("apple card", "giftCard"),
        ("razer", "giftCard"), ("google play", "giftCard"), ("zelle", "zelle"), ("chime", "chime"), ("gcash", "gcash"),
        ("upi", "upi"), ("pix", "pix"), ("bizum", "bizum"), ("western union", "moneyTransfer"),
        ("moneygram", "moneyTransfer"), ("bank", "bankTransfer"), ("sort code", "bankTransfer"),
        ("iban", "bankTransfer"), ("cash", "cash"),
    ]
}
