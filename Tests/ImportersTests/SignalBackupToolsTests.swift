// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("signalbackup-tools") struct SignalBackupToolsTests {
    private func text(_ lines: String) throws -> RecordedTimeline {
        let bytes = Array(("[May 12, 2024 19:00:00] <Mira> first\n" + lines).utf8)
        return try read(SignalBackupTools(), files: [("Mira (_id3).txt", bytes)])
    }

    @Test(
        "Only signs in brackets are reactions",
        arguments: [
            ("hi (Jonas: 👍)", "hi", 1), ("hi (Jonas: 👍; Ann: B: ❤️)", "hi", 2),
            ("hi (Jonas: yes)", "hi (Jonas: yes)", 0), ("hi (Jonas: 👍; later)", "hi (Jonas: 👍; later)", 0),
            ("(Jonas: 👍)", "(Jonas: 👍)", 0), ("hi ()", "hi ()", 0), ("score (home: 1)", "score (home: 1)", 0),
        ]) func reactions(body: String, shown: String, count: Int) throws
    {
        let recorded = try text("[May 12, 2024 19:01:00] <Mira> \(body)\n")
        #expect(recorded.texts.last == shown)
        #expect(recorded.kinds.count { $0 == "reaction" } == count)
        #expect(recorded.isBalanced)
    }

    @Test("Lines that are no fronts go on with the message before") func continued() throws {
        let recorded = try text("[May 12, 2024 19:01:00] no mark\n[Mai 12, 2024 19:01:00] <Mira> x\n")
        #expect(recorded.texts == ["first\n[May 12, 2024 19:01:00] no mark\n[Mai 12, 2024 19:01:00] <Mira> x"])
    }

    @Test("Times are wall clocks") func clock() throws {
        let recorded = try text("")
        #expect(recorded.times == ["2024-05-12T19:00:00"])
        #expect(recorded.events[0].time?.zone == .unknown)
        #expect(!recorded.accounts.contains { $0.isOwner })
    }

    @Test("A lost end tag swallows no bubble behind it, whatever stands around") func lostEndTags() throws {
        func bubble(_ number: Int, _ text: String, end: String = "</div>") -> String {
            """
            <!-- Message: _id:\(number),type:1 --><div class="msg msg-incoming"><div><pre>\(text)</pre></div>
            <div class="footer"><span class="msg-data">May 12, 2024 19:00:0\(number)</span></div>\(end)
            """
        }
        let page =
            "<!-- Generated on 2024-05-20 10:00:00 by signalbackup-tools (1). Input database version: 2. -->"
            + "<html><head><title>Mira</title><style>.conversation-box{}</style></head><body><div class=\"conversation-box\">"
            + bubble(1, "one", end: "") + bubble(2, "two") + bubble(3, "three") + "</div></body></html>"
        let recorded = try read(SignalBackupTools(), files: [("Mira (_id3)/Mira.html", Array(page.utf8))])
        #expect(recorded.texts == ["one", "two", "three"])
        #expect(recorded.messages.map(\.nativeID) == ["1", "2", "3"])
        #expect(recorded.codes.contains("record-incomplete"))
        #expect(recorded.isBalanced)
    }
}
