// SPDX-License-Identifier: Apache-2.0

/// Texts as a cell of an Office Open XML sheet can hold them.
enum SheetText {
    /// Most that a cell holds, in UTF-16 units (Excel's specification of limits).
    static let limit = 32_767

    /// The text with everything that XML cannot carry made visible: `⟨U+0000⟩`.
    ///
    /// Line ends become line feeds, as XML readers make them. `_x0041_`, which readers of sheets decode (ECMA-376 part 1,
    /// 22.9.2.19), gets its underscore encoded, so that it stays what somebody wrote.
    static func cell(_ text: String) -> String {
        guard needsCare(text) else { return text }
        var output = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x09, 0x0A: output.append(scalar)
            case 0x0D:
                if index + 1 == scalars.count || scalars[index + 1] != "\n" { output.append("\n") }
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: output.append(contentsOf: number(of: scalar).unicodeScalars)
            case 0x5F where isCode(scalars[index...].prefix(7)):
                output.append(contentsOf: "_x005F_".unicodeScalars)
            default: output.append(scalar)
            }
        }
        return String(output)
    }

    /// Pieces that fit into cells, none of which ends inside a character.
    static func pieces(_ text: String, limit: Int) -> [String] {
        var pieces: [String] = []
        var piece = String.UnicodeScalarView()
        var units = 0
        for scalar in text.unicodeScalars {
            let width = scalar.value > 0xFFFF ? 2 : 1
            if units + width > limit {
                pieces.append(String(piece))
                piece = String.UnicodeScalarView()
                units = 0
            }
            piece.append(scalar)
            units += width
        }
        pieces.append(String(piece))
        return pieces
    }

    private static func needsCare(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte < 0x20 && byte != 0x09 && byte != 0x0A { return true }
            // DEL; C1 controls and what follows U+00BF; U+FFFE and U+FFFF; `_x`.
            if byte == 0x7F || (previous == 0xC2 && byte < 0xA0) || (previous == 0xBF && byte >= 0xBE)
                || (previous == 0x5F && byte == 0x78)
            {
                return true
            }
            previous = byte
        }
        return false
    }

    private static func isCode(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        guard scalars.count == 7, let last = scalars.last, last == "_" else { return false }
        let body = Array(scalars)
        return body[1] == "x" && body[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
    }

    private static func number(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
    }
}
