// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The sums of a demand, each with its messages and with where its currency comes from.
struct DemandSums {
    /// A sum as it is printed, and the messages that hold it.
    struct Told {
        var amount: Money
        var basis: ExtortionDemand.CurrencyBasis?
        var numbers: [Int32]
    }

    /// The sum of the demand first, then the others in the order of the record.
    let all: [Told]

    init(_ found: ExtortionDemand) {
        guard let first = found.amount else {
            all = []
            return
        }
        let isOfFirst = { (sum: ExtortionDemand.Sum) in
            sum.amount == first && sum.currencyBasis == found.currencyBasis
        }
        // A sum that no message of the list holds is told without one.
        var told = [
            Told(
                amount: first, basis: found.currencyBasis, numbers: found.sums.filter(isOfFirst).map(\.n).uniqued)
        ]
        for sum in found.sums where !isOfFirst(sum) {
            if let index = told.firstIndex(where: { $0.amount == sum.amount && $0.basis == sum.currencyBasis }) {
                if !told[index].numbers.contains(sum.n) { told[index].numbers.append(sum.n) }
            } else {
                told.append(Told(amount: sum.amount, basis: sum.currencyBasis, numbers: [sum.n]))
            }
        }
        all = told
    }

    /// Whether none of them names a currency, and nothing else does.
    var isBare: Bool { all.allSatisfy { $0.amount.currency == nil } }

    /// Each with its messages; nil without one.
    var printed: Prose? {
        guard !all.isEmpty else { return nil }
        let parts = all.prefix(5).map { told -> Prose in
            Prose(.evidence(isBare ? Phrases.number(told.amount) : Phrases.money(told.amount)))
                + (told.numbers.isEmpty ? Prose() : " " + Prose.citations(told.numbers, atMost: 4))
                + Prose(.text(Phrases.basis(told.basis)))
        }
        let rest = all.count - parts.count
        let more: Prose = rest > 0 ? "; \(rest) more" : Prose()
        return Prose.joined(parts, by: "; ") + more + (isBare ? " (currency not told)" : Prose())
    }
}
