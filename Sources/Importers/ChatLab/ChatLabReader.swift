// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads one talk in the exchange format: what it is in `meta`, names of people in `members`, records in `messages`.
struct ChatLabReader {
    private let file: TextFile
    private let files: ExportFiles
    private var talk: WeChatTalk?
    private var meta: JSONElement?
    private var chat: Conversation.ID?
    private var peer: Account.ID?
    /// What people are called, by the number that records give.
    private var members: [String: String] = [:]
    private var remarks = Remarks()

    init(_ file: TextFile, _ files: ExportFiles) {
        self.file = file
        self.files = files
    }

    // MARK: The two forms

    /// Reads a file of one value.
    mutating func readWhole(
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        learn(bytes)
        var walk = JSONWalk(in: bytes, of: file)
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            switch key.text(in: bytes) {
            case "messages":
                try open(into: &sink)
                try walk.enterArray(in: bytes)
                var list = JSONList(
                    container: "/messages", firstKeys: ["sender", "platformMessageId", "accountName", "timestamp"],
                    boundary: "messages", mark: "sender")
                while let (record, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
                    try append(record, at: place, into: &sink)
                }
            case "chatlab", "meta", "members": try walk.skipValue(in: bytes)
            default:
                let value = try walk.skipValue(in: bytes)
                remarks.unknown(value, bytes.beginsListOfObjects(at: value.lowerBound), in: file, into: &sink)
            }
        }
        try open(into: &sink)
        walk.finish(in: bytes, into: &sink)
        finish(into: &sink)
    }

    /// Members and `meta` may stand behind the messages.
    private mutating func learn(_ bytes: Span<UInt8>) {
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                switch key.text(in: bytes) {
                case "meta": meta = try cursor.element(in: bytes)
                case "members": for member in try cursor.element(in: bytes).array ?? [] { learn(member) }
                default: try cursor.passValue(in: bytes)
                }
            }
        } catch {
            // What is damaged is told when the records are read.
        }
    }

    private mutating func learn(_ member: JSONElement) {
        guard let number = member["platformId"]?.words, let name = member["accountName"]?.filled else { return }
        members[number] = name
    }

    /// Reads a file of one value a line.
    mutating func readLines(
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var lines = JSONLines(in: bytes, of: file, hasComments: true)
        while let (record, place) = lines.next(in: bytes, &remarks, into: &sink) {
            switch record["_type"]?.string {
            case "header":
                meta = record["meta"]
                sink.tally(.parsed, in: place.exhibit)
            case "member":
                learn(record)
                sink.tally(.parsed, in: place.exhibit)
            case "message":
                try open(into: &sink)
                try append(record, at: place, into: &sink)
            default:
                sink.tally(.unknown, in: place.exhibit)
                remarks.note(.loss, "record-not-understood", at: place)
            }
        }
        try open(into: &sink)
        remarks.note(.note, "text-repaired", at: file.whole, lines.repairs)
        finish(into: &sink)
    }

    private mutating func finish(into sink: inout some TimelineSink & ~Copyable) {
        remarks.report(into: &sink)
        talk?.remarks.report(into: &sink)
    }

    // MARK: The talk

    /// Opens the talk, once.
    private mutating func open(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        guard chat == nil else { return }
        let platform = Platform(rawValue: meta?["platform"]?.filled?.lowercased() ?? "unknown")
        var talk = WeChatTalk(file, files, of: platform)
        let kind: Conversation.Kind =
            switch meta?["type"]?.string {
            case "group": .group
            case "private": .direct
            default: .unknown
            }
        let own = ownNumber
        if let own { _ = try talk.ownerAccount(own, members[own], into: &sink) }
        // The other side is known where the owner is, and one more takes part.
        let others = members.keys.filter { $0 != own }
        if kind == .direct, own != nil, others.count == 1, let other = others.first {
            peer = try talk.account(other, members[other], into: &sink)
        }
        let address = kind == .direct && peer != nil ? others.first : meta?["groupId"]?.words
        chat = try sink.conversation(
            Conversation(
                platform: platform, kind: kind, title: meta?["name"]?.filled, nativeID: address,
                members: peer.map { [$0] } ?? []))
        self.talk = talk
    }

    private var ownNumber: String? { meta?["ownerId"]?.words.flatMap { $0.isEmpty ? nil : $0 } }

    private mutating func append(
        _ record: JSONElement, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard var talk, let chat, record["sender"] != nil || record["content"] != nil else {
            sink.tally(.unknown, in: place.exhibit)
            return remarks.note(.loss, "record-not-understood", at: place)
        }
        defer { self.talk = talk }
        self.talk = nil
        if record.hasRepeatedKeys { remarks.note(.warning, "repeated-member", at: place) }
        remarks.note(
            .note, "unknown-member", at: place, record.members.count { !Self.knownMembers.contains($0.key) })
        if let content = record["content"], content.string == nil, !content.isNull {
            remarks.note(.loss, "text-not-understood", at: place)
        }
        let clock = record["timestamp"]?.literal
        let time = remarks.time(clock, at: place, Self.time)
        let type = ChatLabType(record["type"]?.literal)
        let number = record["sender"]?.words.flatMap { $0.isEmpty ? nil : $0 }
        let name = record["accountName"]?.filled ?? number.flatMap { members[$0] } ?? record["groupNickname"]?.filled
        let sender: Account.ID? =
            if type.kind.isLine {
                nil
            } else if let number, number == ownNumber {
                try talk.ownerAccount(number, name, into: &sink)
            } else {
                try talk.account(number, name, into: &sink)
            }
        let content = record["content"]?.filled
        if type == .recalled {
            // Programs write the app's line, or the words that they kept.
            let isLine = content.map { $0.contains("撤回") || WeChatKind.isPlaceholder($0) } ?? true
            let message = Message(
                text: isLine ? nil : content, state: .deleted, nativeID: record["platformMessageId"]?.words)
            try sink.append(
                Event(.message(message), at: time, by: sender, in: chat, from: place, unreadTime: clock))
            return sink.tally(.parsed, in: place.exhibit)
        }
        var details = WeChatTalk.Details(
            id: record["platformMessageId"]?.words, answered: record["replyToMessageId"]?.words)
        if type == .reply, let told = content.flatMap(WeChatQuotation.init) {
            details.quoted = told.quoted
            details.quotations = [told.written]
        }
        let passedOn = record["chatRecords"]?.array ?? []
        try talk.append(
            WeChatTalk.Record(
                kind: passedOn.isEmpty ? type.kind : .forwarded,
                text: passedOn.isEmpty ? type.content(content) : Self.text(content, passedOn), time: time,
                clock: clock, sender: sender, chat: chat, peer: peer, place: place, details: details),
            into: &sink)
        sink.tally(.parsed, in: place.exhibit)
    }

    /// The words of messages that were passed on, below what stands for them unless they stand there already.
    private static func text(_ content: String?, _ records: [JSONElement]) -> String {
        let lines = records.compactMap { record -> String? in
            guard let words = record["content"]?.filled else { return nil }
            if content?.contains(words) ?? false { return nil }
            return record["accountName"]?.filled.map { "\($0): \(words)" } ?? words
        }
        return ([content].compactMap(\.self) + lines).joined(separator: "\n")
    }

    /// Seconds since 1970 in UTC; some programs write milliseconds.
    private static func time(_ literal: String) -> Timestamp? {
        if let time = WeChatTalk.time(literal) { return time }
        guard let number = Int64(literal), (1..<253_402_300_800_000).contains(number) else { return nil }
        return Timestamp(microseconds: number * 1000, precision: .millisecond, zone: .utc, literal: literal)
    }

    private static let knownMembers: Set<String> = [
        "_type", "sender", "accountName", "groupNickname", "timestamp", "type", "content", "platformMessageId",
        "replyToMessageId", "chatRecords",
    ]
}
