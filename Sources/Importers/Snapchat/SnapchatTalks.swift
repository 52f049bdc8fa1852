// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Writes chats and snaps to the timeline: whose talk each belongs to, who sent it, what it tells.
struct SnapchatTalks {
    var accounts: ExportAccounts
    private let media: SnapchatMedia
    private var repeats = MetaRepeats<SnapchatRecord.Essence>()
    /// Whether several files may hold the same records.
    private let areCopies: Bool
    private var talks: [String: Talk] = [:]
    /// Under what talks of two were filed first, by the other party.
    private var keys: [String: String] = [:]
    /// How many records of each sender bear the mark of the owner, and how many its opposite.
    private var marks: [String: (own: Int, other: Int)] = [:]
    /// Who stands in lists of what was received.
    private var received: Set<String> = []

    private struct Talk {
        var id: Conversation.ID
        var hasTitle: Bool
        var peer: Account.ID?
    }

    init(accounts: ExportAccounts, media: SnapchatMedia, areCopies: Bool) {
        self.accounts = accounts
        self.media = media
        self.areCopies = areCopies
    }

    /// Notes before any record is told how the export marks a sender: one mark against many is no proof.
    mutating func note(_ sender: String, isOwn: Bool) {
        let mark = marks[sender] ?? (0, 0)
        marks[sender] = isOwn ? (mark.own + 1, mark.other) : (mark.own, mark.other + 1)
    }

    /// Whether the records bear the mark of the owner, and never beside the name of the account that is taken for the owner's.
    var disownsAccount: Bool {
        let own = marks.filter { $0.value.own > 0 && $0.value.other == 0 }
        return !own.isEmpty && !marks.keys.contains { accounts.bearsOwner(Identifier(.username, $0)) }
    }

    /// The key of a talk that another export files under another: by username in some, by a random number in others.
    ///
    /// Both are one where one person writes beside the owner, and a record of this one was told under the other.
    mutating func joined(_ key: String, _ records: [SnapchatRecord]) -> String {
        guard areCopies else { return key }
        var others: Set<String> = []
        for record in records where isOwn(record, key: key).isOwn != true {
            if let from = record.from { others.insert(from.lowercased()) }
        }
        let partner = Self.isUUID(key) ? (others.count == 1 ? others.first : nil) : key.lowercased()
        guard let partner else { return key }
        guard let known = keys[partner] else {
            keys[partner] = key
            return key
        }
        // A title is a group's as a rule: one message that went to a group and to somebody in it joins nothing.
        let shared = records.count { repeats.isKnown($0.essence(in: known)) }
        return shared > (records.allSatisfy { $0.title == nil } ? 0 : 2) ? known : key
    }

    /// Whether several files may hold the same records, so that talks are to be joined.
    var joinsTalks: Bool { areCopies }

    /// Adds a record.
    ///
    /// - Parameter key: what the export files the record under; nil in the old layout, whose talks are told by the
    ///   other party.
    mutating func append(
        _ record: SnapchatRecord, key: String?, isSnap: Bool, at place: Provenance, in file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if record.time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        let (own, isContradictory) = isOwn(record, key: key)
        if isContradictory || record.isDisputed { file.remark(.warning, "sender-contradicts-owner", at: place) }
        let other = own == true && !record.isDisputed ? record.to : record.from
        let key = key ?? other ?? ""
        if areCopies, repeats.holds(record.essence(in: key), in: file.exhibit.path) {
            file.skip(.skipped(reason: "duplicate-record"))
            return
        }
        let talk = try talk(key, record, into: &sink)
        var actor: Account.ID?
        if record.isDisputed {
            // Whom it was written to or by is known; which of the two is not.
        } else if let from = record.from {
            actor = try accounts.account(.username, from, isOwner: own == true, into: &sink)
        } else if own == true {
            actor = try accounts.ownerOfRecords(into: &sink)
        }
        if actor == nil { file.remark(.warning, "sender-missing", at: place) }
        let (content, isKnown) = record.content(
            attachments: media.attachments(of: record, in: file.exhibit), isSnap: isSnap)
        if !isKnown { file.remark(.warning, "unknown-message-type", at: place) }
        try sink.append(
            Event(
                content, at: record.time, by: actor, in: talk.id, from: place, unreadTime: record.unreadTime))
        file.parse()
    }

    /// Settles who sent a record of the old layout, which has one list for each direction.
    ///
    /// A list of what was sent names the other party under `To`. Where `From` stands there with a name that is another's, a
    /// mark of the record beside the list's name shows that this is the other party; without one it is nobody's.
    func settle(_ record: inout SnapchatRecord, isSent: Bool) {
        let mark = record.isOwn
        record.isOwn = isSent
        guard isSent, let from = record.from, record.to == nil, isAnother(from), mark != false else { return }
        if mark == true {
            (record.from, record.to) = (nil, from)
        } else {
            record.isDisputed = true
        }
    }

    /// Notes who stands in a list of what was received.
    mutating func note(received sender: String) { received.insert(sender) }

    /// Whether a name is certainly not the owner's.
    private func isAnother(_ name: String) -> Bool {
        if accounts.bearsOwner(Identifier(.username, name)) { return false }
        return accounts.ownerIdentifiers.contains { $0.kind == .username } || received.contains(name)
    }

    /// Whether the owner sent a record: its sender bears the username of the account file; else the record says so.
    ///
    /// A record that says so of somebody whom the account file, the talk's own name or that person's other records show
    /// to be another is contradicted: the words stay with their sender.
    private mutating func isOwn(_ record: SnapchatRecord, key: String?) -> (isOwn: Bool?, isContradictory: Bool) {
        guard let from = record.from else { return (record.isOwn ?? (record.to != nil ? true : nil), false) }
        let knowsOwner = accounts.ownerIdentifiers.contains { $0.kind == .username }
        let bearsOwner = knowsOwner && accounts.bearsOwner(username: from)
        guard let own = record.isOwn else { return (knowsOwner ? bearsOwner : nil, false) }
        if bearsOwner { return (true, !own) }
        guard own else { return (false, false) }
        let mark = marks[from] ?? (0, 0)
        let isPeer = key.map { $0.lowercased() == from.lowercased() } ?? false
        // Without an account file, the owner's own name may head a talk with nobody else: there the mark decides.
        let isContradicted = mark.other > 0 || isPeer && (knowsOwner || marks.count > 1)
        return isContradicted ? (false, true) : (true, false)
    }

    private mutating func talk(
        _ key: String, _ record: SnapchatRecord, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Talk {
        if let talk = talks[key], talk.hasTitle || record.title == nil { return talk }
        var members: [Account.ID] = []
        var kind = Conversation.Kind.unknown
        if record.title != nil {
            kind = .group
        } else if !key.isEmpty, !Self.isUUID(key) {
            // A talk of two is filed under the other's username.
            kind = .direct
            members.append(try accounts.owner(into: &sink))
            if let peer = try accounts.account(.username, key, into: &sink), !members.contains(peer) {
                members.append(peer)
            }
        }
        let id = try sink.conversation(
            Conversation(
                platform: .snapchat, kind: kind, title: record.title, nativeID: key.isEmpty ? nil : key,
                members: members))
        // A later title belongs to the conversation that is open; the workflow joins the two by their key.
        let talk = Talk(id: talks[key]?.id ?? id, hasTitle: record.title != nil)
        talks[key] = talk
        return talk
    }

    /// Groups, and the talks of two in some exports, are filed under a random number.
    static func isUUID(_ key: String) -> Bool {
        let bytes = Array(key.utf8)
        guard bytes.count == 36 else { return false }
        return bytes.indices.allSatisfy { index in
            [8, 13, 18, 23].contains(index)
                ? bytes[index] == UInt8(ascii: "-") : Character(Unicode.Scalar(bytes[index])).isHexDigit
        }
    }
}
