// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Detectors

@Suite("What a demand of tier E3 or E4 rests on")
struct FrameBasisTests {
    private static func demand(
        _ tier: ExtortionDemand.Tier, _ slots: [ExtortionDemand.Slot: Int32]
    ) -> ExtortionDemand {
        ExtortionDemand(
            tier: tier, conversation: Conversation.ID(0), account: Account.ID(0), target: Account.ID(1), frame: 1,
            slots: slots.mapValues { [Citation(n: $0, rule: "en.x.some.01")] })
    }

    private static func settled(_ demands: [ExtortionDemand]) -> [ExtortionDemand] {
        var demands = demands
        FrameBasis.settle(&demands)
        return demands
    }

    @Test func `what only seems to be a demand keeps its places and tells nothing`() {
        var demand = Self.demand(.e2, [.demand: 4, .threat: 2, .deadline: 4])
        demand.amount = Money(value: "50.00", currency: "GBP")
        demand.deadline = ExtortionDemand.Deadline(n: 4, literal: "friday", at: nil)
        (demand.wants, demand.demotions) = ([.money], ["debt"])
        demand.leaveSeeming(for: "wording-weight")
        demand.leaveSeeming(for: "wording-weight")
        #expect(demand.tier == .e1 && demand.slots.keys.map(\.self) == [.seeming])
        #expect(demand.slots[.seeming]?.map(\.n) == [2, 4])
        #expect(demand.amount == nil && demand.deadline == nil && demand.wants.isEmpty)
        #expect(demand.demotions == ["debt", "wording-weight"])
    }

    @Test func `a time alone is no demand`() {
        let settled = Self.settled([
            Self.demand(.e4, [.demand: 1, .threat: 2, .amount: 1]), Self.demand(.e3, [.deadline: 5]),
        ])
        #expect(settled.map(\.tier) == [.e4, .e2])
        #expect(settled[1].demotions == ["no-demand"])
    }

    @Test func `where nothing is demanded in words, the sum is what is demanded`() {
        let settled = Self.settled([Self.demand(.e4, [.amount: 3, .threat: 2])])
        #expect(settled[0].tier == .e4 && settled[0].slots[.demand]?.map(\.n) == [3])
    }

    @Test func `in few messages a sum stands for no demand, a place to pay to behind a picture does`() {
        func thin(_ demand: ExtortionDemand) -> ExtortionDemand {
            var demands = [demand]
            FrameBasis.settle(&demands, thin: [0])
            return demands[0]
        }
        let sum = thin(Self.demand(.e4, [.amount: 3, .threat: 2]))
        #expect(sum.tier == .e2 && sum.demotions == ["no-demand"] && sum.slots[.demand] == nil)
        var begged = Self.demand(.e4, [.method: 3, .amount: 3])
        begged.payees = [ExtortionDemand.Payee(kind: "paypal", value: "offlane9")]
        begged.standing = [Citation(n: 1, rule: "entity.picture")]
        #expect(thin(begged).tier == .e4)
    }

    @Test func `the threat of an earlier demand is cited behind the next, and behind the one after that`() {
        let settled = Self.settled([
            Self.demand(.e4, [.demand: 1, .threat: 2, .amount: 1]), Self.demand(.e3, [.demand: 5]),
            Self.demand(.e3, [.demand: 9]),
        ])
        #expect(settled.map(\.tier) == [.e4, .e3, .e3])
        #expect(settled.map { $0.standing.map(\.n) } == [[], [2], [2]])
    }

    @Test func `without a threat, and with nothing that stands for one, it weighs less`() {
        let settled = Self.settled([Self.demand(.e4, [.demand: 1, .amount: 1])])
        #expect(settled[0].tier == .e2 && settled[0].demotions == ["no-threat"] && settled[0].standing.isEmpty)
    }

    @Test func `what is held stands for a threat, a picture of the other as well`() {
        var pictured = Self.demand(.e3, [.demand: 4])
        pictured.standing = [Citation(n: 2, rule: "entity.picture")]
        #expect(Self.settled([Self.demand(.e3, [.demand: 1, .leverage: 2]), pictured]).map(\.tier) == [.e3, .e3])
        #expect(Self.settled([pictured])[0].standing.map(\.n) == [2])
    }

    @Test func `without a sum, a way to pay or a time it is no more than E3`() {
        #expect(Self.settled([Self.demand(.e4, [.demand: 1, .threat: 2])]).map(\.tier) == [.e3])
    }

    @Test func `a time of day behind a payment begins no demand`() {
        let paid = "B: {X.thr}{X.aud}all see it\nB: {X.dem}{money 20.00 GBP}20\nA: {X.plead}please\nA: {X.paid}sent\n"
        #expect(ScriptedChat.demands(paid + "B: 11:20").map(\.frame) == [1])
        #expect(ScriptedChat.demands(paid + "B: {X.dem}20 more by 11:20").map(\.frame) == [1, 2])
    }
}
