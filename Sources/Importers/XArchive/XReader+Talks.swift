// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// The members of a message; the cases are positions in `names`.
enum XField: Int {
    case id, sender, recipient, time, text, media, urls, reactions, edits

    static let names: [StaticString] = [
        "id", "senderid", "recipientid", "createdat", "text", "mediaurls", "urls", "reactions", "edithistory",
    ]
}

/// The members of a line of the service.
enum XLineField: Int {
    case initiator, users, participants, time, name

    static let names: [StaticString] = [
        "initiatinguserid", "userids", "participantssnapshot", "createdat", "name",
    ]
}

extension XReader {
    private struct Talk {
        var id: String
        var isGroup: Bool
        var conversation: Conversation.ID
    }

    /// Reads the conversations of a file.
    mutating func readTalks(
        _ outline: JSONOutline, _ section: XSection, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var ids: [Int: String] = [:]
        var names: [Int: String] = [:]
        for leaf in outline.leaves {
            guard let key = leaf.path.last, key == "conversationId" || key == "name" else { continue }
            var cursor = JSONCursor(at: leaf.bytes.lowerBound)
            guard let value = (try? cursor.element(in: bytes))?.words else { continue }
            if key == "name" { names[leaf.container] = value } else { ids[leaf.container] = value }
        }
        let listed = Set(outline.lists.filter { $0.path.last == "messages" }.map(\.container))
        for container in 0..<outline.containers where !listed.contains(container) {
            let place = file.place(0..<bytes.count, .item(of: "conversation", at: container))
            file.refuse("record-not-understood", at: place)
        }
        let isHeader = section == .headers || section == .groupHeaders
        for list in outline.lists {
            file.refuseDamage(of: list)
            guard list.path.last == "messages", !list.records.isEmpty else { continue }
            let id = ids[list.container] ?? ""
            let talk = try open(id, name: names[list.container], isGroup: section.isGroup, into: &sink)
            let pointer = list.pointer
            // The newest stands first.
            for index in list.records.indices.reversed() {
                let place = file.place(list.records[index], .item(of: pointer, at: list.position(of: index)))
                try append(list.records[index], talk, isHeader: isHeader, at: place, bytes, &file, into: &sink)
            }
        }
    }

    private mutating func open(
        _ id: String, name: String?, isGroup: Bool, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Talk {
        var members: [Account.ID] = []
        let pair = id.split(separator: "-").map(String.init)
        let isPair =
            !isGroup && pair.count == 2 && pair.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        if isPair {
            people.note(pair)
            for person in pair {
                if let member = try people.account(person, into: &sink), !members.contains(member) {
                    members.append(member)
                }
            }
        }
        let conversation = try sink.conversation(
            Conversation(
                platform: .x, kind: isGroup ? .group : isPair ? .direct : .unknown, title: name,
                nativeID: id.isEmpty ? nil : id, members: members))
        return Talk(id: id, isGroup: isGroup, conversation: conversation)
    }

    private mutating func append(
        _ record: Range<Int>, _ talk: Talk, isHeader: Bool, at place: Provenance, _ bytes: Span<UInt8>,
        _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = JSONCursor(at: record.lowerBound, maximumDepth: 64)
        var kind: JSONString?
        var inner = 0..<0
        var others = 0
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                let value = try cursor.skipValue(in: bytes)
                if kind == nil {
                    kind = key
                    inner = value
                } else {
                    others += 1
                }
            }
        } catch {}
        file.remark(.warning, "member-not-understood", others, at: place)
        guard let kind else {
            file.refuse("record-not-understood", at: place)
            return
        }
        if kind.isNamed("messagecreate", in: bytes) || kind.isNamed("welcomemessagecreate", in: bytes) {
            guard fields.read(inner, in: bytes), fields.isKnown else {
                file.refuse("record-not-understood", at: place)
                return
            }
            try appendMessage(talk, isHeader: isHeader, at: place, bytes, &file, into: &sink)
        } else {
            guard lines.read(inner, in: bytes), lines.isKnown else {
                file.refuse("unknown-record-type", at: place)
                return
            }
            try appendLine(kind.text(in: bytes), talk, isHeader: isHeader, at: place, bytes, &file, into: &sink)
        }
    }

    private mutating func appendMessage(
        _ talk: Talk, isHeader: Bool, at place: Provenance, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let id = fields.filledText(XField.id.rawValue, in: bytes)
        let number = id.flatMap { UInt64($0) }
        if isHeader {
            if let number, told.contains(number) {
                file.skip(.skipped(reason: "duplicate-record"))
                return
            }
            file.remark(.note, "message-text-missing", at: place)
        } else if let number {
            let state = [XField.text, .time, .sender].map { fields.filledText($0.rawValue, in: bytes) } + [talk.id]
            switch id.flatMap({ toldInParts?.meet($0, saying: state) }) {
            case nil, .new: break
            case .same: return file.skip(.skipped(reason: "duplicate-record"))
            case .differs: file.remark(.warning, "copy-differs", at: place)
            }
            told.insert(number)
        }
        file.remark(on: fields, at: place)
        var time = fields.literal(XField.time.rawValue).flatMap { ClockText.read($0, in: bytes, unzoned: .utc) }
        if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        if let written = time, let number, Self.contradicts(written, number) {
            file.remark(.warning, "timestamp-contradicts-id", at: place)
            // Some archives date messages to years before the service began: the number alone can be right.
            if written.microseconds < Self.beginning { time?.microseconds = Self.milliseconds(of: number) * 1000 }
        }
        let actor = try people.account(fields.filledText(XField.sender.rawValue, in: bytes), into: &sink)
        if actor == nil { file.remark(.warning, "sender-missing", at: place) }
        var message = Message(nativeID: id)
        if let text = fields.filledText(XField.text.rawValue, in: bytes) {
            message.text = EntityText.resolved(text).text
        }
        message.attachments = attachments(of: id, in: file.exhibit, bytes)
        if fields.isFilled(XField.edits.rawValue, in: bytes) { message.state = .edited }
        try sink.append(
            Event(
                .message(message), at: time, by: actor, in: talk.conversation, from: place,
                unreadTime: time == nil ? fields.filledText(XField.time.rawValue, in: bytes) : nil))
        try appendEdits(of: id, by: actor, in: talk, at: place, bytes, into: &sink)
        if fields.isFilled(XField.reactions.rawValue, in: bytes) {
            for reaction in fields.element(XField.reactions.rawValue, in: bytes)?.array ?? [] {
                let key = reaction["reactionKey"]?.words
                // The bare word says that a sign follows in a member of its own.
                let symbol = key == "emoji" ? reaction["emoji"]?.words ?? key : key
                file.remark(
                    .warning, "member-not-understood",
                    reaction.members.count { !Self.reactionMembers.contains($0.key) }, at: place)
                let event = Event(
                    .reaction(Reaction(symbol: symbol ?? "reaction", target: id)),
                    at: reaction["createdAt"]?.words.flatMap { ClockText.read($0, unzoned: .utc) },
                    by: try people.account(reaction["senderId"]?.words, into: &sink), in: talk.conversation,
                    from: place)
                try sink.append(event)
            }
        }
        file.parse()
    }

    private static let reactionMembers: Set<String> = ["senderId", "reactionKey", "eventId", "createdAt", "emoji"]

    /// Adds the earlier wordings of a message.
    private mutating func appendEdits(
        of id: String?, by actor: Account.ID?, in talk: Talk, at place: Provenance, _ bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard fields.isFilled(XField.edits.rawValue, in: bytes) else { return }
        for version in fields.element(XField.edits.rawValue, in: bytes)?.array ?? [] {
            guard let text = version["editedText"]?.words ?? version["text"]?.words else { continue }
            let literal = version["createdAtSec"]?.words ?? version["createdAt"]?.words
            let change = AccountChange(field: "message-text", from: EntityText.resolved(text).text, text: id)
            try sink.append(
                Event(
                    .accountChange(change), at: literal.flatMap { ClockText.read($0, unzoned: .utc) }, by: actor,
                    in: talk.conversation, from: place))
        }
    }

    /// A number holds the milliseconds since 2010-11-04T01:42:54.657Z above its lowest 22 bits.
    private static func contradicts(_ time: Timestamp, _ number: UInt64) -> Bool {
        guard number > 1 << 40 else { return false }
        return abs(time.microseconds / 1000 - milliseconds(of: number)) > 60_000
    }

    private static func milliseconds(of number: UInt64) -> Int64 { Int64(number >> 22) + 1_288_834_974_657 }

    /// 2006-03-21, the day of the service's first message, in microseconds.
    private static let beginning: Int64 = 1_142_899_200_000_000

    private mutating func attachments(of id: String?, in file: Exhibit, _ bytes: Span<UInt8>) -> [Attachment] {
        var attachments: [Attachment] = []
        if fields.isFilled(XField.media.rawValue, in: bytes) {
            for address in fields.element(XField.media.rawValue, in: bytes)?.array ?? [] {
                guard let address = address.words else { continue }
                attachments.append(media.attachment(address, of: id ?? "", in: file))
            }
        }
        let hasMedia = !attachments.isEmpty
        if fields.isFilled(XField.urls.rawValue, in: bytes) {
            for link in fields.element(XField.urls.rawValue, in: bytes)?.array ?? [] {
                guard let address = link["expanded"]?.words ?? link["url"]?.words else { continue }
                // Each file has an address of its own in the text.
                if hasMedia, address.contains("/messages/media/") { continue }
                attachments.append(Attachment(.link, name: address))
            }
        }
        return attachments
    }

    private mutating func appendLine(
        _ kind: String, _ talk: Talk, isHeader: Bool, at place: Provenance, _ bytes: Span<UInt8>,
        _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let signature = [talk.id, kind.lowercased(), lines.filledText(XLineField.time.rawValue, in: bytes) ?? ""]
            .joined(separator: "\u{0}")
        // The same line mostly stands in the file of the messages.
        if isHeader, toldLines.contains(signature) {
            file.skip(.skipped(reason: "duplicate-record"))
            return
        }
        toldLines.insert(signature)
        file.remark(on: lines, at: place)
        let time = lines.literal(XLineField.time.rawValue).flatMap { ClockText.read($0, in: bytes, unzoned: .utc) }
        if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        let initiatorID = lines.filledText(XLineField.initiator.rawValue, in: bytes)
        let initiator = try people.account(initiatorID, into: &sink)
        var users: [(id: String, account: Account.ID)] = []
        for user in lines.element(XLineField.users.rawValue, in: bytes)?.array ?? [] {
            guard let id = user.words, let account = try people.account(id, into: &sink) else { continue }
            users.append((id, account))
        }
        var events: [(actor: Account.ID?, change: MembershipChange)] = []
        switch kind.lowercased() {
        case "joinconversation":
            // The owner was taken in; the list tells who was there then.
            var members: [Account.ID] = []
            var known: Set<Account.ID> = []
            for member in lines.element(XLineField.participants.rawValue, in: bytes)?.array ?? [] {
                if let account = try people.account(member.words, into: &sink), known.insert(account).inserted {
                    members.append(account)
                }
            }
            if !members.isEmpty, !talk.id.isEmpty {
                _ = try sink.conversation(
                    Conversation(platform: .x, kind: .group, nativeID: talk.id, members: members))
            }
            events = [(initiator, MembershipChange(step: .added, subject: try people.owner(into: &sink)))]
        case "participantsjoin":
            events = users.map { user in
                initiator == nil || initiatorID == user.id
                    ? (user.account, MembershipChange(step: .joined))
                    : (initiator, MembershipChange(step: .added, subject: user.account))
            }
        case "participantsleave":
            events = users.map { user in
                initiator == nil || initiatorID == user.id
                    ? (user.account, MembershipChange(step: .left))
                    : (initiator, MembershipChange(step: .removed, subject: user.account))
            }
        case "conversationnameupdate":
            let name = lines.text(XLineField.name.rawValue, in: bytes)
            events = [(initiator, MembershipChange(step: .renamed, text: name))]
        default:
            file.refuse("unknown-record-type", at: place)
            return
        }
        if events.isEmpty {
            file.refuse("record-not-understood", at: place)
            return
        }
        for (actor, change) in events {
            try sink.append(
                Event(.membership(change), at: time, by: actor, in: talk.conversation, from: place))
        }
        file.parse()
    }
}
