// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension WCEReader {
    /// Adds the events of one row.
    mutating func append(
        _ record: JSONElement, _ talk: inout Talk, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard !record.members.isEmpty, record["key_id"] != nil || record["timestamp"] != nil else {
            sink.tally(.unknown, in: place.exhibit)
            remarks.note(.loss, "record-damaged", at: place)
            return
        }
        if record.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        remarks.note(.note, "unknown-member", at: place, record.members.count { !Self.knownMembers.contains($0.key) })
        let id = record["key_id"]?.literal
        if let id, !isNew(id, in: talk.key) {
            sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
            return
        }
        let written = record["timestamp"]?.literal
        let time = Self.time(written, isAssumed: talk.type == "exported")
        if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        let isOwn = record["from_me"]?.bool ?? (record["from_me"]?.int64 == 1)
        if talk.isCalls {
            try appendCall(
                record["data"]?.filled ?? "", with: record["sender"]?.filled, isOwn: isOwn, at: time, place, into: &sink
            )
            return sink.tally(.parsed, in: place.exhibit)
        }
        let sender = record["sender"]?.filled
        let actor =
            isOwn
            ? try owner(into: &sink)
            : talk.isGroup || !Self.isPerson(talk.key)
                ? try account(named: sender, into: &sink) : try account(ofAddress: talk.key, into: &sink)
        guard let content = content(of: record, talk, at: place) else {
            // A line of the app for which the program has no words.
            remarks.note(.warning, "unsupported-message", at: place)
            return sink.tally(.skipped(reason: "record-without-content"), in: place.exhibit)
        }
        switch content {
        case .sentence(let sentence):
            let named = try account(named: sentence.actor, into: &sink)
            try sink.append(
                Event(
                    try event(sentence, into: &sink), at: time, by: named ?? (sentence.isPassive ? nil : actor),
                    in: talk.id, from: place, unreadTime: written))
        case .message(var message):
            message.nativeID = id
            message.replyTo = record["reply"]?.literal
            // What is quoted may be the only record of a message that is gone.
            if let quoted = record["quoted_data"]?.filled, !(message.replyTo.map { isKnown($0, in: talk.key) } ?? false)
            {
                message.detail = MessageDetail(quoted: Self.text(quoted, talk.type))
            }
            if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
            let received = isOwn ? nil : record["received_timestamp"]?.filled.flatMap(ISOTime.timestamp)
            try sink.append(
                Event(
                    .message(message), at: time, otherTime: received, by: actor, in: talk.id, from: place,
                    unreadTime: written))
        }
        for reaction in record["reactions"]?.members ?? [] {
            guard let symbol = reaction.value.filled else { continue }
            try sink.append(
                Event(
                    .reaction(Reaction(symbol: symbol, target: id)), at: nil,
                    by: try account(named: reaction.key, into: &sink), in: talk.id, from: place))
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    private static let knownMembers: Set<String> = [
        "from_me", "timestamp", "time", "media", "key_id", "meta", "data", "sender", "safe", "mime", "message_type",
        "received_timestamp", "read_timestamp", "reply", "quoted_data", "caption", "thumb", "sticker", "reactions",
    ]

    /// What a row is: something that somebody sent, or a line of the app.
    enum Content {
        case message(Message)
        case sentence(WCESentence)
    }

    /// What a row tells; nil where it tells nothing.
    private mutating func content(of record: JSONElement, _ talk: Talk, at place: Provenance) -> Content? {
        let isMeta = record["meta"]?.bool ?? false
        let data = record["data"]?.filled
        let caption = record["caption"]?.filled.map { Self.text($0, talk.type) }
        let mime = record["mime"]?.filled
        let isSticker = record["sticker"]?.bool ?? false
        if data == "Message deleted", isMeta { return .message(Message(state: .deleted)) }
        if record["media"]?.bool ?? false || mime != nil {
            var message = Message(text: caption)
            if data == "The media is missing" || data == nil {
                remarks.note(.note, "media-not-downloaded", at: place)
                message.attachments = [Attachment(isSticker ? .sticker : .other)]
            } else if mime == "text/x-vcard", isMeta {
                message.attachments = cards(in: data ?? "")
            } else if let data {
                let file = files.exhibit(at: data)
                if file == nil { remarks.note(.note, "media-not-in-supplied-parts", at: place) }
                let kind: Attachment.Kind = isSticker ? .sticker : mime.map { Attachment.Kind(mediaType: $0) } ?? .other
                message.attachments = [Attachment(kind, name: data, exhibit: file)]
                // Nobody can write below a recording: the telephone's own transcript stands there, in quotation marks.
                if kind == .audio || kind == .voice, caption?.between("\"", "\"") != nil {
                    remarks.note(.note, "machine-transcript", at: place)
                }
            }
            return .message(message)
        }
        guard let data else {
            if isMeta { return nil }
            // Somebody sent what the program cannot read.
            remarks.note(.loss, "unsupported-message", at: place)
            return .message(Message(text: caption))
        }
        guard isMeta else { return .message(Message(text: Self.text(data, talk.type))) }
        if let place = WCESentence.location(data) {
            return .message(Message(text: caption, attachments: [Attachment(.location, name: place)]))
        }
        if data.hasPrefix(WCESentence.binary) {
            remarks.note(.loss, "unsupported-message", at: place)
            return .message(Message(text: caption, attachments: [Attachment(.other)]))
        }
        return .sentence(WCESentence(data.replacing("<br>", with: "\n")))
    }

    /// The event of a sentence of the app.
    mutating func event(
        _ sentence: WCESentence, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Event.Content {
        switch sentence.meaning {
        case .membership(let step):
            let subject = try account(named: sentence.subject, into: &sink)
            return .membership(MembershipChange(step: step, subject: subject, text: sentence.text))
        case .change(let field):
            return .accountChange(
                AccountChange(field: field, from: sentence.from, to: sentence.to, text: sentence.text))
        case .missedCall(let isVideo): return .call(Call(isVideo: isVideo, wasAnswered: false, outcome: .missed))
        case .notice: return .notice(sentence.text)
        }
    }

    /// Line feeds are `<br>`, on Android with a blank in front of each; other markup was typed.
    static func text(_ data: String, _ type: String) -> String {
        data.replacing(type == "ios" ? "<br>" : " <br>", with: "\n")
    }

    /// Contact cards: links to the files that hold them.
    func cards(in data: String) -> [Attachment] {
        let bytes = Array(data.utf8)
        guard let document = try? HTMLDocument(parsing: bytes.span) else { return [Attachment(.contactCard)] }
        let links = document.all("a")
        if links.isEmpty { return [Attachment(.contactCard)] }
        return links.map { link in
            let path = document.attribute("href", of: link)
            let name = document.label(of: link)
            return Attachment(
                .contactCard, name: name.isEmpty ? path : name, exhibit: path.flatMap { files.exhibit(at: $0) })
        }
    }

    /// Seconds since 1970, with the places that the telephone kept.
    ///
    /// - Parameter isAssumed: of chats that were read from a text, whose clock was taken for the exporting computer's.
    static func time(_ literal: String?, isAssumed: Bool) -> Timestamp? {
        guard let literal, literal.utf8.count <= 24 else { return nil }
        let parts = literal.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let seconds = Int64(parts[0]), (1..<253_402_300_800).contains(seconds) else {
            return nil
        }
        var microseconds = seconds * 1_000_000
        var precision = Timestamp.Precision.second
        if parts.count == 2 {
            let digits = Array(parts[1].utf8.prefix(6))
            guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
            for place in 0..<6 {
                let digit = place < digits.count ? Int64(digits[place] - 0x30) : 0
                microseconds += digit * [100_000, 10_000, 1000, 100, 10, 1][place]
            }
            precision = parts[1].utf8.count > 3 ? .microsecond : .millisecond
        }
        return Timestamp(
            microseconds: microseconds, precision: precision, zone: isAssumed ? .assumed : .utc, literal: literal)
    }

    /// A row of the list of calls, which names the other side and how it went in words.
    mutating func appendCall(
        _ text: String, with name: String?, isOwn: Bool, at time: Timestamp?, _ place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let other = try account(named: name, into: &sink)
        let actor = isOwn ? try owner(into: &sink) : other
        let chat: Conversation.ID
        if let address = name.flatMap({ self.address(named: $0) }) {
            chat = try conversation(address, title: name, into: &sink)
        } else {
            chat = try sink.conversation(
                Conversation(
                    platform: .whatsapp, kind: .unknown, title: name, nativeID: "calls:" + (name ?? "")))
        }
        guard let call = WCESentence.call(text) else {
            remarks.note(.warning, "unknown-call-type", at: place)
            return try sink.append(Event(.notice(text), at: time, by: actor, in: chat, from: place))
        }
        try sink.append(Event(.call(call), at: time, by: actor, in: chat, from: place))
    }
}
