// SPDX-License-Identifier: Apache-2.0

/// The marks that Skype's clients put into what people type; whatever else stands between angle brackets was typed.
enum SkypeMarks {
    /// The bytes of a text in which `<` opens nothing but known marks.
    static func keepingWords(of content: String) -> [UInt8] {
        let bytes = Array(content.utf8)
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count + 16)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "<"), isWord(behind: index, in: bytes) {
                kept += Array("&lt;".utf8)
            } else {
                kept.append(byte)
            }
        }
        return kept
    }

    private static func isWord(behind bracket: Int, in bytes: [UInt8]) -> Bool {
        let start = bytes.dropFirst(bracket + 1).first == UInt8(ascii: "/") ? bracket + 2 : bracket + 1
        let name = bytes.dropFirst(start).prefix { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x5F }
        guard !name.isEmpty else { return false }
        // A mark goes on to its closing bracket.
        let end = bytes[name.endIndex...].first { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
        return end != UInt8(ascii: ">") || !known.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    /// Marks of texts, quotations, edits, files, cards and places, and the HTML that newer clients wrote.
    private static let known: Set<String> = [
        "a", "at", "b", "i", "s", "u", "pre", "code", "ss", "flag", "font", "quote", "legacyquote", "e_m", "c",
        "contacts",
        "location", "uriobject", "originalname", "filesize", "title", "description", "meta", "thumbnail", "viewlink",
        "partlist", "part", "name", "duration", "sms", "files", "file", "swift", "systemlocation", "context", "links",
        "br", "p", "div", "span", "ul", "ol", "li", "blockquote", "strong", "em", "del", "strike", "img", "html",
        "body",
    ]
}
