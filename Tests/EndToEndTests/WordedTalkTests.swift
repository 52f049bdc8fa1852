// SPDX-License-Identifier: Apache-2.0

import Analysis
import CaseWorkflow
import ChatModel
import Evidence
import Foundation
import Importing
import Reporting
import TestSupport
import Testing

/// Talk in plain words through the whole program: who is said to demand, pay and be in danger must be right.
@Suite("What is said of people") struct WordedTalkTests {
    @Test(
        "The one who is pressed demands nothing by telling what they have",
        arguments: [
            "all ive got is thirty five quid", "my balance is £41.20, look", "i only have 20 pounds",
            "i could manage 60 dollars if you wait",
        ])
    func ownMeans(answer: String) async throws {
        let talk = try await Talk(
            """
            O: i recorded the call. £400 or all your cousins get the clip
            V: oh god please no
            V: \(answer)
            O: not enough
            """)
        #expect(talk.demands.map(\.account) == ["O"])
        #expect(talk.demands.first?.tier == .e4)
    }

    @Test(
        "Done behind a demand for money is a payment",
        arguments: [
            "ok its gone through. now please remove it", "sent it. please delete it", "done. sent you both codes",
            "I've done it, check now",
        ])
    func done(answer: String) async throws {
        let talk = try await Talk(
            """
            O: i have your pics and your follower list. buy two apple cards of 50 by 6pm or they all get them
            V: omg please
            V: \(answer)
            O: 1 more
            """)
        #expect(talk.payments == ["V"])
        #expect(talk.demands.first?.isPaid == true)
        #expect(talk.page.contains("gift card"))
        #expect(!talk.page.contains("No payment was found"))
    }

    @Test(
        "Sent it behind a request for a picture is none",
        arguments: ["send me a pic babe", "send one more nude or i post the last one to your school page"])
    func sentPicture(request: String) async throws {
        let talk = try await Talk("O: \(request)\nV: please stop\nV: sent it\nO: one more")
        #expect(talk.payments.isEmpty)
    }

    @Test(
        "After an intimate picture a sum and a payee need no word of threat, where the other begs",
        arguments: [
            "ok so 300 and you can sleep tonight", "i can be your friend or your nightmare. 300",
            "how would your boss like it? 300",
        ])
    func afterIntimatePicture(line: String) async throws {
        let talk = try await Talk(
            "O: hey you\nV: hi\nO: you show me yours\nV: [intimate image]\nO: \(line)\nV: what??\nO: by 9pm. paypal.me/offlane9\nV: please dont"
        )
        #expect(talk.demands.map(\.account) == ["O"])
        #expect(talk.demands.allSatisfy { $0.tier >= .e3 })
        let plain = try await Talk(
            "O: hey you\nV: hi\nO: you show me yours\nV: [image]\nO: \(line)\nV: what??\nO: by 9pm. paypal.me/offlane9\nV: see you there"
        )
        #expect(plain.demands.allSatisfy { $0.tier < .e3 })
    }

    @Test(
        "Who gives in at once was threatened too",
        arguments: [
            "V: [intimate image]\nO: i have your picture. send me £300 or i send it to your mum\nV: ok\nO: paypal.me/offlane9\nV: done",
            "V: hi\nO: i want 500 or your mum gets the picture\nV: ok\nO: paypal.me/offlane9\nV: sure one sec\nO: waiting\nV: done, sent",
        ])
    func givingIn(lines: String) async throws {
        let talk = try await Talk(lines)
        #expect(talk.demands.map(\.account) == ["O"])
        #expect(talk.demands.first?.tier == .e4)
        #expect(talk.demands.first?.demotions == [])
    }

    /// Plain courses of a threat with a demand, each line one message.
    private static let courses = [
        "O: i have your video\nO: i am going to send it to your family\nO: pay me £200\nO: 20 minutes",
        "O: i screenshotted that\nO: send me £200 or i send it to all your followers\nV: lol\nO: you have 20 minutes",
        "O: I know about you and Claire\nO: I want £500 by Friday or your wife gets the photos\nO: cashapp $offlane9",
        "V: [intimate image]\nO: i have your picture. send me £300 or i send it to your mum\nV: ??\nO: by friday",
        "O: i recorded the call\nO: be my girlfriend or i send it to your mum\nO: 10 mins",
        "O: i have your nudes\nO: give me your instagram password or your family sees them\nO: you think im joking",
    ]

    @Test(
        "What is said outright stands, whatever the answer",
        arguments: courses,
        [
            "", "V: ok", "V: why", "V: haha what\nO: you have 5 minutes\nV: lol", "V: i have to go to work now",
            "V: fine\nV: k",
        ])
    func outright(course: String, answer: String) async throws {
        let talk = try await Talk("O: hey\nV: hi\n\(course)\n\(answer)".trimmingCharacters(in: .newlines))
        #expect(talk.demands.map(\.account) == ["O"])
        #expect(talk.demands.allSatisfy { $0.tier >= .e3 })
    }

    @Test("Talk of a game behind a demand takes nothing from it")
    func gameBehind() async throws {
        let talk = try await Talk(
            """
            O: i recorded that
            O: pay me £300 or i send it to your family
            V: please dont
            O: 20 minutes
            V: i only have 50
            O: did you watch the match
            V: yeah great goal
            O: new season starts tonight
            V: haha finally
            """)
        #expect(talk.demands.map(\.tier) == [.e4])
        #expect(talk.demands.first?.demotions == [])
    }

    @Test(
        "Ultimatums of everyday life are no extortion",
        arguments: [
            "O: coffee or i tell everyone you snore\nV: haha ok\nO: latte pls",
            "O: give me my charger back or i tell mum\nV: no\nO: ok im telling her",
            "O: karaoke video of sam is ready\nO: £5 in the kitty or it goes on the big screen\nV: noooo\nV: please dont lol",
            "O: pay by friday or its double, club rules\nV: robbed\nO: rules are rules",
            "O: be home by ten or i call your mother\nV: ok ok\nO: love you",
        ])
    func everyday(lines: String) async throws {
        let talk = try await Talk(lines)
        #expect(talk.demands.allSatisfy { $0.tier < .e3 })
    }

    @Test("Who pays for pictures and is begged for the money demands nothing")
    func buyer() async throws {
        let talk = try await Talk(
            "V: new set for you [intimate image]\nO: lovely. can pay 40 tonight\nV: please do, paypal.me/vsets9\nO: sent\nV: thanks x"
        )
        #expect(talk.demands.allSatisfy { $0.tier < .e3 })
    }

    @Test(
        "Who turns to another language for the threat is heard in it",
        arguments: [
            ("en", "je l'envoie à ta mère si tu ne paies pas 300 euros"),
            ("en", "si no pagas 300 euros se lo mando a tu madre"),
            ("en", "zahl 300 euro oder ich schicke es an deine mutter"), ("es", "pay 300 or i send it to your mum"),
        ])
    func turned(language: String, threat: String) async throws {
        let talks = [
            "en": """
            O: hey there nice to meet you
            O: how was your day today my friend
            O: did you go to work this morning
            O: what are you doing this weekend
            """,
            "es": """
            O: hola guapo que tal estas
            O: que has hecho hoy en el trabajo
            O: yo estuve pensando mucho en ti
            O: me gusta mucho tu perfil
            """,
        ]
        let before = try #require(talks[language])
        let talk = try await Talk("V: [intimate image]\n\(before)\nO: \(threat)\nV: please no\nO: ok?")
        #expect(talk.demands.map(\.account) == ["O"])
        #expect(talk.demands.allSatisfy { $0.tier >= .e3 })
    }

    @Test("A patron who offers more and more demands nothing")
    func patron() async throws {
        let talk = try await Talk(
            """
            P: I like to spoil nice people, I pay 300 pounds a week for company
            V: no thanks
            P: then first a little picture so I know you are real
            V: no
            P: 500 for one picture in underwear
            V: no
            P: 600 and nobody will know
            V: i told you no. stop
            """)
        #expect(talk.demands.allSatisfy { $0.tier < .e2 })
        #expect(!talk.indicators.contains("contacts-claim"))
        #expect(talk.indicators.isSuperset(of: ["gift-or-money-offer", "persistence-after-refusal"]))
    }

    @Test("Words pasted for a friend are no threat to the friend")
    func pasted() async throws {
        let talk = try await Talk(
            """
            S: mate look at this
            S: i have your video. pay £300 or i send it to your mum
            S: paypal.me/offlane9 you have 1 hour
            F: who sent you that??
            S: some girl
            """)
        #expect(talk.demands.allSatisfy { $0.tier == .e1 && $0.amount == nil })
        #expect(!talk.indicators.contains("extortion-demand"))
    }

    @Test("In a debt the creditor asks and the debtor pays")
    func debt() async throws {
        for lines in [
            "S: hiya, could I get that fifty back off you this week?\nP: yeah no worries, ill pay you £50 on thursday\nP: just monzo'd you the 50\nS: got it ta",
            "S: mate any chance of that 200 quid back\nP: I'll send 100 friday\nP: sent you 100 on monzo\nS: cheers",
            "S: when can you pay me back the £75?\nP: friday when I get paid, I'll give you 40 then\nP: paypalled you 40 x\nS: thank you lovely",
        ] {
            let talk = try await Talk(lines)
            #expect(talk.payments == ["P"])
            #expect(talk.stage(.demand) == "S")
            #expect(talk.stage(.payment) == "P")
            #expect(talk.demands.allSatisfy { $0.tier < .e3 })
        }
    }

    @Test(
        "Laughing at the one who begs or calls the police takes nothing from a threat",
        arguments: ["haha police wont do anything", "lol they cant find me", "lmao crying already"])
    func mocking(laugh: String) async throws {
        let talk = try await Talk(
            """
            O: show me your boobs or i send the old pic to your mum
            T: i wont. please stop
            O: u have half an hour
            T: im going to the police
            O: \(laugh)
            """)
        #expect(talk.demands.map(\.tier) == [.e4])
        #expect(talk.demands.map(\.demotions) == [[]])
    }

    @Test("A joke taken back is still a joke")
    func takenBack() async throws {
        let talk = try await Talk(
            """
            A: give me a tenner or i post the video of you singing
            B: noooo please not the singing
            A: hahaha only kidding
            B: phew
            """)
        #expect(talk.demands.allSatisfy { $0.tier < .e3 })
    }

    @Test("Who tells a helper of a blackmailer demands nothing, and what they paid is told")
    func teller() async throws {
        let talk = try await Talk(
            """
            K: can i talk to someone. a man is threatening me
            J: Of course. What has happened?
            K: he says "send 200 or i show the pics to your school"
            J: That must be frightening. Did you send any money?
            K: i sent him 30 on paypal, its payme.now@example.org
            K: he gave me till ten tonight
            J: Can I ask your age?
            K: fifteen
            """)
        #expect(talk.demands.allSatisfy { $0.tier == .e1 && $0.amount == nil && $0.payees.isEmpty })
        #expect(!talk.indicators.contains("extortion-demand"))
        #expect(talk.stage(.demand) == nil)
        #expect(talk.payments == ["K"])
        #expect(talk.page.contains("No payee was found in a demand."))
        #expect(talk.welfare == [.minorAge])
    }

    @Test(
        "A household, a couple and a parting have no fast course",
        arguments: [
            "A: did you practise piano\nB: later\nA: practise now or I call your teacher. You have 30 minutes\nB: pleeease\nA: send me a video of the whole piece\nB: fine",
            "A: Have you tidied your room?\nB: not yet\nA: If it isn't done by six I'm telling your mother and there's no xbox\nB: please dad nooo\nA: Send a picture when it's finished\nB: ok",
            "A: can i have a selfie before work\nB: [photo]\nA: mmm you look hot. one more?\nB: only if you buy me dinner, 40 quid minimum haha\nA: deal\nA: keep mine to yourself btw",
            "A: i hate what you did\nB: please stop texting\nA: everyone is going to hear what kind of person you are\nB: leave me be\nA: you still have my console and you owe me £80\nB: ill leave it with your brother",
            "A: you look lovely\nA: send me a pic?\nB: my hair is wet\nA: send one anyway\nB: [photo]\nA: beautiful",
        ])
    func ordinary(lines: String) async throws {
        let talk = try await Talk(lines)
        #expect(talk.demands.allSatisfy { $0.tier < .e3 })
        #expect(talk.speeds.allSatisfy { $0 == .notComputable })
        #expect(!talk.indicators.contains("escalation-speed"))
        #expect(!talk.indicators.contains("persistence-after-refusal"))
        #expect(!talk.page.contains("Others who may be affected"))
        #expect(!talk.page.contains("Deadlines."))
    }

    @Test(
        "Whom to tell of a payment follows from the way it was made",
        arguments: [
            ("300 to sort code 20-00-00 account 55779911", "bank or card issuer can be told"),
            ("0.02 btc to bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "exchange or wallet service"),
            ("get 300 in google play cards", "company that issued the gift card"),
            ("£300", "payment service or exchange that was used can be told"),
        ])
    func whomToTell(way: String, advice: String) async throws {
        let talk = try await Talk(
            "O: i have your nudes. \(way) or i send them to your dad\nV: please no\nV: ok ive paid it now\nO: more")
        #expect(talk.payments == ["V"])
        #expect(talk.page.contains(advice))
    }

    @Test("A bare sum takes the currency of the account to pay to, and says so")
    func currency() async throws {
        let talk = try await Talk(
            "O: i have your nudes. 300 to sort code 20-00-00 account 55779911 or i send them to your dad\nV: please no")
        #expect(talk.demands.first?.amount == Money(value: "300.00", currency: "GBP"))
        #expect(talk.demands.first?.currencyBasis == .payment)
        #expect(talk.page.contains("currency of the account or service to pay to"))
    }

    @Test("A sum takes the currency of the words of the talk, and a dollar sign that of the way to pay")
    func countries() async throws {
        let brazilian = try await Talk(
            """
            O: tenho teus nudes. manda 300 agora ou eu mando pra tua mãe e pro grupo da família
            V: por favor moço, tô na delegacia, cadê a foto
            """)
        #expect(brazilian.demands.first?.amount == Money(value: "300.00", currency: "BRL"))
        #expect(brazilian.demands.first?.currencyBasis == .region)
        let canadian = try await Talk(
            "O: i have your nudes. $300 by interac or i send them to your dad\nV: please no\nV: please")
        #expect(canadian.demands.first?.amount == Money(value: "300.00", currency: "CAD"))
        #expect(canadian.demands.first?.currencyBasis == .payment)
    }
}

extension WordedTalkTests {
    /// A WhatsApp chat, one message a minute, analysed.
    struct Talk {
        struct Demand {
            var tier: ExtortionDemand.Tier
            var account: String
            var isPaid: Bool
            var amount: Money?
            var currencyBasis: ExtortionDemand.CurrencyBasis?
            var payees: [ExtortionDemand.Payee]
            var demotions: [String]
        }

        var demands: [Demand] = []
        var payments: [String] = []
        var indicators: Set<String> = []
        var welfare: [SafeguardingFlag.Kind] = []
        var speeds: [Escalation.Level] = []
        private var stages: [(Escalation.Stage, String)] = []
        /// The summary of the report, without markup.
        let page: String

        init(_ lines: String) async throws {
            let folder = try TemporaryFolder()
            let place = folder.path(of: "WhatsApp Chat.txt")
            let text = lines.split(separator: "\n").enumerated().map { index, line in
                "[13/05/2024, 19:\(index < 10 ? "0" : "")\(index):05] \(line)\n"
            }.joined()
            try Data(text.utf8).write(to: URL(filePath: place))
            let london = try #require(ZoneClock("Europe/London"))
            var options = CaseOptions(
                inputs: [place], reportZone: london, reportDate: "2025-01-31", intake: IntakeOptions(), width: 1)
            options.zone = london
            let (analysis, _) = try await CaseRun(options).analyse()
            let name = { (id: Account.ID) in analysis.timeline[id].name }
            for finding in analysis.findings {
                switch finding {
                case .extortion(let found):
                    demands.append(
                        Demand(
                            tier: found.tier, account: name(found.account), isPaid: found.isPaid,
                            amount: found.amount, currencyBasis: found.currencyBasis, payees: found.payees,
                            demotions: found.demotions))
                case .payment(let found): payments.append(name(found.account))
                case .indicator(let found): indicators.insert(found.detector)
                case .safeguarding(let found): welfare.append(found.kind)
                case .escalation(let found):
                    speeds.append(found.level)
                    stages += found.steps.map { ($0.stage, name($0.introducedBy)) }
                case .contacts: continue
                }
            }
            var html = String(
                decoding: try CaseReport(analysis, options: ReportOptions(templates: try TemplateSet())).html(),
                as: UTF8.self)
            if let start = html.range(of: "id=\"summary\""), let end = html.range(of: "id=\"scope\"") {
                html = String(html[start.lowerBound..<end.lowerBound])
            }
            page = html.replacing(/<[^>]*>/, with: "").replacing("\u{ad}", with: "").replacing(/\s+/, with: " ")
        }

        func stage(_ stage: Escalation.Stage) -> String? { stages.first { $0.0 == stage }?.1 }
    }
}
