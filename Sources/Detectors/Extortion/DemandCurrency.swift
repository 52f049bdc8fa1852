// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The currency of the bare numbers of one account's demands, and where it comes from.
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

    /// Names the currencies of a demand's bare numbers, as far as something tells.
    func settle(_ demand: inout ExtortionDemand) {
        let place = demand.sums.first { $0.amount == demand.amount }?.n ?? demand.slots.values.joined().map(\.n).min()
        if let amount = demand.amount, amount.currency == nil, let place,
            let found = currency(of: amount.value, at: place, in: demand)
        {
            demand.amount = Money(value: amount.value, currency: found.code)
            demand.currencyBasis = found.basis
        }
        let settled = demand
        demand.sums = demand.sums.map { sum in
            guard sum.amount.currency == nil, let found = currency(of: sum.amount.value, at: sum.n, in: settled) else {
                return sum
            }
            return ExtortionDemand.Sum(
                n: sum.n, amount: Money(value: sum.amount.value, currency: found.code), currencyBasis: found.basis)
        }
    }

    /// What a bare number counts.
    ///
    /// "About 800" behind "0.01 btc" is what the coins are worth, not so many coins.
    private func currency(
        of value: String, at n: Int32, in demand: ExtortionDemand
    ) -> (code: String, basis: ExtortionDemand.CurrencyBasis)? {
        guard let found = currency(at: n, of: demand) else { return nil }
        guard Self.costly.contains(found.code), Double(value) ?? 0 >= Self.mostCoins else { return found }
        guard case .named(let code) = named.others(than: account), !Self.costly.contains(code) else { return nil }
        return (code, .talk)
    }

    /// Coins of which nobody is asked for ten.
    private static let costly: Set<String> = ["BTC", "ETH"]
    private static let mostCoins = 10.0

    private func currency(
        at n: Int32, of demand: ExtortionDemand
    ) -> (code: String, basis: ExtortionDemand.CurrencyBasis)? {
        switch named.own(of: account, near: n) {
        case .named(let code):
            // "2000 on GCash" is of no pounds, though a voucher of pounds is wanted next.
            let beside = PaymentCurrency.of(payees: [], methods: demand.methods.filter { $0.n == n }.map(\.name))
            return beside.map { $0 == code } ?? true ? (code, .talk) : nil
        case .disagreed: return nil
        case .nothing: break
        }
        switch named.others(than: account) {
        case .named(let code): return payment.map { $0 == code } ?? true ? (code, .talk) : nil
        case .disagreed: return nil
        case .nothing: return payment.map { ($0, .payment) } ?? region.map { ($0, .region) }
        }
    }
}
