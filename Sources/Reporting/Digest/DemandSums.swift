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
        /// Messages that hold the same number, with a currency that is not in its words, or in another coin of the same talk.
        var same: [Int32] = []
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
        all = Self.joined(told)
    }

    /// One number is one sum: "£250" and, later, "you send 250" whose currency nobody named beside it.
    ///
    /// What words name stands before what was taken from elsewhere; two currencies that are both named are two sums.
    private static func joined(_ told: [Told]) -> [Told] {
        var all: [Told] = []
        for sum in told {
            let known = all.firstIndex { $0.amount.value == sum.amount.value && !($0.isNamed && sum.isNamed) }
            guard let known else {
                all.append(sum)
                continue
            }
            if !all[known].isNamed && sum.isNamed {
                let guessed = all[known]
                all[known] = sum
                all[known].same = guessed.numbers + guessed.same
            } else {
                all[known].same += sum.numbers
            }
        }
        return all
    }

    /// Where the currencies of its sums come from, each once.
    var bases: [ExtortionDemand.CurrencyBasis] { all.compactMap(\.basis).uniqued }

    /// Whether none of them names a currency, and nothing else does.
    var isBare: Bool { all.allSatisfy { $0.amount.currency == nil } }

    /// Each with its messages; nil without one.
    var printed: Prose? {
        guard !all.isEmpty else { return nil }
        let parts = all.prefix(5).map { told -> Prose in
            let same: Prose =
                told.same.isEmpty
                ? Prose() : ", also without a currency \(Prose.citations(told.same, atMost: 3))"
            return Prose(.evidence(isBare ? Phrases.number(told.amount) : Phrases.money(told.amount)))
                + Prose(.text(Phrases.mark(told.basis)))
                + (told.numbers.isEmpty ? Prose() : " " + Prose.citations(told.numbers, atMost: 4)) + same
        }
        let rest = all.count - parts.count
        let more: Prose = rest > 0 ? "; \(rest) more" : Prose()
        return Prose.joined(parts, by: "; ") + more + (isBare ? " (currency not told)" : Prose())
    }
}

extension DemandSums.Told {
    /// Whether words of the sum name its currency.
    fileprivate var isNamed: Bool { basis == nil && amount.currency != nil }
}
