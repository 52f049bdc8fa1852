// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import Exports

@Suite("Targets of replies and reactions") struct ReplyTargetsTests {
    private func timeline(_ events: [Event]) -> Timeline {
        var batch = TimelineBatch()
        for event in events { batch.append(event) }
        let chat = Conversation(platform: .instagram, kind: .direct, title: nil)
        return Timeline(accounts: [], conversations: [chat, chat], batches: [batch])
    }

    private func event(
        _ content: Event.Content, at start: Int, in conversation: Int32? = 0, alsoAt other: Int? = nil
    ) -> Event {
        func place(_ start: Int) -> Provenance { Provenance(exhibit: 0, bytes: start..<start + 9, locator: .whole) }
        return Event(
            content, at: nil, by: nil, in: conversation.map { Conversation.ID($0) }, from: place(start),
            alsoFrom: other.map { [place($0)] } ?? [])
    }

    @Test("by the id of the message, in its own conversation")
    func byID() {
        let found = ReplyTargets.numbers(
            in: timeline([
                event(.message(Message(text: "a", nativeID: "7")), at: 0),
                event(.message(Message(text: "b", replyTo: "7")), at: 10),
                event(.reaction(Reaction(symbol: "x", target: "7")), at: 20),
                event(.reaction(Reaction(symbol: "x", target: "7")), at: 30, in: 1),
            ]))
        #expect(found == [2: 1, 3: 1])
    }

    @Test("by the record that holds both, where messages have no ids")
    func byRecord() {
        let found = ReplyTargets.numbers(
            in: timeline([
                event(.accountChange(AccountChange(field: "ip-address")), at: 0),
                event(.message(Message(text: "a")), at: 0, alsoAt: 90),
                event(.reaction(Reaction(symbol: "x")), at: 0),
                event(.reaction(Reaction(symbol: "y")), at: 90),
                event(.reaction(Reaction(symbol: "z")), at: 50),
            ]))
        #expect(found == [3: 2, 4: 2])
    }
}
