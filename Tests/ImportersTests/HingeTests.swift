// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Hinge")
struct HingeTests {
    private func matches(_ text: String) throws -> RecordedTimeline {
        try read(Hinge(), files: [("matches.json", Array(text.utf8))])
    }

    private func contacts(_ recorded: RecordedTimeline) -> [String] {
        recorded.events.compactMap { event in
            if case .contact(let change) = event.content { "\(change.step) \(change.direction)" } else { nil }
        }
    }

    @Test("Who liked first follows from whether the owner's like is there")
    func direction() throws {
        let like = #""like": [{"timestamp": "2023-01-02 09:00:00"}]"#
        let match = #""match": [{"timestamp": "2023-01-02 10:00:00"}]"#
        #expect(try contacts(matches("[{\(match), \(like)}]")) == ["accepted outgoing", "requested outgoing"])
        #expect(try contacts(matches("[{\(match)}]")) == ["accepted incoming"])
    }

    @Test("Likes one level further down are each told at their own time")
    func likesBelow() throws {
        let below = #"[{"timestamp": "2023-01-05 09:00:00", "comment": "a"}, {"timestamp": "2023-01-06 09:00:00"}]"#
        let recorded = try matches(#"[{"like": [{"timestamp": "2023-01-05 09:00:00", "like": \#(below)}]}]"#)
        #expect(contacts(recorded) == ["requested outgoing", "requested outgoing"])
        #expect(recorded.times == ["2023-01-05T09:00:00", "2023-01-05T09:00:00", "2023-01-06T09:00:00"])
        #expect(recorded.texts == ["a"])
    }

    @Test("What the owner said of a meeting is told whether it is a word or true or false")
    func meeting() throws {
        for (value, told) in [("true", "true"), ("false", "false"), (#""Yes""#, "Yes")] {
            let recorded = try matches(
                #"[{"we_met": [{"timestamp": "2023-01-05 09:00:00", "did_meet_subject": \#(value), "was_my_type": \#(value)}]}]"#
            )
            let change = AccountChange(field: "met-in-person", to: told, text: "was_my_type \(told)")
            #expect(recorded.events.map(\.content) == [.accountChange(change)])
        }
    }

    @Test("Times have no zone, and none is guessed")
    func zone() throws {
        let recorded = try matches(#"[{"chats": [{"body": "x", "timestamp": "2020-07-18 13:43:25.874"}]}]"#)
        #expect(recorded.events.first?.time?.zone == .unknown)
        #expect(recorded.events.first?.time?.precision == .millisecond)
        #expect(recorded.conversations.map(\.startsTruncated) == [true])
    }

    @Test("A list of anything else is not claimed")
    func others() {
        for text in [
            "[]", #"[{"timestamp": 1}]"#, #"[{"match": [], "text": "timestamp"}]"#, #"[{"match": "timestamp"}]"#,
            #"[{"like": [{"time": 1}]}]"#, #"{"match": [{"timestamp": 1}]}"#,
        ] {
            let evidence = EvidenceSet(files: [("x/matches.json", Array(text.utf8))])
            #expect(Hinge().claim(in: Survey(of: evidence)) == nil, "\(text)")
        }
    }

    @Test("One odd element costs no other", arguments: ["[]", "7", "null"])
    func oddElement(odd: String) throws {
        let chats = #"{"chats": [{"body": "x", "timestamp": "2023-01-02 09:00:00"}]}"#
        #expect(try matches("[\(chats), \(odd), \(chats)]").texts == ["x", "x"])
    }
}
