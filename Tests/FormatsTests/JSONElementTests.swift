// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

private func element(_ text: String, tolerance: JSONTolerance = []) throws -> JSONElement {
    let bytes = Array(text.utf8)
    let span = bytes.span
    var cursor = JSONCursor(in: span, tolerance: tolerance)
    return try cursor.element(in: span)
}

@Suite("JSON: what a record holds")
struct JSONElementTests {
    @Test("members keep the order of the source and repeated keys; the last one is found")
    func members() throws {
        let object = try element(#"{"b":1,"a":2,"b":3}"#)
        #expect(object.members.map(\.key) == ["b", "a", "b"])
        #expect(object["b"]?.int64 == 3)
        #expect(object.hasRepeatedKeys)
        #expect(object["c"] == nil)
    }

    @Test("each node knows its bytes")
    func ranges() throws {
        let object = try element(#" {"a": ["x", 12] }"#)
        #expect(object.bytes == 1..<18)
        #expect(object["a"]?.bytes == 7..<16)
        #expect(object["a"]?.array?.map(\.bytes) == [8..<11, 13..<15])
    }

    @Test(
        "numbers keep their literal and are whole only when they are",
        arguments: [
            ("0", 0), ("-12", -12), ("9223372036854775807", Int64.max), ("9223372036854775808", nil), ("5.0", 5),
            ("5.5", nil), ("1e3", nil), ("-0", 0),
        ] as [(String, Int64?)])
    func numbers(_ literal: String, _ whole: Int64?) throws {
        let number = try element(literal)
        #expect(number.number == literal)
        #expect(number.int64 == whole)
    }

    @Test(
        "escapes are decoded",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u20AC""#, "é€"),
            (#""\ud83d\ude00""#, "😀"), (#""\x0Bok\x1F""#, "\u{B}ok\u{1F}"), (#""\\x41""#, #"\x41"#),
            (#""long enough for words \u2028 of eight""#, "long enough for words \u{2028} of eight"),
        ])
    func escapes(_ text: String, _ decoded: String) throws {
        #expect(try element(text, tolerance: .hexEscapes).string == decoded)
    }

    @Test(
        "what is no text becomes U+FFFD and is counted",
        arguments: [
            (#""\ud83d""#, "\u{FFFD}", 1), (#""\ude00x""#, "\u{FFFD}x", 1), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀", 1),
            (#""\ud83dA""#, "\u{FFFD}A", 1), (#""\ufffd""#, "\u{FFFD}", 0), ("\"\u{FFFD}\"", "\u{FFFD}", 0),
        ])
    func repairs(_ text: String, _ decoded: String, _ count: Int) throws {
        let bytes = Array(text.utf8)
        let span = bytes.span
        var cursor = JSONCursor(in: span)
        let string = try cursor.element(in: span).string
        let repairs = cursor.repairs
        #expect(string == decoded)
        #expect(repairs == count)
    }

    @Test("invalid UTF-8 is counted apart from replacement characters that were there")
    func invalidBytes() throws {
        let bytes: [UInt8] = [0x22, 0x61, 0xFF, 0xEF, 0xBF, 0xBD, 0x22]
        let span = bytes.span
        var cursor = JSONCursor(in: span)
        let string = try cursor.element(in: span).string
        let repairs = cursor.repairs
        #expect(string == "a\u{FFFD}\u{FFFD}")
        #expect(repairs == 1)
    }

    @Test("a key that is written with escapes is the same key")
    func escapedKeys() throws {
        let bytes = Array(#"{"\u0069d":1,"ie":2}"#.utf8)
        let span = bytes.span
        var cursor = JSONCursor(in: span)
        try cursor.enterObject(in: span)
        let first = try cursor.nextKey(in: span)
        let isID = first?.equals("id", in: span)
        try cursor.skipValue(in: span)
        let second = try cursor.nextKey(in: span)
        let isOtherID = second?.equals("id", in: span)
        #expect(isID == true)
        #expect(isOtherID == false)
    }

    @Test("pointers escape what RFC 6901 escapes")
    func pointers() {
        #expect(JSONPointer().description == "")
        #expect(JSONPointer().member("a/b~").element(3).description == "/a~1b~0/3")
    }
}
