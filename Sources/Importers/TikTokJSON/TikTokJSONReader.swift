// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the files of one export.
struct TikTokJSONReader {
    private var talks: TikTokTalks
    private var fields = RecordFields(["date", "from", "content", "username"])

    init(owner: [Identifier]) {
        talks = TikTokTalks(owner: owner)
    }

    /// Reads one file.
    mutating func read(
        _ exhibit: Exhibit, _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var file = ExportFile(exhibit)
        let outline = JSONOutline(in: bytes, JSONOutline.Plan(recordKeys: ["Date", "date", "From", "UserName"]))
        file.report(outline, into: &sink)
        if !talks.accounts.ownerIdentifiers.isEmpty { _ = try talks.accounts.owner(into: &sink) }
        for list in outline.lists {
            file.refuseDamage(of: list)
            let name = Self.folded(list.path.last)
            if let (peer, isGroup) = Self.talk(list.path) {
                try readTalk(list, with: peer, isGroup: isGroup, bytes, &file, into: &sink)
            } else if let meaning = Self.meaning(of: list.path) {
                try readPeople(list, meaning, bytes, &file, into: &sink)
            } else if name == "loginhistorylist" {
                try readLogins(list, bytes, &file, into: &sink)
            } else if Self.isUnderPeople(list.path) {
                for (index, record) in list.records.enumerated() {
                    let place = file.place(record, .item(of: list.pointer, at: list.position(of: index)))
                    file.refuse("unknown-list", at: place)
                }
            } else {
                // Videos watched, searches, comments: the account's, but nobody is spoken to.
                file.skip(.skipped(reason: "other-account-data"), list.records.count)
            }
        }
        for leaf in outline.leaves where leaf.kind != .null && Self.meaning(of: leaf.path) != nil {
            // A list without entries is written as a word.
            if ["\"N/A\"", "\"\""].contains(bytes.text(in: leaf.bytes)) { continue }
            file.refuse("unknown-list", at: file.place(leaf.bytes))
        }
        try readProfile(outline, bytes, &file, into: &sink)
        file.close(repairs: fields.repairs, into: &sink)
    }

    /// Pushes what waited for all files.
    mutating func finish(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        try talks.finish(into: &sink)
    }

    private static func folded(_ key: String?) -> String {
        (key ?? "").lowercased().filter { $0 != " " && $0 != "_" }
    }

    /// Whether a list holds messages, and what its title says: `Chat History with <username>:`.
    private static func talk(_ path: [String]) -> (peer: String, isGroup: Bool)? {
        let above = path.dropLast().map(folded)
        let isGroup = above.contains { $0.hasPrefix("groupchat") } || folded(path.last).hasPrefix("groupchat")
        guard isGroup || above.contains("chathistory") || folded(path.last).hasPrefix("chathistorywith") else {
            return nil
        }
        var title = path.last ?? ""
        for prefix in ["chat history with ", "group chat with ", "group chat history with "]
        where title.lowercased().hasPrefix(prefix) {
            title = String(title.dropFirst(prefix.count))
        }
        while title.last == ":" || title.last == " " { title.removeLast() }
        return (title, isGroup)
    }

    /// Whether a list stands where messages, or people who follow and are followed, are kept.
    ///
    /// What the account typed to the service's own machine (`Tako Chat History`) is said to nobody, like its searches.
    private static func isUnderPeople(_ path: [String]) -> Bool {
        let keys = path.map(folded)
        return !keys.contains("takochathistory")
            && keys.contains { key in
                ["directmessage", "chathistory", "groupchat"].contains { key.hasPrefix($0) }
                    || ["following", "follower", "followers", "block", "blocklist"].contains(key)
            }
    }

    private static func meaning(of path: [String]) -> TikTokTalks.List? {
        switch folded(path.last) {
        case "following", "followinglist": .following
        case "fanslist", "follower", "followers", "followerlist": .followers
        case "blocklist", "block": .blocked
        default: nil
        }
    }

    private mutating func readTalk(
        _ list: JSONOutline.List, with peer: String, isGroup: Bool, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard !list.records.isEmpty else { return }
        let conversation = try talks.open(peer, isGroup: isGroup, into: &sink)
        let pointer = list.pointer
        for index in fields.order(of: list, byTime: 0, unzoned: .utc, in: bytes) {
            let place = file.place(list.records[index], .item(of: pointer, at: list.position(of: index)))
            guard fields.read(list.records[index], in: bytes), fields.isKnown else {
                file.refuse("record-not-understood", at: place)
                continue
            }
            file.remark(on: fields, at: place)
            let time = fields.literal(0).flatMap { ClockText.read($0, in: bytes, unzoned: .utc) }
            try talks.append(
                fields.filledText(2, in: bytes),
                from: fields.filledText(1, in: bytes) ?? fields.filledText(3, in: bytes), at: time, of: peer,
                isGroup: isGroup, in: conversation, from: place,
                unreadTime: time == nil ? fields.filledText(0, in: bytes) : nil, in: &file, into: &sink)
        }
    }

    private mutating func readPeople(
        _ list: JSONOutline.List, _ meaning: TikTokTalks.List, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let pointer = list.pointer
        for (index, record) in list.records.enumerated() {
            let place = file.place(record, .item(of: pointer, at: list.position(of: index)))
            guard fields.read(record, in: bytes), let username = fields.filledText(3, in: bytes) else {
                file.refuse("list-entry-not-understood", at: place)
                continue
            }
            file.remark(on: fields, at: place)
            let time = fields.literal(0).flatMap { ClockText.read($0, in: bytes, unzoned: .utc) }
            if time == nil, fields.has(0) {
                // The service's word for what it did not keep.
                let isNone = fields.filledText(0, in: bytes) == "N/A"
                file.remark(
                    isNone ? .note : .warning, isNone ? "timestamp-not-recorded" : "timestamp-unreadable", at: place)
            }
            try talks.append(
                username, ofList: meaning, at: time, from: place,
                unreadTime: time == nil ? fields.filledText(0, in: bytes) : nil, in: &file, into: &sink)
        }
    }

    private func readLogins(
        _ list: JSONOutline.List, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for (index, record) in list.records.enumerated() {
            let place = file.place(record, .item(of: list.pointer, at: list.position(of: index)))
            var cursor = JSONCursor(at: record.lowerBound, maximumDepth: 64)
            guard let login = try? cursor.element(in: bytes), case .object(let members) = login.value else {
                file.refuse("record-not-understood", at: place)
                continue
            }
            let told = members.filter { $0.key.lowercased() != "date" && $0.value.words != nil }
            let change = AccountChange(
                field: "login", to: login.member("ip")?.words,
                text: told.map { "\($0.key) \($0.value.words ?? "")" }.joined(separator: ", "))
            let literal = login.member("date")?.words
            let time = literal.flatMap { ClockText.read($0, unzoned: .utc) }
            if literal != nil, time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
            try talks.append(change, at: time, from: place, unreadTime: literal, in: &file, into: &sink)
        }
    }

    /// The profile tells the owner; its other values are the account's.
    private func readProfile(
        _ outline: JSONOutline, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for leaf in outline.leaves where Self.folded(leaf.path.dropLast().last) == "profilemap" {
            var cursor = JSONCursor(at: leaf.bytes.lowerBound, maximumDepth: 64)
            guard let value = (try? cursor.element(in: bytes))?.words, value != "N/A" else { continue }
            let place = file.place(leaf.bytes)
            switch Self.folded(leaf.path.last) {
            case "username", "emailaddress", "telephonenumber", "displayname", "nickname": file.parse()
            case "birthdate":
                try talks.append(
                    AccountChange(field: "birth-date", to: value), at: nil, from: place, in: &file, into: &sink)
            case "biodescription":
                try talks.append(
                    AccountChange(field: "biography", to: value), at: nil, from: place, in: &file, into: &sink)
            default: file.skip(.skipped(reason: "other-account-data"))
            }
        }
    }
}
