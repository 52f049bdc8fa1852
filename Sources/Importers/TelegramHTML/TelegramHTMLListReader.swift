// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the pages of an account export beside the chats: the owner, contacts, sessions, pictures, stories.
struct TelegramHTMLListReader {
    private let account: TelegramHTMLAccount
    private var owner: Account.ID?

    init(_ unit: ImportUnit, of evidence: EvidenceSet) throws(ImportError) {
        account = try TelegramHTMLAccount(in: unit.exhibits, of: evidence)
    }

    /// Reads all pages.
    mutating func read(
        _ pages: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for exhibit in pages {
            let role = TelegramHTMLPath(exhibit).role
            try HTMLPage.read(exhibit, of: evidence) { (page, bytes) throws(ImportError) in
                if case .list(let name) = role {
                    try read(list: name, page, bytes, into: &sink)
                } else {
                    try readSummary(page, bytes, into: &sink)
                }
            }
        }
    }

    private mutating func readSummary(
        _ page: HTMLPage, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = HTMLRecordCursor([TelegramHTMLAccount.pattern])
        var index = 0
        while let record = cursor.next(in: bytes) {
            let place = page.place(record.bytes, "person", index)
            index += 1
            sink.tally(.seen, in: page.exhibit)
            guard let document = try? HTMLDocument(parsing: bytes, record.bytes) else {
                sink.report(Diagnostic(.loss, FormatError.Reason.notWellFormed.rawValue, at: place))
                sink.tally(.unknown, in: page.exhibit)
                continue
            }
            let owner = try owner(into: &sink)
            if let biography = TelegramHTMLAccount.biography(in: document), !biography.isEmpty {
                let change = AccountChange(field: "biography", to: biography)
                try sink.append(Event(.accountChange(change), at: nil, by: owner, in: nil, from: place))
            }
            sink.tally(.parsed, in: page.exhibit)
        }
    }

    private mutating func read(
        list name: String, _ page: HTMLPage, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = HTMLRecordCursor([HTMLPattern(nil, classes: ["entry"])])
        var damage = HTMLDamage()
        var index = 0
        while let record = cursor.next(in: bytes) {
            let place = page.place(record.bytes, "entry", index)
            index += 1
            sink.tally(.seen, in: page.exhibit)
            guard let document = try? HTMLDocument(parsing: bytes, record.bytes) else {
                sink.report(Diagnostic(.loss, FormatError.Reason.notWellFormed.rawValue, at: place))
                sink.tally(.unknown, in: page.exhibit)
                continue
            }
            damage.note(document.replacedBytes, .replacedBytes, at: place)
            sink.tally(try append(Entry(document), of: name, at: place, into: &sink), in: page.exhibit)
        }
        damage.report(into: &sink)
    }

    /// The parts that all lists share.
    private struct Entry {
        var name: String
        var subname: String
        var details: [String]
        var info: String
        var link: String?
        /// The platform's number, which the exporter puts behind a contact's initials.
        var number: String?
        /// The words under a story.
        var caption: String?

        init(_ document: HTMLDocument) {
            func label(_ word: String) -> String {
                document.first("div", class: word).map { document.label(of: $0) } ?? ""
            }
            name = TelegramHTMLMessage.name(label("name"))
            subname = label("subname")
            info = label("info")
            details = document.all("div", class: "details_entry").map { document.label(of: $0) }
            link = document.first("a").flatMap { document.attribute("href", of: $0) }
            number = document.first("div", class: "initials").flatMap { document.attribute("title", of: $0) }
                .flatMap { $0.dropping(prefix: "ID: ") }.flatMap { Int64($0) == nil ? nil : $0 }
            caption = document.first("div", class: "text").map { document.innerText(of: $0) }
        }

        /// The time behind a word: `Created: 31.03.2024 10:00:00`.
        func time(_ word: String) -> Timestamp? {
            details.compactMap { $0.dropping(prefix: word + ": ") }.first.flatMap(TelegramHTMLTime.timestamp)
        }
    }

    private mutating func append(
        _ entry: Entry, of list: String, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        let time: Timestamp?
        var otherTime: Timestamp?
        let content: Event.Content
        switch list {
        case "contacts":
            let phone = entry.details.first { !$0.isEmpty }.map { Identifier(.phone, $0) }
            let name =
                entry.name.isEmpty || entry.name == "Deleted Account" ? nil : Identifier(.displayName, entry.name)
            let number = entry.number.map { Identifier(.platformID, "user\($0)") }
            let identifiers = [number, phone, name].compactMap(\.self)
            if identifiers.isEmpty { return .skipped(reason: "contact-without-content") }
            let other = try sink.account(platform: .telegram, identifiers, isOwner: false)
            // A saved address-book entry: nobody had to agree, and the export does not say who came first.
            content = .contact(ContactChange(step: .accepted, other: other, direction: .unknown))
            time = TelegramHTMLTime.timestamp(entry.info)
        case "sessions", "web_sessions":
            let program = [entry.info, entry.name].filter { !$0.isEmpty }.joined(separator: " ")
            content = .accountChange(
                AccountChange(
                    field: list == "sessions" ? "session" : "web-session", to: program + "; " + entry.subname,
                    text: entry.details.first))
            let (created, active) = (entry.time("Created"), entry.time("Last active"))
            time = created ?? active
            otherTime = created == nil ? nil : active
        case "profile_pictures", "stories":
            let path = entry.link.flatMap { $0.hasSuffix("#allow_back") ? String($0.dropLast(11)) : $0 }
            let field = list == "stories" ? "story" : "profile-picture"
            content = .accountChange(
                AccountChange(field: field, to: path.map { $0.droppingParents }, text: entry.caption))
            time = TelegramHTMLTime.timestamp(entry.info)
        case "frequent": return .skipped(reason: "frequent-contact")
        case "chats":
            if entry.details.contains(where: { $0.hasSuffix("outgoing message") || $0.hasSuffix("outgoing messages") })
            {
                // The chat's pages hold one side only: nothing can be said of the talk.
                sink.report(Diagnostic(.note, "own-messages-only", at: place))
            }
            return .skipped(reason: "list-of-chats")
        default:
            sink.report(Diagnostic(.note, "unknown-list", at: place))
            return .unknown
        }
        try sink.append(
            Event(content, at: time, otherTime: otherTime, by: try owner(into: &sink), in: nil, from: place))
        return .parsed
    }

    private mutating func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        if let owner { return owner }
        let made = try sink.account(platform: .telegram, account.owner, isOwner: true)
        owner = made
        return made
    }
}

extension String {
    /// The path without `../` in front.
    fileprivate var droppingParents: String {
        var rest = self[...]
        while rest.hasPrefix("../") { rest = rest.dropFirst(3) }
        return String(rest)
    }
}
