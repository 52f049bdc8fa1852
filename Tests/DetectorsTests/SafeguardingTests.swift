// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Detectors

@Suite("Safeguarding") struct SafeguardingTests {
    private static func flags(_ script: String, weight: Double = 4) -> [String] {
        let chat = ScriptedChat(script)
        return ScriptedChat.findings(script, weight: weight).compactMap {
            guard case .safeguarding(let flag) = $0 else { return nil }
            return "\(flag.kind.rawValue) \(chat.timeline[flag.account].name)"
        }
    }

    @Test(
        "an age is an answer in few words, in any language",
        arguments: [
            "yh 14", "nope 13", "fourteen", "turning 15 soon", "12 m bristol", "yr 9", "in 8th grade", "j'ai 13 ans",
            "quatorze", "tengo 15", "treze", "bin 14", "dreizehn", "14 po", "en 4ème classe", "achte klasse? 8 klasse",
        ])
    func ages(answer: String) {
        #expect(Self.flags("B: {G.age}your age?\nA: \(answer)") == ["minorAge A"])
    }

    @Test(
        "other numbers are no age",
        arguments: [
            "14 minutes", "17:40", "£15", "19", "12 people", "once upon a time", "15%", "16 hours to go", "year 2019",
        ])
    func numbers(answer: String) {
        #expect(Self.flags("B: {G.age}your age?\nA: \(answer)").isEmpty)
    }

    @Test func `a supposed age counts when the other agrees`() {
        #expect(Self.flags("B: {G.age}so youre 15 then?\nA: yep") == ["minorAge A"])
        #expect(Self.flags("B: {G.age}14, oui ?\nA: ouais") == ["minorAge A"])
        #expect(Self.flags("B: {G.age}tienes 13?\nA: sí") == ["minorAge A"])
        #expect(Self.flags("B: {G.age}so youre 15 then?\nA: no way").isEmpty)
        #expect(Self.flags("B: {G.age}so youre 15 then?\nA: yes 19 in june").isEmpty)
        #expect(Self.flags("B: {G.age}are you over 16?\nA: yes").isEmpty)
        #expect(Self.flags("B: {G.age}so youre 24 then?\nA: yep").isEmpty)
    }

    @Test func `who tells an age and asks back is answered`() {
        #expect(Self.flags("B: {W.minor}im 16, u\nA: 13") == ["minorAge B", "minorAge A"])
    }

    @Test func `a question stays open for messages of its own talk alone`() {
        var talk = AgeTalk()
        talk.ask(Account.ID(1), supposing: nil)
        for _ in 0..<StatedAge.reach { talk.count() }
        #expect(talk.awaits(Account.ID(2)))
        talk.count()
        #expect(!talk.awaits(Account.ID(2)))
    }

    @Test func `urging counts as an answer to despair alone when its words are weak`() {
        let despair = "A: {W.harm}I want to end it\n"
        #expect(Self.flags(despair + "B: {W.urge}go on then").contains("selfHarmUrged B"))
    }

    @Test func `leave-taking is despair of the one who is pressed, not what the other holds out`() {
        // In words whose weight alone says nothing.
        let flags = { (script: String) in Self.flags(script, weight: 2.5) }
        let press = "B: {X.lev}the call is saved\nB: {X.dem}{money 70.00 GBP}70\nB: {X.thr}the choir sees it\n"
        #expect(flags(press + "A: {W.harm}I am at the end") == ["selfHarm A"])
        #expect(flags(press + "B: {X.prom}{W.harm}pay and I am gone from your life").isEmpty)
        #expect(flags(press + "B: {W.harm}I am gone from your life").isEmpty)
        #expect(Self.flags(press + "B: {W.harm}I want to end it") == ["selfHarm B"])
        #expect(Self.flags(press + "B: {X.prom}{W.harm}do as told and I vanish for good").isEmpty)
    }
}
