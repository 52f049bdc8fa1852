// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Reporting

@Suite("What keeps its own order")
struct OwnOrderTests {
    /// The text with brackets around each stretch, and the class behind it.
    private static func marked(_ text: String) -> String {
        var out = text
        for stretch in OwnOrder(text).stretches.reversed() {
            let utf8 = out.utf8
            let start = utf8.index(utf8.startIndex, offsetBy: stretch.span.lowerBound)
            let end = utf8.index(utf8.startIndex, offsetBy: stretch.span.upperBound)
            out.insert(contentsOf: "⟧\(stretch.size == "one" ? "" : stretch.size)", at: end)
            out.insert("⟦", at: start)
        }
        return out
    }

    @Test(
        "Identifiers, names with a sign and signed numbers do among letters from right to left",
        arguments: [
            ("رقم الهاتف +44 7700 900123 و 00972-54-123-4567", "رقم الهاتف ⟦+44 7700 900123⟧ و ⟦00972-54-123-4567⟧"),
            ("وصلني $soph93pay و @user_name1 فقط...", "وصلني ⟦$soph93pay⟧ و ⟦@user_name1⟧ فقط..."),
            ("המייל שלי noa.k+test@example.com עכשיו", "המייל שלי ⟦noa.k+test@example.com⟧ עכשיו"),
            ("-20% הנחה 3+4=7", "⟦-20%⟧ הנחה 3+4=7"), ("או -5°C", "או ⟦-5°C⟧"), ("خصم 20% الآن", "خصم ⟦20%⟧ الآن"),
            // A hyphen joins what follows to a Hebrew word; a word of the script is in its own order anyway.
            ("כולם ב-20 #תג", "כולם ב-20 #תג"), ("ל@sara", "ל⟦@sara⟧"),
            ("חשבון GB29 NWBK 6016 1331 9268 19 מחר", "חשבון ⟦GB29 NWBK 6016 1331 9268 19⟧ מחר"),
            // What a text of one direction holds is in order.
            ("call +44 7700 900123 or @sara, -20%", "call +44 7700 900123 or @sara, -20%"),
        ])
    func isolates(text: String, expected: String) {
        #expect(Self.marked(text) == expected)
    }

    @Test(
        "A long word does in any text, by the width that it takes",
        arguments: [
            (String(repeating: "a", count: 29), nil), ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "i1"),
            (String(repeating: "W", count: 34), "i2"), ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "i2"),
            ("bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3", "i3"),
            (String(repeating: "W", count: 62), "i4"), (String(repeating: "a", count: 95), "i4"),
        ] as [(String, String?)])
    func sizes(word: String, size: String?) {
        let order = OwnOrder("to (\(word)), now")
        #expect(order.stretches.map(\.size) == (size.map { [$0] } ?? []))
        #expect(order.isWide == (size != nil && size != "i1"))
    }

    @Test(
        "Letters of both directions are told, identifiers left out",
        arguments: [
            ("שלחי 50 עד 9", false), ("שלחי ל Dan", true), ("שלחי @dan", false), ("to Dan 50", false),
            ("✓ שלום", false),
        ])
    func mixes(text: String, isMixed: Bool) {
        #expect(OwnOrder(text).isMixed == isMixed)
    }

    @Test("Marks change no character of a text")
    func keepsText() {
        let texts = [
            "ערב +44 7700 900123 <Dan> & @x", "ליאור https://example.com/a?b=1&c=%D7%A9 שלום",
            "\u{200F}+44 7700 900123 ערב",
        ]
        for text in texts {
            let runs = VisibleText(text).runs
            let plain = runs.map { run in
                switch run {
                case .text(let text): text
                case .hidden: "\u{200F}"
                default: ""
                }
            }.joined()
            #expect(plain == text)
            #expect(runs.count { if case .open = $0 { true } else { false } } == runs.count { $0 == .close })
            #expect(runs.contains(.close))
        }
    }
}
