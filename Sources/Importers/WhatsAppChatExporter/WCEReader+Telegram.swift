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
                talk.id = try openTelegramForm(talk, type, into: &sink)
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
        let name = String(from.dropFirst(4))
        let actor =
            from == "user00000"
            ? try owner(into: &sink)
            : name == talk.key && type == "personal_chat"
                ? try account(ofAddress: Self.address(talk, type), into: &sink) : try account(named: name, into: &sink)
        let text = record["text"]?.filled.map { Self.text($0, "android") }
        if text == nil { remarks.note(.warning, "message-empty", at: place) }
        try sink.append(
            Event(
                .message(Message(text: text, replyTo: record["reply_to_message_id"]?.literal, nativeID: id)), at: time,
                by: actor, in: talk.id, from: place, unreadTime: record["date_unixtime"]?.literal))
        sink.tally(.parsed, in: place.exhibit)
    }

    private static let telegramMembers: Set<String> = [
        "id", "type", "date", "date_unixtime", "from", "from_id", "reply_to_message_id", "text", "text_entities",
    ]
}
