// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Reads sums of money out of the service's sentences.
enum MetaPayment {
    /// The payment that a sentence tells, with its amount as written; nil when the sentence holds no sum.
    static func read(_ text: String) -> Payment? {
        let words = text.split(separator: " ")
        guard let index = words.firstIndex(where: { $0.contains(where: \.isNumber) }) else { return nil }
        // `20,00 €` and `USD 20` are two words.
        let around = words[max(index - 1, words.startIndex)...min(index + 1, words.endIndex - 1)]
        let currency =
            Self.currency(of: String(words[index])) ?? around.lazy.compactMap { Self.currency(of: String($0)) }.first
        return payment(String(words[index]), currency, isRequest: text.contains("request"))
    }

    /// The payment of a sum that a sentence of a known form names.
    static func payment(_ sum: String, isRequest: Bool) -> Payment {
        payment(sum, currency(of: sum), isRequest: isRequest)
    }

    private static func payment(_ sum: String, _ currency: String?, isRequest: Bool) -> Payment {
        var amount = sum.filter { $0.isNumber || $0 == "." || $0 == "," }
        while amount.last == "." || amount.last == "," { amount.removeLast() }
        return Payment(step: isRequest ? .requested : .sent, amount: amount, currency: currency)
    }

    /// Whether a text is a sum and nothing else: `£20.00`, `20,00 €`, `USD 15`.
    static func isSum(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard words.count <= 2, text.contains(where: \.isNumber), currency(of: text) != nil else { return false }
        let letters = text.filter(\.isLetter)
        return letters.count <= 3 && text.allSatisfy { !$0.isNewline }
    }

    private static func currency(of text: String) -> String? {
        for (mark, code) in [("£", "GBP"), ("€", "EUR"), ("₹", "INR"), ("¥", "¥"), ("R$", "BRL"), ("₱", "PHP")]
        where text.contains(mark) {
            return code
        }
        // Many countries call their money so.
        if text.contains("$") { return "$" }
        let letters = text.filter(\.isLetter)
        return codes.contains(letters) ? letters : nil
    }

    private static let codes: Set<String> = [
        "GBP", "EUR", "USD", "CAD", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BRL", "MXN",
        "INR", "PHP", "THB", "SGD", "HKD", "ZAR", "NGN",
    ]
}
