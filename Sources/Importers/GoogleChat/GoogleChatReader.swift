// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads one conversation of Google Chat.
struct GoogleChatReader {
    private let unit: ImportUnit
    private var files: GoogleChatFiles
    var owner: [Identifier] = []
    private var members: [JSONElement] = []
    private var title: String?
    private var conversation: Conversation.ID?
    private var known = SeenRecords()
    private var accounts: [[Identifier]: Account.ID] = [:]
    private var mentions: [Mention: Account.ID] = [:]

    private struct Mention: Hashable {
        var email: String?
        var name: String?
    }

    var remarks = Remarks()

    init(_ unit: ImportUnit) {
        self.unit = unit
        files = GoogleChatFiles(unit.companions)
    }

    /// Reads the owner's profile and the list of members.
    mutating func readFront(of evidence: EvidenceSet) throws(ImportError) {
        countFiles(of: evidence)
        for exhibit in unit.companions where exhibit.name == "user_info.json" || exhibit.name == "group_info.json" {
            _ = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
                var walk = JSONWalk(in: bytes, of: file)
                let tree = try walk.element(in: bytes)
                if exhibit.name == "user_info.json" {
                    if owner.isEmpty { owner = Self.identifiers(of: tree["user"]) }
                } else if members.isEmpty {
                    members = tree["members"]?.array ?? []
                    title = tree["name"]?.filled
                }
            }
        }
    }

    /// Counts by which names the messages call files, where there are any.
    private mutating func countFiles(of evidence: EvidenceSet) {
        if files.isEmpty { return }
        var known = SeenIDs()
        for exhibit in unit.exhibits {
            try? evidence.withBytes(of: exhibit) { files.countNames(in: $0, &known) }
        }
    }

    static func identifiers(of user: JSONElement?) -> [Identifier] {
        (user?["email"]?.filled.map { [Identifier(.email, $0)] } ?? [])
            + (user?["name"]?.filled.map { [Identifier(.displayName, $0)] } ?? [])
    }

    /// The account of a user, found again by what the record writes: to compare identifiers they have to be normalised.
    private mutating func account(
        ofUser user: JSONElement?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        let mention = Mention(email: user?["email"]?.filled, name: user?["name"]?.filled)
        if let account = mentions[mention] { return account }
        let account = try account(Self.identifiers(of: user), into: &sink)
        mentions[mention] = account
        return account
    }

    private mutating func account(
        _ identifiers: [Identifier], into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if let account = accounts[identifiers] { return account }
        guard !identifiers.isEmpty else { return nil }
        let email = identifiers.first { $0.kind == .email }?.normalized
        let isOwner = email != nil && owner.contains { $0.kind == .email && $0.normalized == email }
        let account = try sink.account(platform: .googleChat, identifiers, isOwner: isOwner)
        accounts[identifiers] = account
        return account
    }

    private mutating func open(
        _ exhibit: Exhibit, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        if let conversation { return conversation }
        let group = GoogleChat.group(of: exhibit)
        var people: [Account.ID] = []
        var names: [String] = []
        for member in members {
            let identifiers = Self.identifiers(of: member)
            guard let account = try account(identifiers, into: &sink) else { continue }
            people.append(account)
            let isOwner = identifiers.contains { $0.kind == .email && owner.contains($0) }
            if !isOwner, let name = identifiers.last?.literal { names.append(name) }
        }
        let isTalk = group?.hasPrefix("DM ") ?? false
        let kind: Conversation.Kind = isTalk ? (members.count > 2 ? .group : .direct) : .group
        let opened = try sink.conversation(
            Conversation(
                platform: .googleChat, kind: group == nil ? .unknown : kind,
                title: title ?? (isTalk && !names.isEmpty ? names.joined(separator: ", ") : nil), nativeID: group,
                members: people))
        conversation = opened
        return opened
    }

    /// Reads one list of messages.
    mutating func readMessages(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let chat = try open(exhibit, into: &sink)
        let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            file.reportEncoding(into: &sink)
            var walk = JSONWalk(in: bytes, of: file)
            try walk.enterObject(in: bytes)
            while let key = try walk.nextKey(in: bytes) {
                let isMessages = key.equals("messages", in: bytes)
                guard isMessages, try walk.kind(in: bytes) == .array else {
                    let value = try walk.skipValue(in: bytes)
                    if isMessages || bytes.beginsListOfObjects(at: value.lowerBound) {
                        sink.tally(.seen, in: exhibit.number)
                        sink.tally(.unknown, in: exhibit.number)
                        remarks.note(.loss, "unknown-list", at: file.place(value))
                    }
                    continue
                }
                try walk.enterArray(in: bytes)
                var list = JSONList(
                    container: "/messages", firstKeys: ["creator", "created_date", "topic_id", "message_id"],
                    boundary: "messages", mark: "topic_id")
                while let (element, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
                    try append(element, in: chat, at: place, into: &sink)
                }
            }
            walk.finish(in: bytes, into: &sink)
        }
        remarks.report(into: &sink)
        if let damage { sink.report(damage) }
    }

    private mutating func append(
        _ record: JSONElement, in chat: Conversation.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard !record.members.isEmpty else {
            sink.tally(.unknown, in: place.exhibit)
            remarks.note(.loss, "record-not-an-object", at: place)
            return
        }
        let id = record.member("message_id")?.filled
        if let id {
            let states = ["text", "message_state", "created_date", "updated_date", "deleted_date"]
            switch known.meet(id, saying: states.map { record.member($0)?.filled }) {
            case .new: break
            case .same: return sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
            // What was written before, or what is left of it: each is evidence.
            case .differs: remarks.note(.warning, "copy-differs", at: place)
            }
        }
        if record.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        remarks.note(.note, "unknown-member", at: place, record.members.count { !Self.knownMembers.contains($0.key) })
        let actor = try account(ofUser: record.member("creator"), into: &sink)
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        let written = record.member("created_date")?.filled
        let time = written.flatMap(GoogleChatTime.timestamp)
        if written != nil, time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        var message = Message(text: record.member("text")?.filled, nativeID: id)
        if let quote = record["quoted_message_metadata"] {
            message.replyTo = quote["message_id"]?.filled
            if message.replyTo == nil { remarks.note(.note, "reply-target-unknown", at: place) }
            // What is answered stands earlier in the file, or is not in the export.
            if !(message.replyTo.map(known.contains) ?? false) {
                message.detail = MessageDetail(quoted: quote["text"]?.filled).told
            }
        }
        message.attachments = attachments(of: record, at: place)
        var other: Timestamp?
        if record["message_state"]?.string == "DELETED" || record["deleted_date"] != nil {
            message.state = .deleted
            if let who = record["deletion_metadata"]?["deletion_type"]?.filled, who != "CREATOR" {
                var detail = message.detail ?? MessageDetail()
                detail.deletedBy = who
                message.detail = detail
            }
            other = record["deleted_date"]?.string.flatMap(GoogleChatTime.timestamp)
        } else if let edited = record["updated_date"]?.filled {
            message.state = .edited
            other = GoogleChatTime.timestamp(edited)
        }
        let told = GoogleChatAnnotations(record["annotations"], besides: message.text ?? "")
        remarks.note(.note, "unknown-member", at: place, told.unknown)
        message.attachments += told.links.map { Attachment(.link, name: $0) }
        if message.text == nil { message.text = told.words }
        if let text = record.member("text"), text.string == nil, !text.isNull {
            remarks.note(.loss, "text-not-understood", at: place)
        }
        if let call = told.call, message.text == nil, message.attachments.isEmpty, message.state != .deleted {
            // The app alone wrote it: that somebody called, and what became of it.
            try sink.append(Event(.call(call), at: time, by: actor, in: chat, from: place, unreadTime: written))
            return sink.tally(.parsed, in: place.exhibit)
        }
        if message.state != .deleted {
            if written == nil { remarks.note(.warning, "timestamp-missing", at: place) }
            if message.text == nil, message.attachments.isEmpty { remarks.note(.warning, "message-empty", at: place) }
        }
        try sink.append(
            Event(
                .message(message), at: time, otherTime: other, by: actor, in: chat, from: place, unreadTime: written))
        for version in record["previous_message_versions"]?.array ?? [] {
            let date = version["created_date"]?.string ?? version["updated_date"]?.string
            let change = AccountChange(field: "message-text", from: version["text"]?.filled, text: id)
            try sink.append(
                Event(
                    .accountChange(change), at: date.flatMap(GoogleChatTime.timestamp), by: actor, in: chat, from: place
                ))
        }
        for reaction in record["reactions"]?.array ?? [] {
            let symbol =
                reaction["emoji"]?["unicode"]?.filled ?? reaction["emoji"]?["custom_emoji"]?["shortcode"]?.filled
            let content = Event.Content.reaction(Reaction(symbol: symbol ?? "reaction", target: id))
            let emails = reaction["reactor_emails"]?.array?.compactMap(\.filled) ?? []
            for email in emails {
                let actor = try account([Identifier(.email, email)], into: &sink)
                try sink.append(Event(content, at: nil, by: actor, in: chat, from: place))
            }
            if emails.isEmpty { try sink.append(Event(content, at: nil, by: nil, in: chat, from: place)) }
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    private mutating func attachments(of record: JSONElement, at place: Provenance) -> [Attachment] {
        var found: [Attachment] = []
        for entry in record["attached_files"]?.array ?? [] {
            let name = GoogleChatFiles.name(entry)
            let records = unit.exhibits.first { $0.number == place.exhibit } ?? unit.exhibits[0]
            var attachment = Attachment(
                Attachment.Kind(fileName: entry["original_name"]?.filled ?? name ?? ""), name: name)
            switch name.map({ files.exhibit(named: $0, nearest: records) }) ?? .nothing {
            case .file(let number): attachment.exhibit = number
            case .ambiguous: remarks.note(.warning, "media-of-one-name", at: place)
            case .nothing: remarks.note(.note, "media-not-in-supplied-parts", at: place)
            }
            found.append(attachment)
        }
        return found
    }

    private static let knownMembers: Set<String> = [
        "creator", "created_date", "updated_date", "deleted_date", "message_state", "deletion_metadata", "text",
        "topic_id", "message_id", "attached_files", "annotations", "quoted_message_metadata", "reactions",
        "previous_message_versions",
    ]
}
