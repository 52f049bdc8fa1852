// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the JSON of WeFlow and EchoTrace: one talk, its other side or group in `session`, its records in `messages`.
struct WeChatJSONReader {
    private var talk: WeChatTalk
    private let file: TextFile
    private var session: JSONElement?
    private var chat: Conversation.ID?
    private var peer: Account.ID?
    /// People by the number that records give instead of their address.
    private var senders: [String: (address: String?, name: String?)] = [:]
    /// Kinds by the word for them: few words stand in all records of a file.
    private var kinds: [String: WeChatKind] = [:]
    /// Records that were met.
    private var found = 0

    init(_ file: TextFile, _ files: ExportFiles) {
        self.file = file
        talk = WeChatTalk(file, files)
    }

    mutating func read(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        var walk = JSONWalk(in: bytes, of: file)
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            switch key.text(in: bytes) {
            case "session": session = try walk.element(in: bytes)
            case "messages":
                let chat = try open(into: &sink)
                try walk.enterArray(in: bytes)
                var list = JSONList(
                    container: "/messages", firstKeys: ["localId", "createTime"], boundary: "messages",
                    mark: "createTime")
                while let (record, place) = try walk.nextRecord(of: &list, in: bytes, into: &sink) {
                    try append(record, in: chat, at: place, into: &sink)
                }
            case "senders":
                for person in try walk.element(in: bytes).array ?? [] {
                    guard let number = person["senderID"]?.words else { continue }
                    senders[number] = (person["wxid"]?.filled, Self.name(of: person))
                }
            case "groupMembers":
                for person in try walk.element(in: bytes).array ?? [] where chat != nil {
                    _ = try talk.account(person["wxid"]?.filled, Self.name(of: person), into: &sink)
                }
            case "weflow", "echotrace", "avatars", "exportInfo", "exportTime": try walk.skipValue(in: bytes)
            default:
                let value = try walk.skipValue(in: bytes)
                talk.remarks.unknown(value, bytes.beginsListOfObjects(at: value.lowerBound), in: file, into: &sink)
            }
        }
        if let announced = AnnouncedCount(session?["messageCount"]?.integer), announced.lacking(found) > 0 {
            let lost = announced.lacking(found)
            sink.tally(.seen, lost, in: file.exhibit.number)
            sink.tally(.unknown, lost, in: file.exhibit.number)
            sink.report(
                Diagnostic(
                    .loss, "count-mismatch", at: file.whole,
                    detail: ["announced": announced.count, "found": found]))
        }
        walk.finish(in: bytes, into: &sink)
        talk.remarks.report(into: &sink)
    }

    private mutating func open(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) -> Conversation.ID {
        if let chat { return chat }
        let address = session?["wxid"]?.filled ?? session?["username"]?.filled
        let name = session?["displayName"]?.filled ?? session?["remark"]?.filled ?? session?["nickname"]?.filled
        let isGroup = address?.hasSuffix("@chatroom") ?? (session?["type"]?.string == "群聊")
        let kind: Conversation.Kind =
            isGroup ? .group : address?.hasPrefix("gh_") == true ? .channel : address == nil ? .unknown : .direct
        if kind == .direct || kind == .channel {
            peer = try talk.account(address, session?["nickname"]?.filled ?? name, into: &sink)
        }
        let opened = try sink.conversation(
            Conversation(
                platform: .wechat, kind: kind, title: name, nativeID: address, members: peer.map { [$0] } ?? []))
        chat = opened
        return opened
    }

    private mutating func append(
        _ record: JSONElement, in chat: Conversation.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        found += 1
        guard record["createTime"] != nil || record["content"] != nil else {
            sink.tally(.unknown, in: place.exhibit)
            return talk.remarks.note(.loss, "record-not-understood", at: place)
        }
        if record.hasRepeatedKeys { talk.remarks.note(.warning, "repeated-member", at: place) }
        talk.remarks.note(
            .note, "unknown-member", at: place, record.members.count { !Self.knownMembers.contains($0.key) })
        var kind = kind(of: record["type"]?.string ?? "")
        if let content = record["content"], content.string == nil, !content.isNull {
            talk.remarks.note(.loss, "text-not-understood", at: place)
        }
        let listed = record["senderID"]?.words.flatMap { senders[$0] }
        let address = record["senderUsername"]?.filled ?? listed?.address
        let name = record["senderDisplayName"]?.filled ?? listed?.name
        let isOwn = record["isSend"]?.int64 == 1 || record["isSend"]?.bool == true
        if case .unknown = kind, record["isSend"]?.isNull == true { kind = .system }
        // A nudge is of a kind of its own among the shares of the database (62 beside 49 in the upper half).
        if record["localType"]?.int64 == 266_287_972_401 || Self.isNudge(record, kind) { kind = .system }
        let sender: Account.ID? =
            if isOwn {
                try talk.ownerAccount(address, name, into: &sink)
            } else if address?.hasSuffix("@chatroom") ?? true {
                nil
            } else {
                try talk.account(address, name, into: &sink)
            }
        let clock = record["createTime"]?.literal
        try talk.append(
            WeChatTalk.Record(
                kind: kind, text: record["content"]?.filled,
                time: talk.remarks.time(clock, at: place, WeChatTalk.time),
                clock: clock, sender: sender, chat: chat, peer: peer, place: place,
                details: details(of: record, at: place)),
            into: &sink)
        sink.tally(.parsed, in: place.exhibit)
    }

    private mutating func kind(of word: String) -> WeChatKind {
        if let known = kinds[word] { return known }
        let kind = WeChatKind(word: word)
        if kinds.count < 256 { kinds[word] = kind }
        return kind
    }

    private static func isNudge(_ record: JSONElement, _ kind: WeChatKind) -> Bool {
        if case .unknown = kind { record["content"]?.string.map(WeChatKind.isNudge) ?? false } else { false }
    }

    private static func name(of person: JSONElement) -> String? {
        person["displayName"]?.filled ?? person["nickname"]?.filled
    }

    /// What WeFlow tells beside the words since its version of 2026.
    private mutating func details(of record: JSONElement, at place: Provenance) -> WeChatTalk.Details {
        func first(_ names: String...) -> String? { names.lazy.compactMap { record[$0]?.filled }.first }
        let position = record["locationLat"]?.literal.flatMap { x in record["locationLng"]?.literal.map { "\(x),\($0)" }
        }
        let names = [record["locationLabel"]?.filled, record["locationPoiname"]?.filled]
        let card = ["contactCardWxid", "contactCardAlias", "contactCardNickname", "contactCardRemark"]
            .compactMap { record[$0]?.filled }
        var details = WeChatTalk.Details(
            id: record["platformMessageId"]?.words, answered: record["replyToMessageId"]?.words,
            position: position.map { ([$0] + names.compactMap(\.self)).joined(separator: " ") },
            title: first("linkTitle", "musicTitle", "finderTitle"), link: first("linkUrl", "musicUrl", "finderUrl"),
            sticker: first("emojiCaption", "emojiCdnUrl"), card: card.isEmpty ? nil : card.joined(separator: " "))
        let quoted = record["quotedContent"]?.filled
        if let quoted {
            details.quotations = ["[引用 \(record["quotedSender"]?.string ?? "")：\(quoted)]", "[引用 \(quoted)]"]
        }
        // Earlier versions repeat the answered words in the text alone.
        let isAnswer = quoted != nil || record["type"]?.string?.contains("引用") == true
        let told = isAnswer ? record["content"]?.string.flatMap(WeChatQuotation.init) : nil
        details.quotations += [told?.written].compactMap(\.self)
        details.quoted = quoted ?? told?.quoted
        if details.quoted != nil, details.answered == nil {
            talk.remarks.note(.note, "reply-target-unknown", at: place)
        }
        return details
    }

    private static let knownMembers: Set<String> = [
        "localId", "createTime", "formattedTime", "type", "localType", "content", "isSend", "senderUsername",
        "senderDisplayName", "senderAvatarKey", "source", "senderID", "platformMessageId", "replyToMessageId",
        "appMsgType", "appMsgKind", "quotedSender", "quotedContent", "locationLat", "locationLng", "locationPoiname",
        "locationLabel", "linkTitle", "linkUrl", "emojiMd5", "emojiCdnUrl", "emojiCaption", "cardKind",
        "contactCardWxid", "contactCardNickname", "contactCardAlias", "contactCardRemark", "contactCardAvatar",
        "musicTitle", "musicUrl", "musicAlbumUrl", "musicCoverUrl", "musicDuration", "finderTitle", "finderUrl",
        "finderAvatar", "finderCoverUrl", "finderDuration", "appMsgThumbUrl", "linkThumb",
    ]
}
