// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Detectors

@Suite("Words of demands: audiences, currencies, codes, offers")
struct DemandWordsTests {
    private static func audience(_ text: String, without names: Set<String> = []) -> [String] {
        let bytes = Array(text.utf8)
        return AudienceWords(text, from: 0, to: min(12, bytes.count), without: names).spans
            .map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test(
        "A threat of passing on names its audience by name, kin and name, group or everyone",
        arguments: [
            ("I will show it to Tilly and the committee", ["Tilly", "the committee"]),
            ("or i send to Aunty Carol first", ["Aunty Carol"]),
            ("or I send to Uncle Bob first", ["Uncle Bob"]),
            ("or they go in this group", ["this group"]),
            ("or everyone sees it", ["everyone"]),
            ("if the choir saw what you are", ["the choir"]),
            ("sonst schicke ich es an Mareike und die Klasse", ["Mareike", "die Klasse"]),
            ("je l'envoie à Mathilde et le groupe", ["Mathilde", "le groupe"]),
            ("se lo mando a Lucía y todo el mundo", ["Lucía", "todo el mundo"]),
            ("mando para o grupo e para Beatriz", ["o grupo", "Beatriz"]),
            ("isesend ko kay Marites sa lahat", ["Marites"]),
        ])
    func audiences(text: String, told: [String]) {
        #expect(Self.audience(text) == told)
    }

    @Test(
        "Services, the police, ways to pay and the one who is threatened are no audience",
        arguments: [
            "or I post it to Instagram tonight", "or I go to the police", "I post it, send it to PayPal now",
            "or I send it to you again", "I POST IT TO ALL THAT", "or i post it. then go to Leeds",
            "I post it to the end",
        ])
    func none(text: String) {
        #expect(Self.audience(text).isEmpty)
        #expect(Self.audience("or I send it to Ann again", without: ["ann"]).isEmpty)
    }

    @Test("The demander's own nearest currency names a bare number; where others disagree the number stays bare")
    func currencies() {
        func told(_ script: String) -> [String?] {
            ScriptedChat.demands(script).first?.sums.map(\.amount.currency) ?? []
        }
        let wages = "A: I earn {money 300.00 USD}300 dollars\n"
        let threat = "B: {X.thr}{X.aud}all see it, {X.dem}{money 500.00}500\nA: no\n"
        #expect(
            told(wages + threat + "B: {X.dem}{money 200.00 GBP}£200\nA: no\nB: {X.dem}{money 150.00}150") == [
                "GBP", "GBP", "GBP",
            ])
        #expect(told(wages + threat + "B: {X.dem}{money 450.00}450") == ["USD", "USD"])
        #expect(
            told(wages + "A: rent is {money 700.00 GBP}£700\n" + threat + "B: {X.dem}{money 450.00}450") == [nil, nil])
    }

    @Test("In a group, one message with a sum, a payee, a time and a threat is no banter; its parts alone may be")
    func whole() {
        let all =
            "B: {X.lev}I have it, {X.dem}{money 300.00 GBP}£300 {X.met}{paypal fenlark}fenlark {X.dl}by 21:00 or {X.thr}I post it"
        let parts = "B: {X.dem}{money 300.00 GBP}£300 or {X.thr}I post it"
        let talk = "A: hello\nC: hello\nD: hello\n"
        let others = "\nC: ok then\nD: see you"
        #expect(ScriptedChat.demands(talk + all + others).allSatisfy { !$0.demotions.contains("group-banter") })
        #expect(ScriptedChat.demands(talk + all + others).map(\.tier) == [.e4])
        #expect(ScriptedChat.demands(talk + parts + others).allSatisfy { $0.demotions.contains("group-banter") })
    }

    @Test(
        "Who offers to send asks for nothing",
        arguments: [
            ("just add me. I can send you better pictures of what I want", true),
            ("ich schicke dir später bessere", true),
            ("I can send you mine, send me yours", false), ("send one more", false),
            ("she sends pictures to her mum", false),
        ])
    func offers(text: String, isOffer: Bool) {
        #expect(PictureOffer.stands(in: text) == isOffer)
    }
}
