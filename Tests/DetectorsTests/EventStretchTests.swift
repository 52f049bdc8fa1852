// SPDX-License-Identifier: Apache-2.0

import ChatModel
import RuleEngine
import Testing

@testable import Analysis

@Suite("Events with what was seen in them, a stretch at a time")
struct EventStretchTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 31
        }
    }

    @Test("Marks come with their events, whatever the cuts of the table and of the pass", arguments: 0..<20)
    func marks(_ seed: UInt64) {
        var random = Random(state: seed)
        let count: Int32 = 200
        var batch = TimelineBatch()
        for time in 0..<count {
            batch.append(
                Event(
                    .message(Message(text: "hello")),
                    at: Timestamp(microseconds: Int64(time), precision: .second, zone: .utc, literal: ""), by: nil,
                    in: nil, from: Provenance(exhibit: 0, bytes: 0..<0, locator: .whole)))
        }
        var (tables, seen): ([MarkTable], [Int32: Int32]) = ([MarkTable()], [:])
        for n in 1...count {
            if Int.random(in: 0..<20, using: &random) == 0 { tables.append(MarkTable()) }
            guard Bool.random(using: &random) else { continue }
            let match = RuleMatch(rule: Int32.random(in: 0..<3, using: &random), span: 0..<1, view: .raw)
            tables[tables.count - 1].append(Marks(rules: [match], identifiers: [], money: []), for: n)
            seen[n] = match.rule
        }
        let rules = RuleSet(
            entries: (0..<3).map { RuleSet.Entry(id: "x.\($0)", code: RuleCode(rawValue: "X.thr"), pack: "x") })
        let context = DetectorContext(
            timeline: Timeline(accounts: [], conversations: [], batches: [batch]), rules: rules,
            marks: MarkTable(joining: tables), conversation: nil, participants: [], subjects: [])
        // Some events are of another conversation.
        let numbers = (1...count).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        var stretch = EventStretch()
        var (found, met): ([Int32: Int32], [Int32]) = ([:], [])
        var rest = numbers[...]
        while !rest.isEmpty {
            let length = Int.random(in: 1...30, using: &random)
            stretch.refill(rest.prefix(length), in: context)
            rest = rest.dropFirst(length)
            stretch.forEach { entry, marks in
                met.append(entry.n)
                found[entry.n] = marks.rules.first?.rule
            }
        }
        #expect(met == numbers)
        #expect(found == seen.filter { numbers.contains($0.key) })
    }
}
