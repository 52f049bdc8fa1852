// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine
import Testing

@Suite struct ScriptedChatTests {
    @Test func `a line is a message with its text, time and marks`() throws {
        let chat = ScriptedChat("A: hello\nB: ↓{X.thr}{X.aud}all see it {money 20.00 GBP}20  +2m")
        #expect(chat.timeline.count == 2)
        #expect(chat.timeline.text(2) == "all see it 20")
        #expect(chat.cited == [2])
        let marks = chat.marks[2]
        #expect(marks.rules.map { chat.rules.rule($0.rule).code.rawValue } == ["X.thr", "X.aud"])
        #expect(marks.rules.map(\.span) == [0..<11, 0..<11])
        #expect(marks.money.map(\.value) == ["20.00"])
        #expect(marks.money.map(\.span) == [11..<13])
        let gap = try #require(chat.timeline.time(2)).microseconds - (try #require(chat.timeline.time(1))).microseconds
        #expect(gap == 120_000_000)
    }

    @Test func `steps are contact events of the owner`() {
        let chat = ScriptedChat("A> requested B\nB> accepted  +5m")
        let steps = [Int32(1), 2].compactMap { n -> ContactChange? in
            guard case .contact(let change) = chat.timeline.event(n).content else { return nil }
            return change
        }
        #expect(steps.map(\.step) == [.requested, .accepted])
        #expect(steps.map(\.direction) == [.outgoing, .outgoing])
        #expect(steps.allSatisfy { $0.other == chat.account("B") })
    }

    @Test func `pictures are attachments, tags set flags, headers begin conversations`() {
        let chat = ScriptedChat("-- A B\nA: [image]\nA: {forwarded}old\n-- A C\nC: {reply absent}yes")
        #expect(chat.timeline.conversations.count == 2)
        #expect(chat.timeline.attachments(1).map(\.kind) == [.image])
        #expect(chat.timeline.entry(2).isForwarded)
        #expect(chat.timeline.entry(3).isReply)
        #expect(chat.timeline.entry(3).conversation == Conversation.ID(1))
    }

    @Test func `lines outside the language are left out`() {
        #expect(ScriptedChat("\nno speaker here\n: nobody\nA> dances").timeline.count == 0)
    }
}
