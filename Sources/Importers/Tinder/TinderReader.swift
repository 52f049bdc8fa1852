// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads one `data.json`.
struct TinderReader {
    private var file: ExportFile
    private var fields = RecordFields(["to", "from", "message", "sent_date", "type", "fixed_height"])

    /// Whether somebody but the owner wrote something.
    private var hasOthers = false

    /// A talk that is being read.
    private struct Match {
        var talk: Conversation.ID
        /// The number of the match.
        var id: String?
    }

    private enum Field: Int {
        case to, from, message, time, type
    }

    init(_ exhibit: Exhibit) {
        file = ExportFile(exhibit)
    }

    /// Reads the file.
    mutating func read(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let outline = JSONOutline(
            in: bytes,
            JSONOutline.Plan(
                recordKeys: ["to", "from", "message", "sent_date"], containerKeys: ["match_id", "messages"],
                boundary: "messages",
                role: { path, kind in
                    switch (path.first?.lowercased(), path.count) {
                    case ("messages", 1): .walked
                    // The account's own values: looked at by section.
                    case ("user", 2), ("usage", 3): .leaf
                    case (let section?, 1) where !["messages", "user", "usage"].contains(section): .leaf
                    default: nil
                    }
                }))
        file.report(outline, into: &sink)
        let owner = try readAccount(outline, bytes, into: &sink)
        try readTalks(outline, owner, bytes, into: &sink)
        file.close(repairs: fields.repairs, into: &sink)
    }

    // MARK: Messages

    private mutating func readTalks(
        _ outline: JSONOutline, _ owner: Account.ID, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var ids: [Int: String] = [:]
        for leaf in outline.leaves where leaf.path.last == "match_id" && leaf.path.count == 3 {
            ids[leaf.container] = Self.words(leaf, in: bytes)
        }
        let listed = Set(outline.lists.filter { $0.path.last?.lowercased() == "messages" }.map(\.container))
        for container in 0..<outline.containers where !listed.contains(container) {
            file.refuse("record-not-understood", at: file.place(0..<bytes.count, .item(of: "match", at: container)))
        }
        for leaf in outline.leaves
        where leaf.path.count == 1 && leaf.path[0].lowercased().contains("message")
            && bytes.beginsFilled(at: leaf.bytes.lowerBound)
        {
            file.refuse("unknown-list", at: file.place(leaf.bytes))
        }
        var hasMessages = false
        hasOthers = false
        for list in outline.lists {
            file.refuseDamage(of: list)
            guard list.path.first?.lowercased() == "messages", !list.records.isEmpty else { continue }
            hasMessages = true
            let id = ids[list.container]
            var members = [owner]
            if let id {
                // The number of a match holds in this export alone, and is nobody's name.
                members.append(
                    try sink.account(platform: .tinder, [Identifier(.displayName, id)], isOwner: false))
            }
            let talk = try sink.conversation(
                Conversation(
                    platform: .tinder, kind: .direct, title: id, nativeID: id,
                    members: members,
                    // What came before the owner's first message is not in the export.
                    startsTruncated: true))
            let pointer = list.pointer
            for index in order(of: list, bytes) {
                let place = file.place(list.records[index], .item(of: pointer, at: list.position(of: index)))
                guard fields.read(list.records[index], in: bytes), fields.isKnown else {
                    file.refuse("record-not-understood", at: place)
                    continue
                }
                try append(owner, Match(talk: talk, id: id), at: place, bytes, into: &sink)
            }
        }
        if hasMessages, !hasOthers { file.remark(.note, "own-messages-only", at: file.place(0..<bytes.count)) }
    }

    private mutating func order(of list: JSONOutline.List, _ bytes: Span<UInt8>) -> [Int] {
        guard let first = time(of: list.records.first, bytes), let last = time(of: list.records.last, bytes),
            first > last
        else { return Array(list.records.indices) }
        return list.records.indices.reversed()
    }

    private mutating func time(of record: Range<Int>?, _ bytes: Span<UInt8>) -> Int64? {
        guard let record, fields.read(record, in: bytes) else { return nil }
        return fields.literal(Field.time.rawValue).flatMap { ClockText.read($0, in: bytes, unzoned: .unknown) }?
            .microseconds
    }

    private mutating func append(
        _ owner: Account.ID, _ match: Match, at place: Provenance, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        file.remark(on: fields, at: place)
        let time = fields.literal(Field.time.rawValue).flatMap { ClockText.read($0, in: bytes, unzoned: .unknown) }
        if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        let sender = fields.filledText(Field.from.rawValue, in: bytes)
        let actor = try account(sender, owner, match, into: &sink)
        if actor == nil { file.remark(.warning, "sender-missing", at: place) }
        let type = fields.filledText(Field.type.rawValue, in: bytes)?.lowercased() ?? "1"
        var message = Message()
        if let text = fields.filledText(Field.message.rawValue, in: bytes) {
            message.text = EntityText.resolved(text).text
        }
        switch type {
        case "1", "text", "swipe_note", "vibes", "contextual", "activity", "game_notification": break
        case "gif":
            message.attachments = [Attachment(.link, name: message.text)]
        case "gesture": message.attachments = [Attachment(.sticker, name: message.text)]
        case "contact_card": message.attachments = [Attachment(.contactCard, name: message.text)]
        default: file.remark(.warning, "unknown-message-type", at: place)
        }
        try sink.append(
            Event(
                .message(message), at: time, by: actor, in: match.talk, from: place,
                unreadTime: time == nil ? fields.filledText(Field.time.rawValue, in: bytes) : nil))
        file.parse()
    }

    /// The owner is `You`; whoever else is named is the other of this match, and of no other match that bears the name.
    private mutating func account(
        _ sender: String?, _ owner: Account.ID, _ match: Match, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let sender else { return nil }
        if sender.lowercased() == "you" { return owner }
        hasOthers = true
        var name = Identifier(.displayName, sender)
        name.normalized += " " + (match.id ?? String(match.talk.rawValue))
        let number = match.id.map { [Identifier(.displayName, $0)] } ?? []
        return try sink.account(platform: .tinder, [name] + number, isOwner: false)
    }

    // MARK: Account

    private mutating func readAccount(
        _ outline: JSONOutline, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID {
        var identifiers: [Identifier] = []
        let user = outline.leaves.filter { $0.path.first?.lowercased() == "user" && $0.path.count == 2 }
        for leaf in user {
            guard let value = Self.words(leaf, in: bytes) else { continue }
            switch leaf.path[1].lowercased() {
            case "email": identifiers.append(Identifier(.email, value))
            case "phone_id": if value.contains(where: \.isNumber) { identifiers.append(Identifier(.phone, value)) }
            case "username": identifiers.append(Identifier(.username, value))
            case "full_name", "name": identifiers.append(Identifier(.displayName, value))
            default: break
            }
        }
        let owner = try sink.account(platform: .tinder, identifiers, isOwner: true)
        for leaf in user { try appendUser(leaf, owner, bytes, into: &sink) }
        for leaf in outline.leaves where leaf.path.first?.lowercased() == "usage" && leaf.path.count == 3 {
            try appendUsage(leaf, owner, bytes, into: &sink)
        }
        // Pictures, purchases and the like.
        let others = outline.leaves.count { leaf in
            leaf.path.count == 1 && !["messages", "usage", "user"].contains(leaf.path[0].lowercased())
                && leaf.kind != .null
        }
        file.skip(.skipped(reason: "other-account-data"), others)
        return owner
    }

    private mutating func appendUser(
        _ leaf: JSONOutline.Leaf, _ owner: Account.ID, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let value = Self.words(leaf, in: bytes)
        let time = value.flatMap { ClockText.read($0, unzoned: .unknown) }
        let change: AccountChange
        switch leaf.path[1].lowercased() {
        case "create_date": change = AccountChange(field: "account-created", to: value)
        case "active_time": change = AccountChange(field: "last-active", to: value)
        case "birth_date": change = AccountChange(field: "birth-date", to: value)
        case "bio": change = AccountChange(field: "biography", to: value)
        case "age_filter_min", "age_filter_max":
            // Whom the owner wanted to be shown.
            change = AccountChange(
                field: leaf.path[1].lowercased().map { $0 == "_" ? "-" : String($0) }.joined(), to: value)
        case "email", "phone_id", "username", "full_name", "name":
            file.parse()
            return
        default:
            file.skip(.skipped(reason: "other-account-data"))
            return
        }
        guard value != nil else {
            file.skip(.skipped(reason: "record-without-content"))
            return
        }
        let isEvent = change.field == "account-created" || change.field == "last-active"
        try sink.append(
            Event(.accountChange(change), at: isEvent ? time : nil, by: owner, in: nil, from: file.place(leaf.bytes)))
        file.parse()
    }

    /// Counters by day: how many people the owner liked is seen nowhere else.
    private mutating func appendUsage(
        _ leaf: JSONOutline.Leaf, _ owner: Account.ID, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var field = leaf.path[1].lowercased()
        if field.hasPrefix("usage - ") { field = String(field.dropFirst("usage - ".count)) }
        let word = field.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
        guard let value = Self.words(leaf, in: bytes), Self.counters.contains(word) else {
            file.skip(.skipped(reason: "other-account-data"))
            return
        }
        // A day without anything is no event.
        guard value != "0" else {
            file.skip(.skipped(reason: "record-without-content"))
            return
        }
        let time = ClockText.read(leaf.path[2], unzoned: .utc)
        try sink.append(
            Event(
                .accountChange(AccountChange(field: "daily-" + word, to: value)), at: time, by: owner, in: nil,
                from: file.place(leaf.bytes)))
        file.parse()
    }

    private static let counters: Set<String> = [
        "swipes-likes", "swipes-passes", "superlikes", "super-likes", "matches", "messages-sent", "messages-received",
        "app-opens",
    ]

    private static func words(_ leaf: JSONOutline.Leaf, in bytes: Span<UInt8>) -> String? {
        var cursor = JSONCursor(at: leaf.bytes.lowerBound, maximumDepth: 64)
        return (try? cursor.element(in: bytes))?.words
    }
}
