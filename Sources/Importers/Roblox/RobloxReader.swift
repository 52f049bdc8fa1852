// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the tables of one account.
struct RobloxReader {
    private let owner: String?
    private var remarks = Remarks()
    private var chats: [String: Conversation.ID] = [:]
    private var messages = SeenIDs()
    private var posts = SeenIDs()

    init(owner: String?) {
        self.owner = owner
    }

    mutating func read(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let list = RobloxList(head: Survey.head(of: bytes)),
            var table = HeadedTable(in: bytes, column: list.column)
        else { throw ImportError(.notThisFormat) }
        remarks.note(.note, "unknown-member", at: file.whole, table.unknownColumns(Self.knownColumns))
        while let row = table.next(in: bytes) {
            // Groups of a chat have a row of commas between them.
            if table.columns.allSatisfy({ table.value(row, $0, in: bytes) == nil }) { continue }
            let place = file.place(row.bytes, .line(row.line))
            sink.tally(.seen, in: place.exhibit)
            if row.isHead {
                sink.tally(.skipped(reason: "table-header"), in: place.exhibit)
                continue
            }
            if row.isDamaged {
                sink.tally(.unknown, in: place.exhibit)
                remarks.note(.loss, "record-damaged", at: place)
                continue
            }
            let entry = Entry(row: row, table: table, place: place)
            let outcome: RecordOutcome
            switch list {
            case .chats: outcome = try appendChat(entry, bytes, into: &sink)
            case .messages: outcome = try appendMessage(entry, bytes, into: &sink)
            case .friends, .followers: outcome = try appendContact(entry, list, bytes, into: &sink)
            case .addresses: outcome = try appendAddress(entry, bytes, into: &sink)
            case .walls: outcome = try appendPost(entry, bytes, into: &sink)
            case .devices, .deviceIDs: outcome = try appendDevice(entry, bytes, into: &sink)
            }
            if outcome == .unknown { remarks.note(.loss, "record-not-understood", at: place) }
            sink.tally(outcome, in: place.exhibit)
        }
        remarks.report(into: &sink)
    }

    private struct Entry {
        var row: HeadedTable.Row
        var table: HeadedTable
        var place: Provenance

        func value(_ column: String, _ bytes: Span<UInt8>) -> String? { table.value(row, column, in: bytes) }

        func isTrue(_ column: String, _ bytes: Span<UInt8>) -> Bool {
            ["true", "1", "t", "yes"].contains(value(column, bytes)?.lowercased() ?? "")
        }
    }

    private static let knownColumns: Set<String> = [
        "ts", "ds", "conversationid", "convotype", "userid", "name", "text", "isfilteredo13", "isfilteredu13",
        "isrewritten", "requestuserid", "id", "messagetypeid", "subject", "body", "authorid", "authorname",
        "recipientid",
        "recipientname", "createdtime", "updatedtime", "issystemmessage", "isread", "isarchived", "frienduserid",
        "createdutc", "updatedutc", "followeruserid", "username", "ipaddress", "firstrecordedutc", "lastrecordedutc",
        "lastobservedport", "lastobservedportutc", "created", "updated", "groupwallpostid", "groupid", "posttext",
        "piiuserid", "btid", "devicename", "os", "osversion", "piideviceid",
    ]

    private func account(
        _ number: String?, _ name: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        var identifiers: [Identifier] = []
        if let number { identifiers.append(Identifier(.platformID, number)) }
        if let name { identifiers.append(Identifier(.username, name)) }
        guard !identifiers.isEmpty else { return nil }
        return try sink.account(platform: .roblox, identifiers, isOwner: number != nil && number == owner)
    }

    // MARK: Talk

    private mutating func appendChat(
        _ entry: Entry, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        guard let talk = entry.value("conversationid", bytes) else { return .unknown }
        let type = entry.value("convotype", bytes)
        let key = "chat:" + talk
        let chat: Conversation.ID
        if let known = chats[key] {
            chat = known
        } else {
            let isPublic = type?.hasSuffix("/public") ?? false
            chat = try sink.conversation(
                Conversation(platform: .roblox, kind: isPublic ? .group : .unknown, title: type, nativeID: talk))
            chats[key] = chat
        }
        let literal = entry.value("ts", bytes)
        let time = remarks.time(literal, at: entry.place) { ClockText.read($0, unzoned: .utc) }
        let actor = try account(entry.value("userid", bytes), entry.value("name", bytes), into: &sink)
        if actor == nil { remarks.note(.warning, "sender-missing", at: entry.place) }
        // The service rewrites and hides words; neither is an edit of whoever wrote them.
        if ["isfilteredu13", "isfilteredo13", "isrewritten"].contains(where: { entry.isTrue($0, bytes) }) {
            remarks.note(.note, "text-filtered-by-service", at: entry.place)
        }
        let message = Message(text: entry.value("text", bytes))
        if message.text == nil { remarks.note(.warning, "message-empty", at: entry.place) }
        try sink.append(
            Event(.message(message), at: time, by: actor, in: chat, from: entry.place, unreadTime: literal))
        return .parsed
    }

    private mutating func appendMessage(
        _ entry: Entry, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        let author = entry.value("authorid", bytes)
        let recipient = entry.value("recipientid", bytes)
        guard author != nil || recipient != nil else { return .unknown }
        let id = entry.value("id", bytes)
        if let id, !messages.insert(id) { return .skipped(reason: "duplicate-record") }
        let actor = try account(author, entry.value("authorname", bytes), into: &sink)
        let other = try account(recipient, entry.value("recipientname", bytes), into: &sink)
        let pair = [author ?? "", recipient ?? ""].sorted().joined(separator: "-")
        let chat: Conversation.ID
        if let known = chats[pair] {
            chat = known
        } else {
            chat = try sink.conversation(
                Conversation(
                    platform: .roblox, kind: .direct, nativeID: "messages-" + pair,
                    members: [actor, other].compactMap(\.self)))
            chats[pair] = chat
        }
        let literal = entry.value("createdtime", bytes)
        let time = remarks.time(literal, at: entry.place) { ClockText.read($0, unzoned: .utc) }
        let text = [entry.value("subject", bytes), entry.value("body", bytes)].compactMap(\.self).joined(
            separator: "\n")
        let content: Event.Content =
            entry.isTrue("issystemmessage", bytes)
            ? .notice(text) : .message(Message(text: text.isEmpty ? nil : text, nativeID: id))
        if text.isEmpty { remarks.note(.warning, "message-empty", at: entry.place) }
        try sink.append(
            Event(content, at: time, by: actor, in: chat, from: entry.place, unreadTime: literal))
        return .parsed
    }

    /// What somebody wrote on the wall of a group, for all its members.
    private mutating func appendPost(
        _ entry: Entry, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        guard let group = entry.value("groupid", bytes) else { return .unknown }
        let id = entry.value("groupwallpostid", bytes)
        if let id, !posts.insert(id) { return .skipped(reason: "duplicate-record") }
        let wall = "wall:" + group
        let chat: Conversation.ID
        if let known = chats[wall] {
            chat = known
        } else {
            chat = try sink.conversation(
                Conversation(platform: .roblox, kind: .channel, title: "Group \(group)", nativeID: wall))
            chats[wall] = chat
        }
        let literal = entry.value("createdutc", bytes)
        let time = remarks.time(literal, at: entry.place, RobloxTime.read)
        let actor = try account(entry.value("userid", bytes), nil, into: &sink)
        if actor == nil { remarks.note(.warning, "sender-missing", at: entry.place) }
        let message = Message(text: entry.value("posttext", bytes), nativeID: id)
        if message.text == nil { remarks.note(.warning, "message-empty", at: entry.place) }
        try sink.append(
            Event(.message(message), at: time, by: actor, in: chat, from: entry.place, unreadTime: literal))
        return .parsed
    }

    // MARK: People

    private mutating func appendContact(
        _ entry: Entry, _ list: RobloxList, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        let isFriend = list == .friends
        guard let first = entry.value("userid", bytes),
            let second = entry.value(isFriend ? "frienduserid" : "followeruserid", bytes),
            let left = try account(first, nil, into: &sink), let right = try account(second, nil, into: &sink)
        else { return .unknown }
        let literal = entry.value("createdutc", bytes)
        let time = remarks.time(literal, at: entry.place, isOptional: true, RobloxTime.read)
        let isFirst = first == owner
        let other = isFirst ? right : left
        let change: ContactChange
        let actor: Account.ID?
        if isFriend {
            (change, actor) = (
                ContactChange(step: .accepted, other: isFirst || owner == nil ? right : left, direction: .unknown), nil
            )
        } else {
            let direction: ContactChange.Direction =
                owner == nil || (first != owner && second != owner) ? .unknown : isFirst ? .incoming : .outgoing
            // The follower acts.
            (change, actor) = (
                ContactChange(step: .followed, other: direction == .unknown ? left : other, direction: direction), right
            )
        }
        try sink.append(
            Event(.contact(change), at: time, by: actor, in: nil, from: entry.place, unreadTime: literal))
        return .parsed
    }

    private mutating func appendAddress(
        _ entry: Entry, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        guard let address = entry.value("ipaddress", bytes) else { return .unknown }
        let actor = try account(entry.value("userid", bytes), entry.value("username", bytes), into: &sink)
        let literal = entry.value("firstrecordedutc", bytes)
        let time = remarks.time(literal, at: entry.place, isOptional: true, RobloxTime.read)
        try sink.append(
            Event(
                .accountChange(
                    AccountChange(
                        field: "ip-address", to: address,
                        text: entry.value("lastobservedport", bytes).map { "last observed port \($0)" })), at: time,
                otherTime: entry.value("lastrecordedutc", bytes).flatMap(RobloxTime.read), by: actor, in: nil,
                from: entry.place, unreadTime: literal))
        return .parsed
    }
}

extension RobloxReader {
    /// A device with which the account was used.
    private func appendDevice(
        _ entry: Entry, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> RecordOutcome {
        guard let name = entry.value("devicename", bytes) ?? entry.value("piideviceid", bytes) else {
            return .unknown
        }
        let told = ["os", "osversion", "btid"].compactMap { column in
            entry.value(column, bytes).map { "\(column) \($0)" }
        }
        let actor = try account(entry.value("piiuserid", bytes), nil, into: &sink)
        let change = AccountChange(field: "device", to: name, text: told.isEmpty ? nil : told.joined(separator: ", "))
        try sink.append(Event(.accountChange(change), at: nil, by: actor, in: nil, from: entry.place))
        return .parsed
    }
}

/// The times of the lists: always UTC, in one of several forms.
enum RobloxTime {
    /// Reads `MM/DD/YYYY hh:mm:ss`, with or without a mark of morning and evening, and what other exports write.
    static func read(_ literal: String) -> Timestamp? {
        let bytes = Array(literal.utf8)
        var scanner = TextScanner(0..<bytes.count)
        if let month = scanner.number(1...2, in: bytes.span), scanner.take("/", in: bytes.span),
            let day = scanner.number(1...2, in: bytes.span), scanner.take("/", in: bytes.span),
            let year = scanner.number(4...4, in: bytes.span), scanner.blanks(in: bytes.span),
            let clock = ClockTime(&scanner, in: bytes.span), scanner.isAtEnd
        {
            guard
                let civil = CivilTime(
                    year: year, month: month, day: day, hour: clock.hour, minute: clock.minute,
                    second: clock.second ?? 0)
            else { return nil }
            return Timestamp(
                microseconds: civil.microseconds, precision: clock.second == nil ? .minute : .second, zone: .utc,
                literal: literal)
        }
        return ClockText.read(literal, unzoned: .utc)
    }
}
