// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the owner's file and the list of matches.
struct HingeReader {
    /// The members of a match.
    static let steps: Set<String> = ["like", "match", "chats", "block", "we_met", "voice_notes"]
    private var owner: [Identifier] = []

    /// Reads one file.
    mutating func read(
        _ exhibit: Exhibit, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var file = ExportFile(exhibit)
        if Hinge.isMatches(exhibit, head: Survey.head(of: bytes)) {
            try readMatches(bytes, &file, into: &sink)
        } else {
            try readUser(bytes, &file, into: &sink)
        }
        file.close(into: &sink)
    }

    // MARK: Matches

    private func readMatches(
        _ bytes: Span<UInt8>, _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let outline = JSONOutline(
            in: bytes,
            JSONOutline.Plan(
                recordKeys: ["timestamp", "body", "block_type", "like", "did_meet_subject", "url"],
                containerKeys: ["like", "match", "chats", "block", "we_met"],
                role: { path, _ in path.isEmpty ? .walked : nil }))
        file.report(outline, into: &sink)
        var talks: [Int: (other: Account.ID, talk: Conversation.ID)] = [:]
        var hasChats = false
        // A match without a like of the owner's answers one of the other's.
        let liked = Set(
            outline.lists.filter { $0.path.last?.lowercased() == "like" && !$0.records.isEmpty }
                .map(\.container))
        let me = try sink.account(platform: .hinge, owner, isOwner: true)
        for list in outline.lists {
            file.refuseDamage(of: list)
            let step = list.path.last?.lowercased() ?? ""
            let pointer = list.pointer
            guard !list.records.isEmpty else { continue }
            let (other, talk): (Account.ID, Conversation.ID)
            if let known = talks[list.container] {
                (other, talk) = known
            } else {
                // The place in the file holds in this export alone, and is nobody's name.
                let name = "Match \(list.path.first ?? "")"
                other = try sink.account(platform: .hinge, [Identifier(.displayName, name)], isOwner: false)
                talk = try sink.conversation(
                    Conversation(
                        platform: .hinge, kind: .direct, title: name, nativeID: list.path.first, members: [me, other],
                        startsTruncated: true))
                talks[list.container] = (other, talk)
            }
            for index in list.records.indices {
                let place = file.place(list.records[index], .item(of: pointer, at: list.position(of: index)))
                var cursor = JSONCursor(at: list.records[index].lowerBound, maximumDepth: 64)
                guard let record = try? cursor.element(in: bytes), case .object = record.value else {
                    file.refuse("record-not-understood", at: place)
                    continue
                }
                file.remark(.note, "text-repaired", cursor.repairs, at: place)
                let literal = record.member("timestamp")?.words
                let time = literal.flatMap { ClockText.read($0, unzoned: .unknown) }
                if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
                let unknown = ([record] + (record.member("like")?.array ?? [])).reduce(0) { sum, told in
                    sum + told.members.count { !Self.members.contains($0.key.lowercased()) }
                }
                file.remark(.warning, "member-not-understood", unknown, at: place)
                if record.hasRepeatedKeys { file.remark(.warning, "repeated-member", at: place) }
                if step == "chats", record.member("body")?.words == nil {
                    file.remark(.warning, "message-empty", at: place)
                }
                guard Self.steps.contains(step) else {
                    file.refuse("unknown-record-type", at: place)
                    continue
                }
                // Older files have the likes one level further down, each with a time of its own.
                let likes = step == "like" ? record.member("like")?.array ?? [] : []
                if !likes.isEmpty, let comment = record.member("comment")?.words {
                    try sink.append(
                        Event(
                            .message(Message(text: comment)), at: time, by: me, in: talk, from: place,
                            unreadTime: literal))
                }
                for told in likes.isEmpty ? [record] : likes {
                    var (time, literal) = (time, literal)
                    if let own = told.member("timestamp")?.words, own != literal {
                        literal = own
                        time = ClockText.read(own, unzoned: .unknown)
                        if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
                    }
                    let contents = Self.contents(step, told, other, isOwnLike: liked.contains(list.container)) ?? []
                    for content in contents {
                        var actor = me
                        if case .contact(let change) = content, change.step == .accepted, change.direction == .outgoing
                        {
                            actor = other
                        }
                        let isSaid = content.kind == .message || content.kind == .accountChange
                        try sink.append(
                            Event(
                                content, at: time, by: actor, in: isSaid ? talk : nil, from: place,
                                unreadTime: literal))
                    }
                }
                hasChats = hasChats || step == "chats"
                file.parse()
            }
        }
        for leaf in outline.leaves where leaf.kind != .null {
            file.refuse("record-not-understood", at: file.place(leaf.bytes))
        }
        if hasChats { file.remark(.note, "own-messages-only", at: file.place(0..<bytes.count)) }
    }

    private static let members: Set<String> = [
        "timestamp", "like", "comment", "body", "block_type", "did_meet_subject", "was_my_type", "url",
    ]

    /// What one record of a match tells; nil for a step that is not known.
    private static func contents(
        _ step: String, _ record: JSONElement, _ other: Account.ID, isOwnLike: Bool
    ) -> [Event.Content]? {
        switch step {
        case "like":
            let comments = [record.member("comment")?.words]
            let liked = Event.Content.contact(ContactChange(step: .requested, other: other, direction: .outgoing))
            return [liked] + comments.compactMap(\.self).map { .message(Message(text: $0)) }
        case "match":
            return [
                .contact(
                    ContactChange(step: .accepted, other: other, direction: isOwnLike ? .outgoing : .incoming))
            ]
        case "chats":
            return [.message(Message(text: record.member("body")?.words))]
        case "voice_notes":
            return [.message(Message(attachments: [Attachment(.voice, name: record.member("url")?.words)]))]
        case "block":
            let type = record.member("block_type")?.words
            // Taking a match away is no block.
            return type?.lowercased() == "remove"
                ? [.contact(ContactChange(step: .removed, other: other, direction: .outgoing))]
                : [
                    .safety(
                        SafetyAction(
                            step: type?.lowercased() == "report" ? .reported : .blocked, other: other, text: type))
                ]
        case "we_met":
            let types = told(record, "was_my_type").map { "was_my_type \($0)" }
            return [
                .accountChange(
                    AccountChange(field: "met-in-person", to: told(record, "did_meet_subject"), text: types))
            ]
        default: return nil
        }
    }

    /// An answer, which is a word in some years, true or false in others.
    private static func told(_ record: JSONElement, _ key: String) -> String? {
        guard let value = record.member(key) else { return nil }
        return value.words ?? value.bool.map { $0 ? "true" : "false" }
    }

    // MARK: Owner

    private mutating func readUser(
        _ bytes: Span<UInt8>, _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        var damage = JSONDamage()
        let user = cursor.soundElement(in: bytes, &damage)
        file.refuse(damage)
        guard !user.members.isEmpty else {
            file.refuse("profile-not-understood", at: file.place(0..<bytes.count))
            return
        }
        let (identity, profile) = (user.member("identity"), user.member("profile"))
        if let phone = identity?.member("phone_number")?.words { owner.append(Identifier(.phone, phone)) }
        if let email = identity?.member("email")?.words { owner.append(Identifier(.email, email)) }
        let names = ["first_name", "last_name"].compactMap { profile?.member($0)?.words }
        if !names.isEmpty { owner.append(Identifier(.displayName, names.joined(separator: " "))) }
        let me = try sink.account(platform: .hinge, owner, isOwner: true)
        let place = file.place(user.bytes)
        file.parse()
        let account = user.member("account")
        for (member, field) in [("signup_time", "account-created"), ("last_seen", "last-active")] {
            guard let literal = account?.member(member)?.words else { continue }
            let change = AccountChange(field: field, to: literal)
            try sink.append(
                Event(
                    .accountChange(change), at: ClockText.read(literal, unzoned: .unknown), by: me, in: nil, from: place
                ))
        }
        if let location = user.member("location"), let address = location.member("ip_address")?.words {
            // Where the account was last seen.
            let change = AccountChange(field: "ip-address", to: address, text: Self.told(by: location))
            try sink.append(
                Event(.accountChange(change), at: nil, by: me, in: nil, from: file.place(location.bytes)))
            file.parse()
        }
        for install in (user.member("installs")?.array ?? []) + (user.member("devices")?.array ?? []) {
            let name = install.member("ip_address")?.words ?? install.member("device_id")?.words
            let change = AccountChange(field: "device", to: name, text: Self.told(by: install))
            let time = install.member("install_time")?.words.flatMap { ClockText.read($0, unzoned: .unknown) }
            try sink.append(
                Event(.accountChange(change), at: time, by: me, in: nil, from: file.place(install.bytes)))
            file.parse()
        }
    }

    private static func told(by element: JSONElement) -> String {
        element.members.compactMap { member in member.value.words.map { "\(member.key) \($0)" } }
            .joined(separator: ", ")
    }
}
