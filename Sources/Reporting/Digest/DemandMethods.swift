// SPDX-License-Identifier: Apache-2.0

import Analysis

extension ExtortionDemand {
    /// Ways to pay that words name and no payee stands for, each once.
    var untoldMethods: [Method] {
        var seen: Set<String> = []
        return methods.filter { !$0.isTold(by: Set(payees)) && seen.insert($0.name).inserted }
    }
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
