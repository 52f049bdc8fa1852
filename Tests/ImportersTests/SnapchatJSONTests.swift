// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Snapchat JSON")
struct SnapchatJSONTests {
    private func chats(_ records: String, key: String = "ann_one") throws -> RecordedTimeline {
        try read(
            SnapchatJSON(), files: [("mydata~1!json/chat_history.json", Array(#"{"\#(key)": [\#(records)]}"#.utf8))])
    }

    private func record(_ members: String, created: String = "2024-01-01 10:00:00 UTC") -> String {
        #"{"From": "ann_one", "Media Type": "TEXT", "Created": "\#(created)", "IsSender": false, \#(members)}"#
    }

    @Test(
        "The number beside the time is milliseconds, microseconds or nothing",
        arguments: [
            ("1704103200123", Timestamp.Precision.millisecond, false), ("1704103200123456", .microsecond, false),
            ("1704103201123", .second, true), ("0", .second, false), ("-5", .second, false),
            ("1704103200", .second, false), ("99999999999999999999", .second, false),
        ])
    func milliseconds(number: String, precision: Timestamp.Precision, isContradictory: Bool) throws {
        let recorded = try chats(record(#""Content": "x", "Created(microseconds)": \#(number)"#))
        #expect(recorded.events.first?.time?.precision == precision)
        #expect(recorded.times == ["2024-01-01T10:00:00"])
        #expect(recorded.codes.contains("timestamps-disagree") == isContradictory)
    }

    @Test(
        "Every type has its meaning",
        arguments: [
            ("TEXT", "message"), ("NOTE", "message"), ("STATUSERASEDMESSAGE", "message"),
            ("STATUSERASEDSNAPMESSAGE", "message"), ("STATUSCALLMISSEDAUDIO", "call"),
            ("STATUSCALLMISSEDVIDEO", "call"), ("STATUSCONVERSATIONCAPTURESCREENSHOT", "accountChange"),
            ("STATUSCONVERSATIONCAPTURERECORD", "accountChange"), ("STATUSSAVETOCAMERAROLL", "accountChange"),
            ("STATUSPARTICIPANTADDED", "membership"), ("STATUSPARTICIPANTREMOVED", "membership"),
            ("STATUSSOMETHING", "notice"), ("SOMETHING", "message"), ("status", "notice"),
        ])
    func types(type: String, kind: String) throws {
        let recorded = try chats(
            #"{"From": "ann_one", "Media Type": "\#(type)", "Created": "2024-01-01 10:00:00 UTC", "Content": ""}"#)
        #expect(recorded.kinds == [kind])
        #expect(recorded.isBalanced)
    }

    @Test("A deleted message is a message of which the trace is left")
    func deleted() throws {
        let recorded = try chats(
            #"{"From": "ann_one", "Media Type": "STATUSERASEDMESSAGE", "Created": "2024-01-01 10:00:00 UTC"}"#)
        #expect(recorded.messages.map(\.state) == [.deleted])
        #expect(recorded.actors == ["ann_one"])
    }

    @Test(
        "The key tells a talk of two from one under a random number",
        arguments: [
            ("ann_one", Conversation.Kind.direct), ("1F0E2D3C-4b5a-6978-8796-a5b4c3d2e1f0", .unknown),
            ("1F0E2D3C-4b5a-6978-8796-a5b4c3d2e1fg", .direct), ("", .unknown),
        ])
    func keys(key: String, kind: Conversation.Kind) throws {
        let recorded = try chats(record(#""Content": "x""#), key: key)
        #expect(recorded.conversations.map(\.kind) == [kind])
    }

    @Test("The sender's own mark proves the owner where the account is missing")
    func owner() throws {
        let recorded = try chats(
            #"{"From": "me_me", "Media Type": "TEXT", "Created": "2024-01-01 10:00:00 UTC", "IsSender": true}"#)
        #expect(recorded.accounts.filter(\.isOwner).flatMap(\.identifiers).map(\.literal) == ["me_me"])
    }

    @Test("A file of the same name from another product is not claimed")
    func collisions() {
        for text in [
            #"{"a": [{"From": "x", "Date": "y"}]}"#, "[]", "{}", #"{"Friends": []}"#,
            #"{"participants": [], "messages": [], "Media Type": 1}"#,
        ] {
            let evidence = EvidenceSet(files: [("x/chat_history.json", Array(text.utf8))])
            #expect(SnapchatJSON().claim(in: Survey(of: evidence)) == nil, "\(text)")
        }
    }

    @Test("Records of one second keep the order in which they were written, the newest first")
    func order() throws {
        let recorded = try chats(
            ["third", "second", "first"].map { record(#""Content": "\#($0)""#) }.joined(separator: ","))
        #expect(recorded.texts == ["first", "second", "third"])
    }

    @Test("Deep nesting, a cut and damage in every place lose nothing silently")
    func damage() throws {
        let nested = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        let text =
            #"{"ann_one": [\#(record(#""Content": "a""#)), {"From": \#(nested)}, \#(record(#""Content": "b""#))], "#
            + #""bob_two": [\#(record(#""Content": "c""#))]}"#
        let whole = try read(SnapchatJSON(), files: [("json/chat_history.json", Array(text.utf8))])
        #expect(whole.texts == ["b", "a", "c"])
        #expect(whole.codes.contains("record-damaged"))
        for cut in stride(from: 120, to: text.utf8.count, by: 7) {
            let cutText = try read(
                SnapchatJSON(), files: [("json/chat_history.json", Array(text.utf8.prefix(cut)))])
            #expect(cutText.isBalanced)
            #expect(cutText.codes.contains { $0.hasPrefix("json-") })
        }
    }

    @Test("A talk that lost its end gives its successor's messages to the successor")
    func lostEnd() throws {
        let text = #"{"ann_one": [\#(record(#""Content": "a""#)), "bob_two": [\#(record(#""Content": "b""#))]}"#
        let recorded = try read(SnapchatJSON(), files: [("json/chat_history.json", Array(text.utf8))])
        #expect(recorded.conversations.map(\.nativeID) == ["ann_one", "bob_two"])
        #expect(recorded.events.map { $0.conversation?.rawValue } == [0, 1])
        #expect(recorded.codes.contains("record-damaged"))
        #expect(recorded.isBalanced)
    }

    @Test("One mark of the owner on another's words does not make that account the owner's")
    func contradictoryMark() throws {
        let account = Array(#"{"Basic Information": {"Username": "own_er", "Name": "Own Er"}}"#.utf8)
        let rows = ["false", "false", "true"].map {
            #"{"From": "ann_one", "Media Type": "TEXT", "Created": "2024-01-01 10:00:00 UTC", "Content": "x", "IsSender": \#($0)}"#
        }.joined(separator: ",")
        let chat = Array(#"{"ann_one": [\#(rows)]}"#.utf8)
        for files in [
            [("m!json/account.json", account), ("m!json/chat_history.json", chat)],
            [("m!json/chat_history.json", chat)],
        ] {
            let recorded = try read(SnapchatJSON(), files: files)
            #expect(recorded.messages.count == 3)
            #expect(zip(recorded.kinds, recorded.actors).allSatisfy { $0 != "message" || $1 == "ann_one" })
            #expect(
                !recorded.accounts.contains { $0.isOwner && $0.identifiers.contains(Identifier(.username, "ann_one")) })
            #expect(recorded.codes.contains("sender-contradicts-owner"))
        }
    }

    @Test("The export's own folder handed in, or its files one by one, are one export", arguments: ["json/", ""])
    func folder(prefix: String) throws {
        let account = Array(#"{"Basic Information": {"Username": "own_er", "Name": "Own Er"}}"#.utf8)
        let chat = Array(
            #"{"ann_one": [{"From": "own_er", "Media Type": "TEXT", "Created": "2024-01-01 10:00:00 UTC", "Content": "x"}]}"#
                .utf8)
        let recorded = try read(
            SnapchatJSON(), files: [(prefix + "account.json", account), (prefix + "chat_history.json", chat)])
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Own Er"])
        #expect(Set(recorded.actors) == ["Own Er"])
    }
}
