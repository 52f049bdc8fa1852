// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@Suite struct EscalationSpeedTests {
    @Test func `stages are measured from the first message`() throws {
        let talks = ScriptedChat.escalations(
            "B: hi\nA: hello  +2m\nB: {G.img}send a pic  +8m\nA: [image]  +1m\nB: {X.thr}all see it  +20m")
        let talk = try #require(talks.first)
        #expect(talks.count == 1)
        #expect(talk.start == 1)
        #expect(talk.steps.map(\.stage) == [.imageRequest, .imageReceived, .threat])
        #expect(talk.steps.map(\.messages) == [2, 3, 4])
        #expect(talk.steps.map(\.elapsedSeconds) == [[599, 601], [659, 661], [1859, 1861]])
        #expect(talk.steps.map(\.activeSeconds) == [600, 660, 1260])
    }

    @Test func `drafts and calls are no messages`() throws {
        let talk = try #require(ScriptedChat.escalations("B: hi\nB> called 60\nA: hey\nB: {G.img}pic").first)
        #expect(talk.steps.map(\.messages) == [2])
    }

    @Test(arguments: ["draft", "undelivered failed", "undelivered queued"])
    func `what was never sent makes no stage`(_ tag: String) throws {
        let chat = "B: hi\nA: hey\nB: {\(tag)}{G.img}pic\nB: {\(tag)}{X.thr}all see it"
        #expect(ScriptedChat.escalations(chat).first?.steps.isEmpty ?? true)
        let sent = try #require(ScriptedChat.escalations(chat.replacing("{\(tag)}", with: "")).first)
        #expect(!sent.steps.isEmpty)
    }

    @Test func `a stage that the other brings up stays in the course, with a name`() throws {
        let chat = "B: hi\nA: {G.age}how old are you\nB: {G.img}pic?\nB: {X.thr}all see it"
        let talk = try #require(ScriptedChat.escalations(chat).first)
        #expect(talk.account == ScriptedChat(chat).account("B"))
        #expect(talk.steps.first?.introducedBy == ScriptedChat(chat).account("A"))
    }

    @Test(arguments: [
        ("B: {G.back}as I said\nA: yes\nB: {G.img}pic", "refers-back"),
        ("B: {reply m0}yes\nA: ok\nB: {G.img}pic", "reply-to-absent-message"),
    ])
    func `a talk that began earlier has no speed`(_ script: String, _ reason: String) throws {
        let talk = try #require(ScriptedChat.escalations(script).first)
        #expect(talk.isTruncated)
        #expect(talk.truncationReason == reason)
        #expect(talk.level == .notComputable)
        #expect(talk.index == nil && talk.percentile == nil)
    }

    @Test(arguments: [
        ("-- ⊢ B A\nB: {G.back}we met last week\nA: yes\nB: {G.age}age? {G.img}pic", false),
        ("-- ⊢ B A\nB: {G.back.shared}that pic you sent\nA: yes\nB: {G.age}age? {G.img}pic", true),
        ("-- B A\nB: {G.back}we met last week\nA: yes\nB: {G.age}age? {G.img}pic", true),
    ])
    func `behind the notice of its app only what the two wrote before cuts a talk`(
        _ script: String, _ isTruncated: Bool
    ) throws {
        let talk = try #require(ScriptedChat.escalations(script).first)
        #expect(talk.isTruncated == isTruncated)
    }

    @Test func `a reply to a message that is there cuts nothing`() throws {
        let chat = "B: hi\nA: {reply m1}hey\nB: {G.age}age? {G.img}pic"
        let talk = try #require(ScriptedChat.escalations(chat).first)
        #expect(!talk.isTruncated)
        #expect(talk.level == .veryFast)
    }

    @Test func `slower courses have a lower index and percentile`() throws {
        let indices = try ["+1m", "+9m", "+9m\nA: ok  +9m\nB: so  +9m\nA: yes  +9m"].map { gap in
            let chat = "B: hi\nA: hello  \(gap)\nB: {G.age}age? {G.img}pic  +9m"
            return try #require(ScriptedChat.escalations(chat).first?.index)
        }
        #expect(indices == indices.sorted(by: >))
        #expect(Set(indices).count == 3)
    }

    @Test func `what couples do too is listed without a speed`() throws {
        let chat = "B: hi\nA: hey\nB: {G.img}pic\nB: {G.sexT}nice"
        let talk = try #require(ScriptedChat.escalations(chat).first)
        #expect(talk.level == .notComputable)
        #expect(talk.steps.count == 2)
    }

    @Test func `a demand alone is listed without a speed`() throws {
        let talk = try #require(ScriptedChat.escalations("B: {X.dem}rent please\nA: tomorrow").first)
        #expect(talk.level == .notComputable)
    }

    @Test func `in a group stages are listed without a speed`() throws {
        let talk = try #require(ScriptedChat.escalations("A: hi\nC: hey\nB: {G.img}pic\nB: {G.sexR}now").first)
        #expect(talk.level == .notComputable)
        #expect(talk.steps.count == 2)
    }

    @Test func `a payment is a stage behind the other's demand alone, a gift card's code is one`() throws {
        let talk = try #require(
            ScriptedChat.escalations(
                """
                A: {X.paid}I paid your train
                B: {X.thr}all see it, {X.dem}{money 50.00 GBP}50
                A: {giftCard QF7NW3KD8ZTR2MX}QF7NW3KD8ZTR2MX
                """
            ).first)
        #expect(talk.steps.last?.stage == .payment)
        #expect(talk.steps.last?.citation.n == 3)
        #expect(
            ScriptedChat.escalations("B: {G.img}pic\nA: {X.paid}sent it").first?.steps.map(\.stage) == [.imageRequest])
    }

    @Test func `the pictures of a threat are not asked for`() throws {
        let talk = try #require(ScriptedChat.escalations("A: hi\nB: {X.thr}{G.img}I post your pictures now").first)
        #expect(talk.steps.map(\.stage) == [.threat])
    }

    @Test func `pairs in a large group stay few`() {
        let script = (0..<500).map { "P\($0): {G.meet}come along" }.joined(separator: "\n")
        #expect(ScriptedChat.escalations(script).isEmpty)
    }

    @Test func `threats and demands are stages of whoever makes them`() throws {
        let chat =
            "B: hello\nA: {X.dem}you can buy it in the shop\nB: {G.img}a pic of you?\nB: {X.thr}the class sees it"
        let talk = try #require(
            ScriptedChat.escalations(chat).first { $0.account == ScriptedChat(chat).account("B") })
        #expect(talk.steps.map(\.stage) == [.imageRequest, .threat])
        #expect(talk.steps.allSatisfy { $0.introducedBy == talk.account })
    }

    @Test func `a picture behind a claim to have paid is no answer to a request`() throws {
        let chat = "B: hi\nB: {G.img}a pic of you\nB: {X.thr}all see it\nA: {X.paid}I sent the 30\nA: [image]"
        let talk = try #require(ScriptedChat.escalations(chat).first)
        #expect(!talk.steps.contains { $0.stage == .imageReceived })
    }
}
