// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads a `chat.md` that came without the `chat.txt` that WhatsApp Web writes beside it.
struct WebPageReader {
    private let file: TextFile
    private let bodies: MessageBodyReader
    private let settings: ImportSettings
    private var accounts: [String: Account.ID] = [:]
    private var remarks = Remarks()

    init(_ file: TextFile, companions: [Exhibit], settings: ImportSettings) {
        self.file = file
        self.settings = settings
        bodies = MessageBodyReader(
            isBracketed: true, marksItsWords: false, companions: ChatFiles(companions), isFromWeb: true)
    }

    /// Reads the page.
    mutating func read(_ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        file.reportEncoding(into: &sink)
        var survey = WebPage(bytes)
        var names: Set<String> = []
        var opensWithNotice: Bool?
        while let record = survey.next(in: bytes) {
            opensWithNotice =
                opensWithNotice
                ?? (record.name == nil && SystemLine.read(bytes.text(in: record.body))?.meaning == .encryption)
            if let name = record.name { names.insert(name) }
        }
        let kind: Conversation.Kind =
            names.count > 2 ? .group : survey.title.map(names.contains) ?? false ? .direct : .unknown
        let chat = try sink.conversation(
            Conversation(
                platform: .whatsapp, kind: kind, title: survey.title, startsTruncated: survey.startsLate,
                opensWithNotice: opensWithNotice ?? false))
        var page = WebPage(bytes)
        while let record = page.next(in: bytes) {
            sink.tally(.seen, in: file.exhibit.number)
            try append(record, bytes, in: chat, into: &sink)
            sink.tally(.parsed, in: file.exhibit.number)
        }
        for line in page.strays {
            sink.tally(.seen, in: file.exhibit.number)
            sink.tally(.unknown, in: file.exhibit.number)
            remarks.note(.loss, "text-before-first-record", at: file.place(line.content, .line(line.number)))
        }
        remarks.report(into: &sink)
    }

    private mutating func append(
        _ record: WebPage.Record, _ bytes: Span<UInt8>, in chat: Conversation.ID,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let place = file.place(record.bytes, .line(record.line))
        if record.time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        guard let name = record.name else {
            let notice = Event.Content.notice(bytes.text(in: record.body))
            return try sink.append(Event(notice, at: record.time, by: nil, in: chat, from: place))
        }
        let actor = try account(name, into: &sink)
        let firstLineEnd = min(max(record.firstLineEnd, record.body.lowerBound), record.body.upperBound)
        let body = bodies.read(bytes, record.body, firstLineEnd: firstLineEnd)
        var content = body?.content ?? .message(Message(text: bytes.joined(record.body)))
        if let remark = body?.remark { remarks.note(.note, remark.rawValue, at: place) }
        if let quoted = record.quoted, case .message(var message) = content {
            message.detail = MessageDetail(quoted: quoted)
            content = .message(message)
            remarks.note(.note, "reply-target-unknown", at: place)
        }
        try sink.append(Event(content, at: record.time, by: actor, in: chat, from: place))
    }

    private mutating func account(
        _ name: String, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID {
        if let known = accounts[name] { return known }
        let isOwner = name == "You"
        let identifiers =
            isOwner ? settings.owner.map { Sender.identifiers(of: $0) } ?? [] : Sender.identifiers(of: name)
        let account = try sink.account(platform: .whatsapp, identifiers, isOwner: isOwner)
        accounts[name] = account
        return account
    }
}
