// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Identifiers

@Suite("Identifier search on any bytes") struct HostileTextTests {
    static let floods = [
        "1,", "@", "$a", "07700 900123 ", "www.", "a at b dot com ", "9", "a.", "a-", "http://a.bc/",
        "4111 1111 1111 1111 ",
        "00-11-22 12345678 ", "two fifty ", "(020) ", "a_b.c ", "oh seven ", "imei 1 ", "a:", "http://a@", "[.]a",
        "+1 ",
        "1 000 ", "a://", "\u{E9}@", "5$ 10", "300\u{E9} ",
    ]

    @Test("stays inside the text and within its limits, whatever floods it", arguments: floods)
    func flood(piece: String) {
        let text = String(repeating: piece, count: 4000)
        let (identifiers, money) = find(text)
        let limit = Int32(text.utf8.count)
        #expect(identifiers.allSatisfy { $0.span.lowerBound >= 0 && $0.span.upperBound <= limit })
        #expect(money.allSatisfy { $0.span.lowerBound >= 0 && $0.span.upperBound <= limit })
        for kind in IdentifierMatch.Kind.allCases {
            #expect(identifiers.count { $0.kind == kind } <= MatchCollector.limit)
        }
    }

    @Test("a flood of one kind hides nothing of another")
    func floodAndPayee() {
        let text = String(repeating: "@name_one ", count: 3000) + "GB03 ZQXB 0000 1231 9268 19"
        #expect(find(text).identifiers.contains { $0.kind == .iban && $0.status == .valid })
    }

    /// Messages that hold something of every kind, to be cut and spoiled.
    static let samples =
        IdentifierFinderTests.payments.map(\.text) + IdentifierFinderTests.wallets.map(\.text)
        + IdentifierFinderTests.contacts.map(\.text) + MoneyTests.written.map(\.text)
        + [
            "“send £50” — €20, ₦5,000 or 45\u{202F}000 francs 👉@name_1 émile.zola@example.com", "ok … 🔥fifty quid🔥",
            "il faut 300e à moi",
        ]
        + IdentifierFinderTests.spellings.map(\.text)

    @Test("finds the same with and without the look ahead, never traps, and cuts no character", arguments: 0..<40)
    func spoiled(seed: UInt64) {
        var random = SplitMix(state: seed &* 0x1234_5678_9ABC_DEF1)
        for sample in Self.samples {
            var bytes = Array(sample.utf8)
            for _ in 0..<random.next(4) where !bytes.isEmpty {
                let place = Int(random.next(UInt64(bytes.count)))
                switch random.next(3) {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next(256))
                case 1: bytes.removeSubrange(place...)
                default: bytes.insert(contentsOf: Array("@./$-é ".utf8).prefix(Int(random.next(9))), at: place)
                }
            }
            let span = bytes.span
            var (identifiers, money): ([IdentifierMatch], [MoneyMatch]) = ([], [])
            IdentifierFinder().find(in: span, identifiers: &identifiers, money: &money)
            var (all, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
            IdentifierFinder().search(span, identifiers: &all, money: &sums)
            #expect(identifiers == all)
            #expect(money == sums)
            guard String(validating: bytes, as: UTF8.self) != nil else { continue }
            let isBorder = { (place: Int32) in Int(place) == bytes.count || bytes[Int(place)] & 0xC0 != 0x80 }
            let spans = identifiers.map(\.span) + money.map(\.span)
            #expect(spans.allSatisfy { isBorder($0.lowerBound) && isBorder($0.upperBound) })
        }
    }

    @Test(
        "small talk is not searched",
        arguments: [
            "“ok” she said – see you … later", "haha 😂😂 love that", "what do you mean?", "yes. and then we went home",
            "l’été à la plage", "one more thing", "привет как дела",
        ])
    func smallTalk(text: String) {
        let bytes = Array(text.utf8)
        let span = bytes.span
        let mayHold = Prefilter.mayHoldIdentifier(span)
        #expect(!mayHold)
    }
}

/// Steele, Lea and Flood's generator: the same numbers in every run.
private struct SplitMix {
    var state: UInt64

    mutating func next(_ limit: UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return (mixed ^ mixed >> 31) % limit
    }
}
