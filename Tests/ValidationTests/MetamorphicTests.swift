// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Detectors
import Foundation
import TestSupport
import Testing

@testable import Validation

/// What does not matter to a reader must not matter to the program.
@Suite("Findings under changes that mean nothing") struct MetamorphicTests {
    /// The conversations at E3 or E4, by their place, with the names of the accounts that demand.
    private static func graded(_ conversations: [LabelledConversation]) async throws -> [Int: Set<String>] {
        let folder = try TemporaryFolder()
        let analysis = try await DetectionTrial(conversations, as: .telegram, width: 2)
            .analysis(of: conversations, in: folder.path(of: "in"))
        let places = MessagePlaces(analysis)
        var graded: [Int: Set<String>] = [:]
        for case .extortion(let demand) in analysis.findings where demand.tier >= .e3 {
            guard let place = places[demand.conversation] else { continue }
            graded[place, default: []].formUnion(analysis.timeline[demand.account].names)
        }
        return graded
    }

    /// Share of the graded conversations that may lose their grade, since a sentence is then no longer the same.
    static let tolerated: [Transform: Double] = [.halvedMessages: 0.1, .joinedMessages: 0.1, .emojiAtEnds: 0.05]

    @Test("keep the grade of harmful conversations, raise none elsewhere", arguments: Transform.allCases)
    func kept(transform: Transform) async throws {
        let conversations = try DetectionTrialTests.conversations()
        let before = try await Self.graded(conversations)
        let after = try await Self.graded(conversations.map(transform.applied))
        try #require(!before.isEmpty)
        let lost = Set(before.keys).subtracting(after.keys)
        #expect(
            Double(lost.count) <= Double(before.count) * (Self.tolerated[transform] ?? 0),
            "\(lost.sorted().map { conversations[$0].id })")
        let raised = Set(after.keys).subtracting(before.keys).filter { !conversations[$0].isExtortion }
        #expect(raised.isEmpty, "\(raised.sorted().map { conversations[$0].id })")
        if transform == .rolesSwapped {
            for place in Set(before.keys).intersection(after.keys) where conversations[place].participants.count == 2 {
                #expect(before[place] != after[place], "\(conversations[place].id)")
            }
        }
    }

    @Test("keep the grade when one word in eight is disguised by one means", arguments: Disguise.Means.allCases)
    func disguised(means: Disguise.Means) async throws {
        let conversations = try DetectionTrialTests.conversations()
        let before = try await Self.graded(conversations)
        let after = try await Self.graded(conversations.map(Disguise(.light, means: [means]).applied))
        let lost = Set(before.keys).subtracting(after.keys)
        #expect(Double(lost.count) <= Double(before.count) * 0.05, "\(lost.sorted().map { conversations[$0].id })")
        let raised = Set(after.keys).subtracting(before.keys).filter { !conversations[$0].isExtortion }
        #expect(raised.isEmpty, "\(raised.sorted().map { conversations[$0].id })")
    }

    /// What is told of a demand, with messages by their place in their conversation.
    private struct Told: Hashable {
        var account: Set<String>
        var tier: ExtortionDemand.Tier
        var amount: String
        var wants: [ExtortionDemand.Want]
        var demotions: [String]
        var parts: Set<String>
    }

    private static func told(_ conversations: [LabelledConversation]) async throws -> [Int: Set<Told>] {
        let folder = try TemporaryFolder()
        let analysis = try await DetectionTrial(conversations, as: .telegram, width: 2)
            .analysis(of: conversations, in: folder.path(of: "in"))
        let places = MessagePlaces(analysis)
        var told: [Int: Set<Told>] = [:]
        for case .extortion(let demand) in analysis.findings {
            guard let place = places[demand.conversation] else { continue }
            let parts = demand.slots.flatMap { slot, citations in
                citations.map { "\(slot) \($0.rule) \(places[$0.n]?.n ?? 0)" }
            }
            told[place, default: []].insert(
                Told(
                    account: Set(analysis.timeline[demand.account].names), tier: demand.tier,
                    amount: demand.amount.map { "\($0.value) \($0.currency ?? "")" } ?? "", wants: demand.wants,
                    demotions: demand.demotions, parts: Set(parts)))
        }
        return told
    }

    @Test("are those of each conversation by itself when all are held at the same hours")
    func interleaved() async throws {
        let conversations = try DetectionTrialTests.conversations()
        // Four weeks apart each keeps its weekday and its hours.
        let apart = try await Self.told(conversations.enumerated().map { $1.begun(onWeek: $0 * 4) })
        let together = try await Self.told(conversations.map { $0.begun(onWeek: 0) })
        try #require(apart.count > 10)
        for place in Set(apart.keys).union(together.keys).sorted() {
            #expect(apart[place] == together[place], "\(conversations[place].id)")
        }
    }

    @Test(
        "keep their tier when a demand is made again or says where to pay", arguments: ["GB49ZQXB00000041827365", nil])
    func pressedOn(payee: String?) async throws {
        let conversations = try DetectionTrialTests.conversations().filter(\.isExtortion)
        let before = try await Self.told(conversations)
        let after = try await Self.told(conversations.map { $0.pressedOn(payee: payee) })
        try #require(before.count > 10)
        for (place, demands) in before {
            let tier = demands.map(\.tier).max() ?? .e1
            #expect((after[place] ?? []).contains { $0.tier >= tier }, "\(conversations[place].id)")
        }
    }
}

extension LabelledConversation {
    /// The same at the same weekdays and hours, in a given week.
    fileprivate func begun(onWeek week: Int) -> LabelledConversation {
        let times = messages.map { try? Date($0.t, strategy: .iso8601) }
        guard let first = times.first ?? nil else { return self }
        let weeks = (first.timeIntervalSince1970 / Self.week).rounded(.down)
        var changed = self
        for (place, time) in times.enumerated() {
            guard let time else { continue }
            changed.messages[place].t =
                (time + (Self.firstWeek + Double(week) - weeks) * Self.week).formatted(.iso8601)
        }
        return changed
    }

    private static let week = 7 * 86_400.0
    /// In 2024, counted from 1970.
    private static let firstWeek = 2_820.0

    /// With a further message behind the first that demands money: the same again, or where to pay.
    fileprivate func pressedOn(payee: String?) -> LabelledConversation {
        guard let place = messages.firstIndex(where: { $0.tags.contains("payment_demand") }) else { return self }
        var changed = self
        var added = messages[place]
        if let payee { added.text = "pay here \(payee)" }
        changed.messages.insert(added, at: place + 1)
        for index in changed.messages.indices { changed.messages[index].n = Int32(index + 1) }
        return changed
    }
}
