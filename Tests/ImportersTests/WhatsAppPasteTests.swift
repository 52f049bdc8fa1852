// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing
import Testing

@testable import Importers

/// Lines that look like records and are none, names that look like something else, words of the app.
@Suite struct WhatsAppPasteTests {
    private func chat(_ text: String, path: String = "WhatsApp Chat with Mal.txt") throws -> RecordedTimeline {
        try read(WhatsAppText(), files: [(path, Array(text.utf8))])
    }

    @Test(
        "a pasted stretch is pasted to its last line",
        arguments: ["look what you wrote: 13/05/2024, 21:03 - Mal: one", "why\n13/05/2024, 21:03 - Mal: one"],
        ["\n13/05/2024, 21:07 - Vic: end", ""])
    func pastedStretch(opening: String, end: String) throws {
        let timeline = try chat(
            """
            13/05/2024, 21:03 - Mal: one
            13/05/2024, 21:04 - Mal: two
            13/05/2024, 21:05 - Mal: three
            13/05/2024, 21:06 - Vic: \(opening)
            13/05/2024, 21:04 - Mal: two
            13/05/2024, 21:05 - Mal: three\(end)
            """)
        #expect(timeline.texts.filter { $0 == "three" }.count == 1)
        #expect(timeline.texts[3]?.hasSuffix("Mal: three") == true)
        #expect(timeline.codes.contains("embedded-header"))
    }

    @Test("the last minute's lines, pasted")
    func lastMinute() throws {
        let timeline = try chat(
            """
            13/05/2024, 21:05 - Mal: one
            13/05/2024, 21:06 - Mal: two
            13/05/2024, 21:06 - Vic: look:
            13/05/2024, 21:05 - Mal: one
            13/05/2024, 21:06 - Mal: two
            """)
        #expect(timeline.texts.count == 3)
    }

    @Test("words said again are no paste")
    func saidAgain() throws {
        let timeline = try chat(
            """
            13/05/2024, 21:05 - Mal: hi
            13/05/2024, 21:05 - Mal: hi
            13/05/2024, 21:06 - Vic: yes
            13/05/2024, 21:05 - Mal: hi
            13/05/2024, 21:06 - Mal: hi
            13/05/2024, 21:07 - Mal: hi
            """)
        #expect(timeline.texts.count == 6)
    }

    @Test("lines of another chat, pasted on the same day")
    func otherChat() throws {
        let pasted = """
            13/05/2024, 21:03 - Mal: hi
            13/05/2024, 21:06 - Vic: see the chat with Eve:
            13/05/2024, 20:01 - Eve: send one
            13/05/2024, 20:02 - Vic: no
            13/05/2024, 21:07 - Mal: end
            """
        let timeline = try chat(pasted)
        #expect(timeline.texts.count == 3)
        #expect(!timeline.accounts.contains { $0.name == "Eve" })
        #expect(timeline.codes.contains("embedded-header"))
        let group = try chat("13/05/2024, 21:02 - Mal created group \"Walks\"\n" + pasted)
        #expect(group.texts.count == 5)
        #expect(group.codes.contains("records-out-of-order"))
    }

    @Test("where CR LF ends records alone, a header behind a bare LF was pasted")
    func lineEnds() throws {
        let timeline = try chat(
            "[25/05/2024, 21:03:11] A: one\nline two\r\n[25/05/2024, 21:03:12] B: two\r\n"
                + "[25/05/2024, 21:03:13] A: he wrote\n[25/05/2024, 21:03:14] C: that\r\n"
                + "[25/05/2024, 21:03:15] A: end")
        #expect(timeline.texts == ["one\nline two", "two", "he wrote\n[25/05/2024, 21:03:14] C: that", "end"])
        #expect(timeline.codes.contains("embedded-header"))
    }

    /// Forty records of two people that all end in CR LF; the last of all holds what is given.
    private func strict(_ last: String, count: Int = 40) throws -> RecordedTimeline {
        let front = (0..<count).map { number in
            "[25/05/2024, 20:\(number + 10):11] \(number % 2 == 0 ? "Mira" : "Jonas"): line \(number)\r\n"
        }
        return try chat(front.joined() + "[25/05/2024, 21:03:10] Mira: \(last)", path: "_chat.txt")
    }

    @Test(
        "where nobody wrote a second line, too",
        arguments: [
            "he wrote:\n[25/05/2024, 21:03:12] Jonas: pay",
            "x\n[25/05/2024, 21:01:12] Jonas: a\n[25/05/2024, 21:03:12] Jonas: b",
        ])
    func lineEndsWithoutBodyLines(last: String) throws {
        for end in ["", "\r\n", "\r\n[25/05/2024, 21:04:10] Jonas: end\r\n"] {
            let timeline = try strict(last + end)
            #expect(timeline.texts[40] == last)
            #expect(timeline.codes.contains("embedded-header"))
        }
        let first = try chat(
            "[25/05/2024, 21:03:10] Mira: \(last)\r\n[25/05/2024, 21:04:10] Jonas: no\r\n"
                + (0..<4).map { "[25/05/2024, 21:0\($0 + 5):10] Mira: line \($0)\r\n" }.joined(), path: "_chat.txt")
        #expect(first.texts.first == last)
        let short = try strict(last + "\r\n[25/05/2024, 21:04:10] Jonas: end\r\n", count: 3)
        #expect(short.texts[3] == last)
    }

    @Test("what may be a second file joined to the first stays, and is told")
    func joinedFiles() throws {
        let timeline = try strict("x\n[25/05/2024, 21:04:12] Jonas: a\n[25/05/2024, 21:05:12] Mira: b", count: 3)
        #expect(timeline.texts.count == 6)
        #expect(timeline.codes.contains("embedded-header-undecided"))
    }

    @Test("the first record of a file whose words are known is no notice for its mark alone")
    func firstRecord() throws {
        let mark = "\u{200E}"
        let poll = try chat(
            "[25.05.24, 21:03:11] Bo: \(mark)POLL:\nWhere?\n\(mark)OPTION: Here (2 votes)\n[25.05.24, 21:03:12] Ana: hello",
            path: "_chat.txt")
        #expect(poll.kinds == ["message", "message"])
        #expect(poll.messages[0].attachments.map(\.kind) == [.poll])
        #expect(poll.conversations.first?.opensWithNotice == false)
        let event = try chat(
            """
            [25.05.24, 21:03:11] Bo: \(mark)EVENT: Meet
            [25.05.24, 21:03:12] Ana: hello
            [25.05.24, 21:03:13] Bo: \(mark)image omitted
            """, path: "_chat.txt")
        #expect(event.kinds == ["message", "message", "message"])
    }

    @Test("a first line that is no sentence was typed behind a mark; one that is, is told", arguments: ["", "."])
    func typedFirstLine(stop: String) throws {
        let timeline = try chat(
            """
            [25.05.24, 21:03:11] Bo: \u{200E}send 200 or I post it\(stop)
            [25.05.24, 21:03:12] Ana: hello
            [25.05.24, 21:03:13] Bo: hi
            """, path: "_chat.txt")
        #expect(timeline.kinds == [stop.isEmpty ? "message" : "notice", "message", "message"])
        #expect(timeline.codes.contains("opening-words-not-known") == !stop.isEmpty)
    }

    @Test("in words of no table, who stands before the mark is kept, and what recurs is a person's")
    func unknownWordsKeepSender() throws {
        let mark = "\u{200E}"
        let timeline = try chat(
            """
            [25.05.24, 21:03:11] Bo: \(mark)Xoxo blargh prumpf zzz.
            [25.05.24, 21:03:12] Ana: hello
            [25.05.24, 21:03:13] Bo: \(mark)blarg omo
            [25.05.24, 21:03:14] Ana: stop
            [25.05.24, 21:03:15] Bo: \(mark)blarg omo
            [25.05.24, 21:03:16] Bo: \(mark)Frobnik
            """, path: "_chat.txt")
        #expect(timeline.kinds == ["notice", "message", "message", "message", "message", "notice"])
        #expect(timeline.events.allSatisfy { $0.actor != nil })
    }

    @Test("names may begin with any sign", arguments: ["<3 Mia", "<Mia>", "<Mia> Holt", "<?>"])
    func angleNames(name: String) throws {
        for path in ["chat.txt", "WhatsApp Chat with Ann.txt"] {
            let timeline = try chat(
                """
                13/05/2024, 21:00 - \(name): line 0
                13/05/2024, 21:01 - Ann: line 1
                13/05/2024, 21:02 - \(name): line 2
                13/05/2024, 21:03 - Ann: line 3
                """, path: path)
            #expect(timeline.texts.count == 4)
            #expect(timeline.accounts.contains { $0.name == name })
        }
    }

    @Test("a log of a relay chat is none of WhatsApp's")
    func relayLog() {
        let log = (0..<6).map { "[2024-05-13 21:00:0\($0)] <ann> note: line" }.joined(separator: "\n")
        #expect(throws: (any Error).self) { try chat(log, path: "log.txt") }
    }

    @Test("a colon in a name: believed, doubted, not asked, told by the app")
    func colons() throws {
        let rest = "13/05/2024, 21:09 - Bob: a\n"
        let two = try chat(
            "13/05/2024, 21:03 - Dr: Strange: hello\n13/05/2024, 21:04 - Dr: Strange: again: yes\n" + rest)
        #expect(two.accounts.map(\.name).sorted() == ["Bob", "Dr"])
        #expect(two.texts == ["Strange: hello", "Strange: again: yes", "a"])
        #expect(two.codes.contains("sender-name-undecided"))
        let noticed = try chat(
            "13/05/2024, 21:03 - Dr: Strange: hello\n13/05/2024, 21:04 - Dr: Strange added you\n" + rest)
        #expect(noticed.accounts.map(\.name).sorted() == ["Bob", "Dr: Strange"])
        #expect(noticed.texts.first == "hello")
        let one = try chat("13/05/2024, 21:03 - Dr: Strange: hello\n" + rest)
        #expect(one.codes.contains("sender-name-undecided"))
        let none = try chat(
            "13/05/2024, 21:03 - Ann: ps: hello\n13/05/2024, 21:04 - Ann: ps: bye\n" + rest)
        #expect(none.texts[0] == "ps: hello")
        #expect(!none.codes.contains("sender-name-undecided"))
    }

    @Test("a colon in a group's title is no part of a name, and refutes none")
    func colonInTitle() throws {
        let timeline = try chat(
            """
            31/12/2023, 23:59 - Kim: Smith created group "A: b"
            01/01/2024, 00:00 - Kim: Smith: happy new year
            13/01/2024, 00:05 - Kim: Smith: IMG-20240113-WA0001.jpg (file attached)
            13/01/2024, 00:06 - Kim: Smith: This message was deleted
            13/01/2024, 00:07 - Jo: thanks
            """, path: "WhatsApp Chat with A_ b.txt")
        #expect(timeline.kinds == ["membership", "message", "message", "message", "message"])
        #expect(timeline.accounts.map(\.name).sorted() == ["Jo", "Kim: Smith"])
        #expect(timeline.messages.map(\.state) == [.sent, .sent, .deleted, .sent])
        #expect(timeline.messages[1].attachments.map(\.name) == ["IMG-20240113-WA0001.jpg"])
    }

    @Test("a renamed export of a large group that begins with who joined", arguments: [2, 15, 30])
    func beginsWithNotices(count: Int) throws {
        let joined = (0..<count).map { "13/05/2024, 09:00 - Member \($0) joined using this group's invite link\n" }
        let said = (0..<5).map { "14/05/2024, 10:00 - Jo: message \($0)\n" }
        let timeline = try chat((joined + said).joined(), path: "evidence.txt")
        #expect(timeline.messages.count == 5)
        #expect(timeline.kinds.count { $0 == "membership" } == count)
    }

    @Test("a file that opens in words of no table")
    func unknownLanguage() throws {
        let mark = "\u{200E}"
        let timeline = try chat(
            """
            [25.05.24, 21:03:11] Eva: \(mark)Xoxo blargh prumpf zzz kryptofrob.
            [25.05.24, 21:03:12] Bo: hej
            [25.05.24, 21:03:13] Eva: hej
            [25.05.24, 21:03:14] Eva: \(mark)Frobnik blaf
            """, path: "WhatsApp Chat - Eva/_chat.txt")
        // Whoever writes without the mark may have typed what bears it.
        #expect(timeline.kinds == ["notice", "message", "message", "message"])
        #expect(timeline.codes.contains("app-text-not-known"))
        let typed = try chat(
            """
            [25.05.24, 21:03:11] Eva: \(mark)Messages and calls are end-to-end encrypted.
            [25.05.24, 21:03:12] Bo: hej
            [25.05.24, 21:03:13] Eva: \(mark)typed behind a mark
            """, path: "WhatsApp Chat - Eva/_chat.txt")
        #expect(typed.kinds == ["notice", "message", "message"])
    }

    @Test("who deleted a message")
    func deletedByAdmin() throws {
        let timeline = try chat(
            """
            [25/05/2024, 21:03:11] Group X: \u{200E}Messages and calls are end-to-end encrypted.
            [25/05/2024, 21:03:12] Jim: hi
            [25/05/2024, 21:03:13] Jim: \u{200E}This message was deleted by admin ~ Kate.
            """, path: "WhatsApp Chat - Group X/_chat.txt")
        #expect(timeline.messages.last?.state == .deleted)
        #expect(timeline.messages.last?.detail?.deletedBy == "~ Kate")
    }

    @Test("what lies beside a chat in its own archive")
    func beside() throws {
        let chat = "a.zip!WhatsApp Chat with Mal.txt"
        let timeline = try read(
            WhatsAppText(),
            files: [
                (chat, Array("13/05/2024, 21:03 - Mal: plan.docx (file attached)\n13/05/2024, 21:04 - Vic: k".utf8)),
                ("a.zip!plan.docx", [1]), ("a.zip!diary.txt", [1]), ("a.zip!IMG-20240513-WA0001.jpg", [1]),
            ])
        #expect(timeline.messages[0].attachments.first?.exhibit == 1)
    }
}
