// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension WCEReader {
    static let row = HTMLPattern("div", classes: ["flex", "items-center", "group"])

    /// Reads a page: rows by who sent them, with hours and minutes under a chip that bears the day.
    mutating func readPage(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = HTMLRecordCursor([Self.row])
        let page = WCEPage(file.exhibit, bytes)
        let chat = try openPage(page, into: &sink)
        remarks.note(.note, "day-and-clock-apart", at: file.whole)
        var day: String?
        var end = 0
        var index = 0
        while let record = cursor.next(in: bytes) {
            day = WCEPage.day(in: end..<record.bytes.lowerBound, of: bytes) ?? day
            end = record.bytes.upperBound
            let place = file.place(record.bytes, .item(of: "message", at: index))
            index += 1
            guard
                let document = remarks.message(
                    record.bytes, isComplete: record.isComplete, in: bytes, at: place, into: &sink)
            else { continue }
            remarks.note(.warning, "bytes-replaced", at: place, document.replacedBytes)
            try append(document, day, page, chat, at: place, into: &sink)
        }
    }

    /// Learns from the pages beside one whom they name: the page of calls tells names alone.
    mutating func readNames(of page: Exhibit, _ bytes: Span<UInt8>) {
        let page = WCEPage(page, bytes)
        if let address = page.address, Self.isPerson(address), let name = page.name { note(name, of: address) }
    }

    /// The conversation of a page; nil for the page of calls, each of which stands in the talk with the other side.
    private mutating func openPage(
        _ page: WCEPage, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID? {
        if page.isCalls { return nil }
        guard let address = page.address else {
            // A page that tells no address: further pages are the same chat.
            let key = page.stem + "\u{0}" + (page.name ?? "")
            if let known = pages[key] { return known }
            let opened = try sink.conversation(Conversation(platform: .whatsapp, kind: .unknown, title: page.name))
            pages[key] = opened
            return opened
        }
        if let name = page.name, Self.isPerson(address) { note(name, of: address) }
        return try conversation(address, title: page.name, into: &sink)
    }

    private mutating func append(
        _ document: HTMLDocument, _ day: String?, _ page: WCEPage, _ chat: Conversation.ID?,
        at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let row = document.elements(of: document.root).first else {
            remarks.note(.loss, "record-damaged", at: place)
            return sink.tally(.unknown, in: place.exhibit)
        }
        let isOwn = document.hasClass("justify-end", of: row)
        let id = document.attribute("id", of: row)
        if let id, !isNew(id, in: "page") {
            return sink.tally(.skipped(reason: "duplicate-record"), in: place.exhibit)
        }
        let parts = WCEPageRow(document, row)
        let clock = parts.clock.map { "\(day ?? "") \($0)" }
        let time = clock.flatMap(ISOTime.timestamp)
        if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        guard let chat else {
            let line = parts.line ?? parts.text ?? ""
            try appendCall(
                line, with: parts.sender ?? WCESentence.partner(line), isOwn: isOwn, at: time, place, into: &sink)
            return sink.tally(.parsed, in: place.exhibit)
        }
        var actor: Account.ID?
        if isOwn {
            actor = try owner(into: &sink)
        } else if let sender = parts.sender {
            actor = try account(named: sender, into: &sink)
        } else if let address = page.address, Self.isPerson(address) {
            actor = try account(ofAddress: address, into: &sink)
        }
        var content: Event.Content
        switch self.content(of: parts, at: place) {
        case .sentence(let sentence):
            let named = try account(named: sentence.actor, into: &sink)
            actor = named ?? (sentence.isPassive ? nil : actor)
            content = try event(sentence, into: &sink)
        case .message(var message):
            if actor == nil { remarks.note(.warning, "sender-missing", at: place) }
            message.nativeID = id
            message.replyTo = parts.replyTo
            if let target = parts.replyTo, let quoted = parts.quoted, !isKnown(target, in: "page") {
                message.detail = MessageDetail(quoted: quoted)
            }
            if message.text == nil, message.attachments.isEmpty, message.state == .sent {
                remarks.note(.loss, "unsupported-message", at: place)
            }
            content = .message(message)
        }
        try sink.append(Event(content, at: time, by: actor, in: chat, from: place, unreadTime: clock))
        for (name, symbol) in parts.reactions {
            try sink.append(
                Event(
                    .reaction(Reaction(symbol: symbol, target: id)), at: nil, by: try account(named: name, into: &sink),
                    in: chat, from: place))
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    /// What a row tells: words and files, or the line in its box with the words below it.
    private mutating func content(of parts: WCEPageRow, at place: Provenance) -> Content {
        guard let line = parts.line else {
            let files = parts.media.map { kind, path in
                Attachment(kind, name: path, exhibit: self.files.exhibit(at: path))
            }
            remarks.note(.note, "media-not-in-supplied-parts", at: place, files.count { $0.exhibit == nil })
            return .message(Message(text: parts.text, attachments: files))
        }
        if !parts.cards.isEmpty {
            let cards = parts.cards.map { path, name in
                Attachment(.contactCard, name: name.isEmpty ? path : name, exhibit: files.exhibit(at: path))
            }
            return .message(Message(text: parts.text, attachments: cards))
        }
        switch line {
        case "Message deleted": return .message(Message(state: .deleted))
        case "The media is missing":
            remarks.note(.note, "media-not-downloaded", at: place)
            return .message(Message(text: parts.text, attachments: [Attachment(.other)]))
        case "Not supported WhatsApp internal message": return .message(Message(text: parts.text))
        case _ where line.hasPrefix(WCESentence.binary):
            remarks.note(.loss, "unsupported-message", at: place)
            return .message(Message(text: parts.text, attachments: [Attachment(.other)]))
        default:
            if let place = WCESentence.location(line) {
                return .message(Message(text: parts.text, attachments: [Attachment(.location, name: place)]))
            }
            return .sentence(WCESentence(line))
        }
    }
}
