// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The currencies that the words of a talk name, each with its message and writer.
///
/// A bare number of a demander takes the currency that the demander named nearest to it. What the other tells of wages or
/// rent says nothing of the demand where the demander names another currency; where nobody but others names any, they
/// must agree.
struct NamedCurrencies {
    private var all: [(n: Int32, by: Account.ID, currency: String)] = []

    private static let most = 4_000

    mutating func note(_ currency: String, at n: Int32, by account: Account.ID) {
        if all.count < Self.most { all.append((n, account, currency)) }
    }

    /// What words say of a bare number.
    enum Answer: Hashable {
        case named(String)
        /// Two say different things: the number stays bare.
        case disagreed
        case nothing
    }

    /// The currency that the account itself named nearest to a message.
    func own(of account: Account.ID, near n: Int32) -> Answer {
        let own = all.filter { $0.by == account }
        guard let nearest = own.map({ abs($0.n - n) }).min() else { return .nothing }
        return Self.agreed(own.filter { abs($0.n - n) == nearest }.map(\.currency))
    }

    /// The currency that all the others name.
    func others(than account: Account.ID) -> Answer {
        Self.agreed(all.filter { $0.by != account }.map(\.currency))
    }

    private static func agreed(_ currencies: [String]) -> Answer {
        guard let first = currencies.first else { return .nothing }
        return currencies.allSatisfy { $0 == first } ? .named(first) : .disagreed
    }
}
