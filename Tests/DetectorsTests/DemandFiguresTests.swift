// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Detectors

@Suite("Figures of a demand") struct DemandFiguresTests {
    private static let held = "B: {X.lev}I have the film\n"

    private static func sums(_ script: String) -> [String] {
        ScriptedChat.demands(script).flatMap(\.sums).map(\.amount.value)
    }

    @Test func `numbers that count down are no sums`() {
        let script =
            Self.held + "B: {X.dem}{money 300.00 USD}300 or {X.thr}all see it\nB: {money 60.00}60\nA: {X.plead}no\n"
            + "B: {money 50.00}50\nB: {money 40.00}40"
        #expect(Self.sums(script) == ["300.00"])
        let lone = Self.held + "B: {X.dem}you will pay or {X.thr}all see it\nA: {X.plead}how much\nB: {money 50.00}50"
        #expect(Self.sums(lone) == ["50.00"])
    }

    @Test func `the sum of the other that is scoffed at is not demanded`() {
        let talk =
            Self.held + "B: {X.dem}{money 900.00 GBP}900 or {X.thr}all see it\nA: {X.neg}{money 55.00 GBP}55 is all\n"
        #expect(
            Self.sums(talk + "B: {money 55.00 GBP}only 55? {X.dem}{money 850.00 GBP}850 now") == ["900.00", "850.00"])
        #expect(Self.sums(talk + "B: {X.low}{money 55.00 GBP}55 then") == ["900.00", "55.00"])
        #expect(Self.sums(talk + "B: no 900 {money 900.00 GBP}900, {X.thr}all see it") == ["900.00", "900.00"])
    }

    @Test func `the sum is the one that the words of the demand hold`() {
        let script =
            Self.held + "B: loan of {money 450.00 GBP}450. {X.dem}{money 980.00 GBP}pay 980 or {X.thr}all see it"
        #expect(ScriptedChat.demands(script).map(\.amount?.value) == ["980.00"])
    }

    @Test func `who says again that they paid pays no second time`() {
        let paid =
            Self.held + "B: {X.dem}{money 80.00 GBP}80 or {X.thr}all see it\nA: {X.plead}please\nA: {X.paid}paid\n"
            + "B: {X.rep}{X.dem}{money 70.00 GBP}70 more or {X.thr}all see it\n"
        func payments(_ script: String) -> Int {
            ScriptedChat.findings(script).count { if case .payment = $0 { true } else { false } }
        }
        #expect(payments(paid + "A: {X.paid}I paid twice already") == 1)
        #expect(payments(paid + "A: {X.paid}paid") == 2)
    }

    @Test(arguments: [
        ("{X.paid}sent {money 40.00 GBP}£40{G.pos} and then {money 60.00 GBP}£60", ["40.00", "60.00"]),
        ("{X.paid}sent {money 40.00 GBP}£40{G.pos} of the {money 60.00 GBP}£60", ["40.00"]),
        ("{X.paid}sent {money 40.00 GBP}£40{G.pos} and {money 60.00 GBP}£60{G.pos} later", ["40.00"]),
    ])
    func `a claim tells the sums that are joined to its first`(_ words: String, _ sums: [String]) {
        #expect(Self.paid(words) == sums)
    }

    private static func paid(_ words: String) -> [String] {
        let script = held + "B: {X.dem}{money 100.00 GBP}100 or {X.thr}all see it\nA: {X.plead}please\nA: " + words
        return ScriptedChat.findings(script).compactMap {
            if case .payment(let payment) = $0 { payment.amount?.value } else { nil }
        }
    }

    @Test func `a frame parts where a payment lies between two of its demands`() {
        func citation(_ n: Int32) -> Citation { Citation(n: n, rule: "en.wording.dem.3") }
        let whole = ExtortionDemand(
            tier: .e4, conversation: Conversation.ID(0), account: Account.ID(1), target: Account.ID(0), frame: 1,
            slots: [.threat: [citation(2)], .demand: [citation(3), citation(9)], .amount: [citation(3)]])
        let parts = FrameParting(payments: [5]).parted(whole)
        #expect(parts.map(\.isPaid) == [true, false])
        #expect(parts.map { $0.slots[.demand]?.map(\.n) } == [[3], [9]])
        #expect(parts.map(\.tier) == [.e4, .e3])
        #expect(FrameParting(payments: [1]).parted(whole).count == 1)
        #expect(FrameParting(payments: [12]).parted(whole).map(\.isPaid) == [true])
    }
}
