// SPDX-License-Identifier: Apache-2.0

public import Evidence

/// Names and first bytes of every exhibit, read once for all importers.
public struct Survey: ~Copyable {
    /// First bytes kept of an exhibit.
    public static let headSize = 65_536

    /// Everything that could be an export's file: archives themselves and operating-system litter
    /// (`__MACOSX/`, `._*`, `.DS_Store`, `Thumbs.db`) are left out.
    public let exhibits: [Exhibit]
    private let heads: [Int32: [UInt8]]

    /// Reads the heads of the evidence's files.
    public init(of evidence: EvidenceSet) {
        let candidates = evidence.exhibits.filter { !$0.isArchive && !Self.isLitter($0) }
        var heads: [Int32: [UInt8]] = [:]
        for exhibit in candidates where !Self.isMedia(exhibit) {
            heads[exhibit.number] = try? evidence.withBytes(of: exhibit) { bytes in
                let head = bytes.extracting(first: min(Self.headSize, bytes.count))
                return Array(unsafeUninitializedCapacity: head.count) { buffer, count in
                    for index in head.indices { buffer[index] = head[index] }
                    count = head.count
                }
            }
        }
        exhibits = candidates
        self.heads = heads
    }

    /// The first bytes, at most `headSize`; empty for pictures, sound and film, judged by name, and for unreadable files.
    public borrowing func head(of exhibit: Exhibit) -> [UInt8] {
        heads[exhibit.number] ?? []
    }

    /// Files that an operating system leaves in folders and archives and that no export contains.
    public static func isLitter(_ exhibit: Exhibit) -> Bool {
        let name = exhibit.name
        return exhibit.path.contains("__MACOSX/") || name.hasPrefix("._") || name == ".DS_Store" || name == "Thumbs.db"
    }

    /// Pictures, sound and film, judged by name.
    public static func isMedia(_ exhibit: Exhibit) -> Bool {
        guard let dot = exhibit.name.lastIndex(of: ".") else { return false }
        return mediaExtensions.contains(exhibit.name[dot...].dropFirst().lowercased())
    }

    private static let mediaExtensions: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "mp4", "mov", "m4v", "3gp", "avi",
        "mkv", "webm", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "amr", "flac", "tgs", "pdf",
    ]
}
