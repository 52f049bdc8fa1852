// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the pages that Telegram Desktop writes for one chat or for a whole account.
///
/// Names are all that a page tells of people; times are wall clocks with the zone's winter offset. Pages beside the
/// `result.json` of the same export are read as well: each may hold what the other lacks. Format notes: docs/formats/telegram-html.md.
public struct TelegramHTML: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "telegram-html", name: "Telegram Desktop export (HTML)", platform: .telegram, revision: 3)

    /// Importers have no state.
    public init() {}

    /// Claims every page that bears the export's title, one unit a chat and one for the lists of an account.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var chats: [String: [(page: Int, exhibit: Exhibit)]] = [:]
        var lists: [String: [Exhibit]] = [:]
        var others: [(exhibit: Exhibit, path: TelegramHTMLPath)] = []
        var roots: [String: String] = [:]
        let pages = survey.exhibits.filter { HTMLPage.isPage($0) && Self.isExportPage(survey.head(of: $0)) }
        for exhibit in pages {
            let path = TelegramHTMLPath(exhibit)
            switch path.role {
            case .chat(let page):
                chats[String(exhibit.folder), default: []].append((page, exhibit))
                roots[String(exhibit.folder)] = path.root
            case .other: others.append((exhibit, path))
            case .list, .summary: lists[path.root, default: []].append(exhibit)
            }
        }
        for (exhibit, path) in others {
            // A browser calls the second copy of a page `messages (1).html`: its records are known already.
            let copied = chats[String(exhibit.folder)]?.first {
                $0.exhibit.size == exhibit.size && survey.head(of: $0.exhibit) == survey.head(of: exhibit)
            }
            if let copied {
                chats[String(exhibit.folder)]?.append((copied.page, exhibit))
            } else {
                chats[exhibit.path] = [(1, exhibit)]
                roots[exhibit.path] = path.root
            }
        }
        let files = Self.files(in: survey)
        var units: [ImportUnit] = []
        for (key, pages) in chats {
            let exhibits = pages.sorted { ($0.page, $0.exhibit.number) < ($1.page, $1.exhibit.number) }.map(\.exhibit)
            let (root, folder) = (roots[key] ?? key, String(exhibits[0].folder))
            let companions = Self.companions(of: folder, root: root, in: files)
            units.append(ImportUnit(exhibits, companions: companions, export: root.isEmpty ? exhibits[0].path : root))
        }
        for (root, exhibits) in lists {
            let companions = Self.companions(of: root, root: root, in: files)
            units.append(ImportUnit(exhibits, companions: companions, export: root.isEmpty ? exhibits[0].path : root))
        }
        guard !units.isEmpty else { return nil }
        units.sort { $0.exhibits[0].number < $1.exhibits[0].number }
        return Claim(.certain, reason: "pages of a Telegram Desktop export", units: units)
    }

    /// Reads one chat, or the lists of an account.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let first = unit.exhibits.first else { return }
        switch TelegramHTMLPath(first).role {
        case .chat, .other:
            var reader = try TelegramHTMLChatReader(unit, of: evidence)
            try reader.read(unit.exhibits, of: evidence, into: &sink)
        case .list, .summary:
            var reader = try TelegramHTMLListReader(unit, of: evidence)
            try reader.read(unit.exhibits, of: evidence, into: &sink)
        }
    }

    /// The title and the outermost element are the same in every language of the client.
    private static func isExportPage(_ head: [UInt8]) -> Bool {
        let head = HTMLPage.head(head)
        guard head.contains(text: "<title>Exported Data</title>") else { return false }
        // Programs that cut pages down leave the messages as they were.
        return head.contains(text: "page_wrap") || head.contains(text: "class=\"message default clearfix")
    }

    /// The files of an export that are no chat, by the folder of the chat or account whose they are.
    private static func files(in survey: borrowing Survey) -> [String: [Exhibit]] {
        var files: [String: [Exhibit]] = [:]
        for exhibit in survey.exhibits {
            let path = exhibit.path
            var start = path.startIndex
            for slash in path.indices where path[slash] == "/" || path[slash] == "!" {
                if path[slash] == "/", ownFolders.contains(path[start..<slash]) {
                    files[String(path[..<start]), default: []].append(exhibit)
                }
                start = path.index(after: slash)
            }
            if exhibit.name == "export_results.html" { files[String(exhibit.folder), default: []].append(exhibit) }
        }
        return files
    }

    /// The files of a chat's own folders, and the pages that describe the account.
    private static func companions(of folder: String, root: String, in files: [String: [Exhibit]]) -> [Exhibit] {
        let account = root == folder ? [] : (files[root] ?? []).filter(HTMLPage.isPage)
        return (files[folder] ?? []) + account
    }

    private static let ownFolders: Set<Substring> = [
        "animations", "contacts", "css", "files", "images", "js", "lists", "photos", "profile_pictures",
        "round_video_messages", "stickers", "stories", "video_files", "voice_messages",
    ]
}
