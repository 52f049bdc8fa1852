// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Analysis
@testable import CaseWorkflow

/// The value stands between `‹` and `›`.
@Suite("Words around a value") struct ValueFrameTests {
    private func frame(_ marked: String, isPayee: Bool = true, isCalled: Bool = false) throws -> ValueFrame? {
        let parts = marked.split(separator: "‹", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = try #require(parts.last).split(separator: "›", maxSplits: 1, omittingEmptySubsequences: false)
        let (front, value, back) = (parts[0], rest[0], try #require(rest.last))
        let start = front.utf8.count
        return ValueFrame(
            of: start..<start + value.utf8.count, in: Array("\(front)\(value)\(back)".utf8), isPayee: isPayee,
            isCalled: isCalled)
    }

    @Test(
        "tell that an account is of whoever is spoken to",
        arguments: [
            "I know your bank account ‹GB33X› so be quick", "Your IBAN: ‹GB33X›", "is ‹GB33X› that your account?",
            "is ‹GB33X› your account?", "ist ‹DE33X› dein Konto?",
            "‹GB33X› is your account, I looked", "ich habe deine Kontonummer ‹DE33X›", "tu cuenta bancaria es ‹ES33X›",
            "ton compte ‹FR33X›, je sais tout", "tua conta é ‹BR33X›", "your mum's account is ‹GB33X› too",
        ])
    func reader(text: String) throws { #expect(try frame(text) == .ofReader) }

    @Test(
        "tell where to pay, whatever they call it",
        arguments: [
            "send it to your new account ‹GB33X›", "transfer all of it into your safe account: ‹GB33X›",
            "your wallet is ‹bc1x›, put 500 there today", "pay 200 to ‹GB33X›",
            "pay ‹bc1x›, do not pay it twice", "if you don't pay ‹bc1x› it goes out",
            "tap bitcoin:‹bc1x›?amount=0.01", "scan or click bitcoin:‹bc1x›?label=x&amount=0.01 now",
            "toca aqui ethereum:‹0x5x›?value=2e16",
            "use \"‹bc1x›\" only", "you said you will pay to ‹GB33X›, so pay", "you are hacked, pay 500 to ‹bc1x›",
        ])
    func payee(text: String) throws { #expect(try frame(text) == .whereToPay) }

    @Test(
        "tell neither whose it is nor that it is to be paid",
        arguments: [
            "‹bc1x› this is your last chance", "‹bc1x› don't send it late", "tap bitcoin:‹bc1x›",
            "did you get bitcoin:‹bc1x›?amount=0.01", "my friend lost all to bitcoin:‹bc1x›?amount=0.01",
        ])
    func open(text: String) throws { #expect(try frame(text) == nil) }

    @Test(
        "tell that somebody else's words are repeated",
        arguments: [
            "you wrote: \"my paypal is ‹a@b.example›\", remember", "so “pay me at ‹a@b.example›” you said to her",
            "you told me your paypal is ‹a@b.example›", "he said \"send it to ‹GB33X› now\" and laughed",
        ])
    func quoted(text: String) throws { #expect(try frame(text) == .quoted) }

    @Test(
        "tell that an account is warned of",
        arguments: [
            "she was scammed by the wallet ‹bc1x›", "‹bc1x› is a known scam address", "never pay to ‹bc1x›",
            "it was ‹bc1x›, do not pay it", "beware of the account ‹GB33X›", "never trust that wallet ‹bc1x›",
        ])
    func warned(text: String) throws { #expect(try frame(text) == .warned) }

    @Test("a wallet that is said to be no fraud is not warned of")
    func noFraud() throws { #expect(try frame("‹bc1x› is not a scam, pay me")?.isOthers != true) }

    @Test(
        "tell whose number it is",
        arguments: [
            ("my other number is ‹07x›", ValueFrame.ofWriter), ("you can reach me at ‹07x›", .ofWriter),
            ("its ‹07x› ok", .ofWriter), ("I will text your sister on ‹07x›", .ofReader),
            ("ring your bank on ‹03x› first", .ofInstitution), ("report it to the police on ‹01x›", .ofInstitution),
        ] as [(String, ValueFrame)])
    func number(text: String, owner: ValueFrame) throws {
        #expect(try frame(text, isPayee: false, isCalled: true) == owner)
    }

    @Test(
        "leave numbers of the writer's own people alone",
        arguments: ["call my lawyer on ‹07x›", "he added me on snap ‹dark22›", "call the fraud department on ‹02x›"])
    func ofNobody(text: String) throws { #expect(try frame(text, isPayee: false, isCalled: true) == nil) }

    @Test("A question asks for a number or a name")
    func questions() {
        for text in [
            "what is your number", "whats ur snap", "send me your paypal", "got an email?", "cuál es tu número",
        ] {
            #expect(ValueQuestion.asks(text), "\(text)")
        }
        for text in ["pay now", "your account is mine", "what do you want", "see you tonight"] {
            #expect(!ValueQuestion.asks(text), "\(text)")
        }
    }

    @Test("An answer tells that a value is the writer's")
    func confirmations() {
        for (kind, text) in [
            ("phone", "thats my number"), ("phone", "how did you get my number?"), ("phone", "who gave u my number"),
            ("email", "yes that is my email"), ("username", "where did you find my insta"),
            ("phone", "woher hast du meine Nummer"),
            ("phone", "cómo conseguiste mi número"), ("email", "that’s mine"), ("phone", "its mine"),
            ("iban", "but that is my own account"), ("bitcoin", "but that is mine"),
        ] {
            #expect(ValueConfirmation(text).confirms(kind, isAsked: false), "\(text)")
        }
        for (kind, text) in [
            ("phone", "that is not my number"), ("phone", "I lost my number"),
            ("phone", "how do I text from my number"),
            ("phone", "yes"), ("iban", "how do I pay from my account"), ("iban", "that is my bank account"),
            ("username", "who are you"), ("phone", "mine is another"), ("phone", "leave mine alone"),
            ("email", "it is on my old phone"),
        ] {
            #expect(!ValueConfirmation(text).confirms(kind, isAsked: false), "\(text)")
        }
        #expect(ValueConfirmation("yes why").confirms("phone", isAsked: true))
        #expect(ValueConfirmation("that is my bank account").confirms("iban", isAsked: true))
        #expect(!ValueConfirmation("no").confirms("phone", isAsked: true))
    }
}
