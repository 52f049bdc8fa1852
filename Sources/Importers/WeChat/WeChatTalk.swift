// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Turns the records of both forms into events.
struct WeChatTalk {
    /// A record as its form tells it.
    struct Record {
        var kind: WeChatKind
        var text: String?
        var time: Timestamp?
        var clock: String?
        var sender: Account.ID?
        var chat: Conversation.ID
        /// The other side of a talk of two.
        var peer: Account.ID?
        var place: Provenance
        var details = Details()
    }

    /// What later versions of a program tell beside the words.
    struct Details {
        var id: String?
        var answered: String?
        /// The words that are answered, and what the text repeats of them in front or behind.
        var quoted: String?
        var quotations: [String] = []
        /// Coordinates and names of a place.
        var position: String?
        var title: String?
        var link: String?
        var sticker: String?
        /// Whose card it is.
        var card: String?
    }

    var remarks = Remarks()
    let file: TextFile
    private let platform: Platform
    private let files: ExportFiles
    /// Accounts by what they are called in lines of the app; those that two bear are left out.
    private var names: [String: Account.ID?] = [:]
    private(set) var owner: Account.ID?
    private var known = SeenIDs()

    init(_ file: TextFile, _ files: ExportFiles, of platform: Platform = .wechat) {
        self.file = file
        self.platform = platform
        self.files = files
    }

    /// The account of somebody else.
    mutating func account(
        _ address: String?, _ name: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        let identifiers = Self.identifiers(address, name)
        guard !identifiers.isEmpty else { return nil }
        let account = try sink.account(platform: platform, identifiers, isOwner: false)
        note(name, account)
        return account
    }

    /// The account of whose export it is.
    mutating func ownerAccount(
        _ address: String?, _ name: String?, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID {
        let account = try sink.account(platform: platform, Self.identifiers(address, name), isOwner: true)
        owner = account
        note(name, account)
        return account
    }

    /// Learns what somebody is called in lines of the app.
    mutating func note(_ name: String?, _ account: Account.ID) {
        guard let name, !name.isEmpty else { return }
        switch names[name] {
        case nil: names[name] = .some(account)
        case .some(let other) where other != account: names[name] = .some(nil)
        default: break
        }
    }

    private static func identifiers(_ address: String?, _ name: String?) -> [Identifier] {
        var found: [Identifier] = []
        if let address, !address.isEmpty { found.append(Identifier(.platformID, address)) }
        if let name, !name.isEmpty, name != address { found.append(Identifier(.displayName, name)) }
        return found
    }

    private func account(called name: String?) -> Account.ID? {
        guard let name else { return nil }
        return name == "你" || name == "您" ? owner : names[name] ?? nil
    }

    /// Adds the event of a record.
    mutating func append(_ record: Record, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        if case .request = record.kind, try appendRequest(record, into: &sink) { return }
        var record = record
        record.kind = record.kind.told(by: record.text ?? "")
        var (content, actor) = content(of: record)
        if case .message(var message) = content {
            take(record.details, into: &message, record.kind)
            content = .message(message)
        }
        if actor == nil, case .message = content { remarks.note(.warning, "sender-missing", at: record.place) }
        try sink.append(
            Event(
                content, at: record.time, by: actor, in: record.chat, from: record.place, unreadTime: record.clock))
    }

    /// A request of friendship, which names who asked, and the words that came with it; false where nobody is named.
    private mutating func appendRequest(
        _ record: Record, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Bool {
        guard let markup = record.text.flatMap(WeChatMarkup.init), let address = markup.attribute("fromusername"),
            let other = try account(address, markup.attribute("fromnickname"), into: &sink)
        else { return false }
        func event(_ content: Event.Content) -> Event {
            Event(
                content, at: record.time, by: other, in: record.chat, from: record.place, unreadTime: record.clock)
        }
        try sink.append(event(.contact(ContactChange(step: .requested, other: other, direction: .incoming))))
        if let words = markup.attribute("content"), !words.isEmpty {
            try sink.append(event(.message(Message(text: words))))
        }
        return true
    }

    /// Takes what a record tells beside its words instead of what the words make of it.
    private mutating func take(_ details: Details, into message: inout Message, _ kind: WeChatKind) {
        if let id = details.id {
            message.nativeID = id
            _ = known.insert(id)
        }
        message.replyTo = details.answered ?? message.replyTo
        if let quoted = details.quoted, details.answered.map({ !known.contains($0) }) ?? true {
            message.detail = MessageDetail(quoted: quoted)
        }
        for quotation in details.quotations {
            guard let text = message.text else { break }
            // Of an answer without words, the quotation is all there is.
            if text == quotation {
                message.text = nil
                break
            }
            if let rest = text.between(quotation, "") {
                message.text = rest.first?.isNewline == true ? String(rest.dropFirst()) : rest
                break
            }
            if var rest = text.between("", quotation) {
                while rest.last?.isWhitespace == true { rest.removeLast() }
                message.text = rest
                break
            }
        }
        switch kind {
        case .file(.contactCard):
            if message.attachments.first?.name == nil, let card = details.card {
                message.attachments = [Attachment(.contactCard, name: card)]
            }
        case .file(.location):
            guard let position = details.position else { break }
            message.text = nil
            message.attachments = [Attachment(.location, name: position)]
        case .file(.sticker):
            if message.attachments.first?.name == nil, let name = details.sticker {
                message.attachments = [Attachment(.sticker, name: name)]
            }
        case .shared:
            guard let link = details.link else { break }
            if !message.attachments.contains(where: { $0.name == link }) {
                message.attachments.append(Attachment(.link, name: link))
            }
            message.text = details.title ?? message.text
        default: break
        }
        if message.text?.isEmpty == true { message.text = nil }
    }

    private mutating func content(of record: Record) -> (Event.Content, Account.ID?) {
        let text = record.text ?? ""
        var message = Message(text: text.isEmpty ? nil : text)
        switch record.kind {
        case .system:
            let line = TencentSystemLine(WeChatMarkup(text)?.line ?? text)
            let who = account(called: line.actor)
            return (line.content(subject: account(called: line.subject), who, peer: record.peer), who)
        case .call:
            let words = WeChatMarkup(text)?.element("msg") ?? text
            return (.call(TencentWords.call(words) ?? TencentWords.unanswered(words)), record.sender)
        case .file(let kind):
            // Programs write `[文件] plan.pdf` for a file, `[名片] Mira` for a card.
            let labelled = kind == .voice ? nil : WeChatKind.label(of: text)
            let text = labelled ?? text
            let file = files.exhibit(at: text, from: file.exhibit)
            let markup = WeChatMarkup(text)
            // The place of a file is the program's, whether or not the file was handed over.
            let isPath = file != nil || WeChatKind.isPath(text)
            if WeChatKind.isPlaceholder(text) || markup != nil || isPath || labelled != nil { message.text = nil }
            if kind == .voice, let heard = message.text {
                // The program says so where its machine understood nothing.
                if heard.hasPrefix("[语音"), heard.hasSuffix("]"), !heard.contains("\n") {
                    message.text = nil
                } else {
                    message.text = WeChatKind.label(of: heard) ?? heard
                    remarks.note(.note, "machine-transcript", at: record.place)
                }
            }
            let name =
                switch (markup, kind) {
                case (let markup?, .contactCard): markup.card
                case (let markup?, .location): markup.place
                case (let markup?, _): markup.element("title")
                case (nil, .document), (nil, .location): WeChatKind.isPlaceholder(text) ? nil : text
                default: isPath ? text : labelled
                }
            message.attachments = [Attachment(kind, name: name.flatMap { $0.isEmpty ? nil : $0 }, exhibit: file)]
            if file == nil, message.attachments[0].isFile {
                remarks.note(.note, "media-not-in-supplied-parts", at: record.place)
            }
        case .forwarded:
            message.isForwarded = true
            read(WeChatMarkup(text), into: &message, at: record.place)
        case .shared, .money: read(WeChatMarkup(text), into: &message, at: record.place)
        // Answers are texts to some programs; what people type is no markup, whatever it looks like.
        case .text where text.hasPrefix("<msg>") || text.hasPrefix("<?xml"):
            read(WeChatMarkup(text), into: &message, at: record.place)
        case .unknown, .request: remarks.note(.note, "unknown-message-type", at: record.place)
        case .text: break
        }
        if message.text == nil, message.attachments.isEmpty {
            remarks.note(.warning, "message-empty", at: record.place)
        }
        return (.message(message), record.sender)
    }

    /// What markup says instead of the words; the markup itself stays where it says nothing that is known.
    private mutating func read(_ markup: WeChatMarkup?, into message: inout Message, at place: Provenance) {
        guard let markup, let words = markup.words else { return }
        message.text = words
        if markup.isForwarded { message.isForwarded = true }
        if let address = markup.address { message.attachments.append(Attachment(.link, name: address)) }
        guard let quoted = markup.quoted else { return }
        // Tables do not have the number under which the answered message is known.
        remarks.note(.note, "reply-target-unknown", at: place)
        message.detail = MessageDetail(quoted: quoted.isEmpty ? nil : quoted).told
    }

    /// Seconds since 1970, in UTC.
    static func time(_ literal: String) -> Timestamp? {
        guard let seconds = Int64(literal), (1..<253_402_300_800).contains(seconds) else { return nil }
        return Timestamp(microseconds: seconds * 1_000_000, precision: .second, zone: .utc, literal: literal)
    }
}
