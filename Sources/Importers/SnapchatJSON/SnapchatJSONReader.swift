// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the JSON files of one export, the account first.
struct SnapchatJSONReader {
    var talks: SnapchatTalks
    private var friends = SnapchatFriends()
    private var fields = RecordFields(Field.names)
    /// Whether the account is that of the download beside which this one lies.
    private let hasOthersAccount: Bool

    init(_ unit: ImportUnit, in evidence: EvidenceSet) {
        var owner: [Identifier] = []
        var chatFiles = 0
        for exhibit in unit.exhibits where ExportPath.name(exhibit) == "chat_history.json" { chatFiles += 1 }
        for exhibit in unit.exhibits + unit.companions where ExportPath.name(exhibit).hasSuffix(".json") {
            guard owner.isEmpty, ExportPath.name(exhibit).hasPrefix("account") else { continue }
            owner = (try? evidence.withBytes(of: exhibit) { SnapchatAccountFile.identifiers(in: $0) }) ?? []
        }
        hasOthersAccount =
            !owner.isEmpty && !unit.exhibits.contains { ExportPath.name($0).hasPrefix("account") }
        talks = SnapchatTalks(
            accounts: ExportAccounts(platform: .snapchat, owner: owner),
            media: SnapchatMedia(unit.companions + unit.neighbours),
            areCopies: chatFiles > 1)
    }

    /// Reads one file.
    mutating func read(
        _ exhibit: Exhibit, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var file = ExportFile(exhibit)
        let role = SnapchatRole.ofJSON(exhibit, head: Survey.head(of: bytes))?.role
        let outline = JSONOutline(
            in: bytes,
            JSONOutline.Plan(recordKeys: [
                "From", "To", "Media Type", "Created", "Username", "Display Name", "Date", "Shortcut Name", "IP",
                "Make", "Type", "Content", "Conversation Title", "IsSender",
                "from", "to", "media type", "created", "username",
            ]))
        file.report(outline, into: &sink)
        if role == .chats || role == .snaps { noteMarks(outline, bytes) }
        if hasOthersAccount, talks.disownsAccount { talks.accounts.ownerIdentifiers = [] }
        if !talks.accounts.ownerIdentifiers.isEmpty { _ = try talks.accounts.owner(into: &sink) }
        var repairs = 0
        switch role {
        case .chats, .snaps:
            try readTalks(outline, isSnaps: role == .snaps, bytes, &file, into: &sink)
            repairs = fields.repairs
        case .friends: try readFriends(outline, bytes, &file, into: &sink)
        default:
            let reader = SnapchatAccountReader(talks.accounts, isOfTalks: role == .talks)
            try reader.read(outline, bytes, &file, into: &sink)
        }
        file.close(repairs: repairs, into: &sink)
    }

    /// Pushes what waited for all files.
    mutating func finish(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        try friends.push(into: &sink)
    }

    // MARK: Chats and snaps

    /// The members of a chat or snap; the cases are positions in `names`.
    private enum Field: Int {
        case from, to, type, created, number, content, text, title, isSender, isSaved, mediaIDs

        static let names: [StaticString] = [
            "from", "to", "media type", "created", "created(microseconds)", "content", "text", "conversation title",
            "issender", "issaved", "media ids",
        ]
    }

    private mutating func readTalks(
        _ outline: JSONOutline, isSnaps: Bool, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var hasRecords = false
        for list in outline.lists {
            file.refuseDamage(of: list)
            // Until 2022 one list for each direction, since then one for each talk.
            let name = list.path.last?.lowercased() ?? ""
            let isOld = Self.isOfOneDirection(list)
            var key = isOld ? nil : list.path.last ?? ""
            if talks.joinsTalks, let name = key {
                let records = records(of: list, bytes, file)
                key = talks.joined(name, records)
            }
            let pointer = list.pointer
            let order = fields.order(
                of: list, byTime: Field.created.rawValue, unzoned: .unknown, isNewestFirst: true, in: bytes)
            for index in order {
                hasRecords = true
                let place = file.place(list.records[index], .item(of: pointer, at: list.position(of: index)))
                guard fields.read(list.records[index], in: bytes), fields.isKnown else {
                    file.refuse("record-not-understood", at: place)
                    continue
                }
                file.remark(on: fields, at: place)
                var record = record(isOld: isOld, at: place, bytes, &file)
                if isOld { talks.settle(&record, isSent: name.hasPrefix("sent ")) }
                try talks.append(record, key: key, isSnap: isSnaps, at: place, in: &file, into: &sink)
            }
        }
        for leaf in outline.leaves where leaf.kind != .null {
            file.refuse("record-not-understood", at: file.place(leaf.bytes))
        }
        guard hasRecords else { return }
        // Messages that nobody saved are gone, on purpose: what is missing says nothing.
        file.remark(
            .note, isSnaps ? "snaps-of-last-month-only" : "saved-messages-only", at: file.place(0..<bytes.count))
    }

    /// Whether a list is one of the old layout.
    private static func isOfOneDirection(_ list: JSONOutline.List) -> Bool {
        let name = list.path.last?.lowercased() ?? ""
        return list.path.count == 1 && (name.hasPrefix("received ") || name.hasPrefix("sent "))
    }

    /// Looks at who bears the mark of the owner before anything is told.
    private mutating func noteMarks(_ outline: JSONOutline, _ bytes: Span<UInt8>) {
        for list in outline.lists {
            let isReceived = Self.isOfOneDirection(list) && list.path[0].lowercased().hasPrefix("received ")
            if isReceived {
                for record in list.records where fields.read(record, in: bytes) {
                    if let from = fields.filledText(Field.from.rawValue, in: bytes) { talks.note(received: from) }
                }
            }
            for record in list.records where fields.read(record, in: bytes) {
                guard let own = fields.flag(Field.isSender.rawValue, in: bytes),
                    let from = fields.filledText(Field.from.rawValue, in: bytes)
                else { continue }
                talks.note(from, isOwn: own)
            }
        }
    }

    /// The records of a talk, without remarks about them.
    private mutating func records(
        of list: JSONOutline.List, _ bytes: Span<UInt8>, _ file: ExportFile
    ) -> [SnapchatRecord] {
        var silent = file
        return list.records.compactMap { range in
            guard fields.read(range, in: bytes) else { return nil }
            return record(isOld: false, at: file.place(range), bytes, &silent)
        }
    }

    private mutating func record(
        isOld: Bool, at place: Provenance, _ bytes: Span<UInt8>, _ file: inout ExportFile
    ) -> SnapchatRecord {
        func filled(_ field: Field) -> String? { fields.filledText(field.rawValue, in: bytes) }
        let created = fields.literal(Field.created.rawValue).flatMap {
            ClockText.read($0, in: bytes, unzoned: .unknown)
        }
        let (time, isContradictory) = SnapchatRecord.time(
            created: created, number: fields.integer(Field.number.rawValue, in: bytes),
            literal: fields.literal(Field.number.rawValue).map { bytes.text(in: $0) })
        if isContradictory { file.remark(.warning, "timestamps-disagree", at: place) }
        var text = filled(.content) ?? filled(.text)
        if let written = text {
            let (resolved, count) = EntityText.resolved(written)
            text = resolved
            file.remark(.note, "references-resolved", count, at: place)
        }
        return SnapchatRecord(
            from: filled(.from), to: filled(.to), type: filled(.type), text: text, time: time,
            unreadTime: time == nil ? filled(.created) ?? filled(.number) : nil, title: filled(.title),
            isOwn: fields.flag(Field.isSender.rawValue, in: bytes),
            mediaIDs: filled(.mediaIDs).map(SnapchatRecord.mediaIDs) ?? [])
    }

    // MARK: Lists of people

    private mutating func readFriends(
        _ outline: JSONOutline, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for list in outline.lists {
            file.refuseDamage(of: list)
            let name = list.path.last ?? ""
            for (index, record) in list.records.enumerated() {
                let place = file.place(record, .item(of: list.pointer, at: list.position(of: index)))
                var cursor = JSONCursor(at: record.lowerBound, maximumDepth: 64)
                guard let row = try? cursor.element(in: bytes), case .object = row.value,
                    let username = row.member("username")?.words ?? row.member("shortcut name")?.words
                else {
                    file.refuse("list-entry-not-understood", at: place)
                    continue
                }
                file.remark(.note, "text-repaired", cursor.repairs, at: place)
                let unknown = row.members.count { !Self.friendMembers.contains($0.key.lowercased()) }
                file.remark(.warning, "member-not-understood", unknown, at: place)
                if row.hasRepeatedKeys { file.remark(.warning, "repeated-member", at: place) }
                if row.member("source")?.words != nil {
                    file.remark(.note, "friend-source-not-shown", at: place)
                }
                func time(_ member: String) -> Timestamp? {
                    guard let literal = row.member(member)?.words else { return nil }
                    let time = ClockText.read(literal, unzoned: .unknown)
                    if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
                    return time
                }
                let friend = SnapchatFriend(
                    username: username, name: row.member("display name")?.words,
                    created: time("creation timestamp") ?? time("created"), modified: time("last modified timestamp"))
                try friends.take(
                    friend, ofList: name, accounts: &talks.accounts, at: place, in: &file, into: &sink)
            }
        }
    }

    private static let friendMembers: Set<String> = [
        "username", "display name", "creation timestamp", "last modified timestamp", "source", "shortcut name",
        "created",
    ]
}
