// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// Writes direct messages and lists of people to the timeline, and finds out whose export it is.
struct TikTokTalks {
    var accounts: ExportAccounts
    private var ledger = MetaContactLedger()
    /// The senders of each talk of two, beside the one after whom the export calls it.
    private var senders: [String: Set<String>] = [:]
    private var written: [String: String] = [:]
    /// Senders by talk as they are written, so that each is folded once.
    private var noted: [String: Set<String>] = [:]

    init(owner: [Identifier]) {
        accounts = ExportAccounts(platform: .tiktok, owner: owner)
    }

    /// A talk with its other party, by the username in its title.
    mutating func open(
        _ peer: String, isGroup: Bool, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        var members: [Account.ID] = []
        if !isGroup {
            members.append(try accounts.owner(into: &sink))
            if let other = try accounts.account(.username, peer, into: &sink), !members.contains(other) {
                members.append(other)
            }
        }
        return try sink.conversation(
            Conversation(
                platform: .tiktok, kind: isGroup ? .group : .direct, title: isGroup && !peer.isEmpty ? peer : nil,
                nativeID: peer.isEmpty ? nil : isGroup ? "group:" + peer : peer, members: members))
    }

    /// Adds a message.
    mutating func append(
        _ text: String?, from sender: String?, at time: Timestamp?, of peer: String, isGroup: Bool,
        in conversation: Conversation.ID, from place: Provenance, unreadTime: String? = nil, in file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var actor: Account.ID?
        if let sender {
            actor = try accounts.account(.username, sender, into: &sink)
            if !isGroup { note(sender, in: peer) }
        }
        if actor == nil { file.remark(.warning, "sender-missing", at: place) }
        if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        try sink.append(
            Event(
                .message(Message(text: text)), at: time, by: actor, in: conversation, from: place,
                unreadTime: unreadTime))
        file.parse()
    }

    private mutating func note(_ sender: String, in peer: String) {
        guard noted[peer, default: []].insert(sender).inserted else { return }
        let name = Identifier(.username, sender).normalized
        written[name] = written[name] ?? sender
        let talk = Identifier(.username, peer).normalized
        if name != talk {
            senders[talk, default: []].insert(name)
        } else if senders[talk] == nil {
            senders[talk] = []
        }
    }

    /// What a list of people means.
    enum List {
        case following, followers, blocked
    }

    /// Adds an entry of a list of people.
    mutating func append(
        _ username: String, ofList list: List, at time: Timestamp?, from place: Provenance, unreadTime: String? = nil,
        in file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let owner = try accounts.owner(into: &sink)
        guard let other = try accounts.account(.username, username, into: &sink) else {
            file.skip(.skipped(reason: "contact-without-content"))
            return
        }
        let event =
            switch list {
            case .following:
                Event(
                    .contact(ContactChange(step: .followed, other: other, direction: .outgoing)), at: time, by: owner,
                    in: nil, from: place, unreadTime: unreadTime)
            case .followers:
                Event(
                    .contact(ContactChange(step: .followed, other: other, direction: .incoming)), at: time, by: other,
                    in: nil, from: place, unreadTime: unreadTime)
            case .blocked:
                Event(
                    .safety(SafetyAction(step: .blocked, other: other)), at: time, by: owner, in: nil, from: place,
                    unreadTime: unreadTime)
            }
        if ledger.take(event, name: Identifier(.username, username).normalized) {
            file.parse()
        } else {
            file.skip(.skipped(reason: "duplicate-request"))
        }
    }

    /// Adds something that the service recorded of the account.
    func append(
        _ change: AccountChange, at time: Timestamp?, from place: Provenance, unreadTime: String? = nil,
        in file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let owner = try accounts.owner(into: &sink)
        try sink.append(
            Event(.accountChange(change), at: time, by: owner, in: nil, from: place, unreadTime: unreadTime))
        file.parse()
    }

    /// Pushes what waited, and marks the owner whom the talks prove.
    mutating func finish(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let taken = ledger
        ledger = MetaContactLedger()
        try taken.push(into: &sink)
        guard accounts.ownerIdentifiers.isEmpty, let name = provedOwner, let literal = written[name] else { return }
        _ = try accounts.account(.username, literal, isOwner: true, into: &sink)
    }

    /// The one account that wrote in every talk of two and after whom none is called.
    private var provedOwner: String? {
        let answered = senders.filter { !$0.value.isEmpty }.map(\.value)
        guard let first = answered.first, answered.count == senders.count else { return nil }
        let common = answered.dropFirst().reduce(first) { $0.intersection($1) }.filter { senders[$0] == nil }
        return common.count == 1 ? common.first : nil
    }
}
