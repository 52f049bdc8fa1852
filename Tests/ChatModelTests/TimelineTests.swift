// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@Suite("Timeline") struct TimelineTests {
    @Test("orders by instant, keeps the source's order for equal ones, and undated events behind their neighbour")
    func order() {
        let timeline = timeline([("late", 30), ("early", 10), ("after early", nil), ("also early", 10)])
        #expect(timeline.numbers.map { timeline.text($0) } == ["early", "after early", "also early", "late"])
    }

    /// Files as they are read: exhibit, conversation, text and time of each record.
    struct Source: CustomTestStringConvertible {
        var testDescription: String
        var records: [(exhibit: Int32, chat: Int32?, text: String, time: Int64?)]
        var order: [String]
    }

    @Test(
        "an undated record keeps its place in its own conversation",
        arguments: [
            Source(
                testDescription: "first on the second page of a chat",
                records: [
                    (0, 0, "a", 10), (0, 0, "b", 20), (1, 0, "?", nil), (1, 0, "c", 30),
                ], order: ["a", "b", "?", "c"]),
            Source(
                testDescription: "first in a page that was read too early",
                records: [(0, 0, "?", nil), (0, 0, "c", 30), (1, 0, "a", 10)], order: ["a", "?", "c"]),
            Source(
                testDescription: "first in the older one of two chats in a file",
                records: [(0, 0, "late", 90), (0, 1, "?", nil), (0, 1, "old", 10)], order: ["?", "old", "late"]),
            Source(
                testDescription: "between those of another chat, in a file that goes by time",
                records: [(0, 0, "a", 10), (0, 1, "x", 50), (0, 0, "?", nil), (0, 1, "y", 60)],
                order: ["a", "x", "?", "y"]),
            Source(
                testDescription: "first of its chat, behind another's, in a file that goes by time",
                records: [(0, 0, "a", 10), (0, 1, "?", nil), (0, 0, "b", 20), (0, 1, "y", 60)],
                order: ["a", "?", "b", "y"]),
            Source(
                testDescription: "behind an entry of a list, which says nothing of a chat",
                records: [(0, nil, "list", 5), (0, 0, "?", nil), (0, 0, "a", 10), (0, 1, "b", 20)],
                order: ["list", "?", "a", "b"]),
            Source(
                testDescription: "between those of another chat, in a file of another order",
                records: [(0, 0, "a", 10), (0, 1, "x", 50), (0, 0, "?", nil), (0, 1, "y", 40)],
                order: ["a", "?", "y", "x"]),
            Source(
                testDescription: "several at the head of a case",
                records: [(0, 0, "?", nil), (0, 0, "??", nil), (0, 0, "a", 10)], order: ["?", "??", "a"]),
            Source(
                testDescription: "a page without any time",
                records: [(0, 0, "a", 10), (1, 0, "?", nil), (2, 0, "b", 30)], order: ["a", "?", "b"]),
            Source(
                testDescription: "a chat without any time, behind another",
                records: [(0, 0, "a", 10), (0, 1, "?", nil), (0, 0, "b", 20)], order: ["a", "?", "b"]),
            Source(
                testDescription: "an entry of a list, behind its neighbour in the file",
                records: [(0, nil, "a", 10), (0, nil, "?", nil), (0, nil, "b", 5)], order: ["b", "a", "?"]),
        ])
    func undated(source: Source) {
        for size in [1, 2, 9] {
            var batches: [TimelineBatch] = []
            for start in stride(from: 0, to: source.records.count, by: size) {
                var batch = TimelineBatch()
                for (index, record) in source.records[start...].prefix(size).enumerated() {
                    batch.append(
                        Event(
                            .message(Message(text: record.text)),
                            at: record.time.map {
                                Timestamp(microseconds: $0, precision: .second, zone: .utc, literal: "\($0)")
                            },
                            by: nil, in: record.chat.map { Conversation.ID($0) },
                            from: Provenance(
                                exhibit: record.exhibit, bytes: index..<index + 1, locator: .line(start + index + 1))))
                }
                batches.append(batch)
            }
            let timeline = Timeline(accounts: [], conversations: [], batches: batches)
            #expect(timeline.numbers.map { timeline.text($0) } == source.order)
        }
    }

    @Test("gives back every part of an event")
    func fidelity() {
        let message = Message(
            text: "héllo\u{200E}", attachments: [Attachment(.image, name: "a.jpg", exhibit: 3, isViewOnce: true)],
            state: .edited, replyTo: "7", nativeID: "8", isForwarded: true, forwardedFrom: "somebody")
        let event = Event(
            .message(message),
            at: Timestamp(
                microseconds: 5, latest: 9, precision: .minute, zone: .offset(minutes: -90), literal: "01/02 10:00"),
            otherTime: Timestamp(microseconds: 6, precision: .second, zone: .utc, literal: "6"),
            by: Account.ID(0), in: Conversation.ID(0),
            from: Provenance(exhibit: 2, bytes: 10..<20, locator: .item(of: "/messages", at: 4)))
        var batch = TimelineBatch()
        batch.append(event)
        let call = Event(
            .call(Call(isVideo: true, seconds: 3, wasAnswered: false)), at: nil, by: nil, in: nil,
            from: Provenance(exhibit: 0, bytes: 0..<0, locator: .line(7)))
        batch.append(call)
        let timeline = Timeline(accounts: [], conversations: [], batches: [batch])
        #expect([timeline.event(1), timeline.event(2)].contains(event))
        #expect([timeline.event(1), timeline.event(2)].contains(call))
    }

    @Test("a plain message is kept as its event is", arguments: ["", "hi", "héllo 😂\nsecond line"])
    func plain(text: String) {
        var (plain, whole) = (TimelineBatch(), TimelineBatch())
        for (index, literal) in ["01/02/2024, 10:00", String(repeating: "1", count: 70_000)].enumerated() {
            let message = PlainMessage(
                microseconds: 5 + Int64(index), precision: .minute, zone: .unknown,
                by: index == 0 ? Account.ID(0) : nil, in: Conversation.ID(0),
                from: Provenance(exhibit: 2, bytes: 10..<20, locator: .line(7)), nativeID: index == 0 ? "4711" : nil)
            let (textBytes, literalBytes) = (Array(text.utf8), Array(literal.utf8))
            plain.append(message, text: textBytes.span, literal: literalBytes.span)
            whole.append(message.event(text: textBytes.span, literal: literalBytes.span))
        }
        let timelines = [plain, whole].map { Timeline(accounts: [], conversations: [], batches: [$0]) }
        for n in 1...2 as ClosedRange<Int32> {
            #expect(timelines[0].event(n) == timelines[1].event(n))
            #expect(timelines[0].entry(n) == timelines[1].entry(n))
            #expect(timelines[0].text(n) == text)
        }
    }

    @Test("whom a contact event concerns is the owner, where somebody else did it")
    func otherParty() {
        func account(_ name: String, isOwner: Bool) -> Account {
            Account(platform: .whatsapp, identifiers: [Identifier(.displayName, name)], isOwner: isOwner)
        }
        let (owner, asker) = (Account.ID(0), Account.ID(1))
        let asked = ContactChange(step: .requested, other: asker, direction: .incoming)
        let accounts = [account("Ann", isOwner: true), account("Kit", isOwner: false)]
        let timeline = Timeline(accounts: accounts, conversations: [], batches: [])
        #expect(timeline.otherParty(of: asked, by: asker) == owner)
        #expect(timeline.otherParty(of: asked, by: owner) == asker)
        let two = Timeline(accounts: accounts + [account("Bea", isOwner: true)], conversations: [], batches: [])
        #expect(two.otherParty(of: asked, by: asker) == nil)
    }

    @Test("an empty one has no numbers")
    func empty() {
        #expect(Timeline().numbers.isEmpty)
    }

    private func timeline(_ events: [(String, Int64?)]) -> Timeline {
        var batch = TimelineBatch()
        for (index, (text, time)) in events.enumerated() {
            batch.append(
                Event(
                    .message(Message(text: text)),
                    at: time.map { Timestamp(microseconds: $0, precision: .second, zone: .utc, literal: "\($0)") },
                    by: nil, in: nil,
                    from: Provenance(exhibit: 0, bytes: index..<index + 1, locator: .line(index + 1))))
        }
        return Timeline(accounts: [], conversations: [], batches: [batch])
    }
}
