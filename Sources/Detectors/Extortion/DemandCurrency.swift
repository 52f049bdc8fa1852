// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// The currency of one account's demands where the sum does not say it, and where it comes from: of bare numbers, and of
/// signs and words that several countries have.
///
/// The account's own words come first, then what the others name, then the way to pay, then the words of the talk. Of the
/// first three, two that differ leave the number as it was written.
struct DemandCurrency {
    let account: Account.ID
    let named: NamedCurrencies
    /// The currency of all ways to pay of the account; nil where none tells, or two differ.
    let payment: String?
    /// The currency that the words of the talk belong to.
    let region: String?
    let context: DetectorContext

    private typealias Found = (code: String, basis: ExtortionDemand.CurrencyBasis?)

    /// Names the currencies of a demand's sums, as far as something tells.
    func settle(_ demand: inout ExtortionDemand) {
        let place = demand.sums.first { $0.amount == demand.amount }?.n ?? demand.slots.values.joined().map(\.n).min()
        if let amount = demand.amount, let place, let found = currency(of: amount, at: place, in: demand) {
            demand.amount = Money(value: amount.value, currency: found.code)
            demand.currencyBasis = found.basis
        }
        let settled = demand
        demand.sums = demand.sums.map { sum in
            guard let found = currency(of: sum.amount, at: sum.n, in: settled) else { return sum }
            return ExtortionDemand.Sum(
                n: sum.n, amount: Money(value: sum.amount.value, currency: found.code), currencyBasis: found.basis)
        }
    }

    /// What a sum counts, where that is not written in full.
    ///
    /// "About 800" behind "0.01 btc" is what the coins are worth, not so many coins.
    private func currency(of sum: Money, at n: Int32, in demand: ExtortionDemand) -> Found? {
        let family = family(of: sum, at: n)
        if sum.currency != nil {
            guard let family, let written = sum.currency else { return nil }
            guard let found = meant(by: family) else { return (written, .sign) }
            return found.code == written ? nil : found
        }
        guard let found = currency(at: n, of: demand) else { return family.flatMap(meant) }
        // "5000 pesos" are no euros, whatever was named before.
        if let family, !family.members.contains(found.code) { return meant(by: family) }
        guard Self.costly.contains(found.code), Double(sum.value) ?? 0 >= Self.mostCoins else { return found }
        guard case .named(let code, let family) = named.others(than: account), !Self.costly.contains(code) else {
            return nil
        }
        return family.flatMap(meant) ?? (code, .talk)
    }

    /// How the sum is written, where several currencies are written so.
    private func family(of sum: Money, at n: Int32) -> CurrencyFamily? {
        guard
            let match = context.marks[n].money.first(where: {
                $0.value == sum.value && ($0.currency == sum.currency || sum.currency == nil)
            }), match.currency == sum.currency
        else { return nil }
        return context.timeline.text(n).flatMap { CurrencyFamily.of(match, in: $0) }
    }

    /// Which currency of a family is meant; nil where nothing tells.
    private func meant(by family: CurrencyFamily) -> Found? {
        if let code = named.definite(of: family) { return (code, .talk) }
        if let payment, family.members.contains(payment) { return (payment, .payment) }
        if let region, family.members.contains(region) { return (region, .region) }
        return nil
    }

    /// Coins of which nobody is asked for ten.
    private static let costly: Set<String> = ["BTC", "ETH"]
    private static let mostCoins = 10.0

    private func currency(at n: Int32, of demand: ExtortionDemand) -> Found? {
        switch named.own(of: account, near: n) {
        case .named(let written, let family):
            let found = family.flatMap(meant) ?? (written, .talk)
            // "2000 on GCash" is of no pounds, though a voucher of pounds is wanted next.
            let beside = PaymentCurrency.of(payees: [], methods: demand.methods.filter { $0.n == n }.map(\.name))
            return beside.map { $0 == found.code } ?? true ? found : nil
        case .disagreed: return nil
        case .nothing: break
        }
        switch named.others(than: account) {
        case .named(let written, let family):
            let found = family.flatMap(meant) ?? (written, .talk)
            return payment.map { $0 == found.code } ?? true ? found : nil
        case .disagreed: return nil
        case .nothing: return payment.map { ($0, .payment) } ?? region.map { ($0, .region) }
        }
    }
}
