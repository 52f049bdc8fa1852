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

    /// For each folder that holds an export, the files that belong to it, in the order given.
    static func parts(of folders: Set<String>, among exhibits: [Exhibit]) -> [String: [Exhibit]] {
        var parts: [String: [Exhibit]] = [:]
        for exhibit in exhibits {
            let path = exhibit.path
            // What lies in an archive that was sent is no part of the export around it.
            var start = path.lastIndex(of: "!").map { path.index(after: $0) } ?? path.startIndex
            while true {
                let folder = String(path[..<start])
                if folders.contains(folder), isPart(path[start...]) { parts[folder, default: []].append(exhibit) }
                guard let slash = path[start...].firstIndex(of: "/") else { break }
                start = path.index(after: slash)
            }
        }
        return parts
    }

    /// Whether a path inside an export's folder is one of media, pages or their style.
    private static func isPart(_ path: Substring) -> Bool {
        if let slash = path.firstIndex(of: "/") { return partFolders.contains(path[..<slash]) }
        return path == "export_results.html" || isPage(path)
    }

    /// Whether a name is that of a page of messages, as in `messages2.html`.
    private static func isPage(_ name: Substring) -> Bool {
        guard name.hasPrefix("messages"), name.hasSuffix(".html") else { return false }
        return name.dropFirst(8).dropLast(5).utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static let partFolders: Set<Substring> = [
        "animations", "chats", "contacts", "css", "files", "images", "js", "lists", "photos", "profile_pictures",
        "round_video_messages", "stickers", "stories", "video_files", "voice_messages",
    ]
}
