// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Skype export")
struct SkypeExportTests {
    private func talk(_ messages: String, id: String = "8:live:mira") throws -> RecordedTimeline {
        let text =
            #"{"userId": "8:jonas", "exportDate": "2024-05-13T10:00", "conversations": [{"id": "\#(id)", "#
            + #""displayName": "Mira", "properties": null, "threadProperties": null, "MessageList": [\#(messages)]}]}"#
        return try read(SkypeExport(), files: [("x/messages.json", Array(text.utf8))])
    }

    private func message(_ content: String, type: String = "RichText", more: String = "") -> String {
        #"{"id": "1715533390000", "originalarrivaltime": "2024-05-12T17:03:10Z", "messagetype": "\#(type)", "#
            + #""content": "\#(content)", "from": "8:live:mira"\#(more)}"#
    }

    @Test(
        "Marks are resolved to text",
        arguments: [
            ("hello &amp; hi", "hello & hi"), (#"<ss type=\"smile\">:)</ss> ok"#, ":) ok"),
            (#"<b raw_pre=\"*\">bold</b>"#, "bold"), ("a < b", "a < b"), ("plain", "plain"),
            (#"<quote messageid=\"1\"><legacyquote>[x] </legacyquote>old</quote>new"#, "new"),
            (#"<quote messageid=\"1\"><legacyquote>[x] </legacyquote>old</quote>"#, "old"),
            ("I <3 you & 5 > 4 <hello> </hello> end", "I <3 you & 5 > 4 <hello> </hello> end"),
        ])
    func texts(content: String, text: String) throws {
        #expect(try talk(message(content)).texts == [text])
    }

    @Test("An edit is the message it edits, and what it said before is told")
    func edits() throws {
        func edit(_ text: String, id: String) -> String {
            message(text + #"<e_m ts=\"1715533390\" ts_ms=\"1715533390000\" a=\"live:mira\" t=\"61\"/>"#)
                .replacing("1715533390000\", \"orig", with: id + "\", \"orig").replacing("17:03:10", with: "17:04:10")
        }
        let first = edit("Edited previous message: hello", id: "1715533450000")
        let second = edit("hello all", id: "1715533460000")
        let recorded = try talk([second, first, message("helo")].joined(separator: ","))
        #expect(recorded.texts == ["hello all"])
        #expect(recorded.messages.map(\.state) == [.edited])
        #expect(recorded.times == ["2024-05-12T17:03:10", "2024-05-12T17:03:10", "2024-05-12T17:04:10"])
        let earlier = recorded.events.compactMap { event -> String? in
            if case .accountChange(let change) = event.content { change.from } else { nil }
        }
        #expect(earlier == ["helo", "hello"])
        #expect(recorded.events.first?.alsoFrom.count == 2)
        #expect(recorded.isBalanced)
        // Without the first version the earliest that is there stands for it; a taken back one keeps what it said.
        #expect(try talk(first).texts == ["hello"])
        let taken = try talk([edit("", id: "1715533460000"), message("helo")].joined(separator: ","))
        #expect(taken.messages.map(\.state) == [.deleted])
        #expect(taken.texts == ["helo"])
    }

    @Test("What is quoted of a message that is not there stays with its answer")
    func quotation() throws {
        let quote = #"<quote author=\"j\" authorname=\"Jo\"NUMBER><legacyquote>[x] </legacyquote>pay me</quote>no"#
        let unknown = try talk(message(quote.replacing("NUMBER", with: "")))
        #expect(unknown.messages.map(\.detail?.quoted) == ["Jo: pay me"])
        #expect(unknown.codes.contains("reply-target-unknown"))
        let known = message(quote.replacing("NUMBER", with: #" messageid=\"7\""#))
        #expect(try talk(known).messages.map(\.detail?.quoted) == ["Jo: pay me"])
        let told = known + "," + message("pay me").replacing(#"{"id": "1715533390000"#, with: #"{"id": "7"#)
        #expect(try talk(told).messages.map(\.detail?.quoted) == [nil, nil])
    }

    @Test("Cards and places are told with their names and addresses")
    func cards() throws {
        let card = #"<contacts><c t=\"s\" s=\"kai.s\" f=\"Kai: S\"/></contacts>"#
        let place = #"<location latitude=\"51500000\" longitude=\"-120000\" address=\"1 Example St\">x</location>"#
        let recorded = try talk(
            message(card, type: "RichText/Contacts") + ", "
                + message(place, type: "RichText/Location").replacing("1715533390000", with: "1715533390001"))
        #expect(
            recorded.messages.flatMap(\.attachments).map(\.name) == [
                "51.500000,-0.120000 1 Example St", "kai.s Kai: S",
            ])
    }

    @Test("Handles lose their network, telephones are telephones, groups are no account")
    func addresses() throws {
        let direct = try talk(message("x"), id: "4:+441632960001")
        #expect(direct.accounts.flatMap(\.identifiers).contains { $0.kind == .phone })
        let group = try talk(message("x"), id: "19:a@thread.skype")
        #expect(group.conversations.map(\.kind) == [.group])
        #expect(!group.accounts.flatMap(\.identifiers).contains { $0.literal.hasPrefix("19:") })
    }

    @Test("What was taken back is deleted, however it is told")
    func deleted() throws {
        let marked = try talk(message("", more: #", "properties": {"deletetime": "1715533400000"}"#))
        #expect(marked.messages.map(\.state) == [.deleted])
        #expect(marked.events.first?.otherTime?.microseconds == 1_715_533_400_000_000)
        let emptied = try talk(message(#"<e_m ts=\"1\" ts_ms=\"1\" a=\"x\" t=\"61\"/>"#))
        #expect(emptied.messages.map(\.state) == [.deleted])
    }

    @Test("Members in another case and order are read alike")
    func memberCase() throws {
        let recorded = try talk(
            #"{"Content": "x", "FROM": "8:jonas", "ID": "1715533390000", "MessageType": "Text"}"#)
        #expect(recorded.texts == ["x"])
        #expect(recorded.times == ["2024-05-12T17:03:10"])
        #expect(recorded.actors == ["jonas"])
    }

    @Test("Other files of that name are not claimed")
    func others() {
        for text in [
            #"{"messages": [{"created_date": "x", "topic_id": "y"}]}"#, #"{"participants": [], "messages": []}"#,
            #"{"userId": "x"}"#, #"{"conversations": []}"#, "[]",
        ] {
            let evidence = EvidenceSet(files: [("x/messages.json", Array(text.utf8))])
            #expect(SkypeExport().claim(in: Survey(of: evidence)) == nil, "\(text)")
        }
    }
}
