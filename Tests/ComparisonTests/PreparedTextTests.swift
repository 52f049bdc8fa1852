// SPDX-License-Identifier: Apache-2.0

import Comparison
import Testing

@Suite("Prepared texts") struct PreparedTextTests {
    @Test(
        "puts slots where senders change a script",
        arguments: [
            ("Send £200 to https://example.com/pay now", "send <sum> to <address> now"),
            ("Send 350 dollars to pay@example.com now!!", "send <sum> to <address> now"),
            ("hey Owen, add @fenlark at 19:30", "hey <name> add <handle> at <number>"),
            ("sooooo   good \u{200B}today", "soo good today"),
            ("don't tell ANYONE 😀😀", "dont tell anyone"),
            ("今日は元気", "今 日 は 元 気"),
            ("今晩九時までに三万円か30000円を必ず送れ", "今 晩 九 時 ま で に 三 万 円 か <number> 円 を 必 ず 送 れ"),
            ("bring.the.green.bag.44.to.them", "bring the green bag <number> to them"),
            ("code AB12-CD34-EF56-GH78 ok", "code <code> ok"), ("ABCDEFGHIJKL12MN", "<code>"),
        ])
    func slots(text: String, prepared: String) {
        #expect(PreparedText(text, names: ["Owen Hartley"]).text == prepared)
    }

    @Test(
        "counts a letter of a script without blanks as a part of a word",
        arguments: [
            ("pay me tonight", 3), ("お金を払わないと", 3.4), ("如果你不给我钱", 3.5), ("ถ้าไม่จ่าย", 1.75), ("a я 나", 3),
        ])
    func parts(text: String, words: Double) {
        let sum = PreparedText(text).words.reduce(0) { $0 + PreparedText.shareOfWord($1) }
        #expect(abs(sum - words) < 1e-9, "\(PreparedText(text).words)")
    }

    @Test("gives the same words for a script sent to two people with two sums")
    func script() {
        let one = PreparedText("Owen I have all your followers, pay £200 by 8pm or it goes to them", names: ["Owen"])
        let two = PreparedText(
            "tom i have all your followers pay 350 usd by 10pm or it goes to them", names: ["Tom Field"])
        #expect(one == two)
    }

    @Test("never takes stock phrases for units")
    func stock() {
        #expect(!UnitCutter.isUnit(PreparedText("hey how are you")))
        #expect(!UnitCutter.isUnit(PreparedText("1 2 3 4 5 6 7 8 9 10")))
        #expect(UnitCutter.isUnit(PreparedText("I work for a studio and I pay for every good picture")))
    }

    @Test("joins what is sent without a pause, and ends a run where the other side writes")
    func runs() {
        var cutter = UnitCutter()
        let texts = [
            "i have the video now", "you have twenty minutes to pay me", "then your family gets to see it all",
        ]
        func line(_ n: Int32, _ isInterrupted: Bool) -> UnitCutter.Line {
            UnitCutter.Line(
                n: n, time: Int64(n) * 10_000_000, text: PreparedText(texts[Int(n) - 1]), isInterrupted: isInterrupted)
        }
        cutter.add([line(1, true), line(2, false), line(3, true)])
        #expect(cutter.units.contains { $0.messages == [1, 2] })
        #expect(!cutter.units.contains { $0.messages == [1, 2, 3] })
    }
}

@Suite("Near copies") struct NearCopyTests {
    @Test("meets candidates as often as theory says, within three standard errors")
    func recall() {
        for figure in LSHTrial.run(pairs: 400, seed: 11) {
            let error = (figure.theory * (1 - figure.theory) / Double(figure.pairs)).squareRoot()
            #expect(abs(figure.met - figure.theory) <= 3 * error + 0.02, "at \(figure.agreement)")
        }
    }

    @Test("shares a fingerprint wherever forty letters agree")
    func winnowing() {
        let passage = PreparedText("you have twenty minutes to answer me or everybody will see what you sent")
        var long = PreparedText("good evening i hope the weather is fine where you are today")
        long.words += passage.words + ["and", "have", "a", "nice", "week", "with", "your", "friends"]
        let shared = Set(Winnowing(passage).prints.map(\.hash)).intersection(Winnowing(long).prints.map(\.hash))
        #expect(!shared.isEmpty)
        let other = Winnowing(PreparedText("the garden needs water in the evening when it has been hot all day long"))
        #expect(Set(Winnowing(passage).prints.map(\.hash)).isDisjoint(with: other.prints.map(\.hash)))
    }

    @Test("shows fixed words and slots")
    func template() {
        let template = Template(
            PreparedText("hello my friend i am a model scout from milan"),
            PreparedText("hello dear i am a model scout from lyon"))
        #expect(template.text == "hello […] i am a model scout from […]")
        #expect(template.fixedCount == 7)
        #expect(template.longestRun == 6)
    }
}

@Suite("Wording that many have") struct StockWordingTests {
    private func telling(_ text: String) -> Double { StockWording.standard.telling(PreparedText(text).words) }

    @Test(
        "verses, sayings, oaths and texts of services and help lines tell nothing, in whatever spelling",
        arguments: [
            "AMAZING GRACE! how sweet the sound, that saved a wretch like me. I once was lost, but now I'm found",
            "Abide with me; fast falls the eventide; the darkness deepens; Lord with me abide",
            "if you can keep ur head when all about you are losing theirs and blaming it on you",
            "Early to bed & early to rise makes a man healthy, wealthy and wise they say",
            "You do not have to say anything. But it may harm your defence if you do not mention when questioned something",
            "Do not share this code with anyone. If you did not request this code you can safely ignore this message.",
            "It is free and confidential. You are not in trouble and you are not alone, whatever has happened",
            "Send this to everyone you care about, including me. If you get it back you know that you are loved",
            "Vater unser im Himmel, geheiligt werde dein Name, dein Reich komme, dein Wille geschehe",
            "Padre nuestro que estás en el cielo, santificado sea tu nombre, venga a nosotros tu reino",
            "Je vous salue Marie, pleine de grâce, le Seigneur est avec vous, vous êtes bénie entre toutes les femmes",
            "Pai Nosso que estais no céu, santificado seja o vosso nome, venha a nós o vosso reino",
            "Ama Namin, sumasalangit Ka, sambahin ang ngalan Mo, mapasaamin ang kaharian Mo",
        ])
    func common(text: String) { #expect(telling(text) < StockWording.leastTelling) }

    @Test(
        "a bare demand of a language of the packs tells nothing",
        arguments: [
            "paye 300 ou j'envoie tes nudes à ta famille et tes amis", "paye 300€ ou je publie ta vidéo sur insta",
            "si tu payes pas j'envoie tout à ta mère et à tous tes contacts",
            "Envoie 50 euros sinon je poste tes photos",
            "t'as 2 heures pour m'envoyer 200 sinon je balance tes photos à toute ta famille",
            "paga 300 o mando tus nudes a tu familia y a tus amigos",
            "págame 200 o subo tu video a facebook e instagram",
            "si no me mandas 100 voy a publicar tus fotos a todos tus contactos",
            "zahl 300 oder ich schicke deine Nacktbilder an deine Familie und Freunde",
            "überweis 200 sonst poste ich dein Video auf Insta und schicke es an alle deine Kontakte",
            "paga 300 ou eu mando suas fotos pra sua família e seus amigos",
            "me manda 200 no pix senão eu posto seu vídeo no insta e mando pra todos os seus contatos",
            "magbayad ka ng 3000 o ipopost ko ang mga pics mo sa fb at isesend ko sa pamilya mo",
            "pay 300 or i send your nudes to your family and friends",
        ])
    func bareDemand(text: String) { #expect(telling(text) < StockWording.leastTelling) }

    @Test(
        "a script tells, though some of its words are a saying's or a service's",
        arguments: [
            "I watched you through the window of the laundrette on Thursday and I know which bus you catch to the harbour",
            "your account at the rowing club is mine, the code was sent to the green telephone and your coach opened it",
            "roses are red, and your boss reads this poem aloud in the canteen unless the parcel lies under the bench",
            "paye la cagnotte avant la régate ou le trésorier lit tes messages devant le hangar à bateaux",
            "paga la multa del gimnasio o el portero enseña las fotos del vestuario a los socios",
            "ich habe den Brief an deine Tante im Schrank gefunden und der Pfarrer liest ihn am Sonntag allen vor",
        ])
    func script(text: String) { #expect(telling(text) >= StockWording.leastTelling) }
}
