// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Detectors
import RuleEngine
import Testing

@Suite struct MassContactTests {
    private static func requests(_ count: Int, every seconds: Int) -> String {
        (1...count).map { "A> requested P\($0)  +\(seconds)s" }.joined(separator: "\n") + "\n"
    }

    private static func accepted(_ people: ClosedRange<Int>) -> String {
        people.map { "P\($0)> accepted  +5m" }.joined(separator: "\n") + "\n"
    }

    @Test func `requests, answers and the densest hour are counted by people`() throws {
        let activity = try #require(
            ScriptedChat.contacts(Self.requests(60, every: 30) + "A> requested P1\n" + Self.accepted(1...13)).first)
        #expect(activity.requested == 60...60)
        #expect(activity.accepted == 13...13)
        #expect(activity.pending == 47)
        #expect(activity.declined == nil)
        #expect(activity.peak == .init(windowSeconds: 3600, count: 60, from: "2025-03-04T19:00:00Z"))
        #expect(activity.basis == .requests)
        #expect(activity.level == .massRequesting)
    }

    @Test func `following many is no request, and following back is the answer to it`() throws {
        let followed = (1...40).map { "A> followed P\($0)  +20s" }.joined(separator: "\n") + "\n"
        let back = (1...4).map { "P\($0)> followed A  +5m" }.joined(separator: "\n") + "\n"
        let activity = try #require(ScriptedChat.contacts(followed + back).first)
        #expect(activity.requested == 0...0)
        #expect(activity.accepted == 0...0)
        let follows = { (name: String) in activity.measures.first { $0.name == name }?.value }
        #expect(follows("people followed without a request on record") == 40)
        #expect(follows("of these, people who followed back") == 4)
        #expect(activity.peak?.count == 40)
        #expect(activity.level == .elevated)
        // Without a list of followers nothing is known of answers.
        #expect(ScriptedChat.contacts(followed).first?.accepted == 0...0)
        #expect(ScriptedChat.contacts(followed).first?.level == ContactActivity.Level.none)
    }

    @Test func `a request whose person is followed later was accepted`() throws {
        let script =
            Self.requests(30, every: 60) + (1...12).map { "A> followed P\($0)  +5m" }.joined(separator: "\n") + "\n"
        let activity = try #require(ScriptedChat.contacts(script).first)
        #expect(activity.requested == 30...30)
        #expect(activity.accepted == 12...12)
        #expect(activity.pending == 18)
    }

    @Test func `lists and talks that nothing joins are matched by time`() throws {
        let script =
            Self.requests(40, every: 60)
            + (1...10).map { "P\($0)> accepted  +15m\n-- A Q\($0)\nA: hey stranger, are you the one  +60s\n" }.joined()
        let activity = try #require(ScriptedChat.contacts(script).first)
        #expect(activity.level == .massRequesting)
        #expect(
            activity.measures.first { $0.name == "acceptances followed by a message in 5 minutes" }?.value == 1)
        #expect(activity.templateShare == 1)
    }

    @Test func `requests that came in never count as sent`() throws {
        let script = (1...50).map { "P\($0)> requested A  +10s" }.joined(separator: "\n") + "\nA> requested Q"
        let activity = try #require(ScriptedChat.contacts(script).first)
        #expect(activity.requested == 1...1)
        #expect(activity.level == .none)
    }

    @Test func `an owner without contacts and with one talk has an entry without figures`() {
        let found = ScriptedChat.contacts("A: hi\nB: hello")
        #expect(found == [ContactActivity(account: Account.ID(0), basis: .none, level: .notComputable)])
    }

    @Test func `there is exactly one entry for the owner and none for others`() {
        #expect(ScriptedChat.contacts("A> requested B\nB: hi\nA: hello").count == 1)
        #expect(ScriptedChat.contacts("B: hi\nC: hello").isEmpty)
    }

    @Test func `first messages serve where there are no requests`() throws {
        let script = (1...30).map { "-- A P\($0)\nA: hey handsome, hope you do not mind me writing  +60s\n" }.joined()
        let activity = try #require(ScriptedChat.contacts(script).first)
        #expect(activity.basis == .firstMessages)
        #expect(activity.requested == 30...30)
        #expect(activity.templateShare == 1)
        #expect(activity.level == .elevated)
    }

    @Test func `the same first messages with requests for pictures are more`() throws {
        let script = (1...30).map {
            "-- A P\($0)\nA: hey handsome, hope you do not mind me writing  +60s\nA: {G.img}send a pic  +5s\n"
        }.joined()
        #expect(ScriptedChat.contacts(script).first?.level == .massRequesting)
    }

    @Test func `a seller who answers has approached nobody`() {
        let script = (1...30).map { "-- A P\($0)\nP\($0): what size is it\nA: oak table, 180, collection only\n" }
            .joined()
        #expect(ScriptedChat.contacts(script).first?.level == .notComputable)
    }

    @Test func `talk with one side alone and without its beginning is no approach`() throws {
        let lists = Self.requests(30, every: 60)
        func share(_ threads: String) -> Double? {
            ScriptedChat.contacts(lists + threads).first?.measures
                .first { $0.name == "acceptances followed by a message in 5 minutes" }?.value
        }
        func talks(_ mark: String) -> String {
            (1...12).map { "P\($0)> accepted  +15m\n-- \(mark)A P\($0)\nA: hey stranger  +60s\n" }.joined()
        }
        #expect(share(talks("")) ?? 0 > 0.9)
        // The other may have written first, in words that the export lacks.
        #expect(share(talks("… ")) == nil)
        let firsts = (1...30).map { "-- … A P\($0)\nA: hey handsome, hope you do not mind  +60s\n" }.joined()
        #expect(ScriptedChat.contacts(firsts).first?.basis == ContactActivity.Basis.none)
    }

    @Test func `names in a template do not part it`() throws {
        let script = (1...6).map {
            "A> requested Name\($0)  +60s\nName\($0)> accepted\n-- A Name\($0)\nA: hiya Name\($0), you look fun, how old are you?\n"
        }.joined()
        #expect(ScriptedChat.contacts(script).first?.templateShare == 1)
    }

    @Test func `lists without a time tell nothing of speed, and clear nobody`() throws {
        let people: Int32 = 40
        let accounts = (0...people).map { number in
            Account(
                platform: Platform(rawValue: "x"), identifiers: [Identifier(.username, "u\(number)")],
                isOwner: number == 0)
        }
        var batch = TimelineBatch()
        for other in 1...people {
            batch.append(
                Event(
                    .contact(ContactChange(step: .requested, other: Account.ID(other), direction: .outgoing)), at: nil,
                    by: Account.ID(0), in: nil, from: Provenance(exhibit: 0, bytes: 0..<0, locator: .whole)))
        }
        let findings = DetectorEngine.run(
            AllDetectors.standard, timeline: Timeline(accounts: accounts, conversations: [], batches: [batch]),
            rules: RuleSet(entries: []), marks: MarkTable(), subjects: [])
        let activity = try #require(
            findings.compactMap { if case .contacts(let activity) = $0 { activity } else { nil } }.first)
        #expect(activity.requested == 40...40)
        #expect(activity.level == .notComputable)
        #expect(!activity.measures.contains { $0.name == "most people approached in 24 hours" })
        #expect(activity.peak == nil)
    }
}
