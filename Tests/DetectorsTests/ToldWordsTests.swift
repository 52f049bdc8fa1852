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
        let held = "A: {X.lev}I have the film\n"
        for plain in [
            held + demand + "B: {C.source}who sent you that?", "A: {C.show}look\n" + demand + "B: what",
            demand + "B: {C.source.weak}who is that", demand + "B: {C.counsel.weak}police",
            demand + "B: {C.source}who sent it\nB: {X.neg}I have 20",
            "A: {C.show}look\nA: {G.imgP}[image]\n" + held + demand + "B: {C.source}who sent you that?",
            "A: {C.show}look\n" + demand + "B: {C.source}who sent you that?\nB: {X.plead}please",
        ] {
            #expect(ScriptedChat.demands(plain).map(\.tier) == [.e4])
        }
    }

    /// What the other answers, behind a demand in which nothing is held, and whether the words are told.
    @Test(arguments: [
        ("B: {C.source}who sent you that?", true), ("B: {C.counsel}don't pay", true),
        ("B: {C.counsel}call {X.cry}the police with me", true), ("B: {C.counsel}don't pay", true),
        ("B: {X.cry}I call the police", false), ("B: {X.re}who is this", false),
        ("B: {C.counsel}don't pay\nB: {X.plead}please", false), ("B: {C.source}who sent it\nB: {X.paid}I paid", false),
    ])
    func `are heard in what the other answers`(_ answer: String, _ isTold: Bool) {
        let demand = "A: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400\n"
        let tiers = ScriptedChat.demands(demand + answer).map(\.tier)
        #expect(tiers == [isTold ? .e1 : .e4])
        // Exports list accounts that never speak; who speaks third makes a group.
        #expect(ScriptedChat.demands("-- A B C\n" + demand + answer).map(\.tier) == tiers)
    }

    @Test func `to go to the police answers a threat of reporting too`() {
        let demand = "A: {X.lev}I know it. {X.thrR}I tell the police, {X.dem}{money 400.00 GBP}pay 400\n"
        let answer = "B: {C.counsel}go to {X.cry}the police then"
        #expect(ScriptedChat.demands(demand + answer).allSatisfy { !$0.demotions.contains("reported-speech") })
        #expect(ScriptedChat.demands(demand + "B: {C.counsel}don't pay them").map(\.tier) == [.e1])
    }

    /// Lines pasted as those of a sender, and the like that are the writer's own.
    @Test(arguments: [
        ("A: > {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400", true),
        ("A: [10:02] +44 7700 900456: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400", true),
        ("A: M: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400\nA: me: I can't", true),
        ("A: M: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400\nA: now", false),
        ("A: [10:02] A: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400", false),
        ("A: 10:02: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400", false),
    ])
    func `are lines pasted from another talk`(_ lines: String, _ isTold: Bool) {
        #expect(ScriptedChat.demands(lines + "\nB: what").map(\.tier) == [isTold ? .e1 : .e4])
        // Who begs is the one of whom it is demanded.
        #expect(ScriptedChat.demands(lines + "\nB: {X.plead}please no").map(\.tier) == [.e4])
    }

    @Test func `of a friend who reads them out are the friend's only where they go on`() {
        let read = "A: {C.show}what does this say\nB: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}pay 400"
        #expect(ScriptedChat.demands(read + " {C.source}who sent you that?").map(\.tier) == [.e1])
        #expect(ScriptedChat.demands(read).map(\.tier) == [.e4])
    }

    @Test func `of a go-between are meant for one who begs`() {
        let told = "A: {C.report}he says {X.dem}{money 250.00 GBP}250 or {X.thr}shows it to {X.aud}your wife\n"
        #expect(ScriptedChat.demands(told + "B: {X.plead}please no").map(\.tier) == [.e4])
        #expect(ScriptedChat.demands(told + "B: what").allSatisfy { $0.tier <= .e2 })
        let mine = told.replacing("your wife", with: "my wife")
        #expect(ScriptedChat.demands(mine + "B: {X.plead}oh please no").allSatisfy { $0.tier <= .e2 })
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
