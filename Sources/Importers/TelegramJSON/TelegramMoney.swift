// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Sums as the format writes them: in the smallest unit of the currency.
enum TelegramMoney {
    /// The invoice of a message; the client writes the object inside a string.
    static func invoice(of message: JSONElement) -> JSONElement? {
        guard let value = message["invoice_information"] else { return nil }
        guard let text = value.string else { return value }
        let copy = Array(text.utf8)
        let bytes = copy.span
        var cursor = JSONCursor(in: bytes, tolerance: .hexEscapes, maximumDepth: 8)
        return try? cursor.element(in: bytes)
    }

    /// Telegram's own unit, as its currency code.
    static let stars = "XTR"

    /// What a message asks for: an invoice, or pictures that are shown for Telegram's stars.
    static func request(in message: JSONElement) -> Payment? {
        if let stars = message["paid_stars_amount"]?.number {
            return Payment(step: .requested, amount: stars, currency: Self.stars)
        }
        return invoice(of: message).flatMap { payment(.requested, amount: $0["amount"], currency: $0["currency"]) }
    }

    /// A payment of an amount in the smallest unit.
    static func payment(_ step: Payment.Step, amount: JSONElement?, currency: JSONElement?) -> Payment? {
        guard let literal = amount?.number ?? amount?.string else { return nil }
        let code = currency?.string
        return Payment(step: step, amount: major(literal, of: code), currency: code)
    }

    /// The amount in the currency's main unit; unchanged where that is not known.
    static func major(_ literal: String, of currency: String?) -> String {
        let negative = literal.hasPrefix("-")
        let digits = negative ? literal.dropFirst() : literal[...]
        guard let currency, !digits.isEmpty,
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return literal }
        let places =
            if withoutFraction.contains(currency) { 0 } else if withThousandths.contains(currency) { 3 } else { 2 }
        if places == 0 { return literal }
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return (negative ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// An amount whose billionths stand apart: 2 and 500000000 are `2.5`.
    static func whole(_ record: JSONElement) -> String {
        let whole = record["amount_whole"].flatMap { $0.string ?? $0.number } ?? "0"
        let parts = record["amount_nano"].flatMap { $0.string ?? $0.number } ?? "0"
        guard parts.utf8.count <= 9, parts.utf8.allSatisfy({ $0 &- 0x30 < 10 }), parts.contains(where: { $0 != "0" })
        else { return whole }
        var digits = String(repeating: "0", count: 9 - parts.utf8.count) + parts
        while digits.last == "0" { digits.removeLast() }
        return whole + "." + digits
    }

    /// ISO 4217 currencies without a smaller unit, and Telegram's stars.
    private static let withoutFraction: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
        "XTR",
    ]
    private static let withThousandths: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
}
