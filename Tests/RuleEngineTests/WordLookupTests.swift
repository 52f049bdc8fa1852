// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("Words looked up by number and by hash")
struct WordLookupTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 31
        }
    }

    /// Words of few letters, so that many are alike; noughts among them.
    private func word(_ random: inout Random) -> [UInt8] {
        (0..<Int.random(in: 1...12, using: &random)).map { _ in [0, 0x61, 0x62].randomElement(using: &random) ?? 0x61 }
    }

    @Test("The row of a word is its place in the list", arguments: 0..<10)
    func rows(_ seed: UInt64) {
        var random = Random(state: seed)
        var words: [[UInt8]] = [[]]
        var rows: [[UInt8]: Int32] = [:]
        for _ in 0..<400 {
            let word = word(&random)
            if rows[word] != nil { continue }
            rows[word] = Int32(words.count)
            words.append(word)
        }
        let vocabulary = Vocabulary(
            words: words, memberships: words.map { _ in [] }, askedGroups: 1, phraseHeads: words.map { _ in [] })
        for word in words.dropFirst() + (0..<400).map({ _ in word(&random) }) {
            let text = [0x62] + word + [0x61]
            let row = text.withUnsafeBufferPointer { vocabulary.word($0, 1, 1 + word.count) }
            #expect(row == rows[word] ?? 0)
        }
    }

    @Test("A pair of words may begin a phrase wherever one begins so", arguments: 0..<10)
    func phrases(_ seed: UInt64) {
        var random = Random(state: seed)
        let count = 60
        var heads = [[Vocabulary.Phrase]](repeating: [], count: count)
        var pairs: Set<[Int32]> = []
        for row in 0..<30 {
            let (head, second) = (Int32.random(in: 1..<60, using: &random), Int32.random(in: 1..<60, using: &random))
            heads[Int(head)].append(Vocabulary.Phrase(row: Int32(100 + row), rest: [[second]]))
            pairs.insert([head, second])
        }
        let index = PhraseIndex(heads)
        for pair in pairs { #expect(index.mayBegin(pair[0], pair[1])) }
        for head in 0..<Int32(count) {
            for second in 0..<Int32(count) {
                var found = false
                if index.mayBegin(head, second) { index.forEach(head, second) { _ in found = true } }
                #expect(found == pairs.contains([head, second]))
            }
        }
    }
}
