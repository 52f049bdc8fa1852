// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("WhatsApp-Chat-Exporter")
struct WhatsAppChatExporterTests {
    private func chat(
        _ record: String, type: String = "android", address: String = "447700900321@s.whatsapp.net"
    )
        throws -> RecordedTimeline
    {
        let text =
            #"{"\#(address)":{"name":"Mira","type":"\#(type)","messages":{"1":{"key_id":"A","from_me":false,\#(record)}}}}"#
        return try read(WhatsAppChatExporter(), files: [("result.json", Array(text.utf8))])
    }

    @Test(
        "A damaged record costs itself alone, a damaged end of a chat that chat's rest",
        arguments: [
            ("{\"from_me\":true,\"data\":\"a\u{1}b\"}", ["one", "three", "four"]),
            (#"{"from_me":true,"data":"ab}"#, ["one", "three", "four"]),
            (#"{"from_me":true,"data":{"#, ["one", "three", "four"]),
        ])
    func damage(record: String, texts: [String]) throws {
        func message(_ text: String) -> String {
            #"{"from_me":false,"timestamp":1715533390,"key_id":"\#(text)","data":"\#(text)"}"#
        }
        let first =
            #""447700900321@s.whatsapp.net":{"name":"Mira","type":"android","messages":{"1":\#(message("one")),"2":\#(record),"3":\#(message("three"))}}"#
        let second =
            #""447700900322@s.whatsapp.net":{"name":"Kit","type":"android","messages":{"1":\#(message("four"))}}"#
        let recorded = try read(
            WhatsAppChatExporter(), files: [("result.json", Array("{\(first),\(second)}".utf8))])
        #expect(recorded.texts == texts)
        #expect(recorded.actors == ["Mira", "Mira", "Kit"])
        #expect(recorded.isBalanced)
        #expect(recorded.codes.contains("json-damaged"))
    }

    @Test("A chat whose end is lost costs no other")
    func damagedChat() throws {
        let text =
            #"{"447700900321@s.whatsapp.net":{"name":"Mira","type":"android","messages":{"1":{"from_me":false,"key_id":"A","timestamp":1715533390,"data":"one"},"2":{"from_me":{"x"#
            + #","447700900322@s.whatsapp.net":{"name":"Kit","type":"android","messages":{"1":{"from_me":false,"key_id":"B","timestamp":1715533390,"data":"two"}}}}"#
        let recorded = try read(WhatsAppChatExporter(), files: [("result.json", Array(text.utf8))])
        #expect(recorded.texts == ["one", "two"])
        #expect(recorded.actors == ["Mira", "Kit"])
        #expect(recorded.isBalanced)
    }

    @Test(
        "Seconds keep the places that are written",
        arguments: [
            ("1715533390", 1_715_533_390_000_000, "second"),
            ("1715533390.0", 1_715_533_390_000_000, "millisecond"),
            ("1715533390.123", 1_715_533_390_123_000, "millisecond"),
            ("1715533390.571629", 1_715_533_390_571_629, "microsecond"),
        ] as [(String, Int64, String)])
    func times(literal: String, microseconds: Int64, precision: String) throws {
        let time = try chat(#""timestamp":\#(literal),"data":"x""#).events.first?.time
        #expect(time?.microseconds == microseconds)
        #expect(time?.precision.name == precision)
        #expect(time?.zone == .utc)
    }

    @Test("No time", arguments: ["-1", "0", "1e9", "\"x\"", "null", "99999999999999999999", "1."])
    func noTime(literal: String) throws {
        let recorded = try? chat(#""timestamp":\#(literal),"data":"x""#)
        #expect(recorded?.events.first?.time == nil)
    }

    @Test("The clock of a chat that was read from a text is assumed")
    func fromText() throws {
        let recorded = try chat(#""timestamp":1715533390,"data":"x""#, type: "exported")
        #expect(recorded.events.first?.time?.zone == .assumed)
        #expect(recorded.codes.contains("zone-assumed"))
    }

    @Test(
        "Line feeds are written in two ways",
        arguments: [
            ("android", "a <br>b", "a\nb"), ("android", "a<br>b", "a<br>b"), ("ios", "a<br>b", "a\nb"),
        ])
    func lineFeeds(type: String, data: String, text: String) throws {
        #expect(try chat(#""timestamp":1715533390,"data":"\#(data)""#, type: type).texts == [text])
    }

    @Test("One name for two chats identifies nobody")
    func sameName() throws {
        let chat = { (number: String) in
            #""\#(number)@s.whatsapp.net":{"name":"Ann","type":"android","messages":{}}"#
        }
        let text =
            "{\(chat("447700900001")),\(chat("447700900002")),"
            + #""1203@g.us":{"name":"G","type":"android","messages":{"1":{"key_id":"A","from_me":false,"#
            + #""timestamp":1,"sender":"Ann","data":"x"},"2":{"key_id":"B","from_me":false,"timestamp":2,"#
            + #""sender":"447700900002","data":"y"}}}}"#
        let recorded = try read(WhatsAppChatExporter(), files: [("result.json", Array(text.utf8))])
        #expect(recorded.actors == ["Ann", "Ann"])
        #expect(recorded.accounts.first?.identifiers == [Identifier(.displayName, "Ann")])
        #expect(recorded.accounts.last?.identifiers.first == Identifier(.phone, "+447700900002"))
        #expect(recorded.isBalanced)
    }

    @Test("Words of a message that is gone stay with its answer")
    func quotation() throws {
        let recorded = try chat(#""timestamp":1715533390,"data":"no","reply":"GONE","quoted_data":"pay <br>me""#)
        #expect(recorded.messages.first?.detail?.quoted == "pay\nme")
        let known = try chat(#""timestamp":1715533390,"data":"no","reply":"A","quoted_data":"pay me""#)
        #expect(known.messages.first?.detail == nil)
    }

    @Test("Pages beside the JSON are another form of one export")
    func twins() throws {
        let page =
            "<html><head><title>Whatsapp - Mira</title><script src=\"https://cdn.tailwindcss.com\"></script></head>"
            + "<body><div class=\"message-list\"><div class=\"flex justify-start items-center group\" id=\"A\">"
            + "<div><p class=\"text-sm\">x</p></div></div></div></body></html>"
        let text =
            #"{"447700900321@s.whatsapp.net":{"name":"Mira","type":"android","messages":{"1":{"key_id":"A","#
            + #""from_me":true,"timestamp":1715533390,"data":"x"}}}}"#
        let files = [
            ("out/result.json", Array(text.utf8)),
            ("out/result/447700900321-Mira.html", Array(page.utf8)),
        ]
        #expect(try read(WhatsAppChatExporter(), files: files).texts == ["x", "x"])
        let alone = try read(WhatsAppChatExporter(), files: [files[1]])
        #expect(alone.texts == ["x"])
        #expect(alone.actors == ["Mira"])
    }

    private func page(_ title: String, _ rows: [(id: String, sender: String?, body: String)]) -> [UInt8] {
        let list = rows.map { id, sender, body in
            let side = sender == nil ? "end" : "start"
            return "<div class=\"flex justify-\(side) items-center group\" id=\"\(id)\"><div>"
                + "<p class=\"text-sm\">\(body)</p><div class=\"text-[10px]\"><span>\(sender ?? "")</span>"
                + "<span></span><span>17:03</span></div></div></div>"
        }
        return Array(
            ("<html><head><title>Whatsapp - \(title)</title><script src=\"https://cdn.tailwindcss.com\"></script></head>"
                + "<body><div>2024-05-12</div>\(list.joined())</body></html>").utf8)
    }

    private func box(_ line: String) -> String { "<div class=\"bg-[#FFF3C5]\">\(line)</div>" }

    @Test(
        "The number in a page's name tells of which kind its chat is",
        arguments: [
            ("120363012345678901-Walkers.html", "Walkers", "120363012345678901@g.us", "group"),
            ("120363012345678902.html", "120363012345678902", "120363012345678902@g.us", "group"),
            ("447700900123-1580000000.html", "447700900123-1580000000", "447700900123-1580000000@g.us", "group"),
            ("123456789012345-Kit.html", "Kit", "123456789012345@lid", "direct"),
            ("447700900321-Kit.html", "Kit", "447700900321@s.whatsapp.net", "direct"),
            ("status.html", "status", "status@broadcast", "channel"),
        ])
    func addresses(path: String, title: String, address: String, kind: String) throws {
        let isDirect = kind == "direct"
        let rows = [
            ("A", isDirect ? "" : "Mira", "hello"), ("B", nil, "hi"),
            ("C", isDirect ? "" : "Jo", box("Kit left the group")),
        ]
        let recorded = try read(WhatsAppChatExporter(), files: [(path, page(title, rows))])
        #expect(recorded.conversations.map(\.nativeID) == [address])
        #expect(recorded.conversations.map { "\($0.kind)" } == [kind])
        #expect(recorded.actors[0] == (isDirect ? "Kit" : "Mira"))
        #expect(recorded.actors[2] == "Kit")
    }

    @Test("Messages that name nobody show a channel, not a group")
    func channelPage() throws {
        let recorded = try read(
            WhatsAppChatExporter(), files: [("120363012345678901-News.html", page("News", [("A", "", "hello")]))])
        #expect(recorded.conversations.map(\.nativeID) == ["120363012345678901@newsletter"])
    }

    @Test("The page of calls tells calls, in the talk with the other side")
    func callPage() throws {
        let calls = [
            (
                "K1", "Mira",
                box(
                    "A voice call from Mira was initiated and lasted for 3 minutes 5 seconds with 1 MB data transferred."
                )
            ),
            ("K2", nil, box("A video call to Kit was cancelled.")),
        ]
        let recorded = try read(
            WhatsAppChatExporter(),
            files: [
                ("447700900321-Mira.html", page("Mira", [("A", "", "hello")])),
                ("000000000000000-WhatsApp-Calls.html", page("WhatsApp Calls", calls)),
            ])
        #expect(recorded.kinds.sorted() == ["call", "call", "message"])
        let ids = recorded.events.map { recorded.conversations[Int($0.conversation?.rawValue ?? 0)].nativeID }
        #expect(Set(ids) == ["447700900321@s.whatsapp.net", "calls:Kit"])
        #expect(recorded.accounts.contains { $0.identifiers.contains(Identifier(.phone, "+447700900321")) })
    }

    @Test("Words below a file that is missing, and contact cards, stand in a box and are what somebody sent")
    func boxes() throws {
        let cards = "This media include the following vCard file(s):<br><a href=\"WhatsApp/vCards/Kit.vcf\">Kit</a>"
        let recorded = try read(
            WhatsAppChatExporter(),
            files: [
                (
                    "447700900321-Mira.html",
                    page(
                        "Mira",
                        [
                            ("A", "", box("The media is missing") + "<p>words below &lt;br&gt;it</p>"),
                            ("B", "", box(cards)),
                        ])
                )
            ])
        #expect(recorded.texts == ["words below\nit", nil])
        #expect(
            recorded.messages.map(\.attachments) == [[Attachment(.other)], [Attachment(.contactCard, name: "Kit")]])
    }
}
