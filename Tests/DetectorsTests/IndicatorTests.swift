// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Detectors

@Suite struct NameListsTests {
    @Test(arguments: [
        ("Mo Farid, Wexley Tyres, brother Adil, cousin Nadia", 4), ("your nana Isobel, Coach Reyes, Greg", 3),
        ("Dein Chef Brandt, deine Schwester Ute und Holger", 2), ("Yes, I think so. Well, maybe later.", 0),
        ("YOUR MUM, YOUR DAD, YOUR BOSS", 0), ("milk, eggs, bread and butter", 0),
    ])
    func `names in a list are counted by their capitals`(_ text: String, _ count: Int) {
        #expect(NameLists(in: text).listed == count)
    }

    @Test func `stretches of capitals are full names, and a message may be a name alone`() {
        #expect(NameLists(in: "They will tag Maria Oberg and Nordhavn Shipping").fullNames == 2)
        #expect(NameLists(in: "Philippa Oakes-Bell, teacher").isBareName)
        #expect(!NameLists(in: "Have you read Brandon Sanderson?").isBareName)
        #expect(!NameLists(in: "sounds good").isBareName)
    }

    @Test func `a name counts as following within three words of the same sentence`() {
        let text = "I send it to your wife Caroline first"
        #expect(NameLists.stands(at: 13..<22, in: text))
        #expect(!NameLists.stands(at: 13..<22, in: "I send it to your wife. Caroline is out"))
        #expect(!NameLists.stands(at: 13..<22, in: "I send it to your wife and all the rest"))
        #expect(!NameLists.stands(at: 9990..<9999, in: text))
        // Where each noun has a capital, "Frau" and "Regal" name nobody.
        let german = "sonst erfährt deine Frau was das Regal kostet"
        #expect(!NameLists.stands(at: 15..<25, in: german, capitalsAreNouns: true))
        #expect(NameLists.stands(at: 15..<25, in: "sonst erfährt deine Frau Anna davon", capitalsAreNouns: true))
    }
}

@Suite struct IndicatorTests {
    /// The names of the accounts that an indicator notes.
    private static func flagged(_ script: String, by detector: String) -> [String] {
        let chat = ScriptedChat(script)
        return ScriptedChat.findings(script).compactMap {
            guard case .indicator(let indicator) = $0, indicator.detector == detector else { return nil }
            return chat.timeline[indicator.account].name
        }
    }

    private static let chatter = String(repeating: "A: and then\nB: yes\n", count: 20)

    @Test func `a request long after a refusal is another talk`() {
        let script = "B: {G.compl}nice\nB: {G.img}pic?\nA: {G.neg}no, I do not do that\n"
        #expect(Self.flagged(script + "B: {G.img}one?", by: "persistence-after-refusal") == ["B"])
        #expect(Self.flagged(script + Self.chatter + "B: {G.img}one?", by: "persistence-after-refusal").isEmpty)
    }

    @Test func `who gives after a no was asked again, in whatever words`() {
        let script = "B: {G.compl}nice\nB: {G.img}pic?\nA: {G.neg}not my thing, sorry\nB: %\nA: {G.imgP}[image]"
        let pressed = script.replacing("%", with: "there is nothing to it")
        #expect(Self.flagged(pressed, by: "persistence-after-refusal") == ["B"])
    }

    @Test func `names far from an extortion are no claim`() {
        let threat = "B: {X.thr}it goes out {X.dem}{money 200.00 GBP}200\nA: {X.plea}no\n"
        let names = "B: Isobel Hay, Greg Tarn, Lowe Surveyors, Pastor Greaves\n"
        #expect(Self.flagged(threat + names, by: "contacts-claim") == ["B"])
        #expect(Self.flagged(names + Self.chatter + threat, by: "contacts-claim").isEmpty)
    }

    @Test func `silence that a demander orders is secrecy, whatever the other says`() {
        let script =
            "B: {X.lev}I have it {X.demO}do it again\nA: {X.thr}I tell all of them {X.plead}please\nB: {X.cont}I know your people {X.dl}one hour\n"
        #expect(Self.flagged(script + "B: {G.sec}tell nobody", by: "secrecy-and-isolation") == ["B"])
    }

    @Test func `a plea under threat is neither secrecy nor an offer`() {
        let script = "B: {X.thr}they will all see {X.dem}{money 300.00 GBP}300\n"
        #expect(Self.flagged(script + "A: {G.sec}do not tell my wife", by: "secrecy-and-isolation").isEmpty)
        #expect(
            Self.flagged(script + "A: {G.money}I give you 90\nA: {G.money}or 100", by: "gift-or-money-offer").isEmpty)
    }
}
