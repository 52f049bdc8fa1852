// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("WeChat by other programs") struct WeChatExportTests {
    private func records(_ list: String, wxid: String = "wxid_mira0001") throws -> RecordedTimeline {
        let text = #"{"session": {"wxid": "\#(wxid)", "displayName": "Mira"}, "messages": [\#(list)]}"#
        return try read(WeChatExport(), files: [("Mira.json", Array(text.utf8))])
    }

    @Test("Tables keep what the app wrote, files and requests as they stand in the database")
    func tableMarkup() throws {
        let rows = [
            (#"1,0,1"#, "mine"), (#"1,0,0"#, "hers"),
            (#"10000,0,0"#, "<revokemsg>你撤回了一条消息</revokemsg>"),
            (
                #"10002,0,0"#,
                #"<sysmsg type=""revokemsg""><revokemsg><session>x</session><replacemsg>"#
                    + #"<![CDATA[""Mira"" 撤回了一条消息]]></replacemsg></revokemsg></sysmsg>"#
            ),
            (#"49,6,0"#, "<msg><appmsg><title>plan.pdf</title><type>6</type></appmsg></msg>"),
            (#"10000,0,0"#, "你已添加了Mira，现在可以开始聊天了。"),
            (#"10000,0,0"#, #"""Mira""邀请你加入了群聊，群聊参与人还有：Kit、Ann"#),
            (#"37,0,0"#, #"<msg fromusername=""wxid_x"" content=""我是Kit"" fromnickname=""Kit""></msg>"#),
        ]
        let head =
            "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"
        let text = rows.enumerated().map { number, row in
            "\(number),3,\(row.0),\(1_715_544_190 + number),,\"\(row.1)\",,Mira garden,Mira,wxid_mira0001\n"
        }
        let recorded = try read(WeChatExport(), files: [("a.csv", Array((head + text.joined()).utf8))])
        #expect(
            recorded.kinds == [
                "message", "message", "message", "message", "message", "contact", "membership", "contact", "message",
            ])
        #expect(recorded.texts == ["mine", "hers", nil, nil, nil, "我是Kit"])
        #expect(recorded.messages.map(\.state) == [.sent, .sent, .deleted, .deleted, .sent, .sent])
        #expect(recorded.messages[4].attachments == [Attachment(.document, name: "plan.pdf")])
        #expect(recorded.actors[2] == recorded.actors[0] && recorded.actors[3] == "Mira garden")
        guard case .membership(let change) = recorded.events[6].content else { return }
        #expect(change.subject == recorded.events[0].actor)
        #expect(recorded.actors.last == "Kit")
    }

    @Test("The program's words for a kind, and what a machine heard, are not the sender's")
    func programWords() throws {
        func record(_ type: String, _ number: Int64, _ content: String) -> String {
            #"{"localId":1,"createTime":1715544190,"type":"\#(type)","localType":\#(number),"content":"\#(content)","#
                + #""isSend":0,"senderUsername":"wxid_mira0001","senderDisplayName":"Mira"}"#
        }
        let rows: [(String, String?, String?)] = [
            (record("语音消息", 34, "[语音消息 - 转文字失败]"), nil, nil), (record("语音消息", 34, "heard this"), "heard this", nil),
            (record("语音消息", 34, "[语音转文字] heard this"), "heard this", nil),
            (record("文件消息", 49, "[文件] plan.pdf"), nil, "plan.pdf"), (record("名片消息", 42, "[名片] Kit"), nil, "Kit"),
        ]
        for (row, text, name) in rows {
            let recorded = try records(row)
            #expect(recorded.texts == [text])
            #expect(recorded.messages[0].attachments.map(\.name) == [name])
            #expect(recorded.codes.contains("machine-transcript") == (text != nil))
        }
        #expect(try records(record("拍一拍", 266_287_972_401, #"\"Mira\" 拍了拍我"#)).kinds == ["notice"])
        #expect(try records(record("文本消息", 1, "[文件] typed")).texts == ["[文件] typed"])
    }

    @Test(
        "An earlier time in a text was typed",
        arguments: ["2024-05-11 09:00:00 'Mira'\nno", "2024-05-11 09:00:00 'Mira"])
    func pastedHeader(body: String) throws {
        let text = "2024-05-12 20:03:10 '我'\nlook:\n\n\(body)\n\n2024-05-12 20:04:10 'Mira'\nyes\n"
        let recorded = try read(WeChatExport(), files: [("Mira.txt", Array(text.utf8))])
        #expect(recorded.texts == ["look:\n\n\(body)", "yes"])
        #expect(recorded.accounts.map(\.isOwner) == [true, false])
    }

    @Test("What lacks a name or a date that can be read is no part of the message above; the app is nobody")
    func unreadableHeaders() throws {
        let text = """
            2024-05-12 20:03:10 '我'
            hi

            2024-05-12 20:06:30 '系统消息'
            以下为新消息

            2024-05-12 20:07:00 ''
            nameless

            昨天 20:08 'Mira'
            undated

            at 20:09 'Mira'
            typed

            2024-05-12 20:10:00 'Mira'
            [语音转文字] what a machine heard

            """
        let recorded = try read(WeChatExport(), files: [("Mira.txt", Array(text.utf8))])
        #expect(recorded.kinds == ["message", "notice", "message", "message", "message"])
        #expect(recorded.texts == ["hi", "nameless", "undated\n\nat 20:09 'Mira'\ntyped", "what a machine heard"])
        #expect(recorded.accounts.map(\.name) == ["(owner of the export)", "Mira"])
        #expect(
            Set(recorded.codes).isSuperset(of: ["sender-missing", "timestamp-unreadable", "machine-transcript"]))
        #expect(recorded.conversations.map(\.kind) == [.direct])
        #expect(recorded.isBalanced)
    }

    @Test("A day in other words heads a message that was passed on; a name without a day is told")
    func daysInWords() throws {
        let text = "·Mira\n2026年9月5日 08:05\na\n\n·Jonas\n昨天 08:07\nb\n\n·Mira\nno day here\n\n·\n2026年9月6日 08:05\nc\n"
        let recorded = try read(WeChatExport(), files: [("聊天记录.txt", Array(text.utf8))])
        #expect(recorded.texts == ["a", "b\n\n·Mira\nno day here", "c"])
        #expect(recorded.actors == ["Mira", "Jonas", nil])
        #expect(recorded.times.map { $0 == nil } == [false, true, false])
        #expect(recorded.codes.contains("embedded-header-undecided"))
        #expect(recorded.isBalanced)
    }

    @Test(
        "An answer ends where the words that it repeats begin, in front, behind, with brackets of their own",
        arguments: [
            ("no[引用 Mira：hi]", "no", "hi"), ("no[引用 hi]", "no", "hi"), ("[引用 Mira：hi]", nil, "hi"),
            ("[引用 Mira：hi]\nno", "no", "hi"), ("no[引用 Mira：[图片]]", "no", "[图片]"),
            ("no[引用 Mira：see :] here]", "no", "see :] here"), ("no[引用 Mira：see [ here]", "no", "see [ here"),
            ("two\nlines[引用 Mira：one\ntwo]", "two\nlines", "one\ntwo"), ("[引用 Mira：hi]\nno [图片]", "no [图片]", "hi"),
            ("she said [引用", "she said [引用", nil), ("[引用 Mira：hi] and more", "[引用 Mira：hi] and more", nil),
        ] as [(String, String?, String?)])
    func quotations(body: String, answer: String?, quoted: String?) throws {
        let text = "2024-05-12 20:03:10 '我'\nhello\n\n2024-05-12 20:04:10 'Mira'\n\(body)\n\n"
        let recorded = try read(WeChatExport(), files: [("Mira.txt", Array(text.utf8))])
        let message = try #require(recorded.messages.last)
        #expect(message.text == answer)
        #expect(message.detail?.quoted == quoted)
    }

    @Test(
        "Lines of the app are nobody's words, and words that resemble them are",
        arguments: [
            ("你已添加了Mira，现在可以开始聊天了。", "contact"), ("以上是打招呼的内容", "notice"), ("\"Mira\" 拍了拍 \"Jonas\"", "notice"),
            ("我拍了拍 \"Jonas\"", "notice"), ("\"Kit\"邀请\"Ruth\"加入了群聊", "membership"), ("以上是打招呼的内容吗", "message"),
            ("we 拍了拍 the table", "message"), ("我退出了群聊", "message"), ("[语音通话] 已取消", "call"), ("[语音通话] 你好", "message"),
        ])
    func appLines(body: String, kind: String) throws {
        let text = "2024-05-12 20:03:10 '我'\nhello\n\n2024-05-12 20:04:10 'Mira'\n\(body)\n\n"
        let recorded = try read(WeChatExport(), files: [("Mira.txt", Array(text.utf8))])
        #expect(recorded.kinds == ["message", kind])
    }

    @Test(
        "Other texts are not claimed",
        arguments: [
            "2024-05-12 20:03:10 Mira\nhi\n", "2024-05-12 20:03:10 ''\nhi\n", "•Mira\n2026年9月5日 08:05\nhi\n",
            "·Mira\nhello\n", "Export\n·Mira\n2026年9月5日 08:05\nhi\n",
        ])
    func otherTexts(text: String) {
        let evidence = EvidenceSet(files: [("a/聊天记录.txt", Array(text.utf8))])
        #expect(WeChatExport().claim(in: Survey(of: evidence)) == nil)
    }

    @Test("Later forms name people in a list, and tell beside the words what these stand for")
    func laterForms() throws {
        let records = [
            #"{"localId":1,"createTime":1715544190,"type":"文本消息","localType":1,"content":"hello","isSend":0,"senderID":1,"#
                + #""platformMessageId":"9001"}"#,
            #"{"localId":2,"createTime":1715544191,"type":"引用消息","localType":49,"content":"[引用 Kit：hello]\nwho?","#
                + #""isSend":1,"senderID":2,"platformMessageId":"9002","replyToMessageId":"9001","quotedSender":"Kit","#
                + #""quotedContent":"hello"}"#,
            #"{"localId":3,"createTime":1715544192,"type":"图片消息","localType":3,"content":"media/images/a.jpg","#
                + #""isSend":0,"senderID":1}"#,
            #"{"localId":4,"createTime":1715544193,"type":"位置消息","localType":48,"content":"[位置] Cafe","isSend":0,"#
                + #""senderID":1,"locationLat":51.5,"locationLng":-0.1,"locationPoiname":"Cafe"}"#,
        ]
        let text =
            #"{"session":{"username":"1@chatroom","displayName":"Walkers","type":"群聊"},"senders":["#
            + #"{"senderID":1,"wxid":"wxid_kit","displayName":"Kit"},{"senderID":2,"wxid":"wxid_ann","displayName":"Ann"}],"#
            + #""messages":[\#(records.joined(separator: ","))],"exportTime":"2024-05-13T10:00:00"}"#
        let recorded = try read(WeChatExport(), files: [("Walkers.json", Array(text.utf8))])
        #expect(recorded.actors == ["Kit", "Ann", "Kit", "Kit"])
        #expect(recorded.texts == ["hello", "who?", nil, nil])
        #expect(recorded.messages[1].replyTo == "9001")
        #expect(
            recorded.messages.suffix(2).map(\.attachments) == [
                [Attachment(.image, name: "media/images/a.jpg")], [Attachment(.location, name: "51.5,-0.1 Cafe")],
            ])
        #expect(recorded.conversations.map(\.nativeID) == ["1@chatroom"])
        #expect(!recorded.codes.contains("unknown-member") && !recorded.codes.contains("sender-missing"))
    }

    @Test("Whoever sends is the owner, and nobody else")
    func owner() throws {
        let recorded = try records(
            #"{"createTime": 1715544190, "type": "文本消息", "content": "a", "isSend": 0, "senderUsername": "wxid_mira0001"},"#
                + #"{"createTime": 1715544191, "type": "文本消息", "content": "b", "isSend": 1, "senderUsername": "wxid_jonas002"}"#
        )
        let owners = recorded.accounts.filter(\.isOwner).flatMap(\.identifiers).map(\.literal)
        #expect(owners == ["wxid_jonas002"])
        #expect(recorded.conversations[0].kind == .direct)
    }

    @Test("A picture in front of the messages, of whatever size, hides them from nobody")
    func longAvatar() throws {
        let avatar = "data:image/jpeg;base64," + String(repeating: "A", count: 200_000)
        let text =
            #"{"weflow": {"version": "1"}, "session": {"wxid": "wxid_mira0001", "avatar": "\#(avatar)"}, "messages": ["#
            + #"{"createTime": 1715544190, "type": "文本消息", "content": "a", "isSend": 0, "senderUsername": "wxid_mira0001"}]}"#
        #expect(try read(WeChatExport(), files: [("Mira.json", Array(text.utf8))]).texts == ["a"])
    }

    @Test("Rows of one's own in a table never make the other side the owner")
    func tableOwner() throws {
        let text =
            "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"
            + "1,3,1,0,1,1715544190,,mine,,Mira,Mira,wxid_mira0001\n2,3,1,0,0,1715544191,,hers,,Mira,Mira,wxid_mira0001\n"
        let recorded = try read(WeChatExport(), files: [("a.csv", Array(text.utf8))])
        #expect(recorded.accounts.filter(\.isOwner).flatMap(\.identifiers) == [])
        #expect(recorded.actors == ["(owner of the export)", "Mira"])
    }

    @Test("What the database keeps as markup is told: sums, cards, places, answers, calls")
    func markup() throws {
        func row(_ kind: String, _ subKind: String, _ content: String) -> String {
            "1,3,\(kind),\(subKind),0,1715544190,,\"\(content.replacing("\"", with: "\"\""))\",,,Mira,wxid_mira0001\n"
        }
        let text =
            "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"
            + row("49", "2000", "<msg><appmsg><title>微信转账</title><des>收到转账200.00元</des></appmsg></msg>")
            + row(
                "49", "57",
                "<msg><appmsg><title>yes</title><type>57</type><refermsg><content>hi</content></refermsg></appmsg></msg>"
            )
            + row("42", "0", #"<msg username="wxid_kit" nickname="Kit: S"/>"#)
            + row("48", "0", #"<msg><location x="51.5" y="-0.1" label="Park" poiname="Pond"/></msg>"#)
            + row("50", "0", "<voipmsg><VoIPBubbleMsg><msg><![CDATA[通话时长 01:05]]></msg></VoIPBubbleMsg></voipmsg>")
            + row("1", "0", "<title>typed</title>")
        let recorded = try read(WeChatExport(), files: [("a.csv", Array(text.utf8))])
        #expect(recorded.texts == ["微信转账\n收到转账200.00元", "yes", nil, nil, "<title>typed</title>"])
        #expect(recorded.messages[1].detail?.quoted == "hi")
        #expect(recorded.messages.flatMap(\.attachments).map(\.name) == ["wxid_kit Kit: S", "51.5,-0.1 Park Pond"])
        #expect(
            recorded.events.contains { event in
                if case .call(let call) = event.content {
                    call.seconds == 65 && call.wasAnswered == true
                } else {
                    false
                }
            })
    }

    @Test(
        "Other JSON and other tables are not claimed",
        arguments: [
            #"{"session": {"id": 1}, "messages": []}"#, #"{"messages": [{"createTime": 1}]}"#, "localId,Type\n1,2\n",
            "[]", "",
        ])
    func others(text: String) {
        let evidence = EvidenceSet(files: [("a.json", Array(text.utf8))])
        #expect(WeChatExport().claim(in: Survey(of: evidence)) == nil)
    }

    @Test(
        "Hostile records never crash and balance",
        arguments: [
            #"{}"#, #"{"createTime": "x"}"#, #"{"createTime": 99999999999999999999, "content": 5, "type": 7}"#,
            #"5, null, []"#,
            #"{"createTime": 1, "type": "名片消息", "content": null, "isSend": "1"}"#,
        ])
    func hostile(list: String) throws {
        let sound = #"{"createTime": 1715544190, "type": "文本消息", "content": "a", "isSend": 0, "senderUsername": "x"},"#
        #expect(try records(sound + list).isBalanced)
    }
}

@Suite("Roblox records") struct RobloxReturnTests {
    @Test("Columns may say their unit in brackets")
    func messages() throws {
        let text =
            "id,message_type_id,subject,body,author_id,author_name,recipient_id,recipient_name,"
            + "created_time (UTC seconds),updated_time (UTC seconds),is_system_message,is_read,is_archived,created,updated\n"
            + "1,1,Send it by Friday,,111,mira_h,222,jo_b,1715540590,1715540590,False,True,False,,\n"
        let recorded = try read(RobloxReturn(), files: [("Messages of the Roblox user jo_b.csv", Array(text.utf8))])
        #expect(recorded.texts == ["Send it by Friday"])
        #expect(recorded.times == ["2024-05-12T19:03:10"])
        #expect(recorded.codes == [])
    }

    private static let friends = "userid,frienduserid,createdutc,updatedutc\n"

    @Test(
        "The owner of a list is the number that stands in all rows, not the first one",
        arguments: [
            ("111,222,05/11/2024 20:00:00,\n111,333,05/12/2024 20:00:00,\n", 2), ("111,222,05/11/2024 20:00:00,\n", 1),
        ])
    func owner(rows: String, events: Int) throws {
        let recorded = try read(RobloxReturn(), files: [("friends.csv", Array((Self.friends + rows).utf8))])
        #expect(recorded.kinds.count == events)
        #expect(recorded.accounts.contains { $0.isOwner } == (events > 1))
        #expect(recorded.times.first == "2024-05-11T20:00:00")
    }

    @Test("Who follows acts, and the direction is seen from the owner")
    func followers() throws {
        let text = "userid,followeruserid,createdutc,updatedutc\n1234,777,1715457600123,\n888,1234,1715457700123,\n"
        let recorded = try read(
            RobloxReturn(), files: [("Follower list of the Roblox user 1234.csv", Array(text.utf8))])
        let changes = recorded.events.compactMap { if case .contact(let change) = $0.content { change } else { nil } }
        #expect(changes.map(\.direction) == [.incoming, .outgoing])
        #expect(recorded.actors == ["777", "1234"])
    }

    @Test(
        "Hostile rows never crash and balance",
        arguments: ["\"", ",,,\n", "1\n", "a,b,99/99/9999 99:99:99,\n", "1,2,3,4,5,6,7\n"])
    func hostile(rows: String) throws {
        #expect(try read(RobloxReturn(), files: [("a.csv", Array((Self.friends + rows).utf8))]).isBalanced)
    }
}
