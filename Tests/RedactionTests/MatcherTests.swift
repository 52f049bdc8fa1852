// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Redaction

@Suite("Values in other spellings") struct MatcherTests {
    private func isFound(_ value: String, _ kind: RedactionClass, in text: String) -> Bool {
        var folding = Folding()
        guard let needle = Needle(value, kind: kind, label: 0, folding: &folding) else { return false }
        var matcher = ValueMatcher([needle], folding: folding)
        return !matcher.matches(in: Array(text.utf8)).isEmpty
    }

    @Test(
        "finds a telephone number however it is written",
        arguments: [
            "+447700900123", "07700 900123", "07700-900-123", "0044 (0)7700 900 123", "call 3 07700 900123 now",
            "7 7 0 0 9 0 0 1 2 3", "(07700) 900.123", "0٧٧٠٠ ٩٠٠١٢٣", "０７７００９００１２３", "%2B447700900123",
            "tel:&#43;447700900123", "KzQ0NzcwMDkwMDEyMw==",
        ])
    func telephone(text: String) {
        #expect(isFound("+447700900123", .phone, in: text))
    }

    @Test(
        "does not take another number for it",
        arguments: ["1741700900123", "07700 900124", "77009001234", "\"n\":7700,\"m\":900123", "12:07:70:09:00:12:3"])
    func otherNumber(text: String) {
        #expect(!isFound("+447700900123", .phone, in: text))
    }

    @Test(
        "finds a name in other dress",
        arguments: [
            "Ruth Vexley", "RUTH VEXLEY", "ruth_vexley.jpg", "xXruthvexleyXx", "Ruth\u{200B} Vexley", "Rúth Vexley",
            "Ruth%20Vexley", "&#82;uth&nbsp;Vexley", "\\u0052uth Vexley", "\\\\u0052uth Vexley", "&amp;#82;uth Vexley",
            "UnV0aCBWZXhsZXk=", "a,UnV0aCBWZXhsZXkgd2FzIGhlcmU", "R u t h V e x l e y", "R.u.t.h. V.e.x.l.e.y",
            "𝐑𝐮𝐭𝐡 𝐕𝐞𝐱𝐥𝐞𝐲", "*Ruth* _Vexley_", "@ruth-vexley",
        ])
    func name(text: String) {
        #expect(isFound("Ruth Vexley", .person, in: text))
    }

    @Test("takes no letters of other words for a name")
    func otherWords() {
        #expect(!isFound("Ruth", .person, in: "the truth is out, ruthless"))
        #expect(!isFound("Ann Lee", .person, in: "can lee"))
        #expect(!isFound("Ruth Example", .person, in: "truth exam please"))
        #expect(isFound("Ruth", .person, in: "ask ruth's mum, ruth99"))
    }

    @Test("keeps ordinary words unless they begin like a name")
    func ordinaryWords() {
        #expect(!isFound("Will", .person, in: "you will see, it may rain"))
        #expect(isFound("Will", .person, in: "ask Will about it"))
    }

    @Test("finds names of scripts that part no words")
    func unspaced() {
        #expect(isFound("田中", .person, in: "昨日田中さんと会った"))
        #expect(isFound("рута", .person, in: "Привет, Рута!"))
    }

    @Test("finds places that have a form")
    func places() {
        let found = { (text: String) -> [String] in
            let bytes = Array(text.utf8)
            return PlacePatterns.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
        }
        #expect(found("at ZZ1 2QX or zz99 9zz, not 51 or A1") == ["ZZ1 2QX", "zz99 9zz"])
        #expect(found("51.5033, -0.1195") == ["51.5033, -0.1195"])
        #expect(found("2.50, 3.99") == [])
    }

    @Test("finds schools, streets, towns and relatives by the way they are named")
    func namedPlaces() {
        let found = { (text: String) in PlaceFinder.names(in: text).map { "\($0.kind.rawValue) \($0.text)" } }
        #expect(found("i go to Larkmead High School") == ["SCHOOL Larkmead High School"])
        #expect(found("my sister Imogen said so") == ["FAMILY Imogen"])
        #expect(found("her mum is called Oriel") == ["FAMILY Oriel"])
        #expect(found("I live in Quillham near the sea") == ["PLACE Quillham"])
        #expect(found("meet at 12 Acacia Road") == ["PLACE Acacia Road"])
        #expect(found("my name is oriel") == ["PERSON oriel"])
        #expect(found("school is boring and my mum will know") == [])
    }
}
