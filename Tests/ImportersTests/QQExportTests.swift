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
}
