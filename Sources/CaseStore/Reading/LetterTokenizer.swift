// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// Cuts texts for search: words as `unicode61` cuts them, and each letter of a script without blanks between words by itself.
///
/// In such a script a run of letters is a sentence, of which `unicode61` makes one word. A word that somebody looks for is then a
/// phrase of letters, found wherever it stands. Places are those of the text itself, so that excerpts show it as it was written.
final class LetterTokenizer: FTS5CustomTokenizer {
    static let name = "chatforensics_letters"

    private let words: any FTS5Tokenizer

    init(db: Database, arguments: [String]) throws {
        words = try db.makeTokenizer(.unicode61(diacritics: .remove))
    }

    /// A caller of the tokenizer, and where the piece of text begins that is cut for it.
    private struct Caller {
        var context: UnsafeMutableRawPointer?
        var callback: FTS5TokenCallback
        var start: CInt
    }

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return 0 }
        let bytes = UnsafeRawBufferPointer(start: pText, count: Int(nText))
        // All these letters have three bytes or more.
        guard bytes.contains(where: { $0 >= 0xE0 }) else {
            return words.tokenize(
                context: context, tokenization: tokenization, pText: pText, nText: nText, tokenCallback: tokenCallback)
        }
        var caller = Caller(context: context, callback: tokenCallback, start: 0)
        /// Cuts the piece before a letter.
        func cut(_ start: Int, _ end: Int) -> CInt {
            guard start < end else { return 0 }
            caller.start = CInt(start)
            return withUnsafeMutablePointer(to: &caller) { pointer in
                words.tokenize(
                    context: pointer, tokenization: tokenization, pText: pText + start, nText: CInt(end - start)
                ) { pointer, flags, token, count, first, last in
                    guard let caller = pointer?.assumingMemoryBound(to: Caller.self).pointee else { return 1 }
                    return caller.callback(
                        caller.context, flags, token, count, caller.start + first, caller.start + last)
                }
            }
        }
        var (piece, place) = (0, 0)
        while place < bytes.count {
            guard let (scalar, length) = Self.scalar(in: bytes, at: place) else {
                place += 1
                continue
            }
            guard Self.isByItself(scalar) else {
                place += length
                continue
            }
            var result = cut(piece, place)
            if result != 0 { return result }
            result = Self.folded(scalar).withUnsafeBufferPointer { token in
                token.withMemoryRebound(to: CChar.self) {
                    tokenCallback(context, 0, $0.baseAddress, CInt($0.count), CInt(place), CInt(place + length))
                }
            }
            if result != 0 { return result }
            place += length
            piece = place
        }
        return cut(piece, bytes.count)
    }

    /// Whether a text holds such letters.
    static func hasLetters(_ text: String) -> Bool { text.unicodeScalars.contains(where: isByItself) }

    /// Letters and signs on them of the scripts of China, Japan, Thailand, Laos, Burma and Cambodia.
    static func isByItself(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3031...0x3035,
            0x3040...0x30FF, 0x3100...0x312F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x9FFF, 0xAA60...0xAA7F,
            0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x323AF:
            switch scalar.properties.generalCategory {
            case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .letterNumber, .otherSymbol: true
            default: false
            }
        default: false
        }
    }

    /// The letter in UTF-8; narrow and old forms as the usual ones.
    private static func folded(_ scalar: Unicode.Scalar) -> ContiguousArray<UInt8> {
        guard scalar.value >= 0xF900, scalar.value < 0x20000 || scalar.value >= 0x2F800 else {
            return ContiguousArray(String(scalar).utf8)
        }
        return ContiguousArray(String(scalar).precomposedStringWithCompatibilityMapping.utf8)
    }

    /// The scalar that begins at a place; nil where none does.
    private static func scalar(in bytes: UnsafeRawBufferPointer, at place: Int) -> (Unicode.Scalar, length: Int)? {
        let first = bytes[place]
        let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0
        guard length > 0, place + length <= bytes.count else { return nil }
        if length == 1 { return (Unicode.Scalar(first), 1) }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for byte in bytes[(place + 1)..<(place + length)] {
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value).map { ($0, length) }
    }
}
