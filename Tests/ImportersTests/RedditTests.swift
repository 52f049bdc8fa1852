// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Reddit")
struct RedditTests {
    private func chats(_ rows: String..., path: String = "x/chat_history.csv") throws -> RecordedTimeline {
        let head =
            "message_id,created_at,updated_at,username,message,thread_parent_message_id,channel_url,subreddit,"
            + "channel_name,conversation_type"
        return try read(Reddit(), files: [(path, Array(([head] + rows).joined(separator: "\n").utf8))])
    }

    @Test(
        "Escapes are decoded where a text holds them, and nowhere else",
        arguments: [
            (#"a\nb \u2764"#, "a\nb \u{2764}"), (#"C:\temp\new"#, "C:\\temp\\new"), ("plain", "plain"),
            (#"\\server\name"#, #"\\server\name"#), (#"half \u12"#, #"half \u12"#), (#"\ud83d\ude00"#, "\u{1F600}"),
        ])
    func escapes(written: String, text: String) throws {
        let recorded = try chats("m1,2024-04-01 10:00:00 UTC,,a,\(written),,c,,,direct")
        #expect(recorded.texts == [text])
    }

    @Test("A time of update that differs makes a message edited")
    func edited() throws {
        let recorded = try chats(
            "m1,2024-04-01 10:00:00 UTC,2024-04-01 10:00:00 UTC,a,x,,c,,,direct",
            "m2,2024-04-01 10:00:00 UTC,2024-04-01 10:00:01 UTC,a,y,,c,,,direct")
        #expect(recorded.messages.map(\.state) == [.sent, .edited])
    }

    @Test("The archive's name tells the owner where the statistics are missing")
    func owner() throws {
        let row = "m1,2024-04-01 10:00:00 UTC,,a,x,,c,,,direct"
        let named = try chats(row, path: "export_some_user_20240501.zip!chat_history.csv")
        #expect(named.accounts.filter(\.isOwner).map(\.name) == ["some_user"])
        #expect(try chats(row, path: "export_x.zip!chat_history.csv").accounts.contains { $0.isOwner } == false)
    }
}
