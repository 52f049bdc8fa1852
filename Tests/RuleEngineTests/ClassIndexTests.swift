// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("Classes of words, by plain sets and by bits")
struct ClassIndexTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 31
        }
    }

    /// Rows of some classes, and which of those are asked of texts.
    private func classes(_ random: inout Random) -> (members: [[Int32]], asked: Set<Int32>) {
        let members = (0..<Int.random(in: 1...300, using: &random)).map { _ in
            Set((0..<Int.random(in: 0...6, using: &random)).map { _ in Int32.random(in: 1..<40, using: &random) })
                .sorted()
        }
        return (members, Set(members.indices.filter { _ in Bool.random(using: &random) }.map { Int32($0) }))
    }

    private func matrix(_ members: [[Int32]], _ order: ClassOrder) -> ClassMatrix {
        var memberships = [[Int32]](repeating: [], count: 40)
        for (wordClass, rows) in members.enumerated() {
            for row in rows { memberships[Int(row)].append(order[Int32(wordClass)]) }
        }
        return ClassMatrix(memberships.map { $0.sorted() }, askedGroups: order.askedGroups)
    }

    @Test("Every class keeps its words under its new number", arguments: 0..<20)
    func membership(_ seed: UInt64) {
        var random = Random(state: seed)
        let (members, asked) = classes(&random)
        let order = ClassOrder(members, asked: asked)
        let matrix = matrix(members, order)
        defer { matrix.free() }
        let numbers = members.indices.map { order[Int32($0)] }
        #expect(Set(numbers).count == members.count)
        #expect(numbers.allSatisfy { $0 >= 0 && $0 < order.count })
        for (wordClass, rows) in members.enumerated() {
            #expect((numbers[wordClass] < order.askedGroups * 64) == asked.contains(Int32(wordClass)))
            let found = (0..<40).filter { matrix.contains(Int32($0), in: numbers[wordClass]) }
            #expect(found == rows.map(Int.init))
        }
        #expect(order[-1] == -1)
    }

    @Test("Of a row, the groups asked of texts hold what is asked of it", arguments: 0..<20)
    func askedGroups(_ seed: UInt64) {
        var random = Random(state: seed)
        let (members, asked) = classes(&random)
        let order = ClassOrder(members, asked: asked)
        let matrix = matrix(members, order)
        defer { matrix.free() }
        for row in 0..<40 as Range<Int32> {
            var found: Set<Int32> = []
            for group in matrix.asked(of: row) {
                for bit in 0..<64 as Range<Int32> where group.bits >> UInt64(bit) & 1 == 1 {
                    found.insert(group.number * 64 + bit)
                }
            }
            let expected = asked.filter { members[Int($0)].contains(row) }.map { order[$0] }
            #expect(found == Set(expected))
        }
    }

    @Test("The tokens of a class are those that were added with it", arguments: 0..<20)
    func places(_ seed: UInt64) {
        var random = Random(state: seed)
        let (members, asked) = classes(&random)
        let order = ClassOrder(members, asked: asked)
        let matrix = matrix(members, order)
        defer { matrix.free() }
        var notes = ClassNotes()
        for _ in 0..<20 {
            let words = (0..<Int.random(in: 0...TokenTable.short, using: &random)).map { _ in
                Int32.random(in: 0..<40, using: &random)
            }
            notes.clear(groups: order.askedGroups)
            for (token, word) in words.enumerated() {
                let all = notes.add(matrix.asked(of: word), at: token, isPlaced: true)
                let own = asked.filter { members[Int($0)].contains(word) }.map { order[$0] }
                #expect(all == own.reduce(0 as UInt64) { $0 | 1 << UInt64($1 & 63) })
            }
            for wordClass in asked {
                let tokens = words.indices.filter { members[Int(wordClass)].contains(words[$0]) }
                let bits = tokens.reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
                // Memory that nobody else holds is no argument of an expectation.
                let (isHeld, starts) = (notes.holds(order[wordClass]), notes.view.starts(of: order[wordClass]))
                #expect(isHeld == !tokens.isEmpty)
                #expect(starts == bits)
            }
        }
    }

    @Test("Of all sequences those are found whose three rarest words occur", arguments: 0..<20)
    func anchors(_ seed: UInt64) {
        var random = Random(state: seed)
        let count: Int32 = 128
        var sequences: [(anchor: Int32, required: [Int32], isSecond: Bool)] = []
        for _ in 0..<200 {
            let required = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Int32.random(in: 0..<12, using: &random)
            }
            sequences.append((Int32.random(in: 0..<count, using: &random), required, Bool.random(using: &random)))
        }
        let rules = [false, true].map {
            CompiledRule(
                guards: [], isSecondRound: $0, allowsRaw: true, allowsFolded: true, allowsAggressive: true)
        }
        var (compiled, required): ([CompiledSequence], [Int32]) = ([], [])
        var byAnchor = [[Int32]](repeating: [], count: Int(count))
        for (number, sequence) in sequences.enumerated() {
            let start = required.count
            required += sequence.required
            compiled.append(
                CompiledSequence(
                    rule: sequence.isSecond ? 1 : 0, elements: 0..<0, required: start..<required.count,
                    crossesSentences: false, leading: -1))
            byAnchor[Int(sequence.anchor)].append(Int32(number))
        }
        // A word of one class each.
        let vocabulary = Vocabulary(
            words: [[]] + (0..<count).map { Array("word\($0)".utf8) }, memberships: [[]] + (0..<count).map { [$0] },
            askedGroups: 2, phraseHeads: [[Vocabulary.Phrase]](repeating: [], count: Int(count) + 1))
        let index = CompiledRules(
            vocabulary: vocabulary, cues: [],
            sequences: compiled, elements: [], required: required, rules: rules, byAnchor: byAnchor, quotations: [],
            sums: [], currencyClass: -1)
        var room = Candidates(of: index)
        for _ in 0..<20 {
            let present = Set((0..<count).filter { $0 < 12 ? Bool.random(using: &random) : $0 % 3 != 0 })
            var table = TokenTable()
            table.tokens = (present.sorted() + present.shuffled(using: &random)).map {
                Token(word: $0 + 1, start: 0, end: 1, flags: [])
            }
            vocabulary.annotate(&table)
            table.withView { index.anchors.find(in: $0, &room) }
            let found = [room.first, room.second].map { list in (0..<list.count).map { list[$0] }.sorted() }
            let expected = [false, true].map { isSecond in
                sequences.indices.filter { number in
                    let sequence = sequences[number]
                    return sequence.isSecond == isSecond && present.contains(sequence.anchor)
                        && sequence.required.prefix(2).allSatisfy(present.contains)
                }.map { Int32($0) }
            }
            #expect(found == expected)
        }
    }
}
