// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("TikTok JSON")
struct TikTokJSONTests {
    private func talks(_ talks: String) throws -> RecordedTimeline {
        let text = #"{"Direct Messages": {"Chat History": {"ChatHistory": {\#(talks)}}}}"#
        return try read(TikTokJSON(), files: [("user_data.json", Array(text.utf8))])
    }

    private func talk(with peer: String, _ senders: String...) -> String {
        let messages = senders.map { #"{"Date": "2024-01-01 10:00:00", "From": "\#($0)", "Content": "x"}"# }
        return #""Chat History with \#(peer):": [\#(messages.joined(separator: ","))]"#
    }

    private func owner(of recorded: RecordedTimeline) -> [String] {
        recorded.accounts.filter(\.isOwner).flatMap(\.identifiers).map(\.literal)
    }

    @Test("The owner is whoever writes in every talk and is the title of none")
    func provedOwner() throws {
        #expect(try owner(of: talks(talk(with: "a", "a", "me") + "," + talk(with: "b", "me"))) == ["me"])
        // One talk that nobody answered proves nobody.
        #expect(try owner(of: talks(talk(with: "a", "a", "me") + "," + talk(with: "b", "b"))) == [])
        #expect(try owner(of: talks(talk(with: "a", "me", "you"))) == [])
        #expect(try owner(of: talks(talk(with: "a", "Me", "A"))) == ["Me"])
    }

    @Test("Times are UTC, which TikTok documents")
    func zone() throws {
        let recorded = try talks(talk(with: "a", "a"))
        #expect(recorded.events.first?.time?.zone == .utc)
    }

    @Test(
        "Lists are found under the names of every year",
        arguments: [
            #"{"Activity": {"Following List": {"Following": [ENTRY]}}, "Profile": {}}"#,
            #"{"Your Activity": {"Following": {"Following": [ENTRY]}}, "Post": {}}"#,
            #"{"Profile And Settings": {"Following": {"following": [ENTRY]}}, "Post": {}}"#,
        ])
    func following(text: String) throws {
        let filled = text.replacing("ENTRY", with: #"{"Date": "2024-01-01 10:00:00", "UserName": "u1"}"#)
        let recorded = try read(TikTokJSON(), files: [("user_data_tiktok.json", Array(filled.utf8))])
        guard case .contact(let change)? = recorded.events.first?.content else {
            Issue.record("no contact")
            return
        }
        #expect(change.step == .followed && change.direction == .outgoing)
        #expect(recorded.isBalanced)
    }
}
