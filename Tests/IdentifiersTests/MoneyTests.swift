// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

struct MoneyCase: Sendable, CustomTestStringConvertible {
    var text: String
    var sums: [String]
    var testDescription: String { text }

    init(_ text: String, _ sums: String...) {
        self.text = text
        self.sums = sums
    }
}

/// A sum without a currency is written with a hyphen in its place.
@Suite("Sums of money in messages") struct MoneyTests {
    static let written: [MoneyCase] = [
        MoneyCase("send £200 now", "GBP 200.00"), MoneyCase("200 quid or else", "GBP 200.00"),
        MoneyCase("i want $1,500.50", "USD 1500.50"), MoneyCase("1.500,50 € bitte", "EUR 1500.50"),
        MoneyCase("R$ 3.500 hoje, R$ 62,50 depois", "BRL 3500.00", "BRL 62.50"),
        MoneyCase("just fifty quid", "GBP 50.00"), MoneyCase("two hundred and fifty pounds", "GBP 250.00"),
        MoneyCase("two hundred pounds", "GBP 200.00"), MoneyCase("a thousand dollars", "USD 1000.00"),
        MoneyCase("50k naira", "NGN 50000.00"), MoneyCase("₦50,000 today", "NGN 50000.00"),
        MoneyCase("N50,000 today", "NGN 50000.00"), MoneyCase("a grand", "- 1000.00"), MoneyCase("a tenner", "- 10.00"),
        MoneyCase("i can do two fifty by noon", "- 250.00"), MoneyCase("the garage wants eighteen fifty", "- 1850.00"),
        MoneyCase("7 fifty. scratch them", "- 750.00"), MoneyCase("300usd", "USD 300.00"),
        MoneyCase("300 dollars canadian by noon", "CAD 300.00"), MoneyCase("300 dollars us three", "USD 300.00"),
        MoneyCase("USD300", "USD 300.00"), MoneyCase("ok 150 then", "- 150.00"),
        MoneyCase("11.30 then"), MoneyCase("12.30 on the dot"), MoneyCase("pay 12.30", "- 12.30"),
        MoneyCase("£11.30", "GBP 11.30"), MoneyCase("50k", "- 50000.00"),
        MoneyCase("1.5k dollars", "USD 1500.00"), MoneyCase("£2.5m", "GBP 2500000.00"),
        MoneyCase("Rs 500 and Rs. 700", "INR 500.00", "INR 700.00"), MoneyCase("pay 500/-", "INR 500.00"),
        MoneyCase("₹1,50,000", "INR 150000.00"), MoneyCase("12 lakhs", "INR 1200000.00"),
        MoneyCase("₱800 each", "PHP 800.00"), MoneyCase("500 pesos lang", "PHP 500.00"),
        MoneyCase("500php", "PHP 500.00"),
        MoneyCase("9 mil pesos", "- 9000.00"), MoneyCase("5 mil ultimo", "- 5000.00"),
        MoneyCase("20 000 francs", "- 20000.00"), MoneyCase("20 000 francs cfa", "XOF 20000.00"),
        MoneyCase("25000 FCFA", "XOF 25000.00"),
        MoneyCase("45 000 hein", "- 45000.00"), MoneyCase("$50-100", "USD 50.00", "USD 100.00"),
        MoneyCase("20-30 quid", "GBP 20.00", "GBP 30.00"), MoneyCase("100 each?", "- 100.00"),
        MoneyCase("2x $100 cards", "USD 100.00"), MoneyCase("half now, half when you send £100", "GBP 100.00"),
        MoneyCase("cien euros", "EUR 100.00"), MoneyCase("50 US dollars", "USD 50.00"),
        MoneyCase("100 canadian dollars", "CAD 100.00"), MoneyCase("sent 60. and i'm driving", "- 60.00"),
        MoneyCase("give me 600", "- 600.00"), MoneyCase("50", "- 50.00"),
        MoneyCase("send 0.02 BTC now", "BTC 0.02"), MoneyCase("0.00450btc", "BTC 0.0045"),
        MoneyCase("or 500 USDT on TRC20", "USDT 500.00"), MoneyCase("2k usdt", "USDT 2000.00"),
        MoneyCase("1,500 usdt", "USDT 1500.00"), MoneyCase("1.2345 eth", "ETH 1.2345"), MoneyCase("₿0.1", "BTC 0.10"),
        MoneyCase("BTC 0.05 today", "BTC 0.05"), MoneyCase("$500 USDT", "USD 500.00"),
        MoneyCase("PAST DUE P6,750 BAYARAN", "PHP 6750.00"), MoneyCase("P35,000 sa GCash", "PHP 35000.00"),
        MoneyCase("colaboracion Q1500 semanal", "GTQ 1500.00"), MoneyCase("S/ 1,240 hoy", "PEN 1240.00"),
        MoneyCase("PAGE S/400", "PEN 400.00"), MoneyCase("300e en PCS", "EUR 300.00"), MoneyCase("ok 50e", "EUR 50.00"),
        MoneyCase("900 on your church page"),
        MoneyCase("le 15e jour"), MoneyCase("room P204"), MoneyCase("the Q4 plan, P2024"), MoneyCase("form B6,750"),
        MoneyCase("8'000 franke", "CHF 8000.00"), MoneyCase("400 soles", "PEN 400.00"),
        MoneyCase("una multa de 1.200.000", "- 1200000.00"), MoneyCase("son 18 mil de la clinica", "- 18000.00"),
        MoneyCase("el 18 de marzo"), MoneyCase("antes de 2024"), MoneyCase("10 millones de vacuna", "- 10000000.00"),
        MoneyCase("8 libo via cebuana", "- 8000.00"), MoneyCase("3 mil varos en el oxxo", "MXN 3000.00"),
        MoneyCase("mil e quinhentos no pix", "- 1500.00"), MoneyCase("dos mil veinticuatro"), MoneyCase("mil gracias"),
        MoneyCase("R25k by EFT", "ZAR 25000.00"), MoneyCase("R8 000 and it stays here", "ZAR 8000.00"),
        MoneyCase("room R25"), MoneyCase("P60k", "PHP 60000.00"), MoneyCase("3,000 Aussie by Sunday", "AUD 3000.00"),
        MoneyCase("12 aussie soldiers"), MoneyCase("250/mo protection", "- 250.00"), MoneyCase("page 3/250"),
        MoneyCase("15 bands or twitter", "- 15000.00"), MoneyCase("we saw 15 bands or more"),
        MoneyCase("1500 covers it", "- 1500.00"), MoneyCase("200 more are queued"),
        MoneyCase("dos mil pesos", "- 2000.00"), MoneyCase("cent mille francs cfa", "XOF 100000.00"),
        MoneyCase("deux cents euros ce soir", "EUR 200.00"), MoneyCase("zweihundert euro", "EUR 200.00"),
        MoneyCase("ciento cincuenta euros", "EUR 150.00"), MoneyCase("mil e quinhentos reais", "BRL 1500.00"),
        MoneyCase("limang libong piso", "PHP 5000.00"), MoneyCase("cien dólares", "USD 100.00"),
        MoneyCase("20 mil soles", "PEN 20000.00"), MoneyCase("tres mil pesos lang po", "PHP 3000.00"),
        MoneyCase("500pesos hoy", "- 500.00"), MoneyCase("mille fois merci"), MoneyCase("six of us"),
        MoneyCase("dos pasos mas"), MoneyCase("pay me 2 5 0 euro", "EUR 250.00"),
        MoneyCase("$ 3 0 0 by six", "USD 300.00"),
        MoneyCase("1 2 0 0 quid", "GBP 1200.00"), MoneyCase("it costs £0"), MoneyCase("3 2 1 go"),
        MoneyCase("2 5 euro", "EUR 5.00"),
        MoneyCase("CAD$300 by friday", "CAD 300.00"), MoneyCase("300 aussie dollars", "AUD 300.00"),
        MoneyCase("500 sgd", "SGD 500.00"), MoneyCase("R500 or i post", "ZAR 500.00"), MoneyCase("room R200"),
        MoneyCase("the R500 model"), MoneyCase("300 swedish kronor", "SEK 300.00"), MoneyCase("pay 500 kr", "- 500.00"),
        MoneyCase("send 5 hunnid", "- 500.00"), MoneyCase("five hundo now", "- 500.00"),
        MoneyCase("half a grand", "- 500.00"), MoneyCase("half a pizza"), MoneyCase("pay me a monkey", "GBP 500.00"),
        MoneyCase("a monkey at the zoo"), MoneyCase("give me a ton or i post it", "- 100.00"),
        MoneyCase("give me a ton of space"), MoneyCase("send 2gs", "- 2000.00"), MoneyCase("pay 3 racks", "- 3000.00"),
        MoneyCase("3 bands play on friday"),
        MoneyCase("steam card 100", "- 100.00"), MoneyCase("apple card 50 today", "- 50.00"),
        MoneyCase("itunes 200 x 2", "- 200.00"), MoneyCase("train card 100 expired"), MoneyCase("card 4482 9913"),
        MoneyCase("a oner and its deleted", "GBP 100.00"), MoneyCase("did it all in a oner"),
        MoneyCase("two ton by friday", "- 200.00"), MoneyCase("two ton of gravel"), MoneyCase("a ton of work"),
        MoneyCase("a ton or i post it", "- 100.00"), MoneyCase("a ton to do today"), MoneyCase("its in the bag"),
        MoneyCase("half an eth", "ETH 0.50"), MoneyCase("half a bitcoin now", "BTC 0.50"),
        MoneyCase("medio bitcoin", "BTC 0.50"), MoneyCase("one bitcoin wallet"), MoneyCase("bitcoin is down"),
        MoneyCase("your snap score is 45k"), MoneyCase("50 a week", "- 50.00"), MoneyCase("50 a day keeps you fit"),
        MoneyCase("2k tonight or i post", "- 2000.00"), MoneyCase("send 110 now", "- 110.00"),
    ]

    /// Letters among the digits, or digits among the letters of the currency.
    static let disguised: [MoneyCase] = [
        MoneyCase("2OO eur0 revo1ut", "EUR 200.00"), MoneyCase("send £2OO now", "GBP 200.00"),
        MoneyCase("l5O quid", "GBP 150.00"), MoneyCase("300 d0llars", "USD 300.00"),
        MoneyCase("5OO p0unds by 9", "GBP 500.00"), MoneyCase("3O0 reais", "BRL 300.00"),
        MoneyCase("2SO euros", "EUR 250.00"),
        // No currency beside them, or other letters: no sum.
        MoneyCase("eur0"), MoneyCase("the B5O bus"), MoneyCase("5s dollar store"), MoneyCase("room 2Ob"),
    ]

    @Test("reads sums in disguise as the digits they imitate", arguments: disguised)
    func disguises(sample: MoneyCase) {
        let found = find(sample.text).money
        #expect(found.map { "\($0.currency ?? "-") \($0.value)" } == sample.sums)
        #expect(found.allSatisfy { $0.isObfuscated })
    }

    @Test("reads signs, words, thousands and spelled numbers", arguments: written)
    func sums(sample: MoneyCase) {
        let found = find(sample.text).money.map { "\($0.currency ?? "-") \($0.value)" }
        #expect(found == sample.sums)
    }

    @Test(
        "leaves times, dates, ages, addresses, measures and order numbers alone",
        arguments: [
            "at 17:30", "in 20 minutes", "on 12/05/2024", "order #48213", "bus 25 leaves", "im 24", "10 people came",
            "50% off", "room 101", "version 12.4.1", "5 mins", "the 90s", "she's 26", "22 yep", "23",
            "the 30 Nov meeting",
            "i have 20 cats", "14 Alder Row", "page 34", "10k steps today", "9900 221 334", "code 482913", "in 2019",
            "a thousand times", "a few hundred came", "mon grand frère", "one of two", "3 lakh views", "call 101",
            "Maria K. will", "l e a k", "18+ only", "10 o'clock", "won 3-2", "15 people each", "ten out of ten",
            "Rang 101 this morning", "report to police 101 (999 in an emergency)", "ring the police on 110",
            "the lifeline is 988", "pay in btc 2 hours", "8 tonight",
        ])
    func noSums(text: String) {
        #expect(find(text).money.isEmpty)
    }

    @Test("cites the sign with the number")
    func spans() {
        let spans = find("ok £50, 20 quid").money.map(\.span)
        #expect(spans == [3..<7, 9..<16])
    }
}
