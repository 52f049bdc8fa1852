// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The accounts of a conversation that said anything that may belong to a demand.
///
/// Mostly there is one: a few are found faster by looking than by hashing, and this is asked for every message.
struct Demanders {
    private(set) var accounts: [Account.ID] = []
    private var states: [Demander] = []
    private var places: [Account.ID: Int] = [:]

    private static let few = 8

    var isEmpty: Bool { accounts.isEmpty }

    func index(of account: Account.ID) -> Int? {
        accounts.count <= Self.few ? accounts.firstIndex(of: account) : places[account]
    }

    mutating func add(_ account: Account.ID) -> Int {
        accounts.append(account)
        states.append(Demander())
        places[account] = states.count - 1
        return states.count - 1
    }

    subscript(index: Int) -> Demander {
        get { states[index] }
        _modify { yield &states[index] }
    }
}
