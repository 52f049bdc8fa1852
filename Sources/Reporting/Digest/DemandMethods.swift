// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The ways to pay of a demand, each with the messages that name it.
struct DemandMethods {
    /// A way that words name, and where they do so without a payee that stands for it.
    struct Named {
        var name: String
        var numbers: [Int32]
    }

    /// Messages of the demand that hold a payee.
    let places: [ExtortionDemand.Payee: [Int32]]
    /// Ways in messages without a payee that says as much, each once.
    let named: [Named]

    init(_ demand: ExtortionDemand, in register: IdentifierRegister) {
        let own = Set(demand.slots.values.joined().map(\.n) + demand.methods.map(\.n))
        var places: [ExtortionDemand.Payee: [Int32]] = [:]
        for payee in demand.payees {
            let all = register.messages(kind: payee.kind, value: payee.value)
            let within = all.filter(own.contains)
            places[payee] = within.isEmpty ? all : within
        }
        self.places = places
        var named: [Named] = []
        for method in demand.methods {
            // A payee of a service says which service it is wherever it stands; a bank transfer may be to another than it.
            let besides = demand.payees.filter {
                method.name != "bankTransfer" || places[$0]?.contains(method.n) ?? false
            }
            if method.isTold(by: Set(besides)) { continue }
            if let index = named.firstIndex(where: { $0.name == method.name }) {
                if !named[index].numbers.contains(method.n) { named[index].numbers.append(method.n) }
            } else {
                named.append(Named(name: method.name, numbers: [method.n]))
            }
        }
        self.named = named
    }

    /// Every message that a line of payees or ways cites.
    var cited: Set<Int32> { Set(places.values.joined()).union(named.flatMap(\.numbers)) }
}

extension ExtortionDemand.Method {
    /// Whether one of these payees says it already.
    func isTold(by payees: Set<ExtortionDemand.Payee>) -> Bool {
        name == "bankTransfer" && !payees.isEmpty
            || payees.contains { $0.kind == name || Self.services[$0.kind] == name }
    }

    /// The service that a payee of this kind stands for.
    private static let services: [String: String] = Dictionary(
        uniqueKeysWithValues: [("cashtag", "cashApp")] + Phrases.coins.map { ($0, "crypto") })
}
