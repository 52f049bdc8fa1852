// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importers
import TestSupport
import Testing

@Suite("Telegram HTML")
struct TelegramHTMLTests {
    private func page(_ messages: String, title: String = "Dana Example") -> [UInt8] {
        Array(
            """
            <!DOCTYPE html><html><head><title>Exported Data</title></head><body onload="CheckLocation();">
            <div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
            \(title)
            </div></div></div><div class="page_body chat_page"><div class="history">\(messages)</div></div></div></body></html>
            """.utf8)
    }

    private func message(_ id: Int, _ name: String?, _ text: String, time: String = "31.03.2024 03:05:00") -> String {
        let from = name.map { "<div class=\"from_name\">\n\($0)\n</div>" } ?? ""
        return """
            <div class="message default clearfix\(name == nil ? " joined" : "")" id="message\(id)"><div class="body">
            <div class="pull_right date details" title="\(time)">03:05</div>\(from)
            <div class="text">\n\(text)\n       </div></div></div>
            """
    }

    private func read(_ messages: String) throws -> RecordedTimeline {
        try ImportersTests.read(TelegramHTML(), files: [("messages.html", page(messages))])
    }

    @Test("Samples give their timelines", arguments: Sample.all("telegram-html"))
    func samples(sample: Sample) async throws {
        try await sample.expectTimeline()
    }

    @Test(
        "Times are wall clocks; the offset is the zone's winter offset",
        arguments: [
            ("01.07.2024 02:00:00 UTC+01:00", Timestamp.Zone.standardOffset(minutes: 60)),
            ("01.07.2024 02:00:00 UTC-03:30", .standardOffset(minutes: -210)),
            ("01.07.2024 02:00:00 UTC", .standardOffset(minutes: 0)), ("01.07.2024 02:00:00", .unknown),
        ])
    func times(literal: String, zone: Timestamp.Zone) throws {
        let timeline = try read(message(1, "Dana", "x", time: literal))
        #expect(timeline.times == ["2024-07-01T02:00:00"])
        #expect(timeline.events.first?.time?.zone == zone)
        #expect(timeline.events.first?.time?.literal == literal)
    }

    @Test("A time that is none is a remark, and the message stays", arguments: ["", "31.02.2024 10:00:00", "soon"])
    func unreadableTimes(literal: String) throws {
        let timeline = try read(message(1, "Dana", "x", time: literal))
        #expect(timeline.texts == ["x"] && timeline.times == [nil])
        #expect(timeline.codes == ["timestamp-unreadable"])
    }

    @Test("A joined message has the sender before it; on a new page there is none")
    func joined() throws {
        let pages = [
            ("messages.html", page(message(1, "Dana", "a") + message(2, nil, "b"))),
            ("messages2.html", page(message(3, nil, "c"))),
        ]
        let timeline = try ImportersTests.read(TelegramHTML(), files: pages)
        #expect(timeline.actors == ["Dana", "Dana", nil])
        #expect(timeline.codes == ["sender-missing"])
    }

    @Test("Pages are read in the order of their numbers")
    func pageOrder() throws {
        let pages = ["messages10.html", "messages2.html", "messages.html", "messages9.html"].map {
            ($0, page(message(1, "Dana", $0)))
        }
        let timeline = try ImportersTests.read(TelegramHTML(), files: pages)
        #expect(timeline.texts == ["messages.html", "messages2.html", "messages9.html", "messages10.html"])
    }

    @Test("Pages beside the JSON of the same export are left to it")
    func besideJSON() {
        let json = Array(#"{"name": "Dana Example", "type": "personal_chat", "id": 7, "messages": []}"#.utf8)
        #expect(throws: NotClaimed.self) {
            try ImportersTests.read(
                TelegramHTML(), files: [("a/messages.html", page(message(1, "D", "x"))), ("a/result.json", json)])
        }
        #expect(throws: NotClaimed.self) {
            try ImportersTests.read(
                TelegramHTML(),
                files: [("a/chats/chat_1/messages.html", page(message(1, "D", "x"))), ("a/result.json", json)])
        }
    }

    @Test("Other pages are not claimed")
    func otherPages() {
        #expect(throws: NotClaimed.self) {
            try ImportersTests.read(
                TelegramHTML(), files: [("messages.html", Array("<html><title>Messages</title></html>".utf8))])
        }
    }

    @Test("In a chat of two the one who is not its title is the owner")
    func owner() throws {
        let timeline = try read(message(1, "Dana Example", "a") + message(2, "Sam Tester", "b"))
        #expect(timeline.accounts.filter(\.isOwner).map(\.name) == ["Sam Tester"])
    }

    @Test("A chat of two is titled with one of them; every other chat of two senders is a group")
    func kinds() throws {
        let direct = try read(message(1, "Dana Example", "a") + message(2, "Sam Tester", "b"))
        let group = try read(message(1, "Lee Example", "a") + message(2, "Sam Tester", "b"))
        let monologue = try read(message(1, "Dana Example", "a"))
        #expect([direct, group, monologue].map { $0.conversations.first?.kind } == [.direct, .group, .unknown])
        #expect(direct.conversations.first?.title == "Dana Example")
    }

    @Test("A record that cannot be read is unknown, not lost")
    func unreadableRecord() throws {
        let deep = String(repeating: "<b>", count: 2000)
        let timeline = try read(
            message(1, "Dana", "a") + "<div class=\"message default\" id=\"message2\">\(deep)</div>"
                + "<div class=\"message default\" id=\"message3\"></div>" + message(4, "Dana", "b"))
        #expect(timeline.texts == ["a", "b"])
        #expect(timeline.codes == ["too-deep", "message-unreadable"])
        #expect(timeline.isBalanced)
    }
}
