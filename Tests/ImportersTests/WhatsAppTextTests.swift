// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing
import Testing

@testable import Importers

@Suite struct WhatsAppTextTests {
    static let lrm = "\u{200E}"

    static func chat(
        _ text: String, path: String = "WhatsApp Chat with Mira Holt.txt", settings: ImportSettings = ImportSettings(),
        beside: [String] = []
    ) throws -> RecordedTimeline {
        try read(
            WhatsAppText(),
            files: [(path, Array(text.utf8))] + beside.map { ($0, Array("file".utf8)) },
            settings: settings)
    }

    @Test(
        arguments: [
            (
                "Mira turned on disappearing messages. New messages will disappear from this chat 24 hours after they're sent, except when kept.",
                "Mira Holt"
            ),
            (
                "Mira changed their phone number to a new number. \(lrm)Tap to message or add the new number.",
                "Mira Holt"
            ),
            ("Your security code with Mira changed. \(lrm)Tap to learn more.", "Mira Holt"),
            // Nobody's first name.
            (
                "Miranda turned on disappearing messages. New messages will disappear from this chat 24 hours after they're sent, except when kept.",
                "Miranda"
            ),
        ])
    func `a line of the app that shortens a name is about its bearer`(line: String, actor: String) throws {
        let front = "[25/05/2024, 10:0"
        let timeline = try Self.chat(
            """
            \(front)0:00] Mira Holt: \(Self.lrm)Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.
            \(front)1:00] Mira Holt: hi
            \(front)2:00] Jonas Beck: hello
            \(front)3:00] Mira Holt: \(Self.lrm)\(line)
            \(front)6:00] Mira Holt: \(Self.lrm)image omitted

            """, path: "_chat.txt")
        #expect(timeline.actors[3] == actor)
        #expect(Set(timeline.accounts.map(\.name)) == Set(["Mira Holt", "Jonas Beck", actor]))
    }

    @Test func `reads an Android chat whole`() throws {
        let timeline = try Self.chat(
            """
            12/05/2024, 21:03 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.
            12/05/2024, 21:03 - Mira Holt: hello, is this Jonas?
            12/05/2024, 21:05 - Jonas Beck: yes
            second line of the same message
            12/05/2024, 21:06 - Mira Holt: IMG-20240512-WA0003.jpg (file attached)
            my dog
            12/05/2024, 21:40 - Mira Holt: This message was deleted
            13/05/2024, 08:00 - Jonas Beck: see you <This message was edited>
            13/05/2024, 08:02 - You blocked this contact. Tap to unblock.

            """)
        #expect(timeline.kinds == ["notice", "message", "message", "message", "message", "message", "safety"])
        #expect(
            timeline.texts == [
                "hello, is this Jonas?", "yes\nsecond line of the same message", "my dog", nil,
                "see you <This message was edited>",
            ])
        #expect(timeline.messages.map(\.state) == [.sent, .sent, .sent, .deleted, .edited])
        #expect(timeline.messages[2].attachments == [Attachment(.image, name: "IMG-20240512-WA0003.jpg")])
        #expect(timeline.times.first == "2024-05-12T21:03:00")
        #expect(timeline.times.last == "2024-05-13T08:02:00")
        #expect(timeline.events[1].time?.literal == "12/05/2024, 21:03")
        #expect(timeline.events[1].time?.precision == .minute)
        #expect(timeline.events[1].time?.zone == .unknown)
        #expect(timeline.conversations[0].title == "Mira Holt")
        #expect(timeline.conversations[0].kind == .direct)
        #expect(timeline.accounts.map(\.isOwner) == [false, true])
        #expect(timeline.codes == ["date-order-proved-by-value"])
        #expect(timeline.isBalanced)
        let blocked = SafetyAction(
            step: .blocked, other: Account.ID(0), text: "You blocked this contact. Tap to unblock.")
        #expect(timeline.events[6].content == .safety(blocked))
        #expect(timeline.actors[6] == "Jonas Beck")
    }

    @Test(
        arguments: [
            "added you on snap, did you see?", "removed me from the group", "left", "changed the subject to \"x\"",
            "created group \"x\"", "turned on disappearing messages", "changed their phone number to a new number",
            "joined using this group's invite link", "pinned a message", "started a call",
            "hat dich hinzugefügt", "te añadió", "blocked this contact",
        ], ["13/05/2024, 21:0", "[13/05/2024, 21:05:1"])
    func `takes nobody's first words for the app's`(words: String, header: String) throws {
        let isBracketed = header.hasPrefix("[")
        func line(_ number: Int, _ name: String, _ text: String) -> String {
            header + "\(number)" + (isBracketed ? "] " : " - ") + "\(name): \(text)\n"
        }
        let text =
            line(1, "Jonas Beck", "hello") + line(2, "Mira Holt", words) + line(3, "Work: Sam", "hi")
            + line(4, "Work: Sam", "yes") + line(5, "Work: Sam", "<Media omitted>") + line(6, "Mira Holt", words)
        let recorded = try Self.chat(text)
        #expect(recorded.texts == ["hello", words, "hi", "yes", nil, words])
        #expect(Set(recorded.actors.compactMap(\.self)) == ["Jonas Beck", "Mira Holt", "Work: Sam"])
    }

    @Test func `asks for the date order when the dates prove nothing`() throws {
        let text = "05/06/24, 10:00 - Kit Osei: one\n07/06/24, 10:00 - Sam Patel: two\n"
        let readings = [
            ImportError.DateReading(order: .dmy, first: "2024-06-05", last: "2024-06-07"),
            ImportError.DateReading(order: .mdy, first: "2024-05-06", last: "2024-07-06"),
        ]
        let error = #expect(throws: ImportError.self) { try Self.chat(text) }
        #expect(error?.reason == .decisionNeeded(.dateOrder(readings)))
        let declared = try Self.chat(text, settings: ImportSettings(dateOrder: .mdy))
        #expect(declared.times == ["2024-05-06T10:00:00", "2024-07-06T10:00:00"])
        #expect(declared.codes == ["date-order-declared"])
    }

    @Test(
        "believes a two-digit year in front only where something proves it",
        arguments: [
            // Days of one year against the same day of several.
            ("13/05/24 14/05/24", nil, "2024-05-13", "date-order-proved-by-rhythm"),
            ("20-02-18 20-02-19 20-02-20 20-02-21", nil, "2020-02-18", "date-order-proved-by-rhythm"),
            ("13/05/24 14/06/24 20/07/24", nil, "2024-05-13", "date-order-proved-by-rhythm"),
            ("13/05/24", .dmy, "2024-05-13", "date-order-declared"),
            ("13/05/24", .ymd, "2013-05-24", "date-order-declared"),
            ("24/05/13 24/05/14", .ymd, "2024-05-13", "date-order-declared"),
            ("24/05/13 24/05/14", .dmy, "2013-05-24", "date-order-declared"),
            // A delay of weeks is no proof, a delay of years is.
            ("28/05/24 29/04/24", .dmy, "2024-05-28", "date-order-declared"),
            ("13.05.24", nil, "2024-05-13", "date-order-proved-by-separator"),
        ] as [(String, DateOrder?, String, String)])
    func yearInFront(dates: String, declared: DateOrder?, first: String, code: String) throws {
        let text = dates.split(separator: " ").map { "\($0), 21:03 - Mira Holt: x\n" }.joined()
        let timeline = try Self.chat(text, settings: ImportSettings(dateOrder: declared))
        #expect(timeline.times.first == first + "T21:03:00")
        #expect(timeline.codes.contains(code))
    }

    @Test(
        "asks where a two-digit year in front is as good as one at the end",
        arguments: [
            "24/05/13 24/05/14", "24/5/13", "24-05-13", "20-02-18 20-02-19", "24/05/20 24/05/21 24/06/21",
            "28/05/24 29/04/24",
            // Habit proves nothing.
            "13/05/24", "13/05/24 14/06/24",
        ])
    func openYear(dates: String) {
        let text = dates.split(separator: " ").map { "[\($0), 21:03:01] Mira Holt: x\n" }.joined()
        let error = #expect(throws: ImportError.self) { try Self.chat(text, path: "_chat.txt") }
        guard case .decisionNeeded(.dateOrder(let readings))? = error?.reason else {
            Issue.record("no question for \(dates)")
            return
        }
        #expect(readings.map(\.order) == [.dmy, .ymd])
    }

    @Test(
        "words of Korea and Japan and the notice of encryption tell where the year stands",
        arguments: [
            ("[24. 5. 13. 오후 3:04:05] 지수: 안녕\n", "2024-05-13T15:04:05"),
            ("[10. 5. 13. 오후 3:04:05] 지수: 안녕\n", "2010-05-13T15:04:05"),
            (
                "24/05/13, 21:03 - Messages and calls are end-to-end encrypted.\n24/05/13, 21:03 - Mira Holt: x\n",
                "2024-05-13T21:03:00"
            ),
            (
                "23/05/24, 21:03 - Los mensajes y las llamadas están cifrados de extremo a extremo.\n"
                    + "23/05/24, 21:03 - Mira Holt: x\n",
                "2024-05-23T21:03:00"
            ),
            (
                "13/05/24, 21:03 - Messages and calls are end-to-end encrypted.\n13/05/24, 21:03 - Mira Holt: x\n",
                "2024-05-13T21:03:00"
            ),
        ])
    func wording(text: String, first: String) throws {
        let timeline = try Self.chat(text, path: "_chat.txt")
        #expect(timeline.times.first == first)
        #expect(timeline.codes.contains("date-order-proved-by-wording"))
    }

    @Test(
        arguments: [
            ("< Média vynechána >", Message.State.sent), ("< ஊடகங்கள் நீக்கப்பட்டது >", .sent), ("यह मैसेज मिटाया गया", .deleted),
            ("您删除了这条消息", .deleted), ("你已删除此消息", .deleted), ("Apagaste esta mensagem", .deleted),
            ("यह मैसेज डिलीट कर दिया गया", .deleted), ("आपने यह मैसेज मिटाया", .deleted), ("Ez az üzenet törölve lett", .deleted),
            ("Ви видалили це повідомлення", .deleted), ("Poistit tämän viestin", .deleted),
            ("Umefuta ujumbe huu", .deleted),
        ])
    func `knows placeholders with blanks in their brackets`(words: String, state: Message.State) throws {
        let recorded = try Self.chat("13/05/2024, 21:03 - Mira: hi\n13/05/2024, 21:04 - Sam: \(words)\n")
        #expect(recorded.texts == ["hi", nil])
        #expect(recorded.messages.last?.state == state)
    }

    @Test func `knows edited marks of scripts without blanks`() throws {
        let recorded = try Self.chat(
            "[13/05/2024, 21:03:10] Mira: 会議 \u{200E}<このメッセージは編集済みです>\n[13/05/2024, 21:03:11] Sam: x <会議の資料>\n",
            path: "_chat.txt")
        #expect(recorded.messages.map(\.state) == [.edited, .sent])
        for mark in ["이 메시지가 수정되었습니다", "このメッセージは編集済みです", "Wiadomość edytowano", "ההודעה הזו נערכה"] {
            let android = try Self.chat("13/05/2024, 21:03 - Mira: hi\n13/05/2024, 21:04 - Sam: foo <\(mark)>\n")
            #expect(android.messages.map(\.state) == [.sent, .edited])
        }
    }

    @Test(
        "what was to be viewed once is of the kind that its words say",
        arguments: [
            ("<View once photo omitted>", ChatModel.Attachment.Kind.image), ("<View once video omitted>", .video),
            ("<View once voice message omitted>", .voice), ("<View once message omitted>", .other),
            ("You received a view once photo. For added privacy, you can only open it on your phone", .image),
        ])
    func viewOnce(words: String, kind: ChatModel.Attachment.Kind) throws {
        let recorded = try Self.chat("13/05/2024, 21:03 - Mira: hi\n13/05/2024, 21:04 - Sam: \(words)\n")
        #expect(recorded.messages.last?.attachments.map(\.kind) == [kind])
        #expect(recorded.messages.last?.text == nil)
    }

    @Test func `knows a recorded voice that Hebrew leaves out`() throws {
        let recorded = try Self.chat(
            "[13/05/2024, 21:03:10] Mira: x\n[13/05/2024, 21:03:11] Sam: \u{200E}הודעה קולית הושמטה\n",
            path: "_chat.txt")
        #expect(recorded.messages.last?.attachments.map(\.kind) == [.voice])
    }

    @Test func `knows the halves of the day in Albanian`() throws {
        let recorded = try Self.chat("14.3.24, 9:05 p.d. - Mira: x\n14.3.24, 9:06 m.d. - Mira: y\n")
        #expect(recorded.times == ["2024-03-14T09:05:00", "2024-03-14T21:06:00"])
    }

    @Test func `tells of lines that are records but for their separators`() throws {
        let front = "13/05/2024, 21:03 - Mira: hi\n13/05/2024, 21:04 - Sam: so\n"
        let recorded = try Self.chat(front + "13.05.2024, 21:05 - Mira: well\n13/05/2024, 21:06 - Sam: end\n")
        #expect(recorded.texts == ["hi", "so\n13.05.2024, 21:05 - Mira: well", "end"])
        #expect(recorded.codes.contains("embedded-header-of-member"))
        let other = try Self.chat(front + "13.05.2024, 21:05 - Eve: well\n13/05/2024, 21:06 - Sam: end\n")
        #expect(!other.codes.contains("embedded-header-of-member"))
    }

    @Test func `says that headers of other programs need not be of WhatsApp`() throws {
        let timeline = try Self.chat(
            "[2019-12-24, 12:23] Kit: one\n[2019-12-24, 12:24] Sam: two\n", path: "x/index.txt")
        #expect(timeline.codes.contains("platform-assumed"))
    }

    @Test(arguments: [
        (10, false, false), (40_000, false, true), (10_000, false, false), (10_000, true, true),
    ])
    func `knows an export that was cut at the cap`(count: Int, withMedia: Bool, isTruncated: Bool) throws {
        var text = "13/05/2024, 10:00 - Kit Osei: one\n"
        if withMedia { text += "13/05/2024, 10:00 - Kit Osei: IMG-20240513-WA0001.jpg (file attached)\n" }
        text += String(repeating: "13/05/2024, 10:00 - Sam Patel: two\n", count: count)
        let timeline = try Self.chat(text)
        #expect(timeline.conversations[0].startsTruncated == isTruncated)
        let opened = "13/05/2024, 09:59 - Messages and calls are end-to-end encrypted.\n" + text
        let whole = try Self.chat(opened)
        #expect(whole.conversations[0].startsTruncated == false)
    }

    @Test(
        arguments: [
            ("WhatsApp Chat with Mira Holt.txt", "Mira Holt"),
            ("WhatsApp Chat with Mira Holt (1).txt", "Mira Holt"),
            ("WhatsApp_Chat_with_Mira_Holt.txt", "Mira Holt"),
            ("WhatsApp Chat - Mira Holt.zip!_chat.txt", "Mira Holt"),
            ("case/WhatsApp Chat - Mira Holt/_chat.txt", "Mira Holt"),
            ("WhatsApp-Chat mit Mira Holt.txt", "Mira Holt"),
            ("Chat de WhatsApp con Mira Holt.txt", "Mira Holt"),
            ("Chat WhatsApp con Mira Holt.txt", "Mira Holt"),
            ("Discussion WhatsApp avec Mira Holt.txt", "Mira Holt"),
            ("Conversa no WhatsApp com Mira Holt.txt", "Mira Holt"),
            ("Чат WhatsApp с Mira Holt.txt", "Mira Holt"),
            ("WhatsApp-chat met Mira Holt.txt", "Mira Holt"),
            ("Czat WhatsApp z Mira Holt.txt", "Mira Holt"),
            ("与Mira Holt的 WhatsApp 聊天.txt", "Mira Holt"),
            ("與Mira Holt的WhatsApp對話.txt", "Mira Holt"),
            ("Mira Holt ile WhatsApp Sohbeti.txt", "Mira Holt"),
            ("_chat.txt", nil), ("export.txt", nil),
        ] as [(String, String?)])
    func `takes the title from the name of the file`(path: String, title: String?) {
        #expect(ChatTitle(path: path).text == title)
    }

    @Test(
        arguments: [
            ("notes.txt", "no dates here\nat all\n", nil),
            ("notes.txt", "[LINE] Chat history with Kit\nSaved on: 2024/05/13\n", nil),
            ("notes.txt", "[2024-05-13 10:00:00] Kit: one\n[2024-05-13 10:01:00] Me: two\n", nil),
            ("notes.txt", "[May 13, 2024 10:00:00] <Kit> one\n", nil),
            ("notes.txt", "Kit Osei, [13/05/2024 10:00]\none\n", nil),
            ("notes.txt", "[Kit Osei] [10:00 AM] one\n", nil),
            ("app.log", "2024-05-13 10:00:00 - INFO: started\n2024-05-13 10:00:01 - INFO: ready\n", nil),
            ("_chat.txt", "a letter\nto somebody\n", nil),
            ("notes.txt", "13/05/2024, 10:00 - Kit Osei: one\n13/05/2024, 10:01 - Sam: two\n", .likely),
            ("notes.txt", "13/05/2024, 10:00 - Kit Osei: one\n", .possible),
            ("_chat.txt", "[13/05/2024, 10:00:00] Kit Osei: one\n", .certain),
            ("notes.txt", "13/05/2024, 10:00 - Messages and calls are end-to-end encrypted.\n", .certain),
            ("WhatsApp Chat with Kit.txt", "13/05/2024, 10:00 - Kit: a\nb\nc\nd\ne\n", .certain),
        ] as [(String, String, Claim.Strength?)])
    func `claims what begins as a chat does`(path: String, text: String, strength: Claim.Strength?) {
        let evidence = EvidenceSet(files: [(path, Array(text.utf8))])
        let claim = WhatsAppText().claim(in: Survey(of: evidence))
        #expect(claim?.strength == strength)
    }

    @Test func `keeps chats of one folder apart and shares their media`() throws {
        let chat = Array("13/05/2024, 10:00 - Kit Osei: one\n".utf8)
        let evidence = EvidenceSet(files: [
            ("x/WhatsApp Chat with A.txt", chat), ("x/WhatsApp Chat with B.txt", chat),
            ("x/IMG-20240513-WA0001.jpg", [0]), ("y.zip!_chat.txt", chat), ("y.zip!00000001-plan.odt", [0]),
        ])
        let claimed = WhatsAppText().claim(in: Survey(of: evidence))
        let claim = try #require(claimed)
        #expect(claim.units.map(\.export) == ["x/WhatsApp Chat with A.txt", "x/WhatsApp Chat with B.txt", "y.zip!"])
        #expect(claim.units.map { $0.companions.map(\.number) } == [[2], [2], [4]])
    }

    @Test func `believes a name with a colon that another export of the chat proves`() throws {
        func chat(_ count: Int) -> [UInt8] {
            let lines = (0..<count).map { number in
                let sender = ["Work: Sam", "Jo", "Kit"][number % 3]
                return "13/05/2024, \(10 + number / 60):\(10 + number % 50) - \(sender): number \(number)\n"
            }
            return Array(lines.joined().utf8)
        }
        let (old, new) = (chat(45), chat(120))
        let name = "WhatsApp Chat with Walkers.txt"
        let alone = try read(WhatsAppText(), files: [("old/" + name, old)])
        #expect(Set(alone.actors) == ["Work", "Jo", "Kit"])
        let both = try read(WhatsAppText(), files: [("old/" + name, old), ("new/" + name, new)])
        #expect(Set(both.actors) == ["Work: Sam", "Jo", "Kit"])
        #expect(!both.codes.contains("sender-name-undecided"))
        // Of another title, the other chat proves nothing.
        let other = try read(
            WhatsAppText(), files: [("old/" + name, old), ("new/WhatsApp Chat with Choir.txt", new)])
        #expect(Set(other.actors) == ["Work", "Work: Sam", "Jo", "Kit"])
    }

    @Test func `leaves a log alone that lies beside a chat`() throws {
        let evidence = EvidenceSet(files: [
            ("a/_chat.txt", Array("[13/05/2024, 10:00:00] Kit Osei: one\n".utf8)),
            ("a/notes.txt", Array("2024-05-13 10:00 - INFO: started\n".utf8)),
        ])
        let claimed = WhatsAppText().claim(in: Survey(of: evidence))
        let claim = try #require(claimed)
        #expect(claim.units.flatMap(\.exhibits).map(\.number) == [0])
    }

    @Test func `does not mark an owner that nothing proves`() throws {
        let timeline = try Self.chat(
            "13/05/2024, 10:00 - You created group \"Choir\"\n13/05/2024, 10:00 - Kit: one\n13/05/2024, 10:01 - Sam: two\n",
            path: "WhatsApp Chat with Choir.txt")
        #expect(timeline.accounts.map(\.isOwner) == [false, false])
        #expect(timeline.actors[0] == nil)
        #expect(timeline.conversations[0].kind == .group)
    }

    @Test func `points into the bytes of the file, whatever its encoding`() throws {
        let text = "13/05/2024, 10:00 - Zoë: naïve 😀\n13/05/2024, 10:01 - Sam: two\n"
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let timeline = try read(WhatsAppText(), files: [("_chat.txt", bytes)])
        let second = Array("13/05/2024, 10:01 - Sam: two".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(Array(bytes[timeline.events[1].provenance.bytes]) == second)
        #expect(timeline.events[0].provenance.bytes.lowerBound == 2)
        #expect(bytes[timeline.events[0].provenance.bytes.upperBound] == 0x0A)
    }

    @Test(arguments: [
        ("Mira: location: https://maps.google.com/?q=1,2\n", ["Mira", "Mira", "Mira"]),
        ("Mira: Note: remember\n", ["Mira", "Mira", "Mira"]),
        ("Mira: Bank: <Media omitted>\n", ["Mira: Bank", "Mira: Bank", "Mira: Bank"]),
        ("+44 7700 900111: Bank: <Media omitted>\n", .init(repeating: "+44 7700 900111", count: 3)),
    ])
    func `takes a second colon for part of a name only where a placeholder follows`(
        line: String, actors: [String?]
    ) throws {
        let text = (0..<3).map { "13/05/2024, 10:0\($0) - " + line }.joined()
        #expect(try Self.chat(text).actors == actors)
    }

    @Test(arguments: [(19, "Mira"), (20, "Mira: Note")])
    func `a long history makes a name with a colon`(count: Int, name: String) throws {
        let text = (0..<count).map { "13/05/2024, 10:\(10 + $0) - Mira: Note: text \($0)\n" }.joined()
        let timeline = try Self.chat(text + "13/05/2024, 10:59 - Bob: yes\n")
        #expect(Set(timeline.actors) == [name, "Bob"])
    }

    @Test(arguments: [
        "added you on snap, did you see?", "left the group chat lol", "removed you", "changed the subject to maths",
        "created group \"us\"", "turned on disappearing messages.", "joined using your invite", "started a call",
        "changed to +447700900222", "pinned a message", "is a contact", "te añadió", "hat dich hinzugefügt",
    ])
    func `a first text that begins like a line of the app is the sender's`(text: String) throws {
        let timeline = try Self.chat(
            "13/05/2024, 10:00 - Mira: \(text)\n13/05/2024, 10:01 - Bob: yes\n13/05/2024, 10:02 - Mira: x\n")
        #expect(timeline.texts == [text, "yes", "x"])
        #expect(Set(timeline.actors) == ["Mira", "Bob"])
        let grouped = try Self.chat(
            "13/05/2024, 10:00 - Work: Sam: <Media omitted>\n13/05/2024, 10:01 - Bob: \(text)\n"
                + "13/05/2024, 10:02 - +44 7700 900111: \(text)\n13/05/2024, 10:03 - Work: Sam: \(text)\n")
        #expect(grouped.texts.suffix(3) == [text, text, text])
        #expect(Set(grouped.actors) == ["Work: Sam", "Bob", "+44 7700 900111"])
    }

    @Test(arguments: [
        "13/05/2024, 10:00 - ", "[", "[13/05/2024, 10:00:00]", "13/05/2024, 10:00 - :", "13/05/2024, 10:00 - : x\n",
        "13/05/2024, 10:00 - A: <\n", "13/05/2024, 10:00 - A: >\n", "13/05/2024, 10:00 - A: ()\n",
        "13/05/2024, 10:00 - A: \u{200E}\n", "13/05/2024, 10:00 - A: https://maps.google.com/?q=\n",
        "13/05/2024, 10:00 - A: POLL:\n", "99/99/9999, 99:99 - A: x\n", "13/05/2024, 10:00 - A: <attached: >\n",
    ])
    func `survives fragments`(text: String) throws {
        let timeline = try? Self.chat(text)
        #expect(timeline?.isBalanced ?? true)
    }

    @Test func `keeps apart many names and marks`() throws {
        var text = ""
        for number in 0..<2_000 {
            text += "13/05/2024, 10:00 - name\(number): \u{200E}(file attached)\n[13/05/2024, 09:00:00] x: y\n"
        }
        let timeline = try Self.chat(text)
        #expect(timeline.events.count == 2_000)
        #expect(timeline.accounts.count == 2_000)
    }
}
