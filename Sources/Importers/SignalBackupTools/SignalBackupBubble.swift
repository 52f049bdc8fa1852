// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// A bubble of a page, by the classes of its parts: their order and nesting changed between versions.
struct SignalBackupBubble {
    private let document: HTMLDocument
    private let bubble: HTMLDocument.Node
    /// Parts whose words are not the message's.
    private let asides: [HTMLDocument.Node]

    init(_ document: HTMLDocument, _ bubble: HTMLDocument.Node) {
        self.document = document
        self.bubble = bubble
        asides = Self.asideClasses.flatMap { document.all(class: $0, in: bubble) }
    }

    private static let asideClasses = [
        "msg-quote", "attachment", "shared-contact", "linkpreview", "lp", "viewonce", "edited", "msg-reactions",
        "footer", "footer-status",
    ]

    func entry(reader: SignalBackupReader) -> SignalBackupReader.Entry {
        var entry = SignalBackupReader.Entry()
        entry.isOwn = document.hasClass("msg-outgoing", of: bubble)
        let stamp = stamp()
        entry.time = stamp.flatMap(SignalBackupStamp.time)
        let body = document.all("pre", in: bubble).first(where: isOwnPart)
        if document.hasClass("msg-status", of: bubble) {
            let icon = body.flatMap { document.first("span", in: $0) }.flatMap { span in
                document.classes(of: span).first { $0.hasPrefix("msg-") }
            }
            let text = body.map { document.text(of: $0).trimmed } ?? ""
            entry.status = SignalBackupStatus(text: text, icon: icon ?? "msg-info-icon")
            return entry
        }
        if !entry.isOwn { entry.sender = sender() }
        entry.message.text = body.map { document.text(of: $0).replacing("\r\n", with: "\n") }.flatMap {
            $0.trimmed.isEmpty ? nil : $0
        }
        readState(body, into: &entry.message)
        readReply(into: &entry.message)
        for holder in document.all(class: "attachment", in: bubble) where !isQuoted(holder) {
            entry.message.attachments += attachments(in: holder, reader)
            for caption in document.all(class: "caption", in: holder) {
                let words = document.text(of: caption)
                entry.message.text = entry.message.text.map { $0 + "\n" + words } ?? words
            }
        }
        for card in document.all(class: "shared-contact", in: bubble) where !isQuoted(card) {
            let parts = [document.first(class: "shared-contact-name", in: card), document.first("pre", in: card)]
            let words = parts.compactMap(\.self).map { document.label(of: $0) }.filter { !$0.isEmpty }
            entry.message.attachments.append(Attachment(.contactCard, name: words.joined(separator: ": ")))
        }
        for preview in document.all(class: "linkpreview", in: bubble) + document.all(class: "lp", in: bubble)
        where !isQuoted(preview) {
            entry.message.attachments.append(Attachment(.link, name: document.label(of: preview)))
        }
        readVersions(into: &entry, reader)
        readReactions(into: &entry)
        return entry
    }

    // MARK: Parts

    private func isOwnPart(_ node: HTMLDocument.Node) -> Bool { !asides.contains { document.isInside(node, $0) } }

    private func isQuoted(_ node: HTMLDocument.Node) -> Bool {
        (document.all(class: "msg-quote", in: bubble) + document.all(class: "edited", in: bubble)).contains {
            document.isInside(node, $0)
        }
    }

    /// The time of the bubble itself, not of an earlier version in it.
    private func stamp() -> String? {
        let edited = document.all(class: "edited", in: bubble)
        return document.all(class: "msg-data", in: bubble).first { node in
            !edited.contains { document.isInside(node, $0) }
        }.map { document.label(of: $0) }
    }

    private func sender() -> String? {
        // A story's answer has a name without a number, which is no sender's.
        let name = document.all(class: "msg-name", in: bubble).first { node in
            isOwnPart(node) && document.classes(of: node).contains { $0.hasPrefix("msg-name-") }
        }
        return name.map { document.label(of: $0) }
    }

    private func readState(_ body: HTMLDocument.Node?, into message: inout Message) {
        if document.hasClass("deleted-msg", of: bubble) {
            message.state = .deleted
            let words = message.text?.trimmed ?? ""
            message.text = nil
            if let name = words.between("Admin ", " deleted this message.") {
                message.detail = MessageDetail(deletedBy: name)
            }
        } else if document.first(class: "edited", in: bubble) != nil {
            message.state = .edited
        }
        if document.hasClass("msg-viewonce", of: bubble) {
            message.attachments.append(Attachment(.other, isViewOnce: true))
        }
    }

    /// Newer pages link the quotation to the row that it quotes.
    private func readReply(into message: inout Message) {
        let edited = document.all(class: "edited", in: bubble)
        let quotes = document.all(class: "msg-quote", in: bubble)
        guard let quote = quotes.first(where: { node in !edited.contains { document.isInside(node, $0) } }) else {
            return
        }
        let link = document.first(class: "quote-link", in: quote) ?? document.parent(of: quote)
        if let target = link.flatMap({ document.attribute("href", of: $0) }), let hash = target.lastIndex(of: "#") {
            let number = String(target[target.index(after: hash)...])
            if Int(number) != nil { message.replyTo = number }
        }
    }

    private func attachments(in holder: HTMLDocument.Node, _ reader: SignalBackupReader) -> [Attachment] {
        if document.first(class: "pending-attachment", in: holder) != nil { return [Attachment(.other)] }
        var found: [Attachment] = []
        for node in document.descendants(of: holder) where document.isElement(node) {
            let name = document.name(of: node)
            guard let path = document.attribute(name == "a" ? "href" : "src", of: node), !path.isEmpty,
                name == "img" || name == "source" || name == "a", !found.contains(where: { $0.name == path })
            else { continue }
            let type = document.attribute("type", of: node)
            let kind =
                name == "img" ? .image : type.map { Attachment.Kind(mediaType: $0) } ?? Attachment.Kind(fileName: path)
            found.append(reader.attachment(kind, path))
        }
        return found.isEmpty ? [Attachment(.other, name: document.label(of: holder))] : found
    }

    private func readVersions(into entry: inout SignalBackupReader.Entry, _ reader: SignalBackupReader) {
        for edited in document.all(class: "edited-info", in: bubble) {
            for inner in document.all(class: "msg", in: edited) {
                let version = SignalBackupBubble(document, inner).entry(reader: reader)
                entry.versions.append((version.message.text ?? "", version.time))
            }
        }
    }

    /// `From: NAME`, `Sent: …`, `Received: …` of everybody who chose the same sign.
    private func readReactions(into entry: inout SignalBackupReader.Entry) {
        for reaction in document.all(class: "msg-reaction", in: bubble)
        where !document.all(class: "edited", in: bubble).contains(where: { document.isInside(reaction, $0) }) {
            let symbol = document.first(class: "msg-emoji", in: reaction).map { document.label(of: $0) } ?? "reaction"
            guard let info = document.first(class: "msg-reaction-info", in: reaction) else { continue }
            var rest = document.text(of: info)[...]
            while let front = rest.firstRange(of: "From: "),
                let sent = rest[front.upperBound...].firstRange(of: "\nSent: "),
                let received = rest[sent.upperBound...].firstRange(of: "\nReceived: ")
            {
                let name = String(rest[front.upperBound..<sent.lowerBound])
                let time = ISOTime.timestamp(String(rest[sent.upperBound..<received.lowerBound]))
                entry.reactions.append((name, symbol, time))
                rest = rest[received.upperBound...].dropFirst(19)
            }
        }
    }
}
