// SPDX-License-Identifier: Apache-2.0

/// Tells pictures, sound and film from everything that may hold text.
enum MediaSort {
    /// Whether a member is hashed but not kept: judged by name and first bytes, which must agree.
    ///
    /// Where the name says text, the text is kept whatever it begins with; where the name says media, its bytes must
    /// say so too, because something may hide under such a name.
    static func isMedia(name: Substring, head: [UInt8]) -> Bool {
        let ending = name.lastIndex(of: ".").map { name[$0...].dropFirst().lowercased() } ?? ""
        if textEndings.contains(ending) { return false }
        return hasMediaMagic(head)
    }

    /// Compressed by nature: a sticker or drawing in gzip is not an archive.
    static func isCompressedDrawing(name: Substring) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".tgs") || name.hasSuffix(".svgz")
    }

    private static let textEndings: Set<String> = [
        "json", "html", "htm", "xml", "txt", "csv", "tsv", "js", "jsonl", "ndjson", "vcf", "vcard", "eml", "mbox", "md",
        "log", "rtf", "db", "sqlite", "sqlite3", "plist", "ics", "yaml", "yml", "srt", "msg", "pst", "xhtml", "mht",
    ]

    private static func hasMediaMagic(_ head: [UInt8]) -> Bool {
        func has(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
            head.count >= offset + bytes.count && head[offset..<offset + bytes.count].elementsEqual(bytes)
        }
        func has(_ text: StaticString, at offset: Int = 0) -> Bool {
            text.withUTF8Buffer { has(Array($0), at: offset) }
        }
        return has([0xFF, 0xD8, 0xFF])  // JPEG
            || has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])  // PNG
            || has("GIF87a") || has("GIF89a")
            || (has("RIFF") && (has("WEBP", at: 8) || has("WAVE", at: 8) || has("AVI ", at: 8)))
            || has("ftyp", at: 4)  // MP4, MOV, M4A, HEIC, AVIF, 3GP
            || has([0x49, 0x49, 0x2A, 0x00]) || has([0x4D, 0x4D, 0x00, 0x2A])  // TIFF
            || has([0x1A, 0x45, 0xDF, 0xA3])  // Matroska, WebM
            || has("OggS") || has("fLaC") || has("#!AMR") || has("ID3")
            || has([0xFF, 0xFB]) || has([0xFF, 0xF3]) || has([0xFF, 0xF1]) || has([0xFF, 0xF9])  // MPEG audio, ADTS
            || has("FLV\u{1}")
            || has([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11])  // ASF
    }
}
