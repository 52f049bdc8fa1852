// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Redaction

@Suite("Automaton of needles") struct AutomatonTests {
    private func found(_ words: [String], in text: String) -> [String] {
        let automaton = Automaton(words.map { Array($0.utf8) })
        var state: Int32 = 0
        var hits: [String] = []
        for byte in text.utf8 {
            state = automaton.step(state, byte)
            automaton.forEach(in: state) { hits.append(words[$0]) }
        }
        return hits
    }

    @Test("finds words inside and across one another")
    func overlaps() {
        #expect(found(["he", "she", "his", "hers"], in: "ushers") == ["she", "he", "hers"])
        #expect(found(["aa"], in: "aaaa") == ["aa", "aa", "aa"])
        #expect(found(["abcd", "bc"], in: "abce") == ["bc"])
        #expect(found([], in: "anything") == [])
    }

    @Test("agrees with a search for each word alone", arguments: 1...20)
    func agreesWithPlainSearch(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let words = Set((0..<30).map { _ in String((0...next(4)).map { _ in Character(["a", "b", "c"][next(3)]) }) })
        let text = String((0..<400).map { _ in Character(["a", "b", "c"][next(3)]) })
        var expected = 0
        for word in words {
            var rest = text[...]
            while let range = rest.firstRange(of: word) {
                expected += 1
                rest = rest[rest.index(after: range.lowerBound)...]
            }
        }
        #expect(found(words.sorted(), in: text).count == expected)
    }
}
