// SPDX-License-Identifier: Apache-2.0

import CaseStore
import CaseWorkflow
import Comparison
import Evidence
import Foundation
import Importing
import TestSupport
import Testing

/// Exports of invented threats through analysis, store and comparison: a value links its users, never those it is not of.
@Suite("Whose a value is across cases") struct ValueOwnerTests {
    /// Lines behind the same kind of threat in each case; `V:` is said by the complainant, the rest by the suspect.
    struct Link: Sendable, CustomTestStringConvertible {
        var cases: [[String]]
        var testDescription: String { cases.first?.first ?? "" }

        init(_ cases: [String]...) { self.cases = cases }
        init(_ left: String, _ right: String) { cases = [[left], [right]] }
    }

    private static let act = StoreAct(time: "2025-07-01T10:00:00Z", actor: "tester", reason: "")
    private static let threats = [
        "that clip of you is mine now, 110 pounds today or your family watches it",
        "140 pounds by nine or I post your photo on every page of your school",
        "your video goes to all of your contacts unless I have 90 pounds by noon",
    ]
    /// Each complainant says something else: equal answers at equal minutes are one conversation.
    private static let openings = [["V: who is it"], ["V: hello", "V: do I know you"], []]
    private static let pleas = ["V: no please", "V: why", "V: stop it now"]
    private static let names = ["Nils Harrow", "Petra Quint", "Oskar Lumley"]

    private func outcome(_ link: Link) async throws -> ComparisonOutcome {
        let place = try TemporaryFolder()
        let path = place.path(of: "cases.sqlite")
        for (index, lines) in link.cases.enumerated() {
            let suspect = Self.names[index]
            let spoken =
                ["hello number \(index)"] + Self.openings[index] + [Self.threats[index], Self.pleas[index]] + lines
            let text = spoken.enumerated().map { minute, line in
                let isVictim = line.hasPrefix("V: ")
                return
                    "0\(index + 2)/03/2025, 1\(index):\(10 + minute * (index + 2)) - \(isVictim ? "Vera Moss" : suspect): "
                    + (isVictim ? String(line.dropFirst(3)) : line)
            }.joined(separator: "\n")
            let file = try place.write(text + "\n", to: "case-\(index)/WhatsApp Chat with \(suspect).txt")
            var options = CaseOptions(
                inputs: [file], reportZone: .utc, reportDate: "2025-07-01", intake: .init(), width: 2)
            options.caseReference = "T-\(index + 1)"
            options.owner = "Vera Moss"
            options.subjects = [suspect]
            options.zone = ZoneClock("Europe/London")
            options.dateOrder = .dmy
            let analysis = try await CaseRun(options).analyse().analysis
            _ = try CaseStoreAccess.file(analysis, under: "T-\(index + 1)", store: path, by: Self.act)
        }
        let store = try CaseStore(path, makesFile: false)
        return CaseComparison(try store.material(for: .all, date: "2025-07-01"), scope: .all).result()
    }

    private static let iban = "GB03ZQXB00001231926819"
    private static let wallet = "bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8"

    @Test(
        "What is somebody else's links nobody",
        arguments: [
            Link("I have your bank details \(iban), do not play", "your account \(iban) is known to me"),
            Link("his account is at \(iban)", "card \(iban) was declined"),
            Link(["this is your iban", iban], ["her account is", iban]),
            Link("code went to quill.moss41@example.com", "log into quill.moss41@example.com with me"),
            Link("send me the code sent to 07700 900826", "add me as user to 07700 900826"),
            Link("you wrote: \"my paypal is moss@example.com\"?", "\"my paypal is moss@example.com\" you said to her"),
            Link("a friend was robbed by the account \(iban), never pay that one", "\(iban) is a scam account"),
            Link("call your bank on 0345 734 5345 then send me 200", "ring the bank 0345 734 5345 and pay me 150"),
            Link("tell 0300 123 2040 and see, pay 75 now", "report it to 0300 123 2040, pay 50 now"),
            Link(
                ["what is your number", "V: 07700 900813"], ["text me on 07700 900813"], ["my number is 07700 900813"]),
            Link(
                ["V: you can reach me at moss@example.com"], ["send it by paypal to moss@example.com"],
                ["paypal moss@example.com"]),
            Link(
                ["what is your snap", "V: its mossquill15 on snap"], ["add me on snap mossquill15"],
                ["my snap is mossquill15"]),
            Link(
                ["what is your cashapp", "V: £mossquill17"], ["cashapp $mossquill17"],
                ["send to $mossquill17 on cash app"]),
            Link(
                ["is 07700 900813 your number", "V: yes", "why"], ["text me on 07700 900813"],
                ["my number is 07700 900813"]),
            Link(
                ["07700 900814 right?", "V: how did you get my number"], ["text me on 07700 900814"],
                ["my number is 07700 900814"]),
            Link(
                ["who is quill.moss31@example.com", "V: thats my email why"],
                ["send it by paypal to quill.moss31@example.com"],
                ["paypal quill.moss31@example.com"]),
            Link("pay or I text 07700 900821 everything", "pay today, then nobody whatsapps 07700 900821"),
            Link("pay 200 or 07700 900822 gets the video", "pay me or I send your pictures to 07700 900822"),
            Link(
                "pay or office@school-north.example.org and hr get it",
                "mail to office@school-north.example.org is ready"),
            Link("pay 90 from your paypal moss.v@example.com to mine", "send it from moss.v@example.com on paypal"),
            Link("transfer 300 from \(iban) to me", "i saw the balance of \(iban)"),
            // Hers, or open, where no suspect tells unasked that money goes there.
            Link(["V: my wallet is \(wallet)", "send it from \(wallet)"], ["pay to \(wallet)"], ["btc to \(wallet)"]),
            Link(["V: it is \(iban) with Barclays", "send 90 to \(iban)"], ["V: is \(iban) yours", "pay to \(iban)"]),
            Link(["V: 07700 900823 or my work one"], ["text me on 07700 900823"], ["my number is 07700 900823"]),
            Link(["V: here you go 07700 900824"], ["text me on 07700 900824"], ["my number is 07700 900824"]),
            Link("whatsapp me from 07700 900825", "message me from 07700 900825 not this one"),
            Link("text me or I dm quillmoss_22", "add me or I add quillmoss_22"),
            Link("my number is 07123 456789", "text me on 07123 456789"),
            Link("my email is name@gmail.com", "my email is name@gmail.com"),
            Link("pay to sort code 00-00-00 account 12345678", "sort code 00-00-00 account 12345678"),
            Link("paypal.me/yourname", "pay paypal.me/yourname"), Link("cashapp $cashtag", "cashapp $cashtag now"),
            Link("add me @username", "add me @username on telegram"),
            Link("add me tg://resolve?domain=harrowred21", "add me tg://resolve?domain=quintblue21"),
            Link(
                "buy it at https://www.game.co.uk/en/steam-gift-card-50-2848 and send the code",
                "get one at https://www.game.co.uk/en/steam-gift-card-50-2848 then send the code"),
        ])
    func others(link: Link) async throws {
        let outcome = try await outcome(link)
        #expect(outcome.notices.isEmpty)
        #expect(outcome.pairs.flatMap { $0.score.items.filter { $0.family == .identifier }.map(\.value) } == [])
    }

    private static let tag = "harrowpay09"

    @Test(
        "The same value in another spelling links those who tell it",
        arguments: [
            Link("send it to GB03 ZQXB 0000 1231 9268 19", "use \(iban)"),
            Link(
                "send it to bc1q30c5pke5c07q8jnn 9pnsqttnj66egdyp33dfa8",
                "use bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8"),
            Link(
                "wallet bc1q30c5pke\u{200B}5c07q8jnn9pnsqttnj66egdyp33dfa8",
                "use bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8"),
            Link(["text me on 0 7 7 0 0 9 0 0 7 0 7"], ["my number is 07700.900.707"]),
            Link("my number is ٠٧٧٠٠٩٠٠٧٢٢", "my number is 07700900722"),
            Link("text me on 07700\u{200B}900744", "my number is 07700 900744"),
            Link("my cashapp is £\(tag)", "pay cashapp $HarrowPay09"),
            Link("follow me https://www.instagram.com/harrow.p12/?igsh=abc", "my insta is harrow.p12"),
            Link("add me https://www.snapchat.com/add/harrowp13", "my snap: harrowp13"),
            Link("pay with revolut @harrowp19", "revolut.me/harrowp19"),
            Link("add me tg://resolve?domain=harrowp11", "add me on telegram @harrowp11"),
            Link("t.me/harrowp23", "my telegram is harrowp23"),
            Link(["pay or I send it to your mum", iban], ["one hour. the account is \(iban)"]),
            Link(["where do I pay", "V: how do I pay", iban], ["send it to your new account", iban]),
            Link(
                "bitcoin:bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8?amount=0.01",
                "btc only bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8"),
            Link("zelle 07700 900729", "apple pay to 07700 900729"),
            Link("skype live:.cid.12ab46cd34ef56aa", "my skype is live:.cid.12ab46cd34ef56aa"),
            Link("text this number 07700 900726", "07700 900726 is my whatsapp"),
            Link("send the receipt to 07700 900727", "contact our agent: 07700 900727"),
            Link(["sort code 12-34-57", "account number 33445570"], ["sort code 12-34-57 account number 33445570"]),
            Link(["acc 55779911", "s/c 200000"], ["sort code 20-00-00 account number 55779911"]),
            Link(
                "bc1q30 c5pke5 c07q8j nn9pns qttnj6 6egdyp 33dfa8", "use bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8"),
        ])
    func spelling(link: Link) async throws {
        #expect(try await outcome(link).pairs.count == 1)
    }

    @Test(
        "A number that a suspect named and nobody called theirs links who tell it",
        arguments: [
            Link(
                ["is 07700 900815 your number", "V: no it is not my number"], ["text me on 07700 900815"],
                ["my number is 07700 900815"]),
            Link(
                ["07700 900816 right?", "V: what do you want"], ["text me on 07700 900816"],
                ["my number is 07700 900816"]),
            Link(
                ["07700 900819", "V: ok this is my number 07700 900820"], ["text me on 07700 900819"],
                ["my number is 07700 900819"]),
            Link(["can you text 07700 900818?", "V: yes"], ["text me on 07700 900818"], ["my number is 07700 900818"]),
            Link(["text me on 07700 900817", "V: yes ok, I lost my phone"], ["my number is 07700 900817"]),
        ])
    func unconfirmed(link: Link) async throws {
        let outcome = try await outcome(link)
        #expect(outcome.pairs.map(\.band) == [.a])
        #expect(outcome.setAside.allSatisfy { $0.reason != .protected })
    }

    @Test(
        "Where money goes links both talks of one who is pressed twice, who names it first the second time",
        arguments: [
            "i have paid you already, 0.01 to W", "you are the one with wallet W right?",
            "your friend Nils made me pay to W", "i will never again pay to W", "is W your wallet too",
        ])
    func pressedTwice(words: String) async throws {
        let link = Link(
            ["pay to \(Self.wallet)", "V: ok sent to \(Self.wallet)"],
            ["V: " + words.replacing("W", with: Self.wallet), "send btc to \(Self.wallet)"])
        let outcome = try await outcome(link)
        #expect(outcome.pairs.map(\.band) == [.a] && outcome.setAside.allSatisfy { $0.reason != .protected })
    }

    @Test("A session id links hard, whatever stands around it but whose it is")
    func sessionID() async throws {
        let id = "053fa94c0d1be2758690ab12cd34ef560789bcad10ef32457698abdc01fe235467"
        #expect(
            try await outcome(Link("my session id is \(id)", "session \(id.uppercased())")).pairs.map(\.band) == [.a])
        #expect(try await outcome(Link("your session id is \(id)", "is \(id) your session id?")).pairs.isEmpty)
    }

    @Test("a wallet in two lines is the wallet")
    func pieces() async throws {
        let whole = "LUKrMKQpaubNGDQQLxnJqd7NNAVTGdoeKB"
        let link = Link([String(whole.prefix(17)), String(whole.dropFirst(17))], ["ltc \(whole)"])
        let items = try await outcome(link).pairs.flatMap { $0.score.items.filter { $0.family == .identifier } }
        #expect(items.map(\.value) == [whole] && items.map(\.kind) == ["litecoin"])
        #expect(items.first?.notes.contains(.disguised) == true && items.first?.left.count == 2)
    }

    @Test("An account that is told as where to pay links, though a suspect calls it somebody's")
    func told() async throws {
        let link = Link("send it to your new account \(Self.iban)", "pay to \(Self.iban)")
        #expect(try await outcome(link).pairs.map(\.band) == [.a])
        let repeated = Link(["your account \(Self.iban)", "send all of it to \(Self.iban)"], ["pay to \(Self.iban)"])
        #expect(try await outcome(repeated).pairs.map(\.band) == [.a])
    }
}
