// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension DCEChannel {
    /// Reads a JSON file, or several that were written one behind the other.
    mutating func readJSON(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var walk = JSONWalk(in: bytes, of: file)
        while true {
            try readRoot(&walk, in: bytes, file, into: &sink)
            guard let rest = walk.cursor.trailingBytes(in: bytes), bytes[rest.lowerBound] == UInt8(ascii: "{") else {
                break
            }
            sink.report(
                Diagnostic(.note, "json-repeated-export", at: file.place(rest), detail: ["bytes": rest.count]))
            walk.begin(at: rest.lowerBound)
        }
        walk.finish(in: bytes, into: &sink)
    }

    private mutating func readRoot(
        _ walk: inout JSONWalk, in bytes: Span<UInt8>, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let front = Self.front(at: walk.cursor, in: bytes)
        let chat = try open(front, into: &sink)
        var (found, announced) = (0, AnnouncedCount?.none)
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            if key.equals("messages", in: bytes), try walk.kind(in: bytes) == .array {
                try walk.enterArray(in: bytes)
                var list = JSONList(
                    container: "/messages", firstKeys: ["id"], boundary: "messageCount", mark: "timestamp")
                while let (element, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
                    try append(element, in: chat, at: place, from: file, into: &sink)
                }
                found = list.index
            } else if key.equals("messageCount", in: bytes) {
                announced = AnnouncedCount(try walk.element(in: bytes).int64)
            } else {
                try walk.skipValue(in: bytes)
            }
        }
        if let announced, announced.count != found {
            sink.report(
                Diagnostic(
                    .warning, "count-mismatch", at: file.whole,
                    detail: ["announced": announced.count, "found": found]))
        }
    }

    /// What stands in front of the messages, or, in a file that was sorted by key, behind them.
    private static func front(at cursor: JSONCursor, in bytes: Span<UInt8>) -> Front {
        var cursor = cursor
        var front = Front()
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                if key.equals("guild", in: bytes) {
                    let guild = try cursor.soundElement(in: bytes)
                    (front.guild, front.guildID) = (guild["name"]?.filled, guild["id"]?.literal)
                } else if key.equals("channel", in: bytes) {
                    let channel = try cursor.soundElement(in: bytes)
                    front.id = channel["id"]?.literal
                    front.name = channel["name"]?.filled
                    front.type = channel["type"]?.string
                } else if key.equals("messages", in: bytes), front.id != nil, front.guildID != nil {
                    return front
                } else {
                    try cursor.passValue(in: bytes)
                }
            }
        } catch { return front }
        return front
    }

    private mutating func append(
        _ record: JSONElement, in chat: Conversation.ID, at place: Provenance, from file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard !record.members.isEmpty else {
            sink.tally(.unknown, in: place.exhibit)
            remarks.note(.loss, "record-not-an-object", at: place)
            return
        }
        if record.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        remarks.note(.note, "unknown-member", at: place, record.members.count { !Self.knownMembers.contains($0.key) })
        let id = record.member("id")?.literal
        let written = record.member("timestamp")?.string
        var entry = Entry(id: id, author: Self.user(record.member("author")))
        (entry.time, entry.writtenTime) = (written.flatMap(ISOTime.timestamp), written)
        if let made = id.flatMap({ DiscordSnowflake.timestamp($0) }) {
            if let time = entry.time {
                let (gap, overflows) = made.microseconds.subtractingReportingOverflow(time.microseconds)
                if time.isInstant, overflows || abs(gap) > 2_000_000 {
                    remarks.note(.note, "timestamp-contradicts-id", at: place)
                }
            } else {
                entry.time = made
                if let written, !written.isEmpty {
                    entry.time?.literal = written
                    remarks.note(.warning, "timestamp-unreadable", at: place)
                }
            }
        }
        entry.edited = record["timestampEdited"]?.string.flatMap(ISOTime.timestamp)
        entry.callEnded = record["callEndedTimestamp"]?.string.flatMap(ISOTime.timestamp)
        let content = record.member("content")?.string ?? ""
        if let words = record.member("content"), words.string == nil, !words.isNull {
            remarks.note(.loss, "text-not-understood", at: place)
        }
        for key in ["attachments", "embeds", "stickers", "reactions"] {
            guard let list = record.member(key), list.array == nil, !list.isNull else { continue }
            remarks.note(.loss, "member-not-understood", at: place)
        }
        entry.isPinned = record["isPinned"]?.bool ?? false
        if let command = record["interaction"], !command.members.isEmpty {
            entry.command = ("/" + (command["name"]?.filled ?? ""), Self.user(command["user"]))
        }
        entry.service = record.member("type")?.literal.flatMap { DiscordServiceLine(type: $0, content: content) }
        let reference = record["reference"]
        let isForward = reference?["type"]?.string == "Forward" || record["forwardedMessage"]?.members.isEmpty == false
        entry.message = Message(
            text: content.isEmpty ? nil : content, replyTo: isForward ? nil : reference?["messageId"]?.literal,
            isForwarded: isForward)
        if entry.service != nil { entry.subjects = (record["mentions"]?.array ?? []).map { Self.user($0) } }
        entry.message.attachments = attachments(of: record, content: content, file)
        if isForward, let original = record["forwardedMessage"] {
            entry.firstSent = original["timestamp"]?.string.flatMap(ISOTime.timestamp)
            let words = original["content"]?.filled
            entry.message.text = entry.message.text ?? words
            entry.message.attachments += attachments(of: original, content: words ?? "", file)
        }
        let omitted = entry.message.attachments.count { $0.isFile && $0.exhibit == nil }
        remarks.note(.note, "media-not-downloaded", at: place, omitted)
        entry.reactions = (record["reactions"]?.array ?? []).map { reaction in
            let emoji = reaction["emoji"]
            let users = (reaction["users"]?.array ?? []).map { Self.user($0) }
            return DCEReaction(
                symbol: emoji?["name"]?.filled ?? emoji?["code"]?.filled ?? "reaction",
                count: reaction["count"]?.integer ?? Int64(max(1, users.count)), users: users)
        }
        try append(entry, in: chat, at: place, isJSON: true, into: &sink)
    }

    private static func user(_ element: JSONElement?) -> DiscordAccounts.User {
        let name = element?["name"]?.filled
        let nickname = element?["nickname"]?.filled
        return DiscordAccounts.User(
            id: element?["id"]?.literal,
            username: DiscordAccounts.username(name, discriminator: element?["discriminator"]?.literal),
            displayName: nickname)
    }

    private func attachments(of record: JSONElement, content: String, _ file: TextFile) -> [Attachment] {
        var found: [Attachment] = []
        for entry in record["attachments"]?.array ?? [] {
            let name = entry["url"]?.filled ?? entry["fileName"]?.filled
            let kind = Attachment.Kind(fileName: entry["fileName"]?.filled ?? name ?? "")
            found.append(Attachment(kind, name: name, exhibit: exhibit(at: name, from: file)))
        }
        for sticker in record["stickers"]?.array ?? [] {
            let name = sticker["name"]?.filled ?? sticker["id"]?.literal
            found.append(
                Attachment(
                    .sticker, name: name, exhibit: exhibit(at: sticker["sourceUrl"]?.filled, from: file)))
        }
        let told = DCEAddresses(in: content)
        for embed in record["embeds"]?.array ?? [] {
            // A preview of an address that the text has already tells nothing new.
            let address = embed["url"]?.filled
            if let address, told.holds(address) { continue }
            let words = Self.words(of: embed) + [address].compactMap(\.self)
            if !words.isEmpty { found.append(Attachment(.link, name: words.joined(separator: " — "))) }
            for (picture, kind) in Self.pictures(of: embed, isBare: words.isEmpty) {
                found.append(Attachment(kind, name: picture, exhibit: exhibit(at: picture, from: file)))
            }
        }
        return found
    }

    /// What a card says, from its author to its foot.
    private static func words(of embed: JSONElement) -> [String] {
        let fields = (embed["fields"]?.array ?? []).map { field in
            [field["name"]?.filled, field["value"]?.filled].compactMap(\.self).joined(separator: ": ")
        }
        let front = [embed["author"]?["name"]?.filled, embed["title"]?.filled, embed["description"]?.filled]
        return front.compactMap(\.self) + fields.filter { !$0.isEmpty }
            + [embed["footer"]?["text"]?.filled].compactMap(\.self)
    }

    /// The pictures of a card; of one without words its film or small picture too.
    private static func pictures(of embed: JSONElement, isBare: Bool) -> [(name: String, kind: Attachment.Kind)] {
        var images = (embed["images"]?.array ?? []).compactMap { $0["url"]?.filled }
        if images.isEmpty, let image = embed["image"]?["url"]?.filled { images = [image] }
        if isBare, let film = embed["video"]?["url"]?.filled { return [(film, .video)] }
        if isBare, images.isEmpty, let image = embed["thumbnail"]?["url"]?.filled { images = [image] }
        return images.map { ($0, .image) }
    }

    func exhibit(at link: String?, from file: TextFile) -> Int32? {
        link.flatMap { files.exhibit(at: $0, from: file.exhibit) }
    }

    private static let knownMembers: Set<String> = [
        "id", "type", "timestamp", "timestampEdited", "callEndedTimestamp", "isPinned", "content", "author",
        "attachments", "embeds", "stickers", "reactions", "mentions", "reference", "forwardedMessage", "interaction",
        "inlineEmojis",
    ]
}
