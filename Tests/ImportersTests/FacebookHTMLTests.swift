// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importers
import Importing
import TestSupport
import Testing

@Suite("Facebook HTML")
struct FacebookHTMLTests {
    @Test("Samples give their timelines", arguments: Sample.all("facebook-html"))
    func samples(sample: Sample) async throws {
        try await sample.expectTimeline()
    }

    private func page(_ rows: [(sender: String, text: String, date: String)]) -> [UInt8] {
        let boxes = rows.map { row in
            """
            <div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_2ph_ _a6-h _a6-i">\(row.sender)</div>\
            <div class="_2ph_ _a6-p"><div><div>\(row.text)</div></div></div><div class="_3-94 _a6-o">\(row.date)</div></div>
            """
        }
        return Array("<html><body><main class=\"_a706\">\(boxes.joined())</main></body></html>".utf8)
    }

    @Test("Of two downloads, a later reaction and a new name make no second message")
    func laterDownload() throws {
        let day = "Oct 19, 2019, 2:3"
        let first = page([("Mara Test", "hello", day + "7 PM"), ("Ada", "hi", day + "8 PM")])
        var later = String(
            decoding: page([("Mara Test", "hello", day + "7 PM"), ("Ada New", "hi", day + "8 PM")]), as: UTF8.self)
        later = later.replacing(
            "hello</div>", with: "hello</div><ul class=\"_a6-q\"><li><span>\u{2764}Ada New</span></li></ul>")
        let folder = "!your_facebook_activity/messages/inbox/ada_123456/message_1.html"
        let timeline = try ImportersTests.read(
            FacebookHTML(), files: [("a.zip" + folder, first), ("b.zip" + folder, Array(later.utf8))])
        #expect(timeline.texts == ["hello", "hi"])
        #expect(timeline.kinds.count { $0 == "reaction" } == 1)
        let reaction = try #require(timeline.events.first { $0.content.kind == .reaction })
        let hello = try #require(timeline.events.first { $0.content == .message(Message(text: "hello")) })
        #expect(reaction.alsoFrom == [hello.provenance])
        #expect(timeline.codes.contains("renamed-between-exports"))
        #expect(timeline.isBalanced)
    }

    @Test("A box without a name is a message of nobody known")
    func nameless() throws {
        let box = """
            <html><body><main class="_a706"><div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">\
            <div class="_2ph_ _a6-p"><div><div>no name here</div></div></div>\
            <div class="_3-94 _a6-o">Oct 19, 2019, 2:37 PM</div></div></main></body></html>
            """
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, Array(box.utf8))])
        #expect(timeline.texts == ["no name here"])
        #expect(timeline.actors == [nil])
        #expect(timeline.codes.contains("sender-missing"))
    }

    @Test("An element without a date behind a record, among the records, is counted", arguments: [true, false])
    func undatedBox(isLast: Bool) throws {
        let known = String(decoding: page([("Ada", "x", "Oct 19, 2019, 2:37 PM")]), as: UTF8.self)
        let record = known.drop { $0 != "<" }.replacing("<html><body><main class=\"_a706\">", with: "")
            .replacing("</main></body></html>", with: "")
        let unknown = "<div class=\"_q\"><div>Ada</div><div>y</div></div>" + (isLast ? "" : record) + "</main>"
        let text = known.replacing("</main>", with: unknown + "<footer><div>Help</div></footer>")
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, Array(text.utf8))])
        #expect(timeline.texts == (isLast ? ["x"] : ["x", "x"]))
        #expect(timeline.tallies.values.first?[.unknown] == 1)
        #expect(timeline.codes.contains("record-not-understood"))
    }

    @Test("A record in an unknown form between known ones is counted")
    func unknownBox() throws {
        let known = String(decoding: page([("Ada", "x", "Oct 19, 2019, 2:37 PM")]), as: UTF8.self)
        let unknown = "<div class=\"_q\"><div>Ada</div><div>y</div><div>Oct 19, 2019, 2:38 PM</div></div></main>"
        let text = known.replacing("</main>", with: unknown)
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, Array(text.utf8))])
        #expect(timeline.texts == ["x"])
        #expect(timeline.tallies.values.first?[.unknown] == 1)
        #expect(timeline.codes.contains("record-not-understood"))
    }

    @Test("Numbered pages are the list; a page of people under another name is a loss")
    func numberedLists() throws {
        func page(_ name: String) -> [UInt8] {
            Array(
                """
                <html><body><div class="_a706" role="main"><div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">\
                <div class="_3-95 _2pim _a6-h _a6-i">\(name)</div><div class="_3-94 _a6-o"><div class="_a72d">\
                Nov 13, 2023 1:00:00 pm</div></div></div></div></body></html>
                """.utf8)
        }
        let timeline = try ImportersTests.read(
            FacebookHTML(),
            files: [
                ("connections/friends/your_friends.html", page("Ada")),
                ("connections/friends/your_friends_2.html", page("Bo")),
                ("connections/friends/sent_friend_requests_1.html", page("Cy")),
                ("connections/followers/people_who_followed_you_1.html", page("Di")),
                ("connections/friends/withdrawn_friend_requests.html", page("Eve")),
                ("connections/followers/pages_1.html", page("Shop")),
                ("connections/friends/my_new_list.html", page("Flo")),
            ])
        #expect(timeline.kinds == ["contact", "contact", "contact", "contact"])
        #expect(timeline.tallies[4]?[.unknown] == 1)
        #expect(timeline.tallies[5]?[.skipped(reason: "list-not-read")] == 1)
        #expect(timeline.tallies[6]?[.unknown] == 1)
        #expect(Set(timeline.codes) == ["list-entry-not-understood", "list-not-read"])
    }

    @Test("A list whose entries have an unknown form is no empty list")
    func unknownList() throws {
        let list = """
            <html><body><div class="_a706" role="main"><section><h2>Ada</h2><footer>Nov 1, 2023 1:00 pm</footer></section>\
            <section><h2>Bo</h2><footer>Nov 2, 2023 1:00 pm</footer></section></div></body></html>
            """
        let timeline = try ImportersTests.read(
            FacebookHTML(), files: [("connections/friends/your_friends.html", Array(list.utf8))])
        #expect(timeline.events.isEmpty)
        #expect(timeline.tallies.values.first?[.unknown] == 2)
    }

    private let path = "your_facebook_activity/messages/inbox/ada_100/message_1.html"

    @Test(
        "Dates of all layouts and languages are wall clocks",
        arguments: [
            ("Oct 19, 2019, 2:37 PM", "2019-10-19T14:37:00"), ("Oct 19, 2019, 2:37\u{202F}PM", "2019-10-19T14:37:00"),
            ("Oct 19, 2019 at 12:07 AM", "2019-10-19T00:07:00"), ("19 Oct 2019, 14:37", "2019-10-19T14:37:00"),
            ("Sep 22, 2017 6:33 am", "2017-09-22T06:33:00"), ("Jan 2, 2006, 3:04:05 PM", "2006-01-02T15:04:05"),
            ("19. Oktober 2019 um 14:37", "2019-10-19T14:37:00"), ("21 août 2020 à 09:05", "2020-08-21T09:05:00"),
            ("21 ago. 2020, 9:05 p. m.", "2020-08-21T21:05:00"), ("3 mei 2020 om 09:05", "2020-05-03T09:05:00"),
            ("3 mag 2020, 09:05", "2020-05-03T09:05:00"), ("3 de out. de 2020 09:05", "2020-10-03T09:05:00"),
            ("mar. 4 mars 2014, 09:05", "2014-03-04T09:05:00"), ("2019-10-19 14:37", "2019-10-19T14:37:00"),
            ("19.10.2019 14:37", "2019-10-19T14:37:00"), ("3 mars 2020, 14h05", "2020-03-03T14:05:00"),
            ("13 בספט׳ 2020, 12:26", "2020-09-13T12:26:00"), ("13 ก.ย. 2020 12:26", "2020-09-13T12:26:00"),
            ("13 सित॰ 2020, 12:26 pm", "2020-09-13T12:26:00"), ("13 সেপ্টেম্বর, 2020 12:26 PM", "2020-09-13T12:26:00"),
            ("13 જાન્યુ, 2020 2:26 AM", "2020-01-13T02:26:00"), ("13 სექ. 2020, 12:26", "2020-09-13T12:26:00"),
        ])
    func dates(literal: String, expected: String) throws {
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, page([("Ada", "x", literal)]))])
        #expect(timeline.times == [expected])
        #expect(timeline.events.first?.time?.zone == .unknown)
        #expect(timeline.events.first?.time?.literal == literal)
    }

    @Test(
        "Weekdays and small words of further languages tell nothing",
        arguments: [
            "2016 m. gruodžio 4 d., 13:54", "2016 m. gruodis 4 d. 13:54", "2016. gada 4. decembris 13:54",
            "2016年12月4日(日) 13:54", "2016년 12월 4일 일요일 오후 1:54", "Minggu, 4 Desember 2016 pukul 13:54",
            "วันอาทิตย์ที่ 4 ธันวาคม 2016 เวลา 13:54 น.", "الأحد، ٤ ديسمبر ٢٠١٦ الساعة ١:٥٤ م",
            "יום ראשון, 4 בדצמבר 2016 בשעה 13:54", "неделя, 4 декември 2016 г. в 13:54",
            "pühapäev, 4. detsember 2016 kell 13:54", "nedelja, 4. december 2016 ob 13:54",
            "sekmadienis, 2016 m. gruodžio 4 d. 13:54", "воскресенье, 4 декабря 2016 г. в 13:54",
            "2016. december 4., vasárnap 13:54", "duminică, 4 decembrie 2016 la 13:54",
        ])
    func furtherDates(literal: String) throws {
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, page([("Ada", "x", literal)]))])
        #expect(timeline.times == ["2016-12-04T13:54:00"])
        #expect(timeline.texts == ["x"])
    }

    @Test(
        "A zone that is written makes an instant",
        arguments: [
            ("Friday, October 4, 2013 at 10:05pm PDT", "2013-10-05T05:05:00"),
            ("Friday, October 4, 2013 at 10:05pm UTC+05:30", "2013-10-04T16:35:00"),
            ("Friday, October 4, 2013 at 10:05pm EST", "2013-10-05T03:05:00"),
            ("Friday, October 4, 2013 at 10:05pm UTC", "2013-10-04T22:05:00"),
        ])
    func zones(literal: String, expected: String) throws {
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, page([("Ada", "x", literal)]))])
        #expect(timeline.times == [expected])
        #expect(timeline.events.first?.time?.isInstant == true)
    }

    @Test(
        "What is no date is a remark, and the message stays",
        arguments: ["04/10/13, 10:05 AM", "Oct 32, 2019, 2:37 PM", "Oct 19, 2019, 13:37 PM", "soon", "Oct 19, 2019"])
    func unreadableDates(literal: String) throws {
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, page([("Ada", "x", literal)]))])
        #expect(timeline.texts == ["x"] && timeline.times == [nil])
        #expect(timeline.codes == ["timestamp-unreadable"])
    }

    @Test(
        "Dates of other languages and scripts are wall clocks",
        arguments: [
            "19 paź 2019, 14:37", "19 października 2019 14:37", "19 okt. 2019 kl. 14:37", "19. okt. 2019 kl. 14.37",
            "19.10.2019 klo 14.37", "19. 10. 2019 14:37", "19. října 2019 v 14:37", "2019. okt. 19. 14:37",
            "2019. 10. 19. 14:37", "19 Eki 2019 14:37", "19 окт. 2019 г., 14:37", "19 октября 2019 г. в 14:37",
            "19 Οκτ 2019, 2:37 μ.μ.", "2019年10月19日 14:37", "2019年10月19日下午2:37", "2019년 10월 19일 오후 2:37",
            "19 Thg 10, 2019 14:37", "14:37 19 Tháng 10, 2019", "19 Okt 2019 14.37", "2019/10/19 14:37",
            "19 octobre 2019, 14 h 37", "19 oct. 2019, 2:37 p. m.", "19 أكتوبر 2019، ١٤:٣٧",
        ])
    func languages(literal: String) throws {
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, page([("Ada", "x", literal)]))])
        #expect(timeline.times == ["2019-10-19T14:37:00"])
        #expect(timeline.events.first?.time?.isInstant == false)
    }

    @Test("Dates of numbers alone are read in the order that one of them proves")
    func provedOrder() throws {
        let messages = [("Ada", "2", "13/04/2019, 10:05"), ("Ada", "1", "04/03/2019, 10:05")]
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, page(messages))])
        #expect(timeline.times == ["2019-03-04T10:05:00", "2019-04-13T10:05:00"])
    }

    @Test("The order of numbers that prove nothing is asked for")
    func unprovedOrder() throws {
        let pages = [(path, page([("Ada", "x", "04/10/2013 10:05")]))]
        #expect(throws: ImportError.self) { try ImportersTests.read(FacebookHTML(), files: pages) }
    }

    @Test("Two lines of one call are one call, and words beside a shared link are not the message's")
    func callsAndShares() throws {
        let share =
            "<div>Ada sent an attachment.</div><div><div>a caption</div><div>an_owner</div>"
            + #"<div><a href="https://example.com/r">https://example.com/r</a></div></div>"#
        let timeline = try ImportersTests.read(
            FacebookHTML(),
            files: [
                (
                    path,
                    page([
                        ("Ada", share, "Oct 19, 2019, 2:39 PM"),
                        ("Ada", "<div>Video chat ended</div><div>Duration: 31 seconds</div>", "Oct 19, 2019, 2:38 PM"),
                        ("Ada", "Ada started a video chat", "Oct 19, 2019, 2:37 PM"),
                    ])
                )
            ])
        #expect(timeline.kinds == ["notice", "call", "message"])
        #expect(timeline.texts == ["Ada sent an attachment."])
        #expect(timeline.messages.first?.attachments.map(\.name) == ["https://example.com/r (a caption; an_owner)"])
    }

    @Test("A network address below a message is no part of it")
    func address() throws {
        let body = "<div>hello</div><div>IP Address: 192.0.2.5</div>"
        let timeline = try ImportersTests.read(
            FacebookHTML(), files: [(path, page([("Ada", body, "Oct 19, 2019, 2:37 PM")]))])
        #expect(timeline.kinds == ["accountChange", "message"] && timeline.texts == ["hello"])
    }

    @Test("Pages are newest first, events oldest first; the highest number is the oldest page")
    func order() throws {
        let folder = "your_facebook_activity/messages/inbox/ada_100/"
        let files = [
            ("message_1.html", page([("Ada", "5", "Oct 19, 2019, 2:37 PM"), ("Bo", "4", "Oct 19, 2019, 2:36 PM")])),
            ("message_10.html", page([("Ada", "1", "Oct 17, 2019, 2:37 PM")])),
            ("message_2.html", page([("Ada", "3", "Oct 18, 2019, 2:37 PM"), ("Bo", "2", "Oct 18, 2019, 2:36 PM")])),
        ].map { (folder + $0.0, $0.1) }
        let timeline = try ImportersTests.read(FacebookHTML(), files: files)
        #expect(timeline.texts == ["1", "2", "3", "4", "5"])
        #expect(timeline.conversations.count == 1)
        #expect(timeline.isBalanced)
    }

    @Test("The sentence of another person's call stays a message")
    func typedSentence() throws {
        let timeline = try ImportersTests.read(
            FacebookHTML(), files: [(path, page([("Ada", "Zoe called Ben.", "Oct 19, 2019, 2:37 PM")]))])
        #expect(timeline.kinds == ["message"])
    }

    @Test("Pages beside the JSON of the same thread are read too: either may hold what the other lacks")
    func besideJSON() throws {
        let json = Array(#"{"participants": [], "messages": []}"#.utf8)
        let jsonPath = "your_facebook_activity/messages/inbox/ada_100/message_1.json"
        let timeline = try ImportersTests.read(
            FacebookHTML(), files: [(path, page([("Ada", "x", "Oct 19, 2019, 2:37 PM")])), (jsonPath, json)])
        #expect(timeline.texts == ["x"])
    }

    @Test("Instagram's pages are not Facebook's")
    func otherService() {
        let instagram = "your_instagram_activity/messages/inbox/ada_100/message_1.html"
        let files = [(instagram, page([("Ada", "x", "Oct 19, 2019, 2:37 PM")]))]
        #expect(throws: NotClaimed.self) { try ImportersTests.read(FacebookHTML(), files: files) }
        #expect(throws: Never.self) { try ImportersTests.read(InstagramHTML(), files: files) }
    }

    @Test("Boxes about the thread are no messages")
    func threadHeader() throws {
        let rows = [
            ("Ada", "hello", "Oct 19, 2019, 2:37 PM"), ("Group photo", "", "Oct 18, 2019, 2:37 PM"),
            ("Group Invite Link: https://example.com/j", "", "Oct 18, 2019, 2:37 PM"),
        ]
        let timeline = try ImportersTests.read(FacebookHTML(), files: [(path, page(rows))])
        #expect(timeline.texts == ["hello"])
        #expect(timeline.isBalanced && timeline.codes.isEmpty)
    }
}
