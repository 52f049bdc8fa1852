// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine
import Testing

@Suite("Marks of a timeline")
struct MarkTableTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 31
        }
    }

    private func batch(_ times: [Int64]) -> TimelineBatch {
        var batch = TimelineBatch()
        for time in times {
            batch.append(
                Event(
                    .message(Message(text: "hello")),
                    at: Timestamp(microseconds: time, precision: .second, zone: .utc, literal: ""), by: nil, in: nil,
                    from: Provenance(exhibit: 0, bytes: 0..<0, locator: .whole)))
        }
        return batch
    }

    private func marks(_ random: inout Random) -> Marks {
        let hits = (0..<Int.random(in: 0...3, using: &random)).map { place in
            RuleMatch(
                rule: Int32.random(in: 0..<6, using: &random), span: Int32(place)..<Int32(place) + 1, view: .raw)
        }
        return Marks(rules: hits, identifiers: [], money: [])
    }

    @Test("Placed part by part they are what they are one by one", arguments: 0..<20)
    func placing(_ seed: UInt64) throws {
        var random = Random(state: seed)
        var batches: [TimelineBatch] = []
        var seen: [[Marks]] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let count = Int.random(in: 0...80, using: &random)
            batches.append(batch((0..<count).map { _ in Int64.random(in: 0..<1000, using: &random) }))
            seen.append((0..<count).map { _ in marks(&random) })
        }
        let timeline = Timeline(accounts: [], conversations: [], batches: batches)
        let tables = seen.map { rows in
            var table = MarkTable()
            for (row, marks) in rows.enumerated() { table.append(marks, for: Int32(row)) }
            return table
        }
        func isKept(_ n: Int32, _ match: RuleMatch) -> Bool { (n + match.rule) % 3 != 0 }
        var parts: [MarkTable] = []
        var start: Int32 = 1
        while start < timeline.numbers.upperBound {
            let end = min(start + Int32.random(in: 1...40, using: &random), timeline.numbers.upperBound)
            parts.append(MarkTable(placing: tables, on: timeline, start..<end, keeping: isKept))
            start = end
        }
        let joined = MarkTable(joining: parts)
        var expected: [Int32: Marks] = [:]
        for n in timeline.numbers {
            let (batch, row) = timeline.place(n)
            var marks = seen[batch][row]
            marks.rules.removeAll { !isKept(n, $0) }
            if !marks.isEmpty { expected[n] = marks }
        }
        #expect(joined.count == expected.count)
        #expect(joined.numbers == expected.keys.sorted())
        #expect(joined.numbersWithIdentifiers.isEmpty)
        #expect(
            joined.numbers { $0 == 4 } == expected.filter { $0.value.rules.contains { $0.rule == 4 } }.keys.sorted())
        let plain = MarkTable(expected)
        for n in timeline.numbers {
            #expect(joined[n] == expected[n] ?? .none)
            #expect(plain[n] == joined[n])
        }
    }
}
