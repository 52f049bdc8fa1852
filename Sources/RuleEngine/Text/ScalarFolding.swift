// SPDX-License-Identifier: Apache-2.0

/// What one character beyond ASCII becomes in folded text.
///
/// A subset of NFKC with case folding that matching needs, written as tables so that results do not change with the
/// Unicode version of the platform.
enum ScalarFolding {
    enum Folded {
        case drop
        case keep(UInt32)
        case two(UInt32, UInt32)
        /// An emoji of the table.
        case name(String)
    }

    static func fold(_ scalar: UInt32) -> Folded {
        switch scalar {
        case 0x80..<0xC0: latin1Sign(scalar)
        case 0xDF: .two(0x73, 0x73)
        case 0xC6, 0xE6: .two(0x61, 0x65)
        case 0x152, 0x153: .two(0x6F, 0x65)
        case 0xD7, 0xF7: .keep(0x20)
        case 0xC0..<0x250: base(latin, scalar - 0xC0, of: scalar)
        case 0x2B9...0x2BF: .keep(0x27)
        case 0x300..<0x370: .drop
        case 0x391...0x3A9, 0x410...0x42F: .keep(scalar + 32)
        case 0x400...0x40F: .keep(scalar + 80)
        case 0x1E00..<0x1F00: base(latinAdditional, scalar - 0x1E00, of: scalar)
        case 0x2000..<0x2070: punctuation(scalar)
        case 0x20A0..<0x20D0: .keep(0x24)
        case 0x20D0..<0x2100: .drop
        case 0x2460..<0x24EA: enclosed(scalar)
        case 0x3001...0x3003, 0x3008...0x3011: .keep(0x20)
        case 0x3002: .keep(0x2E)
        case 0x3000: .keep(0x20)
        case 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF: .drop
        case 0xFF01...0xFF5E: .keep(lowercased(scalar - 0xFEE0))
        case 0xFFA0, 0x115F, 0x1160, 0x3164, 0x34F, 0x61C, 0x17B4, 0x17B5, 0x180B...0x180F: .drop
        case 0xFFE0...0xFFE6: .keep(0x24)
        case 0xFFF0...0xFFFF: .keep(0x20)
        case 0x1D400..<0x1D6A4: .keep(0x61 + (scalar - 0x1D400) % 26)
        case 0x1D7CE..<0x1D800: .keep(0x30 + (scalar - 0x1D7CE) % 10)
        case 0x1F130..<0x1F18A where (scalar - 0x1F130) % 32 < 26: .keep(0x61 + (scalar - 0x1F130) % 32)
        case 0x1F3FB...0x1F3FF: .drop
        case 0xE0000..<0xE1000: .drop
        default: other(scalar)
        }
    }

    private static func other(_ scalar: UInt32) -> Folded {
        if scalar >= 0x2100, scalar < 0x2150, let letter = letterlike[scalar] { return .keep(letter) }
        if let name = EmojiNames.table[scalar] { return .name(name) }
        // Arrows, symbols, private use and emoji without a name separate words.
        if (0x2190..<0x2C00).contains(scalar) || (0xE000..<0xF900).contains(scalar)
            || scalar >= 0x1F000 && scalar < 0x20000
        {
            return .keep(0x20)
        }
        return .keep(scalar)
    }

    private static func latin1Sign(_ scalar: UInt32) -> Folded {
        switch scalar {
        case 0xAD: .drop
        case 0xA2...0xA5: .keep(0x24)
        case 0xAB, 0xBB: .keep(0x22)
        case 0xAA: .keep(0x61)
        case 0xBA: .keep(0x6F)
        case 0xB2, 0xB3: .keep(scalar - 0xB2 + 0x32)
        case 0xB9: .keep(0x31)
        case 0xB4: .keep(0x27)
        case 0x85: .keep(0x0A)
        default: .keep(0x20)
        }
    }

    private static func punctuation(_ scalar: UInt32) -> Folded {
        switch scalar {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: .drop
        case 0x2010...0x2015: .keep(0x2D)
        case 0x2018...0x201B, 0x2032, 0x2035: .keep(0x27)
        case 0x201C...0x201F, 0x2033, 0x2039, 0x203A: .keep(0x22)
        case 0x2024: .keep(0x2E)
        case 0x2025, 0x2026: .two(0x2E, 0x2E)
        case 0x2028, 0x2029: .keep(0x0A)
        case 0x203C: .keep(0x21)
        case 0x2047...0x2049: .keep(0x3F)
        default: .keep(0x20)
        }
    }

    private static func enclosed(_ scalar: UInt32) -> Folded {
        scalar >= 0x24B6 ? .keep(0x61 + (scalar - 0x24B6) % 26) : .keep(0x20)
    }

    private static func lowercased(_ scalar: UInt32) -> UInt32 { scalar &- 65 < 26 ? scalar + 32 : scalar }

    private static func base(_ table: StaticString, _ index: UInt32, of scalar: UInt32) -> Folded {
        let letter = table.utf8Start[Int(index)]
        return .keep(letter == 0x2E ? scalar : UInt32(letter))
    }

    /// Letterlike symbols that are Latin letters (U+2100…U+214F).
    private static let letterlike: [UInt32: UInt32] = {
        let pairs: [(ClosedRange<UInt32>, StaticString)] = [
            (0x2102...0x2102, "c"), (0x210A...0x2115, "ghhhh.iill.n"), (0x2119...0x211D, "pqrrr"),
            (0x2124...0x2124, "z"), (0x2128...0x2128, "z"), (0x212A...0x2134, "k.bc.eef.mo"),
            (0x2139...0x2139, "i"), (0x2145...0x2149, "ddeij"),
        ]
        var table: [UInt32: UInt32] = [:]
        for (range, letters) in pairs {
            for (index, scalar) in range.enumerated() where index < letters.utf8CodeUnitCount {
                let letter = letters.utf8Start[index]
                if letter != 0x2E { table[scalar] = UInt32(letter) }
            }
        }
        return table
    }()

    /// Base letters of U+00C0…U+024F; a full stop where there is none.
    private static let latin: StaticString = """
        aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggg\
        gggghhhhiiiiiiiiii..jjkkkllllll..llnnnnnnn..oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
        b........dd.....................oo.............uu............................aaiioouuuuuuuuuu.aa\
        aa....ggkkoooo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy......a..l..\
        ................
        """

    /// Base letters of U+1E00…U+1EFF.
    private static let latinAdditional: StaticString = """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
        ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
        """
}
