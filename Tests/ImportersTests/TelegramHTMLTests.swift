// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importers
import Importing
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

    @Test("An element in an unknown form beside the messages is counted")
    func unknownElement() throws {
        let odd = message(2, "Dana", "y").replacing("class=\"message default clearfix\"", with: "class=\"msg2\"")
        for text in [message(1, "Dana", "x") + odd + message(3, "Dana", "z"), message(1, "Dana", "x") + odd] {
            let timeline = try read(text)
            #expect(timeline.tallies.values.first?[.unknown] == 1)
            #expect(timeline.codes == ["record-not-understood"])
        }
    }

    @Test("Bot, signature and a reply to another chat stay with the message; what the exporter cannot write is a loss")
    func details() throws {
        let extra = "<div class=\"reply_to details\">In reply to a message in another chat</div>"
        let timeline = try read(
            message(1, "Dana via @gif", "x") + message(2, "Dana", "y</div><div class=\"signature details\">Ruth")
                + message(3, "Dana", "z").replacing("<div class=\"text\">", with: extra + "<div class=\"text\">")
                + message(4, "Dana", "This message is not supported by this version of Telegram Desktop."))
        #expect(timeline.messages.map(\.detail?.via) == ["@gif", nil, nil, nil])
        #expect(timeline.messages.map(\.detail?.signature) == [nil, "Ruth", nil, nil])
        #expect(timeline.messages.map { $0.detail?.answersElsewhere ?? false } == [false, false, true, false])
        #expect(timeline.codes == ["unsupported-message"])
    }

    @Test("Quotations stand on lines of their own, hidden words do not")
    func quotations() throws {
        let timeline = try read(
            message(1, "Dana", "one <span class=\"spoiler hidden\">two</span><blockquote>three</blockquote>four"))
        #expect(timeline.texts == ["one two\nthree\nfour"])
    }

    @Test("A sum has its currency apart")
    func sums() throws {
        let line = "You have successfully transferred 12.50 GBP for the invoice"
        let timeline = try read(
            "<div class=\"message service\" id=\"message4\"><div class=\"body details\">\n\(line)\n</div></div>")
        #expect(
            timeline.events.first?.content == .payment(Payment(step: .sent, amount: "12.50", currency: "GBP")))
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

    @Test(
        "Pages beside the JSON of the same export are read too: either may hold what the other lacks",
        arguments: ["a/messages.html", "a/chats/chat_1/messages.html"])
    func besideJSON(path: String) throws {
        let json = Array(#"{"name": "Dana Example", "type": "personal_chat", "id": 7, "messages": []}"#.utf8)
        let timeline = try ImportersTests.read(
            TelegramHTML(), files: [(path, page(message(1, "D", "x"))), ("a/result.json", json)])
        #expect(timeline.texts == ["x"])
    }

    @Test("The second copy of a page gives nothing new")
    func copies() throws {
        let bytes = page(message(1, "Dana", "a") + message(2, "Sam", "b"))
        let timeline = try ImportersTests.read(
            TelegramHTML(), files: [("a/messages (1).html", bytes), ("a/messages.html", bytes)])
        #expect(timeline.texts == ["a", "b"])
        #expect(timeline.conversations.count == 1 && timeline.isBalanced)
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

    private func service(_ id: Int, _ line: String) -> String {
        "<div class=\"message service\" id=\"message\(id)\"><div class=\"body details\">\n\(line)\n</div></div>"
    }

    private func media(_ id: Int, _ name: String, _ classes: String, _ title: String, _ status: String) -> String {
        """
        <div class="message default clearfix" id="message\(id)"><div class="body">
        <div class="pull_right date details" title="31.03.2024 03:05:00">03:05</div><div class="from_name">\(name)</div>
        <div class="media_wrap clearfix"><div class="media clearfix pull_left \(classes)"><div class="body">
        <div class="title bold">\(title)</div><div class="status details">\(status)</div></div></div></div></div></div>
        """
    }

    @Test("A page that was saved twice, or joined to itself, gives its messages once")
    func repeated() throws {
        let records = message(1, "Dana", "a") + message(2, nil, "b") + service(3, "Dana took a screenshot")
        let timeline = try read(records + records + message(4, "Sam", "c"))
        #expect(timeline.texts == ["a", "b", "c"])
        #expect(timeline.kinds == ["message", "message", "accountChange", "message"])
        #expect(timeline.tallies[0]?[.skipped(reason: "duplicate-record")] == 3)
        #expect(timeline.isBalanced)
        let partly = try read(
            message(1, "Dana", "a") + message(2, "Sam", "b") + message(1, "Dana", "a") + message(3, nil, "c"))
        #expect(partly.actors == ["Dana", "Sam", "Dana"])
    }

    @Test(
        "Calls show the owner only where their direction is told",
        arguments: [
            ("Outgoing (30 seconds)", true, "Sam"), ("Cancelled", false, "Sam"), ("Incoming (3 seconds)", true, "Dana"),
            ("Missed", false, "Dana"), ("Declined", false, "Dana"), ("Invitation", nil, nil), ("Ongoing", true, nil),
        ] as [(String, Bool?, String?)])
    func calls(status: String, wasAnswered: Bool?, owner: String?) throws {
        let timeline = try read(media(1, "Sam", "media_call", "Dana", status))
        guard case .call(let call)? = timeline.events.first?.content else {
            Issue.record("no call")
            return
        }
        #expect(call.wasAnswered == wasAnswered)
        #expect(timeline.accounts.first(where: \.isOwner)?.name == owner)
    }

    @Test(
        "Lines of the service that are kept as they are have their actor",
        arguments: [
            ("Dana boosted the group 2 times", "Dana"), ("Dana marked 1 as done in this todo list.", "Dana"),
            ("Price per message changed to 5 Telegram Stars.", nil), ("requested: ", nil),
            ("The user refunded the payment, post was deleted.", nil),
        ] as [(String, String?)])
    func remarks(line: String, actor: String?) throws {
        let timeline = try read(service(1, line))
        #expect(timeline.kinds == ["notice"] && timeline.actors == [actor] && timeline.codes == [])
    }

    @Test("A timer for whose length the exporter has no words is a timer")
    func timers() throws {
        let timeline = try read(
            service(1, "Dana has set messages to auto-delete in ") + service(2, "New messages will auto-delete in "))
        #expect(
            timeline.events.map(\.content)
                == Array(
                    repeating: .accountChange(AccountChange(field: "disappearing-timer")), count: 2))
        #expect(timeline.actors == ["Dana", nil])
    }

    @Test("Gifts and refunds are payments")
    func money() throws {
        let timeline = try read(
            service(1, "Dana sent you a gift of 50 Telegram Stars.") + service(3, "Dana sent you a gift for 50 Stars.")
                + service(2, "Bot refunded back £1.00"))
        #expect(
            timeline.events.map(\.content) == [
                .payment(Payment(step: .sent, amount: "50", currency: "XTR")),
                .payment(Payment(step: .sent, amount: "50", currency: "XTR")),
                .payment(Payment(step: .failed, amount: "£1.00")),
            ])
    }

    @Test("Addresses behind a bot's buttons are kept")
    func buttons() throws {
        let table = """
            <table class="bot_buttons_table"><tbody><tr><td class="bot_button_row"><div class="bot_button">
            <a href="https://example.org/pay"><div>Pay</div></a></div></td></tr></tbody></table>
            """
        let record = message(1, "Dana", "x").replacing("</div></div></div>", with: "</div>\(table)</div></div>")
        let timeline = try read(record)
        #expect(timeline.messages.flatMap(\.attachments) == [Attachment(.link, name: "https://example.org/pay")])
    }

    @Test("A contact has the number that stands behind the initials; a story its words; one-sided chats are noted")
    func lists() throws {
        func list(_ entries: String) -> [UInt8] {
            Array(
                "<html><title>Exported Data</title><body><div class=\"page_wrap\"><div class=\"entry_list\">\(entries)</div></div></body></html>"
                    .utf8)
        }
        let contact = """
            <div class="entry clearfix"><div class="pull_left userpic_wrap"><div class="userpic userpic1">
            <div class="initials" style="line-height: 42px" title="ID: 700000001">DE</div></div></div><div class="body">
            <div class="pull_right info details">01.01.2024 10:00:00</div><div class="name bold">Dana Example</div>
            <div class="details_entry details">+44 7700 900123</div></div></div>
            """
        let story = """
            <div class="entry clearfix"><a class="pull_left userpic_wrap" href="../stories/a.jpg#allow_back"></a>
            <div class="body"><div class="name bold">stories/a.jpg</div><div class="text">by the <strong>sea</strong></div>
            <div class="details_entry details">10 KB</div></div></div>
            """
        let chats = """
            <a class="entry block_link clearfix" href="../chats/chat_1/messages.html"><div class="body">
            <div class="name bold">Group</div><div class="details_entry details">5 outgoing messages</div></div></a>
            """
        let timeline = try ImportersTests.read(
            TelegramHTML(),
            files: [
                ("lists/chats.html", list(chats)), ("lists/contacts.html", list(contact)),
                ("lists/stories.html", list(story)),
            ])
        #expect(timeline.accounts.contains { $0.identifiers.first == Identifier(.platformID, "user700000001") })
        #expect(
            timeline.events.last?.content
                == .accountChange(AccountChange(field: "story", to: "stories/a.jpg", text: "by the sea")))
        #expect(timeline.codes == ["own-messages-only"])
    }
}
