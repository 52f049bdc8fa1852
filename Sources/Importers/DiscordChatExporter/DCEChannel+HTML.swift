// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension DCEChannel {
    private static let entryPatterns = [
        HTMLPattern("div", classes: ["preamble__entry"]), HTMLPattern("div", classes: ["postamble__entry"]),
        HTMLPattern("div", classes: ["chatlog__message-group"], isContainer: true),
    ]
    /// Since 2021 each message has a container that holds its author as well.
    private static let patterns = entryPatterns + [HTMLPattern("div", classes: ["chatlog__message-container"])]
    private static let olderPatterns =
        entryPatterns + [
            HTMLPattern("div", classes: ["chatlog__message"]), HTMLPattern("span", classes: ["chatlog__author-name"]),
        ]

    /// Reads one page.
    mutating func readHTML(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let isOlder = !Self.hasContainers(bytes)
        var cursor = HTMLRecordCursor(isOlder ? Self.olderPatterns : Self.patterns)
        var front = Front(id: DCEForm.channelID(inName: file.exhibit.name))
        dates = DCEPageDates()
        var author = DiscordAccounts.User()
        var (index, entries) = (0, 0)
        var announced: Int?
        while let record = cursor.next(in: bytes) {
            let locator = Provenance.Locator.item(of: "message", at: index)
            let place = file.place(record.bytes, locator)
            if record.pattern == 2 {
                // A page names the author once a group.
                author = DiscordAccounts.User()
                continue
            }
            let isMessage = record.pattern == 3
            if isMessage {
                index += 1
                sink.tally(.seen, in: place.exhibit)
                if !record.isComplete { remarks.note(.warning, "record-incomplete", at: place) }
            }
            guard let document = remarks.document(of: record.bytes, in: bytes, at: place) else {
                if isMessage { sink.tally(.unknown, in: place.exhibit) }
                continue
            }
            remarks.note(.warning, "bytes-replaced", at: place, document.replacedBytes)
            switch record.pattern {
            case 0:
                Self.note(document.label(of: document.root), entries, in: &front)
                entries += 1
            case 1: announced = announced ?? Self.count(in: document.label(of: document.root))
            case 4: author = Self.user(document, document.first("span")) ?? author
            default:
                if let own = Self.author(in: document) { author = own }
                let chat = try open(front, into: &sink)
                guard let entry = entry(document, by: author, file, at: place) else {
                    sink.tally(.unknown, in: place.exhibit)
                    remarks.note(.loss, "message-unreadable", at: place)
                    continue
                }
                try append(entry, in: chat, at: place, into: &sink)
            }
        }
        if index == 0 { _ = try open(front, into: &sink) }
        if let odd = dates.contradictions { remarks.note(.warning, "timestamps-disagree", at: odd.place, odd.count) }
        if let announced, announced != index {
            sink.report(
                Diagnostic(
                    .warning, "count-mismatch", at: file.whole, detail: ["announced": announced, "found": index]))
        }
    }

    private static func hasContainers(_ bytes: Span<UInt8>) -> Bool {
        var cursor = HTMLRecordCursor([
            HTMLPattern("div", classes: ["chatlog__message-container"], isContainer: true)
        ])
        return cursor.next(in: bytes) != nil
    }

    /// The first entry is the guild, the second the channel behind its category.
    private static func note(_ text: String, _ index: Int, in front: inout Front) {
        switch index {
        case 0: front.guild = text
        case 1: front.take(channel: text)
        default: break
        }
    }

    /// `Exported 1,234 message(s)`.
    static func count(in text: String) -> Int? {
        guard text.contains("message") else { return nil }
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return digits.utf8.count < 12 ? Int(digits) : nil
    }

    private static func author(in document: HTMLDocument) -> DiscordAccounts.User? {
        let node =
            document.first(class: "chatlog__author") ?? document.first(class: "chatlog__author-name")
            ?? document.first(class: "chatlog__system-notification-author")
        return user(document, node)
    }

    private static func user(_ document: HTMLDocument, _ node: HTMLDocument.Node?) -> DiscordAccounts.User? {
        guard let node else { return nil }
        let shown = document.trimmedWords(of: node)
        let full = document.attribute("title", of: node)
        return DiscordAccounts.User(
            id: document.attribute("data-user-id", of: node), username: full ?? shown,
            displayName: shown == full ? nil : shown)
    }

    private mutating func entry(
        _ document: HTMLDocument, by author: DiscordAccounts.User, _ file: TextFile, at place: Provenance
    ) -> Entry? {
        let holder = document.elements(of: document.root).first ?? document.root
        let id =
            document.attribute("data-message-id", of: holder)
            ?? document.attribute("id", of: holder).flatMap { $0.split(separator: "-").last.map(String.init) }
        let written =
            document.first(class: "chatlog__timestamp") ?? document.first(class: "chatlog__short-timestamp")
            ?? document.first(class: "chatlog__system-notification-timestamp")
        let literal = written.map { document.attribute("title", of: $0) ?? document.label(of: $0) }
        guard id != nil || literal != nil else { return nil }
        var entry = Entry(id: id, author: author)
        // The printed date is in the exporter's zone and in the order of a language; the number is exact.
        (entry.time, entry.writtenTime) = (id.flatMap { DiscordSnowflake.timestamp($0, literal: literal) }, literal)
        if let written { dates.note(document.label(of: written), of: entry.time, at: place) }
        if let notice = document.first(class: "chatlog__system-notification-content") {
            entry.service = DiscordServiceLine(document.label(of: notice))
            if let link = document.first(class: "chatlog__system-notification-link", in: notice) {
                entry.message.replyTo = Self.target(
                    of: document.attribute("onclick", of: link) ?? document.attribute("href", of: link))
            }
            return entry
        }
        var message = Message()
        let forwarded = document.first(class: "chatlog__forwarded")
        let content = document.first { node in
            document.hasClass("chatlog__content", of: node) && forwarded.map { !document.isInside(node, $0) } ?? true
        }
        message.text = content.flatMap { text(of: $0, in: document) }
        if let forwarded {
            message.isForwarded = true
            let words =
                document.first(class: "chatlog__forwarded-content", in: forwarded)
                ?? document.first(class: "chatlog__markdown-preserve", in: forwarded)
            message.text = message.text ?? words.flatMap { text(of: $0, in: document) }
            entry.firstSent = document.first(class: "chatlog__forwarded-timestamp", in: forwarded).flatMap {
                dates.time(document.label(of: $0))
            }
        }
        if let reply = document.first(class: "chatlog__reply-link") ?? document.first(class: "chatlog__reference-link")
        {
            message.replyTo = Self.target(of: document.attribute("onclick", of: reply))
        }
        if message.replyTo == nil, !message.isForwarded, let reply = document.first(class: "chatlog__reply") {
            // The message that is answered was deleted or lies outside of the export; a command stands here without either.
            let words = document.first(class: "chatlog__reply-content", in: reply)
            let isUnknown = document.first(class: "chatlog__reply-unknown", in: reply) != nil
            let command = words.flatMap { document.label(of: $0).between("used ", "") }
            let user = Self.user(document, document.first(class: "chatlog__reply-author", in: reply))
            if let command, command.hasPrefix("/"), !isUnknown, let user {
                entry.command = (command, user)
            } else {
                entry.answersUnknown = isUnknown || words != nil
            }
            if entry.command == nil, !isUnknown, let words {
                message.detail = MessageDetail(quoted: document.trimmedWords(of: words)).told
            }
        }
        if let edited = document.first(class: "chatlog__edited-timestamp") {
            message.state = .edited
            entry.edited = DCEPageDates.time(
                document.attribute("title", of: edited), beside: literal, of: entry.time)
        }
        let told = DCEAddresses(in: message.text ?? "")
        message.attachments = attachments(in: document, told, file)
        for node in [content, forwarded].compactMap(\.self) {
            message.attachments += Self.maskedLinks(in: node, of: document, told)
                .filter { link in !message.attachments.contains { $0.name == link.name } }
        }
        entry.isPinned = document.first(class: "chatlog__message-container--pinned") != nil
        entry.message = message
        entry.reactions = document.all(class: "chatlog__reaction").map { node in
            let picture = document.first("img", in: node)
            let count = document.first(class: "chatlog__reaction-count", in: node).map { document.label(of: $0) }
            let symbol = picture.flatMap { document.attribute("alt", of: $0) } ?? document.attribute("title", of: node)
            return DCEReaction(symbol: symbol ?? "reaction", count: count.flatMap { Int64($0) } ?? 1)
        }
        return entry
    }

    private func text(of node: HTMLDocument.Node, in document: HTMLDocument) -> String? {
        let inner =
            document.first(class: "chatlog__markdown-preserve", in: node)
            ?? document.first(class: "preserve-whitespace", in: node) ?? node
        return document.trimmedWords(
            of: inner, apart: true, leavingOut: { document.hasClass("chatlog__edited-timestamp", of: $0) },
            quoting: { document.hasClass("chatlog__markdown-quote-content", of: $0) },
            picture: { Self.sign($0, in: document) })
    }

    /// What a picture among words stands for: a sign of a server by its name, `:pepe:`, as the other forms have it.
    private static func sign(_ node: HTMLDocument.Node, in document: HTMLDocument) -> String? {
        guard let name = document.attribute("alt", of: node) else { return nil }
        let isOwn =
            document.hasClass("chatlog__emoji", of: node) && name.utf8.count > 1
            && name.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_") }
        return isOwn ? ":\(name):" : name
    }

    /// `scrollToMessage(event, '1200000000000000000')`, `#chatlog__message-container-1200000000000000000`.
    private static func target(of script: String?) -> String? {
        script?.split { !($0.isASCII && $0.isNumber) }.first { $0.utf8.count >= 15 }.map(String.init)
    }

    /// Where links lead whose words are others: `[https://a.example](https://b.example)`.
    private static func maskedLinks(
        in node: HTMLDocument.Node, of document: HTMLDocument, _ told: DCEAddresses
    ) -> [Attachment] {
        document.all("a", in: node).compactMap { document.attribute("href", of: $0) }
            .filter { $0.hasPrefix("http") && !told.holds($0) }
            .map { Attachment(.link, name: $0) }
    }

    private func attachments(in document: HTMLDocument, _ told: DCEAddresses, _ file: TextFile) -> [Attachment] {
        var found: [Attachment] = []
        for node in document.all(class: "chatlog__attachment") {
            let link = document.firstAddress(in: node)
            let name =
                link ?? document.first(class: "chatlog__attachment-generic-name", in: node).map(document.label)
            found.append(
                Attachment(
                    Attachment.Kind(fileName: name ?? ""), name: name, exhibit: exhibit(at: link, from: file)))
        }
        for node in forwardedFiles(in: document) {
            let link =
                document.attribute("src", of: node) ?? document.attribute("href", of: node)
                ?? document.firstAddress(in: node)
            found.append(
                Attachment(
                    Attachment.Kind(fileName: link ?? ""), name: link, exhibit: exhibit(at: link, from: file)))
        }
        for node in document.all(class: "chatlog__sticker") {
            let link = document.firstAddress(in: node)
            found.append(
                Attachment(
                    .sticker, name: document.attribute("title", of: node) ?? link,
                    exhibit: exhibit(at: link, from: file)))
        }
        for node in document.all(class: "chatlog__embed") { found += embed(node, in: document, told, file) }
        return found
    }

    /// A card: what it says, where it leads, and its pictures.
    private func embed(
        _ node: HTMLDocument.Node, in document: HTMLDocument, _ told: DCEAddresses, _ file: TextFile
    ) -> [Attachment] {
        let titled = ["chatlog__embed-title", "chatlog__embed-invite-guild-name", "chatlog__embed-author-container"]
            .compactMap { document.first(class: $0, in: node) }.lazy.compactMap { document.firstAddress(in: $0) }
        let words = Self.words(ofEmbed: node, in: document)
        let pictures = ["image", "generic-image", "generic-video", "generic-gifv"]
            .flatMap { document.all(class: "chatlog__embed-\($0)", in: node) }
            .compactMap { document.firstAddress(in: $0) ?? document.attribute("src", of: $0) }
        // A player is a frame, with nothing else that tells its address.
        let frame = document.first("iframe", in: node).flatMap { document.attribute("src", of: $0) }
        let link = titled.first ?? (pictures.isEmpty ? document.firstAddress(in: node) ?? frame : nil)
        if let link, told.holds(link) { return [] }
        var found: [Attachment] = []
        let name = (words + [link].compactMap(\.self)).joined(separator: " — ")
        if !name.isEmpty { found.append(Attachment(.link, name: name)) }
        for picture in pictures where !told.holds(picture) && !found.contains(where: { $0.name == picture }) {
            let kind = Attachment.Kind(fileName: picture)
            found.append(
                Attachment(
                    kind == .video ? .video : .image, name: picture, exhibit: exhibit(at: picture, from: file)))
        }
        return found
    }

    /// What a card says, from its author to its foot; of old pages, all its text.
    private static func words(ofEmbed node: HTMLDocument.Node, in document: HTMLDocument) -> [String] {
        func label(_ part: String, _ node: HTMLDocument.Node) -> String? {
            let label = document.first(class: "chatlog__embed-\(part)", in: node).map { document.label(of: $0) }
            return label?.isEmpty == false ? label : nil
        }
        let front = ["author", "title", "description", "invite-title", "invite-guild-name", "invite-channel-name"]
            .compactMap { label($0, node) }
        let fields = document.all(class: "chatlog__embed-field", in: node).map { field in
            [label("field-name", field), label("field-value", field)].compactMap(\.self).joined(separator: ": ")
        }
        let words = front + fields.filter { !$0.isEmpty } + [label("footer-text", node)].compactMap(\.self)
        return words.isEmpty ? [label("text", node)].compactMap(\.self) : words
    }

    /// The pictures, films and links to files of the message that was forwarded.
    private func forwardedFiles(in document: HTMLDocument) -> [HTMLDocument.Node] {
        document.all(class: "chatlog__forwarded-attachments").flatMap { holder in
            let shown = document.all(class: "chatlog__forwarded-attachment", in: holder)
            let links = document.all("a", in: holder).filter { link in
                !shown.contains { $0 == link || document.isInside($0, link) || document.isInside(link, $0) }
            }
            return (shown + links).sorted()
        }
    }
}

extension DCEChannel.Front {
    /// `Private / bob_t`, `General / chat`, or a name alone.
    mutating func take(channel text: String) {
        guard let mark = text.firstRange(of: " / ") else {
            name = text
            return
        }
        name = String(text[mark.upperBound...])
        if isPrivate { type = String(text[..<mark.lowerBound]) }
    }
}
