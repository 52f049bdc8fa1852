// SPDX-License-Identifier: Apache-2.0

/// Text as it stands in markup, where no template does it: rows of the transcript and words of drawings.
///
/// Bytes are looked at, not characters: a mark that joins a `<` would hide it from a reader of characters.
enum MarkupText {
    /// The text with the characters of markup replaced.
    static func escaped(_ text: String) -> String {
        var out = ""
        append(text, to: &out)
        return out
    }

    /// The same, added to what is there.
    static func append(_ text: String, to out: inout String) {
        guard text.utf8.contains(where: { replacement(of: $0) != nil }) else {
            out += text
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            if let words = replacement(of: byte) { bytes += words.utf8 } else { bytes.append(byte) }
        }
        out += String(decoding: bytes, as: UTF8.self)
    }

    private static func replacement(of byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
