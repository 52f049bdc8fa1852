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

    /// What the other says of a sum, the answer, and whether it asks for that sum.
    @Test(arguments: [
        ("ive got 60", "lol {money 60.00}60", false), ("i have 30", "{money 30.00}30? lol", false),
        ("50 is all i have", "you insult me with {money 50.00}50", false),
        ("j'ai que 80", "{money 80.00}80 mdr", false), ("tengo 40", "{money 40.00}40 jajaja", false),
        ("so tenho 20", "{money 20.00}20 kkkk", false), ("ich hab 70", "{money 70.00}70? im ernst", false),
        ("i earn 2100", "{money 2100.00}2100 is nothing to me", false),
        ("ive got 60", "ok {money 60.00}60 now", true),
        ("i have 30", "{X.demI}lol send the {money 30.00}30{G.pos} then", true),
        ("i send 70 and 200 later", "{X.demI}and the other {money 200.00}200?", true),
        ("you said 70", "{X.demI}not my problem. {money 70.00}70", true),
        ("is it 70", "hiii. the {money 70.00}70", true),
        ("70?", "{X.demI}dont be late, {money 70.00}70{X.dlI} by six", true),
    ])
    func `a sum of the other that is mocked is not demanded, one that is taken is`(
        _ other: String, _ answer: String, _ asks: Bool
    ) {
        let script =
            Self.held + "B: {X.dem}{money 900.00 GBP}900 or {X.thr}all see it\nA: \(other)\nB: \(answer)"
        #expect(Self.sums(script).count == (asks ? 2 : 1))
        #expect(ScriptedChat.demands(script).first?.amount?.value == "900.00")
    }

    @Test(arguments: [
        "B: {money 10.00}10\nB: 9\nB: 8", "B: {money 50.00}50\nB: {money 49.00}49",
        "B: {money 60.00}60\nB: {money 50.00}50\nB: {money 40.00}40", "B: 07700\nB: {money 900.00}900\nB: 123",
    ])
    func `seconds that run out and pieces of a number are no sums`(_ lines: String) {
        let script = Self.held + "B: {X.dem}{money 100.00}100 or {X.thr}all see it\nA: {X.plead}no\n" + lines
        #expect(Self.sums(script) == ["100.00"])
    }

    @Test(arguments: [
        ("ok 80 now rest friday", 1, true), ("200 agora e 600 ate sexta", 2, true),
        ("ok 50 jetzt, rest freitag", 1, true),
        ("ok 100 tout de suite et le reste demain", 1, true), ("1500 ngayon 3500 bukas", 2, true),
        ("60 is a start, other half by 9", 1, true), ("ok 100 but every week", 1, true),
        ("fine 100 but today", 1, true),
        ("sige 2k muna, bukas ulit", 1, true), ("400 final", 1, false), ("ok 100 then", 1, false),
        ("100 now", 1, false), ("the fee accrues every half hour, 50", 1, false),
        ("200 for one, 300 for all", 2, false),
    ])
    func `a part at once with a time for the rest`(_ text: String, _ sums: Int, _ isPart: Bool) {
        #expect(PartPayment.stands(in: text, sums: sums) == isPart)
    }

    @Test func `no time of what is paid again and again is one to pay by`() {
        #expect(!PartPayment.leavesRest(in: "ok 100 but every week", sums: 1))
        #expect(PartPayment.leavesRest(in: "ok 80 now rest friday", sums: 1))
    }

    @Test(arguments: [
        ("you earn #4000# a month", true), ("tu gagnes #2000# par mois", true), ("your salary is #3000#", true),
        ("you have #2000# in your account", true), ("you have #2000# to pay", false),
        ("i want #2000# of your salary", false),
        ("you owe me #2000#", false), ("send #2000# from your account", false),
        ("last guy paid me #3000#", true), ("the other girl sent #300# at once", true), ("you paid me #3000#", false),
        ("he wants #3000#", false), ("i see #20# not 200", true), ("i see 20 not #200#", true),
        ("i only got #50#", true), ("i got your pics. #50#", false), ("not #200#, 300", false),
        ("you see #20# or everyone sees it", false), ("otro tipo me pagó #900#", true), ("ich sehe nur #50#", true),
    ])
    func `what the other earns or owns is not demanded`(_ marked: String, _ isTold: Bool) throws {
        let parts = marked.split(separator: "#", omittingEmptySubsequences: false)
        try #require(parts.count == 3)
        let start = Int32(parts[0].utf8.count)
        let span = start..<start + Int32(parts[1].utf8.count)
        #expect(OthersMeans.isTold(span, in: parts.joined()) == isTold)
    }

    /// Coins are worth what a bare number says; nobody asks for hundreds of them.
    @Test(arguments: [
        ("what's that in {money 1.00 GBP}pounds", "{money 800.00}800", "GBP"),
        ("how much is that", "{money 800.00}800", nil),
        ("how much is that", "{money 2.00}2", "BTC"),
    ])
    func `a bare number behind coins is no number of coins`(_ other: String, _ answer: String, _ currency: String?) {
        let script =
            Self.held + "B: {X.dem}{money 0.01 BTC}0.01 btc or {X.thr}all see it\nA: \(other)\nB: {X.dem}pay \(answer)"
        let sums = ScriptedChat.demands(script).flatMap(\.sums)
        #expect(sums.map(\.amount.currency) == ["BTC", currency])
    }

    @Test(arguments: [
        ("{X.thr}all see it or {X.dem}{money 0.01 BTC}0.01 btc {X.dl}by midnight", "by midnight"),
        ("{X.thr}all see it or {X.dem}{money 300.00}300 {X.dl}by 6pm", "by 6pm"),
    ])
    func `a deadline is quoted without the sum before it`(_ words: String, _ literal: String) {
        #expect(ScriptedChat.demands(Self.held + "B: " + words).first?.deadline?.literal == literal)
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
