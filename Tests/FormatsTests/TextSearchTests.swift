// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

@Suite struct TextSearchTests {
    @Test(arguments: 0...20)
    func `finds a byte wherever it stands`(place: Int) {
        var bytes = [UInt8](repeating: 0x8A, count: 21)
        bytes[place] = 0x0A
        let span = bytes.span
        let found = (0...place).map { span.firstIndex(of: 0x0A, from: $0) }
        let behind = span.firstIndex(of: 0x0A, from: place + 1)
        #expect(found.allSatisfy { $0 == place })
        #expect(behind == 21)
    }

    @Test(arguments: 0...20)
    func `finds the first of two bytes wherever it stands`(place: Int) {
        var bytes = [UInt8](repeating: 0x0B, count: 21)
        bytes[place] = place.isMultiple(of: 2) ? 0x0A : 0x22
        if place < 20 { bytes[place + 1] = 0x22 }
        let span = bytes.span
        let found = (0...place).map { span.firstIndex(of: 0x22, or: 0x0A, from: $0) }
        let behind = span.firstIndex(of: 0x22, or: 0x0A, from: min(21, place + 2))
        #expect(found.allSatisfy { $0 == place })
        #expect(behind == 21)
    }

    @Test(arguments: [
        ("7", 7), ("٧", 7), ("۷", 7), ("७", 7), ("৭", 7), ("๗", 7),
    ])
    func `reads digits of many scripts`(text: String, value: Int) {
        let bytes = Array(text.utf8)
        let span = bytes.span
        let digit = span.digit(at: 0, before: bytes.count)
        let cut = span.digit(at: 0, before: bytes.count - 1)
        #expect(digit?.value == value)
        #expect(digit?.length == bytes.count)
        #expect(cut == nil)
    }

    @Test(arguments: [
        ("\u{200E}a", 3), ("\u{FEFF}\u{202A}a", 6), ("\u{61C}a", 2), ("\u{2068}a", 3), ("a", 0), ("é", 0), ("•", 0),
    ])
    func `skips marks that nobody sees`(text: String, length: Int) {
        let bytes = Array(text.utf8)
        let span = bytes.span
        let place = span.skippingMarks(from: 0, before: bytes.count)
        #expect(place == length)
    }

    @Test(arguments: [
        ("\u{202A}+44\u{A0}20\u{202C}", "+44\u{A0}20"), (" \u{200E} name \u{202F}", "name"), ("\u{200E}", ""), ("", ""),
    ])
    func `trims marks and blanks at both ends`(text: String, trimmed: String) {
        let bytes = Array(text.utf8)
        let span = bytes.span
        let result = span.text(in: span.trimmingMarksAndBlanks(0..<bytes.count))
        #expect(result == trimmed)
    }
}
