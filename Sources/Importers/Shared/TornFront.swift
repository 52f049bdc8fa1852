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
}
