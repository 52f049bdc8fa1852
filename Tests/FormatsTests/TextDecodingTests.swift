// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

@Suite struct TextDecodingTests {
    private func decoded(_ bytes: [UInt8]) -> (encoding: TextEncoding, text: String, offsets: [Int]) {
        let span = bytes.span
        let text = DecodedText(span)
        return text.withUTF8(of: span) { utf8 in
            (text.encoding, utf8.text(in: 0..<utf8.count), (0...utf8.count).map { text.originalOffset(of: $0) })
        }
    }

    private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
        let units = [0xFEFF] + Array(text.utf16)
        return units.flatMap { unit in
            littleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
    }

    @Test(arguments: ["", "plain", "café 😀\nzwei\n", "\u{FEFF}marked"])
    func `lends UTF-8 as it lies`(text: String) {
        let bytes = Array(text.utf8)
        let result = decoded(bytes)
        #expect(result.encoding == .utf8)
        #expect(Array(result.text.utf8) == bytes)
        #expect(result.offsets == Array(0...bytes.count))
    }

    @Test(arguments: 0..<4, ["😀", "€", "é"])
    func `judges long texts as short ones, wherever a character stands`(lead: Int, sign: String) {
        var bytes = [UInt8](repeating: 0x61, count: (1 << 20) - 8 + lead)
        for _ in 0..<4 { bytes += Array(sign.utf8) }
        var passed: [Int] = []
        #expect(TextEncoding(of: bytes.span) { passed.append($0) } == .utf8)
        #expect(passed.count == (bytes.count > 1 << 20 ? 2 : 1))
        #expect(passed.last == bytes.count)
        bytes.remove(at: bytes.count - 1)
        #expect(TextEncoding(of: bytes.span) == .damagedUTF8)
    }

    @Test(arguments: [true, false], ["a\nb\n", "é😀\nsecond\nthird", "x"])
    func `turns UTF-16 into UTF-8 and finds the way back`(littleEndian: Bool, text: String) {
        let bytes = utf16(text, littleEndian: littleEndian)
        let result = decoded(bytes)
        #expect(result.encoding == (littleEndian ? .utf16LittleEndian : .utf16BigEndian))
        #expect(result.text == text)
        #expect(result.offsets.first == 2)
        #expect(result.offsets.last == bytes.count)
        var units = 2
        for index in text.unicodeScalars.indices {
            let place = text.utf8.distance(from: text.startIndex, to: index)
            #expect(result.offsets[place] == units)
            units += text.unicodeScalars[index].utf16.count * 2
        }
    }

    @Test func `survives halves of characters in UTF-16`() {
        #expect(decoded([0xFF, 0xFE, 0x3D, 0xD8]).text == "\u{FFFD}")
        #expect(decoded([0xFF, 0xFE, 0x61, 0x00, 0x62]).text == "a")
        #expect(decoded([0xFF, 0xFE, 0x00, 0xDE, 0x61, 0x00]).text == "\u{FFFD}a")
    }

    @Test func `assumes code page 1252 where the bytes are not UTF-8`() {
        let result = decoded(Array("a\nna".utf8) + [0xEF, 0x76, 0x65, 0x20, 0x80, 0x35, 0x20, 0x93])
        #expect(result.encoding == .windows1252)
        #expect(result.text == "a\nnaïve €5 “")
        #expect(result.offsets[2] == 2)
        #expect(result.offsets[6] == 5)
        #expect(result.offsets.last == 12)
    }

    @Test func `keeps UTF-8 that is damaged in a place`() {
        let result = decoded(Array("é à ü ".utf8) + [0xFF] + Array("ö".utf8))
        #expect(result.encoding == .damagedUTF8)
        #expect(result.text == "é à ü \u{FFFD}ö")
    }

    @Test(arguments: [
        // Behind the mark, however little else is well formed.
        [0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0xE9, 0x62], [0xEF, 0xBB, 0xBF, 0x61, 0xF0, 0x9F, 0x98],
        // A character that the end of the file cuts off.
        [0x61, 0xF0, 0x9F, 0x98], [0x61, 0xE2, 0x82], [0xC3, 0xA9, 0x61, 0xE2, 0x82],
        // Signs that no other code page has side by side, among bytes of none.
        [0xF0, 0x9F, 0x98, 0x80, 0x61, 0xFF, 0x62, 0xFF],
    ])
    func `damage makes no other code page of UTF-8`(bytes: [UInt8]) {
        #expect(decoded(bytes).encoding == .damagedUTF8)
        #expect(decoded(bytes).text.contains("\u{FFFD}"))
    }

    @Test func `reads Thai of Windows where the bytes keep to its writing`() {
        // สวัสดีค่ะ เธอ
        let thai: [UInt8] = [0xCA, 0xC7, 0xD1, 0xCA, 0xB4, 0xD5, 0xA4, 0xE8, 0xD0, 0x20, 0xE0, 0xB8, 0xCD]
        let result = decoded(thai)
        #expect(result.encoding == .windows874)
        #expect(result.text == "สวัสดีค่ะ เธอ")
        #expect(result.offsets.last == thai.count)
        // Cyrillic of Windows, and Korean in two bytes, are none.
        #expect(decoded([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xE2, 0xF1, 0xE5, 0xEC]).encoding == .windows1252)
        #expect(decoded([0xBE, 0xC8, 0xB3, 0xE7, 0xC7, 0xCF, 0xBC, 0xBC, 0xBF, 0xE4]).encoding != .windows874)
    }
}
