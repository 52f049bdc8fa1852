// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@Suite struct ExtortionDemandTests {
    @Test(arguments: [
        ("{X.thr}post it\nB: {X.dem}{money 200.00 GBP}200", ExtortionDemand.Tier.e4),
        ("{X.thr}post it\nB: {X.dem}pay {X.dl}20 minutes", .e4),
        ("{X.thr}{X.aud}to your friends\nB: {X.demO}one more picture", .e3),
        ("{X.lev}I have it\nB: {X.thr}I post it\nB: {X.demO}be silent", .e3),
        ("{X.lev}I have it\nB: {X.cont}I have your list\nB: {X.dem}pay", .e3),
        ("{X.proof}[image] see\nB: {X.dem}pay\nB: {X.dl}18 min", .e3),
        ("{X.thrV}I come to your door\nB: {X.dem}pay\nB: {money 500.00 GBP}500", .e4),
        ("{X.thr}{X.aud}your mother will see", .e2),
        ("{X.dem}pay\nB: {X.pres}hurry\nB: {X.lev}I have the video", .e2),
        ("{X.thrG}you will see\nB: {X.cont}Steph, was it?\nB: {X.dem}{money 250.00}250", .e4),
        ("{X.thr}it goes out, {X.aud}all of them\nB: {money 50.00 GBP}50", .e4),
        ("{X.thrR}I go to small claims\nB: {X.dem}{money 220.00 GBP}refund {X.dl}by Friday", .e2),
        (
            "{G.imgO}mine first [image]\nA: [image]\nB: {X.dem}{money 200.00 GBP}200\nB: {X.met}{paypal fenlark}fenlark",
            .e3
        ),
        ("{G.imgO}mine first [image]\nA: [image]\nB: {paypal fenlark}fenlark, {X.dl}by nine\nA: {X.plead}please", .e3),
        ("{X.lev}I have it\nB: {X.dem}{money 9.00 GBP}9 and {X.aud}your wife stays calm", .e3),
        ("{X.thrG}you will regret it\nB: {X.dem}{money 35.00 GBP}35, {X.aud}your friends joined", .e2),
        ("{X.cont}I know your tutor\nB: {G.img}new one, tonight\nB: {X.thr}or all see who you are", .e3),
        ("{X.dem}pay {X.met}{iban GB00TEST}there\nB: {X.pres}now!", .e1),
    ])
    func `slots make a tier`(_ script: String, _ tier: ExtortionDemand.Tier) {
        let demands = ScriptedChat.demands("B: " + script)
        #expect(demands.map(\.tier) == [tier])
        #expect(demands.allSatisfy { $0.demotions.isEmpty })
    }

    @Test(arguments: [
        "{X.dem}{money 85.00 GBP}85 for the keyboard", "{X.dl}last day tomorrow\nB: {X.met}{paypal shop}pay here",
        "{X.lev}I have the photos", "{G.img}send a pic\nB: {X.dl}before ten",
    ])
    func `parts alone are nothing`(_ script: String) {
        #expect(ScriptedChat.demands("B: " + script).isEmpty)
    }

    @Test func `a plea makes a report to somebody a threat`() {
        let demands = ScriptedChat.demands(
            "B: {X.thrR}I ring your work\nB: {X.dem}{money 200.00 GBP}200\nA: {X.plead}please")
        #expect(demands.map(\.tier) == [.e4])
    }

    @Test(arguments: [
        ("A: {C.report}he says {X.thr}{X.aud}all see it, {X.dem}{money 5.00 GBP}pay 5", ["reported-speech"]),
        ("A: {forwarded}{X.thr}{X.aud}all see it, {X.dem}{money 5.00 GBP}pay 5", ["forwarded"]),
        ("A: {X.thr}I post it, {X.dem}{money 5.00 GBP}5\nA: {C.laugh}haha", ["laughter"]),
        ("A: {X.thr}I post it, {X.dem}{money 5.00 GBP}5\nB: {C.laugh}lol do it", ["banter"]),
        ("A: {C.game}{X.thr}I end you, {X.dem}{money 5.00}5 crowns\nB: {C.game}roll", ["game"]),
        ("A: {C.biz}{X.thrV}cut off, {X.dem}{money 5.00 GBP}pay 5", ["business-sender"]),
    ])
    func `what stands against it lowers the tier and is shown`(_ script: String, _ reasons: [String]) {
        let demands = ScriptedChat.demands(script)
        #expect(demands.map(\.demotions) == [reasons])
        #expect(demands.allSatisfy { $0.tier <= .e2 })
    }

    @Test(
        "A petty sum with nothing held is at most E2, and says so; what is held or begged about is not petty",
        arguments: [
            (
                "B: {X.thr}{X.aud}I tell all, {X.dem}{money 2.00 GBP}2\nA: {X.cry.word}blackmail", ["petty-sum"],
                ExtortionDemand.Tier.e2
            ),
            ("B: {X.thr}{X.aud}I tell nan, {X.dem}{money 5.00 EUR}5\nA: {X.re}what", ["petty-sum"], .e2),
            ("B: {X.lev}I have it\nB: {X.thr}{X.aud}I post it, {X.dem}{money 5.00 GBP}5\nA: {X.re}what", [], .e4),
            ("B: {X.thr}{X.aud}I tell all, {X.dem}{money 5.00 GBP}5\nA: {X.plead}please", [], .e4),
            ("B: {X.thr}{X.aud}I post it, {X.dem}{money 5.00 GBP}5\nA: {X.re}what", [], .e4),
            ("B: {X.thr}{X.aud}I tell all, {X.dem}{money 15.00 GBP}15\nA: {X.re}what", [], .e4),
            ("B: {X.thr}{X.aud}I tell all, {X.dem}{money 5.00 BTC}5\nA: {X.re}what", [], .e4),
        ])
    func petty(script: String, reasons: [String], tier: ExtortionDemand.Tier) {
        let demands = ScriptedChat.demands(script)
        #expect(demands.map(\.demotions) == [reasons])
        #expect(demands.map(\.tier) == [tier])
    }

    @Test(
        "A feigned office that hushes or wants what no bank calls back is no business sender",
        arguments: [
            ("pay {money 900.00 GBP}900\nA: {G.sec}tell nobody\nB: {X.re}what must I do", false),
            ("pay {money 900.00 GBP}900 in google play cards\nB: {X.re}what must I do", false),
            ("a courier collects {money 900.00 GBP}900\nB: {X.re}what must I do", false),
            ("pay {money 900.00 GBP}900 to our bank\nB: {X.re}what must I do", true),
            ("pay {money 900.00 GBP}900\nB: ok I pay on friday\nB: all in all it is fine", true),
        ])
    func officials(words: String, isBusiness: Bool) {
        let demand = ScriptedChat.demands("A: {C.biz}{X.thrR}a warrant is out, {X.dem}\(words)").first
        #expect(demand?.demotions.contains("business-sender") == isBusiness)
        #expect(isBusiness || demand?.demotions.isEmpty == true)
    }

    @Test(arguments: [
        ("{X.cry.word}blackmail", true), ("{X.cry}police", false), ("{X.cry.word}blackmail {X.plead}please", false),
    ])
    func `the crime named in jest is no alarm, a helper or a plea is`(_ answer: String, _ isBusiness: Bool) {
        let demand = ScriptedChat.demands("A: {C.biz}{X.thrR}we go to court, {X.dem}{money 50.00 GBP}pay\nB: " + answer)
            .first
        #expect(demand?.demotions.contains("business-sender") == isBusiness)
    }

    @Test(
        "Numbers that fall behind a refused request for a picture threaten; others count nothing",
        arguments: [
            ("{G.img}pic\nA: {G.neg}no\nB: {G.img}camera\nB: 3\nA: stop\nB: 2\nA: {X.plead}please\nB: 1", true),
            ("{G.img}pic\nA: {G.neg}no\nB: 2\nA: stop\nB: 3\nA: {X.plead}please\nB: 9", false),
            ("{G.img}pic\nA: ok\nB: 3\nA: stop\nB: 2\nA: {X.plead}please\nB: 1", false),
            ("how many\nA: {G.neg}no\nB: 3\nA: stop\nB: 2\nA: {X.plead}please\nB: 1", false),
        ])
    func countdowns(script: String, isDemand: Bool) {
        let demands = ScriptedChat.demands("B: " + script)
        #expect(demands.contains { $0.tier >= .e3 } == isDemand)
        guard isDemand, let demand = demands.first else { return }
        #expect(demand.slots[.threat]?.map(\.rule).contains("text.countdown") == true)
        #expect(demand.slots[.demand]?.map(\.rule) == ["script.G.img"])
        #expect(demand.wants == [.picture])
    }

    @Test func `digits of an account in messages of their own are no countdown, and name where to pay`() {
        let demand = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it, {X.dem}{money 400.00 GBP}400\nA: {X.plead}please\nB: 00\nB: 32\nB: 57\nB: and 40551826"
        ).first
        #expect(demand?.slots[.deadline] == nil)
        #expect(demand?.payees == [.init(kind: "ukAccount", value: "003257-40551826")])
        #expect(demand?.slots[.method]?.map(\.n) == [3, 4, 5, 6])
    }

    @Test(
        "Who passes on that both must pay, names where to and is paid demands for themselves",
        arguments: [
            ("both of us must pay\nB: {iban GB00TEST}here\nA: {X.paid}paid", true),
            ("they want it from me\nB: {iban GB00TEST}here\nA: {X.paid}paid", false),
            ("both of us must pay\nA: {X.re}who", false),
        ])
    func relays(rest: String, isOwn: Bool) {
        let demand = ScriptedChat.demands(
            "B: {C.report}they say {X.thr}{X.aud}all see it, {X.dem}{money 900.00 GBP}" + rest
        ).first
        #expect(demand?.demotions.contains("reported-speech") == !isOwn)
        #expect((demand.map { $0.tier >= .e3 } ?? false) == isOwn)
    }

    @Test(
        "What is wanted is told where no money is spoken of",
        arguments: [
            ("{X.thr}{X.aud}all see it {X.cond}unless {G.imgI}you hop on cam", [ExtortionDemand.Want.picture]),
            ("{X.thr}{X.aud}{X.cond}or all see it", [.act]),
        ])
    func wants(script: String, wants: [ExtortionDemand.Want]) {
        let demand = ScriptedChat.demands("B: {X.lev}I have it\nB: \(script)\nA: {X.plead}please").first
        #expect(demand?.tier == .e3 && demand?.wants == wants)
    }

    @Test func `one word of advice makes a demand nobody else's, several do`() {
        let demand = "B: {X.thr}{X.aud}all see it, {X.dem}{money 5.00 GBP}pay 5\nA: {X.plead}please"
        let own = ScriptedChat.demands(demand.replacing("B: ", with: "B: {C.adv}this is no scam: "))
        #expect(own.map(\.tier) == [.e4] && own.map(\.demotions) == [[]])
        let told = ScriptedChat.demands(demand.replacing("B: ", with: "B: {C.adv}beware of a {C.adv}scam: "))
        #expect(told.map(\.demotions) == [["reported-speech"]])
    }

    @Test func `laughter behind proof and pleading lowers by one tier alone`() {
        let demands = ScriptedChat.demands(
            "B: {X.cont}all your people\nB: {X.thr}they see it, {X.dem}{money 100.00 GBP}100 {C.laugh}lol\nA: {X.plead}please"
        )
        #expect(demands.map(\.tier) == [.e3])
        #expect(demands.map(\.demotions) == [["laughter"]])
    }

    @Test func `laughter is forgotten once the demander presses on`() {
        let demands = ScriptedChat.demands(
            "B: {X.thr}{X.aud}they see it {C.laugh}lol\nB: {X.dem}{money 100.00 GBP}100 now\nA: {C.laugh}haha\nB: {X.dl}10 minutes"
        )
        #expect(demands.map(\.demotions) == [[]])
        #expect(demands.map(\.tier) == [.e4])
    }

    @Test func `the sum first asked for counts, and a bare one takes the currency of the talk`() {
        let demands = ScriptedChat.demands(
            "A: rent was {money 310.00 GBP}310\nB: {X.thr}{X.aud}all see it\nB: {X.dem}{money 800.00}800\nB: {X.low}{money 90.00}90"
        )
        #expect(demands.map(\.amount) == [Money(value: "800.00", currency: "GBP")])
    }

    @Test func `each sum is told with the message that holds it`() {
        let demand = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it\nB: {X.dem}{money 500.00 GBP}500\nB: {X.low}{money 300.00 GBP}300 last price"
        ).first
        #expect(demand?.amount == Money(value: "500.00", currency: "GBP"))
        #expect(demand?.sums.map(\.n) == [2, 3])
        #expect(demand?.sums.map(\.amount.value) == ["500.00", "300.00"])
        #expect(demand?.wants == [.money])
    }

    @Test func `a lower sum agreed on takes nothing from the one asked for first, and a countdown is no sum`() {
        let agreed = ScriptedChat.demands(
            "B: {X.lev}I have it\nB: {X.thr}{X.aud}all see it, {money 600.00 EUR}600\nA: {X.neg}{money 300.00}300?\nB: {X.dem}{money 300.00 EUR}300 then"
        ).first
        #expect(agreed?.amount == Money(value: "600.00", currency: "EUR"))
        let counted = ScriptedChat.demands(
            "B: {X.lev}I have it\nB: {X.thr}{X.aud}all see it\nB: {money 10.00}10\nA: {X.plead}please\nB: {X.dem}{money 150.00 GBP}150"
        ).first
        #expect(counted?.amount == Money(value: "150.00", currency: "GBP"))
        #expect(counted?.sums.map(\.n) == [5])
        #expect(counted?.slots[.demand]?.map(\.n) == [5])
    }

    @Test func `of several deadlines the first is told`() {
        let demand = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it, {X.dem}{money 90.00 GBP}90\nB: {X.dl}in 3 hours\nB: {X.dl}in 20 minutes"
        ).first
        #expect(demand?.deadline?.literal == "in 3 hours")
    }

    @Test func `a deadline that is put off is kept beside the first, a countdown is not`() {
        let told = { (second: String) in
            ScriptedChat.demands(
                "B: {X.thr}{X.aud}all see it, {X.dem}{money 90.00 GBP}90\nB: {X.dl}in 20 minutes\nB: {X.dl}\(second)"
            ).first?.laterDeadlines.map(\.literal)
        }
        #expect(told("in 3 hours") == ["in 3 hours"])
        #expect(told("in 19 minutes") == [])
        #expect(told("until I finish my tea") == [])
    }

    @Test func `a bare number takes the currency of the talk and says so, a written one keeps its own`() {
        let demand = ScriptedChat.demands(
            "A: lunch was {money 12.00 GBP}12\nB: {X.thr}{X.aud}all see it, {X.dem}{money 500.00}500\nA: no\nB: {X.dem}{money 300.00 USD}300"
        ).first
        #expect(demand?.sums.map(\.currencyBasis) == [.talk, nil])
        #expect(demand?.sums.last?.amount.currency == "USD")
    }

    @Test func `a sign of several countries takes the currency that another message names in full`() {
        let demand = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it, {X.dem}{money 800.00 USD}$800\nA: {X.plead}please\nA: I have {money 90.00 CAD}CAD 90"
        ).first
        #expect(demand?.amount == Money(value: "800.00", currency: "CAD"))
        #expect(demand?.currencyBasis == .talk)
        let written = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it, {X.dem}{money 800.00 USD}US$800\nA: {X.plead}please\nA: I have {money 90.00 CAD}CAD 90"
        ).first
        #expect(written?.amount == Money(value: "800.00", currency: "USD"))
        #expect(written?.currencyBasis == nil)
    }

    @Test func `a sum in dollars is of no pounds whatever else is named`() {
        let demand = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it, {X.dem}{money 800.00 USD}$800\nA: {X.plead}please\nA: I have {money 90.00 GBP}£90"
        ).first
        #expect(demand?.amount == Money(value: "800.00", currency: "USD"))
    }

    @Test func `what the demander once paid is no sum of the demand`() {
        let demand = ScriptedChat.demands(
            "B: {X.paid}I paid your insurance, {money 180.00 GBP}180\nB: {X.thr}{X.aud}all see it\nB: {X.demO}be nice to me"
        ).first
        #expect(demand != nil && demand?.amount == nil)
        #expect(demand?.wants == [.act])
    }

    @Test func `a demand for pictures says so`() {
        let demand = ScriptedChat.demands("B: {X.cont}I know your tutor\nB: {G.img}new one\nB: {X.thr}or all see it")
            .first
        #expect(demand?.wants == [.picture])
    }

    @Test func `parts that much other talk sets apart are no demand unless the other begs`() {
        let chatter = (1...6).map { "B: the weather is turning \($0)" }.joined(separator: "\n") + "\n"
        let begin = "B: {X.thr}{X.lev}all see it\nA: {X.re}what\n"
        let rest =
            chatter + "B: {X.dem}{money 5.00 GBP}5\n" + (1...5).map { _ in chatter + "B: {X.dem}pay up\n" }.joined()
        #expect(ScriptedChat.demands(begin + rest).first?.tier == .e2)
        #expect(ScriptedChat.demands(begin + rest).first?.demotions == ["scattered"])
        #expect(ScriptedChat.demands(begin + "A: {X.plead}please no\n" + rest).first?.tier == .e4)
    }

    @Test func `a threat beside its demand stands, whatever small talk goes on around them`() {
        let chatter = (1...6).map { "B: the weather is turning \($0)" }.joined(separator: "\n") + "\n"
        let begin = "B: {X.thr}{X.lev}all see it\nA: {X.re}what\nB: {X.dem}{money 5.00 GBP}5\n"
        let rest = (1...5).map { _ in chatter + "B: {X.dem}pay up\n" }.joined()
        let demand = ScriptedChat.demands(begin + rest).first
        #expect(demand?.tier == .e4)
        #expect(demand?.demotions.isEmpty == true)
    }

    @Test func `words of others have no sum`() {
        let demand = ScriptedChat.demands("A: {C.report}he says {X.thr}{X.aud}all see it, {X.dem}{money 5.00 GBP}5")
            .first
        #expect(demand != nil && demand?.amount == nil && demand?.sums.isEmpty == true)
    }

    @Test func `payees come from the demander's own messages, each once`() {
        let demands = ScriptedChat.demands(
            """
            B: {X.thr}{X.aud}all see it
            B: {X.dem}pay {X.met}{paypal fenlark}fenlark
            A: {iban GB00MINE}is mine not enough
            B: {bitcoin bc1xyz}bc1xyz
            B: {paypal fenlark}fenlark
            """)
        #expect(
            demands.map(\.payees) == [
                [.init(kind: "paypal", value: "fenlark"), .init(kind: "bitcoin", value: "bc1xyz")]
            ])
        #expect(demands.first?.slots[.method]?.map(\.n) == [2, 2, 4, 5])
    }

    @Test(
        "Where to pay that is told in one go is proven together, whatever is said behind it",
        arguments: [
            ("send it to {cashtag $fenlark}$fenlark or {bitcoin bc1xyz}bc1xyz or i post it", ["$fenlark", "bc1xyz"]),
            ("send it to {cashtag $fenlark}$fenlark or {bitcoin bc1xyz}bc1xyz i mean it", ["$fenlark", "bc1xyz"]),
            ("pay to {cashtag $fenlark}$fenlark or my btc {bitcoin bc1xyz}bc1xyz, your call", ["$fenlark", "bc1xyz"]),
            ("send it to {cashtag $fenlark}$fenlark or your mum at {bitcoin bc1xyz}bc1xyz hears it", ["$fenlark"]),
            ("send it to {cashtag $fenlark}$fenlark but not {bitcoin bc1xyz}bc1xyz i mean it", ["$fenlark"]),
        ])
    func rowsOfPayees(text: String, payees: [String]) {
        let demands = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it, {X.dem}{money 300.00 GBP}300\nB: {X.met}\(text)")
        #expect(demands.first?.payees.map(\.value) == payees)
    }

    @Test func `a payment ends a frame, and the next demand is a frame of its own`() {
        let demands = ScriptedChat.demands(
            """
            B: {X.thr}{X.aud}all see it, {X.dem}{money 100.00 GBP}100
            A: {X.paid}sent
            B: {X.rep}{money 50.00}50 more
            A: {X.paid}sent again
            B: {X.dem}{money 70.00}70
            """)
        #expect(demands.map(\.frame) == [1, 2, 3])
        #expect(demands.map(\.isPaid) == [true, true, false])
        #expect(demands.map { $0.amount?.value } == ["100.00", "50.00", "70.00"])
        #expect(demands.allSatisfy { $0.tier >= .e3 })
    }

    @Test func `a day of silence parts what would be one frame`() {
        let demands = ScriptedChat.demands("B: {X.thr}{X.aud}all see it\nB: {X.dem}{money 20.00 GBP}20  +25h")
        #expect(demands.map(\.tier) == [.e2])
    }

    @Test func `a picture behind the names is proof`() {
        let demands = ScriptedChat.demands("B: {X.cont}all your people\nB: [image]\nB: {X.dem}pay\nA: {X.plead}please")
        #expect(demands.first?.slots[.proof]?.map(\.n) == [2])
    }

    @Test func `in a group the one who pleads is the target`() {
        let chat = "B: {X.thr}{X.aud}all see it\nC: hello\nB: {X.dem}{money 20.00 GBP}20\nA: {X.plead}please\nD: what"
        #expect(ScriptedChat.demands(chat).map(\.target) == [ScriptedChat(chat).account("A")])
    }

    @Test(arguments: [
        ("20 minutes", "2025-03-04T19:21:00Z"), ("in 2 hours", "2025-03-04T21:01:00Z"),
        ("you have ten min", "2025-03-04T19:11:00Z"), ("20 minutos", "2025-03-04T19:21:00Z"),
    ])
    func `a length of time is a deadline from the message on`(_ words: String, _ instant: String) {
        let demands = ScriptedChat.demands("B: {X.thr}{X.aud}all see it\nB: {X.dem}pay {X.dl}\(words)")
        #expect(demands.map(\.deadline) == [.init(n: 2, literal: words, at: instant)])
    }

    @Test(arguments: ["by 6pm", "tomorrow", "until I finish my tea", "999999999999999 minutes"])
    func `a deadline on an unknown clock has no instant`(_ words: String) {
        let demands = ScriptedChat.demands("B: {X.thr}{X.aud}all see it\nB: {X.dem}pay {X.dl}\(words)")
        #expect(demands.map(\.deadline) == [.init(n: 2, literal: words, at: nil)])
    }

    @Test(arguments: [
        // Held and shown, with the other's alarm: no sentence of it is clear by itself.
        (
            "{X.lev}I have it\nA: {X.re}what is this\nB: {X.thrI}mum will love it\nB: {X.thrI}{X.cond}come home or work sees it too\nA: {X.plead}please {X.cry}this is a crime",
            ExtortionDemand.Tier.e3
        ),
        (
            "[image]\nA: {W.dis}oh god\nB: {X.met}{iban GB00TEST}there\nB: {X.dlI}friday\nB: {money 70.00 GBP}70\nA: {X.plead}please {X.cry}police",
            .e3
        ),
    ])
    func `many weak parts and an alarmed answer make a tier`(_ script: String, _ tier: ExtortionDemand.Tier) {
        #expect(ScriptedChat.demands("B: " + script).map(\.tier) == [tier])
    }

    @Test func `hints fill slots of an established frame alone, none of a threat before the first plain one`() {
        let demands = ScriptedChat.demands(
            """
            B: {X.dlI}see you friday, {X.aud}all your people come
            B: lovely day
            B: nothing new
            B: {X.thrI}your mum would like it
            B: {X.thr}{X.aud}all see it
            B: {X.dem}{money 20.00 GBP}20
            B: {X.dlI}tonight
            B: {X.demI}so pay
            """)
        #expect(demands.first?.slots[.deadline]?.map(\.n) == [7])
        #expect(demands.first?.slots[.threat]?.map(\.n) == [5])
        #expect(demands.first?.slots[.demand]?.map(\.n) == [6, 8])
    }

    @Test(arguments: [
        ("B: {X.execI}ok i posted it", [5]), ("A: no\nB: {X.execI}posted\nB: {X.execI}sent them", [6, 7]),
        // Of a picture of the writer's that another asks for, and of what was never threatened.
        ("A: where do i pay\nB: {X.execI}i sent it", []), ("A: {X.execI}i posted it", []),
        ("B: {C.quote}{X.execI}\"posted\"", []), ("B: {X.execI}{C.laugh}posted haha", []),
    ])
    func `words that may be of a parcel say behind a threat that it is carried out`(_ script: String, _ told: [Int32]) {
        let threat = "B: {X.execI}posted\nB: {X.thr}{X.aud}all see it\nB: {X.dem}{money 20.00 GBP}20\nA: {X.plead}no\n"
        let demands = ScriptedChat.demands(threat + script)
        #expect(demands.first.map { ($0.slots[.executed] ?? []).map(\.n) } == told)
    }

    @Test func `bare numbers count down, name sums and times inside a frame`() {
        let demands = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it\nB: {X.dem}{money 400.00 GBP}400\nA: {X.plead}please\nB: 9\nB: 250 then\nB: 9pm\nB: 80%\nB: 40%"
        )
        #expect(demands.first?.slots[.deadline]?.map(\.rule) == ["text.countdown", "text.time"])
        #expect(demands.first?.slots[.demand]?.map(\.n) == [2])
        #expect(demands.first?.sums.map(\.n) == [2, 5])
    }

    @Test(
        "A sum below the one asked for is haggling; a higher one, and any behind a payment, is demanded",
        arguments: [
            ("A: {X.plead}please\nB: {X.low}{X.dem}{money 250.00 GBP}250 then", [2], [2, 4]),
            (
                "A: {X.plead}please\nB: {X.dem}{money 250.00 GBP}250 today\nB: {X.dem}{money 120.00 GBP}120", [2],
                [2, 4, 5]
            ),
            ("A: {X.plead}please\nB: {X.dem}{money 500.00 GBP}now 500", [2, 4], [2, 4]),
            ("A: {X.plead}please\nB: {X.dem}{money 400.00 GBP}I said 400", [2, 4], [2, 4]),
        ])
    func haggling(answer: String, demanded: [Int32], sums: [Int32]) {
        let demands = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it\nB: {X.dem}{money 400.00 GBP}400\n" + answer)
        #expect(demands.map { $0.slots[.demand]?.map(\.n) } == [demanded])
        #expect(demands.map { $0.slots[.amount]?.map(\.n) } == [sums])
        #expect(demands.first?.amount?.value == "400.00")
    }

    @Test func `a lower sum behind a payment is a demand of its own`() {
        let demands = ScriptedChat.demands(
            """
            B: {X.thr}{X.aud}all see it
            B: {X.dem}{money 400.00 GBP}400
            A: {X.paid}sent
            B: {X.dem}{money 100.00 GBP}100 for the server
            """)
        #expect(demands.map { $0.slots[.demand]?.map(\.n) } == [[2], [4]])
    }

    @Test func `names in a row are the other's people, and one of them alone is a threat later`() {
        let demands = ScriptedChat.demands(
            """
            B: {X.lev}I have the call
            B: Anna Vale
            B: Peter Vale
            B: Uncle Jonas
            A: {X.re}what is this
            B: {X.dem}{money 90.00 GBP}90
            A: {X.plead}please
            B: goodnight Jonas
            """)
        #expect(demands.map(\.tier) == [.e3])
        #expect(demands.first?.slots[.threat]?.map(\.rule) == ["text.name"])
    }

    @Test func `a day named behind a payment asks for the next one`() {
        let demands = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it, {X.dem}{money 75.00 GBP}75\nA: {X.paid}sent\nB: {X.dlI}friday\nA: {X.paid}sent"
        )
        #expect(demands.map(\.isPaid) == [true, true])
        #expect(demands.last?.slots[.demand]?.map(\.n) == [3])
    }

    @Test(arguments: [
        ("A: {C.report}he says {X.thr}{X.aud}all see it, {X.dem}{money 5.00 GBP}pay 5", "reported-speech"),
        (
            "A: {C.debt}you owe me {X.dem}{money 9.00 GBP}9 or {X.thr}I tell\nB: ok i know i do\nB: see you on friday",
            "debt"
        ),
    ])
    func `what only looks like a demand fills one slot that says so`(_ script: String, _ reason: String) {
        let demands = ScriptedChat.demands(script)
        #expect(demands.allSatisfy { $0.demotions.contains(reason) && Set($0.slots.keys) == [.seeming] })
        #expect(!demands.isEmpty)
    }

    @Test func `orders beside a demand for money are pressure`() {
        let demands = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it\nB: {X.dem}{money 5.00 GBP}5\nB: {X.demO}tell nobody\nA: {X.plead}please")
        #expect(demands.first?.slots[.pressure]?.map(\.n) == [3])
        #expect(demands.first?.slots[.demand]?.map(\.n) == [2])
    }

    @Test func `whoever answers without alarm is not threatened`() {
        let demands = ScriptedChat.demands(
            "B: {X.thr}I post it, {X.dem}{money 5.00 GBP}5\nA: nice weather\nA: see you there\nB: yes")
        #expect(demands.map(\.demotions) == [["no-alarm"]])
    }

    @Test(arguments: ["{cashtag $b}$b", "{X.lev}i have it", "{X.dl}by friday"])
    func `what is said outright and has a hold or a time needs no alarm`(line: String) {
        let demands = ScriptedChat.demands(
            "B: {X.thr}I post it to {X.aud}all, {X.dem}{money 5.00 GBP}5\nB: \(line)\nA: nice weather today\nA: see you there then\nB: yes"
        )
        #expect(demands.map(\.demotions) == [[]])
    }

    @Test func `who laughs again after being pressed on is not amused`() {
        let demands = ScriptedChat.demands(
            "B: {X.thr}I post it to {X.aud}all, {X.dem}{money 5.00 GBP}5\nA: {C.laugh}lol\nB: {X.dl}by noon\nA: {C.laugh}haha what"
        )
        #expect(demands.map(\.demotions) == [[]])
    }

    @Test func `a game far behind a demand is not its matter`() {
        let game = (1...5).map { "B: {C.game}match \($0)\nA: {C.game}goal \($0)" }.joined(separator: "\n")
        let demands = ScriptedChat.demands(
            "B: {X.thr}I post it to {X.aud}all, {X.dem}{money 5.00 GBP}5, {X.lev}i have it\nA: {X.plead}please\n\(game)"
        )
        #expect(demands.map(\.demotions) == [[]])
    }

    @Test func `where something is held, what a threat hangs on is demanded`() {
        let held = ScriptedChat.demands("B: {X.lev}i have it\nB: be mine {X.cond}or {X.thr}I send it to {X.aud}mum")
        #expect(held.first?.slots[.demand]?.map(\.n) == [2])
        let nothing = ScriptedChat.demands("B: be quiet {X.cond}or {X.thr}I tell {X.aud}mum")
        #expect(nothing.allSatisfy { $0.slots[.demand] == nil })
    }

    @Test func `a word or two shows no calm`() {
        let demands = ScriptedChat.demands(
            "B: {X.thr}I post it, {X.dem}{money 5.00 GBP}5\nA: ok\nA: fine\nB: yes\nA: right\nA: k")
        #expect(demands.map(\.demotions) == [[]])
        #expect(demands.map(\.tier) == [.e4])
    }

    @Test func `the code of a gift card pays without a word`() {
        let demands = ScriptedChat.demands(
            "B: {X.thr}{X.aud}all see it, {X.dem}{money 75.00 GBP}75\nA: {giftCard QF7NW3KD8ZTR2MX}QF7NW3KD8ZTR2MX")
        #expect(demands.map(\.isPaid) == [true])
    }

    @Test func `a flood of demands leaves none out`() {
        let script = (1...120).map { "B: {X.dem}pay {money \($0).00 GBP}\($0) or {X.thr}I post it to {X.aud}all" }
        let demands = ScriptedChat.demands(script.joined(separator: "\n"))
        for slot in [ExtortionDemand.Slot.demand, .threat, .amount, .audience] {
            #expect(Set(demands.flatMap { $0.slots[slot] ?? [] }.map(\.n)).count == 120, "\(slot)")
        }
        #expect(demands.flatMap(\.sums).count == 120)
        let more = (1...1_100).map { "B: {X.dem}pay {money \($0).00 GBP}\($0) or {X.thr}I post it to {X.aud}all" }
        let frames = ScriptedChat.demands(more.joined(separator: "\n"))
        #expect(frames.count > 1)
        #expect(Set(frames.flatMap { $0.slots[.demand] ?? [] }.map(\.n)).count == 1_100)
    }

    @Test func `sums named day after day keep no frame open`() {
        let talk = (1...40).map { "B: {money \($0).00 GBP}\($0) for the tickets  +2h" }.joined(separator: "\n")
        let demands = ScriptedChat.demands(
            """
            B: {X.thr}I post it to {X.aud}all, {X.dem}{money 90.00 GBP}90
            \(talk)
            B: {X.thr}I post it to {X.aud}all, {X.dem}{money 95.00 GBP}95  +2h
            """)
        #expect(demands.filter { $0.tier >= .e3 }.map { $0.slots[.threat]?.map(\.n) } == [[1], [42]])
    }
}
