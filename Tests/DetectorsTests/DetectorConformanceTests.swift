// SPDX-License-Identifier: Apache-2.0

import Analysis
import Detectors
import Foundation
import Testing

/// Every detector's examples, as written and under changes that must not matter.
@Suite struct DetectorConformanceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var plan: DetectorPlan
        var number: Int
        var example: DetectorExample { plan.description.examples[number] }
        var testDescription: String { "\(plan.description.id) \(number)" }
    }

    static let cases = AllDetectors.standard.flatMap { plan in
        plan.description.examples.indices.map { Case(plan: plan, number: $0) }
    }

    static let variations: [ScriptVariation] = [
        ScriptVariation(),
        ScriptVariation(shiftSeconds: 365 * 86_400),
        ScriptVariation(names: ["A": "B", "B": "A"]),
        ScriptVariation(chatterEvery: 2),
        ScriptVariation(transform: { $0.decomposedStringWithCanonicalMapping }),
    ]

    @Test(arguments: cases, variations.indices)
    func `an example is found or left alone`(_ item: Case, _ variation: Int) {
        let chat = ScriptedChat(item.example.script, variation: Self.variations[variation])
        let findings = notable(
            DetectorEngine.run(
                [item.plan], timeline: chat.timeline, rules: chat.rules, marks: chat.marks, subjects: []))
        #expect(findings.isEmpty == !item.example.isHit)
        let cited = Set(findings.flatMap(\.citedNumbers))
        #expect(Set(chat.cited).subtracting(cited).isEmpty, "not cited: \(Set(chat.cited).subtracting(cited).sorted())")
    }

    @Test(arguments: cases)
    func `a second run finds the same`(_ item: Case) {
        let chat = ScriptedChat(item.example.script)
        let runs = (0..<2).map { _ in
            DetectorEngine.run(
                AllDetectors.standard, timeline: chat.timeline, rules: chat.rules, marks: chat.marks, subjects: [])
        }
        #expect(runs[0] == runs[1])
    }

    @Test(arguments: cases, 2...5)
    func `the shares of a conversation find what one core finds`(_ item: Case, _ count: Int) {
        let chat = ScriptedChat(item.example.script)
        let engine = DetectorEngine(
            AllDetectors.standard, timeline: chat.timeline, rules: chat.rules, marks: chat.marks, subjects: [])
        for conversation in engine.conversations {
            let participants = engine.participants(in: conversation)
            let shares = (0..<count).map { engine.observed(conversation, by: participants, share: $0, of: count) }
            #expect(
                DetectorEngine.ordered(engine.findings(of: shares))
                    == DetectorEngine.ordered(engine.findings(in: conversation)))
        }
    }

    @Test(arguments: cases.filter(\.example.isHit))
    func `an example that must be found marks what must be cited`(_ item: Case) {
        #expect(!ScriptedChat(item.example.script).cited.isEmpty)
    }

    @Test func `a subject who is not there gets no finding about behaviour`() {
        let chat = ScriptedChat("B: {X.thr}{X.aud}all see it\nB: {X.dem}{money 20.00 GBP}pay\nA: {X.plead}no")
        let findings = DetectorEngine.run(
            AllDetectors.standard, timeline: chat.timeline, rules: chat.rules, marks: chat.marks,
            subjects: [chat.account("A")])
        #expect(notable(findings).isEmpty)
    }

    /// What counts as found: demoted frames and quiet contact lists are shown, but raise no alarm.
    private func notable(_ findings: [Finding]) -> [Finding] {
        findings.filter { finding in
            switch finding {
            case .extortion(let demand): demand.tier >= .e3
            case .contacts(let activity): activity.level == .elevated || activity.level == .massRequesting
            default: true
            }
        }
    }
}
