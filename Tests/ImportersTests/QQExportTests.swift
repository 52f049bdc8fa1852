// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("QQ message manager") struct QQExportTests {
    private static let head = "消息记录（此消息记录为文本格式，不支持重新导入）\n\n"
    private static let line = String(repeating: "=", count: 64)

    private func text(_ body: String, peer: String = "Mira") throws -> RecordedTimeline {
        let front = "\(Self.line)\n消息分组:我的好友\n\(Self.line)\n消息对象:\(peer)\n\(Self.line)\n\n"
        return try read(QQExport(), files: [("a.txt", Array((Self.head + front + body).utf8))])
    }

    @Test(
        "Headers in their forms",
        arguments: [
            ("2024-05-12 21:03:10 Mira(123456789)", "2024-05-12T21:03:10"),
            ("2019-09-23 8:43:38 PM Mira", "2019-09-23T20:43:38"),
            ("2026-09-15 上午 08:00:00 Mira(12345)", "2026-09-15T08:00:00"),
            ("2024-05-12 12:00:00 AM Mira<mira@example.org>", "2024-05-12T00:00:00"),
        ])
    func headers(line: String, time: String) throws {
        let recorded = try text("\(line)\nhello\n")
        #expect(recorded.times == [time])
        #expect(recorded.texts == ["hello"])
        #expect(recorded.accounts.first?.name == "Mira")
    }

    @Test("A line of words that begins with a date is a message's, unless an empty line stands before it")
    func bodies() throws {
        let recorded = try text(
            "2024-05-12 21:03:10 Mira\none\n2024-05-12 21:04:00 said Jonas\n\n2024-05-12 21:05:00 Mira\ntwo\n")
        #expect(recorded.texts == ["one\n2024-05-12 21:04:00 said Jonas", "two"])
    }

    @Test("Files without empty lines are read as they are")
    func dense() throws {
        let recorded = try text(
            "2024-05-12 21:03:10 Mira\none\n2024-05-12 21:04:00 Jonas\ntwo\n2024-05-12 21:05:00 Mira\nthree\n")
        #expect(recorded.texts == ["one", "two", "three"])
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Jonas"])
    }

    @Test("A title in front of a nick is the group's")
    func titles() throws {
        let recorded = try text("2024-05-12 21:03:10 【管理员】【活跃】Mira(123456789)\nx\n")
        #expect(recorded.accounts[0].identifiers.map(\.literal) == ["123456789", "Mira"])
    }

    @Test("Words of the app count under the app's number alone")
    func recalled() throws {
        let recorded = try text(
            "2024-05-12 21:03:10 Mira\nMira撤回了一条消息\n\n2024-05-12 21:04:00 系统消息(10000)\nMira撤回了一条消息\n")
        #expect(recorded.messages.map(\.state) == [.sent, .deleted])
    }

    @Test(
        "Hostile files never crash and balance",
        arguments: [
            "\u{0}", "2024-05-12 21:03:10 ", "2024-05-12 21:03:10 (", "2024-05-12 21:03:10 <@>\n【】\n",
            "2024-99-99 99:99:99 Mira\nx", "====\n消息对象:", "2024-05-12 21:03:10 Mira\n[图片",
            "2024-05-12 21:03:10 Mira\n通话时长 99999999999999999999:01",
        ])
    func hostile(body: String) throws {
        #expect(try text(body).isBalanced)
    }

    @Test("The rows in front of a page's messages may stand in a box")
    func boxedRows() throws {
        let box = { (words: String) in "<tr><td><div style=padding-left:10px;>\(words)</div></td></tr>" }
        let rows =
            box("<br><b>消息记录</b>") + box("<b>消息分组:我的好友</b>") + box("消息对象:Mira") + box("&nbsp;")
            + "<tr><td style=border-bottom-width:1px;>日期: 2024-05-12</td></tr>"
            + "<tr><td><div><div>Mira</div>9:03:10</div><div>x</div></td></tr>"
        let page =
            "From: <Save by Tencent MsgMgr>\nSubject: Tencent IM Message\nContent-Type:multipart/related; boundary=\"--x\"\n\n"
            + "----x\nContent-Type: text/html\nContent-Transfer-Encoding:7bit\n\n<html><body><table>\(rows)</table></body></html>\n----x--\n"
        let recorded = try read(QQExport(), files: [("a.mht", Array(page.utf8))])
        #expect(recorded.conversations.last?.title == "Mira")
        #expect(recorded.texts == ["x"])
        #expect(recorded.diagnostics.allSatisfy { $0.severity == .note })
    }

    private func chunked(_ names: [String]) throws -> RecordedTimeline {
        let manifest =
            #"{"metadata":{"name":"QQChatExporter V5","version":"5.1.0"},"chatInfo":{"name":"Mira","type":"private"},"#
            + #""chunked":{"format":"jsonl","chunks":[{"index":1,"relativePath":"chunks/c1.jsonl","count":1},"#
            + #"{"index":2,"relativePath":"chunks/c2.jsonl","count":2}]}}"#
        var files = [("x/manifest.json", Array(manifest.utf8))]
        for (index, name) in names.enumerated() {
            let record =
                #"{"id":"\#(index)","timestamp":1715540590000,"sender":{"uid":"u","uin":"123456789","name":"Mira"},"#
                + #""content":{"text":"m\#(index)"}}"# + "\n"
            files.append(("x/chunks/\(name)", Array(record.utf8)))
        }
        return try read(QQExport(), files: files)
    }

    @Test("Chunks of a large talk are read in the manifest's order, and what is missing of them is a loss")
    func chunks() throws {
        let whole = try chunked(["c2.jsonl", "c1.jsonl"])
        #expect(whole.texts == ["m1", "m0"])
        #expect(whole.codes == ["count-mismatch"])
        let part = try chunked(["c1.jsonl"])
        #expect(part.texts == ["m0"])
        #expect(part.codes == ["export-part-missing"])
        #expect(whole.isBalanced && part.isBalanced)
    }

    @Test("The words of the message that is answered are not the answer's")
    func answers() throws {
        let records = [
            #"{"id":"1","timestamp":1715540590000,"sender":{"uin":"123456789","name":"Mira"},"content":{"text":"hi"}}"#,
            #"{"id":"2","timestamp":1715540591000,"sender":{"uin":"223456789","name":"Jonas"},"content":{"text":"[回复 Mira: hi]\nyes","#
                + #""elements":[{"type":"reply","data":{"referencedMessageId":"1","senderName":"Mira","content":"hi"}},"#
                + #"{"type":"text","data":{"text":"yes"}}]}}"#,
        ]
        let text =
            #"{"metadata":{"name":"QQChatExporter V5"},"chatInfo":{"name":"Mira","type":"private"},"messages":["#
            + records.joined(separator: ",") + "]}"
        let recorded = try read(QQExport(), files: [("f.json", Array(text.utf8))])
        #expect(recorded.texts == ["hi", "yes"])
        #expect(recorded.messages.last?.replyTo == "1")
    }

    @Test("A page asks for the order of day and month where its dates prove none")
    func dayOrder() throws {
        let page = """
            From: <Save by Tencent MsgMgr>
            Subject: Tencent IM Message
            Content-Type:multipart/related; boundary="--x"

            ----x
            Content-Type: text/html
            Content-Transfer-Encoding:7bit

            <html><body><table><tr><td>消息对象:Kit</td></tr><tr><td>日期: 02/01/2024</td></tr><tr><td><div><div>Kit</div>9:03:10</div><div>x</div></td></tr></table></body></html>
            ----x--
            """
        #expect(throws: ImportError.self) { try read(QQExport(), files: [("a.mht", Array(page.utf8))]) }
        let declared = try read(
            QQExport(), files: [("a.mht", Array(page.utf8))], settings: ImportSettings(dateOrder: .mdy))
        #expect(declared.times == ["2024-02-01T09:03:10"])
    }

    /// One record of a text, or of parts, as the program's later versions write them.
    private func parts(_ text: String, _ elements: [String], _ more: String = "") throws -> RecordedTimeline {
        let parts = elements.map { #"{"type":\#($0)}}"# }.joined(separator: ",")
        let record =
            #"{"id":"9","timestamp":1715540590000,"sender":{"uin":"123456789","name":"Mira"},\#(more)"#
            + #""content":{"text":"\#(text)","elements":[\#(parts)],"resources":[]}}"#
        let file =
            #"{"metadata":{"name":"QQChatExporter"},"chatInfo":{"name":"Mira","type":"private"},"messages":[\#(record)]}"#
        return try read(QQExport(), files: [("f.json", Array(file.utf8))])
    }

    @Test("Parts of a record tell what the program's words stand for")
    func elements() throws {
        let answer = try parts(
            "[回复消息]@Ann sure [捂脸]",
            [
                #""reply","data":{"referencedMessageId":"1","content":"hi""#, #""at","data":{"name":"Ann""#,
                #""text","data":{"text":" sure ""#, #""face","data":{"name":"[捂脸]""#,
            ])
        #expect(answer.texts == ["@Ann sure [捂脸]"])
        #expect(answer.messages[0].replyTo == "1")
        let picture = try parts(
            "look [图片:a.jpg] here",
            [
                #""text","data":{"text":"look ""#, #""image","data":{"filename":"a.jpg""#,
                #""text","data":{"text":"here""#,
            ])
        #expect(picture.texts == ["look here"])
        #expect(picture.messages[0].attachments == [Attachment(.image, name: "a.jpg")])
        let card = try parts(
            "[JSON消息]",
            [
                #""json","data":{"title":"Cafe","description":"High St 1","url":"https://example.com/x","#
                    + #""content":"{\"meta\":{\"a\":{\"lat\":\"51.5\",\"lng\":\"-0.1\"}}}""#
            ])
        #expect(card.texts == ["Cafe\nHigh St 1"])
        #expect(
            card.messages[0].attachments == [
                Attachment(.location, name: "51.5,-0.1"), Attachment(.link, name: "https://example.com/x"),
            ])
        let forwarded = try parts(
            "[转发消息: 1条]",
            [
                #""forward","data":{"messages":[{"sender":{"name":"Kit"},"content":{"text":"long words"}}]"#
            ])
        #expect(forwarded.texts == ["Kit: long words"])
        #expect(forwarded.messages[0].isForwarded)
        #expect(try parts("[Markdown消息]", [#""markdown","data":{"content":"**bold**""#]).texts == ["**bold**"])
        #expect(try parts("[新消息]", [#""unheard","data":{"x":"y""#]).texts == ["[新消息]"])
    }

    @Test("Calls among the app's lines are calls", arguments: [("通话时长 01:02", 62), ("已取消", nil)])
    func callParts(words: String, seconds: Int?) throws {
        let recorded = try parts(
            "视频通话 - \(words)", [#""av_record","data":{"summary":"视频通话 - \#(words)","text":"\#(words)""#],
            #""system":true,"#)
        guard case .call(let call)? = recorded.events.first?.content else {
            Issue.record("no call")
            return
        }
        #expect(call.isVideo)
        #expect(call.seconds == seconds)
        #expect(call.wasAnswered == (seconds != nil))
        #expect(recorded.actors == ["Mira"])
    }

    @Test(
        "A record of a person is no line of the app because one part of it is not known to the program",
        arguments: [
            (#"{"type":"text","data":{"text":"hello"}},"#, #""uin":"10002","#, "message", "hello"),
            ("", #""uin":"10002","#, "message", nil), ("", #""uin":"0","#, "message", nil),
        ] as [(String, String, String, String?)])
    func partsOfPeople(part: String, number: String, kind: String, text: String?) throws {
        let unknown = #"{"type":"system","data":{"nativeType":"futureElement","summary":"系统消息","text":"系统消息"}}"#
        let record =
            #"{"id":"1","timestamp":1783213200000,"sender":{\#(number)"uid":"u_2","name":"Mira"},"type":"text","#
            + #""content":{"text":"hello系统消息","elements":[\#(part)\#(unknown)]},"system":true}"#
        let file =
            #"{"metadata":{"name":"QQChatExporter"},"chatInfo":{"name":"Mira","type":"private"},"messages":[\#(record)]}"#
        let recorded = try read(QQExport(), files: [("a.json", Array(file.utf8))])
        #expect(recorded.kinds == [kind])
        #expect(recorded.texts == [text])
        #expect(recorded.messages.first?.attachments == [Attachment(.other, name: "futureElement")])
        #expect(recorded.codes.contains("unknown-message-type"))
    }
}
