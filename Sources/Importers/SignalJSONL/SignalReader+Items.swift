// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension SignalReader {
    /// Adds what one `chatItem` tells.
    mutating func append(
        item: JSONElement, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if item.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        let chatID = item["chatId"]?.literal
        let chat = try chat(chatID, into: &sink)
        let authorID = item["authorId"]?.literal
        let author = try account(authorID, into: &sink)
        let sent = EpochTime.milliseconds(item["dateSent"]?.literal)
        if sent == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        let others = item.members.filter { !Self.itemMembers.contains($0.key) }
        let content = others.first { Self.contents.contains($0.key) } ?? others.first
        guard let content else {
            remarks.note(.warning, "message-empty", at: place)
            return try sink.append(Event(.message(Message()), at: sent, by: author, in: chat.id, from: place))
        }
        remarks.note(.note, "unknown-member", at: place, others.count - 1)
        if content.key == "updateMessage" {
            return try append(
                update: content.value, of: item, chatID, chat, by: author, at: sent, place, into: &sink)
        }
        if author == nil { remarks.note(.warning, "sender-missing", at: place) }
        let revisions = item["revisions"]?.array ?? []
        let first = revisions.first.flatMap { EpochTime.milliseconds($0["dateSent"]?.literal) }
        let author1 = self.author(authorID)
        let id = "\(author1):\((first ?? sent)?.literal ?? "?")"
        if first != nil {
            // Answers may name the message by the time of any of its versions.
            for version in revisions + [item] { nativeIDs["\(author1):\(version["dateSent"]?.literal ?? "")"] = id }
        }
        let received = EpochTime.milliseconds(
            item["incoming"]?["dateReceived"]?.literal ?? item["outgoing"]?["dateReceived"]?.literal)
        let states = item["outgoing"]?["sendStatus"]?.array ?? []
        let isFailed = states.contains { $0["failed"] != nil }
        if isFailed { remarks.note(.note, "not-delivered", at: place) }
        for version in revisions + [item] {
            if let time = version["dateSent"]?.literal.flatMap(Int64.init) { said[author1, default: []].insert(time) }
        }
        guard var message = try message(content, by: author, in: chat, at: sent, place, into: &sink) else { return }
        message.nativeID = id
        if first != nil { message.state = .edited }
        if isFailed, !states.contains(where: Self.isDelivered) {
            var detail = message.detail ?? MessageDetail()
            detail.delivery = "failed"
            message.detail = detail
        }
        try sink.append(
            Event(
                .message(message), at: first ?? sent, otherTime: first == nil ? received : sent, by: author,
                in: chat.id, from: place, unreadTime: item["dateSent"]?.literal))
        // Earlier versions stand inside the record, oldest first.
        for version in revisions {
            let text = words(version["standardMessage"]?["text"])
            let change = AccountChange(field: "message-text", from: text, text: id)
            try sink.append(
                Event(
                    .accountChange(change), at: EpochTime.milliseconds(version["dateSent"]?.literal), by: author,
                    in: chat.id, from: place))
        }
        if let pin = item["pinDetails"] {
            // Who pinned it is told by an update of the talk, if at all.
            let change = AccountChange(field: "pinned-message", to: id)
            try sink.append(
                Event(
                    .accountChange(change), at: EpochTime.milliseconds(pin["pinnedAtTimestamp"]?.literal), by: nil,
                    in: chat.id, from: place))
        }
        for reaction in content.value["reactions"]?.array ?? [] {
            let actor = try account(reaction["authorId"]?.literal, into: &sink)
            let mark = Reaction(symbol: reaction["emoji"]?.filled ?? "reaction", target: id)
            try sink.append(
                Event(
                    .reaction(mark), at: EpochTime.milliseconds(reaction["sentTimestamp"]?.literal), by: actor,
                    in: chat.id, from: place))
        }
    }

    /// Whether a message reached one of those to whom it was sent.
    private static func isDelivered(_ status: JSONElement) -> Bool {
        ["sent", "delivered", "read", "viewed"].contains { status[$0] != nil }
    }

    private static let itemMembers: Set<String> = [
        "chatId", "authorId", "dateSent", "expireStartDate", "expiresInMs", "sms", "revisions", "incoming", "outgoing",
        "directionless", "pinDetails", "starred",
    ]

    /// What an item may be, one at a time.
    private static let contents: Set<String> = [
        "standardMessage", "contactMessage", "stickerMessage", "remoteDeletedMessage", "adminDeletedMessage",
        "updateMessage", "paymentNotification", "giftBadge", "viewOnceMessage", "directStoryReplyMessage", "poll",
    ]

    /// The lines of a postal address in one.
    private static func address(_ address: JSONElement) -> String? {
        let members = ["street", "pobox", "neighborhood", "city", "region", "postcode", "country"]
        let lines = members.compactMap { address[$0]?.filled }
        return lines.isEmpty ? nil : lines.joined(separator: ", ")
    }

    private static let standardMembers: Set<String> = [
        "quote", "text", "attachments", "linkPreview", "longText", "reactions",
    ]

    /// The message that a content is; nil where it became another event.
    private mutating func message(
        _ content: JSONMember, by author: Account.ID?, in chat: Chat, at time: Timestamp?, _ place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Message? {
        let value = content.value
        var message = Message()
        switch content.key {
        case "standardMessage": message = standard(value, at: place)
        case "remoteDeletedMessage", "adminDeletedMessage":
            message.state = .deleted
            message.detail = MessageDetail(deletedBy: title(value["adminId"]?.literal)).told
        case "viewOnceMessage":
            let pointer = value["attachment"]?["pointer"]
            let kind = pointer?["contentType"]?.filled.map { Attachment.Kind(mediaType: $0) } ?? .other
            message.attachments = [Attachment(kind, name: pointer?["fileName"]?.filled, isViewOnce: true)]
        case "stickerMessage":
            let sticker = value["sticker"]
            message.attachments = [
                Attachment(
                    .sticker, name: sticker?["emoji"]?.filled ?? sticker?["stickerId"]?.literal,
                    exhibit: exhibit(of: sticker?["data"]))
            ]
        case "contactMessage":
            let contact = value["contact"] ?? value["contact"]?.array?.first
            let name = contact?["name"]
            var words = [SignalRecipient.name(name?["givenName"], name?["familyName"]) ?? name?["nickname"]?.filled]
            for list in ["number", "email"] { words += (contact?[list]?.array ?? []).map { $0["value"]?.filled } }
            words += (contact?["address"]?.array ?? []).map(Self.address)
            words.append(contact?["organization"]?.filled)
            message.attachments = [Attachment(.contactCard, name: words.compactMap(\.self).joined(separator: " "))]
        case "directStoryReplyMessage":
            message.text = words(value["textReply"]?["text"]) ?? value["emoji"]?.filled
        case "paymentNotification":
            let isFailed = value["transactionDetails"]?["failedTransaction"] != nil
            let payment = Payment(
                step: isFailed ? .failed : .sent, amount: value["amountMob"]?.literal ?? "", currency: "MOB")
            try sink.append(Event(.payment(payment), at: time, by: author, in: chat.id, from: place))
            guard let note = value["note"]?.filled else { return nil }
            message.text = note
        case "poll":
            message.attachments = [Attachment(.poll, name: poll(value))]
        default:
            if content.key != "giftBadge" { remarks.note(.note, "unknown-message-type", at: place) }
            try sink.append(
                Event(.notice(listing(content)), at: time, by: author, in: chat.id, from: place))
            return nil
        }
        if message.text == nil, message.attachments.isEmpty, message.state != .deleted {
            remarks.note(.warning, "message-empty", at: place)
        }
        let omitted = message.attachments.count { $0.isFile && $0.exhibit == nil && $0.kind != .contactCard }
        remarks.note(.note, "media-not-downloaded", at: place, omitted)
        return message
    }

    private mutating func standard(_ value: JSONElement, at place: Provenance) -> Message {
        var message = Message(text: words(value["text"]))
        remarks.note(.note, "unknown-member", at: place, value.members.count { !Self.standardMembers.contains($0.key) })
        if let long = value["longText"] {
            // What does not fit into the record lies in a file that holds the whole text.
            let hash = (long["pointer"] ?? long)["locatorInfo"]?["plaintextHash"]?.filled
            let file = files.exhibit(withHash: hash)
            if let file, let text = files.text(of: file) { message.text = words(value["text"], body: text) }
            message.attachments.append(Attachment(.document, name: "long text", exhibit: file?.number))
        }
        if let quote = value["quote"] {
            let author = self.author(quote["authorId"]?.literal)
            let target = quote["targetSentTimestamp"]?.literal
            if let target { message.replyTo = nativeIDs["\(author):\(target)"] ?? "\(author):\(target)" }
            // Messages that vanish are left out of the export: the quotation is then all that there is of one.
            if !(target.flatMap(Int64.init).map { said[author]?.contains($0) ?? false } ?? false) {
                let quoted = words(quote["text"]) ?? quote["text"]?.filled
                message.detail = MessageDetail(quoted: quoted).told
                if target == nil { remarks.note(.note, "reply-target-unknown", at: place) }
            }
        }
        for entry in value["attachments"]?.array ?? [] {
            let pointer = entry["pointer"]
            let type = pointer?["contentType"]?.filled ?? ""
            let kind: Attachment.Kind =
                entry["flag"]?.literal == "VOICE_MESSAGE" ? .voice : Attachment.Kind(mediaType: type)
            message.attachments.append(
                Attachment(
                    kind, name: pointer?["fileName"]?.filled ?? (type.isEmpty ? nil : type),
                    exhibit: exhibit(of: pointer)))
            if let caption = pointer?["caption"]?.filled {
                message.text = message.text.map { $0 + "\n" + caption } ?? caption
            }
        }
        for preview in value["linkPreview"]?.array ?? [] {
            let shown = [preview["title"]?.filled, preview["description"]?.filled].compactMap(\.self)
            guard let url = preview["url"]?.filled, !shown.isEmpty || message.text?.contains(url) != true else {
                continue
            }
            message.attachments.append(Attachment(.link, name: MetaShare.named(url, shown)))
        }
        return message
    }

    private mutating func exhibit(of pointer: JSONElement?) -> Int32? {
        files.exhibit(withHash: pointer?["locatorInfo"]?["plaintextHash"]?.filled)?.number
    }
}
