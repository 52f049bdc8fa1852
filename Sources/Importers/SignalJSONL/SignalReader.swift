// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Walks the frames of one export.
struct SignalReader {
    /// A chat whose messages are being read.
    struct Chat {
        var id: Conversation.ID
        var recipient: String?
        var isDirect: Bool
    }

    var remarks = Remarks()
    var files: SignalFiles
    private var recipients: [String: SignalRecipient] = [:]
    private var accounts: [String: Account.ID] = [:]
    private var byUUID: [String: String] = [:]
    private var chats: [String: Chat] = [:]
    private var truncated: Set<String> = []
    private var owner: [Identifier] = []
    private var selfID: String?
    /// Frames of groups with outsiders of whom nothing is told yet, by the group's id.
    private var waiting: [String: Provenance] = [:]
    private var ownerAccount: Account.ID?
    /// Ids of messages by author and any of the times under which versions were sent.
    var nativeIDs: [String: String] = [:]
    /// When messages were sent, in milliseconds, by their author: what a quotation may lead to.
    var said: [String: Set<Int64>] = [:]

    /// What a recipient is called where a text or a line names it.
    func title(_ id: String?) -> String? {
        guard let id else { return nil }
        return id == selfID ? owner.first?.literal : recipients[id]?.title
    }

    /// What the account of an id in base64 is called; the id as it is usually written where nobody has it.
    func title(aci: String?) -> String? {
        SignalFiles.uuid(aci).map { uuid in title(byUUID[uuid]) ?? uuid }
    }

    /// What stands for an author in the ids of messages: the number of a recipient holds in one export only.
    func author(_ id: String?) -> String {
        guard let id else { return "?" }
        if id == selfID { return owner.first { $0.kind != .displayName }?.normalized ?? "self" }
        return recipients[id]?.key ?? id
    }

    init(_ files: SignalFiles) {
        self.files = files
    }

    /// Reads all frames: one a line, or, in early builds, the elements of one array.
    mutating func read(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var scanner = TextScanner(0..<bytes.count)
        while !scanner.isAtEnd, bytes[scanner.place] <= 0x20 || scanner.blanks(in: bytes) {
            if !scanner.isAtEnd, bytes[scanner.place] <= 0x20 { scanner.place += 1 }
        }
        if !scanner.isAtEnd, bytes[scanner.place] == UInt8(ascii: "[") {
            var walk = JSONWalk(in: bytes, of: file)
            try walk.enterArray(in: bytes)
            var list = JSONList(container: "", firstKeys: ["chatItem", "chat", "recipient", "account"])
            while let (element, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
                try append(element, at: place, into: &sink)
            }
            try tellWaiting(into: &sink)
            return walk.finish(in: bytes, into: &sink)
        }
        var lines = JSONLines(in: bytes, of: file)
        while let (frame, place) = lines.next(in: bytes, &remarks, into: &sink) {
            try append(frame, at: place, into: &sink)
        }
        try tellWaiting(into: &sink)
        if lines.repairs > 0 {
            sink.report(Diagnostic(.note, "text-repaired", at: file.whole, detail: ["places": lines.repairs]))
        }
    }

    private mutating func append(
        _ frame: JSONElement, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let body = frame.members.first { Self.frames.contains($0.key) }
        switch body?.key {
        case "account": takeAccount(body?.value)
        case "recipient": try take(recipient: body?.value, at: place, into: &sink)
        case "chat": try take(chat: body?.value, at: place, into: &sink)
        case "chatItem":
            if let item = body?.value { try append(item: item, at: place, into: &sink) }
        case "adHocCall":
            let time = EpochTime.milliseconds(body?.value["callTimestamp"]?.literal)
            let actor = try owner(into: &sink)
            try sink.append(Event(.call(Call(isVideo: false)), at: time, by: actor, in: nil, from: place))
        case nil where frame["backupTimeMs"] != nil: break
        case nil:
            sink.tally(.unknown, in: place.exhibit)
            return remarks.note(.loss, "unknown-record-type", at: place)
        default: return sink.tally(.skipped(reason: "other-account-data"), in: place.exhibit)
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    private static let frames: Set<String> = [
        "account", "recipient", "chat", "chatItem", "stickerPack", "adHocCall", "notificationProfile", "chatFolder",
    ]

    private mutating func takeAccount(_ account: JSONElement?) {
        if let username = account?["username"]?.filled { owner.append(Identifier(.username, username)) }
        if let name = SignalRecipient.name(account?["givenName"], account?["familyName"]) {
            owner.append(Identifier(.displayName, name))
        }
    }

    private mutating func take(
        recipient frame: JSONElement?, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let frame, let id = frame["id"]?.literal else { return }
        let recipient = SignalRecipient(frame)
        recipients[id] = recipient
        accounts[id] = nil
        if recipient.kind == .me { selfID = id }
        if !recipient.outsiders.isEmpty { waiting[id] = place }
        if let uuid = recipient.identifiers.first(where: { $0.kind == .platformID })?.literal { byUUID[uuid] = id }
        if recipient.kind == .unknown { remarks.note(.note, "unknown-list", at: place) }
        if let note = recipient.note {
            let change = AccountChange(
                field: "note-about-account", to: note, text: recipient.identifiers.first?.literal)
            let actor = try owner(into: &sink)
            try sink.append(Event(.accountChange(change), at: nil, by: actor, in: nil, from: place))
        }
        guard recipient.isBlocked || recipient.visibility.map({ $0 != "VISIBLE" && $0 != "0" }) ?? false else { return }
        let actor = try owner(into: &sink)
        let other = recipient.kind == .contact ? try account(id, into: &sink) : nil
        if recipient.isBlocked {
            let action = SafetyAction(step: .blocked, other: other, text: other == nil ? recipient.title : nil)
            try sink.append(Event(.safety(action), at: recipient.blockedAt, by: actor, in: nil, from: place))
        }
        if let visibility = recipient.visibility, visibility != "VISIBLE", visibility != "0" {
            let action = SafetyAction(step: .restricted, other: other, text: visibility)
            try sink.append(Event(.safety(action), at: nil, by: actor, in: nil, from: place))
        }
    }

    /// The owner's account.
    mutating func owner(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Account.ID {
        if let ownerAccount { return ownerAccount }
        let account = try sink.account(platform: .signal, owner, isOwner: true)
        ownerAccount = account
        return account
    }

    /// The account of a recipient's number.
    mutating func account(
        _ id: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let id else { return nil }
        if id == selfID { return try owner(into: &sink) }
        if let known = accounts[id] { return known }
        guard let recipient = recipients[id], !recipient.identifiers.isEmpty else { return nil }
        let account = try sink.account(platform: .signal, recipient.identifiers, isOwner: false)
        accounts[id] = account
        return account
    }

    /// The account of an id in base64, as updates of groups write it.
    mutating func account(
        aci: JSONElement?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let uuid = SignalFiles.uuid(aci?.string) else { return nil }
        if let id = byUUID[uuid] { return try account(id, into: &sink) }
        return try sink.account(platform: .signal, [Identifier(.platformID, uuid)], isOwner: false)
    }

    private mutating func take(
        chat frame: JSONElement?, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let frame, let id = frame["id"]?.literal else { return }
        let timer = frame["expirationTimerMs"]?.integer ?? 0
        try open(id, recipient: frame["recipientId"]?.literal, isTruncated: timer > 0, into: &sink)
        if timer > 0 { remarks.note(.warning, "disappearing-messages-omitted", at: place) }
    }

    @discardableResult
    private mutating func open(
        _ id: String, recipient: String?, isTruncated: Bool, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Chat {
        let found = recipient.flatMap { recipients[$0] }
        let kind: Conversation.Kind =
            switch found?.kind {
            case .contact, .me: .direct
            case .group, .callLink: .group
            case .list, .news: .channel
            case .unknown, nil: .unknown
            }
        var members: [Account.ID] = []
        if kind == .direct || kind == .group {
            members.append(try owner(into: &sink))
            if found?.kind == .contact, let other = try account(recipient, into: &sink) { members.append(other) }
            var known = Set(members)
            for uuid in found?.members ?? [] {
                guard let number = byUUID[uuid], let member = try account(number, into: &sink) else { continue }
                if known.insert(member).inserted { members.append(member) }
            }
        }
        let conversation = try sink.conversation(
            Conversation(
                platform: .signal, kind: kind, title: found?.kind == .me ? "Note to Self" : found?.title,
                nativeID: found?.key ?? "chat-" + id, members: members, startsTruncated: isTruncated))
        let chat = Chat(id: conversation, recipient: recipient, isDirect: found?.kind == .contact)
        chats[id] = chat
        if isTruncated { truncated.insert(id) }
        if let recipient, let place = waiting.removeValue(forKey: recipient) {
            try tellOutsiders(of: recipient, in: conversation, place, into: &sink)
        }
        return chat
    }

    /// Tells of the outsiders of groups that no chat stands for.
    private mutating func tellWaiting(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        for (group, place) in waiting.sorted(by: { $0.value.bytes.lowerBound < $1.value.bytes.lowerBound }) {
            try tellOutsiders(of: group, in: nil, place, into: &sink)
        }
        waiting = [:]
    }

    private mutating func tellOutsiders(
        of group: String, in chat: Conversation.ID?, _ place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let title = chat == nil ? recipients[group]?.title : nil
        for outsider in recipients[group]?.outsiders ?? [] {
            guard let person = try account(aci: outsider.person, into: &sink) else {
                remarks.note(.warning, "list-entry-not-understood", at: place)
                continue
            }
            let content: Event.Content
            var actor: Account.ID?
            switch outsider.standing {
            case .invited:
                actor = try account(aci: outsider.inviter, into: &sink)
                content = .membership(MembershipChange(step: .invited, subject: person, text: title))
            case .asking:
                actor = person
                content = .notice(title.map { "asked to join the group: \($0)" } ?? "asked to join the group")
            case .banned:
                content = .membership(
                    MembershipChange(step: .removed, subject: person, text: title.map { "banned: \($0)" } ?? "banned"))
            }
            try sink.append(Event(content, at: outsider.time, by: actor, in: chat, from: place))
        }
    }

    /// The chat of a message; one that no frame announces has no title.
    mutating func chat(
        _ id: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Chat {
        if let id, let known = chats[id] { return known }
        return try open(id ?? "none", recipient: nil, isTruncated: false, into: &sink)
    }

    /// A timer was set: from then on messages are missing, whatever the chat says now.
    mutating func noteTimer(
        _ id: String?, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        remarks.note(.warning, "disappearing-messages-omitted", at: place)
        guard let id, let known = chats[id], truncated.insert(id).inserted else { return }
        // The workflow joins it with the chat's own, which then bears the mark.
        try open(id, recipient: known.recipient, isTruncated: true, into: &sink)
    }

    /// Whether a recipient is the owner.
    func isOwner(_ id: String?) -> Bool { id != nil && id == selfID }
}
