// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing
import Testing

@testable import Importers

/// Records out of their order, exports joined into one file, and who takes part.
@Suite struct WhatsAppOrderTests {
    private func chat(_ text: String, path: String = "WhatsApp Chat with Kit.txt") throws -> RecordedTimeline {
        try read(WhatsAppText(), files: [(path, Array(text.utf8))])
    }

    private let encrypted = "Messages and calls are end-to-end encrypted."

    @Test("Nothing is pasted into a notice of the app")
    func behindNotice() throws {
        let timeline = try chat(
            """
            15/05/2024, 09:00 - \(encrypted)
            13/05/2024, 10:00 - Kit: hello
            13/05/2024, 10:02 - Ann: no
            15/05/2024, 20:00 - Ann: bye
            """)
        #expect(timeline.texts == ["hello", "no", "bye"])
        #expect(timeline.accounts.map(\.name).sorted() == ["Ann", "Kit"])
        #expect(timeline.codes.contains("records-out-of-order"))
    }

    @Test("Behind CR LF that ends records alone stands no pasted line", arguments: ["one\nmore", "one"])
    func behindCarriageReturn(first: String) throws {
        let timeline = try chat(
            "[2024-05-10, 10:00:00] Kit: \(first)\r\n[2024-05-14, 10:00:00] Kit: wrong clock\r\n"
                + "[2024-05-11, 10:00:00] Ann: new\r\n[2024-05-15, 10:00:00] Kit: end\r\n", path: "_chat.txt")
        #expect(timeline.texts == [first, "wrong clock", "new", "end"])
    }

    @Test("A record that is out of line swallows none behind it", arguments: [true, false])
    func wrongTime(hasBoth: Bool) throws {
        let names = hasBoth ? ["Kit", "Jo", "Ann"] : ["Eve", "Ann", "Eve"]
        let talk = (0..<6).map { "11/05/2024, 11:0\($0) - \(names[$0 % 3]): talk \($0)" }
        let lines =
            ["10/05/2024, 10:00 - Kit: a", "10/05/2024, 10:01 - Jo: b", "14/05/2024, 10:00 - Kit: wrong clock"] + talk
            + ["15/05/2024, 12:00 - Jo: end"]
        let timeline = try chat(lines.joined(separator: "\n"))
        #expect(timeline.texts.count == (hasBoth ? 10 : 4))
        #expect(timeline.codes.contains(hasBoth ? "records-out-of-order" : "embedded-header"))
    }

    /// A talk in which all that one party wrote was delivered late, or stands on the second turn of a night's clock.
    private static let lateTalks: [(path: String, name: String, late: [String])] = [
        ("WhatsApp Chat with Dee.txt", "Dee", ["13/05/2025, 21:03", "13/05/2025, 21:03"]),
        ("WhatsApp Chat with Dee.txt", "Dee", ["13/05/2025, 21:03"]),
        ("WhatsApp Chat with Dee.txt", "Dee", ["10/05/2025, 09:00"]),
        ("WhatsApp Chat with Dee.txt", "Dee", ["10/05/2025, 09:00", "10/05/2025, 09:05"]),
        ("WhatsApp Chat with +44 7700 900123.txt", "+44 7700 900123", ["13/05/2025, 21:03", "13/05/2025, 21:04"]),
        ("WhatsApp Chat with +447700900123.txt", "+44 7700 900123", ["10/05/2025, 21:03"]),
        ("chat.txt", "Dee", ["13/05/2025, 21:03", "13/05/2025, 21:04"]),
        ("chat.txt", "Dee", ["10/05/2025, 09:00", "10/05/2025, 09:05"]),
    ]

    @Test("Whom the chat is with is no stranger, however late all their words are", arguments: lateTalks.indices)
    func lateParty(row: Int) throws {
        let (path, name, late) = Self.lateTalks[row]
        var lines = [
            "13/05/2025, 21:00 - \(encrypted)", "13/05/2025, 21:00 - Mira: hi", "13/05/2025, 21:10 - Mira: hello?",
        ]
        lines += late.map { "\($0) - \(name): pay" }
        lines.append("13/05/2025, 21:12 - Mira: who are you")
        let timeline = try chat(lines.joined(separator: "\n"), path: path)
        let pay = [String](repeating: "pay", count: late.count)
        let names = [String](repeating: name, count: late.count)
        let texts: [String] = ["hi", "hello?"] + pay + ["who are you"]
        let writers: [String] = ["Mira", "Mira"] + names + ["Mira"]
        #expect(timeline.texts == texts)
        #expect(timeline.actors.compactMap { $0 } == writers)
        #expect(timeline.codes.contains("records-out-of-order"))
        #expect(!timeline.codes.contains("embedded-header"))
    }

    @Test("In a group, what one member wrote days ago is a record; a talk of others is pasted, and counted")
    func lateMember() throws {
        func group(_ stretch: [String]) throws -> RecordedTimeline {
            let talk = (13...18).flatMap { day in
                ["Ana", "Bo", "Cy"].enumerated().map { "\(day)/05/2025, 10:0\($0.offset) - \($0.element): day \(day)" }
            }
            let lines =
                ["12/05/2025, 10:00 - Ana created group \"Gang\""] + talk + stretch + ["20/05/2025, 09:00 - Bo: end"]
            return try chat(lines.joined(separator: "\n"), path: "WhatsApp Chat with Gang.txt")
        }
        let late = try group(["14/05/2025, 09:00 - Dee: pay", "14/05/2025, 09:01 - Dee: now"])
        #expect(late.texts.count == 21)
        #expect(late.actors.contains("Dee"))
        let pasted = try group(["14/05/2025, 09:00 - Dee: pay", "14/05/2025, 09:01 - Eli: no"])
        #expect(pasted.texts.count == 19)
        #expect(
            pasted.diagnostics.first { $0.code == "embedded-header-of-stranger" }?.detail == ["count": 2])
    }

    @Test("A notice that stands twice is no part of a message")
    func noticeTwice() throws {
        let notice = "13/05/2024, 09:01 - +1 555 010 0003 changed to +1 555 010 0004"
        let timeline = try chat(
            """
            13/05/2024, 09:00 - Jo: hi
            \(notice)
            19/05/2024, 10:00 - Jo: day
            \(notice)
            20/05/2024, 10:00 - Kit: end
            """)
        #expect(timeline.texts == ["hi", "day", "end"])
        #expect(timeline.codes.contains("records-out-of-order"))
    }

    @Test("Of two exports in one file the copies are skipped", arguments: [true, false])
    func joinedExports(endsWithNew: Bool) throws {
        let first = (0..<20).map { "13/05/2024, 10:\($0 + 10) - \($0 % 3 == 0 ? "Kit" : "Jo"): note \($0)" }
        let head = ["13/05/2024, 09:00 - \(encrypted)"]
        let new = endsWithNew ? ["14/05/2024, 10:00 - Kit: new", "14/05/2024, 10:00 - Kit: new"] : []
        let timeline = try chat((head + first + head + first + new).joined(separator: "\n"))
        #expect(timeline.messages.count == 20 + new.count)
        #expect(timeline.texts[19] == "note 19")
        #expect(timeline.isBalanced)
        #expect(timeline.tallies[0]?[.skipped(reason: "duplicate-record")] == 21)
    }

    @Test("A second chat in one file is told")
    func secondChat() throws {
        let timeline = try chat(
            """
            13/05/2024, 09:00 - \(encrypted)
            13/05/2024, 10:00 - Kit: a
            15/05/2024, 10:00 - Jo: b
            10/05/2024, 09:00 - \(encrypted)
            10/05/2024, 10:00 - Lee: c
            11/05/2024, 10:00 - Jo: d
            """)
        #expect(timeline.texts == ["a", "b", "c", "d"])
        #expect(timeline.codes.contains("mixed-conversations"))
    }

    @Test("A name of marks alone is a sender's", arguments: ["\u{200E}", "\u{200B}"])
    func invisibleName(name: String) throws {
        let timeline = try chat(
            """
            13/05/2024, 09:01 - Jo: hi
            13/05/2024, 09:02 - \(name): come here
            13/05/2024, 09:03 - \(name): <Media omitted>
            """)
        #expect(timeline.kinds == ["message", "message", "message"])
        #expect(timeline.actors[1]?.hasPrefix("U+200") == true)
        #expect(timeline.messages[2].attachments.count == 1)
    }

    @Test(
        "A changed security code in two sentences",
        arguments: [
            "Cambió tu código de seguridad con Ben Kay. \u{200E}Pulsa para obtener más información.",
            "O seu código de segurança partilhado com Ben Kay mudou. \u{200E}Toque para saber mais.",
            "รหัสความปลอดภัยของคุณกับ Ben Kay มีการเปลี่ยนแปลง \u{200E}แตะเพื่อเรียนรู้เพิ่มเติม",
        ])
    func securityCode(words: String) throws {
        let timeline = try chat(
            "[28/04/2022, 20:16:30] Ben Kay: hi\n[28/04/2022, 20:17:30] Ben Kay: \u{200E}\u{200E}\(words)",
            path: "_chat.txt")
        #expect(timeline.kinds == ["message", "accountChange"])
        #expect(timeline.accounts.map(\.name) == ["Ben Kay"])
    }

    @Test("Notices of numbers, removals and many members")
    func notices() throws {
        let many = (0..<40).map { "+1 555 010 00\($0 + 10)" }.joined(separator: ", ")
        let timeline = try chat(
            """
            13/05/2024, 09:04 - Kit changed from +1 555 010 0001 to +1 555 010 0002
            13/05/2024, 09:07 - You were removed
            13/05/2024, 09:08 - Jo added \(many)
            13/05/2024, 09:18 - Jo: ok
            """)
        #expect(timeline.kinds == ["accountChange", "membership", "membership", "message"])
        #expect(timeline.actors[0] == "Kit")
        #expect(timeline.actors[2] == "Jo")
    }

    @Test("Placeholders of old and of Arabic telephones, and files without an ending")
    func placeholders() throws {
        let old = try chat(
            "[8/13/2016, 10:58:34] Ann: \u{200E}image omitted\n[8/14/2016, 2:35:40] Ann: <\u{200E}image omitted>",
            path: "_chat.txt")
        #expect(old.messages.map(\.attachments.count) == [1, 1])
        let arabic = try chat(
            "[28/04/2022, 20:16:30] Ann: hi\n[28/04/2022, 20:17:30] Ann: notes.txt \u{200F}لم يتم إدراج المستند",
            path: "_chat.txt")
        #expect(arabic.messages[1].attachments.map(\.name) == ["notes.txt"])
        let bare = try chat("13/05/2024, 09:10 - Jo: DOC-20240513-WA0000. (file attached)\n13/05/2024, 09:11 - Kit: k")
        #expect(bare.messages[0].attachments.map(\.kind) == [.document])
        #expect(bare.messages[0].text == nil)
    }

    @Test("An old export of a group that begins with notices is known by its headers")
    func oldGroup() throws {
        let timeline = try chat(
            """
            7/14/16, 4:56:55 PM: \u{200E}Sofia H. created this group
            7/14/16, 5:08:08 PM: \u{200E}Sofia H. added you
            7/14/16, 5:13:36 PM: Sofia H.: So this is the group
            7/14/16, 5:14:12 PM: Philip P.: Perfect
            """, path: "old.txt")
        #expect(timeline.messages.count == 2)
    }

    @Test("Whoever the title names takes part, even without an answer")
    func silentPartner() throws {
        let text = "13/05/2024, 09:00 - \(encrypted)\n13/05/2024, 09:01 - Orla: hello there"
        let timeline = try chat(text, path: "WhatsApp Chat with Tom Hill.txt")
        #expect(timeline.accounts.map(\.name).sorted() == ["Orla", "Tom Hill"])
        #expect(timeline.conversations.map(\.kind) == [.direct])
        #expect(timeline.conversations[0].members.count == 1)
        let group = try chat(
            "13/05/2024, 09:00 - Orla created group \"Tom Hill\"\n" + text, path: "WhatsApp Chat with Tom Hill.txt")
        #expect(group.accounts.map(\.name) == ["Orla"])
    }
}
