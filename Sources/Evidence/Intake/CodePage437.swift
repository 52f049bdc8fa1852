// SPDX-License-Identifier: Apache-2.0

/// The character set of the first PC, which ZIP names are in unless a flag says UTF-8 (APPNOTE, appendix D).
enum CodePage437 {
    static func text(_ bytes: [UInt8]) -> String {
        let upper = Array(upperHalf.unicodeScalars)
        return String(
            String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : upper[Int($0) - 0x80] }))
    }

    /// 0x80 to 0xFF.
    private static let upperHalf =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
        + "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
        + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"
}
