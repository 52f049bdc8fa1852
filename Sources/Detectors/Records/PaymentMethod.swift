// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// The ways of paying that a ledger names.
enum PaymentMethod {
    /// The way that an identifier stands for; nil for one that is no payee.
    static func of(_ kind: IdentifierMatch.Kind) -> String? {
        switch kind {
        case .iban, .ukAccount, .bankAccount: "bankTransfer"
        case .cashtag: "cashApp"
        case .card: "card"
        case .giftCard, .bitcoin, .ethereum, .litecoin, .monero, .tron, .paypal, .venmo, .revolut, .monzo, .wise, .upi,
            .pix:
            kind.rawValue
        default: nil
        }
    }

    /// The way that the words of a rule hit name: brands and nothing else.
    ///
    /// What follows decides where a hit ends within a name: "Cash" of "Cash App".
    static func named(in words: String, followedBy rest: String = "") -> String? {
        let next = rest.lowercased().split { !$0.isLetter }.first
        let words = words.lowercased() + (next == "app" ? " app" : "")
        let bytes = Array(words.utf8)
        // "otherwise" is no Wise, "pixel" no Pix: a brand is a word of its own.
        lazy var padded = " " + words.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
        // Bytes rule most brands out; what is left is compared by words.
        return brands.first { brand, _ in
            let parts = brand.split(separator: " ")
            guard let first = parts.first, Self.holds(bytes, Array(first.utf8)) else { return false }
            return padded.contains(" \(brand) ") || padded.contains(" \(brand)s ")
        }?.method
    }

    /// Ways that no bank calls back.
    static let untraceable: Set<String> = [
        "giftCard", "bitcoin", "ethereum", "litecoin", "monero", "tron", "crypto",
    ]

    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, word.count <= text.count else { return false }
        for start in 0...(text.count - word.count) where text[start] == first {
            if text[start..<(start + word.count)].elementsEqual(word) { return true }
        }
        return false
    }

    // The longer names stand before those that they hold.
    private static let brands: [(brand: String, method: String)] = [
        ("cash app", "cashApp"), ("cashapp", "cashApp"), ("paypal", "paypal"), ("venmo", "venmo"),
        ("revolut", "revolut"), ("monzo", "monzo"), ("wise", "wise"), ("bitcoin", "bitcoin"), ("btc", "bitcoin"),
        ("usdt", "crypto"), ("crypto", "crypto"), ("ethereum", "ethereum"), ("gift card", "giftCard"),
        ("giftcard", "giftCard"), ("google card", "giftCard"), ("amazon card", "giftCard"),
        ("vanilla card", "giftCard"),
        ("voucher", "giftCard"), ("paysafe", "giftCard"), ("transcash", "giftCard"), ("neosurf", "giftCard"),
        ("gutschein", "giftCard"), ("geschenkkarte", "giftCard"), ("carte cadeau", "giftCard"),
        ("tarjeta regalo", "giftCard"), ("tarjeta de regalo", "giftCard"), ("vale presente", "giftCard"),
        ("scratch", "giftCard"), ("steam", "giftCard"), ("itunes", "giftCard"), ("apple card", "giftCard"),
        ("razer", "giftCard"), ("google play", "giftCard"), ("zelle", "zelle"), ("chime", "chime"), ("gcash", "gcash"),
        ("upi", "upi"), ("paytm", "upi"), ("phonepe", "upi"), ("phone pe", "upi"), ("maya", "maya"),
        ("paymaya", "maya"),
        ("starling", "starling"), ("swish", "swish"), ("twint", "twint"), ("interac", "interac"), ("payid", "payid"),
        ("nequi", "nequi"), ("oxxo", "oxxo"), ("clabe", "oxxo"), ("cbu", "cbu"), ("cvu", "cbu"), ("opay", "naira"),
        ("palmpay", "naira"), ("kuda", "naira"), ("moniepoint", "naira"), ("pix", "pix"),
        ("bizum", "bizum"), ("western union", "moneyTransfer"),
        ("moneygram", "moneyTransfer"), ("bank", "bankTransfer"), ("sort code", "bankTransfer"),
        ("iban", "bankTransfer"), ("cash", "cash"),
    ]
}
