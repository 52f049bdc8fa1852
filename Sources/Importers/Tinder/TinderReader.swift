// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads one `data.json`.
struct TinderReader {
    var file: ExportFile
    private var fields = RecordFields(["to", "from", "message", "sent_date", "type", "fixed_height"])

    /// The members of a message.
    private static let members: Set<String> = ["to", "from", "message", "sent_date", "type", "fixed_height"]

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
            for index in fields.order(of: list, byTime: Field.time.rawValue, unzoned: .unknown, in: bytes) {
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
        case "contact_card":
            let told = Self.card(at: place, in: bytes)
            message.attachments = [Attachment(.contactCard, name: told.isEmpty ? message.text : told)]
        default: file.remark(.warning, "unknown-message-type", at: place)
        }
        try sink.append(
            Event(
                .message(message), at: time, by: actor, in: match.talk, from: place,
                unreadTime: time == nil ? fields.filledText(Field.time.rawValue, in: bytes) : nil))
        file.parse()
    }

    /// What a card tells beside its text, whatever its members are called.
    private static func card(at place: Provenance, in bytes: Span<UInt8>) -> String {
        var cursor = JSONCursor(at: place.bytes.lowerBound, maximumDepth: 16)
        guard let record = try? cursor.element(in: bytes) else { return "" }
        var words: [String] = []
        func add(_ element: JSONElement) {
            if let word = element.words { words.append(word) }
            element.array?.forEach(add)
            element.members.forEach { add($0.value) }
        }
        for member in record.members where !members.contains(member.key.lowercased()) { add(member.value) }
        return words.joined(separator: " ")
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
}
