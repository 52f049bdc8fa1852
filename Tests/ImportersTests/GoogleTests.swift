// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Google Chat, Hangouts and Voice")
struct GoogleTests {
    private func chat(_ date: String) throws -> RecordedTimeline {
        let text =
            #"{"messages":[{"creator":{"email":"a@example.org"},"created_date":"\#(date)","text":"x","message_id":"1"}]}"#
        return try read(GoogleChat(), files: [("Google Chat/Groups/DM AA/messages.json", Array(text.utf8))])
    }

    @Test(
        "Chat's dates in many languages",
        arguments: [
            "Sunday, February 7, 2021 at 5:13:43 PM UTC", "Sunday, February 7, 2021 at 5:13:43\u{202F}PM UTC",
            "Sunday, 7 February 2021 at 17:13:43 UTC", "Sonntag, 7. Februar 2021 um 17:13:43 UTC",
            "dimanche 7 février 2021 à 17:13:43 UTC", "domingo, 7 de febrero de 2021, 17:13:43 UTC",
            "2021年2月7日日曜日 17時13分43秒 UTC", "domenica 7 febbraio 2021 alle ore 17:13:43 UTC",
            "niedziela, 7 lutego 2021 17:13:43 UTC", "воскресенье, 7 февраля 2021 г. в 17:13:43 UTC",
            "неделя, 7 февруари 2021 г. в 17:13:43 ч. UTC", "diumenge, 7 de febrer del 2021 a les 17:13:43 UTC",
            "neděle 7. února 2021 v 17:13:43 UTC", "Κυριακή 7 Φεβρουαρίου 2021 στις 5:13:43 μ.μ. UTC",
            "sunnuntai 7. helmikuuta 2021 klo 17.13.43 UTC", "dimanche 7 février 2021 à 17 h 13 min 43 s UTC",
            "יום ראשון, 7 בפברואר 2021 בשעה 17:13:43 UTC", "रविवार, 7 फ़रवरी 2021 को 5:13:43 pm UTC बजे",
            "nedjelja, 7. veljače 2021. u 17:13:43 UTC", "2021. február 7., vasárnap 17:13:43 UTC",
            "วันอาทิตย์ที่ 7 กุมภาพันธ์ พ.ศ. 2564 เวลา 17 นาฬิกา 13 นาที 43 วินาที UTC",
            "วันอาทิตย์ที่ 7 กุมภาพันธ์ พุทธศักราช 2564 เวลา 17 นาฬิกา 13 นาที 43 วินาที UTC",
            "วันอาทิตย์ที่ 7 กุมภาพันธ์ ค.ศ. 2021 เวลา 17 นาฬิกา 13 นาที 43 วินาที UTC",
            "7 Şubat 2021 Pazar 17:13:43 UTC", "lúc 17:13:43 UTC Chủ Nhật, 7 tháng 2, 2021",
            "2021年2月7日星期日 UTC 17:13:43", "2021年2月7日 星期日 下午5:13:43 [UTC]",
        ])
    func dates(date: String) throws {
        let recorded = try chat(date)
        #expect(recorded.times == ["2021-02-07T17:13:43"])
        #expect(recorded.events.first?.time?.zone == .utc)
    }

    @Test("A date in no known language leaves the message undated, in its place")
    func unknownDate() throws {
        let recorded = try chat("qwe 7 rty 2021")
        #expect(recorded.times == [nil])
        #expect(recorded.codes.contains("timestamp-unreadable"))
    }

    @Test(
        "Hostile Chat records never crash and balance",
        arguments: [
            "7", "[]",
            #"{"creator":[],"created_date":7,"text":{},"attached_files":{},"annotations":[7],"reactions":[[]]}"#,
            #"{"creator":{"name":""},"created_date":"","message_id":"","reactions":[{"emoji":{},"reactor_emails":[1]}]}"#,
        ])
    func hostileChat(record: String) throws {
        let text = #"{"messages":[{"creator":{"email":"a@example.org"},"created_date":"x","text":"y"},\#(record)]}"#
        let recorded = try read(GoogleChat(), files: [("Groups/Space A/messages.json", Array(text.utf8))])
        #expect(recorded.isBalanced)
    }

    private func hangouts(_ events: String) throws -> RecordedTimeline {
        let text =
            #"{"conversations":[{"events":[\#(events)],"conversation":{"conversation_id":{"id":"U"},"conversation":{"type":"STICKY_ONE_TO_ONE","self_conversation_state":{"self_read_state":{"participant_id":{"gaia_id":"1"}}},"participant_data":[{"id":{"gaia_id":"2"},"fallback_name":"Ada"}]}}}]}"#
        return try read(GoogleHangouts(), files: [("Hangouts.json", Array(text.utf8))])
    }

    private func voicePage(_ sound: String, _ end: String = "") -> [UInt8] {
        Array(
            """
            <html><body><div class="haudio"><div class="contributor vcard"><a class="tel" href="tel:+12025550123"><span class="fn">Ada</span></a></div>
            <abbr class="published" title="2023-09-04T03:00:00.000-07:00">x</abbr><audio src="\(sound)"></audio></div>
            <div class="tags">Labels: <a rel="tag" href="http://www.google.com/voice#voicemail">V</a>, <a rel="tag" href="http://www.google.com/voice#spam">S</a></div>\(end)</body></html>
            """.utf8)
    }

    @Test("What the owner deleted or the service sorted out is told", arguments: [("True", 2), ("False", 1)])
    func filed(state: String, changes: Int) throws {
        let page = voicePage("", "<div class=\"deletedStatusContainer\">User Deleted: \(state)</div>")
        let recorded = try read(GoogleVoice(), files: [("Calls/Ada - Voicemail - 2023.html", page)])
        let told = recorded.events.compactMap { event -> AccountChange? in
            if case .accountChange(let change) = event.content { change } else { nil }
        }
        #expect(told.count == changes)
        #expect(told.first == AccountChange(field: "folder", to: "spam"))
        #expect(recorded.isBalanced)
    }

    @Test("The words of a voicemail are a machine's, whether or not an element is around them")
    func transcripts() throws {
        for words in ["Transcript:\n<span class=\"full-text\">call me</span>", "Transcript: call me"] {
            let page = String(decoding: voicePage(""), as: UTF8.self).replacing("<audio src=\"\"></audio>", with: words)
            let recorded = try read(
                GoogleVoice(), files: [("Calls/Ada - Voicemail - 2023.html", Array(page.utf8))])
            #expect(recorded.texts == ["call me"])
            #expect(recorded.codes.contains("machine-transcript"))
        }
    }

    @Test("Of two downloads with files of one name, each page has its own", arguments: [true, false])
    func ownFiles(isOrdered: Bool) throws {
        let names = isOrdered ? ["ada", "ben"] : ["ben", "ada"]
        let files = names.flatMap { name in
            [
                ("\(name)/Takeout/Voice/Calls/x.html", voicePage("x.mp3")),
                ("\(name)/Takeout/Voice/Calls/x.mp3", Array(name.utf8)),
            ]
        }
        let recorded = try read(GoogleVoice(), files: files)
        let held = recorded.messages.flatMap(\.attachments).map(\.exhibit)
        let pages = recorded.events.filter { $0.content.kind == .message }.map(\.provenance.exhibit)
        #expect(held == pages.map { $0 + 1 })
    }

    @Test("A file of another person's download is nobody else's")
    func foreignFiles() throws {
        let event =
            #"{"sender_id":{"gaia_id":"2"},"timestamp":"1453809862342224","event_type":"REGULAR_CHAT_MESSAGE","chat_message":{"annotation":[{"type":4}],"message_content":{"attachment":[{"embed_item":{"plus_photo":{"url":"https://example.com/IMG_0001.jpg"}}}]}}}"#
        let text = { (events: String) in
            Array(
                #"{"conversations":[{"conversation":{"conversation_id":{"id":"U"},"conversation":{"participant_data":[{"id":{"gaia_id":"2"}}],"self_conversation_state":{}}},"events":[\#(events)]}]}"#
                    .utf8)
        }
        func exhibit(_ ann: String, _ ben: String, hasRecords: Bool) throws -> Int32? {
            var files = [("\(ann)/Takeout/Hangouts/Hangouts.json", text(event))]
            files.append(("\(ben)/Takeout/Hangouts/IMG_0001.jpg", [1, 2, 3]))
            if hasRecords { files.append(("\(ben)/Takeout/Hangouts/Hangouts.json", text(""))) }
            let recorded = try read(GoogleHangouts(), files: files)
            #expect(
                recorded.events.contains {
                    $0.content == .accountChange(AccountChange(field: "message-effect", to: "/me"))
                })
            return recorded.messages.flatMap(\.attachments).first?.exhibit
        }
        #expect(try exhibit("ann", "ben", hasRecords: true) == nil)
        #expect(try exhibit("ann", "media", hasRecords: false) == 1)
        #expect(try exhibit("takeout-20240101T000000Z-001", "takeout-20240101T000000Z-002", hasRecords: true) == 1)
        #expect(try exhibit("2024-05-12", "2024-05-13", hasRecords: true) == nil)
    }

    @Test("Events in front of the conversation's own data know it all the same")
    func shuffledHangouts() throws {
        let recorded = try hangouts(
            #"{"sender_id":{"gaia_id":"2"},"timestamp":"1453809862342224","event_type":"REGULAR_CHAT_MESSAGE","chat_message":{"message_content":{"segment":[{"type":"TEXT","text":"x"}]}}}"#
        )
        #expect(recorded.actors == ["Ada"])
        #expect(recorded.conversations.map(\.nativeID) == ["U"])
        #expect(recorded.times == ["2016-01-26T12:04:22"])
    }

    @Test("A call's beginning tells its medium where its end does not")
    func video() throws {
        let recorded = try hangouts(
            #"{"sender_id":{"gaia_id":"2"},"timestamp":"1453809862342224","event_id":"a","event_type":"HANGOUT_EVENT","hangout_event":{"event_type":"START_HANGOUT","media_type":"AUDIO_VIDEO"}},"#
                + #"{"sender_id":{"gaia_id":"2"},"timestamp":"1453809962342224","event_id":"b","event_type":"HANGOUT_EVENT","hangout_event":{"event_type":"END_HANGOUT","hangout_duration_secs":"90"}}"#
        )
        let calls = recorded.events.compactMap { if case .call(let call) = $0.content { call } else { nil } }
        #expect(calls.map(\.isVideo) == [true])
        #expect(calls.map(\.seconds) == [90])
    }

    @Test(
        "Hostile events never crash and balance",
        arguments: [
            "1,[],{}", #"{"timestamp":"99999999999999999999","event_type":7}"#,
            #"{"event_type":"HANGOUT_EVENT","hangout_event":{"event_type":"END_HANGOUT","hangout_duration_secs":"-9223372036854775808"}}"#,
            #"{"event_type":"ADD_USER","membership_change":{"participant_id":[7,{}]},"timestamp":-5}"#,
        ])
    func hostileHangouts(events: String) throws {
        let recorded = try hangouts(events)
        #expect(recorded.isBalanced)
    }

    @Test(
        "Lengths of calls",
        arguments: [
            ("PT1M5S", 65), ("PT1H", 3600), ("PT0S", 0), ("PT", nil), ("1:05", nil), ("PT99999999999999S", nil),
        ])
    func durations(title: String, seconds: Int?) throws {
        let page = """
            <html><body><div class="haudio"><div class="contributor vcard"><a class="tel" href="tel:+12025550123"><span class="fn">Ada</span></a></div>
            <abbr class="published" title="2023-09-04T03:00:00.000-07:00">x</abbr><abbr class="duration" title="\(title)">x</abbr>
            <a rel="tag" href="http://www.google.com/voice#received">Reçu</a></div></body></html>
            """
        let recorded = try read(GoogleVoice(), files: [("Ada - x - 2023.html", Array(page.utf8))])
        guard case .call(let call)? = recorded.events.first?.content else {
            Issue.record("no call")
            return
        }
        #expect(call.seconds == seconds)
        #expect(call.wasAnswered == true)
    }

    @Test("A second download of a conversation's file is read")
    func secondDownload() throws {
        func messages(_ id: Int) -> [UInt8] {
            Array(
                (#"{"messages": [{"creator": {"name": "Ada", "email": "ada@example.org"}, "#
                    + #""created_date": "Sunday, May 12, 2024 at 9:00:1\#(id) PM UTC", "text": "x\#(id)", "#
                    + #""message_id": "a/\#(id)/\#(id)"}]}"#).utf8)
        }
        let folder = "Takeout/Google Chat/Groups/DM aaa/"
        let recorded = try read(
            GoogleChat(), files: [(folder + "messages(1).json", messages(1)), (folder + "messages.json", messages(2))])
        #expect(Set(recorded.texts) == ["x1", "x2"])
        #expect(Set(recorded.conversations.map(\.nativeID)).count == 1)
    }

    private func takeout(_ records: [String], files names: [String]) throws -> RecordedTimeline {
        let messages = records.enumerated().map { number, members in
            #"{"creator":{"email":"a@example.org"},"created_date":"Sunday, May 12, 2024 at 9:00:1\#(number) PM UTC","#
                + #""message_id":"\#(number)",\#(members)}"#
        }
        let list = #"{"messages":[\#(messages.joined(separator: ","))]}"#
        let folder = "Takeout/Google Chat/Groups/DM aaa/"
        return try read(
            GoogleChat(),
            files: [(folder + "messages.json", Array(list.utf8))] + names.map { (folder + $0, Array($0.utf8)) })
    }

    private func file(_ name: String) -> String {
        #""attached_files":[{"original_name":"\#(name)","export_name":"File-\#(name)"}]"#
    }

    @Test("Files of one name are numbered in the order of the messages; where some are missing, nobody's are told")
    func filesOfOneName() throws {
        let records = [file("a.jpg"), file("b?x=0.jpg"), file("a.jpg")]
        let whole = try takeout(records, files: ["File-a.jpg", "File-a(1).jpg", "File-b_x=0.jpg"])
        #expect(whole.messages.map { $0.attachments.first?.exhibit } == [1, 3, 2])
        let part = try takeout(records, files: ["File-a.jpg", "File-b_x=0.jpg"])
        #expect(part.messages.map { $0.attachments.first?.exhibit } == [nil, 2, nil])
        #expect(part.codes.contains("media-of-one-name"))
        #expect(!whole.codes.contains("media-of-one-name"))
    }

    @Test("A name that another file bears is not taken for a number")
    func namesWithNumbers() throws {
        let recorded = try takeout([file("a(1).jpg"), file("a.jpg")], files: ["File-a.jpg", "File-a(1).jpg"])
        #expect(recorded.messages.map { $0.attachments.first?.exhibit } == [2, 1])
    }

    @Test("Annotations tell calls, dates and tasks, and what is unknown is counted")
    func annotations() throws {
        func annotation(_ words: String) -> String { #""annotations":[{"start_index":0,"length":0,\#(words)}]"# }
        let recorded = try takeout(
            [
                annotation(#""gsuite_integration_metadata":{"call_data":{"call_status":"CALL_MISSED"}}"#),
                annotation(
                    #""gsuite_integration_metadata":{"tasks_data":{"task_properties":{"title":"buy bulbs","#
                        + #""description":"twelve"}}}"#),
                annotation(
                    #""interaction_data":{"url":{"private_do_not_access_or_else_safe_url_wrapped_value":"#
                        + #""https://example.com/a"}}"#) + #","text":"look""#,
                annotation(#""membership_changed_metadata":{"type":"REMOVED"}"#),
            ], files: [])
        #expect(recorded.kinds == ["call", "message", "message", "message"])
        #expect(recorded.texts == ["buy bulbs\ntwelve", "look", nil])
        #expect(recorded.messages[1].attachments == [Attachment(.link, name: "https://example.com/a")])
        guard case .call(let call)? = recorded.events.first?.content else { return }
        #expect(call.wasAnswered == false)
        #expect(recorded.codes.contains("unknown-member"))
    }

    @Test("Pictures whose addresses end alike are nobody's", arguments: ["bbb", "aaa"])
    func hangoutsPictures(second: String) throws {
        func event(_ id: String, _ folder: String) -> String {
            #"{"conversation_id":{"id":"C"},"sender_id":{"gaia_id":"\#(id)"},"timestamp":"1453809862000000","#
                + #""event_id":"\#(id)","event_type":"REGULAR_CHAT_MESSAGE","chat_message":{"message_content":{"attachment":["#
                + #"{"embed_item":{"type":["PLUS_PHOTO"],"plus_photo":{"thumbnail":{"image_url":"#
                + #""https://example.com/\#(folder)/photo.jpg"}}}}]}}}"#
        }
        let text =
            #"{"conversations":[{"conversation":{"conversation":{"id":{"id":"C"}}},"events":["#
            + event("2", "aaa") + "," + event("3", second) + "]}]}"
        let recorded = try read(
            GoogleHangouts(),
            files: [
                ("Takeout/Hangouts/Hangouts.json", Array(text.utf8)), ("Takeout/Hangouts/photo.jpg", Array("one".utf8)),
            ])
        let files = recorded.messages.map { $0.attachments.first?.exhibit }
        #expect(files == (second == "aaa" ? [1, 1] : [nil, nil]))
        #expect(recorded.codes.contains("media-of-one-name") == (second != "aaa"))
    }
}
