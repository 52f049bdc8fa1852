// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Detectors

@Suite("What demands and courses say of payments agrees with the ledger")
struct PaymentAgreementTests {
    private struct Found {
        var demands: [ExtortionDemand] = []
        var stages: [Int32] = []
        var records: [PaymentRecord] = []

        init(_ script: String) {
            let chat = ScriptedChat(script)
            let plans = AllDetectors.standard.filter {
                ["escalation-speed", "extortion-demand", "payments"].contains($0.description.id)
            }
            for finding in DetectorEngine.run(
                plans, timeline: chat.timeline, rules: chat.rules, marks: chat.marks, subjects: [])
            {
                switch finding {
                case .extortion(let demand): demands.append(demand)
                case .escalation(let course):
                    stages += course.steps.filter { $0.stage == .payment }.map(\.citation.n)
                case .payment(let record): records.append(record)
                default: break
                }
            }
        }
    }

    private static let demand = "B: {X.lev}I have the film\nB: {X.dem}{money 80.00 GBP}send 80 or {X.thr}I post it\n"

    @Test func `a claim behind the demand makes it paid, a stage and a record`() {
        let found = Found(Self.demand + "A: {X.plead}please\nA: {X.paid}sent")
        #expect(found.demands.map(\.isPaid) == [true])
        #expect(found.stages == [4] && found.records.map(\.citation.n) == [4])
    }

    @Test func `what claims nothing makes none of them`() {
        let found = Found(Self.demand + "A: {X.plead}please\nA: once it {X.paid}is paid you delete it")
        #expect(found.demands.map(\.isPaid) == [false] && found.stages.isEmpty && found.records.isEmpty)
    }

    @Test func `the code of a gift card is one, whoever named a sum last`() {
        let found = Found(
            Self.demand + "A: {X.plead}please\nA: {X.dem}can you do {money 40.00 GBP}40\n"
                + "A: {giftCard LNW824FPF7MREZK}here LNW82-4FPF7-MREZK")
        #expect(found.demands.first?.isPaid == true)
        #expect(found.stages == [5] && found.records.map(\.citation.n) == [5])
    }

    @Test func `a sum without a currency takes that of the demand it answers`() {
        let found = Found(Self.demand + "A: {X.plead}please\nA: {X.paid}sent {money 80.00}80")
        #expect(found.records.map(\.amount) == [Money(value: "80.00", currency: "GBP")])
    }

    @Test func `what the demander pays somebody answers no demand of theirs`() {
        let found = Found(Self.demand + "A: {X.plead}please\nB: {X.paid}I paid {money 20.00 GBP}20 for that")
        #expect(found.demands.map(\.isPaid) == [false])
    }
}
