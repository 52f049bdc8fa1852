// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// The files that lie beside an export's records, by the paths that the records write.
struct ExportFiles {
    private var exhibits: [String: Int32] = [:]
    private let surroundings: [FilesByPath]

    init(_ companions: [Exhibit], around surroundings: [FilesByPath] = []) {
        self.surroundings = surroundings
        for companion in companions { exhibits[companion.path] = companion.number }
    }

    /// The exhibit to which a relative path leads from the folder of a file; nil for an address and for what is not there.
    func exhibit(at link: String, from file: Exhibit) -> Int32? {
        guard !exhibits.isEmpty || !surroundings.isEmpty, !link.isEmpty, !link.contains("://"), !link.hasPrefix("data:")
        else { return nil }
        let plain = link.replacing("\\", with: "/")
        return find(plain, from: file) ?? plain.percentDecoded.flatMap { find($0, from: file) }
    }

    private func find(_ link: String, from file: Exhibit) -> Int32? {
        var parts: [Substring] = []
        var folder = file.folder
        for part in link.split(separator: "/") where part != "." {
            if part == ".." {
                if parts.popLast() == nil {
                    // Out of the folder, though never out of the archive that holds it.
                    guard folder.last == "/" else { return nil }
                    folder = file.parent(of: folder)
                }
            } else {
                parts.append(part)
            }
        }
        let path = String(folder) + parts.joined(separator: "/")
        return exhibits[path] ?? surroundings.lazy.compactMap { $0.file(at: path)?.number }.first
    }
}

extension Attachment.Kind {
    /// What a file is by its media type.
    init(mediaType: String) {
        let type = mediaType.lowercased()
        self =
            switch type {
            case let type where type.hasPrefix("image/"): .image
            case let type where type.hasPrefix("video/"): .video
            case let type where type.hasPrefix("audio/"): .audio
            case "text/vcard", "text/x-vcard", "text/directory": .contactCard
            default: .document
            }
    }

    /// What a file is by its name or address.
    init(fileName: String) {
        let isAddress = fileName.utf8.contains(UInt8(ascii: ":")) && fileName.contains("://")
        let path =
            isAddress
            ? fileName.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") } : fileName.utf8[...]
        let name = path.split(separator: UInt8(ascii: "/")).last ?? path.prefix(0)
        let dot = name.lastIndex(of: UInt8(ascii: "."))
        let ending = dot.map { Substring(name[name.index(after: $0)...]).lowercased() } ?? ""
        self = Self.endings[ending] ?? .document
    }

    private static let endings: [String: Attachment.Kind] = [
        "jpg": .image, "jpeg": .image, "jpe": .image, "png": .image, "gif": .image, "heic": .image, "heif": .image,
        "bmp": .image, "webp": .image, "tif": .image, "tiff": .image, "avif": .image,
        "mp4": .video, "mov": .video, "m4v": .video, "3gp": .video, "avi": .video, "mkv": .video, "webm": .video,
        "opus": .audio, "amr": .audio, "mp3": .audio, "m4a": .audio, "aac": .audio, "ogg": .audio, "oga": .audio,
        "wav": .audio, "flac": .audio, "caf": .audio, "vcf": .contactCard,
    ]
}

extension Platform {
    /// Discord.
    static let discord = Platform(rawValue: "discord")
    /// Google Chat, and Hangouts before it.
    static let googleChat = Platform(rawValue: "google-chat")
    /// Google Voice.
    static let googleVoice = Platform(rawValue: "google-voice")
    /// Signal.
    static let signal = Platform(rawValue: "signal")
    /// iMessage and the SMS of the same app.
    static let imessage = Platform(rawValue: "imessage")
    /// LINE.
    static let line = Platform(rawValue: "line")
    /// KakaoTalk.
    static let kakaotalk = Platform(rawValue: "kakaotalk")
    /// Viber.
    static let viber = Platform(rawValue: "viber")
}
