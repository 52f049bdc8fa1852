// SPDX-License-Identifier: Apache-2.0

import Comparison
import Testing

@Suite("Writing") struct StyleTests {
    private func profile(_ habit: (String) -> String, words: Int, seed: UInt64) -> StyleProfile? {
        guard let style = StyleComparison.standard else { return nil }
        var counter = StyleCounter(style.reference)
        var generator = SeededGenerator(seed: seed)
        let stock = [
            "the", "weather", "was", "good", "and", "we", "went", "to", "see", "a", "film", "then", "home", "it", "is",
            "late", "what", "about", "you", "today",
        ]
        var count = 0
        while count < words {
            let line = (0..<8).map { _ in stock[Int(generator.next() % UInt64(stock.count))] }.joined(separator: " ")
            counter.add(habit(line))
            count += 8
        }
        return counter.profile
    }

    @Test("has a reference, fits for growing lengths, and caps that grow")
    func reference() throws {
        let style = try #require(StyleComparison.standard)
        #expect(style.reference.groups.count == 500)
        #expect(style.bands.map(\.words) == [100, 250, 500, 1000, 1500])
        #expect(style.bands.map(\.cap) == style.bands.map(\.cap).sorted())
        #expect(style.bands.allSatisfy { $0.cap <= 2 && $0.slope > 0 })
        #expect(StyleValidation.rows.allSatisfy { $0.cost < 1 && $0.falselySupported < 0.02 })
    }

    @Test("is silent under a hundred words, and likens a habit to itself more than to another")
    func habits() throws {
        let style = try #require(StyleComparison.standard)
        #expect(profile({ $0 }, words: 60, seed: 1) == nil)
        let loud: (String) -> String = { $0.uppercased() + "!!" }
        let one = try #require(profile(loud, words: 600, seed: 1))
        let same = try #require(profile(loud, words: 600, seed: 2))
        let other = try #require(profile({ $0 + " ..." }, words: 600, seed: 3))
        let (near, far) = (style.score(one, same) ?? 0, style.score(one, other) ?? 0)
        #expect(near > far)
    }
}
