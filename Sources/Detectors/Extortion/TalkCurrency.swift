// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

/// The currency of the country that the words of a talk belong to: banks, shops, offices, turns of speech.
///
/// The packs hold the words as rules of the code `C.cur`, whose ids name the currency: `en.c.cur.gbp.01`. Basis: of 152
/// labelled talks with a sum, by three writers whose talk nobody had read, the words gave the right currency in 95, a
/// wrong one in 4, and none in 53.
struct TalkCurrency {
    private struct Sign {
        var currency: String
        var weight: Double
    }

    private let signs: [Int32: Sign]
    private var votes: [String: Double] = [:]

    init(_ rules: RuleSet) {
        var signs: [Int32: Sign] = [:]
        for (index, entry) in rules.entries.enumerated() where entry.code.rawValue == "C.cur" {
            let parts = entry.id.split(separator: ".")
            guard parts.count == 5 else { continue }
            signs[Int32(index)] = Sign(currency: parts[3].uppercased(), weight: entry.weight)
        }
        self.signs = signs
    }

    /// Takes in the hits of a message, whoever wrote it.
    mutating func note(_ marks: Marks) {
        for match in marks.rules {
            guard let sign = signs[Int32(match.rule)] else { continue }
            votes[sign.currency, default: 0] += sign.weight
        }
    }

    /// Nil where little tells, or nearly as much tells another.
    var currency: String? {
        let ranked = votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let first = ranked.first, first.value >= Self.least else { return nil }
        guard ranked.count < 2 || ranked[1].value * Self.lead <= first.value else { return nil }
        return first.key
    }

    private static let least = 2.0
    private static let lead = 2.0
}
