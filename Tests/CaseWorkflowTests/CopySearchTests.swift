// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Testing

@testable import CaseWorkflow

@Suite("Copies in several exports") struct CopySearchTests {
    private func read(_ files: [(String, String)]) async throws -> Ingest.Result {
        try await Ingest(settings: Ingest.Settings()).read(
            EvidenceSet(files: files.map { (path: $0.0, bytes: Array($0.1.utf8)) }))
    }

    private let earlier = """
        13/05/2024, 21:03 - Mira Holt: one
        13/05/2024, 21:03 - Mira Holt: one
        14/05/2024, 21:03 - Jonas Beck: two

        """
    private var later: String { earlier + "15/05/2024, 21:03 - Jonas Beck: three\n" }
    private let name = "WhatsApp Chat with Mira Holt.txt"

    private func codes(_ result: Ingest.Result) -> [String: Int] {
        result.diagnostics.reduce(into: [:]) { $0[$1.code, default: 0] += $1.detail["count"] ?? 1 }
    }

    @Test("equal files are one, and both stay citable")
    func equalFiles() async throws {
        let result = try await read([("a/" + name, later), ("b/" + name, later)])
        #expect(result.timeline.count == 4)
        #expect(result.timeline.conversations.count == 1)
        #expect(result.timeline.accounts.count == 2)
        #expect(result.timeline.event(1).alsoFrom.map(\.exhibit) == [1])
        #expect(codes(result)["copy-same-bytes"] == 4)
        #expect(result.tallies[1]?.skipped["copy-same-bytes"] == 4)
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }

    @Test("two exports in one file are compared as two files are")
    func exportsInOneFile() async throws {
        func chat(_ texts: [String]) -> String {
            let messages = texts.enumerated().map { number, text in
                #"{"id":\#(number + 1),"type":"message","date":"2024-05-13T21:0\#(number):00","#
                    + #""date_unixtime":"17156340\#(number)0","from":"\#(number % 2 == 0 ? "Mira" : "Jonas")","#
                    + #""from_id":"user\#(number % 2 + 7)","text":"\#(text)"}"#
            }
            return #"{"name":"Mira","type":"personal_chat","id":7,"messages":[\#(messages.joined(separator: ","))]}"#
        }
        let both = chat(["one", "two", "three"]) + "\n" + chat(["one", "two", "other", "four"])
        let result = try await read([("x/result.json", both)])
        // What differs under one number is shown twice, and told.
        #expect(result.timeline.count == 5)
        #expect(result.timeline.conversations.count == 1)
        #expect(codes(result)["copy-same-message-id"] == 2)
        #expect(codes(result)["copy-differs"] == 1)
        #expect(result.statuses[0]?.events == 5)
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }

    @Test("of many files of equal length, only equal ones are one")
    func equalLengths() async throws {
        let files = (0..<40).map { number in
            let text = "13/05/2024, 21:03 - Mira Holt: \(10 + number % 20)\n13/05/2024, 21:04 - Jonas Beck: yes\n"
            return ("\(100 + number)/" + name, text)
        }
        let result = try await read(files)
        #expect(codes(result)["copy-same-bytes"] == 40)
        #expect(result.timeline.count == 40)
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }

    @Test("a later export of a chat adds what is new; equal messages of one export stay two")
    func stretch() async throws {
        let result = try await read([("a/" + name, earlier), ("b/" + name, later)])
        #expect(result.timeline.count == 4)
        #expect(result.timeline.conversations.count == 1)
        #expect(codes(result)["copy-same-stretch"] == 3)
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }

    @Test("both sides' exports of one talk, in another zone, are told and not joined", arguments: [(22, 1), (20, 0)])
    func bothSides(hour: Int, told: Int) async throws {
        let words = ["hello there", "hi to you", "how are you", "fine, and you", "very well"]
        func chat(_ hour: Int, _ names: [String], _ shift: Int) -> String {
            words.enumerated().map { number, text in
                "13/05/2024, \(hour):1\(number + (hour == 20 ? number % 2 * shift : 0)) - \(names[number % 2]): \(text)\n"
            }.joined()
        }
        let result = try await read([
            ("a/WhatsApp Chat with Jo B.txt", chat(21, ["Mira Holt", "Jo B"], 0)),
            ("b/WhatsApp Chat with Mira.txt", chat(hour, ["Mira", "Jonas Beck"], 3)),
        ])
        #expect(result.timeline.conversations.count == 2)
        #expect(codes(result)["possible-copy", default: 0] == told)
    }

    /// A talk of two as each telephone writes it: Android with minutes, iOS with seconds.
    private func telephones(_ left: (String, [String]), _ right: (String, [String]), replies: [String]? = nil) -> [(
        String, String
    )] {
        let words = ["hi, who are you", "I am Ana", "pay 200 or else", "no please", "last chance"]
        func text(_ index: Int, _ replies: [String]?) -> String {
            index % 2 == 1 ? replies?[index / 2] ?? words[index] : words[index]
        }
        let android = words.indices.map { "13/05/2025, 21:0\($0) - \(left.1[$0 % 2]): \(text($0, nil))\n" }
        let apple = words.indices.map { "[13/05/2025, 21:0\($0):12] \(right.1[$0 % 2]): \(text($0, replies))\n" }
        return [
            (
                "a/WhatsApp Chat with \(left.0).txt",
                android.joined() + "13/05/2025, 21:09 - \(left.1[0]): <Media omitted>\n"
            ),
            ("b/WhatsApp Chat - \(right.0).txt", apple.joined()),
        ]
    }

    @Test("a talk of two from both telephones is one, whatever the address books call them")
    func bothTelephones() async throws {
        let result = try await read(telephones(("Ana", ["Bo", "Ana"]), ("Bo Ray", ["Bo Ray", "Ana Lee"])))
        #expect(result.timeline.conversations.count == 1)
        #expect(
            result.timeline.accounts.map { $0.identifiers.map(\.literal) } == [["Bo", "Bo Ray"], ["Ana", "Ana Lee"]])
        #expect(result.timeline.count == 6)
        #expect(codes(result)["copy-other-telephone"] == 5)
        #expect(result.timeline.event(1).alsoFrom.count == 1)
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }

    @Test("two victims of one script are two, on one telephone or on two")
    func script() async throws {
        // Each victim's telephone: the suspect is the other party of both.
        let victims = try await read(telephones(("Bo", ["Bo", "Ana"]), ("Bo Ray", ["Bo Ray", "Eve"])))
        #expect(victims.timeline.conversations.count == 2)
        #expect(victims.timeline.accounts.count == 4)
        // The suspect's telephone: two chats, and the same replies to the minute.
        let suspect = try await read(telephones(("Ana", ["Bo", "Ana"]), ("Eve", ["Bo", "Eve"])))
        #expect(suspect.timeline.conversations.count == 2)
        #expect(codes(suspect)["copy-other-telephone"] == nil)
        // Crossed titles, but the second party says other things.
        let other = try await read(
            telephones(("Ana", ["Bo", "Ana"]), ("Bo Ray", ["Bo Ray", "Eve"]), replies: ["Eve here", "why"]))
        #expect(other.timeline.conversations.count == 2)
        // And one of them by chance the same.
        let alike = try await read(
            telephones(("Ana", ["Bo", "Ana"]), ("Bo Ray", ["Bo Ray", "Eve"]), replies: ["I am Ana", "why"]))
        #expect(alike.timeline.conversations.count == 2)
    }

    @Test("a third file of a talk from both telephones is told")
    func thirdFile() async throws {
        let both = telephones(("Ana", ["Bo", "Ana"]), ("Bo Ray", ["Bo Ray", "Ana Lee"]))
        let older = both[0].1.split(separator: "\n").prefix(5).map { $0 + "\n" }.joined()
        let result = try await read(both + [("c/WhatsApp Chat with Ana.txt", older)])
        #expect(codes(result)["possible-copy", default: 0] > 0 || result.timeline.conversations.count == 1)
    }

    @Test("two downloads of one chat side by side are joined")
    func sideBySide() async throws {
        let front = "[LINE] Chat history with Mira\nSaved on: 2024/05/13 10:00\n\n2024/05/12(Sun)\n"
        let lines = ["21:03\tMira\thello\n", "21:04\tJo\thi\n", "21:05\tMira\tyes\n"]
        let result = try await read([
            ("x/chat.txt", front + lines.joined()), ("x/chat (1).txt", front + lines.joined() + "21:06\tJo\tbye\n"),
        ])
        #expect(result.timeline.count == 4)
        #expect(result.timeline.conversations.count == 1)
    }

    @Test(
        "a message deleted between two exports is one, with its text; one that was edited stays twice",
        arguments: [false, true])
    func changed(newestFirst: Bool) async throws {
        let lines = (0..<5).map { "13/05/2024, 21:0\($0) - \($0 % 2 == 0 ? "Mira Holt" : "Jonas Beck"): text \($0)\n" }
        let first = lines.joined()
        let second = first.replacing("text 2", with: "This message was deleted").replacing("text 3", with: "other")
        let result = try await read([
            ("a/" + name, newestFirst ? second : first), ("b/" + name, newestFirst ? first : second),
        ])
        #expect(result.timeline.count == 6)
        #expect(codes(result)["copy-differs"] == 1)
        #expect(codes(result)["copy-same-stretch"] == 3)
        #expect(codes(result)["copy-deleted-since"] == 1)
        let event = result.timeline.event(3)
        #expect(event.content == .message(Message(text: "text 2", state: .deleted)))
        #expect(event.alsoFrom.map(\.exhibit) == [newestFirst ? 0 : 1])
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }

    @Test("of several messages of a minute, only as many as were deleted are joined", arguments: [(2, 0), (1, 1)])
    func deletedOfSeveral(deleted: Int, differing: Int) async throws {
        let front = (0..<4).map { "13/05/2024, 21:0\($0) - \($0 % 2 == 0 ? "Mira Holt" : "Jonas Beck"): text \($0)\n" }
        let first = front.joined() + "13/05/2024, 21:09 - Mira Holt: a\n13/05/2024, 21:09 - Mira Holt: b\n"
        let gone = String(repeating: "13/05/2024, 21:09 - Mira Holt: This message was deleted\n", count: deleted)
        let result = try await read([("a/" + name, first), ("b/" + name, front.joined() + gone)])
        #expect(codes(result)["copy-deleted-since", default: 0] == (deleted == 2 ? 2 : 0))
        #expect(codes(result)["copy-differs", default: 0] == differing)
        #expect(result.timeline.count == (deleted == 2 ? 6 : 7))
    }

    @Test("a file that somebody put beside an export is not understood")
    func strangeFiles() async throws {
        let result = try await read([
            ("z.zip!" + name, later), ("z.zip!diary.txt", "dear diary"), ("z.zip!data.json", "{}"),
            ("z.zip!a.db", "SQLite"), ("z.zip!IMG-20240513-WA0001.jpg", "x"),
            ("t/result.json", telegram(message(1, 1_715_634_180, "a"))), ("t/notes.log", "x"), ("t/css/style.css", "x"),
        ])
        let outcomes = (0..<8).map { result.statuses[Int32($0)]?.outcome }
        #expect(
            outcomes == [
                .imported, .notUnderstood, .notUnderstood, .notUnderstood, .unreferenced, .imported, .notUnderstood,
                .companion,
            ])
    }

    @Test("chats of one title that share nothing stay two")
    func different() async throws {
        let other = earlier.replacing("one", with: "uno").replacing("two", with: "due")
        let result = try await read([("a/" + name, earlier), ("b/" + name, other)])
        #expect(result.timeline.count == 6)
        #expect(result.timeline.conversations.count == 2)
    }

    @Test("the same lines to two people are two talks")
    func broadcast() async throws {
        let lines = (1...5).map { "0\($0)/05/2024, 21:03 - Mira Holt: hello there \($0)" }.joined(separator: "\n")
        let chats = ["Jonas Beck", "Ruth Example"].map {
            ("a/WhatsApp Chat with \($0).txt", lines + "\n13/05/2024, 21:03 - Mira Holt: x\n")
        }
        let result = try await read(chats)
        #expect(result.timeline.count == 12)
        let victims = try await read([
            ("a/" + name, chats[0].1), ("b/" + name, chats[0].1 + "14/05/2024, 10:00 - Mira Holt: y\n"),
        ])
        #expect(victims.timeline.count == 13)
        #expect(codes(victims)["possible-copy"] == 1)
    }

    private func telegram(_ messages: String) -> String {
        """
        {"name":"Jonas Beck","type":"personal_chat","id":77001,"messages":[\(messages)]}
        """
    }

    private func message(_ id: Int, _ time: Int, _ text: String) -> String {
        """
        {"id":\(id),"type":"message","date":"2024-05-13T21:03:00","date_unixtime":"\(time)","from":"Jonas Beck",\
        "from_id":"user77001","text":"\(text)","text_entities":[{"type":"plain","text":"\(text)"}]}
        """
    }

    @Test("messages with native ids join by them; a changed text stays beside the first")
    func ids() async throws {
        let first = telegram([message(1, 1_715_634_180, "a"), message(2, 1_715_634_190, "b")].joined(separator: ","))
        let second = telegram(
            [message(1, 1_715_634_180, "a"), message(2, 1_715_634_190, "c"), message(3, 1_715_634_200, "d")]
                .joined(separator: ","))
        let result = try await read([("x/result.json", first), ("y/result.json", second)])
        #expect(result.timeline.count == 4)
        #expect(result.timeline.conversations.count == 1)
        #expect(codes(result)["copy-same-message-id"] == 1)
        #expect(codes(result)["copy-differs"] == 1)
    }

    @Test("a damaged file among others is a loss")
    func damage() async throws {
        let result = try await read([
            ("a/" + name, later), ("a/message_1.json", ""), ("a/message_2.json", "\u{0}\u{0}"),
            ("a/message_3.json", #"{"participants":[{"name":"Mira"#), ("a/other.json", #"{"a":1}"#),
        ])
        let found = result.diagnostics.filter { $0.severity == .loss }.map(\.code)
        #expect(found.sorted() == ["file-empty", "file-of-zeros", "json-truncated"])
    }
}
