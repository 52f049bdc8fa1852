// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

/// Whether a text as a whole is one JSON value.
private func isAccepted(_ bytes: [UInt8], tolerance: JSONTolerance = []) -> Bool {
    let span = bytes.span
    var cursor = JSONCursor(in: span, tolerance: tolerance)
    guard (try? cursor.element(in: span)) != nil else { return false }
    var skipping = JSONCursor(in: span, tolerance: tolerance)
    guard (try? skipping.skipValue(in: span)) != nil, skipping.offset == cursor.offset else { return false }
    return cursor.trailingBytes(in: span) == nil
}

@Suite("JSON: what is accepted and what is refused")
struct JSONConformanceTests {
    @Test(
        "well-formed texts are accepted",
        arguments: [
            "{}", "[]", " [ ] ", "\t{\r\n}\n", "[1]", "[1,2 , 3]", "[[[]]]", #"{"a":1}"#, #"{"a":{"a":{}}}"#,
            #"{"":0}"#, #"{"a":1,"a":2}"#, #""""#, #""text""#, #""\"\\\/\b\f\n\r\t""#, #""é""#,
            #""\ud83d\ude00""#, #""\u0000""#, "\"\u{7F}\"", "\"\u{2028}\"", "\"é😀\"", "0", "-0", "12", "-12",
            "1.5", "0.25", "1e5", "1E+5", "1e-5", "-1.5e10", "123456789012345678901234567890", "true", "false", "null",
            "[true,false,null]", #"[{"a":[1,{"b":"c"}]},2]"#, #""12345678""#, #""1234567\n""#, #""12345678\n9""#,
        ])
    func accepted(_ text: String) {
        #expect(isAccepted(Array(text.utf8)))
    }

    @Test(
        "texts outside the grammar are refused",
        arguments: [
            "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]", "[1}", #"{"a":1]"#, "{1:2}",
            "{a:1}", #"{"a"}"#, #"{"a":}"#, #"{"a" 1}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a":1 "b":2}"#, #"{"a""#,
            #"{"a":"#, #"{"a":1"#, #"""#, #""open"#, #""\"#, #""\x41""#, #""\a""#, #""\u12""#, #""\u12G4""#, #""\u"#,
            "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"", "'a'", "01", "-", "+1", ".5", "1.", "1e", "1e+", "1.e5", "-a", "0x10",
            "1_000", "NaN", "Infinity", "-Infinity", "tru", "trUe", "nul", "nulL", "True", "undefined", "[1]x", "{}{}",
            "1 2", "[]]", "/* c */ 1", "// c\n1", "[1]\u{0}", "\u{0}", "\u{A0}1", "[\"a\",\n4,\n1,1", "{\"a\":tr",
        ])
    func refused(_ text: String) {
        #expect(!isAccepted(Array(text.utf8)))
    }

    @Test("a byte order mark in front is passed over, a half one is not")
    func byteOrderMark() {
        #expect(isAccepted([0xEF, 0xBB, 0xBF] + Array("[]".utf8)))
        #expect(!isAccepted([0xEF, 0xBB] + Array("[]".utf8)))
        #expect(!isAccepted([0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00]))
    }

    @Test("bytes that are no UTF-8 are accepted inside strings and refused elsewhere", arguments: [0x80, 0xC0, 0xFF])
    func invalidUTF8(_ byte: UInt8) {
        #expect(isAccepted([0x22, byte, 0x22]))
        #expect(!isAccepted([byte]))
        #expect(!isAccepted([0x5B, byte, 0x5D]))
    }

    @Test("hex escapes are accepted only where they are tolerated")
    func hexEscapes() {
        let text = Array(#"["\x0B","\\x41"]"#.utf8)
        #expect(!isAccepted(text))
        #expect(isAccepted(text, tolerance: .hexEscapes))
        #expect(!isAccepted(Array(#""\x0""#.utf8), tolerance: .hexEscapes))
        #expect(!isAccepted(Array(#""\x0G""#.utf8), tolerance: .hexEscapes))
    }

    @Test("nesting is followed to the limit and no further", arguments: [("[", "]"), (#"{"a":"#, "}")])
    func nesting(_ open: String, _ close: String) {
        func nested(_ levels: Int) -> [UInt8] {
            let core = open == "[" ? "" : "0"
            let text = String(repeating: open, count: levels) + core + String(repeating: close, count: levels)
            return Array(text.utf8)
        }
        #expect(isAccepted(nested(512)))
        #expect(!isAccepted(nested(513)))
        #expect(!isAccepted(nested(100_000)))
    }

    @Test(
        "an error says what is wrong and where",
        arguments: [
            ("[1,", FormatError(.unexpectedEnd, at: 3)), ("[1;2]", FormatError(.unexpectedByte, at: 2)),
            (#"["\q"]"#, FormatError(.badEscape, at: 2)), ("[\"a\u{1}\"]", FormatError(.controlCharacter, at: 3)),
            ("[01]", FormatError(.badNumber, at: 1)), ("[1.x]", FormatError(.badNumber, at: 3)),
            ("\"never closed", FormatError(.unexpectedEnd, at: 13)),
        ])
    func errors(_ text: String, _ expected: FormatError) {
        let bytes = Array(text.utf8)
        let span = bytes.span
        var cursor = JSONCursor(in: span)
        var found: FormatError?
        do throws(FormatError) { try cursor.skipValue(in: span) } catch { found = error }
        #expect(found == expected)
    }
}
