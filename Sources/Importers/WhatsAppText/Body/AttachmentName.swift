// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What the name of a file in an export tells about it.
struct AttachmentName {
    let text: String

    /// The kind, by the marks that WhatsApp sets in names, else by the extension.
    var kind: Attachment.Kind {
        let upper = text.uppercased()
        for (mark, kind) in Self.prefixes where upper.hasPrefix(mark) { return kind }
        let byExtension = fileExtension.flatMap { Self.extensions[$0] }
        // iOS numbers its files: 00000042-PHOTO-2020-06-07-15-13-20.jpg.
        for (mark, kind) in Self.infixes where upper.contains(mark) {
            return kind == .audio && fileExtension == "opus" ? .voice : kind
        }
        return byExtension ?? (fileExtension == nil ? .other : .document)
    }

    /// Whether it is a file name at all: something, a point, an extension of one to eight letters or digits, or none behind
    /// the number that the program gave to a file of a kind unknown to it.
    var isFileName: Bool {
        guard let fileExtension, text.utf8.count <= 512 else { return false }
        if fileExtension.isEmpty { return isGivenByProgram && text.utf8.count <= 40 }
        return (1...8).contains(fileExtension.utf8.count)
            && fileExtension.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 26 }
    }

    /// Whether WhatsApp itself gave the name.
    var isGivenByProgram: Bool {
        let upper = text.uppercased()
        return Self.prefixes.contains { upper.hasPrefix($0.0) } && upper.contains("-WA")
            || Self.infixes.contains { upper.contains($0.0) }
    }

    private var fileExtension: String? {
        guard let dot = text.utf8.lastIndex(of: 0x2E), dot != text.startIndex else { return nil }
        return text[text.utf8.index(after: dot)...].lowercased()
    }

    private static let prefixes: [(String, Attachment.Kind)] = [
        ("IMG-", .image), ("VID-", .video), ("PTT-", .voice), ("AUD-", .audio), ("STK-", .sticker),
        ("DOC-", .document), ("PTV-", .video), ("GIF-", .image),
    ]

    private static let infixes: [(String, Attachment.Kind)] = [
        ("-PHOTO-", .image), ("-VIDEO-", .video), ("-AUDIO-", .audio), ("-STICKER-", .sticker), ("-GIF-", .image),
    ]

    private static let extensions: [String: Attachment.Kind] = [
        "jpg": .image, "jpeg": .image, "png": .image, "gif": .image, "heic": .image, "heif": .image, "bmp": .image,
        "webp": .sticker, "tgs": .sticker, "was": .sticker,
        "mp4": .video, "mov": .video, "m4v": .video, "3gp": .video, "avi": .video, "mkv": .video, "webm": .video,
        "opus": .voice, "amr": .voice, "mp3": .audio, "m4a": .audio, "aac": .audio, "ogg": .audio, "oga": .audio,
        "wav": .audio, "flac": .audio, "vcf": .contactCard,
    ]
}
