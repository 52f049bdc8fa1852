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

    /// By the first bytes of Hebrew and Arabic letters in UTF-8: U+0590 to U+077F, U+FB1D to U+FDFF and U+FE70 to U+FEFC.
    private static func isMixed(_ text: Span<UInt8>) -> Bool {
        var (right, left) = (false, false)
        for index in text.indices {
            let byte = text[index]
            if byte < 0x80 {
                left = left || (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
            } else {
                let next = index + 1 < text.count ? text[index + 1] : 0
                right = right || (0xD6...0xDD).contains(byte) || byte == 0xEF && (0xAC...0xBB).contains(next)
            }
            if right && left { return true }
        }
        return false
    }
}
