// SPDX-License-Identifier: Apache-2.0

/// The character set of the first PC, which ZIP names are in unless a flag says UTF-8 (APPNOTE, appendix D).
enum CodePage437 {
    static func text(_ bytes: [UInt8]) -> String {
        let upper = Array(upperHalf.unicodeScalars)
        return String(
            String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : upper[Int($0) - 0x80] }))
    }

    /// The bytes of a text; nil where it holds a character that the set does not have.
    static func bytes(of scalars: [Unicode.Scalar]) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in scalars {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else if let place = places[scalar] {
                bytes.append(place)
            } else {
                return nil
            }
        }
        return bytes
    }

    private static let places: [Unicode.Scalar: UInt8] = {
        var places: [Unicode.Scalar: UInt8] = [:]
        for (index, scalar) in upperHalf.unicodeScalars.enumerated() { places[scalar] = UInt8(0x80 + index) }
        return places
    }()

    /// 0x80 to 0xFF.
    private static let upperHalf =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
        + "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
        + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"
}
