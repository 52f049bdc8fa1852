// SPDX-License-Identifier: Apache-2.0

import Formats

/// The front of a record at which a file was cut off: its first bytes are nobody's further line.
enum TornFront {
    /// Whether a line is the last of a file, has no end, and is no more than the front of a record in one of its forms.
    ///
    /// In a form, `0` stands for a digit and `*` at its end for anything further.
    static func stands(at line: TextLine, forms: [StaticString], in bytes: Span<UInt8>) -> Bool {
        guard line.bytes.upperBound == bytes.count, line.content.upperBound == bytes.count, line.content.count >= 4
        else {
            return false
        }
        return forms.contains { form in
            form.withUTF8Buffer { form in
                let isOpen = form.last == UInt8(ascii: "*")
                let length = isOpen ? form.count - 1 : form.count
                guard isOpen || line.content.count <= length else { return false }
                for (offset, place) in line.content.enumerated().prefix(length) {
                    let isDigit = form[offset] == UInt8(ascii: "0")
                    if isDigit ? bytes[place] &- 0x30 > 9 : bytes[place] != form[offset] { return false }
                }
                return true
            }
        }
    }

    /// Whether a line is the front of a record but for damaged bytes: it must not become a further line of the record above.
    ///
    /// In a form, `0` stands for a digit and `@` for a letter. Damage is what cannot have been typed there: a control
    /// character, or, in a file whose encoding is broken, anything beyond ASCII where the form has a digit or a mark. Where
    /// the form is whole, a broken sequence behind it has spoilt the name.
    static func isDamaged(
        _ line: TextLine, forms: [StaticString], in bytes: Span<UInt8>, of encoding: TextEncoding
    ) -> Bool {
        let isBroken = encoding == .damagedUTF8 || encoding == .windows1252
        return forms.contains { form in
            form.withUTF8Buffer { form in
                var place = line.content.lowerBound
                var damaged = 0
                for wanted in form {
                    guard place < line.content.upperBound else { return false }
                    let byte = bytes[place]
                    let fits =
                        switch wanted {
                        case UInt8(ascii: "0"): byte &- 0x30 < 10
                        case UInt8(ascii: "@"): (byte | 0x20) &- 0x61 < 26
                        default: byte == wanted
                        }
                    if !fits {
                        guard byte < 0x20 || byte == 0x7F || isBroken && byte >= 0x80 else { return false }
                        damaged += 1
                    }
                    place += fits || byte < 0x80 ? 1 : sequence(at: place, before: line.content.upperBound, in: bytes)
                }
                if damaged > 0 { return damaged <= 3 }
                let name = place..<min(place + 100, line.content.upperBound)
                return encoding == .damagedUTF8 && bytes.text(in: name).unicodeScalars.contains("\u{FFFD}")
            }
        }
    }

    /// Length of what stands beyond ASCII: a whole character, or one byte that is none.
    private static func sequence(at place: Int, before end: Int, in bytes: Span<UInt8>) -> Int {
        let length =
            switch bytes[place] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        guard place + length <= end, (1..<length).allSatisfy({ bytes[place + $0] & 0xC0 == 0x80 }) else { return 1 }
        return length
    }
}
