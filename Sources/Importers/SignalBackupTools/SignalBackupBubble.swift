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
        "msg-quote", "attachment", "shared-contact", "linkpreview", "lp", "lp-noimg", "poll", "viewonce", "edited",
        "msg-reactions", "footer", "footer-status",
    ]

    func entry(reader: SignalBackupReader) -> SignalBackupReader.Entry {
        var entry = SignalBackupReader.Entry()
        entry.isOwn = document.hasClass("msg-outgoing", of: bubble)
        let stamp = stamp()
        entry.time = stamp.flatMap(SignalBackupStamp.time)
        entry.writtenTime = stamp
        let body = document.all("pre", in: bubble).first(where: isOwnPart)
        if document.hasClass("msg-status", of: bubble) {
            let icon = body.flatMap { document.first("span", in: $0) }.flatMap { span in
                document.classes(of: span).first { $0.hasPrefix("msg-") }
            }
            let text = body.map { document.text(of: $0).trimmed } ?? ""
            entry.status = SignalBackupStatus(text: text, icon: icon ?? "msg-info-icon")
            return entry
        }
        if !entry.isOwn { (entry.sender, entry.senderNumber) = sender() }
        entry.message.text = body.map { document.text(of: $0).replacing("\r\n", with: "\n") }.flatMap {
            $0.trimmed.isEmpty ? nil : $0
        }
        readState(body, into: &entry.message)
        readDelivery(stamp, into: &entry.message)
        entry.answersUnknown = readReply(into: &entry.message)
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
        for preview in ["linkpreview", "lp", "lp-noimg"].flatMap({ document.all(class: $0, in: bubble) })
        where !isQuoted(preview) {
            entry.message.attachments.append(Attachment(.link, name: document.label(of: preview)))
        }
        if let poll = document.first(class: "poll", in: bubble) {
            entry.message.attachments.append(Attachment(.poll, name: words(of: poll)))
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

    private func sender() -> (name: String?, number: String?) {
        // A story's answer has a name without a number, which is no sender's.
        for node in document.all(class: "msg-name", in: bubble) where isOwnPart(node) {
            let number = document.classes(of: node).lazy.compactMap { $0.between("msg-name-", "") }.first
            guard let number else { continue }
            // Behind the name may stand what the member is called in the group.
            return (document.label(of: document.first(class: "membername", in: node) ?? node), number)
        }
        return (nil, nil)
    }

    /// What never left the telephone: the time bears the words, or a head tells when it shall be sent.
    private func readDelivery(_ stamp: String?, into message: inout Message) {
        let isScheduled = document.first(class: "scheduled-header", in: bubble) != nil
        guard isScheduled || stamp?.hasSuffix(", Send failed") == true else { return }
        var detail = message.detail ?? MessageDetail()
        detail.delivery = isScheduled ? "scheduled" : "failed"
        message.detail = detail
    }

    /// A poll with its options, each behind the number of its votes and in front of who voted for it.
    private func words(of poll: HTMLDocument.Node) -> String {
        func label(_ name: String, in node: HTMLDocument.Node) -> String? {
            document.first(class: name, in: node).map { document.label(of: $0) }
        }
        let options = document.all(class: "poll-option", in: poll).map { option in
            let voters = document.first(class: "poll-option-details", in: option).map { node in
                document.all("div", in: node).filter { $0 != node }.map { document.label(of: $0) }
            }
            let named = voters.map { $0.isEmpty ? "" : ": " + $0.joined(separator: ", ") } ?? ""
            let votes = label("poll-option-votes", in: option) ?? "?"
            return "[\(votes)] \(label("poll-option-title", in: option) ?? "")\(named)"
        }
        return ([label("poll-title", in: poll) ?? ""] + options).joined(separator: "\n")
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
            // The program's word for it, in place of a text that such messages cannot have.
            if message.text?.trimmed == "Media" { message.text = nil }
            message.attachments.append(Attachment(.other, isViewOnce: true))
        }
    }

    /// Newer pages link the quotation to the row that it quotes; whether nothing does.
    private func readReply(into message: inout Message) -> Bool {
        let edited = document.all(class: "edited", in: bubble)
        let quotes = document.all(class: "msg-quote", in: bubble)
        guard let quote = quotes.first(where: { node in !edited.contains { document.isInside(node, $0) } }) else {
            return false
        }
        let link = document.first(class: "quote-link", in: quote) ?? document.parent(of: quote)
        if let target = link.flatMap({ document.attribute("href", of: $0) }), let hash = target.lastIndex(of: "#") {
            let number = String(target[target.index(after: hash)...])
            if Int(number) != nil { message.replyTo = number }
        }
        guard message.replyTo == nil else { return false }
        var detail = message.detail ?? MessageDetail()
        detail.quoted = document.first("pre", in: quote).map { document.text(of: $0) }
        message.detail = detail.told
        return true
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
