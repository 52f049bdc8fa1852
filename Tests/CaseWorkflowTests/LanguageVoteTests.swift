// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Foundation
import RuleEngine
import Testing

@testable import CaseWorkflow

@Suite("Languages of writers")
struct LanguageVoteTests {
    private static let english = [
        "see you at the market after lunch", "bring the blue jacket with you", "that was a good film, thank you",
    ]
    private static let polish = [
        "dzień dobry, jak się dzisiaj masz", "spotkajmy się jutro po południu", "dziękuję bardzo za pomoc",
    ]

    /// What accounts of one conversation write, each its texts.
    private static func vote(_ talks: [[String]], packs: [RulePack] = []) -> LanguageVote {
        var batch = TimelineBatch()
        var place = 0
        for (index, texts) in talks.enumerated() {
            for text in texts {
                place += 1
                batch.append(
                    Event(
                        .message(Message(text: text)),
                        at: Timestamp(
                            microseconds: Int64(place) * 60_000_000, precision: .second, zone: .utc, literal: ""),
                        by: Account.ID(Int32(index)), in: Conversation.ID(0),
                        from: Provenance(exhibit: 0, bytes: 0..<1, locator: .line(place))))
            }
        }
        let accounts = talks.indices.map {
            Account(platform: .sms, identifiers: [.init(.displayName, "P\($0)")], isOwner: $0 == 0)
        }
        return LanguageVote(
            Timeline(
                accounts: accounts, conversations: [Conversation(platform: .sms, kind: .group)], batches: [batch]),
            packs: packs)
    }

    @Test("Each writer has a language of their own; one of two has none")
    func writers() {
        let vote = Self.vote([Self.english, Self.polish, Self.english + Self.polish])
        let writer = { (index: Int32) in vote.writers[Conversation.ID(0), Account.ID(index)] }
        #expect(writer(0) == "en")
        #expect(writer(1) == "pl")
        #expect(writer(2) == nil)
        #expect(vote.writers[Conversation.ID(1), Account.ID(0)] == nil)
    }

    @Test("A short text tells its language where its letters do, by the tag of today, and decides no pack")
    func shortTexts() {
        let vote = Self.vote([["שלום, מה שלומך היום"]])
        #expect(vote.writers[Conversation.ID(0), Account.ID(0)] == "he")
        #expect(vote.records.map(\.language) == [nil])
    }

    @Test("Short texts in letters that no pack reads count as unread; so do they beside others of the same writer")
    func foreignLetters() throws {
        let json = #"{"id":"core-en","version":"1","languages":["en"],"sha256":"","rules":1}"#
        let pack = try JSONDecoder().decode(RulePack.self, from: Data(json.utf8))
        let vote = Self.vote([["مرحبا", "send it", "😂"], ["שלום", "שלום"]], packs: [pack])
        #expect(vote.records.map(\.language) == ["und-Hebr", nil, "und-Arab"])
        #expect(vote.records.map(\.messages) == [2, 2, 1])
        #expect(vote.records.uncovered == (3, 5))
        // A line in such letters among many of a language that a pack is for.
        let mixed = Self.vote([Self.english + ["שלום, מה שלומך היום"]], packs: [pack])
        #expect(mixed.records.uncovered == (1, Self.english.count + 1))
        #expect(mixed.records.first { $0.language == "en" }?.messages == Self.english.count)
    }
}
