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
}
