// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Instagram JSON")
struct InstagramJSONTests {
    private static let lists = "x.zip!connections/followers_and_following/"

    private func list(_ key: String, _ entries: String) -> [UInt8] {
        Array(#"{"relationships_\#(key)": [\#(entries)]}"#.utf8)
    }

    private func entry(_ name: String, _ time: Int) -> String {
        #"{"title": "", "string_list_data": [{"value": "\#(name)", "timestamp": \#(time)}]}"#
    }

    @Test(
        "Damage in the messages of the first years costs one of them",
        arguments: ["\"a\u{1}b\"", "\\q", "\"open"])
    func damagedArchive(text: String) throws {
        func thread(_ other: String, _ texts: [String]) -> String {
            let messages = texts.map {
                #"{"sender": "\#(other)", "created_at": "2020-10-14T18:22:00.000001+00:00", "text": \#($0)}"#
            }
            return #"{"participants": ["ruth.test", "\#(other)"], "conversation": ["#
                + messages.joined(separator: ", ") + "]}"
        }
        let list = "[" + thread("ada_t", [#""four""#, text, #""two""#]) + ", " + thread("bob_t", [#""one""#]) + "]"
        let recorded = try read(InstagramJSON(), files: [("x.zip!messages.json", Array(list.utf8))])
        #expect(recorded.texts == ["two", "four", "one"])
        #expect(recorded.isBalanced)
    }

    @Test(
        "The username stands in the value, the title or the address",
        arguments: [
            #"{"title": "", "string_list_data": [{"href": "https://www.instagram.com/x", "value": "ada_t"}]}"#,
            #"{"title": "ada_t", "string_list_data": [{"href": "https://www.instagram.com/_u/x"}]}"#,
            #"{"title": "ada_t", "string_list_data": [{"href": "", "value": ""}]}"#,
            #"{"title": "", "string_list_data": [{"href": "https://www.instagram.com/_u/ada_t?x=1"}]}"#,
            #"{"string_list_data": [{"href": "https://www.instagram.com/ada_t/"}]}"#,
            #"{"timestamp": 5, "label_values": [{"label": "URL", "href": "https://www.instagram.com/ada_t"}]}"#,
        ])
    func username(entry: String) throws {
        let recorded = try read(
            InstagramJSON(), files: [(Self.lists + "following.json", list("following", entry))])
        #expect(recorded.accounts.filter { !$0.isOwner }.map(\.name) == ["ada_t"])
    }

    @Test("An entry that names several people is read whole")
    func severalPeople() throws {
        let entry = #"""
            {"title": "two", "string_list_data": [{"value": "x1", "timestamp": 1700000013},
             {"href": "https://www.instagram.com/x2", "timestamp": 1700000014}]}
            """#
        let recorded = try read(
            InstagramJSON(), files: [(Self.lists + "following.json", list("following", entry))])
        #expect(recorded.accounts.filter { !$0.isOwner }.map(\.name) == ["x1", "x2"])
        #expect(recorded.events.compactMap(\.time).count == 2)
        #expect(recorded.isBalanced)
    }

    @Test("A flat profile proves the owner beside records of Instagram alone")
    func flatProfile() throws {
        let profile = Array(#"{"username": "ruth.t", "email": "r@example.com", "name": "Ruth T"}"#.utf8)
        let lists = Array(#"{"following": {"bob": "2020-10-14T18:11:10"}}"#.utf8)
        let recorded = try read(InstagramJSON(), files: [("connections.json", lists), ("profile.json", profile)])
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Ruth T"])
        let alone = EvidenceSet(files: [("profile.json", profile)])
        #expect(InstagramJSON().claim(in: Survey(of: alone)) == nil)
    }

    @Test(
        "Every list has its meaning",
        arguments: [
            ("following", "followed outgoing"), ("followers", "followed incoming"),
            ("follow_requests_sent", "requested outgoing"), ("permanent_follow_requests", "requested outgoing"),
            ("follow_requests_permanent", "requested outgoing"), ("follow_requests_received", "requested incoming"),
            ("unfollowed_users", "unfollowed outgoing"), ("dismissed_suggested_users", "suggested unknown"),
            ("blocked_users", "blocked"), ("restricted_users", "restricted"), ("close_friends", "close-friends"),
            ("hide_stories_from", "hide-story-from"), ("never_seen_before", "never-seen-before"),
        ])
    func meanings(key: String, meaning: String) throws {
        let recorded = try read(
            InstagramJSON(), files: [(Self.lists + "list.json", list(key, entry("ada_t", 1_700_000_000)))])
        let said = recorded.events.map { event in
            switch event.content {
            case .contact(let change): "\(change.step) \(change.direction)"
            case .safety(let action): "\(action.step)"
            case .accountChange(let change): change.field
            default: ""
            }
        }
        #expect(said == [meaning])
        #expect(recorded.isBalanced)
    }

    @Test("The same request in two lists is one event", arguments: [(0, 1), (2, 1), (3, 2), (-2, 1)])
    func repeatedRequest(seconds: Int, count: Int) throws {
        let recorded = try read(
            InstagramJSON(),
            files: [
                (Self.lists + "a.json", list("follow_requests_sent", entry("ada_t", 1_700_000_001))),
                (Self.lists + "b.json", list("permanent_follow_requests", entry("Ada_T", 1_700_000_001 + seconds))),
            ])
        #expect(recorded.events.count == count)
        #expect(recorded.isBalanced)
    }

    @Test("Two requests of one list are two events")
    func requestsOfOneList() throws {
        let entries = [entry("ada_t", 1_700_000_001), entry("ada_t", 1_700_000_001)].joined(separator: ",")
        let recorded = try read(
            InstagramJSON(), files: [(Self.lists + "a.json", list("follow_requests_sent", entries))])
        #expect(recorded.events.count == 2)
    }

    @Test(
        "The folder or the archive's name tells Instagram from Facebook",
        arguments: [
            "x.zip!your_instagram_activity/messages/inbox/a_1/message_1.json",
            "instagram-ruth-2025-01-01-x.zip!messages/inbox/a_1/message_1.json",
            "x.zip!messages/inbox/instagramuser_1/message_1.json",
        ])
    func service(path: String) throws {
        let bytes = Array(
            #"{"participants": [{"name": "A"}], "messages": [{"sender_name": "A", "timestamp_ms": 1700000000000}]}"#
                .utf8)
        let evidence = EvidenceSet(files: [(path, bytes)])
        let other = FacebookJSON().claim(in: Survey(of: evidence))
        #expect(other == nil)
        let recorded = try read(InstagramJSON(), files: [(path, bytes)])
        #expect(recorded.conversations.first?.platform == .instagram)
    }

    @Test(
        "Times until 2021 are read with what they say of their zone",
        arguments: [
            ("2020-10-14T18:11:10+00:00", Timestamp.Zone.utc), ("2020-10-14T18:11:10", .unknown),
            ("2020-10-14T20:11:10+02:00", .offset(minutes: 120)), ("2020-10-14T12:41:10-05:30", .offset(minutes: -330)),
        ])
    func textTimes(literal: String, zone: Timestamp.Zone) throws {
        let recorded = try read(
            InstagramJSON(),
            files: [("x.zip!connections.json", Array(#"{"following": {"ada_t": "\#(literal)"}}"#.utf8))])
        #expect(recorded.events.first?.time?.zone == zone)
        #expect(recorded.times == ["2020-10-14T18:11:10"])
    }

    @Test("Lists of Threads are contacts on Threads, and a missing number is told")
    func threadsAndGaps() throws {
        func threads(_ key: String, _ name: String) -> [UInt8] {
            Array(
                #"{"text_post_app_text_post_app_\#(key)": [{"title": "", "string_list_data": [{"value": "\#(name)", "timestamp": 1700000000}]}]}"#
                    .utf8)
        }
        let recorded = try read(
            InstagramJSON(),
            files: [
                ("x.zip!your_instagram_activity/threads/followers.json", threads("followers", "ada_t")),
                ("x.zip!your_instagram_activity/threads/following.json", threads("following", "bo_t")),
                (
                    "x.zip!connections/followers_and_following/followers_1.json",
                    list("followers", entry("ada_t", 1_700_000_000))
                ),
            ])
        let platforms = recorded.events.map { event -> Platform? in
            guard case .contact(let change) = event.content else { return nil }
            return recorded.accounts[Int(change.other.rawValue)].platform
        }
        #expect(platforms == [.threads, .threads, .instagram])
        #expect(recorded.codes.isEmpty)
        let gap = try read(
            InstagramJSON(),
            files: [
                (Self.lists + "followers_1.json", list("followers", entry("ada_t", 1_700_000_000))),
                (Self.lists + "followers_3.json", list("followers", entry("bo_t", 1_700_000_000))),
            ])
        #expect(gap.codes == ["list-files-missing"])
    }

    @Test("Lists of 2025 that label their values are told by their file's name")
    func labelledLists() throws {
        let entry =
            #"{"timestamp": 1700000001, "media": [], "fbid": "1", "label_values": [{"label": "Nom", "value": "Ada"}, "#
            + #"{"label": "URL", "value": "https://www.instagram.com/ada_t"}]}"#
        let folder = "instagram-mara-2025-09-01-x/connections/followers_and_following/"
        let recorded = try read(
            InstagramJSON(),
            files: [
                (folder + "pending_follow_requests.json", Array("[\(entry)]".utf8)),
                (folder + "restricted_profiles.json", Array("[\(entry)]".utf8)),
            ])
        #expect(recorded.kinds == ["contact", "safety"])
        let changes = recorded.events.compactMap { event -> ContactChange? in
            guard case .contact(let change) = event.content else { return nil }
            return change
        }
        let change = try #require(changes.first)
        #expect(change.step == .requested && change.direction == .outgoing)
        #expect(recorded.accounts[Int(change.other.rawValue)].name == "ada_t")
    }
}
