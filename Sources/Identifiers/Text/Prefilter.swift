// SPDX-License-Identifier: Apache-2.0

/// Tells most small talk apart from messages that may hold an identifier, at a few instructions a byte.
enum Prefilter {
    static func mayHoldIdentifier(_ text: Span<UInt8>) -> Bool {
        var word: UInt32 = 0
        var length = 0
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case 0x30...0x39, UInt8(ascii: "@"), UInt8(ascii: "$"), 0xC2, 0xE2, UInt8(ascii: "/"), 0xEF, 0xD9, 0xDB:
                // Digits, signs, and the lead bytes of £, €, ₦, full-width and native digits.
                return true
            case 0x41...0x5A, 0x61...0x7A:
                if length < 4 { word = word << 8 | UInt32(byte | 0x20) }
                length += 1
            case UInt8(ascii: "."):
                // A dot between letters may belong to a host name.
                if length > 0, index + 1 < text.count, isLetter(text[index + 1]) { return true }
                if isCue(word, length) { return true }
                (word, length) = (0, 0)
            default:
                if length > 0 && isCue(word, length) { return true }
                (word, length) = (0, 0)
            }
        }
        return length > 0 && isCue(word, length)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }

    private static func isCue(_ word: UInt32, _ length: Int) -> Bool {
        length >= 3 && cues.contains(word)
    }

    /// The first four letters of words that make an identifier without digits or signs possible.
    private static let cues: Set<UInt32> = Set(
        [
            "dot", "punt", "quid", "buck", "poun", "doll", "euro", "nair", "gran", "fift", "hund", "thou", "snap",
            "inst", "tele", "kik", "disc", "skyp", "what", "wick", "payp", "venm", "cash", "revo", "user", "hand",
            "twen", "thir", "fort", "sixt", "seve", "eigh", "nine", "zero", "tikt", "face", "goog", "face", "face",
            "rupe", "peso", "cedi", "rand", "fran", "tag", "yen", "sess", "sign",
        ].map { $0.utf8.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } })
}
