// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// The members of a message; the cases are positions in `names`.
enum SkypeField: Int {
    case id, name, time, type, version, content, conversation, from, properties, references

    static let names: [StaticString] = [
        "id", "displayname", "originalarrivaltime", "messagetype", "version", "content", "conversationid", "from",
        "properties", "amsreferences",
    ]
}

/// Reads one `messages.json`.
struct SkypeReader {
    var file: ExportFile
    let media: SkypeMedia
    var people = SkypePeople(owner: nil)
    var fields = RecordFields(SkypeField.names)

    init(_ exhibit: Exhibit, media: SkypeMedia) {
        file = ExportFile(exhibit)
        self.media = media
    }

    /// What the export says about a conversation beside its messages.
    struct Talk {
        var id = ""
        var name: String?
        var topic: String?
        var members: [String] = []
        var status: String?
        var isBlocked = false
        var conversation = Conversation.ID(0)
        var partner: Account.ID?
        /// Where the settings stand.
        var bytes = 0..<0
    }

    /// Reads the file.
    mutating func read(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let outline = JSONOutline(
            in: bytes,
            JSONOutline.Plan(
                recordKeys: ["id", "amsreferences", "content", "originalarrivaltime"],
                containerKeys: ["id", "displayName", "MessageList"], boundary: "MessageList",
                role: { path, kind in
                    switch path.count {
                    case 1: path[0] == "conversations" && kind == .array ? .walked : .leaf
                    case 3: path[2] == "MessageList" && kind == .array ? .list : .leaf
                    default: nil
                    }
                }))
        file.report(outline, into: &sink)
        var talks: [Int: Talk] = [:]
        for leaf in outline.leaves {
            var cursor = JSONCursor(at: leaf.bytes.lowerBound, maximumDepth: 64)
            guard let value = try? cursor.element(in: bytes) else { continue }
            if leaf.path == ["userId"] {
                people = SkypePeople(owner: value.words)
            } else if leaf.path.count == 3 {
                Self.take(leaf, value, into: &talks[leaf.container, default: Talk()])
                let name = leaf.path[2].lowercased()
                let isList =
                    name == "messagelist" ? leaf.kind != .null : bytes.beginsListOfObjects(at: leaf.bytes.lowerBound)
                if isList { file.refuse("unknown-list", at: file.place(leaf.bytes)) }
            } else if leaf.path.count == 1, leaf.path[0] != "exportDate", leaf.kind != .null {
                file.remark(.warning, "member-not-understood", at: file.place(leaf.bytes))
            }
        }
        if !people.accounts.ownerIdentifiers.isEmpty { _ = try people.owner(into: &sink) }
        for talk in talks.values.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) where talk.id.hasPrefix("8:")
        {
            people.note(talk.name, of: talk.id)
        }
        for container in 0..<outline.containers {
            guard var talk = talks[container] else { continue }
            let lists = outline.lists.filter { $0.container == container }
            people.beginTalk(into: &sink)
            if !talk.id.hasPrefix("48:") {
                try open(&talk, into: &sink)
                try appendRelation(talk, into: &sink)
            }
            for list in lists { try read(list, of: talk, bytes, into: &sink) }
        }
        file.close(repairs: fields.repairs, into: &sink)
    }

    private static func take(_ leaf: JSONOutline.Leaf, _ value: JSONElement, into talk: inout Talk) {
        if talk.bytes.isEmpty { talk.bytes = leaf.bytes }
        switch leaf.path[2].lowercased() {
        case "id": talk.id = value.words ?? ""
        case "displayname": talk.name = value.words
        case "properties":
            talk.status = value.member("conversationstatus")?.words
            let blocked = value.member("conversationblocked")
            talk.isBlocked = blocked?.bool ?? (blocked?.words?.lowercased() == "true")
            talk.bytes = leaf.bytes
        case "threadproperties":
            talk.topic = value.member("topic")?.words
            // A list inside a string.
            if let members = value.member("members") { talk.members = Self.strings(members) }
        default: break
        }
    }

    private static func strings(_ element: JSONElement) -> [String] {
        if let list = element.array { return list.compactMap(\.words) }
        guard let text = element.string else { return [] }
        let bytes = Array(text.utf8)
        var cursor = JSONCursor(in: bytes.span, maximumDepth: 8)
        return (try? cursor.element(in: bytes.span))?.array?.compactMap(\.words) ?? []
    }

    private mutating func open(_ talk: inout Talk, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        let isGroup = talk.id.hasPrefix("19:")
        var members: [Account.ID] = []
        if isGroup {
            for address in talk.members {
                if let member = try people.account(address, into: &sink), !members.contains(member) {
                    members.append(member)
                }
            }
        } else if let partner = try people.account(talk.id, into: &sink) {
            let owner = try people.owner(into: &sink)
            members = owner == partner ? [owner] : [owner, partner]
            talk.partner = partner
        }
        talk.conversation = try sink.conversation(
            Conversation(
                platform: .skype, kind: isGroup ? .group : talk.partner == nil ? .unknown : .direct,
                title: talk.topic ?? (isGroup ? talk.name : nil), nativeID: talk.id.isEmpty ? nil : talk.id,
                members: members))
    }

    /// Requests that nobody answered, and blocks; the export has no time for them.
    private mutating func appendRelation(
        _ talk: Talk, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let partner = talk.partner else { return }
        let place = file.place(talk.bytes)
        let owner = try people.owner(into: &sink)
        if let status = talk.status?.lowercased(), status.hasPrefix("acceptpending") {
            // The word tells that somebody has yet to accept, not clearly who.
            file.parse()
            try sink.append(
                Event(
                    .contact(ContactChange(step: .requested, other: partner, direction: .unknown)), at: nil, by: nil,
                    in: nil, from: place))
        }
        if talk.isBlocked {
            file.parse()
            try sink.append(
                Event(.safety(SafetyAction(step: .blocked, other: partner)), at: nil, by: owner, in: nil, from: place))
        }
    }

    private mutating func read(
        _ list: JSONOutline.List, of talk: Talk, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        file.refuseDamage(of: list)
        if talk.id.hasPrefix("48:") {
            // Logs of calls, which stand in the talks themselves, and the like.
            file.skip(.skipped(reason: "other-account-data"), list.records.count)
            return
        }
        let pointer = list.pointer
        let relations = relations(in: list, bytes)
        // The newest stands first.
        for index in list.records.indices.reversed() where !relations.isVersion(index) {
            let place = file.place(list.records[index], .item(of: pointer, at: list.position(of: index)))
            let versions = (relations.versions[index] ?? []).map { version(at: $0, of: list, bytes) }
            guard fields.read(list.records[index], in: bytes), fields.isKnown else {
                file.refuse("record-not-understood", at: place)
                continue
            }
            file.remark(on: fields, at: place)
            try append(talk, relations, versions, at: place, bytes, into: &sink)
            if !versions.isEmpty { file.parse(versions.count) }
        }
    }
}
