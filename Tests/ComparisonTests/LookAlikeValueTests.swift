// SPDX-License-Identifier: Apache-2.0

import Comparison
import Testing

@Suite("Values that are alike but for a slip") struct LookAlikeValueTests {
    private static let right = "LUKrMKQpaubNGDQQLxnJqd7NNAVTGdoeKB"

    private func areAlike(_ left: String, _ right: String) -> Bool {
        LookAlikeValue.areAlike(LookAlikeValue.folded(left), LookAlikeValue.folded(right))
    }

    @Test(
        "one letter another, missing, doubled or changed with its neighbour, or letters in another case",
        arguments: [
            "LUKrMKQpaubNGDQQLxnJqd7NNAVTGdoeKC", "LUKrMKQpaubNGDQQLxnJqd7NNAVTGdoeK",
            "LUKrMKQpaubbNGDQQLxnJqd7NNAVTGdoeKB", "LUKrMKQpaubNGDQLQxnJqd7NNAVTGdoeKB",
            "lukrmkqpaubngdqqlxnjqd7nnavtgdoekb", "LUKrMKQpaubNGDQQ1xnJqd7NNAVTGd0eKB",
        ])
    func alike(value: String) { #expect(areAlike(value, Self.right)) }

    @Test(
        "two slips are another value",
        arguments: [
            "LUKrMKQpaubNGDQQLxnJqd7NNAVTGdoeXX", "LUKrMKQpaubNGDQQLxnJqd7NNAVTGdo", "",
            "XUKrMKQpaubNGDQQLxnJqd7NNAVTGdoeKX",
        ])
    func other(value: String) { #expect(!areAlike(value, Self.right)) }
}
