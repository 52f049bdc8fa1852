// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("ChatLab format") struct ChatLabTests {
    private func talk(_ message: String, platform: String = "wechat") throws -> RecordedTimeline {
        let text =
            #"{"chatlab":{"version":"0.0.2","exportedAt":1},"meta":{"name":"Mira","platform":"\#(platform)","#
            + #""type":"private","ownerId":"1"},"members":[{"platformId":"1","accountName":"Jonas"},"#
            + #"{"platformId":"2","accountName":"Mira"}],"messages":[\#(message)]}"#
        return try read(ChatLab(), files: [("Mira.json", Array(text.utf8))])
    }

    @Test(
        "The number of a kind decides what a record is",
        arguments: [
            (0, "hello", "message", "hello"), (1, "[图片]", "message", nil), (4, "[文件] plan.pdf", "message", nil),
            (7, "[链接] A page", "message", "[链接] A page"), (22, "Mira nudged you", "notice", nil),
            (23, "[语音通话] 已取消", "call", nil), (25, "yes[引用 Jonas：no]", "message", "yes"),
            (80, "Mira joined", "notice", nil), (81, "\"Mira\" 撤回了一条消息", "message", nil), (99, "odd", "message", "odd"),
        ] as [(Int, String, String, String?)])
    func kinds(number: Int, content: String, kind: String, text: String?) throws {
        let quoted = content.replacing("\"", with: "\\\"")
        let recorded = try talk(
            #"{"sender":"2","accountName":"Mira","timestamp":1773000000,"type":\#(number),"content":"\#(quoted)"}"#)
        #expect(recorded.kinds == [kind])
        #expect(recorded.messages.first?.text == text)
        #expect(recorded.isBalanced)
    }

    @Test("The service is the one that the file names, and the owner the one that it marks")
    func service() throws {
        let recorded = try talk(
            #"{"sender":"1","accountName":"Jonas","timestamp":1773000000000,"type":0,"content":"hi"}"#, platform: "QQ")
        #expect(recorded.conversations.map(\.platform.rawValue) == ["qq"])
        #expect(recorded.conversations.map(\.nativeID) == ["2"])
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Jonas"])
        #expect(recorded.times == ["2026-03-08T20:00:00"])
    }

    @Test(
        "Files without the format's head are not claimed",
        arguments: [
            #"{"chatlab":"1","messages":[]}"#, #"{"meta":{"platform":"qq"},"version":1,"messages":[]}"#,
            #"[{"chatlab":{"version":"1"},"meta":{"platform":"qq"}}]"#, "# chatlab\n",
        ])
    func others(text: String) {
        #expect(ChatLab().claim(in: Survey(of: EvidenceSet(files: [("a.json", Array(text.utf8))]))) == nil)
    }
}
