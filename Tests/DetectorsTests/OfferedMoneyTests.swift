// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@Suite("Money that is offered") struct OfferedMoneyTests {
    private static let offer = "B: {G.money}{money 300.00 GBP}I pay 300 a week for company\nA: no\n"

    @Test(arguments: [
        offer + "B: {X.thr.hush}{money 600.00 GBP}600 and nobody will know\nA: {G.neg}stop",
        offer + "B: {G.img}{money 500.00 GBP}500 for one of you\nA: {G.neg}no\nB: {X.thr.hush}600 and nobody knows",
    ])
    func `is no demand, however high it goes`(_ script: String) {
        #expect(ScriptedChat.demands(script).isEmpty)
        #expect(
            ScriptedChat.escalations(script).allSatisfy { talk in
                !talk.steps.contains { [.threat, .demand].contains($0.stage) }
            })
    }

    @Test func `is no sum of a demand that comes later`() {
        let script =
            Self.offer + "B: {X.lev}I kept the call\nB: {X.thr}{X.aud}your mother sees it {X.dem}{money 90.00 GBP}90"
        #expect(ScriptedChat.demands(script).map(\.amount?.value) == ["90.00"])
    }

    @Test func `is a price where something is held`() {
        let script =
            "B: {X.lev}I kept the call\nA: {X.plead}please\nB: {G.money}{X.dem}{money 50.00 GBP}50 for each clip\n"
            + "B: {X.thr.hush}{money 50.00 GBP}50 and nobody will know"
        #expect(ScriptedChat.demands(script).map(\.tier) == [.e4])
    }
}
