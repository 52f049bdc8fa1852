// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the files of one owner's packages.
struct DiscordPackageReader {
    /// What `channel.json` says.
    struct Channel {
        var kind: Conversation.Kind
        var name: String?
        var guild: String?
        var recipients: [String] = []
        var exhibit: Exhibit
    }

    var accounts = DiscordAccounts()
    var lists = DiscordLists()
    private var titles: [String: String?] = [:]
    private var channels: [String: Channel] = [:]
    private var conversations: [String: Conversation.ID] = [:]
    /// Numbers of messages that were read, by channel: packages overlap, and old ones were joined with new ones.
    private var known: [String: SeenRecords] = [:]
    private var read: Set<String> = []
    private var hasMessages = false
    var remarks = Remarks()

    /// Reads the titles of all channels.
    mutating func readIndex(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            var walk = JSONWalk(in: bytes, of: file)
            let tree = try walk.element(in: bytes)
            for member in tree.members where titles[member.key] == nil || member.value.string != nil {
                titles[member.key] = member.value.string
            }
            walk.finish(in: bytes, into: &sink)
        }
        if let damage { sink.report(damage) }
    }

    /// Reads one `channel.json`.
    mutating func readChannel(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        sink.tally(.seen, in: exhibit.number)
        var tree: JSONElement?
        let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            var walk = JSONWalk(in: bytes, of: file)
            tree = try walk.element(in: bytes)
            walk.finish(in: bytes, into: &sink)
        }
        if let damage { sink.report(damage) }
        guard let tree, let id = tree["id"]?.literal ?? DiscordPackageShape.channelID(of: exhibit) else {
            sink.tally(.unknown, in: exhibit.number)
            return
        }
        sink.tally(.parsed, in: exhibit.number)
        let recipients = tree["recipients"]?.array?.compactMap(\.literal) ?? []
        channels[id] = Channel(
            kind: Self.kind(tree["type"], recipients: recipients.count), name: tree["name"]?.filled,
            guild: tree["guild"]?["name"]?.filled, recipients: recipients, exhibit: exhibit)
    }

    /// Types are numbers in old packages and words in new ones.
    private static func kind(_ type: JSONElement?, recipients: Int) -> Conversation.Kind {
        switch type?.literal?.uppercased() {
        case "1", "DM": .direct
        case "3", "GROUP_DM": .group
        case "5", "GUILD_ANNOUNCEMENT", "GUILD_NEWS": .channel
        case nil: recipients == 2 ? .direct : .unknown
        default: .group
        }
    }

    /// Reads one file of messages.
    mutating func readMessages(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let id = DiscordPackageShape.channelID(of: exhibit)
        let conversation = try open(id, exhibit, into: &sink)
        let owner = try accounts.owner(into: &sink)
        let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            file.reportEncoding(into: &sink)
            if exhibit.name.hasSuffix(".csv") {
                try readTable(bytes, file, of: id ?? exhibit.path, conversation, owner, into: &sink)
            } else {
                try readList(bytes, file, of: id ?? exhibit.path, conversation, owner, into: &sink)
            }
        }
        if let damage { sink.report(damage) }
        remarks.report(into: &sink)
        if !hasMessages {
            hasMessages = true
            let place = Provenance(exhibit: exhibit.number, bytes: 0..<exhibit.size, locator: .whole)
            sink.report(Diagnostic(.note, "own-messages-only", at: place))
        }
    }

    private mutating func readList(
        _ bytes: Span<UInt8>, _ file: TextFile, of channel: String, _ conversation: Conversation.ID,
        _ owner: Account.ID, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var walk = JSONWalk(in: bytes, of: file)
        try walk.enterArray(in: bytes)
        var list = JSONList(container: "", firstKeys: ["ID", "Timestamp", "Contents", "id"])
        while let (element, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
            guard element.members.count > 0 else {
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "record-not-an-object", at: place)
                continue
            }
            remarks.note(.note, "unknown-member", at: place, element.members.count { !Self.knows($0.key) })
            if element.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
            let record = Record(
                id: element.member("ID")?.literal, timestamp: element.member("Timestamp")?.literal,
                contents: element.member("Contents")?.literal ?? "",
                attachments: element.member("Attachments").map(Self.addresses) ?? [])
            try append(record, of: channel, conversation, owner, at: place, into: &sink)
        }
        walk.finish(in: bytes, into: &sink)
    }

    private static func knows(_ key: String) -> Bool {
        switch key {
        case "ID", "Timestamp", "Contents", "Attachments": true
        default: ["id", "timestamp", "contents", "attachments"].contains(key.lowercased())
        }
    }

    private static func addresses(_ element: JSONElement) -> [String] {
        element.array?.compactMap(\.string) ?? split(element.string ?? "")
    }

    private static func split(_ text: String) -> [String] {
        // Few messages have files.
        if text.isEmpty { return [] }
        return text.split { $0 == " " || $0.isNewline }.map(String.init)
    }

    private mutating func readTable(
        _ bytes: Span<UInt8>, _ file: TextFile, of channel: String, _ conversation: Conversation.ID,
        _ owner: Account.ID, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = CSVCursor(in: bytes)
        _ = cursor.next(in: bytes)
        while let row = cursor.next(in: bytes) {
            sink.tally(.seen, in: file.exhibit.number)
            let place = file.place(row.bytes, .line(row.line))
            let values = row.values(in: bytes)
            if values.count == 4, values[0] == "ID", values[1] == "Timestamp" {
                sink.tally(.skipped(reason: "table-header"), in: file.exhibit.number)
                continue
            }
            guard values.count >= 3 else {
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "record-damaged", at: place)
                continue
            }
            if row.isDamaged { remarks.note(.warning, "record-incomplete", at: place) }
            let record = Record(
                id: values[0], timestamp: values[1], contents: values[2].replacing("\r\n", with: "\n"),
                attachments: values.count > 3 ? Self.split(values[3]) : [])
            try append(record, of: channel, conversation, owner, at: place, into: &sink)
        }
    }

    private struct Record {
        var id: String?
        var timestamp: String?
        var contents: String
        var attachments: [String]
    }

    private mutating func append(
        _ record: Record, of channel: String, _ conversation: Conversation.ID, _ owner: Account.ID,
        at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if let id = record.id, !id.isEmpty {
            // What stands behind the question mark expires.
            let addresses = record.attachments.map { String(Substring($0.utf8.prefix { $0 != UInt8(ascii: "?") })) }
            let told = [record.contents] + addresses
            switch known[channel, default: SeenRecords()].meet(id, saying: told) {
            case .new: break
            case .same: return sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
            case .differs: remarks.note(.warning, "copy-differs", at: place)
            }
        }
        let written = record.timestamp.flatMap { ISOTime.timestamp($0) }
        let (time, isContradicted) = DiscordSnowflake.time(id: record.id, literal: record.timestamp, written: written)
        let isUnread = written == nil && record.timestamp?.isEmpty == false
        if time == nil || isUnread { remarks.note(.warning, "timestamp-unreadable", at: place) }
        if isContradicted { remarks.note(.warning, "timestamp-contradicts-id", at: place) }
        let files = record.attachments.map { Attachment(Attachment.Kind(fileName: $0), name: $0) }
        // Discord never packs the files: only addresses that expire.
        remarks.note(.note, "media-not-downloaded", at: place, files.count)
        if record.contents.isEmpty, files.isEmpty { remarks.note(.warning, "message-empty", at: place) }
        let message = Message(
            text: record.contents.isEmpty ? nil : record.contents, attachments: files, nativeID: record.id)
        try sink.append(
            Event(
                .message(message), at: time, by: owner, in: conversation, from: place, unreadTime: record.timestamp))
        sink.tally(.parsed, in: place.exhibit)
    }

    /// The conversation of a channel; one that holds one side of a talk cannot show how it began.
    private mutating func open(
        _ id: String?, _ exhibit: Exhibit, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        let key = id ?? exhibit.path
        read.insert(key)
        if let known = conversations[key] { return known }
        let channel = id.flatMap { channels[$0] }
        let title = id.flatMap { titles[$0] ?? nil }
        let partner = title.flatMap(Self.partner)
        let others = (channel?.recipients ?? []).filter { $0 != accounts.ownerID }
        var members = [try accounts.owner(into: &sink)]
        for other in others {
            let user = DiscordAccounts.User(
                id: other == "Deleted User" ? nil : other,
                username: other == "Deleted User" ? other : others.count == 1 ? partner : nil)
            if let member = try accounts.account(user, apart: key, into: &sink) { members.append(member) }
        }
        if others.isEmpty, channel?.kind == .direct || channel == nil, let partner {
            let user = DiscordAccounts.User(username: partner)
            if let member = try accounts.account(user, apart: key, into: &sink) { members.append(member) }
        }
        let isTalk = channel?.kind == .direct || channel == nil && partner != nil
        let named = channel?.name.map { name in channel?.guild.map { "\(name) in \($0)" } ?? name }
        let conversation = try sink.conversation(
            Conversation(
                platform: .discord, kind: isTalk ? .direct : channel?.kind ?? .unknown,
                title: isTalk ? partner ?? title ?? named : named ?? title, nativeID: id,
                members: isTalk || channel?.kind == .group && channel?.guild == nil ? members : [],
                startsTruncated: true))
        conversations[key] = conversation
        return conversation
    }

    /// `Direct Message with ada_t#0`: the other's username, where the index is in English.
    private static func partner(_ title: String) -> String? {
        let words = "Direct Message with "
        guard title.hasPrefix(words) else { return nil }
        let name = title.dropFirst(words.count)
        let parts = name.split(separator: "#", omittingEmptySubsequences: false)
        if parts.count == 2, parts[1] == "0" || parts[1] == "0000" { return String(parts[0]) }
        return name == "Unknown Participant" || name.isEmpty ? nil : String(name)
    }

    /// Tells of channels whose messages are not there, and of messages that no channel describes.
    mutating func finish(_ exhibits: [Exhibit], into sink: inout some TimelineSink & ~Copyable) {
        remarks.report(into: &sink)
        for (id, channel) in channels.sorted(by: { $0.key < $1.key }) where !read.contains(id) {
            let place = Provenance(exhibit: channel.exhibit.number, bytes: 0..<channel.exhibit.size, locator: .whole)
            remarks.note(.loss, "message-files-missing", at: place)
        }
        let absent = titles.keys.count { channels[$0] == nil && !read.contains($0) }
        if absent > 0, let first = exhibits.first {
            let place = Provenance.whole(first.number)
            remarks.note(.note, "listed-chat-not-included", at: place, absent)
        }
        remarks.report(into: &sink)
    }
}
