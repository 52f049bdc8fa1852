// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Which of the files around a chat are its media.
///
/// A file is a companion when WhatsApp gave its name or it is media. What else lies beside a chat, be it in the chat's own
/// archive, may only be named by it: where no record does, nobody understands it and the report says so.
struct ChatFolders {
    private var files: [Substring: [Exhibit]] = [:]
    private var chats: [Substring: Int] = [:]

    init(_ exhibits: [Exhibit], chats texts: [Exhibit]) {
        let numbers = Set(texts.map(\.number))
        files = Dictionary(grouping: exhibits.filter { !numbers.contains($0.number) }) { $0.folder }
        chats = Dictionary(grouping: texts) { $0.folder }.mapValues(\.count)
    }

    /// The unit that one chat makes.
    func unit(of chat: Exhibit) -> ImportUnit {
        let folder = chat.folder
        let isAlone = chats[folder] == 1
        let export = isAlone && !folder.isEmpty ? String(folder) : chat.path
        let beside = files[folder] ?? []
        func isMedia(_ exhibit: Exhibit) -> Bool { Self.isMedia(exhibit) || Self.isPage(exhibit, of: chat) }
        guard isAlone else {
            return ImportUnit(
                [chat], companions: beside.filter(isMedia), neighbours: beside.filter { !isMedia($0) },
                export: export)
        }
        let isOwn = folder.last == "!" || Self.name(of: folder).map(ChatTitle.isKnownForm) ?? false
        let below = below(folder, isOwn: isOwn)
        guard isOwn else {
            return ImportUnit(
                [chat], companions: beside.filter(isMedia),
                neighbours: beside.filter { !isMedia($0) } + below, export: export)
        }
        let all = beside + below
        return ImportUnit(
            [chat], companions: all.filter(isMedia), neighbours: all.filter { !isMedia($0) }, export: export)
    }

    /// Whether a file is the page that WhatsApp Web writes beside a chat's text: the same records in Markdown.
    static func isPage(_ exhibit: Exhibit, of chat: Exhibit) -> Bool {
        exhibit.name == "chat.md" && chat.name == "chat.txt" && exhibit.folder == chat.folder
    }

    /// Files of folders below a chat's that hold no chat themselves.
    private func below(_ folder: Substring, isOwn: Bool) -> [Exhibit] {
        guard !folder.isEmpty else { return [] }
        return files.keys.filter { deeper in
            guard deeper.utf8.count > folder.utf8.count, deeper.hasPrefix(folder), chats[deeper] == nil else {
                return false
            }
            let rest = deeper.dropFirst(folder.count)
            return !rest.contains("!") && (isOwn || Self.isMediaFolder(rest))
        }.sorted().flatMap { files[$0] ?? [] }
    }

    private static func isMediaFolder(_ path: Substring) -> Bool {
        let name = path.lowercased()
        return ["media", "whatsapp", "attach", "files"].contains { name.contains($0) }
    }

    private static func name(of folder: Substring) -> String? {
        folder.split { $0 == "/" || $0 == "!" }.last.map(String.init)
    }

    private static func isMedia(_ exhibit: Exhibit) -> Bool {
        let name = AttachmentName(text: String(exhibit.name))
        return name.isGivenByProgram || (name.isFileName && name.kind != .other && name.kind != .document)
            || exhibit.name.lowercased().hasSuffix(".pdf") || isNumbered(exhibit.name)
    }

    /// `00000012-plan.odt`: iOS numbers every file that it puts beside a chat.
    private static func isNumbered(_ name: Substring) -> Bool {
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        return digits.count >= 8 && name.dropFirst(digits.count).first == "-"
    }
}
