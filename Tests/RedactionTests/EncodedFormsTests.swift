// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Redaction

/// A name or a number in forms that a reader could undo.
@Suite("Values in encodings") struct EncodedFormsTests {
    private func isFound(_ value: String, _ kind: RedactionClass, in text: String) -> Bool {
        var folding = Folding()
        guard let needle = Needle(value, kind: kind, label: 0, folding: &folding) else { return false }
        var matcher = ValueMatcher([needle], folding: folding)
        return !matcher.matches(in: Array(text.utf8)).isEmpty
    }

    private static let name = "Thora Ellwick"

    private static var forms: [String] {
        let bytes = Array(name.utf8)
        let once = Data(bytes).base64EncodedString()
        let twice = Data(once.utf8).base64EncodedString()
        let wide = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let hex = bytes.map { String($0, radix: 16) }
        return [
            once, twice, Data(twice.utf8).base64EncodedString(), Data(wide).base64EncodedString(),
            hex.joined(), hex.joined().uppercased(), hex.joined(separator: " "), hex.joined(separator: ":"),
            bytes.map { "\\x" + String($0, radix: 16) }.joined(),
            bytes.map { "\\" + String(repeating: "0", count: 3 - String($0, radix: 8).count) + String($0, radix: 8) }
                .joined(),
            bytes.map { "=" + String($0, radix: 16, uppercase: true) }.joined(), "Thora=20Ell=\r\nwick",
            Data(hex.joined().utf8).base64EncodedString(), "KRUG64TBEBCWY3DXNFRWW",
        ]
    }

    @Test("finds a name in each encoding, and in one within another", arguments: forms)
    func encodings(form: String) {
        #expect(isFound(Self.name, .person, in: "he wrote \(form) there"))
    }

    @Test("reads no escape into sums, paths and numbers")
    func plainText() {
        #expect(isFound("12345678", .payment, in: "acc=12345678"))
        #expect(isFound("+447700900321", .phone, in: "tel=07700900321"))
        #expect(!isFound(Self.name, .person, in: "x=20 y=41 C:\\2025\\101 deadbeef 12:34:56:78"))
    }

    @Test("reads a letter for a digit only in what is long enough for a number")
    func disguised() {
        let found = { (text: String) in
            let bytes = Array(text.utf8)
            return DisguisedNumbers.all(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
        #expect(found("ring O77OO 9OO321 later") == ["O77OO 9OO321"])
        #expect(found("oh look at 100 OO 1 and lol 07700 900321") == [])
        let bytes = Array("ring O77OO 9OO321".utf8)
        #expect(PlacePatterns.ranges(in: bytes).isEmpty)
    }

    @Test("takes a short answer to where somebody lives for a place")
    func answers() {
        #expect(PlaceFinder.asksForPlace("so where r u from??"))
        #expect(!PlaceFinder.asksForPlace("where is the ball from last week"))
        for question in [
            "am 23 where do you stay", "whereabouts is it you live?", "where’s home for you", "wo wohnst du denn",
            "y tú, de dónde eres?",
        ] { #expect(PlaceFinder.asksForPlace(question), "\(question)") }
        #expect(
            !PlaceFinder.asksForPlace("where did you put the keys") && !PlaceFinder.asksForPlace("were you home late"))
        #expect(PlaceFinder.answer(in: "quillham. u?") == "quillham")
        #expect(PlaceFinder.answer(in: "im from near Otterby lol") == "Otterby")
        #expect(PlaceFinder.answer(in: "why do you want to know") == nil)
        #expect(PlaceFinder.answer(in: "not telling you that") == nil)
    }
}
