// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats
import Importing

/// The JSON exports that lie beside pages: what they hold as well is left to them.
struct TelegramHTMLBesides {
    /// Folders of account exports, which hold every chat of their pages.
    private var accounts: Set<String> = []
    /// Names of the chats whose JSON lies in a folder; nil for one without a name.
    private var chats: [String: Set<String?>] = [:]

    /// Nothing lies beside the pages.
    init() {}

    /// Looks at every JSON file of the evidence.
    init(in survey: borrowing Survey) {
        for exhibit in survey.exhibits where exhibit.name.lowercased().hasSuffix(".json") {
            let head = survey.head(of: exhibit)
            guard let shape = TelegramJSONShape(head: head) else { continue }
            let folder = String(exhibit.folder)
            if shape.kind == .account {
                accounts.insert(folder)
            } else {
                chats[folder, default: []].insert(Self.chatName(in: head))
            }
        }
    }

    /// Whether the chat or list of a page is in one of these files.
    ///
    /// One folder may have been made of several exports: a chat's JSON speaks for pages with the same title only.
    func hold(_ path: TelegramHTMLPath, _ page: Exhibit, titled title: String?) -> Bool {
        let folders = [path.root, String(page.folder)]
        if folders.contains(where: accounts.contains) { return true }
        return folders.contains { folder in
            guard let names = chats[folder] else { return false }
            guard let title else { return true }
            return names.contains(title) || names.contains(nil)
        }
    }

    /// The name in a page's header.
    static func title(of head: [UInt8]) -> String? {
        let head = HTMLPage.head(head)
        var cursor = HTMLRecordCursor([HTMLPattern("div", classes: ["page_header"])])
        guard let record = cursor.next(in: head.span), record.isComplete,
            let document = try? HTMLDocument(parsing: head.span, record.bytes)
        else { return nil }
        return TelegramHTMLMessage.name(document.label(of: document.root))
    }

    private static func chatName(in head: [UInt8]) -> String? {
        let text = TelegramJSONShape.utf16(head.span)
        let plain =
            text.map { $0.withUTF8(of: head.span) { span in span.withUnsafeBufferPointer { Array($0) } } } ?? head
        let start = TelegramJSONShape.beginning(in: plain.span).offset
        let cursor =
            start > 0
            ? JSONCursor(at: start, tolerance: .hexEscapes) : JSONCursor(in: plain.span, tolerance: .hexEscapes)
        let name = TelegramChat(at: cursor, in: plain.span).name
        return name.map { TelegramHTMLMessage.name($0) }
    }
}
