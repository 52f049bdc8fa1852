// SPDX-License-Identifier: Apache-2.0

import Analysis
import Detectors
import Foundation
import TestSupport
import Testing

@testable import Validation

@Suite("Detection trials") struct DetectionTrialTests {
    /// Every fourth conversation in English of a set: enough to hold some of each kind.
    static func conversations() throws -> [LabelledConversation] {
        let all = try LabelledSets.read(Repository.samples.appending(path: "labelled/first.jsonl").path)
        return all.filter { $0.language == "en" }.enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
    }

    @Test("give the same figures for the same words in another format")
    func formats() async throws {
        let conversations = try Self.conversations()
        let folder = try TemporaryFolder()
        var figures: [[Figure]] = []
        for form in DetectionTrial.Form.allCases {
            figures.append(
                try await DetectionTrial(conversations, as: form, width: 2)
                    .run(at: .none, in: folder.path(of: form.rawValue)).figures)
        }
        #expect(figures[0] == figures[1])
    }

    @Test("find every message of every conversation")
    func whole() async throws {
        let conversations = try Self.conversations()
        let folder = try TemporaryFolder()
        let outcome = try await DetectionTrial(conversations, as: .telegram, width: 2).run(
            at: .heavy, in: folder.path(of: "in"))
        let whole = try #require(outcome.figures.first { $0.name == "imported-whole" })
        #expect(whole.hits == conversations.count && whole.count == conversations.count)
    }

    @Test("count what stands in labels and findings, not what they hope for")
    func counts() async throws {
        let conversations = try Self.conversations()
        let folder = try TemporaryFolder()
        let trial = DetectionTrial(conversations, as: .telegram, width: 2)
        let analysis = try await trial.analysis(of: conversations, in: folder.path(of: "in"))
        // Labels that say the opposite: every hit becomes a false alarm, and there is nothing left to find.
        let harmless = conversations.map { conversation in
            var changed = conversation
            changed.kind = "benign"
            return changed
        }
        let (right, wrong) = (
            DetectionScore(conversations, analysis).figures(), DetectionScore(harmless, analysis).figures()
        )
        func figure(_ name: String, _ figures: [Figure]) -> Figure? {
            figures.first { $0.name == name && $0.group == "all" }
        }
        let recall = try #require(figure("extortion-recall", right))
        let alarms = try #require(figure("extortion-false-alarms", right))
        #expect(recall.count == conversations.filter(\.isExtortion).count && recall.hits > 0)
        #expect(figure("extortion-recall", wrong)?.count == 0)
        #expect(figure("extortion-recall", wrong)?.proportion == nil)
        #expect(figure("extortion-false-alarms", wrong)?.hits == recall.hits + alarms.hits)
        #expect(figure("threat-messages-recall", wrong)?.count == 0)
    }
}
