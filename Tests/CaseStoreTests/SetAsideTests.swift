// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import TestSupport
import Testing

@Suite("What stands in several cases and links nobody") struct SetAsideTests {
    private let folder: TemporaryFolder
    private let store: CaseStore

    init() throws {
        folder = try TemporaryFolder()
        store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: true)
    }

    private func file(_ reference: String, _ change: (inout InventedCase) -> Void) throws {
        var one = InventedCase(reference)
        change(&one)
        try store.file(one.filed, by: InventedCase.act)
    }

    private func outcome(_ scope: ComparisonScope = .all) throws -> ComparisonOutcome {
        CaseComparison(try store.material(for: scope, date: "2025-06-01"), scope: scope).result()
    }

    static let wallet = InventedCase.value("bitcoin", "bc1qheronheronheronheron")
    static let talk = [
        "good evening my dear stranger", "your pictures are with me since this morning",
        "two hundred is what it costs you", "the clock is running as we speak", "do not keep me waiting here",
        "last words before i press the button",
    ]
    private static let answers = [
        "do i know you from somewhere", "please leave them where they are", "i cannot pay that much to you",
        "give me another day or two", "i am calling somebody now", "please please do not press it",
    ]

    @Test("the same words at the same minutes of another day are another conversation")
    func anotherDay() throws {
        for (reference, days) in [("C-1", 0), ("C-2", 91)] {
            try file(reference) {
                $0.texts = Self.talk
                $0.victimTexts = Self.answers
                $0.identifiers = [Self.wallet]
                $0.time += Int64(days) * 86_400_000_000
            }
        }
        #expect(try outcome().notices.isEmpty)
        #expect(try store.links().first?.contains("A bitcoin") == true)
    }

    @Test("links between accounts of one evidence are listed with their accounts")
    func sameEvidence() throws {
        for (reference, hours) in [("C-1", 0), ("C-2", 5)] {
            try file(reference) {
                $0.texts = Self.talk
                $0.victimTexts = Self.answers
                $0.identifiers = [Self.wallet]
                $0.time += Int64(hours) * 3_600_000_000
            }
        }
        let result = try outcome()
        #expect(result.pairs.isEmpty && result.notices.map(\.kind) == [.sameEvidence])
        let wallets = result.setAside.filter { $0.kind == "bitcoin" }
        #expect(wallets.map(\.reason) == [.sameEvidence])
        #expect(wallets.first?.accounts.map(\.caseReference) == ["C-1", "C-2"])
    }

    @Test("a conversation is known again by curt answers, which are known with the words before them")
    func curtAnswers() throws {
        for reference in ["C-1", "C-2"] {
            try file(reference) {
                $0.texts = Self.talk
                $0.victimTexts = ["who", "why", "stop it", "no", "please no", "ok"]
                $0.identifiers = [Self.wallet]
            }
        }
        let result = try outcome()
        #expect(result.pairs.isEmpty && result.notices.map(\.kind) == [.sameEvidence])
    }

    @Test("one script to two victims who answer otherwise is no copy, whatever they answer once")
    func oneScript() throws {
        for (reference, answers) in [
            ("C-1", ["who", "why", "stop it", "no", "please no", "ok"]),
            ("C-2", ["who", "go away", "lol", "ha", "bye", "x"]),
        ] {
            try file(reference) {
                $0.texts = Self.talk
                $0.victimTexts = answers
                $0.identifiers = [Self.wallet]
            }
        }
        #expect(try outcome().notices.isEmpty)
        #expect(try store.links().first?.contains("A bitcoin") == true)
    }

    @Test("one file that two cases hold beside others keeps no other link away")
    func oneFile() throws {
        let shared = FiledInput(path: "club.txt", bytes: 9, sha256: "club", isEvidence: true)
        let texts = ["C-1": "the tide is out at noon", "C-2": "rain is on its way", "C-3": "nobody is at the pier"]
        for (reference, text) in texts {
            try file(reference) {
                $0.inputs = [
                    shared, FiledInput(path: "chat.txt", bytes: 9, sha256: "chat \(reference)", isEvidence: true),
                ]
                $0.identifiers = [Self.wallet]
                $0.texts = [text]
            }
        }
        let result = try outcome()
        #expect(result.pairs.count == 3 && result.pairs.allSatisfy { $0.band == .a })
        #expect(result.notices.map(\.basis) == ["one file", "one file", "one file"])
        #expect(result.pairs.first?.score.items.first?.cases == 3)
    }

    @Test("what a victim told in words before any suspect wrote it links nobody in any case")
    func toldByVictim() throws {
        let number = InventedCase.value("phone", "+447700900412")
        try file("C-1") { $0.victimIdentifiers = [number] }
        try file("C-2") { $0.identifiers = [number] }
        try file("C-3") { $0.identifiers = [number] }
        #expect(try store.links().isEmpty)
        #expect(try outcome().setAside.map(\.reason) == [.protected])
        // A victim who repeats what the suspect told makes it nobody's but the suspect's.
        let payee = InventedCase.value("bitcoin", "bc1qreedreedreedreedreed", messages: [2])
        try file("D-1") {
            $0.identifiers = [payee]
            $0.victimIdentifiers = [InventedCase.value("bitcoin", payee.value, messages: [5])]
        }
        try file("D-2") { $0.identifiers = [payee] }
        #expect(try store.links() == ["D-1/A2-D-2/A2 A bitcoin"])
    }

    /// A third case in which whoever is pressed writes a value first.
    private func outcome(_ kind: String, _ value: String, first words: String) throws -> ComparisonOutcome {
        for reference in ["C-1", "C-2"] { try file(reference) { $0.identifiers = [InventedCase.value(kind, value)] } }
        try file("C-3") {
            ($0.texts, $0.victimTexts) = (["hello", "well"], [words.replacing("W", with: value)])
            $0.victimIdentifiers = [InventedCase.value(kind, value, messages: [2])]
            $0.identifiers = [InventedCase.value(kind, value, messages: [3])]
        }
        return try outcome()
    }

    @Test(
        "what a victim writes first without calling it theirs keeps the links of other cases; where money goes it links that case too",
        arguments: [
            ("bitcoin", "is this the same man? you told me to pay to W"),
            ("bitcoin", "another scammer told me to pay to W"),
            ("bitcoin", "somebody else made me send 300 to W last week"),
            ("bitcoin", "here is my receipt: 0.01 BTC sent to W"), ("bitcoin", "W is that your wallet"),
            ("bitcoin", "my last blackmailer used W"), ("bitcoin", "should i send it to W again?"),
            ("bitcoin", "i sent it from my account to W"), ("phone", "is W also you?"),
            ("phone", "a man on W did the same to me"),
        ])
    func namedFirst(kind: String, words: String) throws {
        let value = kind == "phone" ? "+447700900412" : "bc1qheronheronheronheron"
        let found = try outcome(kind, value, first: words)
        let pairs = found.pairs.map { $0.left.reference.caseReference + $0.right.reference.caseReference }
        let isPayee = kind == "bitcoin"
        #expect(pairs == (isPayee ? ["C-1C-2", "C-1C-3", "C-2C-3"] : ["C-1C-2"]))
        #expect(found.pairs.allSatisfy { $0.band == .a })
        // Asked for the case itself, what somebody bears is listed as its victim's.
        let scope = ComparisonScope.ofCase("C-3")
        let own = CaseComparison(try store.material(for: scope, date: "2025-06-01"), scope: scope).result()
        #expect(own.pairs.count == (isPayee ? 2 : 0) && own.setAside.map(\.reason) == (isPayee ? [] : [.protected]))
    }

    @Test(
        "what each victim names first, and no suspect tells unasked, links nobody; what one suspect tells proves it for all"
    )
    func echoes() throws {
        func echo(_ reference: String) throws {
            try file(reference) {
                ($0.texts, $0.victimTexts) = (["hello", "well"], ["are you the one with \(Self.wallet.value)"])
                $0.victimIdentifiers = [InventedCase.value("bitcoin", Self.wallet.value, messages: [2])]
                $0.identifiers = [InventedCase.value("bitcoin", Self.wallet.value, .mentioned, messages: [3])]
                $0.identifiers[0].standing = .echoed
                $0.victimIdentifiers[0].standing = .named
            }
        }
        try echo("C-1")
        try echo("C-2")
        #expect(try store.links().isEmpty)
        try file("C-3") { $0.identifiers = [Self.wallet] }
        #expect(
            try store.links()
                == ["C-1/A2-C-2/A2 A bitcoin", "C-1/A2-C-3/A2 A bitcoin", "C-2/A2-C-3/A2 A bitcoin"])
        // Somebody's own after all.
        try file("C-4") {
            $0.victimIdentifiers = [InventedCase.value("bitcoin", Self.wallet.value, messages: [2])]
            $0.victimIdentifiers[0].standing = .called
        }
        #expect(try store.links().isEmpty)
    }

    @Test(
        "what a victim calls theirs, or answers with alone, links nobody anywhere",
        arguments: [
            ("bitcoin", "my wallet is W"), ("bitcoin", "send it back, W is mine"), ("bitcoin", "W"),
            ("bitcoin", "i sent it from my wallet W"), ("bitcoin", "mi cartera es W"), ("bitcoin", "мой кошелек W"),
            ("phone", "my number is W"), ("phone", "ok it's W"), ("phone", "you can reach me on W if you want"),
            ("phone", "W is my number, why?"), ("phone", "meine Nummer ist W"), ("phone", "I never use whatsapp"),
        ])
    func calledOwn(kind: String, words: String) throws {
        let value = kind == "phone" ? "+447700900412" : "bc1qheronheronheronheron"
        let found = try outcome(kind, value, first: words)
        #expect(found.pairs.isEmpty && found.setAside.map(\.reason) == [.protected])
    }

    @Test("a mailbox that a victim told links nobody as an account of a payment service")
    func victimsMailbox() throws {
        let box = "moss@example.com"
        try file("C-1") { $0.victimIdentifiers = [InventedCase.value("email", box)] }
        for reference in ["C-2", "C-3"] {
            try file(reference) { $0.identifiers = ["email", "paypal"].map { InventedCase.value($0, box) } }
        }
        #expect(try store.links().isEmpty)
        #expect(
            try outcome().setAside.map { "\($0.kind) \($0.reason.code)" } == ["email protected", "paypal protected"])
        // The name of a tag is another's on another service.
        try file("D-1") { $0.victimIdentifiers = [InventedCase.value("venmo", "mossvale")] }
        for reference in ["D-2", "D-3"] {
            try file(reference) { $0.identifiers = [InventedCase.value("cashtag", "$mossvale")] }
        }
        #expect(try store.links() == ["D-2/A2-D-3/A2 A cashtag"])
    }

    @Test(
        "phrases that everybody or every blackmailer writes raise nothing",
        arguments: [
            "thank you so much for all of your help today",
            "let me know if you want to hang out this weekend",
            "if you do not pay me I will send it to all of your friends and your family",
            "do not block me or I will send everything to your followers right now",
            "you have 24 hours to make the payment, if i do not get the bitcoins the video goes to all of your contacts including relatives and coworkers",
            "Forward this message to 12 people or else you will have bad luck for seven years",
            "open cash app, tap the dollar sign and enter the amount, then enter the cashtag and confirm with your pin",
        ])
    func stockWording(text: String) throws {
        for (index, reference) in ["C-1", "C-2", "C-3", "C-4", "C-5"].enumerated() {
            try file(reference) { $0.texts = index < 2 ? [text] : ["nothing of the kind is in here \(index)"] }
        }
        let result = try outcome()
        #expect(result.pairs.isEmpty)
        #expect(result.setAside.contains { $0.reason == .stockWording })
    }

    @Test("a soft value of most cases weighs nothing and carries nothing; a payee only named is told")
    func tooCommon() throws {
        for number in 1...8 {
            try file("C-\(number)") {
                $0.identifiers =
                    (number < 7 ? [InventedCase.value("domain", "heron.example.com")] : [])
                    + (number > 6 ? [InventedCase.value("iban", "GB00HERON", .mentioned)] : [])
            }
        }
        let result = try outcome()
        #expect(result.pairs.isEmpty)
        #expect(result.setAside.map { "\($0.kind) \($0.reason.code)" } == ["domain too common", "iban mentioned"])
    }

    @Test("copies are the same copies in whatever order the cases come in, however many there are")
    func order() throws {
        var outcomes: [ComparisonOutcome] = []
        let numbers = Array(1...44)
        for (index, order) in [numbers, numbers.reversed()].enumerated() {
            let store = try CaseStore(folder.path(of: "order-\(index).sqlite"), makesFile: true)
            for number in order {
                var one = InventedCase("C-\(number)")
                (one.texts, one.victimTexts) = (Self.talk, Self.answers)
                one.identifiers = number < 4 ? [Self.wallet] : []
                try store.file(one.filed, by: InventedCase.act)
            }
            outcomes.append(
                CaseComparison(try store.material(for: .all, date: "2025-06-01"), scope: .all).result())
        }
        #expect(outcomes[0] == outcomes[1])
        #expect(outcomes[0].pairs.isEmpty)
    }

    @Test("wordings that differ in a word are one row with all accounts, those of linked pairs too")
    func oneRow() throws {
        let tails = ["ok", "now", "well", "then", "friend"]
        for (index, tail) in tails.enumerated() {
            try file("C-\(index + 1)") {
                $0.texts = ["let me know if you want to hang out this weekend \(tail)"]
                $0.identifiers = index < 2 ? [Self.wallet] : []
            }
        }
        let result = try outcome()
        #expect(result.pairs.map(\.band) == [.a])
        let rows = result.setAside.filter { $0.kind == "template" }
        #expect(rows.map(\.reason) == [.stockWording] && rows.map(\.cases) == [5])
        #expect(rows.first?.accounts.map(\.caseReference) == ["C-1", "C-2", "C-3", "C-4", "C-5"])
        #expect(rows.first?.value == "let me know if you want to hang out this weekend […]")
        // Another wording is another row.
        for reference in ["D-1", "D-2"] {
            try file(reference) { $0.texts = ["thank you so much for all of your help today"] }
        }
        #expect(try outcome().setAside.filter { $0.kind == "template" }.count == 2)
    }

    @Test("a value of the stop-list is told with the accounts that it would link")
    func stopped() throws {
        for reference in ["C-1", "C-2"] { try file(reference) { $0.identifiers = [Self.wallet] } }
        let stops = StopList([StopList.Entry(kind: "bitcoin", value: Self.wallet.value, reason: "exchange")])
        let result = CaseComparison(
            try store.material(for: .all, date: "2025-06-01"), scope: .all, stops: stops
        ).result()
        #expect(result.pairs.isEmpty && result.setAside.map(\.reason) == [.stopList("exchange")])
        #expect(result.setAside.first?.accounts.map(\.caseReference) == ["C-1", "C-2"])
    }

    @Test("a value of the stop-list that accounts only name is told with its reason")
    func stoppedMention() throws {
        for reference in ["C-1", "C-2"] {
            try file(reference) { $0.identifiers = [InventedCase.value("phone", "+443457345345", .mentioned)] }
        }
        #expect(try outcome().setAside.map(\.reason) == [.stopList("service")])
    }

    @Test("a group that hangs on one value says so, though no link of it is a bridge")
    func oneValue() throws {
        for reference in ["C-1", "C-2", "C-3"] { try file(reference) { $0.identifiers = [Self.wallet] } }
        let group = try #require(try outcome().groups.first)
        #expect(group.bridges.isEmpty && group.hangsOn == ["bitcoin"])
        // A second value between two of the three leaves the third hanging.
        let second = InventedCase.value("iban", "GB00HERON", messages: [9])
        for reference in ["C-1", "C-2"] { try file(reference) { $0.identifiers = [Self.wallet, second] } }
        #expect(try outcome().groups.first?.hangsOn == ["bitcoin"])
        try file("C-3") { $0.identifiers = [Self.wallet, second] }
        #expect(try outcome().groups.first?.hangsOn == [])
    }

    @Test("says that an account which is no suspect, or of the same case, is not compared")
    func notCompared() throws {
        try file("C-1") { $0.identifiers = [Self.wallet] }
        try file("C-2") { $0.identifiers = [Self.wallet] }
        let victim = AccountReference("C-1", "A1")
        let first = try outcome(.ofAccount(victim))
        #expect(first.notices.map(\.kind) == [.notSuspect] && first.comparedPairs == 0)
        let second = try outcome(.between(AccountPair(victim, AccountReference("C-1", "A2"))))
        #expect(second.notices.map(\.kind) == [.notSuspect, .oneCase] && second.comparedPairs == 0)
    }
}
