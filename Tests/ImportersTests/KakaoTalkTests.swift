// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("KakaoTalk")
struct KakaoTalkTests {
    private func room(_ lines: String, title: String = "미라 님과 카카오톡 대화") throws -> RecordedTimeline {
        let file = "\(title)\n저장한 날짜 : 2015년 8월 3일 오전 12:51\n\n\(lines)\n"
        return try read(KakaoTalk(), files: [("KakaoTalkChats.txt", Array(file.utf8))])
    }

    @Test(
        "Every client's line is the same message",
        arguments: [
            "2015년 7월 9일 오후 8:34, 미라 : 안녕", "2015. 7. 9. 오후 8:34, 미라 : 안녕", "2015. 7. 9. 20:34, 미라 : 안녕",
            "8:34pm, July 9, 2015, 미라 : 안녕", "July 9, 2015, 8:34 PM, 미라 : 안녕", "July 9, 2015, 8:34 p.m., 미라 : 안녕",
            "July 9, 2015 at 8:34\u{202F}PM, 미라 : 안녕", "Jul 9, 2015, 8:34 PM, 미라 : 안녕",
            "--------------- 2015년 7월 9일 목요일 ---------------\n[미라] [오후 8:34] 안녕",
            "--------------- Thursday, July 9, 2015 ---------------\n[미라] [8:34 PM] 안녕",
        ])
    func clients(line: String) throws {
        let recorded = try room(line)
        #expect(recorded.times == ["2015-07-09T20:34:00"])
        #expect(recorded.actors == ["미라"])
        #expect(recorded.texts == ["안녕"])
    }

    @Test(
        "The app's own words",
        arguments: [
            ("미라님이 아다님을 초대했습니다.", "membership"), ("미라님이 들어왔습니다.", "membership"), ("미라님이 나갔습니다.", "membership"),
            ("미라님을 내보냈습니다.", "membership"), ("Mira invited Ada.", "membership"),
            ("미라님이 들어왔습니다.운영정책을 위반한 메시지로 신고 접수 시 카카오톡 이용에 제한이 있을 수 있습니다.", "membership"), ("무슨 일", "notice"),
        ])
    func service(line: String, kind: String) throws {
        #expect(try room("2015년 7월 9일 오후 8:34, \(line)").kinds == [kind])
    }

    @Test(
        "Bodies that stand for something else",
        arguments: [
            ("사진", 1, "message"), ("사진 3장", 3, "message"), ("동영상", 1, "message"), ("<Photo>", 1, "message"),
            ("(Photo)", 1, "message"),
            ("(사진)", 1, "message"), ("(photographs)", 0, "message"), ("(emoticon)", 1, "message"),
            ("파일: a.pdf", 1, "message"), ("보이스톡 해요", 0, "call"), ("페이스톡 취소", 0, "call"),
            ("보이스톡 통화시간 1:23", 0, "call"), ("보이스톡 어때", 0, "message"),
        ])
    func bodies(body: String, attachments: Int, kind: String) throws {
        let recorded = try room("2015년 7월 9일 오후 8:34, 미라 : \(body)")
        #expect(recorded.kinds == [kind])
        #expect(recorded.messages.map(\.attachments.count).reduce(0, +) == attachments)
    }

    @Test("A table whose quotation marks are not doubled is read row by row")
    func table() throws {
        let file = "Date,User,Message\n2024-05-12 20:34:26,\"M\",\"a \"b\" c\"\n2024-05-12 20:34:27,\"J, K\",\"x\ny\"\n"
        let recorded = try read(KakaoTalk(), files: [("c.csv", Array(file.utf8))])
        #expect(recorded.texts == ["a \"b\" c", "x\ny"])
        #expect(recorded.actors == ["M", "J, K"])
    }

    @Test(
        "Hostile lines never crash and balance",
        arguments: [
            "[", "[a] [b", "2015년 99월 9일 오후 8:34, a : b", "2015년 7월 9일 오후 8:34,", "--------------- x ---------------",
            "\u{0}",
        ])
    func hostile(line: String) throws {
        #expect(try room("2015년 7월 9일 오후 8:34, 미라 : 안녕\n\(line)").isBalanced)
    }

    @Test("A line of a message that ends like one of the app's stays a message", arguments: [false, true])
    func linesLikeTheApps(onComputer: Bool) throws {
        let front =
            onComputer
            ? "--------------- Thursday, July 9, 2015 ---------------\n[미라] [8:34 PM] " : "July 9, 2015, 8:34 PM, 미라 : "
        let recorded = try room(front + "I waited for an hour\nand then he left.\nplease answer")
        #expect(recorded.texts == ["I waited for an hour\nand then he left.\nplease answer"])
        #expect(recorded.kinds == ["message"])
    }

    @Test(
        "Whoever is there does not come in: such a line, and what stands below one of the app's, is told as undecided")
    func typedLinesOfTheApp() throws {
        let rule = "--------------- 2024년 5월 12일 일요일 ---------------"
        let typed = try room(
            "\(rule)\n[미라] [오후 8:34] 안녕\n[요나스] [오후 8:35] hi\n미라님이 들어왔습니다.\n그리고 나갔다")
        #expect(typed.kinds == ["message", "message", "membership", "notice"])
        #expect(typed.diagnostics.first { $0.code == "embedded-header-undecided" }?.detail["count"] == 2)
        let plain = try room(
            "\(rule)\n미라님이 들어왔습니다.\n채팅방 설명이 바뀌었습니다.\n[미라] [오후 8:34] 안녕\n미라님이 나갔습니다.\n[요나스] [오후 8:35] x\n미라님이 들어왔습니다."
        )
        #expect(plain.kinds == ["membership", "notice", "message", "membership", "message", "membership"])
        #expect(!plain.codes.contains("embedded-header-undecided"))
    }

    @Test("A name that the app left out invents nobody")
    func namesLeftOut() throws {
        let recorded = try room("July 9, 2015, 8:34 PM, Mira invited Ada and.")
        #expect(recorded.kinds == ["membership"])
        #expect(recorded.accounts.map(\.name).sorted() == ["Ada", "Mira"])
    }

    @Test("A row pasted into a quoted cell is text of that cell")
    func pastedRow() throws {
        let file =
            "Date,User,Message\n2024-05-13 12:05:01,\"M\",\"say \"\"hi\"\", ok\"\n"
            + "2024-05-13 12:06:01,\"J\",\"two\n2024-05-13 12:00:00,M,\"\"x\"\"\"\n2024-05-13 12:07:01,\"M\",\"end\"\n"
        let recorded = try read(KakaoTalk(), files: [("c.csv", Array(file.utf8))])
        #expect(recorded.texts == ["say \"hi\", ok", "two\n2024-05-13 12:00:00,M,\"x\"", "end"])
        #expect(recorded.actors == ["M", "J", "M"])
        #expect(recorded.codes.contains("embedded-header"))
        #expect(recorded.isBalanced)
    }

    @Test("A record of an earlier day than its heading was pasted")
    func pastedRecord() throws {
        let recorded = try room(
            """
            2024년 5월 13일 오후 1:00
            2024년 5월 13일 오후 1:00, 미라 : 안녕
            2024년 5월 13일 오후 1:11, 민준 : 봐
            2024년 5월 12일 오후 1:00, 미라 : 옛말
            2024년 5월 13일 오후 1:12, 민준 : 끝
            """)
        #expect(recorded.texts == ["안녕", "봐\n2024년 5월 12일 오후 1:00, 미라 : 옛말", "끝"])
        #expect(recorded.codes.contains("embedded-header"))
    }

    @Test("A pasted heading moves no message to another day")
    func pastedHeading() throws {
        let (first, second) = ("Monday, May 13, 2024", "Tuesday, May 14, 2024")
        let rule = "---------------"
        let recorded = try room(
            """
            \(rule) \(first) \(rule)
            [Mira] [12:05 AM] hi
            [Ben] [12:06 AM] Ben left this chatroom.
            [Ben] [12:10 AM] look:
            \(rule) \(second) \(rule)
            [Mira] [9:00 AM] copied
            [Ben] [12:11 AM] still the 13th
            \(rule) \(second) \(rule)
            [Mira] [1:00 AM] next day
            Ben left this chatroom.
            """)
        #expect(recorded.kinds == ["message", "message", "message", "message", "message", "membership"])
        #expect(recorded.texts[1] == "Ben left this chatroom.")
        #expect(recorded.texts[2] == "look:\n\(rule) \(second) \(rule)\n[Mira] [9:00 AM] copied")
        #expect(recorded.times[3] == "2024-05-13T00:11:00")
        #expect(recorded.times[4] == "2024-05-14T01:00:00")
        #expect(recorded.codes.contains("embedded-header"))
        let open = try room(
            """
            \(rule) \(first) \(rule)
            [Ben] [12:10 AM] look:
            \(rule) \(second) \(rule)
            [Mira] [9:00 AM] copied
            \(rule) \(second) \(rule)
            [Mira] [1:00 AM] next day
            """)
        #expect(open.codes.contains("embedded-header-undecided"))
    }
}
