// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("X archive")
struct XArchiveTests {
    private func messages(_ records: String, id: String = "1-2") throws -> RecordedTimeline {
        let text =
            "window.YTD.direct_messages.part0 = "
            + #"[{"dmConversation": {"conversationId": "\#(id)", "messages": [\#(records)]}}]"#
        return try read(XArchive(), files: [("x.zip!data/direct-messages.js", Array(text.utf8))])
    }

    private func record(_ members: String) -> String {
        #"{"messageCreate": {"senderId": "1", "createdAt": "2022-01-27T15:20:11.471Z", \#(members)}}"#
    }

    @Test(
        "The assignment tells the file, whatever stands around it",
        arguments: [
            "window.YTD.follower.part0 = [ ]", "window.YTD.follower.part12=[]",
            "\u{FEFF}\n window.YTD.follower.part0 = []",
            "window.YTD.follower.part0 = [ ];\n",
        ])
    func fronts(text: String) throws {
        let recorded = try read(XArchive(), files: [("data/whatever.js", Array(text.utf8))])
        #expect(recorded.diagnostics == [])
    }

    @Test(
        "Other scripts are not claimed",
        arguments: ["window.YTD = []", "var x = 1", "window.__THAR_CONFIG = {}", "window.YTD.tweets.part0 = []", ""])
    func others(text: String) {
        let evidence = EvidenceSet(files: [("data/direct-messages.js", Array(text.utf8))])
        #expect(XArchive().claim(in: Survey(of: evidence)) == nil)
    }

    @Test("Two parts of one archive tell a message once, and another state of it beside the first")
    func overlappingParts() throws {
        func part(_ number: Int, _ records: [(id: String, text: String)]) -> (path: String, bytes: [UInt8]) {
            let list = records.map { record(#""id": "\#($0.id)", "text": "\#($0.text)""#) }.joined(separator: ",")
            let text =
                "window.YTD.direct_messages.part\(number) = "
                + #"[{"dmConversation": {"conversationId": "1-2", "messages": [\#(list)]}}]"#
            let name = number == 0 ? "" : "-part\(number)"
            return ("data/direct-messages\(name).js", Array(text.utf8))
        }
        let recorded = try read(
            XArchive(),
            files: [part(0, [("7", "b"), ("6", "a")]), part(1, [("8", "c"), ("7", "b"), ("6", "a, edited")])])
        #expect(recorded.texts.compactMap { $0 }.sorted() == ["a", "a, edited", "b", "c"])
        #expect(recorded.codes.contains("copy-differs"))
        #expect(recorded.isBalanced)
    }

    @Test("The sign of a reaction is shown, and its unknown members are counted")
    func reactions() throws {
        let recorded = try messages(
            record(
                #""id": "6", "text": "a", "reactions": [{"senderId": "2", "reactionKey": "emoji", "emoji": "👍", "#
                    + #""createdAt": "2022-01-27T15:21:11.471Z", "eventId": "9", "tone": 3}]"#))
        let symbols = recorded.events.compactMap { event in
            if case .reaction(let reaction) = event.content { reaction.symbol } else { nil }
        }
        #expect(symbols == ["👍"])
        #expect(recorded.codes.contains("member-not-understood"))
    }

    @Test("Numbers beyond 53 bits stay what they are")
    func numbers() throws {
        let recorded = try messages(record(#""id": "9223372036854775807", "text": "x""#))
        #expect(recorded.messages.map(\.nativeID) == ["9223372036854775807"])
    }

    @Test("A text is unescaped once")
    func escapes() throws {
        let recorded = try messages(record(#""id": "1", "text": "&amp;lt; &lt;3 AT&T""#))
        #expect(recorded.texts == ["&lt; <3 AT&T"])
    }

    @Test("Lists of people have no times, and no time is made up")
    func people() throws {
        let recorded = try read(
            XArchive(),
            files: [
                ("data/following.js", Array(#"window.YTD.following.part0 = [{"following": {"accountId": "7"}}]"#.utf8)),
                ("data/follower.js", Array(#"window.YTD.follower.part0 = [{"accountId": "8"}]"#.utf8)),
            ])
        #expect(recorded.kinds == ["contact", "contact"])
        #expect(recorded.times == [nil, nil])
    }

    @Test("One talk proves no owner, two do")
    func owner() throws {
        #expect(try messages(record(#""id": "1""#)).accounts.contains { $0.isOwner } == false)
        let text =
            "window.YTD.direct_messages.part0 = ["
            + ["1-2", "1-3"].map { id in
                #"{"dmConversation": {"conversationId": "\#(id)", "messages": [\#(record(#""id": "1""#))]}}"#
            }.joined(separator: ",") + "]"
        let recorded = try read(XArchive(), files: [("data/direct-messages.js", Array(text.utf8))])
        #expect(recorded.accounts.filter(\.isOwner).flatMap(\.identifiers).map(\.literal) == ["1"])
    }

    @Test("Damage in one talk never moves messages into it from the next")
    func damage() throws {
        let broken = #"{"messageCreate": {"id": "2", "senderId": "1", "te"#
        let next =
            #"{"dmConversation": {"conversationId": "1-3", "messages": [\#(record(#""id": "3", "text": "b""#))]}}"#
        let recorded = try messages(record(#""id": "1", "text": "a""#) + "," + broken + "\n" + next)
        #expect(recorded.conversations.map(\.nativeID) == ["1-2", "1-3"])
        #expect(recorded.events.map { $0.conversation?.rawValue } == [0, 1])
        #expect(recorded.codes.contains("record-damaged"))
        #expect(recorded.isBalanced)
    }

    @Test("A part without an account belongs to the one archive beside it that has one")
    func parts() throws {
        func talk(_ id: Int) -> String {
            #"[{"dmConversation": {"conversationId": "1-2", "messages": [{"messageCreate": {"senderId": "1", "#
                + #""createdAt": "2022-01-27T15:20:11.471Z", "text": "x", "id": "\#(id)"}}]}}]"#
        }
        let files = [
            ("a-1.zip!data/account.js", #"window.YTD.account.part0 = [{"account": {"accountId": "1"}}]"#),
            ("a-1.zip!data/direct-messages.js", "window.YTD.direct_messages.part0 = " + talk(1)),
            ("a-2.zip!data/direct-messages-part1.js", "window.YTD.direct_messages.part1 = " + talk(2)),
        ].map { ($0.0, Array($0.1.utf8)) }
        let recorded = try read(XArchive(), files: files)
        #expect(Set(recorded.conversations.map(\.nativeID)) == ["1-2"])
        #expect(recorded.messages.count == 2)
        #expect(recorded.codes.contains("parts-joined"))
    }

    @Test("Lines of a group that only the headers hold are told, the others once")
    func headerLines() throws {
        let join =
            #"{"participantsLeave": {"userIds": ["5"], "createdAt": "2024-03-01T12:00:00.000Z"}}"#
        func file(_ name: String, _ id: String) -> String {
            #"window.YTD.\#(name).part0 = [{"dmConversation": {"conversationId": "\#(id)", "messages": [\#(join)]}}]"#
        }
        let recorded = try read(
            XArchive(),
            files: [
                ("x/data/direct-messages-group.js", Array(file("direct_messages_group", "777").utf8)),
                (
                    "x/data/direct-message-group-headers.js",
                    Array(
                        (file("direct_message_group_headers", "777").dropLast()
                            + "," + file("direct_message_group_headers", "888").drop { $0 != "[" }.dropFirst()).utf8)
                ),
            ])
        #expect(recorded.kinds == ["membership", "membership"])
        #expect(recorded.isBalanced)
    }
}
