// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@Suite("Words told because somebody asked for them") struct ToldWordsTests {
    private static func flagged(_ script: String, by detector: String) -> [String] {
        let chat = ScriptedChat(script)
        return ScriptedChat.findings(script).compactMap {
            guard case .indicator(let indicator) = $0, indicator.detector == detector else { return nil }
            return chat.timeline[indicator.account].name
        }
    }

    private static let told = """
        A: {C.ask}what did he write?
        B: {X.thr}{X.aud}two thousand or it goes to your firm {X.dem}{money 2000.00}
        B: {X.dl}you have an hour

        """

    @Test(arguments: [
        told, told + "A: {C.counsel}did you pay him?\nB: {X.met}{paypal fenlark}to a paypal account",
        "A: {C.ask}type them out\nB: 1. {X.lev}I have it. {X.dem}{money 500.00 GBP}Send 500\nB: 2. {X.thr}{X.aud}or all see it",
    ])
    func `are no demand of the one who tells them`(_ script: String) {
        let demands = ScriptedChat.demands(script)
        #expect(demands.allSatisfy { $0.tier == .e1 && $0.demotions.contains("reported-speech") })
        #expect(demands.allSatisfy { $0.amount == nil && $0.deadline == nil })
        #expect(
            ScriptedChat.escalations(script).allSatisfy { talk in
                !talk.steps.contains { [.threat, .demand].contains($0.stage) }
            })
    }

    /// Who tells of a scam goes on telling, also of a hacked camera and of what they did before the lens.
    @Test(arguments: [
        "B: {C.report.scam}got a scam mail\nA: which\nB: {X.hack}hacked, {X.thr}{X.aud}all see it {X.dem}{money 900.00 GBP}pay 900",
        "B: {C.report}{G.sexr}{X.thr}{X.aud}they say all see it {X.dem}{money 900.00 GBP}900 they want\nA: who",
    ])
    func `stay told behind words of having been tricked`(_ script: String) {
        let demands = ScriptedChat.demands(script)
        #expect(demands.map(\.tier) == [.e1])
        #expect(demands.allSatisfy { $0.demotions.contains("reported-speech") })
    }

    @Test func `are no claim to hold contacts`() {
        let claim = "B: {X.cont}I have all your followers\nB: {X.thr}they will see it, {X.dem}{money 90.00 GBP}pay 90\n"
        #expect(Self.flagged(claim, by: "contacts-claim") == ["B"])
        #expect(Self.flagged("A: {C.ask}what did she say?\n" + claim, by: "contacts-claim").isEmpty)
    }

    @Test(arguments: ["A: {X.plead}please no", "A: {X.paid}sent"])
    func `are the writer's own where the other begs or pays`(_ answer: String) {
        let demands = ScriptedChat.demands(Self.told + answer)
        #expect(demands.map(\.tier) == [.e4])
        #expect(demands.map(\.demotions) == [[]])
    }

    @Test func `are the writer's own where they pressed before`() {
        let script =
            "B: {X.thr}{X.aud}I write to your wife\nA: {C.ask}what did she say?\nB: {X.thr}all see it {X.dem}{money 300.00 GBP}300"
        #expect(ScriptedChat.demands(script).map(\.tier) == [.e4])
    }

    @Test func `end with the answers`() {
        let script =
            "A: {C.ask}what did he say?\n" + String(repeating: "B: {G.compl}you look great\nA: {G.pos}aw\n", count: 7)
            + "B: {X.thr}{X.aud}all see it {X.dem}{money 300.00 GBP}300"
        #expect(ScriptedChat.demands(script).map(\.tier) == [.e4])
    }

    @Test func `counsel of the other side tells whose demand it is`() {
        let demand = "B: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400\n"
        let counselled = ScriptedChat.demands(demand + "A: {C.counsel}don't pay them")
        #expect(counselled.map(\.tier) == [.e1])
        #expect(counselled.map(\.demotions) == [["reported-speech"]])
        #expect(ScriptedChat.demands(demand + "A: what").map(\.tier) == [.e4])
        // Whoever begs is the one of whom it is demanded.
        #expect(ScriptedChat.demands(demand + "A: {C.counsel}don't\nA: {X.plead}please").map(\.tier) == [.e4])
    }

    private static let received = """
        -- C A
        C: {X.thr}{X.aud}I send the clip to your mother {X.dem}{money 300.00 GBP}pay 300 by tonight
        A: leave it
        -- A D
        A: {X.thr}{X.aud}I send the clip to your mother {X.dem}{money 300.00 GBP}pay 300 by tonight

        """

    @Test func `copied from one who wrote them to the writer are no demand of the writer`() {
        let chat = ScriptedChat(Self.received)
        let demands = ScriptedChat.demands(Self.received + "D: how awful")
        #expect(demands.filter { $0.tier >= .e2 }.map(\.account) == [chat.account("C")])
        // Who begs is the one of whom it is demanded, whoever wrote the words first.
        let begged = ScriptedChat.demands(Self.received + "D: {X.plead}please no")
        #expect(begged.filter { $0.tier == .e4 }.map(\.account).contains(chat.account("A")))
        // Nobody hands on what they could not have read.
        let other = Self.received.replacing("-- A D\nA:", with: "-- E D\nE:")
        #expect(ScriptedChat.demands(other + "D: how awful").filter { $0.tier >= .e3 }.count == 2)
    }

    @Test func `shown to a friend are told where the friend asks whose they are`() {
        let demand = "A: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400\n"
        let shown = ScriptedChat.demands("A: {C.show}look\n" + demand + "B: {C.source}who sent you that?\nA: some girl")
        #expect(shown.map(\.tier) == [.e1] && shown.map(\.demotions) == [["reported-speech"]])
        for plain in [
            demand + "B: {C.source}who sent you that?", "A: {C.show}look\n" + demand + "B: what",
            "A: {C.show}look\nA: {G.imgP}[image]\n" + demand + "B: {C.source}who sent you that?",
            "A: {C.show}look\n" + demand + "B: {C.source}who sent you that?\nB: {X.plead}please",
        ] {
            #expect(ScriptedChat.demands(plain).map(\.tier) == [.e4])
        }
    }
}

@Suite("Stages and claims of the wrong person") struct WrongPersonTests {
    private static func flagged(_ script: String, by detector: String) -> [String] {
        let chat = ScriptedChat(script)
        return ScriptedChat.findings(script).compactMap {
            guard case .indicator(let indicator) = $0, indicator.detector == detector else { return nil }
            return chat.timeline[indicator.account].name
        }
    }

    private static let press = "B: {X.lev}I have it\nB: {X.thr}all see it, {X.dem}{money 300.00 GBP}300\n"

    @Test func `what a pressed person says of silence and threats is no stage and no indicator`() {
        let script =
            Self.press + "A: {G.sec}leave my nan out of it\nA: {X.thrR}I tell the police\nA: {X.paid}{X.exec}it's sent"
        let talks = ScriptedChat.escalations(script)
        let pressed = ScriptedChat(script).account("A")
        #expect(talks.map(\.account) == [ScriptedChat(script).account("B")])
        #expect(
            talks.allSatisfy { talk in
                !talk.steps.contains { $0.introducedBy == pressed && [.secrecy, .threat].contains($0.stage) }
            })
        #expect(Self.flagged(script, by: "secrecy-and-isolation").isEmpty)
    }

    @Test func `the same words of somebody who presses are stages`() {
        let talk = ScriptedChat.escalations("A: hi\nB: {G.sec}tell nobody\n" + Self.press).first
        #expect(talk?.steps.map(\.stage) == [.secrecy, .threat, .demand])
    }

    @Test func `whoever tells a friend of a threat begins no stage`() {
        let script =
            "A: {G.sec}{X.demO}don't tell anyone\nA: {C.report}she says {X.thr}she sends it {X.dem}{money 400.00}for 400\nB: oh no"
        #expect(ScriptedChat.escalations(script).isEmpty)
    }

    @Test(arguments: [
        "B: {C.debt}you owe me {X.dem}{money 35.00 EUR}35\nB: {X.thr}or I tell {X.aud}your wife Anna\nA: {C.laugh}haha\nB: chop chop",
        "B: {X.thr}I tell {X.aud}your wife Anna, {X.dem}{money 35.00 EUR}35\nA: {C.laugh}lol do it",
    ])
    func `a claim in banter or over a debt is none`(_ script: String) {
        #expect(Self.flagged(script, by: "contacts-claim").isEmpty)
    }
}
