// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import TestSupport
import Testing

@Suite("Talks of one side in two cases") struct OneSidedTalkTests {
    private let folder: TemporaryFolder
    private let store: CaseStore

    init() throws {
        folder = try TemporaryFolder()
        store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: true)
    }

    /// What is found where the complainant of the second case answers and is called as told.
    private func copies(
        _ answers: [[String]], names: [String] = ["Fenlark", "Fenlark"],
        owners: [String] = ["Owen Example", "Owen Example"],
        minutes: Int64 = 0
    ) throws -> ComparisonOutcome {
        for index in 0...1 {
            var one = InventedCase("C-\(index + 1)")
            (one.texts, one.victimTexts) = (SetAsideTests.talk, answers[index])
            one.identifiers = [SetAsideTests.wallet]
            (one.name, one.owner) = (names[index], owners[index])
            one.time += Int64(index) * minutes * 60_000_000
            try store.file(one.filed, by: InventedCase.act)
        }
        return CaseComparison(try store.material(for: .all, date: "2025-06-01"), scope: .all).result()
    }

    @Test(
        "a talk that nobody answers, or once and curtly, is known again by the name of who writes and whose export it is",
        arguments: [[], ["who"], ["who", "no"]])
    func oneSided(answers: [String]) throws {
        let result = try copies([answers, answers])
        #expect(result.pairs.isEmpty && result.notices.map(\.kind) == [.sameEvidence])
        #expect(result.setAside.contains { $0.kind == "bitcoin" && $0.reason == .sameEvidence })
    }

    @Test("two curt answers at the same minutes that are all there is show both sides, whatever the names")
    func twoAnswers() throws {
        let result = try copies(
            [["who", "no"], ["who", "no"]], names: ["Fenlark", "Vale"], owners: ["Owen Example", "O"])
        #expect(result.pairs.isEmpty && result.notices.map(\.kind) == [.sameEvidence])
    }

    @Test("one script that two people do not answer is no copy where the writers, the owners or the minutes differ")
    func oneSidedScript() throws {
        #expect(try copies([[], []], names: ["Fenlark", "Vale"]).notices.isEmpty)
        #expect(try copies([[], []], owners: ["Owen Example", "Piers Example"]).notices.isEmpty)
        #expect(try store.links().first?.contains("A bitcoin") == true)
        #expect(try copies([[], []], minutes: 60).notices.isEmpty)
        #expect(try copies([[], []], minutes: 1).notices.isEmpty)
        #expect(try copies([["who"], ["go"]], owners: ["Owen Example", "Piers Example"]).notices.isEmpty)
    }
}
