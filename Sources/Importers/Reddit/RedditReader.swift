// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the tables of one export.
struct RedditReader {
    private var accounts: ExportAccounts
    private var talks: [String: Conversation.ID] = [:]
    /// Whether the table at hand writes line ends and characters as escapes.
    private var isEscaped = false
    /// The subject that was last told of each thread.
    private var subjects: [String: String] = [:]
    /// Numbers of the messages that were told.
    private var told = SeenIDs()
    /// What was told: hashes of numbers, times and words.
    private var records: Set<Int> = []

    init(_ unit: ImportUnit, in evidence: EvidenceSet) {
        var owner: String?
        for exhibit in unit.exhibits where owner == nil && RedditRole.stem(exhibit) == "statistics" {
            owner = (try? evidence.withBytes(of: exhibit) { Self.owner(in: $0) }) ?? nil
        }
        owner = owner ?? unit.exhibits.first.flatMap { Self.owner(inPath: $0.path) }
        accounts = ExportAccounts(platform: .reddit, owner: owner.map { [Identifier(.username, $0)] } ?? [])
    }

    /// The row `account name` of the statistics.
    private static func owner(in original: Span<UInt8>) -> String? {
        let text = DecodedText(original)
        return text.withUTF8(of: original) { bytes in
            guard var table = HeadedTable(in: bytes, column: "statistic") else { return nil }
            while let row = table.next(in: bytes) {
                if let title = table.value(row, "statistic", in: bytes), HeadedTable.folded(title) == "accountname" {
                    return table.value(row, "value", in: bytes)
                }
            }
            return nil
        }
    }

    /// `export_<username>_<YYYYMMDD>`, the name that Reddit gives the archive.
    private static func owner(inPath path: String) -> String? {
        for part in path.split(whereSeparator: { $0 == "/" || $0 == "!" }) where part.hasPrefix("export_") {
            let stem = part.dropFirst("export_".count).prefix { $0 != "." }
            guard let line = stem.lastIndex(of: "_"), case let date = stem[stem.index(after: line)...],
                date.utf8.count == 8, date.utf8.allSatisfy({ (0x30...0x39).contains($0) }), line > stem.startIndex
            else { continue }
            return String(stem[..<line])
        }
        return nil
    }

    private func unescaped(_ text: String?) -> String? { isEscaped ? RedditText.unescaped(text) : text }

    /// Reads one table.
    mutating func read(
        _ exhibit: Exhibit, _ original: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let text = DecodedText(original)
        var file = ExportFile(exhibit, origin: text)
        if text.encoding != .utf8 { file.remark(.note, "text-encoding-assumed", at: file.place(0..<0)) }
        if !accounts.ownerIdentifiers.isEmpty { _ = try accounts.owner(into: &sink) }
        try text.withUTF8(of: original) { (bytes) throws(ImportError) in
            guard let role = RedditRole(exhibit, head: Survey.head(of: bytes)),
                var table = HeadedTable(in: bytes, column: role.column)
            else {
                if !bytes.isEmpty { sink.report(Diagnostic(.loss, "not-this-format", at: file.place(0..<bytes.count))) }
                return
            }
            if let known = Self.columns(of: role) {
                file.remark(
                    .warning, "member-not-understood", table.unknownColumns(known), at: file.place(0..<0, .line(1)))
            }
            isEscaped = RedditText.hasEscapes(bytes)
            while let row = table.next(in: bytes) {
                let place = file.place(row.bytes, .line(row.line))
                if row.isHead {
                    file.skip(.skipped(reason: "repeated-head"))
                } else if row.isDamaged {
                    file.refuse("record-damaged", at: place)
                } else {
                    try take(row, of: table, role, bytes, at: place, &file, into: &sink)
                }
            }
        }
        file.close(into: &sink)
    }

    private static func columns(of role: RedditRole) -> Set<String>? {
        switch role {
        case .chats:
            [
                "messageid", "createdat", "updatedat", "username", "message", "threadparentmessageid", "channelurl",
                "subreddit", "channelname", "conversationtype",
            ]
        case .messages, .headers: ["id", "permalink", "threadid", "date", "ip", "from", "to", "subject", "body"]
        case .friends: ["username", "note", "date"]
        case .logins: ["date", "ip"]
        case .statistics, .phone, .comments, .posts: nil
        }
    }

    private mutating func take(
        _ row: HeadedTable.Row, of table: HeadedTable, _ role: RedditRole, _ bytes: Span<UInt8>, at place: Provenance,
        _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        switch role {
        case .chats: try appendChat(row, table, bytes, at: place, &file, into: &sink)
        case .messages, .headers:
            try appendMessage(row, table, isHeader: role == .headers, bytes, at: place, &file, into: &sink)
        case .friends:
            guard let name = table.value(row, "username", in: bytes), name != "DEFAULT_COLUMN",
                let other = try accounts.account(.username, name, into: &sink)
            else {
                file.skip(.skipped(reason: "contact-without-content"))
                return
            }
            let owner = try accounts.owner(into: &sink)
            // A friend on Reddit is somebody whom one follows; the list has no times.
            try sink.append(
                Event(
                    .contact(ContactChange(step: .followed, other: other, direction: .outgoing)),
                    at: table.value(row, "date", in: bytes).flatMap { ClockText.read($0, unzoned: .unknown) },
                    by: owner, in: nil, from: place))
            if let note = table.value(row, "note", in: bytes) {
                let change = AccountChange(field: "note-about-account", to: note, text: name)
                try sink.append(Event(.accountChange(change), at: nil, by: owner, in: nil, from: place))
            }
            file.parse()
        case .logins, .phone:
            let literal = table.value(row, "date", in: bytes)
            let isRegistration = literal?.lowercased() == "registration ip"
            let field = role == .phone ? "phone-number" : isRegistration ? "registration-ip" : "login"
            let time = literal.flatMap { ClockText.read($0, unzoned: .unknown) }
            if literal != nil, time == nil, !isRegistration { file.remark(.warning, "timestamp-unreadable", at: place) }
            let change = AccountChange(
                field: field, to: table.value(row, role == .phone ? "phonenumber" : "ip", in: bytes))
            try sink.append(
                Event(.accountChange(change), at: time, by: try accounts.owner(into: &sink), in: nil, from: place))
            file.parse()
        case .statistics: file.parse()
        case .comments, .posts:
            // Written for everybody, to nobody in particular.
            file.skip(.skipped(reason: "other-account-data"))
        }
    }

    // MARK: Chats and messages

    private mutating func appendChat(
        _ row: HeadedTable.Row, _ table: HeadedTable, _ bytes: Span<UInt8>, at place: Provenance,
        _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let id = table.value(row, "messageid", in: bytes)
        if let id, !isNew(id, row, table, ["createdat", "updatedat", "message"], bytes) {
            file.skip(.skipped(reason: "duplicate-record"))
            return
        }
        let created = table.value(row, "createdat", in: bytes).flatMap { ClockText.read($0, unzoned: .unknown) }
        let updated = table.value(row, "updatedat", in: bytes).flatMap { ClockText.read($0, unzoned: .unknown) }
        if created == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        let sender = try account(table.value(row, "username", in: bytes), into: &sink)
        if sender == nil { file.remark(.warning, "sender-missing", at: place) }
        let type = table.value(row, "conversationtype", in: bytes)?.lowercased() ?? ""
        let kind: Conversation.Kind =
            type.contains("direct") || type.contains("private")
            ? .direct
            : type.contains("group") || type.contains("channel") || type.contains("subreddit") ? .group : .unknown
        let key = table.value(row, "channelurl", in: bytes)
        let talk = try open(
            key, kind, title: table.value(row, "channelname", in: bytes) ?? table.value(row, "subreddit", in: bytes),
            into: &sink)
        var message = Message(
            text: unescaped(table.value(row, "message", in: bytes)),
            replyTo: table.value(row, "threadparentmessageid", in: bytes),
            nativeID: id)
        var edited: Timestamp?
        if let updated, updated.microseconds != created?.microseconds {
            message.state = .edited
            edited = updated
        }
        message.attachments = RedditText.pictures(in: message.text)
        if message.text == nil { file.remark(.warning, "message-empty", at: place) }
        try sink.append(
            Event(
                .message(message), at: created, otherTime: edited, by: sender, in: talk, from: place,
                unreadTime: table.value(row, "createdat", in: bytes)))
        file.parse()
    }

    /// Whether a record was not told before: the archive's table repeats what the other one holds.
    private mutating func isNew(
        _ id: String, _ row: HeadedTable.Row, _ table: HeadedTable, _ columns: [String], _ bytes: Span<UInt8>
    ) -> Bool {
        _ = told.insert(id)
        var hasher = Hasher()
        hasher.combine(id)
        for column in columns { hasher.combine(table.value(row, column, in: bytes)) }
        return records.insert(hasher.finalize()).inserted
    }

    /// Tells a message; of a table without words, what no other one told.
    private mutating func appendMessage(
        _ row: HeadedTable.Row, _ table: HeadedTable, isHeader: Bool, _ bytes: Span<UInt8>, at place: Provenance,
        _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let id = table.value(row, "id", in: bytes)
        if let id, isHeader ? !told.insert(id) : !isNew(id, row, table, ["date", "subject", "body"], bytes) {
            file.skip(.skipped(reason: "duplicate-record"))
            return
        }
        if isHeader { file.remark(.warning, "message-empty", at: place) }
        let time = table.value(row, "date", in: bytes).flatMap { ClockText.read($0, unzoned: .unknown) }
        if time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        let sender = try account(table.value(row, "from", in: bytes), into: &sink)
        if sender == nil { file.remark(.warning, "sender-missing", at: place) }
        let recipient = try account(table.value(row, "to", in: bytes), into: &sink)
        var members: [Account.ID] = []
        for member in [sender, recipient] {
            if let member, !members.contains(member) { members.append(member) }
        }
        let subject = table.value(row, "subject", in: bytes)
        let key = table.value(row, "threadid", in: bytes) ?? id
        let talk = try open(key, .unknown, title: subject, members, into: &sink)
        let body = unescaped(table.value(row, "body", in: bytes))
        // Answers repeat the subject of what they answer.
        let plain = subject.map(RedditText.plainSubject)
        let isOther = plain != nil && plain != subjects[key ?? ""]
        if let plain, let key { subjects[key] = plain }
        let words = [isOther ? subject : nil, body].compactMap(\.self)
        let message = Message(
            text: words.isEmpty ? nil : words.joined(separator: "\n"), nativeID: id)
        try sink.append(
            Event(
                .message(message), at: time, by: sender, in: talk, from: place,
                unreadTime: table.value(row, "date", in: bytes)))
        if let address = table.value(row, "ip", in: bytes) {
            // The network address that a message was sent from.
            try sink.append(
                Event(
                    .accountChange(AccountChange(field: "ip-address", to: address)), at: time, by: sender, in: talk,
                    from: place))
        }
        file.parse()
    }

    private mutating func account(
        _ name: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        guard let name, name != "[deleted]" else { return nil }
        return try accounts.account(.username, name.hasPrefix("/u/") ? String(name.dropFirst(3)) : name, into: &sink)
    }

    private mutating func open(
        _ key: String?, _ kind: Conversation.Kind, title: String?, _ members: [Account.ID] = [],
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        if let key, let talk = talks[key], members.isEmpty { return talk }
        let talk = try sink.conversation(
            Conversation(platform: .reddit, kind: kind, title: title, nativeID: key, members: members))
        if let key {
            talks[key] = talks[key] ?? talk
            return talks[key] ?? talk
        }
        return talk
    }
}
