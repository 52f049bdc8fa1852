// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Tinder")
struct TinderTests {
    private func messages(_ records: String) throws -> RecordedTimeline {
        let text = #"{"Messages": [{"match_id": "Match 1", "messages": [\#(records)]}]}"#
        return try read(Tinder(), files: [("data.json", Array(text.utf8))])
    }

    @Test("Only one side is in the export, and figures that need the other are not computed")
    func oneSided() throws {
        let recorded = try messages(
            #"{"to": 0, "from": "You", "message": "x", "sent_date": "Tue, 30 Nov 2021 05:08:21 GMT"}"#)
        #expect(recorded.conversations.map(\.startsTruncated) == [true])
        #expect(recorded.codes == ["own-messages-only"])
        #expect(recorded.times == ["2021-11-30T05:08:21"])
        #expect(recorded.events.first?.time?.zone == .utc)
    }

    @Test("Whoever is named beside the owner is the other of that match")
    func namedOther() throws {
        let anna = #"{"to": 1, "from": "Anna", "message": "hi", "sent_date": "Tue, 30 Nov 2021 05:08:21 GMT"}"#
        let text =
            #"{"Messages": [{"match_id": "Match 1", "messages": [\#(anna)]}, "#
            + #"{"match_id": "Match 2", "messages": [\#(anna)]}]}"#
        let recorded = try read(Tinder(), files: [("data.json", Array(text.utf8))])
        let senders = recorded.events.compactMap { $0.actor.map { recorded.accounts[Int($0.rawValue)].identifiers } }
        #expect(senders.map { $0.first?.literal } == ["Anna", "Anna"])
        #expect(Set(senders.map { $0.first?.normalized }).count == 2)
        #expect(!recorded.codes.contains("sender-missing"))
        #expect(!recorded.codes.contains("own-messages-only"))
    }

    @Test("Counters of a day are records of the account, not messages and not requests")
    func counters() throws {
        let text = #"{"Usage": {"swipes_likes": {"2023-01-02": 201, "2023-01-03": 0, "someday": 5}}, "Messages": []}"#
        let recorded = try read(Tinder(), files: [("data.json", Array(text.utf8))])
        #expect(recorded.kinds == ["accountChange", "accountChange"])
        #expect(recorded.times == ["2023-01-02T00:00:00", nil])
        #expect(recorded.isBalanced)
    }

    @Test("Other files of that name are not claimed")
    func others() {
        for text in [#"{"sender": "x"}"#, #"{"Usage": {}}"#, #"{"Messages": []}"#, "[]"] {
            let evidence = EvidenceSet(files: [("x/data.json", Array(text.utf8))])
            #expect(Tinder().claim(in: Survey(of: evidence)) == nil, "\(text)")
        }
    }
}
