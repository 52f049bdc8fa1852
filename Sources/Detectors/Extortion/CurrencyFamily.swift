// SPDX-License-Identifier: Apache-2.0

import Identifiers

/// Currencies that share a sign or a word: "$" is any dollar or peso, "dollars" any dollar, "fcfa" the franc of West or
/// Central Africa, "pesos" those of six countries, "francs" Swiss or African ones.
///
/// Which one is meant is told by a currency of the family that the talk names in full, by the way to pay, or by the words
/// of the talk; where nothing tells, a sign stands for what it mostly stands for, and a word for none.
enum CurrencyFamily: Hashable {
    case dollarSign, dollars, cfa, pesos, francs

    /// The family of a sum by how it is written; nil where the currency is written in full: "US$", "800 canadian dollars".
    static func of(_ money: MoneyMatch, in text: String) -> CurrencyFamily? {
        let span = money.span
        guard span.lowerBound >= 0, span.upperBound <= text.utf8.count else { return nil }
        let bytes = text.utf8.dropFirst(Int(span.lowerBound)).prefix(min(span.count, longest))
        let written = String(decoding: bytes, as: UTF8.self)
        let words = written.lowercased().split { !$0.isLetter }.map(String.init)
        switch money.currency {
        case "USD":
            if words.contains(where: definite.contains) { return nil }
            if words.contains(where: dollarWords.contains) { return .dollars }
            return written.contains { $0 == "$" || $0 == "＄" } ? .dollarSign : nil
        case "XOF": return words.contains { $0 == "fcfa" || $0 == "cfa" } ? .cfa : nil
        case nil:
            if words.contains(where: { $0.hasPrefix("peso") || $0 == "pesitos" }) { return .pesos }
            return words.contains { $0 == "franc" || $0 == "francs" } ? .francs : nil
        default: return nil
        }
    }

    /// The currencies that it may be.
    var members: Set<String> {
        switch self {
        case .dollarSign: Self.ofDollars.union(Self.ofPesos)
        case .dollars: Self.ofDollars
        case .cfa: ["XOF", "XAF"]
        case .pesos: Self.ofPesos.union(["PHP"])
        case .francs: ["XOF", "XAF", "CHF"]
        }
    }

    private static let longest = 60
    private static let definite: Set<String> = ["us", "usd", "american"]
    private static let dollarWords: Set<String> = ["dollar", "dollars", "buck", "bucks", "dolla", "dollas"]
    private static let ofDollars: Set<String> = [
        "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "JMD", "TTD", "BBD", "BSD", "FJD", "TWD",
    ]
    private static let ofPesos: Set<String> = ["MXN", "ARS", "COP", "CLP", "UYU", "DOP"]
}
