// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

@Suite("Contact cards") struct VCardFileTests {
    private func cards(_ text: String) -> [VCardFile.Card] { VCardFile(Array(text.utf8).span).cards }

    private func values(_ text: String, _ name: String) -> [String] {
        cards(text).flatMap { $0.fields.filter { $0.name == name }.map(\.value) }
    }

    @Test("versions 2.1, 3.0 and 4.0 with several numbers, groups and parameters")
    func versions() {
        let old =
            "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Holt;Nils\r\nTEL;CELL:07700 900123\r\nTEL;WORK;VOICE:07700 900124\r\nEND:VCARD\r\n"
        #expect(values(old, "TEL") == ["07700 900123", "07700 900124"])
        #expect(cards(old).map(\.name) == ["Holt Nils"])
        let new = """
            BEGIN:VCARD
            VERSION:3.0
            FN:Nils Holt
            item1.TEL;type=CELL;waid=447700900123:+44 7700 900123
            item1.X-ABLabel:Mobile
            EMAIL;TYPE=INTERNET:holt@example.com
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            FN:Petra
            TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+44-7700-900125
            X-SOCIALPROFILE;TYPE=telegram:x-apple:petra_q
            END:VCARD
            """
        #expect(cards(new).map(\.name) == ["Nils Holt", "Petra"])
        #expect(values(new, "TEL") == ["+44 7700 900123", "tel:+44-7700-900125"])
        #expect(cards(new)[0].fields.first { $0.name == "TEL" }?.parameter("waid") == "447700900123")
        #expect(values(new, "EMAIL") == ["holt@example.com"])
        #expect(values(new, "X-SOCIALPROFILE") == ["x-apple:petra_q"])
    }

    @Test("folded lines, quoted-printable with soft breaks, character sets, escapes")
    func encodings() {
        let folded = "BEGIN:VCARD\nNOTE:pay to\n  GB00 1234\nFN:A\\, B\\nC\nEND:VCARD"
        #expect(values(folded, "NOTE") == ["pay to GB00 1234"])
        #expect(values(folded, "FN") == ["A, B\nC"])
        let quoted =
            "BEGIN:VCARD\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=\n=BCrgen\nTEL:1234567\nEND:VCARD"
        #expect(values(quoted, "FN") == ["Jürgen"] && values(quoted, "TEL") == ["1234567"])
        let latin = "BEGIN:VCARD\nFN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:J=FCrgen\nEND:VCARD"
        #expect(values(latin, "FN") == ["Jürgen"])
        let wide = Array("\u{FEFF}BEGIN:VCARD\nFN:Zoë\nEND:VCARD".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(VCardFile(wide.span).cards.map(\.name) == ["Zoë"])
    }

    @Test("pictures are passed over, with the lines that they go on in")
    func pictures() {
        let text = "BEGIN:VCARD\nPHOTO;ENCODING=b;TYPE=JPEG:QUJD\n RUZH\nTEL:1234567\nLOGO;BASE64:QUJD\nEND:VCARD"
        #expect(cards(text).flatMap(\.fields).map(\.name) == ["TEL"])
    }

    @Test(
        "what is no card, cut off or hostile gives what there is and no more",
        arguments: [
            ("", 0), ("BEGIN:VCARD", 0), ("TEL:1234567", 0), ("BEGIN:VCARD\nTEL:1234567", 1),
            ("BEGIN:VCARD\nBEGIN:VCARD\nTEL:1234567\nEND:VCARD\nEND:VCARD", 1),
            ("BEGIN:VCARD\n:x\n;:\nTEL\nEND:VCARD", 0),
            ("BEGIN:VCARD\nFN;QUOTED-PRINTABLE:=", 1), ("BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=A=ZZ=\n=\n=", 1),
        ] as [(String, Int)])
    func hostile(text: String, count: Int) { #expect(cards(text).count == count) }

    @Test("a card, a line and a file have bounds")
    func bounds() {
        let lines = "BEGIN:VCARD\n" + String(repeating: "TEL:1234567\n", count: 5000) + "END:VCARD\n"
        #expect(cards(lines).map(\.fields.count) == [100])
        let long =
            "BEGIN:VCARD\nNOTE:x\n" + String(repeating: " " + String(repeating: "y", count: 999) + "\n", count: 500)
        #expect(values(long, "NOTE").map(\.utf8.count).allSatisfy { $0 <= 8192 })
        let many = String(repeating: "BEGIN:VCARD\nTEL:1234567\nEND:VCARD\n", count: 40_000)
        let file = VCardFile(Array(many.utf8).span)
        #expect(file.cards.count == 500 && file.isCut)
    }
}
