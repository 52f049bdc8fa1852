// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("LINE text")
struct LineTextTests {
    private func chat(_ lines: String, settings: ImportSettings = ImportSettings()) throws -> RecordedTimeline {
        let file = "[LINE] Chat history with Mira\nSaved on: 2024/05/13 10:00\n\n\(lines)"
        return try read(LineText(), files: [("x.txt", Array(file.utf8))], settings: settings)
    }

    @Test(
        "Any title behind the app's name is one, where days and tabulators stand below it",
        arguments: [
            ("[LINE] 測試群組\n儲存日期：2026/01/03 01:14", "測試群組", "unknown"),
            ("[LINE] Blue x Green 聊天記錄\n儲存日期：2026/7/30 09:00", "Blue x Green", "unknown"),
            ("[LINE] 測試群組的聊天記錄\n儲存日期： 2026/01/03 01:14", "測試群組", "group"),
            ("[LINE] Rita\nSalvato il: 2026/01/03 01:14", "Rita", "unknown"),
            ("[LINE] Mira와의 대화\n저장한 날짜 : 2026. 1. 3. 오후 1:14", "Mira", "direct"),
        ])
    func titles(front: String, name: String, kind: String) throws {
        let text = front + "\n\n2026/01/02（五）\n上午09:46\tAda\thello\n上午09:47\tBen\thi\n"
        let recorded = try read(LineText(), files: [("x.txt", Array(text.utf8))])
        #expect(recorded.texts == ["hello", "hi"])
        #expect(recorded.conversations.map(\.title) == [name])
        #expect(recorded.conversations.map { "\($0.kind)" } == [kind])
        #expect(!recorded.codes.contains("text-before-first-record"))
    }

    @Test("A title alone is no chat", arguments: ["[LINE] Rita\nwords\n", "[LINE] Rita\n2026/01/02\nwords\twords\n"])
    func titleAlone(text: String) {
        #expect(throws: NotClaimed.self) { try read(LineText(), files: [("x.txt", Array(text.utf8))]) }
    }

    @Test(
        "Days in every form",
        arguments: [
            "2021/1/2(土)", "2021/01/02(Sat)", "2021/01/02 Sat", "2021/1/2周六", "2021.1.2 土曜日", "2021.01.02 Saturday",
            "Sat, 2/1/2021", "Sat, 1/2/2021", "2021/01/02 เสาร์", "2021.1.2 토요일", "2021/1/2（土）",
            "Sat, 2021/01/02", "Sat, 2021-01-02", "Sat, 02-01-2021", "Sat, 2.1.2021", "2021. 1. 2. 토요일",
            "Sa., 02.01.2021", "sáb., 02/01/2021", "sam., 2/1/2021",
        ])
    func days(day: String) throws {
        #expect(try chat("\(day)\n10:00\tMira\tx\n").times == ["2021-01-02T10:00:00"])
    }

    @Test(
        "Times in every form",
        arguments: [
            ("07:33", "07:33"), ("9:30AM", "09:30"), ("04:35PM", "16:35"), ("10:00 AM", "10:00"), ("午前11:24", "11:24"),
            ("午後05:38", "17:38"), ("午前12:03", "00:03"), ("午後12:30", "12:30"), ("上午9:00", "09:00"), ("오후 9:03", "21:03"),
        ])
    func clocks(clock: String, time: String) throws {
        #expect(try chat("2021/1/2(土)\n\(clock)\tMira\tx\n").times == ["2021-01-02T\(time):00"])
    }

    @Test(
        "Computers write no title: the file's name is all",
        arguments: [
            ("[LINE] Chat with Mira.txt", "direct"), ("[LINE] 與Mira的聊天.txt", "direct"),
            ("[LINE] แชทกับ Mira.txt", "direct"), ("[LINE] Mira님과의 대화.txt", "direct"),
            ("[LINE] Mira와의 대화.txt", "direct"), ("[LINE] Miraとのトーク.txt", "direct"),
            ("[LINE] Chat with Mira (1).txt", "direct"), ("[LINE] 與Mira的聊天(2).txt", "direct"),
        ])
    func names(path: String, kind: String) throws {
        let text = "2021.01.02 Saturday\n10:00 Mira hello\n10:01 Jonas hi\n10:02 Mira well\n10:03 Jonas yes\n"
        let recorded = try read(LineText(), files: [(path, Array(text.utf8))])
        #expect(recorded.conversations.map(\.title) == ["Mira"])
        #expect(recorded.conversations.map { "\($0.kind)" } == [kind])
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Jonas"])
    }

    @Test("A weekday that contradicts its date is no day")
    func wrongWeekday() throws {
        let recorded = try chat("2021/1/2(土)\n10:00\tMira\tx\n2021/1/3(土)\n10:01\tMira\ty\n")
        #expect(recorded.times == ["2021-01-02T10:00:00", "2021-01-02T10:01:00"])
        #expect(recorded.texts == ["x\n2021/1/3(土)", "y"])
    }

    @Test(
        "Lines of the app",
        arguments: [
            ("Mira unsent a message.", "message"), ("You unsent a message.", "message"),
            ("Mira joined the group.", "membership"),
            ("Mira invited Ada to the group.", "membership"), ("ミラがメッセージの送信を取り消しました", "message"),
            ("ミラがグループを退会しました。", "membership"), ("Mira已收回訊息", "message"), ("something new", "notice"),
        ])
    func service(line: String, kind: String) throws {
        #expect(try chat("2021/1/2(土)\n10:00\t\t\(line)\n").kinds == [kind])
        #expect(try chat("2021/1/2(土)\n10:00\t\(line)\n").kinds == [kind])
    }

    @Test("A lone quotation mark does not swallow the next day", arguments: ["a 5\" pipe", "\"never closed"])
    func loneQuotationMark(body: String) throws {
        let recorded = try chat("2021/1/2(土)\n10:00\tMira\t\(body)\n\n2021/1/3(日)\n10:01\tMira\ty\n")
        #expect(recorded.times == ["2021-01-02T10:00:00", "2021-01-03T10:01:00"])
    }

    @Test("The other of two is the owner")
    func owner() throws {
        let recorded = try chat("2021/1/2(土)\n10:00\tMira\tx\n10:01\tJonas\ty\n")
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Jonas"])
    }

    @Test(
        "Hostile lines never crash and balance",
        arguments: [
            "\t\t\t", "99:99\tx\ty", "10:00\t", "10:00\t\t", "2021/13/45(土)", "\"\"\"", "☎",
            "10:00\tMira\t☎ 99999999999:99",
        ])
    func hostile(line: String) throws {
        #expect(try chat("2021/1/2(土)\n10:00\tMira\tx\n\(line)\n").isBalanced)
    }

    @Test("A front inside the quotation marks of a body begins no record")
    func pastedInQuotation() throws {
        let recorded = try chat(
            "2024/05/12(Sun)\n21:03\tMira\t\"look:\n21:00\tJonas\tpay\n\"\n21:05\tJonas\tnever said so\n")
        #expect(recorded.texts == ["look:\n21:00\tJonas\tpay\n", "never said so"])
        #expect(recorded.actors == ["Mira", "Jonas"])
        #expect(recorded.codes.contains("embedded-header"))
    }

    @Test("Marks that two people typed do not swallow what stands between them")
    func typedMarks() throws {
        let recorded = try chat(
            "2024/05/12(Sun)\n21:03\tMira\t\"half\n21:04\tJonas\tplain\n21:05\tMira\tand its end\"\n")
        #expect(recorded.texts == ["\"half", "plain", "and its end\""])
        #expect(recorded.codes.contains("embedded-header-undecided"))
    }

    @Test("In the form of computers, a front that is much too early was pasted")
    func pastedBare() throws {
        let text = "2024/05/12(Sun)\n21:03\tMira\ta\n21:05\tMira\tlook:\n19:00\tJonas\tpay\n21:06\tJonas\tb\n"
        let recorded = try read(LineText(), files: [("x.txt", Array(text.utf8))])
        #expect(recorded.texts == ["a", "look:\n19:00\tJonas\tpay", "b"])
        #expect(recorded.isBalanced)
    }

    @Test("A date inside a message heads no day", arguments: ["2024/05/20", "2024.05.20 Monday"])
    func dateInside(date: String) throws {
        let recorded = try chat(
            "2024/5/12(Sun)\n11:25\tBob\thi, the days are\n\(date)\nand Tuesday\n11:26\tMira\tyes\n\n2024/5/13(Mon)\n10:00\tBob\tok\n"
        )
        #expect(recorded.texts == ["hi, the days are\n\(date)\nand Tuesday", "yes", "ok"])
        #expect(recorded.times == ["2024-05-12T11:25:00", "2024-05-12T11:26:00", "2024-05-13T10:00:00"])
    }

    @Test("Who was invited has not come yet")
    func invited() throws {
        let recorded = try chat(
            "2021/1/2(土)\n10:00\t\tMira invited Ada to the group.\n10:01\t\tAda joined the group.\n")
        let steps = recorded.events.compactMap { event -> MembershipChange.Step? in
            if case .membership(let change) = event.content { change.step } else { nil }
        }
        #expect(steps == [.invited, .joined])
    }

    @Test(
        "The app's lines call the owner \"you\"",
        arguments: ["您已收回訊息", "你已收回消息", "您已將Kit加入群組", "您已離開群組", "You unsent a message."])
    func ownLines(line: String) throws {
        let recorded = try chat("2024/05/12(Sun)\n10:00\tMira\thello\n10:01\tAnn\thi\n10:02\t\(line)\n")
        let own = recorded.events.last?.actor.map { recorded.accounts[Int($0.rawValue)] }
        #expect(own?.isOwner == true)
        #expect(recorded.kinds.last != "notice")
        #expect(!recorded.accounts.contains { ["您", "你", "You"].contains($0.name) })
    }

    @Test(
        "Lines of groups name whom they concern",
        arguments: ["Mira已邀請Kit加入群組。", "Mira邀請Kit加入群組", "Mira已將Kit退出群組。", "Mira已將Kit加入群組。"])
    func groupLines(line: String) throws {
        let recorded = try chat("2024/05/12(Sun)\n10:00\tMira\thello\n10:01\t\(line)\n")
        guard case .membership(let change)? = recorded.events.last?.content else {
            Issue.record("no membership")
            return
        }
        #expect(recorded.actors.last == "Mira")
        #expect(change.subject.map { recorded.accounts[Int($0.rawValue)].name } == "Kit")
    }

    @Test("Somebody who is called \"you\" is not the owner")
    func calledYou() throws {
        let recorded = try chat("2024/05/12(Sun)\n10:00\t你\thello\n10:01\tAnn\thi\n10:02\t你已收回訊息\n")
        #expect(recorded.actors == ["你", "Ann", "你"])
    }

    @Test("A deleted account is nobody beside the partner of a talk of two, and the partner where nobody else is")
    func deletedAccount() throws {
        func talk(_ lines: String) throws -> RecordedTimeline {
            let text = "[LINE] Chat history with Mira\nSaved on: 26/05/2024, 10:00PM\n\nSun, 26/05/2024\n" + lines
            return try read(LineText(), files: [("[LINE] Mira.txt", Array(text.utf8))])
        }
        let beside = try talk("09:03PM\tMira\thello\n09:04PM\tJonas\thi\n09:05PM\tUnknown\tgone\n")
        #expect(beside.actors == ["Mira", "Jonas", nil])
        #expect(beside.codes.contains("sender-missing"))
        let alone = try talk("09:04PM\tJonas\thi\n09:05PM\tUnknown\tgone\n")
        #expect(alone.actors == ["Jonas", "Unknown"])
    }
}
