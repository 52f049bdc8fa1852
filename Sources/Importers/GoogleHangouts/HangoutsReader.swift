// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Walks one `Hangouts.json`, conversation by conversation.
struct HangoutsReader {
    /// A conversation whose events are being read.
    struct Talk {
        var id: Conversation.ID
        var container: String
        /// A call whose end has not been met.
        var call: (event: Event, people: Int)?
    }

    static let platform = GoogleHangouts.description.platform ?? .googleChat
    var remarks = Remarks()
    let exhibit: Exhibit
    private(set) var files: HangoutsFiles
    private var owner: String?
    private var people: [String: [Identifier]] = [:]
    private var accounts: [String: Account.ID] = [:]
    private var known = SeenIDs()

    init(_ exhibit: Exhibit, files: [Exhibit]) {
        self.exhibit = exhibit
        self.files = HangoutsFiles(files)
    }

    /// Reads the file from its first to its last conversation.
    mutating func read(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        files.noteAddresses(in: bytes)
        var walk = JSONWalk(in: bytes, of: file)
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            let name = key.text(in: bytes)
            guard name == "conversations" || name == "conversation_state", try walk.kind(in: bytes) == .array else {
                try walk.skipValue(in: bytes)
                continue
            }
            try walk.enterArray(in: bytes)
            var index = 0
            while try walk.nextElement(in: bytes) {
                if try walk.kind(in: bytes) == .object {
                    let outline = HangoutsOutline(at: walk.cursor, in: bytes)
                    var talk = Talk(
                        id: try open(outline, file, into: &sink), container: "/\(name)/\(index)", call: nil)
                    try readMembers(&walk, of: &talk, in: bytes, into: &sink)
                    if let call = talk.call { try sink.append(call.event) }
                } else {
                    try walk.skipValue(in: bytes)
                }
                index += 1
            }
        }
        walk.finish(in: bytes, into: &sink)
    }

    private mutating func readMembers(
        _ walk: inout JSONWalk, of talk: inout Talk, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            let kind = try walk.kind(in: bytes)
            if key.equals("conversation_state", in: bytes), kind == .object {
                talk.container += "/conversation_state"
                try readMembers(&walk, of: &talk, in: bytes, into: &sink)
            } else if kind == .array, key.equals("events", in: bytes) || key.equals("event", in: bytes) {
                try walk.enterArray(in: bytes)
                var list = JSONList(
                    container: talk.container + "/" + key.text(in: bytes),
                    firstKeys: ["conversation_id", "sender_id", "timestamp"], boundary: "self_conversation_state",
                    mark: "event_id")
                while let (element, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
                    try append(element, in: &talk, at: place, into: &sink)
                }
            } else {
                try walk.skipValue(in: bytes)
            }
        }
    }

    private mutating func open(
        _ outline: HangoutsOutline, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        let info = outline.info
        let state = info?["self_conversation_state"]
        let me = Self.key(state?["self_read_state"]?["participant_id"])
        if owner == nil, let me {
            owner = me
            accounts[me] = nil
        }
        var members: [Account.ID] = []
        var names: [String] = []
        for person in info?["participant_data"]?.array ?? [] {
            guard let key = Self.key(person["id"]) else { continue }
            note(person, key)
            if let account = try account(key, into: &sink) { members.append(account) }
            if key != owner, let name = person["fallback_name"]?.filled { names.append(name) }
        }
        let isTalk = info?["type"]?.string == "STICKY_ONE_TO_ONE"
        let isGroup = info?["type"]?.string == "GROUP"
        let conversation = try sink.conversation(
            Conversation(
                platform: Self.platform, kind: isTalk ? .direct : isGroup ? .group : .unknown,
                title: info?["name"]?.filled ?? (names.isEmpty ? nil : names.joined(separator: ", ")),
                nativeID: outline.id, members: members))
        try appendInvitation(state, isTalk: isTalk, in: conversation, info, file, into: &sink)
        return conversation
    }

    /// Who asked whom into the conversation, and when: between two that is a request for contact.
    private mutating func appendInvitation(
        _ state: JSONElement?, isTalk: Bool, in conversation: Conversation.ID, _ info: JSONElement?, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let state, let inviter = Self.key(state["inviter_id"]), let me = owner,
            let time = EpochTime.microseconds(state["invite_timestamp"]?.literal)
        else { return }
        let place = file.place(state.bytes)
        sink.tally(.seen, in: place.exhibit)
        sink.tally(.parsed, in: place.exhibit)
        let actor = try account(inviter, into: &sink)
        guard isTalk else {
            guard inviter != me else { return }
            let own = try account(me, into: &sink)
            // Whoever was invited and never answered took no part.
            let isOpen = state["status"]?.string == "INVITED"
            let change = MembershipChange(step: isOpen ? .invited : .added, subject: own)
            return try sink.append(Event(.membership(change), at: time, by: actor, in: conversation, from: place))
        }
        let others = (info?["participant_data"]?.array ?? []).compactMap { Self.key($0["id"]) }.filter { $0 != me }
        let isOwn = inviter == me
        guard let other = try account(isOwn ? others.first ?? "" : inviter, into: &sink) else { return }
        let change = ContactChange(step: .requested, other: other, direction: isOwn ? .outgoing : .incoming)
        // Whoever asked acts.
        try sink.append(Event(.contact(change), at: time, by: actor, in: conversation, from: place))
    }

    private mutating func note(_ person: JSONElement, _ key: String) {
        var found = [Identifier(.platformID, key)]
        if let phone = person["phone_number"]?["e164"]?.filled { found.append(Identifier(.phone, phone)) }
        if let name = person["fallback_name"]?.filled { found.append(Identifier(.displayName, name)) }
        if found.count > (people[key]?.count ?? 0) {
            people[key] = found
            accounts[key] = nil
        }
    }

    /// The number of a Google account; chat ids are the same number where there is one.
    static func key(_ id: JSONElement?) -> String? {
        id?["gaia_id"]?.literal.flatMap { $0.isEmpty ? nil : $0 } ?? id?["chat_id"]?.literal
    }

    mutating func account(
        _ key: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let key, !key.isEmpty else { return nil }
        if let known = accounts[key] { return known }
        let account = try sink.account(
            platform: Self.platform, people[key] ?? [Identifier(.platformID, key)], isOwner: key == owner)
        accounts[key] = account
        return account
    }

    /// Whether an event was not met before.
    mutating func isNew(_ id: String?) -> Bool {
        id.map { known.insert($0) } ?? true
    }
}
