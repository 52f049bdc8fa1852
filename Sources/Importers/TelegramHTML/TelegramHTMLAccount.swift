// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// What the pages of an account export say beside the chats.
struct TelegramHTMLAccount {
    /// The owner's identifiers from `export_results.html`; empty when the export does not name the owner.
    private(set) var owner: [Identifier] = []

    /// Whether a name is the owner's.
    func isOwner(_ name: String) -> Bool {
        let wanted = Identifier(.displayName, name).normalized
        return owner.contains { $0.kind == .displayName && $0.normalized == wanted }
    }

    /// Reads the summary among the given pages, if it is there.
    init(in pages: [Exhibit], of evidence: EvidenceSet) throws(ImportError) {
        guard let summary = pages.first(where: { TelegramHTMLPath($0).role == .summary }) else { return }
        var identifiers: [Identifier] = []
        try HTMLPage.read(summary, of: evidence) { (_, bytes) throws(ImportError) in
            var cursor = HTMLRecordCursor([Self.pattern])
            guard let record = cursor.next(in: bytes),
                let document = try? HTMLDocument(parsing: bytes, record.bytes)
            else { return }
            identifiers = Self.identifiers(in: document)
        }
        owner = identifiers
    }

    /// The element that holds the owner's names and number.
    static let pattern = HTMLPattern("div", classes: ["personal_info"])

    /// What the rows of the owner's page say, strongest first.
    static func identifiers(in document: HTMLDocument) -> [Identifier] {
        var values: [String: String] = [:]
        for row in document.all("div", class: "row") {
            guard let label = document.first("div", class: "label", in: row),
                let value = document.first("div", class: "value", in: row)
            else { continue }
            values[document.label(of: label)] = document.label(of: value)
        }
        var identifiers: [Identifier] = []
        if let phone = values["Phone number"], !phone.isEmpty { identifiers.append(Identifier(.phone, phone)) }
        if let username = values["Username"], !username.isEmpty { identifiers.append(Identifier(.username, username)) }
        let name = [values["First name"], values["Last name"]].compactMap(\.self).filter { !$0.isEmpty }
        if !name.isEmpty { identifiers.append(Identifier(.displayName, name.joined(separator: " "))) }
        return identifiers
    }

    /// The owner's own words about themselves.
    static func biography(in document: HTMLDocument) -> String? {
        document.first("div", class: "bio").flatMap { rows in
            document.first("div", class: "value", in: rows).map { document.innerText(of: $0) }
        }
    }

    /// The kind that the list of chats gives for a chat's folder; unknown without a list.
    static func kind(
        ofChat folder: String?, in pages: [Exhibit], of evidence: EvidenceSet
    ) throws(ImportError) -> Conversation.Kind {
        guard let folder, let list = pages.first(where: { TelegramHTMLPath($0).role == .list("chats") }) else {
            return .unknown
        }
        var kind = Conversation.Kind.unknown
        try HTMLPage.read(list, of: evidence) { (_, bytes) throws(ImportError) in
            var cursor = HTMLRecordCursor([HTMLPattern("a", classes: ["entry"])])
            while let record = cursor.next(in: bytes) {
                guard let document = try? HTMLDocument(parsing: bytes, record.bytes), let entry = document.first("a"),
                    document.attribute("href", of: entry)?.split(separator: "/").contains(folder[...]) == true
                else { continue }
                let word = document.first("div", class: "info", in: entry).map { document.label(of: $0) }
                kind = Self.kinds[word ?? ""] ?? .unknown
                return
            }
        }
        return kind
    }

    private static let kinds: [String: Conversation.Kind] = [
        "private": .direct, "bot": .direct, "group": .group, "channel": .channel,
    ]
}
