// SPDX-License-Identifier: Apache-2.0

import Evidence

/// What a page of a Telegram export is, by its place.
struct TelegramHTMLPath {
    /// What the page holds.
    enum Role: Hashable {
        /// `messages.html` is page 1, `messages2.html` page 2.
        case chat(page: Int)
        /// `lists/contacts.html` and the like, by the name without its ending.
        case list(String)
        /// `export_results.html`.
        case summary
        /// A page under a name of its own.
        case other
    }

    /// The export: exhibit path up to and including its last `/` or `!`.
    var root: String
    /// What the page holds.
    var role: Role
    /// `chat_07` in an account export.
    var chatFolder: String?

    init(_ exhibit: Exhibit) {
        let folder = exhibit.folder
        root = String(folder)
        let name = exhibit.name
        let stem = name.drop(suffix: ".html")
        if let parent = folder.droppingFolder("lists") {
            root = String(parent)
            role = .list(String(stem))
        } else if name == "export_results.html" {
            role = .summary
        } else if let page = Self.page(of: stem) {
            role = .chat(page: page)
            let chat = exhibit.name(of: folder)
            if chat.hasPrefix("chat_"), let parent = folder[..<chat.startIndex].droppingFolder("chats") {
                root = String(parent)
                chatFolder = String(chat)
            }
        } else {
            role = .other
        }
    }

    /// The page's number in its chat.
    private static func page(of stem: Substring) -> Int? {
        guard stem.hasPrefix("messages") else { return nil }
        let digits = stem.dropFirst("messages".count)
        if digits.isEmpty { return 1 }
        return digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(digits) : nil
    }

    /// The exhibit path that a link of a page means; nil for addresses and for links that lead out of the input.
    static func resolve(_ link: String, from page: Exhibit) -> String? {
        guard !link.isEmpty, !link.contains("://"), link.first != "#", link.first != "/" else { return nil }
        var folder = page.folder
        var parts = link.split { $0 == "/" || $0 == "\\" }[...]
        while let part = parts.first, part == ".." || part == "." {
            parts.removeFirst()
            if part == "." { continue }
            guard folder.last == "/" else { return nil }
            folder = page.parent(of: folder)
        }
        return parts.isEmpty ? nil : folder + parts.joined(separator: "/")
    }
}

extension Substring {
    fileprivate func drop(suffix: String) -> Substring {
        hasSuffix(suffix) ? dropLast(suffix.count) : self
    }

    /// The folder above, when the last folder has this name.
    fileprivate func droppingFolder(_ name: String) -> Substring? {
        guard hasSuffix(name + "/") else { return nil }
        let rest = dropLast(name.count + 1)
        return rest.isEmpty || rest.last == "/" || rest.last == "!" ? rest : nil
    }
}
