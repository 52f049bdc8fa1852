// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing
import Testing

@testable import Importers

/// "Export chat" of WhatsApp Web: `chat.txt`, with `chat.md` and media beside it.
@Suite struct WhatsAppWebTests {
    private static let notice =
        "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or "
        + "listen to them.\n"

    private static func read(_ text: String, settings: ImportSettings = ImportSettings()) throws -> RecordedTimeline {
        try WhatsAppTextTests.chat(text, path: "Plot.zip!chat.txt", settings: settings)
    }

    @Test func `knows the order of dates, the owner and the lines of the app by the form`() throws {
        let timeline = try Self.read(
            Self.notice + """
                [5/3/26, 9:58:01 PM] You: hello
                [5/4/26, 12:01:05 AM] Kit Bell: hi
                [5/4/26, 12:02:05 AM] - Kit Bell changed settings: only admins can send messages
                [5/4/26, 12:03:05 AM] - [Call: video]
                [5/4/26, 12:04:05 AM] - Kit Bell removed Mira Holt as admin
                [5/4/26, 12:05:05 AM] - Lines of the app: in no table

                """)
        #expect(timeline.kinds == ["message", "message", "notice", "call", "membership", "notice"])
        #expect(timeline.times.prefix(2) == ["2026-05-03T21:58:01", "2026-05-04T00:01:05"])
        #expect(timeline.codes == ["date-order-proved-by-program"])
        #expect(timeline.accounts.map(\.isOwner) == [true, false, false])
        #expect(timeline.accounts.flatMap(\.identifiers).map(\.literal) == ["Kit Bell", "Mira Holt"])
        #expect(timeline.isBalanced)
    }

    @Test func `takes the owner's name, and overrules another order of dates`() throws {
        let timeline = try Self.read(
            Self.notice + "[5/3/26, 9:58:01 PM] You: hello\n[5/4/26, 9:58:01 PM] Kit Bell: hi\n",
            settings: ImportSettings(dateOrder: .dmy, owner: "Jo Osei"))
        #expect(timeline.actors == ["Jo Osei", "Kit Bell"])
        #expect(timeline.codes == ["date-order-proved-by-program", "date-order-contradicted"])
    }

    @Test func `is known by the hyphens where the language is not`() throws {
        let timeline = try Self.read(
            """
            Zprávy a hovory, jak je nikdo jiný neslyší.
            [5/3/26, 9:58:01 PM] - Něco: se stalo
            [5/3/26, 9:59:01 PM] Kit Bell: ahoj

            """)
        #expect(timeline.kinds == ["notice", "message"])
        #expect(timeline.actors == [nil, "Kit Bell"])
        #expect(timeline.times.first == "2026-05-03T21:58:01")
    }

    @Test(arguments: [
        // A hyphen behind the header is part of a name on telephones, whose blank before AM and PM is a narrow one.
        "[5/3/26, 9:58:01\u{202F}PM] - Kit: hello\n[5/4/26, 9:58:01\u{202F}PM] - Kit: hi\n[13/4/26, 9:58:01\u{202F}PM] Jo: hi\n",
        // A day behind which no month stands: not the order of WhatsApp Web.
        notice + "[13/5/26, 9:58:01 PM] Kit: hello\n[14/5/26, 9:58:01 PM] Jo: hi\n",
    ])
    func `leaves texts of telephones alone`(text: String) throws {
        let timeline = try Self.read(text)
        #expect(!timeline.codes.contains("date-order-proved-by-program"))
        #expect(timeline.accounts.allSatisfy { !$0.isOwner })
    }

    @Test func `reads bodies as the program writes them`() throws {
        let timeline = try Self.read(
            Self.notice + """
                [5/4/26, 12:01:05 AM] Kit: [Forwarded] sale: half price
                [5/4/26, 12:02:05 AM] Kit: <image omitted> look
                [5/4/26, 12:03:05 AM] Kit: plan.pdf (file attached) the plan
                [5/4/26, 12:04:05 AM] Kit: Cafe: Location: 51.5, -0.12 - https://maps.google.com/?q=51.5,-0.12
                [5/4/26, 12:05:05 AM] Kit: I read <image omitted> in a manual
                [5/4/26, 12:06:05 AM] Kit: my notes (file attached) are long
                [5/4/26, 12:07:05 AM] Kit: Poll: none of it
                [5/4/26, 12:08:05 AM] Kit: - a hyphen: in front

                """)
        let messages = timeline.messages
        #expect(
            messages.map(\.text) == [
                "sale: half price", "look", "the plan", "Cafe", "I read <image omitted> in a manual",
                "my notes (file attached) are long", "Poll: none of it", "- a hyphen: in front",
            ])
        #expect(messages.map(\.isForwarded) == [true] + Array(repeating: false, count: 7))
        #expect(
            messages.map { $0.attachments.map(\.kind) } == [
                [], [.image], [.document], [.location], [], [], [], [],
            ])
        #expect(timeline.actors.allSatisfy { $0 == "Kit" })
    }

    @Test func `tells that messages under a timer are left out, and that earlier ones are missing`() throws {
        let timed = try Self.read(
            Self.notice + """
                Some earlier messages may not be available.
                [5/4/26, 12:01:05 AM] Kit: hi
                [5/4/26, 12:02:05 AM] - You turned on disappearing messages (7 days)

                """)
        #expect(timed.codes.contains("disappearing-messages-omitted"))
        #expect(timed.conversations.map(\.startsTruncated) == [true])
        let plain = try Self.read(Self.notice + "[5/4/26, 12:01:05 AM] Kit: hi\n")
        #expect(!plain.codes.contains("disappearing-messages-omitted"))
        #expect(plain.conversations.map(\.startsTruncated) == [false])
    }
}

/// Lines of communities, user names and members without a name.
@Suite struct WhatsAppCommunityTests {
    @Test(arguments: [
        ("This chat has added privacy for your phone number. Tap to learn more.", "notice"),
        ("Kit added 12 groups", "notice"),
        ("Kit added the groups \"Seeds\" and \"Pots\"", "notice"),
        ("This group and its members were added to the community \"Plot\"", "notice"),
        ("Your security code with all members changed", "accountChange"),
        ("You were added because you joined the group \"Plot\"", "membership"),
        ("A member added you", "membership"),
    ])
    func `name nobody who does not exist`(line: String, kind: String) throws {
        let timeline = try Self.chat(line)
        #expect(timeline.kinds == ["message", kind, "message"])
        #expect(Set(timeline.accounts.map(\.name)).isSubset(of: ["Kit", "Jo"]))
    }

    @Test(arguments: [
        ("Kit added Three groups", "Three groups"), ("Kit added Ann", "Ann"), ("Ann was added", "Ann"),
    ])
    func `still name whom they concern`(line: String, subject: String) throws {
        let timeline = try Self.chat(line)
        #expect(timeline.kinds == ["message", "membership", "message"])
        #expect(timeline.accounts.contains { $0.name == subject })
    }

    @Test func `keep the new user name`() throws {
        let timeline = try Self.chat("+44 7700 900123 set the username @kit_b")
        guard case .accountChange(let change) = timeline.events[1].content else {
            Issue.record("no change of an account")
            return
        }
        #expect(change.field == "username")
        #expect(change.to == "@kit_b")
        #expect(timeline.actors[1] == "+44 7700 900123")
    }

    private static func chat(_ line: String) throws -> RecordedTimeline {
        try WhatsAppTextTests.chat(
            "13/05/2026, 09:00 - Kit: hi\n13/05/2026, 09:01 - \(line)\n13/05/2026, 09:02 - Jo: A member added you\n",
            path: "WhatsApp Chat with Plot.txt")
    }
}
