// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Detectors

@Suite struct ActiveClockTests {
    /// Messages of two accounts at these times, nil without one.
    private static func timeline(_ milliseconds: [Int64?]) -> Timeline {
        var batch = TimelineBatch()
        for (index, time) in milliseconds.enumerated() {
            batch.append(
                Event(
                    .message(Message(text: "m")),
                    at: time.map {
                        Timestamp(microseconds: $0 * 1000, precision: .millisecond, zone: .utc, literal: "")
                    },
                    by: Account.ID(Int32(index % 2)), in: Conversation.ID(0),
                    from: Provenance(exhibit: 0, bytes: 0..<1, locator: .line(index))))
        }
        let accounts = ["A", "B"].map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "A")
        }
        return Timeline(
            accounts: accounts, conversations: [Conversation(platform: .sms, kind: .direct)], batches: [batch])
    }

    private static func reading(_ timeline: Timeline) -> Int64 {
        var clock = ActiveClock()
        for n in timeline.numbers { clock.count(timeline.entry(n)) }
        return clock.reading
    }

    @Test(arguments: [
        [0, 900, 1_100, 7_050, 61_999], [-1_500, 400, 999], [1_756_700_000_999, 1_756_700_001_000],
    ])
    func `without a long silence active time is the difference of the printed seconds`(_ times: [Int64]) {
        func second(_ time: Int64) -> Int64 { Int64((Double(time) / 1000).rounded(.down)) }
        let first = times.first ?? 0
        let last = times.last ?? 0
        #expect(Self.reading(Self.timeline(times)) == (second(last) - second(first)) * 1_000_000)
    }

    @Test func `a long silence counts ten minutes, the extremes of time too`() {
        #expect(Self.reading(Self.timeline([0, 5_000, 9_000_000])) == 605_000_000)
        #expect(Self.reading(Self.timeline([Int64.min / 1000, Int64.max / 1000])) == ActiveClock.cap)
    }

    @Test func `a course whose messages carry no time has no speed`() throws {
        let chat = ScriptedChat("B: hi\nA: hello\nB: {G.age}age? {G.img}pic\nB: {X.thr}all see it, {X.dem}pay")
        func course(_ times: [Int64?]) throws -> Escalation {
            var batch = TimelineBatch()
            for (n, time) in zip(chat.timeline.numbers, times) {
                var event = chat.timeline.event(n)
                event.time = time.map {
                    Timestamp(microseconds: $0 * 1_000_000, precision: .second, zone: .utc, literal: "")
                }
                batch.append(event)
            }
            let timeline = Timeline(
                accounts: chat.timeline.accounts, conversations: chat.timeline.conversations, batches: [batch])
            let found = DetectorEngine.run(
                AllDetectors.standard, timeline: timeline, rules: chat.rules, marks: chat.marks, subjects: [])
            return try #require(found.compactMap { if case .escalation(let talk) = $0 { talk } else { nil } }.first)
        }
        #expect(try course([0, 60, 120, 180]).level == .veryFast)
        for times: [Int64?] in [[nil, nil, nil, nil], [nil, 60, 120, 180], [0, 60, nil, 180]] {
            let found = try course(times)
            #expect(found.level == .notComputable)
            #expect(found.index == nil && found.percentile == nil)
        }
    }
}
