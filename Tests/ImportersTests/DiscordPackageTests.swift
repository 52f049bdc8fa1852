// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Discord data package")
struct DiscordPackageTests {
    private static let folder = "p.zip!Meldungen/c900000000000000010/"

    private func package(
        _ messages: String, profile: String? = nil, channel: String = #"{"id":"900000000000000010","type":1}"#
    ) throws -> RecordedTimeline {
        var files = [
            (Self.folder + "channel.json", Array(channel.utf8)), (Self.folder + "messages.json", Array(messages.utf8)),
        ]
        if let profile { files.append(("p.zip!Konto/user.json", Array(profile.utf8))) }
        return try read(DiscordPackage(), files: files)
    }

    @Test(
        "Times: the id makes a written second precise; where they differ, the written time counts",
        arguments: [
            (
                #"{"ID":1213093381543034880,"Timestamp":"2024-03-01 12:00:00","Contents":"x"}"#, "2024-03-01T12:00:00",
                345_000
            ),
            (
                #"{"ID":"1213093381543034880","Timestamp":"2024-03-01 12:00:00.5+00:00","Contents":"x"}"#,
                "2024-03-01T12:00:00", 500_000
            ),
            (#"{"ID":1213093381543034880,"Timestamp":"2024-03-05 12:00:00","Contents":"x"}"#, "2024-03-05T12:00:00", 0),
            (#"{"id":1213093381543034880,"timestamp":null,"contents":"x"}"#, "2024-03-01T12:00:00", 345_000),
        ])
    func times(record: String, time: String, microsecond: Int) throws {
        let recorded = try package("[\(record)]")
        #expect(recorded.times == [time])
        #expect(recorded.events.first?.time.map { CivilTime(microseconds: $0.microseconds).microsecond } == microsecond)
        #expect(recorded.isBalanced)
    }

    @Test("A profile that is cut off or damaged tells what is sound of it")
    func damagedProfile() throws {
        let friend = #"{"id":"2","type":"FRIEND","user":{"username":"a"}}"#
        let front = #"{"id":"1","username":"mara_t","discriminator":0,"relationships":["#
        let message = #"[{"ID":1213093381543034880,"Timestamp":"2024-03-01 12:00:00","Contents":"x"}]"#
        let cut = try package(message, profile: front + friend + #"],"notes":{"2":"from cl"#)
        #expect(cut.kinds.sorted() == ["contact", "message"])
        #expect(cut.accounts.contains { $0.isOwner && $0.name == "mara_t" })
        #expect(cut.codes.contains("json-truncated") && !cut.codes.contains("json-malformed"))
        #expect(cut.isBalanced)
        let damaged = try package(message, profile: front + #"{"id":"3","type":\q},"# + friend + "]}")
        #expect(damaged.kinds.sorted() == ["contact", "message"])
        #expect(damaged.codes.contains("json-damaged"))
        #expect(damaged.isBalanced)
    }

    @Test("Numbers above 2^53 keep every digit")
    func largeNumbers() throws {
        let recorded = try package(#"[{"ID":9007199254740993123,"Timestamp":"2024-03-01 12:00:00","Contents":"x"}]"#)
        #expect(recorded.messages.map(\.nativeID) == ["9007199254740993123"])
    }

    @Test(
        "Relationships by number and by word",
        arguments: [
            ("1", "accepted unknown"), (#""FRIEND""#, "accepted unknown"), ("3", "requested incoming"),
            (#""PENDING_INCOMING""#, "requested incoming"), ("4", "requested outgoing"),
            (#""pending_outgoing""#, "requested outgoing"), ("2", "blocked"), (#""BLOCKED""#, "blocked"),
            ("6", "suggested unknown"), ("77", ""),
        ])
    func relationships(type: String, meaning: String) throws {
        let profile =
            #"{"id":"1","username":"m","discriminator":0,"relationships":[{"id":"2","type":\#(type),"user":{"username":"a"}}]}"#
        let recorded = try package("[]", profile: profile)
        let said = recorded.events.map { event in
            switch event.content {
            case .contact(let change): "\(change.step) \(change.direction)"
            case .safety(let action): "\(action.step)"
            default: "?"
            }
        }
        #expect(said == (meaning.isEmpty ? [] : [meaning]))
        #expect(recorded.isBalanced)
        #expect(recorded.events.allSatisfy { $0.time == nil })
    }

    @Test("A package is one side of its talks")
    func oneSided() throws {
        let recorded = try package(#"[{"ID":1,"Timestamp":"2024-03-01 12:00:00","Contents":"x"}]"#)
        #expect(recorded.conversations.allSatisfy { $0.startsTruncated })
        #expect(recorded.codes.contains("own-messages-only"))
    }

    @Test(
        "Hostile lists never crash and balance",
        arguments: [
            "[1,null,[],{},{\"ID\":[],\"Timestamp\":{},\"Contents\":7,\"Attachments\":9}]",
            "[{\"ID\":1,\"ID\":2,\"Timestamp\":\"99999999-99-99 99:99:99\",\"Contents\":\"a\\u0000b\"}]",
            "[{\"ID\":1,\"Timestamp\":\"2024-03-01 12:00:00\",\"Contents\":\"" + String(repeating: "[", count: 5000)
                + "\"}",
            String(repeating: "[", count: 5000),
            "[{\"ID\":1e400,\"Timestamp\":\"9999-12-31 23:59:59\",\"Contents\":\"\"}]",
        ])
    func hostile(text: String) throws {
        let recorded = try package(text)
        #expect(recorded.isBalanced)
    }
}
