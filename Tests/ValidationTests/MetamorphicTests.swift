// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Detectors
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
}
