// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

/// Exports that newer or older programs write, or that were cut: what is not understood is counted, and nobody is given
/// words of somebody else.
@Suite("Formats that drift, and files that were cut") struct DriftTests {
    private func losses(_ importer: some Importer, _ path: String, _ text: String) throws -> Set<String> {
        let recorded = try read(importer, files: [(path, Array(text.utf8))])
        #expect(recorded.isBalanced)
        return Set(recorded.diagnostics.filter { $0.severity == .loss }.map(\.code))
    }

    @Test("Lists of messages in an unknown form or under an unknown name are a loss")
    func unknownLists() throws {
        let skype =
            #"{"userId":"8:live:a","exportDate":"2024-01-01T00:00","conversations":["#
            + #"{"id":"8:b","displayName":"B","MessageList":{"0":{"content":"x"}}},"#
            + #"{"id":"8:c","displayName":"C","Messages":[{"content":"x"}]}]}"#
        #expect(try losses(SkypeExport(), "messages.json", skype).contains("unknown-list"))
        let x =
            #"window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"1-2","messages":{"messageCreate":{}}}},"#
            + #"{"dmConversation":{"conversationId":"1-3","messages":[{"messageCreate":{"id":"1","senderId":"1","text":"a"}}]}}]"#
        #expect(try losses(XArchive(), "data/direct-messages.js", x).contains("record-not-understood"))
        let tikTok =
            #"{"Direct Message":{"Direct Messages":{"ChatHistory":[{"name":"a","messages":[{"From":"a","Content":"x"}]}]}},"#
            + #""Profile And Settings":{"Follower":{"FansList":[{"Date":"2024-01-01 11:00:00","UserName":"f1"}]}}}"#
        #expect(try losses(TikTokJSON(), "user_data_tiktok.json", tikTok).contains("unknown-list"))
        let tinder =
            #"{"User":{},"Usage":{},"Messages":[{"match_id":"Match 1","messages":{"x":[]}}],"#
            + #""MessagesArchive":[{"match_id":"m","messages":[]}]}"#
        #expect(try losses(Tinder(), "data.json", tinder).isSuperset(of: ["record-not-understood", "unknown-list"]))
        let telegram =
            #"{"name":"Mira","type":"personal_chat","id":7,"older_messages":[{"id":1}],"#
            + #""messages":[{"id":2,"type":"message","date":"2024-05-12T10:00:00","date_unixtime":"1715504400","#
            + #""from":"Mira","from_id":"user7","text":"a"}]}"#
        #expect(try losses(TelegramJSON(), "result.json", telegram).contains("unknown-list"))
    }

    @Test("Members of a message that nobody knows are told")
    func unknownMembers() throws {
        let hangouts =
            #"{"conversations":[{"conversation":{"conversation_id":{"id":"U"},"conversation":{"type":"STICKY_ONE_TO_ONE","#
            + #""participant_data":[{"id":{"gaia_id":"2"},"fallback_name":"M"}]}},"events":[{"conversation_id":{"id":"U"},"#
            + #""sender_id":{"gaia_id":"2"},"timestamp":"1453809862342224","event_id":"e1","#
            + #""event_type":"REGULAR_CHAT_MESSAGE","chat_message":{"message_content":{"segment":["#
            + #"{"type":"TEXT","text":"hello"},{"type":"OTHER","words":"x"}]}}}]}]}"#
        #expect(try losses(GoogleHangouts(), "Hangouts.json", hangouts) == ["text-not-understood"])
        let sms =
            "<smses count='1'><sms address='+447700900123' date='1715533200123' type='1' body='a' rich_body='b' "
            + "status='-1' other='null'/></smses>"
        let telephone = try read(SMSBackupXML(), files: [("sms.xml", Array(sms.utf8))])
        #expect(telephone.diagnostics.filter { $0.code == "unknown-member" }.map(\.detail) == [["count": 1]])
        let signal =
            #"{"version":"1","backupTimeMs":"1715600000000"}"# + "\n" + #"{"chat":{"id":"1","recipientId":"2"}}"# + "\n"
            + #"{"chatItem":{"chatId":"1","authorId":"2","dateSent":"1715533200123","newField":{"a":1},"incoming":{},"#
            + #""standardMessage":{"text":{"body":"hi"},"newWords":"x"}}}"# + "\n"
        let frames = try read(SignalJSONL(), files: [("signal/main.jsonl", Array(signal.utf8))])
        #expect(frames.texts == ["hi"])
        #expect(frames.diagnostics.filter { $0.code == "unknown-member" }.map(\.detail) == [["count": 2]])
    }

    @Test("A text of DiscordChatExporter without its closing lines was cut off")
    func footer() throws {
        let rule = String(repeating: "=", count: 62)
        let text =
            "\(rule)\nGuild: Direct Messages\nChannel: Private / bob_t\n\(rule)\n\n[13/01/2024 15:04] bob_t\nhello\n"
        let name = "Direct Messages - Private - bob_t [123456789012345678].txt"
        #expect(try losses(DiscordChatExporter(), name, text) == ["footer-missing"])
    }

    @Test("The front of a record at which a file was cut is nobody's further line")
    func tornFronts() throws {
        let tikTok = ">>> Chat History with bob::\n2024-01-02 03:04:05 UTC bob: hello\n2024-01-02 03:05"
        let first = try read(TikTokText(), files: [("TikTok/Direct Messages/Chat History.txt", Array(tikTok.utf8))])
        #expect(first.texts == ["hello"])
        #expect(first.codes.contains("record-incomplete"))
        let wce = "[2024-05-12 17:03] You: hello\n[2024-05-12 17:"
        let second = try read(WhatsAppChatExporter(), files: [("Mira.txt", Array(wce.utf8))])
        #expect(second.texts == ["hello"])
        let table = "Date,User,Message\n2024-05-12 21:03:10,\"Mira\",\"hello\"\n2024"
        let third = try read(KakaoTalk(), files: [("KakaoTalk_Chat_Mira_2024-05-12-21-05-00.csv", Array(table.utf8))])
        #expect(third.texts == ["hello"])
        #expect(first.isBalanced && second.isBalanced && third.isBalanced)
    }

    @Test("A year or a word at the end of a text stays what somebody wrote, where the file ends its lines")
    func wholeLines() throws {
        let wce = "[2024-05-12 17:03] You: we met in\n                        2024\n"
        let recorded = try read(WhatsAppChatExporter(), files: [("Mira.txt", Array(wce.utf8))])
        #expect(recorded.texts == ["we met in\n2024"])
    }

    @Test(
        "Short dates of any culture head the messages of DiscordChatExporter's texts",
        arguments: [
            ("13.1.2024 15.04", "2024-01-13T15:04:00"), ("2024. 01. 13. 15:04", "2024-01-13T15:04:00"),
            ("13.1.2024 г. 15:04", "2024-01-13T15:04:00"), ("13/1/2024 3:04 p. m.", "2024-01-13T15:04:00"),
            ("13/1/2024 3:04 μμ", "2024-01-13T15:04:00"), ("13/01/2024 3:04 CH", "2024-01-13T15:04:00"),
            ("2024-01-13 15 h 04", "2024-01-13T15:04:00"),
        ])
    func cultures(date: String, time: String) throws {
        let rule = String(repeating: "=", count: 62)
        let text =
            "\(rule)\nGuild: Direct Messages\nChannel: Private / bob_t\n\(rule)\n\n[\(date)] bob_t\nhello\n\n\(rule)\n"
            + "Exported 1 message(s)\n\(rule)\n"
        let recorded = try read(
            DiscordChatExporter(),
            files: [("Direct Messages - Private - bob_t [123456789012345678].txt", Array(text.utf8))])
        #expect(recorded.texts == ["hello"])
        #expect(recorded.times == [time])
    }

    @Test("Messages that a text announces and nobody can find are a loss")
    func announced() throws {
        let rule = String(repeating: "=", count: 62)
        let text =
            "\(rule)\nGuild: Direct Messages\nChannel: Private / bob_t\n\(rule)\n\n[the 13th] bob_t\nhello\n\n\(rule)\n"
            + "Exported 1 message(s)\n\(rule)\n"
        #expect(
            try losses(DiscordChatExporter(), "Direct Messages - Private - bob_t [123456789012345678].txt", text)
                .contains("count-mismatch"))
    }
}

@Suite("Who said what, where names and clocks are odd") struct OddNamesTests {
    @Test("Only the app's own words behind the sign of a telephone are a call")
    func lineCalls() throws {
        let text =
            "[LINE] Chat history with Mira\nSaved on: 2024/05/12 22:00\n\n2024/05/12(Sun)\n"
            + "21:03\tMira\t☎ 07700 900123 ring me tonight\n21:04\tMira\t☎ Call time 1:05\n21:05\tMira\t☎ Missed call\n"
        let recorded = try read(LineText(), files: [("[LINE] Mira.txt", Array(text.utf8))])
        #expect(recorded.kinds == ["message", "call", "call"])
        #expect(recorded.texts == ["☎ 07700 900123 ring me tonight"])
    }

    @Test("A name with a blank is learnt from the app's own lines")
    func lineNames() throws {
        let text =
            "2024.05.12 日曜日\n11:20 A さん hello there\n11:21 Bob B hi\n11:22 A さん again\n11:23 Bob B [写真]\n"
            + "11:28 A さんがメッセージの送信を取り消しました\n11:30 A さん [動画]\n"
        let recorded = try read(LineText(), files: [("[LINE] pc.txt", Array(text.utf8))])
        #expect(Set(recorded.actors.compactMap(\.self)) == ["A さん", "Bob B"])
        #expect(recorded.messages.map(\.state).contains(.deleted))
    }

    @Test("A word that always follows a name is no part of it, unless something proves that")
    func lineWords() throws {
        let text =
            "2024.05.12 日曜日\n11:20 Mira send it now\n11:21 Bob hi\n11:22 Mira send more\n11:23 Bob yes\n11:24 Mira send me that\n"
        let recorded = try read(LineText(), files: [("[LINE] pc.txt", Array(text.utf8))])
        #expect(recorded.actors == ["Mira", "Bob", "Mira", "Bob", "Mira"])
        #expect(recorded.texts.first == "send it now")
        #expect(recorded.codes.contains("sender-name-undecided"))
    }

    private func iMessage(_ blocks: [(String, String, String)]) throws -> RecordedTimeline {
        let text = blocks.map { "\($0.0)\n\($0.1)\n\($0.2)\n\n" }.joined()
        return try read(IMessageExporter(), files: [("+447700900123.txt", Array(text.utf8))])
    }

    @Test("A clock that is put back at night makes nobody say somebody else's words")
    func clockPutBack() throws {
        let recorded = try iMessage([
            ("Oct 27, 2024  1:50:00 AM", "+447700900123", "before"), ("Oct 27, 2024  1:10:00 AM", "Me", "after"),
            ("Oct 27, 2024  1:20:00 AM", "+447700900123", "again"),
            ("Oct 27, 2024  3:20:00 AM", "+447700900123", "later"),
        ])
        #expect(recorded.texts == ["before", "after", "again", "later"])
        #expect(recorded.codes.contains("records-out-of-order"))
    }

    @Test("A second chat in one file is read, a block that was pasted is not")
    func secondChat() throws {
        let first = [
            ("May 12, 2024  7:00:00 PM", "Anna", "a1"), ("May 12, 2024  7:01:00 PM", "Me", "a2"),
            ("May 13, 2024  7:01:00 PM", "Anna", "a3"),
        ]
        let second = [
            ("Jan 1, 2024  7:00:00 PM", "Anna", "b1"), ("Jan 1, 2024  7:01:00 PM", "Me", "b2"),
            ("Jan 2, 2024  7:01:00 PM", "Anna", "b3"),
        ]
        let both = try iMessage(first + second)
        #expect(both.texts == ["a1", "a2", "a3", "b1", "b2", "b3"])
        #expect(both.codes.contains("mixed-conversations"))
        #expect(try iMessage(first + second.prefix(1)).messages.count == 3)
    }

    @Test("Names with a colon in chat.md")
    func signalNames() throws {
        let text =
            "[2024-05-12 19:01:00] Mira: H: hello\n[2024-05-12 19:02:00] Me: hi: there\n"
            + "[2024-05-12 19:03:00] Mira: H: (This message was deleted)\n"
        let recorded = try read(SignalExport(), files: [("signal/MiraH/chat.md", Array(text.utf8))])
        #expect(recorded.actors.first == "Mira: H")
        #expect(recorded.texts == ["hello", "hi: there", nil])
        #expect(recorded.messages.last?.state == .deleted)
    }

    @Test("A chat under any name is known by its headers, however long its first message is")
    func longFirstMessage() {
        let lines =
            ["12/05/2024, 21:03 - Mira: pasted"] + Array(repeating: "a line of it", count: 300)
            + (0..<20).map { "12/05/2024, 21:\($0 + 10) - Jonas: \($0)" }
        let evidence = EvidenceSet(files: [("x10.txt", Array(lines.joined(separator: "\n").utf8))])
        #expect(WhatsAppText().claim(in: Survey(of: evidence)) != nil)
    }

    @Test("A card that stands as text in a multimedia message is held and told")
    func cards() throws {
        let part =
            "<part seq='0' ct='text/x-vCard' cl='c.vcf' text='BEGIN:VCARD&#10;FN:Kit Example&#10;TEL:+447700900555&#10;END:VCARD'/>"
        let text =
            "<smses count='1'><mms date='1715533200000' msg_box='1' address='+447700900001' m_type='132'><parts>\(part)</parts>"
            + "<addrs><addr address='+447700900001' type='137'/></addrs></mms></smses>"
        let recorded = try read(SMSBackupXML(), files: [("sms.xml", Array(text.utf8))])
        let card = try #require(recorded.messages.first?.attachments.first)
        #expect(card.kind == .contactCard && card.isHeld)
        #expect(card.name == "c.vcf Kit Example +447700900555")
    }

    @Test("Media of DiscordChatExporter are found in any folder beside the file")
    func assets() throws {
        let text =
            #"{"guild":{"id":"0","name":"Direct Messages"},"channel":{"id":"5","type":"DirectTextChat","name":"bob"},"messages":["#
            + #"{"id":"1213093381543034880","type":"Default","timestamp":"2024-03-01T12:00:00+00:00","content":"","author":{"id":"2","name":"bob"},"#
            + #""attachments":[{"id":"9","url":"assets/a%20b-1F2E3.png","fileName":"a b.png","fileSizeBytes":3}]}],"messageCount":1}"#
        let recorded = try read(
            DiscordChatExporter(), files: [("x/chan.json", Array(text.utf8)), ("x/assets/a b-1F2E3.png", [1, 2, 3])])
        #expect(recorded.messages.first?.attachments.first?.exhibit == 1)
    }
}

@Suite("Files under other names, and what is no text") struct RenamedFileTests {
    private static let files: [(any Importer, String)] = [
        (
            FacebookJSON(),
            #"{"participants":[{"name":"Mira"},{"name":"Jo"}],"messages":[{"sender_name":"Mira","timestamp_ms":1735689600000,"#
                + #""content":"hi"}],"title":"Mira","is_still_participant":true,"thread_path":"inbox/mira_1","magic_words":[]}"#
        ),
        (
            SkypeExport(),
            #"{"userId":"8:jonas","exportDate":"2024-05-13T10:00","conversations":[{"id":"8:live:mira","MessageList":[]}]}"#
        ),
        (
            SnapchatJSON(),
            #"{"u_one":[{"From":"u_one","Media Type":"TEXT","Created":"2024-04-20 01:29:22 UTC","Content":"hi","IsSender":false}]}"#
        ),
        (
            TikTokJSON(),
            #"{"Direct Message":{"Direct Messages":{"ChatHistory":{"Chat History with mira:":[]}}},"Your Activity":{}}"#
        ),
        (
            GoogleChat(),
            #"{"messages":[{"creator":{"name":"Mira","email":"m@example.org"},"created_date":"x","text":"hello","message_id":"a"}]}"#
        ),
        (GoogleVoice(), #"<html><body><div class="hChatLog hfeed"><div class="message"></div></div></body></html>"#),
        (IMessageExporter(), "May 12, 2024  7:03:10 PM\n+447700900123\nhello\n\n"),
        (
            LineText(),
            "[LINE] Chat history with Mira\nSaved on: 2024/05/13 10:00\n\n2024/05/12(Sun)\n21:03\tMira\thello\n"
        ),
        (
            WhatsAppText(),
            (10..<40).map { "13/05/2024, 21:\($0) - \($0 % 2 == 0 ? "Mira" : "Jo"): text\n" }.joined()
        ),
    ]

    @Test(
        "An export is known by what it holds", arguments: files.indices, ["file", "file.txt", "export.dat", "a.json"])
    func renamed(number: Int, name: String) {
        let (importer, text) = Self.files[number]
        let evidence = EvidenceSet(files: [(name, Array(text.utf8))])
        #expect(importer.claim(in: Survey(of: evidence)) != nil, "\(type(of: importer).description.id) as \(name)")
    }

    @Test("An archive that was not opened is nobody's text")
    func archive() {
        let chat = (10..<40).map { "13/05/2024, 21:\($0) - Mira: text\n" }.joined()
        let evidence = EvidenceSet(files: [
            ("WhatsApp Chat with Mira.zip", [0x50, 0x4B, 0x03, 0x04] + Array(chat.utf8))
        ])
        #expect(WhatsAppText().claim(in: Survey(of: evidence)) == nil)
    }
}

@Suite("Downloads of Meta since 2025") struct MetaOf2025Tests {
    private static let main = "<body><header class='_3-8y'><h1>I have your pictures</h1></header><main class='_a706'>"

    private func section(_ name: String, _ text: String, _ date: String) -> String {
        "<section class='_3-95 _a6-g'><h2 class='_2ph_ _a6-h _a6-i'>\(name)</h2><div class='_2ph_ _a6-p'><div>\(text)</div></div>"
            + "<footer class='_3-94 _a6-o'><div class='_a72d'>\(date)</div></footer></section>"
    }

    @Test("Records are sections, and the page's heading is nobody's words", arguments: ["", " class='x'"])
    func sections(instead: String) throws {
        var records =
            section("Bob", "hello", "Jun 01, 2025 3:31:29 pm") + section("Ann Owner", "yes", "Jun 01, 2025 3:32:29 pm")
        if !instead.isEmpty { records = records.replacing(" class='_3-95 _a6-g'", with: instead) }
        let page = "<html><head><title>Bob</title></head>\(Self.main)\(records)</main></body></html>"
        let recorded = try read(
            FacebookHTML(),
            files: [("x/your_facebook_activity/messages/inbox/bob_1/message_1.html", Array(page.utf8))])
        #expect(recorded.texts == ["hello", "yes"])
        #expect(recorded.actors == ["Bob", "Ann Owner"])
    }

    @Test("A card of people in a box before the sections costs none of them")
    func card() throws {
        let page =
            "<html><head><title>Bob</title></head>\(Self.main)<div class='pam _3-95 _2ph- _a6-g uiBoxWhite noborder'>"
            + "<div class='_2ph_ _a6-p'>Participants: Bob and Ann Owner</div></div>"
            + section("Bob", "hello", "Jun 01, 2025 3:31:29 pm") + "</main></body></html>"
        let recorded = try read(
            FacebookHTML(),
            files: [("x/your_facebook_activity/messages/inbox/bob_1/message_1.html", Array(page.utf8))])
        #expect(recorded.texts.contains("hello"))
    }

    private func list(_ name: String, _ text: String) throws -> RecordedTimeline {
        try read(
            InstagramJSON(),
            files: [("x/connections/followers_and_following/\(name).json", Array(text.utf8))])
    }

    @Test("A list that is one record is one, with its time")
    func oneRecord() throws {
        let text =
            #"{"timestamp":1700000100,"media":[],"label_values":[{"label":"URL","value":"https://www.instagram.com/_u/the.one","#
            + #""href":"https://www.instagram.com/_u/the.one"},{"label":"Name","value":"The One"},{"label":"Username","value":"the.one"}],"fbid":"1"}"#
        for name in ["restricted_profiles", "pending_follow_requests"] {
            let recorded = try list(name, text)
            #expect(recorded.times == ["2023-11-14T22:15:00"])
            #expect(recorded.accounts.flatMap(\.identifiers).map(\.literal) == ["the.one"])
        }
    }

    @Test("Flat lists are read, and lists in no known form are a loss")
    func flat() throws {
        let flat = try list(
            "followers_2", #"[{"value":"flat1","timestamp":1700000850},{"value":"flat2","timestamp":1700000860}]"#)
        #expect(flat.kinds == ["contact", "contact"])
        let other = try list("followers_1", #"[["a",1],["b",2]]"#)
        #expect(other.diagnostics.contains { $0.severity == .loss })
    }
}
