// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Testing

@testable import CaseWorkflow

/// Two exports of one talk between which a message was edited and another taken back.
@Suite("What became of a message between two exports") struct LaterStateTests {
    /// A format, and how it writes the talk: seconds behind 1 March 2026, 10:00 UTC.
    struct Format: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// The files of the first or the second export.
        var files: @Sendable (_ isLater: Bool, _ folder: String) -> [(String, String)]
        /// Whether the second export tells of the message that was taken back.
        var tellsDeletion = true
        var tellsEdit = true
    }

    private static func isOwn(_ number: Int) -> Bool { number.isMultiple(of: 2) }
    private static func list(_ records: [String]) -> String { "[" + records.joined(separator: ",") + "]" }
    private static func text(_ number: Int, _ isLater: Bool) -> String {
        "m\(number)" + (isLater && number == 5 ? " edited" : "")
    }

    static let formats = [
        Format(testDescription: "google-chat", files: googleChat),
        Format(testDescription: "discord-package", files: discordPackage, tellsDeletion: false),
        Format(testDescription: "discordchatexporter", files: exporter, tellsDeletion: false),
        Format(testDescription: "snapchat-json", files: snapchat, tellsEdit: false),
    ]

    private static let googleChat: @Sendable (Bool, String) -> [(String, String)] = { isLater, folder in
        let records = (0..<8).map { number in
            let who = isOwn(number) ? "own" : "mira"
            let front = #"{"creator":{"name":"\#(who)","email":"\#(who)@example.com"},"message_id":"abc/t\#(number)","#
            if isLater, number == 6 {
                return front + #""message_state":"DELETED","deletion_metadata":{"deletion_type":"CREATOR"},"#
                    + #""deleted_date":"Sunday, March 1, 2026 at 11:30:00 AM UTC"}"#
            }
            let edit = isLater && number == 5 ? #","updated_date":"Sunday, March 1, 2026 at 11:00:00 AM UTC""# : ""
            return front + #""created_date":"Sunday, March 1, 2026 at 10:0\#(number):00 AM UTC","#
                + #""text":"\#(text(number, isLater))"\#(edit)}"#
        }
        let root = folder + "Takeout/Google Chat/"
        return [
            (root + "Groups/DM abc/messages.json", #"{"messages":\#(list(records))}"#),
            (
                root + "Users/User 1/user_info.json",
                #"{"user":{"name":"own","email":"own@example.com","user_type":"Human"},"membership_info":[]}"#
            ),
        ]
    }

    /// A number whose time is that of a message.
    private static func snowflake(_ number: Int) -> String {
        String((1_772_359_200_000 + number * 60_000 - 1_420_070_400_000) << 22)
    }

    private static let discordPackage: @Sendable (Bool, String) -> [(String, String)] = { isLater, folder in
        let records = (0..<8).map { number in
            #"{"ID":\#(snowflake(number)),"Timestamp":"2026-03-01 10:0\#(number):00","#
                + #""Contents":"\#(text(number, isLater))","Attachments":""}"#
        }
        let channel = folder + "Messages/c1100000000000000001/"
        return [
            (channel + "messages.json", list(records)),
            (
                channel + "channel.json",
                #"{"id":"1100000000000000001","type":"DM","recipients":["310000000000000001","320000000000000002"]}"#
            ),
            (
                folder + "account/user.json",
                #"{"id":"310000000000000001","username":"own_er","discriminator":0,"relationships":[]}"#
            ),
        ]
    }

    private static let exporter: @Sendable (Bool, String) -> [(String, String)] = { isLater, folder in
        let records = (0..<8).map { number in
            let edit = isLater && number == 5 ? #""2026-03-01T11:00:00+00:00""# : "null"
            let who = isOwn(number) ? 1 : 2
            return #"{"id":"\#(snowflake(number))","type":"Default","timestamp":"2026-03-01T10:0\#(number):00+00:00","#
                + #""timestampEdited":\#(edit),"isPinned":false,"content":"\#(text(number, isLater))","#
                + #""author":{"id":"31000000000000000\#(who)","name":"u\#(who)","discriminator":"0000"},"#
                + #""attachments":[],"embeds":[],"reactions":[],"mentions":[]}"#
        }
        return [
            (
                folder + "Direct Messages - mira [1100000000000000900].json",
                #"{"guild":{"id":"0","name":"Direct Messages"},"channel":{"id":"1100000000000000900","#
                    + #""type":"DirectTextChat","name":"mira"},"messages":\#(list(records)),"messageCount":8}"#
            )
        ]
    }

    private static let snapchat: @Sendable (Bool, String) -> [(String, String)] = { isLater, folder in
        let records = (0..<8).reversed().map { number in
            let isErased = isLater && number == 6
            return #"{"From":"\#(isOwn(number) ? "own_er" : "mira.k")","#
                + #""Media Type":"\#(isErased ? "STATUSERASEDMESSAGE" : "TEXT")","#
                + #""Created":"2026-03-01 10:0\#(number):00 UTC","Content":"\#(isErased ? "" : "m\(number)")","#
                + #""IsSender":\#(isOwn(number)),"IsSaved":true}"#
        }
        return [
            (folder + "json/chat_history.json", #"{"mira.k":\#(list(records))}"#),
            (folder + "json/account.json", #"{"Basic Information":{"Username":"own_er"},"Device Information":{}}"#),
        ]
    }

    @Test(
        "both states are told, and the second place of what is the same is cited", arguments: formats, [false, true])
    func states(format: Format, laterFirst: Bool) async throws {
        let files = format.files(laterFirst, "a/") + format.files(!laterFirst, "b/")
        let result = try await Ingest(settings: Ingest.Settings()).read(
            EvidenceSet(files: files.map { (path: $0.0, bytes: Array($0.1.utf8)) }))
        let events = result.timeline.numbers.map { result.timeline.event($0) }
        var messages: [Message] = []
        for event in events { if case .message(let message) = event.content { messages.append(message) } }
        let texts = messages.compactMap(\.text)
        #expect(texts.filter { $0.hasPrefix("m5") }.sorted() == (format.tellsEdit ? ["m5", "m5 edited"] : ["m5"]))
        #expect(messages.count == (format.tellsEdit ? 9 : 8))
        #expect(messages.filter { $0.state == .deleted }.map(\.text) == (format.tellsDeletion ? ["m6"] : []))
        let cited = events.count { $0.content.kind == .message && $0.alsoFrom.count == 1 }
        #expect(cited == (format.tellsEdit ? 7 : 8))
        let codes = Set(result.diagnostics.map(\.code))
        #expect(codes.contains("copy-differs") == format.tellsEdit)
        #expect(codes.contains("copy-deleted-since") == format.tellsDeletion)
        #expect(result.timeline.conversations.count == 1)
        #expect(result.tallies.values.allSatisfy { $0.isBalanced })
    }

    /// A further download beside the first, by name; both hold four messages of ten.
    @Test(
        "a further download in one folder tells nothing twice",
        arguments: [
            "chat_history (1).json", "chat_history(1).json", "chat_history - Copy.json",
            "chat_history - Kopie (2).json",
            "chat_history 2.json",
        ])
    func downloads(name: String) async throws {
        func talk(_ numbers: Range<Int>) -> String {
            let records = numbers.reversed().map { number in
                #"{"From":"\#(Self.isOwn(number) ? "own_er" : "mira.k")","Media Type":"TEXT","#
                    + #""Created":"2026-03-01 10:0\#(number):00 UTC","Content":"m\#(number)","#
                    + #""IsSender":\#(Self.isOwn(number)),"IsSaved":true}"#
            }
            return #"{"mira.k":\#(Self.list(records))}"#
        }
        let files = [
            ("x/account.json", #"{"Basic Information":{"Username":"own_er"},"Device Information":{}}"#),
            ("x/chat_history.json", talk(0..<7)), ("x/" + name, talk(3..<10)),
        ]
        let result = try await Ingest(settings: Ingest.Settings()).read(
            EvidenceSet(files: files.map { (path: $0.0, bytes: Array($0.1.utf8)) }))
        let events = result.timeline.numbers.map { result.timeline.event($0) }
        #expect(events.count { $0.content.kind == .message } == 10)
        #expect(events.count { $0.alsoFrom.count == 1 } == 4)
        #expect(result.timeline.accounts.count == 2)
    }

    @Test(
        "a talk that two Snapchat exports file under a name and under a number is one", arguments: [true, false],
        [true, false])
    func otherKey(isNameFirst: Bool, hasAccount: Bool) async throws {
        let uuid = "0a0b0c0d-0000-4000-8000-000000000000"
        func record(_ from: String, _ text: String, _ minute: Int) -> String {
            #"{"From": "\#(from)", "Media Type": "TEXT", "Created": "2024-01-01 10:0\#(minute):00 UTC", "#
                + #""IsSender": \#(from == "ada"), "Content": "\#(text)"}"#
        }
        let early = [record("ann_one", "a", 0), record("ada", "b", 1)]
        let late = early + [record("ann_one", "c", 2)]
        func talks(_ talks: [(key: String, records: [String])]) async throws -> Ingest.Result {
            let files = talks.enumerated().flatMap { number, talk in
                [
                    ("mydata~\(number)/json/chat_history.json", #"{"\#(talk.key)": \#(Self.list(talk.records))}"#),
                    (
                        "mydata~\(number)/json/account.json",
                        #"{"Basic Information": {"Username": "ada"}, "Device Information": {}}"#
                    ),
                ].prefix(hasAccount ? 2 : 1)
            }
            return try await Ingest(settings: Ingest.Settings()).read(
                EvidenceSet(files: files.map { (path: $0.0, bytes: Array($0.1.utf8)) }))
        }
        let both = try await talks(
            isNameFirst ? [("ann_one", early), (uuid, late)] : [(uuid, early), ("ann_one", late)])
        #expect(both.timeline.numbers.map { both.timeline.text($0) } == ["a", "b", "c"])
        #expect(both.timeline.conversations.count == 1)
        // Nothing in common: two talks.
        let apart = try await talks([("ann_one", early), (uuid, [record("ann_one", "z", 9)])])
        #expect(apart.timeline.count == 3)
        #expect(apart.timeline.conversations.count == 2)
    }

    @Test("the packages of both sides of a talk show the talk")
    func bothSides() async throws {
        func package(_ own: Int, _ times: [Int]) -> [(String, String)] {
            let records = times.map {
                #"{"ID":\#(Self.snowflake($0)),"Timestamp":"2026-03-01 10:0\#($0):00","Contents":"m\#($0)","Attachments":""}"#
            }
            let channel = "p\(own)/Messages/c1100000000000000001/"
            return [
                (channel + "messages.json", Self.list(records)),
                (
                    channel + "channel.json",
                    #"{"id":"1100000000000000001","type":"DM","recipients":["310000000000000001","310000000000000002"]}"#
                ),
                (
                    "p\(own)/account/user.json",
                    #"{"id":"31000000000000000\#(own)","username":"u\#(own)","discriminator":0,"#
                        + #""phone":"+15550100","relationships":[]}"#
                ),
            ]
        }
        let files = package(1, [0, 2, 4]) + package(2, [1, 3])
        let result = try await Ingest(settings: Ingest.Settings()).read(
            EvidenceSet(files: files.map { (path: $0.0, bytes: Array($0.1.utf8)) }))
        #expect(result.timeline.conversations.map(\.kind) == [.direct])
        #expect(result.timeline.conversations[0].members.count == 2)
        let senders = result.timeline.numbers.map { result.timeline.event($0).actor?.rawValue }
        #expect(senders == [0, 1, 0, 1, 0] || senders == [1, 0, 1, 0, 1])
        // One telephone, two accounts.
        let note = result.diagnostics.first { $0.code == "accounts-share-an-identifier" }
        #expect(note?.detail["count"] == 2)
    }
}
