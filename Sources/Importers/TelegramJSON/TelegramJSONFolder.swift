// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The files that Telegram Desktop writes beside a `result.json`.
struct TelegramJSONFolder {
    private let exhibits: [String: Int32]

    /// Indexes the companions by their path as the export's records name it.
    init(companions: [Exhibit], of export: Exhibit) {
        let folder = export.folder
        var exhibits: [String: Int32] = [:]
        for companion in companions where companion.path.hasPrefix(folder) {
            exhibits[String(companion.path.dropFirst(folder.count))] = companion.number
        }
        self.exhibits = exhibits
    }

    /// The exhibit that a record's path names; nil for anything that the export does not hold.
    func exhibit(at path: String) -> Int32? {
        exhibits[path] ?? exhibits[String(path.map { $0 == "\\" ? "/" : $0 })]
    }

    /// Whether a path lies where an export in a folder keeps its media, its pages and their style.
    static func isPart(_ path: String, ofExportIn folder: String) -> Bool {
        guard path.hasPrefix(folder) else { return false }
        let rest = path.dropFirst(folder.count)
        if let slash = rest.firstIndex(of: "/") { return parts.contains(rest[..<slash]) }
        return rest == "export_results.html" || isPage(rest)
    }

    /// Whether a name is that of a page of messages, as in `messages2.html`.
    private static func isPage(_ name: Substring) -> Bool {
        guard name.hasPrefix("messages"), name.hasSuffix(".html") else { return false }
        return name.dropFirst(8).dropLast(5).utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static let parts: Set<Substring> = [
        "animations", "chats", "contacts", "css", "files", "images", "js", "lists", "photos", "profile_pictures",
        "round_video_messages", "stickers", "stories", "video_files", "voice_messages",
    ]
}
