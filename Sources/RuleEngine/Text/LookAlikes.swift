// SPDX-License-Identifier: Apache-2.0

/// Greek and Cyrillic letters that pass for Latin ones (after Unicode UTS 39, reduced to single lower-case letters).
enum LookAlikes {
    /// The Latin letter that a folded Greek or Cyrillic letter passes for.
    static func latin(_ scalar: UInt32) -> UInt8? {
        guard let index = letters.firstIndex(of: scalar) else { return nil }
        return latinLetters.utf8Start[index]
    }

    // Two rows to be read together; some capitals fold to a lower-case letter that looks otherwise, hence т, м, н.
    private static let letters: [UInt32] = [
        0x430, 0x435, 0x43E, 0x440, 0x441, 0x443, 0x445, 0x456, 0x458, 0x455, 0x501, 0x51B, 0x51D, 0x4CF, 0x432, 0x43A,
        0x43C, 0x43D, 0x442, 0x4BB, 0x475, 0x433,
        0x3B1, 0x3B2, 0x3B5, 0x3B9, 0x3BA, 0x3BD, 0x3BF, 0x3C1, 0x3C4, 0x3C5, 0x3C7, 0x3B7, 0x3BC, 0x3B3, 0x3C9,
        0x3F2, 0x3F3,
    ]
    private static let latinLetters: StaticString = "aeopcyxijsdqwlbkmhthvrabeikvoptuxnuywcj"
}
