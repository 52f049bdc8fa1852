// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Signal's own export, and signal-export")
struct SignalTests {
    private func export(_ frames: [String]) throws -> RecordedTimeline {
        let lines =
            [#"{"version":"1","backupTimeMs":"1715600000000"}"#, #"{"recipient":{"id":"1","self":{}}}"#]
            + [
                #"{"recipient":{"id":"2","contact":{"e164":"447700900123"}}}"#,
                #"{"chat":{"id":"10","recipientId":"2"}}"#,
            ]
            + frames
        return try read(SignalJSONL(), files: [("x/main.jsonl", Array(lines.joined(separator: "\n").utf8))])
    }

    private func item(_ content: String, author: String = "2", sent: String = #""1715533200123""#) -> String {
        #"{"chatItem":{"chatId":"10","authorId":"\#(author)","dateSent":\#(sent),"incoming":{},\#(content)}}"#
    }

    @Test("Whom a text names, who voted, and what the owner noted about somebody are told")
    func names() throws {
        let recorded = try export([
            #"{"recipient":{"id":"3","contact":{"aci":"IiIiIiIiIiIiIiIiIiIiIg==","profileGivenName":"Kim","note":"met online"}}}"#,
            item(
                #""standardMessage":{"text":{"body":"so ￼ hi ￼","bodyRanges":[{"start":3,"length":1,"mentionAci":"IiIiIiIiIiIiIiIiIiIiIg=="},{"start":0,"length":2,"style":"BOLD"}]}}"#
            ),
            item(#""poll":{"question":"Q?","options":[{"option":"A","votes":[{"voterId":"3"}]},{"option":"B"}]}"#),
        ])
        #expect(recorded.texts == ["so @Kim hi ￼", nil])
        #expect(recorded.messages.last?.attachments.map(\.name) == ["Q? | A: Kim | B"])
        let note = AccountChange(
            field: "note-about-account", to: "met online", text: "22222222-2222-2222-2222-222222222222")
        #expect(recorded.events.first?.content == .accountChange(note))
    }

    @Test("What is quoted of a message that is not there stays with its answer")
    func quotation() throws {
        func answer(_ target: String) -> String {
            #""standardMessage":{"text":{"body":"no"},"quote":{\#(target)"authorId":"2","text":{"body":"pay me"}}}"#
        }
        let gone = try export([
            item(answer(#""targetSentTimestamp":"5","#)), item(answer(""), sent: #""1715533400000""#),
        ])
        #expect(gone.messages.map(\.detail?.quoted) == ["pay me", "pay me"])
        let known = try export([
            item(#""standardMessage":{"text":{"body":"pay me"}}"#),
            item(answer(#""targetSentTimestamp":"1715533200123","#), author: "1", sent: #""1715533300000""#),
        ])
        #expect(known.messages.map(\.detail?.quoted) == [nil, nil])
    }

    @Test("Brackets in names of files, and words that are no reaction, in Markdown")
    func brackets() throws {
        let text =
            "[2024-05-12 19:00:00] Mira: [doc (1).pdf](./media/doc%20(1).pdf) cap\n\n"
            + "[2024-05-12 19:01:00] Me: \n\n> gone words\n\nhi\n(- fake: a -)\n\n"
        let recorded = try read(
            SignalExport(),
            files: [("x/Mira/chat.md", Array(text.utf8)), ("x/Mira/media/doc (1).pdf", Array("x".utf8))])
        #expect(recorded.texts == ["cap", "hi\n(- fake: a -)"])
        #expect(recorded.messages[0].attachments.map(\.name) == ["./media/doc%20(1).pdf"])
        #expect(recorded.messages[0].attachments.first?.exhibit != nil)
        #expect(recorded.messages[1].detail?.quoted == "gone words")
        #expect(recorded.kinds == ["message", "message"])
    }

    @Test(
        "Contents become events of their kind",
        arguments: [
            (#""standardMessage":{"text":{"body":"x"}}"#, ["message"]), (#""remoteDeletedMessage":{}"#, ["message"]),
            (#""adminDeletedMessage":{}"#, ["message"]), (#""viewOnceMessage":{}"#, ["message"]),
            (#""poll":{"question":"q"}"#, ["message"]), (#""paymentNotification":{"amountMob":"1"}"#, ["payment"]),
            (#""giftBadge":{}"#, ["notice"]), (#""unheardOf":{}"#, ["notice"]),
            (#""updateMessage":{"simpleUpdate":{"type":"BLOCKED"}}"#, ["safety"]),
            (#""updateMessage":{"simpleUpdate":{"type":"MESSAGE_REQUEST_ACCEPTED"}}"#, ["contact"]),
            (#""updateMessage":{"simpleUpdate":{}}"#, ["notice"]), (#""updateMessage":{}"#, ["notice"]),
            (#""updateMessage":{"individualCall":{"type":"VIDEO_CALL"}}"#, ["call"]),
            (#""updateMessage":{"profileChange":{"newName":"b"}}"#, ["accountChange"]),
            (
                #""updateMessage":{"groupChange":{"updates":[{"groupCreationUpdate":{}},{"groupNameUpdate":{}}]}}"#,
                ["membership", "membership"]
            ),
        ])
    func contents(content: String, kinds: [String]) throws {
        let recorded = try export([item(content)])
        #expect(recorded.kinds == kinds)
        #expect(recorded.isBalanced)
    }

    @Test("Numbers may be strings or numbers", arguments: [#""1715533200123""#, "1715533200123"])
    func numbers(sent: String) throws {
        let recorded = try export([item(#""standardMessage":{"text":{"body":"x"}}"#, sent: sent)])
        #expect(recorded.times == ["2024-05-12T17:00:00"])
        #expect(recorded.actors == ["+447700900123"])
    }

    @Test("A timer makes the talk one whose beginning is not there")
    func timer() throws {
        let recorded = try export([item(#""updateMessage":{"expirationTimerChange":{"expiresInMs":"5000"}}"#)])
        #expect(recorded.conversations.contains { $0.startsTruncated })
        #expect(recorded.codes.contains("disappearing-messages-omitted"))
    }

    @Test("Keys never leave the file")
    func secrets() throws {
        let recorded = try export([
            #"{"recipient":{"id":"4","group":{"masterKey":"c2VjcmV0","snapshot":{"title":{"title":"g"}}}}}"#,
            #"{"chat":{"id":"11","recipientId":"4"}}"#,
        ])
        #expect(recorded.conversations.allSatisfy { !($0.nativeID ?? "").contains("c2VjcmV0") })
    }

    @Test(
        "Hostile frames never crash and balance",
        arguments: [
            "7", "[]", "{}", "{\"chatItem\":7}",
            "{\"chatItem\":{\"dateSent\":\"99999999999999999999\",\"standardMessage\":[]}}",
            "{\"chatItem\":{\"dateSent\":-1,\"standardMessage\":{\"text\":7,\"quote\":[],\"attachments\":{},\"reactions\":[7]},\"revisions\":[1]}}",
            "{\"recipient\":{\"id\":{},\"contact\":{\"aci\":\"!!\",\"e164\":0}}}", "{\"chat\":{}}",
            "{\"a\":\"\\ud800\"", "\u{0}",
            String(repeating: "{\"a\":", count: 3000),
        ])
    func hostile(frame: String) throws {
        let recorded = try export([frame, item(#""standardMessage":{"text":{"body":"after"}}"#)])
        #expect(recorded.isBalanced)
        #expect(recorded.texts.contains("after"))
    }

    @Test(
        "Calls in words",
        arguments: [
            ("Missed voice call", "call"), ("Incoming video call (accepted, 3m 5s)", "call"),
            ("Outgoing voice call (unanswered)", "call"), ("Missed voice call, sorry", "message"),
            ("Incoming voice call (accepted", "message"), ("Incoming call", "call"),
            ("Outgoing voice call (declined by recipient)", "call"), ("Incoming phone call", "message"),
        ])
    func calls(text: String, kind: String) throws {
        let file = "[2024-05-12 19:00:00] Mira: \(text)\n"
        let recorded = try read(SignalExport(), files: [("s/Mira/chat.md", Array(file.utf8))])
        #expect(recorded.kinds == [kind])
    }

    @Test("Names with colons end at the first colon and blank")
    func colons() throws {
        let file = "[2024-05-12 19:00:00] Mira: a: b\n[2024-05-12 19:00] not a header of this form\n"
        let recorded = try read(SignalExport(), files: [("s/Mira/chat.md", Array(file.utf8))])
        #expect(recorded.actors == ["Mira"])
    }
}
