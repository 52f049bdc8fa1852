// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import Reporting

@Suite("What a time allows")
struct TimeSpanTests {
    @Test("is the same of an event without its words as of its time")
    func entries() {
        var made = ReportFixture()
        made.accounts = [Account(platform: .sms, identifiers: [.init(.displayName, "Ann")], isOwner: true)]
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        var seconds: Int64 = 0
        for precision in Timestamp.Precision.allCases {
            for zone in [.utc, .offset(minutes: 60), .declared, .unknown] as [Timestamp.Zone] {
                for later in [nil, 0, 3_600] as [Int64?] {
                    seconds += 86_400
                    made.add(
                        .message(Message(text: "hello")), after: seconds, by: ReportFixture.owner,
                        in: ReportFixture.chat, precision: precision, zone: zone, latest: later.map { seconds + $0 })
                }
            }
        }
        made.say("no time", nil, ReportFixture.owner)
        let timeline = made.timeline
        let spans = timeline.numbers.map { TimeSpan(timeline.entry($0)) }
        #expect(spans == timeline.numbers.map { timeline.time($0).map(TimeSpan.init) })
        #expect(spans.count { $0 == nil } == 1)
        // Clocks with and without a zone cannot be compared; all others can, and none ends before it began.
        for (start, first) in zip(spans, timeline.numbers) {
            for (end, second) in zip(spans, timeline.numbers) {
                let elapsed = start.flatMap { start in end?.elapsed(since: start) }
                #expect(elapsed == Moment.elapsed(from: timeline.time(first), to: timeline.time(second)))
                guard let elapsed else { continue }
                #expect(0 <= elapsed.shortest && elapsed.shortest <= elapsed.longest)
                #expect(timeline.entry(first).isInstant == timeline.entry(second).isInstant)
            }
        }
    }
}
