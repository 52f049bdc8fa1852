// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

@Suite("Mojibake")
struct MojibakeTests {
    @Test(
        "Puts every well-formed sequence right",
        arguments: [
            ("Ren\u{C3}\u{A9}", "René"),
            ("\u{F0}\u{9F}\u{98}\u{A1}", "😡"),
            ("\u{E2}\u{9D}\u{A4}\u{EF}\u{B8}\u{8F}", "❤️"),
            ("\u{E2}\u{80}\u{AE}abc", "\u{202E}abc"),
            ("a\u{C2}\u{A3}20, \u{C3}\u{BC}ber", "a£20, über"),
        ])
    func repairs(damaged: String, whole: String) {
        #expect(Mojibake.repaired(damaged) == whole)
    }

    @Test(
        "Leaves everything else alone",
        arguments: [
            "", "plain", "René", "😡", "Ã", "ÃA", "\u{C3} \u{A9}", "\u{C0}\u{80}", "\u{ED}\u{A0}\u{80}",
            "\u{F4}\u{90}\u{80}\u{80}", "\u{E0}\u{80}\u{80}", "\u{A9}\u{C3}", "\u{F0}\u{9F}\u{98}", "déjà vu",
        ])
    func keeps(text: String) {
        #expect(Mojibake.repaired(text) == text)
    }

    @Test("Repairs run by run in a text that is damaged in part")
    func mixed() {
        #expect(Mojibake.repaired("😀 Ren\u{C3}\u{A9} é\u{C3} \u{C3}\u{A9}") == "😀 René éÃ é")
    }

    @Test("Every character survives damage and repair")
    func roundTrip() {
        for value in stride(from: UInt32(0x80), through: 0x10FFFF, by: 61) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = String(Character(scalar))
            let damaged = String(
                String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
            #expect(Mojibake.repaired(damaged) == text)
        }
    }
}
