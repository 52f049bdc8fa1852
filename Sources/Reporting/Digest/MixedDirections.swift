// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension CaseDigest {
    /// Whether a message has words from right to left beside words or numbers from left to right.
    ///
    /// Renderers of paper may take the direction of each line from its first letter, so that such a line is drawn in
    /// another order than on a screen.
    var mixesDirections: Bool {
        timeline.numbers.contains { n in timeline.withText(n, Self.isMixed) ?? false }
    }

    /// By the first bytes of Hebrew and Arabic letters in UTF-8: U+0590 to U+077F, and their forms in U+FB00 to U+FDFF and U+FE40
    /// to U+FEFE; between these stand the signs that choose the form of an emoji.
    static func isMixed(_ text: Span<UInt8>) -> Bool {
        var (right, left) = (false, false)
        for index in text.indices {
            let byte = text[index]
            if byte < 0x80 {
                left = left || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
            } else {
                right = right || (0xD6...0xDD).contains(byte) || byte == 0xEF && isForm(text, index)
            }
            if right && left { return true }
        }
        return false
    }

    private static func isForm(_ text: Span<UInt8>, _ index: Int) -> Bool {
        guard index + 2 < text.count else { return false }
        return switch text[index + 1] {
        case 0xAC: text[index + 2] >= 0x9D
        case 0xAD...0xB7, 0xB9, 0xBA: true
        // The last is the byte order mark.
        case 0xBB: text[index + 2] != 0xBF
        default: false
        }
    }
}
