// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// The models of a wording pack, ready to be summed.
struct WordingModels {
    let measures: WordingMeasures
    let threat: Int
    let demand: Int
    private let pair: (bias: Double, weights: [Double])
    /// Functions that are decided for single messages.
    let slots: [(name: String, bias: Double, weights: [Double])]
    /// Scores of two accounts below which the wording speaks against a demand.
    let low: Double

    /// Functions that have a model of their own for single messages.
    static let slotNames = ["thr", "dem", "dl", "cont", "met", "proof", "img"]

    /// Nil where no pack is in force or it holds no models.
    init?(_ pack: WordingPack?) {
        guard let pack, let model = pack.models["pair"] else { return nil }
        let measures = WordingMeasures(pack.functions.map(\.name))
        self.measures = measures
        pair = (model.bias, model.ordered(measures.pairNames))
        slots = Self.slotNames.compactMap { name in
            pack.models["message.\(name)"].map { (name, $0.bias, $0.ordered(measures.messageNames)) }
        }
        low = pack.models["cuts"]?.weights["pair.low"] ?? -2
        threat = measures.functions.firstIndex(of: "thr") ?? 0
        demand = measures.functions.firstIndex(of: "dem") ?? 0
    }

    /// How much the wording between an account and the others is that of extortion: above 0 it is.
    func support(of account: Int32, _ lines: ArraySlice<WordingLine>) -> Double {
        Self.sum(pair.bias, pair.weights, measures.pair(account, lines))
    }

    /// The accounts with a likely threat or demand, ascending.
    func candidates(in lines: ArraySlice<WordingLine>) -> [Int32] {
        let likely: UInt64 = 2 << UInt64(2 * threat) | 2 << UInt64(2 * demand)
        var accounts: [Int32] = []
        for line in lines where line.levels & likely != 0 && !accounts.contains(line.account) {
            accounts.append(line.account)
        }
        return accounts.sorted()
    }

    static func sum(_ bias: Double, _ weights: [Double], _ measures: [Double]) -> Double {
        var sum = bias
        for index in weights.indices { sum += weights[index] * measures[index] }
        return sum
    }
}
