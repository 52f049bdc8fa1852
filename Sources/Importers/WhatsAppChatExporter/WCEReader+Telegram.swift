// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension WCEReader {
    /// Reads one chat in the imitation of Telegram's JSON: texts alone, with the seconds of the database.
    mutating func readTelegramForm(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var walk = JSONWalk(in: bytes, of: file)
        var talk = Talk(key: "")
        var type: String?
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            switch key.text(in: bytes) {
            case "name": talk.name = try walk.element(in: bytes).filled
            case "type": type = try walk.element(in: bytes).string
            case "id": talk.key = try walk.element(in: bytes).literal ?? ""
            case "messages":
                remarks.note(.note, "messages-without-text-omitted", at: file.whole)
                if type != "calls" { talk.id = try openTelegramForm(talk, type, into: &sink) }
                try walk.enterArray(in: bytes)
                var list = JSONList(container: "/messages", firstKeys: ["id", "type"], mark: "from_id")
                while let (record, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
                    try appendTelegramForm(record, talk, type, at: place, into: &sink)
                }
            default: remarks.note(.note, "unknown-member", at: file.place(try walk.skipValue(in: bytes)))
            }
        }
        walk.finish(in: bytes, into: &sink)
    }

    /// The number is all digits of the chat's address.
    private static func address(_ talk: Talk, _ type: String?) -> String {
        switch type {
        case "personal_chat": talk.key + "@s.whatsapp.net"
        case "private_group": talk.key + "@g.us"
        case "status_broadcast": "status@broadcast"
        case "broadcast_channel": talk.key + "@broadcast"
        default: talk.key
        }
    }

    private mutating func openTelegramForm(
        _ talk: Talk, _ type: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        let address = Self.address(talk, type)
        if let name = talk.name, type == "personal_chat", name != address { note(name, of: address) }
        return try conversation(address, title: talk.name == address ? nil : talk.name, into: &sink)
    }

    private mutating func appendTelegramForm(
        _ record: JSONElement, _ talk: Talk, _ type: String?, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let from = record["from_id"]?.string, from.hasPrefix("user") else {
            sink.tally(.unknown, in: place.exhibit)
            return remarks.note(.loss, "record-damaged", at: place)
        }
        if record.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        remarks.note(
            .note, "unknown-member", at: place, record.members.count { !Self.telegramMembers.contains($0.key) })
        let id = record["id"]?.literal
        if let id, !isNew(id, in: talk.key) {
            return sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
        }
        let time = Self.time(record["date_unixtime"]?.literal, isAssumed: false)
        if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        defer { sink.tally(.parsed, in: place.exhibit) }
        let isOwn = from == "user00000"
        let name = String(from.dropFirst(4))
        let written = record["date_unixtime"]?.literal
        let text = record["text"]?.filled.map { Self.text($0, "android") }
        if type == "calls" {
            let other = isOwn ? text.flatMap(WCESentence.partner) : name
            return try appendCall(text ?? "", with: other, isOwn: isOwn, at: time, place, into: &sink)
        }
        // In a group the number of the group stands for a sender whom the row does not name.
        let isNobody = !isOwn && name == talk.key && type != "personal_chat"
        let actor: Account.ID? =
            if isOwn {
                try owner(into: &sink)
            } else if isNobody {
                nil
            } else if name == talk.key {
                try account(ofAddress: Self.address(talk, type), into: &sink)
            } else {
                try account(named: name, into: &sink)
            }
        if let text, let sentence = Self.sentence(text, isNobody: isNobody) {
            let named = try account(named: sentence.actor, into: &sink)
            return try sink.append(
                Event(
                    try event(sentence, into: &sink), at: time, by: named ?? (sentence.isPassive ? nil : actor),
                    in: talk.id, from: place, unreadTime: written))
        }
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        if text == nil { remarks.note(.warning, "message-empty", at: place) }
        var message = stock(text ?? "", at: place) ?? Message(text: text)
        message.replyTo = record["reply_to_message_id"]?.literal
        message.nativeID = id
        try sink.append(
            Event(.message(message), at: time, by: actor, in: talk.id, from: place, unreadTime: written))
    }

    /// A line of the app by its words, which this form does not mark.
    ///
    /// - Parameter isNobody: whether the row names no sender: only then are the words about people the app's.
    private static func sentence(_ text: String, isNobody: Bool) -> WCESentence? {
        let sentence = WCESentence(text)
        switch sentence.meaning {
        case .missedCall: return sentence
        case .membership, .change: return isNobody ? sentence : nil
        case .notice:
            let isApp =
                ["This chat is now end-to-end encrypted", "You blocked/unblocked this contact"].contains(text)
                || text.hasPrefix("The security code ") && text.hasSuffix(" changed")
            return isApp ? sentence : nil
        }
    }

    /// What the program writes in the place of what is no text; nil for words.
    private mutating func stock(_ text: String, at place: Provenance) -> Message? {
        if text == "Message deleted" { return Message(state: .deleted) }
        if text == "The media is missing" {
            remarks.note(.note, "media-not-downloaded", at: place)
            return Message(attachments: [Attachment(.other)])
        }
        if let position = WCESentence.location(text) {
            return Message(attachments: [Attachment(.location, name: position)])
        }
        if text.hasPrefix(WCESentence.cards) { return Message(attachments: cards(in: text)) }
        if text.hasPrefix(WCESentence.binary) {
            remarks.note(.loss, "unsupported-message", at: place)
            return Message(attachments: [Attachment(.other)])
        }
        guard text.utf8.count <= 1024, !text.contains("\n"), let slash = text.lastIndex(of: "/"),
            let dot = text.lastIndex(of: "."), slash < dot, (2...5).contains(text[dot...].dropFirst().count)
        else { return nil }
        let file = files.exhibit(at: text)
        guard file != nil || Self.roots.contains(where: text.hasPrefix) else { return nil }
        if file == nil { remarks.note(.note, "media-not-in-supplied-parts", at: place) }
        return Message(attachments: [Attachment(Attachment.Kind(fileName: text), name: text, exhibit: file)])
    }

    /// Where the program finds the files of the two telephones.
    private static let roots = ["WhatsApp/", "WhatsApp Business/", "AppDomainGroup-group.net.whatsapp."]

    private static let telegramMembers: Set<String> = [
        "id", "type", "date", "date_unixtime", "from", "from_id", "reply_to_message_id", "text", "text_entities",
    ]
}
