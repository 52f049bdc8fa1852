// SPDX-License-Identifier: Apache-2.0

/// Tells pictures, sound and film from everything that may hold text.
enum MediaSort {
    /// Whether a member is hashed but not kept: its name and its first bytes must both say so.
    ///
    /// Something may hide under the name of a picture; and a picture under another name is looked into by whoever
    /// surveys the evidence, for whom expanding it again would be dear.
    static func isMedia(name: Substring, head: [UInt8]) -> Bool {
        guard let dot = name.lastIndex(of: "."), mediaEndings.contains(name[dot...].dropFirst().lowercased()) else {
            return false
        }
        return hasMediaMagic(head) || isCompressedDrawing(name: name) && head.starts(with: [0x1F, 0x8B])
    }

    /// Compressed by nature: a sticker or drawing in gzip is not an archive.
    static func isCompressedDrawing(name: Substring) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".tgs") || name.hasSuffix(".svgz")
    }

    /// No ending stands here that `Survey` in `Importing` looks into.
    private static let mediaEndings: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "mp4", "mov", "m4v", "3gp", "avi",
        "mkv", "webm", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "amr", "flac", "tgs",
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
            || has("BM") || has("GIF87a") || has("GIF89a")
            || (has("RIFF") && (has("WEBP", at: 8) || has("WAVE", at: 8) || has("AVI ", at: 8)))
            || has("ftyp", at: 4)  // MP4, MOV, M4A, HEIC, AVIF, 3GP
            || has([0x49, 0x49, 0x2A, 0x00]) || has([0x4D, 0x4D, 0x00, 0x2A])  // TIFF
            || has([0x1A, 0x45, 0xDF, 0xA3])  // Matroska, WebM
            || has("OggS") || has("fLaC") || has("#!AMR") || has("ID3")
            || has([0xFF, 0xFB]) || has([0xFF, 0xF3]) || has([0xFF, 0xF1]) || has([0xFF, 0xF9])  // MPEG audio, ADTS
    }
}
