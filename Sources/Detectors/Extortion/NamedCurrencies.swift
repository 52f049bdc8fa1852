// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The currencies that the words of a talk name, each with its message and writer.
///
/// A bare number of a demander takes the currency that the demander named nearest to it. What the other tells of wages or
/// rent says nothing of the demand where the demander names another currency; where nobody but others names any, they
/// must agree.
struct NamedCurrencies {
    private struct Name {
        var n: Int32
        var by: Account.ID
        var currency: String
        /// Set where the sign or word is one of several currencies.
        var family: CurrencyFamily?
    }

    private var all: [Name] = []

    private static let most = 4_000

    mutating func note(_ currency: String, _ family: CurrencyFamily?, at n: Int32, by account: Account.ID) {
        if all.count < Self.most { all.append(Name(n: n, by: account, currency: currency, family: family)) }
    }

    /// What words say of a bare number.
    enum Answer: Hashable {
        case named(String, CurrencyFamily?)
        /// Two say different things: the number stays bare.
        case disagreed
        case nothing
    }

    /// The currency that the account itself named nearest to a message.
    func own(of account: Account.ID, near n: Int32) -> Answer {
        let own = all.filter { $0.by == account }
        guard let nearest = own.map({ abs($0.n - n) }).min() else { return .nothing }
        return Self.agreed(own.filter { abs($0.n - n) == nearest })
    }

    /// The currency that all the others name.
    func others(than account: Account.ID) -> Answer {
        Self.agreed(all.filter { $0.by != account })
    }

    /// The one currency of a family that is named in full, by whomever; nil where none or two are.
    func definite(of family: CurrencyFamily) -> String? {
        let found = Set(all.lazy.filter { $0.family == nil }.map(\.currency)).intersection(family.members)
        return found.count == 1 ? found.first : nil
    }

    private static func agreed(_ names: [Name]) -> Answer {
        guard let first = names.first else { return .nothing }
        guard names.allSatisfy({ $0.currency == first.currency }) else { return .disagreed }
        return .named(first.currency, names.allSatisfy { $0.family != nil } ? first.family : nil)
    }
}
