// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the JSON of QQChatExporter (versions 4 and 5): one talk, its name in `chatInfo`, its records in `messages`.
struct QQJSONReader {
    let file: TextFile
    private let files: ExportFiles
    var remarks = Remarks()
    /// Files that hold the records where this one is their manifest.
    private(set) var chunks: [Chunk] = []
    private var info: JSONElement?
    private var chat: Conversation.ID?
    private var owner: Account.ID?
    private var nicks: [String: Account.ID?] = [:]
    private var known = SeenIDs()

    init(_ file: TextFile, _ files: ExportFiles) {
        self.file = file
        self.files = files
    }

    /// Whether a file's first bytes are such a talk.
    static func isTalk(_ bytes: Span<UInt8>) -> Bool {
        let scanner = TextScanner(0..<bytes.count)
        return scanner.find("\"metadata\"", in: bytes) != nil && scanner.find("QQChatExporter", in: bytes) != nil
            && scanner.find("\"chatInfo\"", in: bytes) != nil
    }

    /// Whether a file's first bytes are a record of such a talk, one a line.
    static func isChunk(_ exhibit: Exhibit, _ head: [UInt8]) -> Bool {
        guard exhibit.name.lowercased().hasSuffix(".jsonl"), head.first == UInt8(ascii: "{") else { return false }
        let scanner = TextScanner(0..<head.count)
        return scanner.find("\"sender\"", in: head.span) != nil && scanner.find("\"timestamp\"", in: head.span) != nil
    }

    mutating func read(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        var walk = JSONWalk(in: bytes, of: file)
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            switch key.text(in: bytes) {
            case "chatInfo": info = try walk.element(in: bytes)
            case "chunked":
                chunks = (try walk.element(in: bytes)["chunks"]?.array ?? []).compactMap(Chunk.init)
                if chunks.isEmpty { remarks.note(.loss, "unknown-list", at: file.whole) }
            case "messages":
                guard try walk.kind(in: bytes) == .array else {
                    let place = file.place(try walk.skipValue(in: bytes), .item(of: "/messages", at: 0))
                    sink.tally(.seen, in: place.exhibit)
                    sink.tally(.unknown, in: place.exhibit)
                    remarks.note(.loss, "unknown-list", at: place)
                    continue
                }
                let chat = try open(into: &sink)
                try walk.enterArray(in: bytes)
                var list = JSONList(
                    container: "/messages", firstKeys: ["id", "messageId", "seq", "timestamp"], boundary: "messages",
                    mark: "sender")
                while let (record, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
                    try append(record, in: chat, at: place, into: &sink)
                }
            case "metadata", "statistics", "avatars", "exportOptions", "format": try walk.skipValue(in: bytes)
            default:
                let value = try walk.skipValue(in: bytes)
                remarks.unknown(value, bytes.beginsListOfObjects(at: value.lowerBound), in: file, into: &sink)
            }
        }
        walk.finish(in: bytes, into: &sink)
        remarks.report(into: &sink)
    }

    mutating func open(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Conversation.ID {
        if let chat { return chat }
        let type = info?["type"]?.string
        let kind: Conversation.Kind = type == "group" ? .group : type == "private" ? .direct : .unknown
        // Later versions tell whose program it was.
        let own = Self.identifiers(
            info?["selfUin"]?.words, info?["selfUid"]?.words, info?["selfName"]?.filled)
        if !own.isEmpty { owner = try sink.account(platform: .qq, own, isOwner: true) }
        let opened = try sink.conversation(
            Conversation(platform: .qq, kind: kind, title: info?["name"]?.filled, members: owner.map { [$0] } ?? []))
        chat = opened
        return opened
    }

    /// The number of QQ goes before the key that the program made.
    private static func identifiers(_ number: String?, _ key: String?, _ name: String?) -> [Identifier] {
        var found: [Identifier] = []
        if let number, number != "0" {
            found.append(Identifier(.platformID, number))
        } else if let key {
            found.append(Identifier(.platformID, key))
        }
        if let name, name != number { found.append(Identifier(.displayName, name)) }
        return found
    }

    private mutating func account(
        _ record: JSONElement, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        let (sender, raw) = (record["sender"], record["rawMessage"])
        let number = sender?["uin"]?.words ?? raw?["senderUin"]?.words
        let name = raw?["sendNickName"]?.filled ?? sender?["nickname"]?.filled ?? sender?["name"]?.filled
        let identifiers = Self.identifiers(number, sender?["uid"]?.words ?? raw?["senderUid"]?.words, name)
        guard !identifiers.isEmpty else { return nil }
        let isOwn = number != nil && number == info?["selfUin"]?.words
        let account = try sink.account(platform: .qq, identifiers, isOwner: isOwn)
        if isOwn { owner = account }
        for nick in [name, raw?["sendMemberName"]?.filled, sender?["groupCard"]?.filled].compactMap(\.self) {
            switch nicks[nick] {
            case nil: nicks[nick] = .some(account)
            case .some(let other) where other != account: nicks[nick] = .some(nil)
            default: break
            }
        }
        return account
    }

    private func account(called name: String?) -> Account.ID? {
        guard let name else { return nil }
        return name == "你" || name == "您" ? owner : nicks[name] ?? nil
    }

    mutating func append(
        _ record: JSONElement, in chat: Conversation.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard record["sender"] != nil || record["content"] != nil else {
            sink.tally(.unknown, in: place.exhibit)
            return remarks.note(.loss, "record-not-understood", at: place)
        }
        let id = record["messageId"]?.words ?? record["id"]?.words
        if let id, !known.insert(id) { return sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit) }
        if record.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        let literal = record["timestamp"]?.words ?? record["time"]?.words
        let time = literal.flatMap { ClockText.read($0, unzoned: .unknown) }
        if time == nil {
            remarks.note(.warning, literal == "0" ? "timestamp-not-recorded" : "timestamp-unreadable", at: place)
        }
        let content = record["content"]
        let told = QQContent(content)
        let text = told.text
        let call = told.call ?? text.flatMap(TencentWords.call)
        // Lines of the app stand under the key of whoever they are about; calls among them name who called, if anybody.
        let isSystem =
            record["isSystemMessage"]?.bool == true || record["system"]?.bool == true && QQContent.isLine(record)
        remarks.note(.note, "unknown-message-type", at: place, told.unknownParts)
        let hasSender = !isSystem || call != nil && record["sender"]?["uin"]?.words != nil
        let actor = hasSender ? try account(record, into: &sink) : nil
        func event(_ content: Event.Content, by actor: Account.ID?) -> Event {
            Event(content, at: time, by: actor, in: chat, from: place, unreadTime: literal)
        }
        defer { sink.tally(.parsed, in: place.exhibit) }
        if let call { return try sink.append(event(.call(call), by: actor)) }
        if isSystem {
            let line = TencentSystemLine(text ?? "")
            let who = account(called: line.actor)
            return try sink.append(event(line.content(subject: account(called: line.subject), who), by: who))
        }
        if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
        var message = Message(text: text, nativeID: id)
        // The program keeps the words of what was taken back while it ran.
        if record["isRecalled"]?.bool == true || record["recalled"]?.bool == true { message.state = .deleted }
        message.isForwarded = told.isForwarded
        message.attachments = attachments(of: content, at: place)
        let hasNone = message.attachments.isEmpty
        message.attachments += told.attachments.filter { hasNone || !$0.isFile || $0.kind == .sticker }
        if let text, message.attachments.isEmpty, !told.isTold {
            let words = TencentWords.attachments(in: text)
            message.attachments = words.found
            if words.isAll { message.text = nil }
        }
        if let reply = told.reply {
            message.replyTo = reply["referencedMessageId"]?.words ?? reply["messageId"]?.words
            let isThere = message.replyTo.map { known.contains($0) } ?? false
            if !isThere, let quoted = reply["content"]?.filled { message.detail = MessageDetail(quoted: quoted) }
        }
        if message.text == nil, message.attachments.isEmpty, message.state != .deleted {
            // Words in a form of another version are not nothing.
            let isNothing = content?.members.allSatisfy { Self.contentMembers.contains($0.key) } ?? true
            remarks.note(isNothing ? .warning : .loss, isNothing ? "message-empty" : "text-not-understood", at: place)
        }
        try sink.append(event(.message(message), by: actor))
    }

    private static let contentMembers: Set<String> = [
        "text", "html", "raw", "elements", "resources", "mentions", "emojis", "special", "reply",
    ]

    private mutating func attachments(of content: JSONElement?, at place: Provenance) -> [Attachment] {
        (content?["resources"]?.array ?? []).map { resource in
            let kind = QQContent.kind(ofResource: resource["type"]?.string)
            let name = resource["localPath"]?.filled ?? resource["filename"]?.filled ?? resource["url"]?.filled
            // Paths begin at the folder of the export, or at the one for files inside it.
            let exhibit = name.flatMap {
                files.exhibit(at: $0, from: file.exhibit) ?? files.exhibit(at: "resources/" + $0, from: file.exhibit)
            }
            if exhibit == nil, kind != .location { remarks.note(.note, "media-not-in-supplied-parts", at: place) }
            return Attachment(kind, name: name, exhibit: exhibit)
        }
    }
}
