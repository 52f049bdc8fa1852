// SPDX-License-Identifier: Apache-2.0

public import Evidence
import Synchronization

/// Names and first bytes of every exhibit, read once for all importers.
public struct Survey: ~Copyable {
    /// First bytes kept of an exhibit, as a rule.
    public static let headSize = 65_536

    /// Everything that could be an export's file: archives themselves and operating-system litter
    /// (`__MACOSX/`, `._*`, `.DS_Store`, `Thumbs.db`) are left out.
    ///
    /// Files of a download that was cut into parts have the paths that they would have in the whole.
    public let exhibits: [Exhibit]
    /// For each download of which parts are missing, a file of the first part that is there, and how many are not.
    public let missingParts: [(exhibit: Int32, missing: Int)]
    private let heads: [Int32: [UInt8]]
    private let folders = Mutex(SurveyFolders())

    /// Reads the heads of the evidence's files.
    public init(of evidence: EvidenceSet) {
        let parts = DownloadParts(evidence.exhibits)
        let candidates = parts.exhibits.filter { !$0.isArchive && !Self.isLitter($0) }
        var heads: [Int32: [UInt8]] = [:]
        for exhibit in candidates where !Self.isMedia(exhibit) {
            heads[exhibit.number] = try? evidence.withBytes(of: exhibit) { bytes in
                // An archive that was not opened, at whatever limit, holds no text.
                if Self.isArchive(bytes) { return [] }
                return Self.head(of: bytes)
            }
        }
        exhibits = candidates
        missingParts = parts.gaps
        self.heads = heads
    }

    /// The first bytes of a file as importers are shown them.
    public static func head(of bytes: Span<UInt8>) -> [UInt8] {
        let head = bytes.extracting(first: JSONHead.end(in: bytes, atLeast: min(headSize, bytes.count)))
        return Array(unsafeUninitializedCapacity: head.count) { buffer, count in
            for index in head.indices { buffer[index] = head[index] }
            count = head.count
        }
    }

    /// The first bytes, as a rule at most `headSize`, more where JSON begins with a picture or a long list of names; empty for pictures, sound and film, judged by name, and for unreadable files.
    public borrowing func head(of exhibit: Exhibit) -> [UInt8] {
        heads[exhibit.number] ?? []
    }

    /// Everything in a file's folder and anywhere below it, but for the file.
    ///
    /// A file that was handed in alone has nothing below its folder.
    public borrowing func files(below exhibit: Exhibit) -> [Exhibit] {
        guard !exhibit.folder.isEmpty else { return [] }
        return folders.withLock { $0.files(below: exhibit.folder, of: exhibits) }.numbered
            .filter { $0.number != exhibit.number }
    }

    /// The pictures, sound and film in a file's folder and anywhere below it, which its records may name.
    ///
    /// A file that was handed in alone lies beside the others that were.
    public borrowing func media(around exhibit: Exhibit) -> FilesByPath {
        folders.withLock { $0.media(below: exhibit.folder, of: exhibits) }
    }

    /// The pictures, sound and film in folders of other parts of the same download, which have the same two last names as a
    /// file's folder: exports are cut into parts by size, and media lie where the whole has them.
    ///
    /// The names of parts differ in a last number alone. A part under any other name is one where only one download is
    /// there and the part holds no records of its own: every download has the same folders, and files of one name.
    ///
    /// - Parameter records: of every folder with records of the format, one file or all.
    public borrowing func mediaOfOtherParts(of exhibit: Exhibit, among records: [Exhibit]) -> [Exhibit] {
        let place = ExportPart(exhibit.folder)
        guard !place.inner.isEmpty else { return [] }
        let holders = Set(records.map { ExportPart($0.folder) }.filter { $0.inner == place.inner })
        let isOnly = Set(holders.map(\.download)).count == 1
        return folders.withLock { $0.media(inParts: place.inner, of: exhibits) }.filter { part, other in
            other.folder != exhibit.folder && (part.download == place.download || isOnly && !holders.contains(part))
        }.map(\.exhibit)
    }

    /// Whether bytes begin as those of a ZIP, 7z, RAR, gzip, xz, Zstandard or bzip2 file do.
    private static func isArchive(_ bytes: Span<UInt8>) -> Bool {
        let signatures: [[UInt8]] = [
            [0x50, 0x4B, 0x03, 0x04], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07],
            [0x1F, 0x8B, 0x08], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x28, 0xB5, 0x2F, 0xFD], [0x42, 0x5A, 0x68],
        ]
        return signatures.contains { signature in
            signature.count <= bytes.count && signature.indices.allSatisfy { bytes[$0] == signature[$0] }
        }
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
