// SPDX-License-Identifier: Apache-2.0

/// Greek and Cyrillic letters that pass for Latin ones: after the table of confusables of Unicode (UTS 39), reduced to single
/// letters that a reader takes for one of the alphabet.
///
/// When such a letter is to be read as the Latin one is not said here: a Russian text is full of them.
public enum Confusables {
    /// The Latin letter that a Greek or Cyrillic letter passes for, in ASCII and in its case; nil for any other scalar.
    public static func latin(_ scalar: UInt32) -> UInt8? {
        blocks.contains(scalar) ? table[scalar] : nil
    }

    private static let blocks: ClosedRange<UInt32> = 0x370...0x52F

    private static let table: [UInt32: UInt8] = rows.reduce(into: [:]) { table, row in
        for (letter, latin) in zip(row.letters.unicodeScalars, row.latin.utf8) { table[letter.value] = latin }
    }

    // т, м and н look otherwise than their capitals and pass for the letters that those pass for.
    private static let rows: [(letters: String, latin: String)] = [
        ("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS"),
        ("аеорсухіјѕһԁԛԝӏвкмнтѵг", "aeopcyxijshdqwlbkmhtvr"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
        ("αβεικνορτυχημγωϲϳ", "abeikvoptuxnuywcj"),
    ]
}
