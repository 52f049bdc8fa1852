// SPDX-License-Identifier: Apache-2.0

/// Whether a text may hold words of time that is over, or a number that counts something else.
///
/// Most texts hold neither, and one walk over their bytes tells so before words are made of them.
enum PastSigns {
    /// False only where `DueTime.isNone` is false at every place of the text.
    static func mayStand(in bytes: Span<UInt8>) -> Bool {
        var word: UInt64 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case 0x41...0x5A, 0x61...0x7A:
                // The first eight letters are enough: a longer word is looked at more closely.
                if word >> 56 == 0 { word = word << 8 | UInt64(byte | 0x20) }
            case 0x30...0x39, 0xC3, 0xCC, 0xCD: return true
            case 0xE2 where index + 1 < bytes.count && bytes[index + 1] == 0x84: return true
            default:
                if word != 0, signs.contains(word) { return true }
                word = 0
            }
        }
        return word != 0 && signs.contains(word)
    }

    /// The first letters of the words, packed; "y" is that of "il y a".
    private static let signs = Set(
        (DeadlineTerms.passed.union(DeadlineTerms.spent).union(["y"])).map { word in
            word.utf8.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        })
}
