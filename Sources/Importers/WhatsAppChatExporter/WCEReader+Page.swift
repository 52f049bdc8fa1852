// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension WCEReader {
    private static let row = HTMLPattern("div", classes: ["flex", "items-center", "group"])

    /// Reads a page: rows by who sent them, with hours and minutes under a chip that bears the day.
    mutating func readPage(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var cursor = HTMLRecordCursor([Self.row])
        var title = Self.title(in: bytes)
        let chat = try openPage(of: file.exhibit, &title, into: &sink)
        remarks.note(.note, "day-and-clock-apart", at: file.whole)
        var day: String?
        var end = 0
        var index = 0
        while let record = cursor.next(in: bytes) {
            day = Self.day(in: end..<record.bytes.lowerBound, of: bytes) ?? day
            end = record.bytes.upperBound
            let place = file.place(record.bytes, .item(of: "message", at: index))
            index += 1
            guard
                let document = remarks.message(
                    record.bytes, isComplete: record.isComplete, in: bytes, at: place, into: &sink)
            else { continue }
            remarks.note(.warning, "bytes-replaced", at: place, document.replacedBytes)
            try append(document, day, title, chat, at: place, into: &sink)
        }
    }

    /// People's pages are named by number and name, those of groups by the name alone.
    private mutating func openPage(
        of exhibit: Exhibit, _ title: inout (name: String?, number: String?),
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        let stem = WCEForm.page(of: exhibit).chat.split { $0 == "/" || $0 == "!" }.last ?? ""
        let digits = stem.prefix { $0.isASCII && $0.isNumber }
        let rest = stem.dropFirst(digits.count)
        if digits.count >= 7, rest.isEmpty || rest.hasPrefix("-") || rest.hasPrefix(".") {
            title.number = String(digits)
        }
        guard let number = title.number else {
            // A group's page does not tell its address; further pages are the same chat.
            if let known = pages[String(stem)] { return known }
            let opened = try sink.conversation(
                Conversation(platform: .whatsapp, kind: .unknown, title: title.name))
            pages[String(stem)] = opened
            return opened
        }
        let address = number + "@s.whatsapp.net"
        if let name = title.name { note(name, of: address) }
        return try conversation(address, title: title.name, into: &sink)
    }

    private mutating func append(
        _ document: HTMLDocument, _ day: String?, _ title: (name: String?, number: String?), _ chat: Conversation.ID,
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
        let time = parts.clock.flatMap { clock in day.flatMap { ISOTime.timestamp("\($0) \(clock)") } }
        if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        let actor =
            isOwn
            ? try owner(into: &sink)
            : try account(named: parts.sender ?? title.number, into: &sink)
        var content: Event.Content
        if let line = parts.line {
            switch Self.content(ofLine: line) {
            case .message(let message): content = .message(message)
            case .sentence(let sentence):
                content = try event(sentence, into: &sink)
            }
        } else {
            let files = parts.media.map { kind, path in
                Attachment(kind, name: path, exhibit: self.files.exhibit(at: path))
            }
            remarks.note(.note, "media-not-in-supplied-parts", at: place, files.count { $0.exhibit == nil })
            content = .message(Message(text: parts.text, attachments: files))
        }
        if case .message(var message) = content {
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
        try sink.append(
            Event(
                content, at: time, by: actor, in: chat, from: place,
                unreadTime: parts.clock.map { "\(day ?? "") \($0)" }))
        for (name, symbol) in parts.reactions {
            try sink.append(
                Event(
                    .reaction(Reaction(symbol: symbol, target: id)), at: nil, by: try account(named: name, into: &sink),
                    in: chat, from: place))
        }
        sink.tally(.parsed, in: place.exhibit)
    }

    private static func content(ofLine line: String) -> Content {
        if line == "Message deleted" { return .message(Message(state: .deleted)) }
        if line == "The media is missing" { return .message(Message(attachments: [Attachment(.other)])) }
        if line == "Not supported WhatsApp internal message" { return .message(Message()) }
        if let place = WCESentence.location(line) {
            return .message(Message(attachments: [Attachment(.location, name: place)]))
        }
        return .sentence(WCESentence(line))
    }

    /// The chat's name; a chat without one is called by its number.
    private static func title(in bytes: Span<UInt8>) -> (name: String?, number: String?) {
        var cursor = HTMLRecordCursor([HTMLPattern("title")])
        guard let record = cursor.next(in: bytes), let page = try? HTMLDocument(parsing: bytes, record.bytes),
            let name = page.label(of: page.root).between("Whatsapp - ", ""), !name.isEmpty
        else { return (nil, nil) }
        let isNumber = name.utf8.allSatisfy { $0 &- 0x30 < 10 }
        return isNumber ? (nil, name) : (name, nil)
    }

    /// The day of the last chip in a gap between rows.
    private static func day(in gap: Range<Int>, of bytes: Span<UInt8>) -> String? {
        guard !gap.isEmpty, let page = try? HTMLDocument(parsing: bytes, gap) else { return nil }
        var day: String?
        for node in page.descendants(of: page.root) where !page.isElement(node) {
            let text = page.label(of: node)
            if text.utf8.count == 10, ISOTime.timestamp(text) != nil { day = text }
        }
        return day
    }
}

/// The parts of a row of a page.
struct WCEPageRow {
    var text: String?
    /// A line of the app, or of the program in the place of what it could not show.
    var line: String?
    var clock: String?
    var sender: String?
    var replyTo: String?
    var quoted: String?
    var media: [(kind: Attachment.Kind, path: String)] = []
    var reactions: [(name: String, symbol: String)] = []

    init(_ document: HTMLDocument, _ row: HTMLDocument.Node) {
        let reply = document.all("a", in: row).first { node in
            document.hasClass("no-base", of: node) && document.attribute("href", of: node)?.hasPrefix("#") == true
        }
        replyTo = reply.flatMap { document.attribute("href", of: $0) }.map { String($0.dropFirst()) }
        quoted = reply.flatMap { node in
            document.all("p", in: node).dropFirst().first.flatMap { document.trimmedWords(of: $0) }.map { words in
                words.between("\"", "\"") ?? words
            }
        }
        let box = document.all("div", in: row).first { document.hasClass("bg-[#FFF3C5]", of: $0) }
        line = box.flatMap { document.trimmedWords(of: $0) }
        let foot = document.all(class: "text-[10px]", in: row).last
        if let foot {
            let words = document.text(of: foot).split(whereSeparator: \.isWhitespace)
            clock = words.first { $0.utf8.count == 5 && $0.utf8.dropFirst(2).first == UInt8(ascii: ":") }.map(
                String.init)
        }
        for chip in document.all("div", class: "cursor-help", in: row) {
            reactions.append((document.attribute("title", of: chip) ?? "", document.label(of: chip)))
        }
        readSender(document, row, foot)
        readBody(document, row, reply, box, foot)
    }

    /// The name stands beside the clock, or above the text.
    private mutating func readSender(_ document: HTMLDocument, _ row: HTMLDocument.Node, _ foot: HTMLDocument.Node?) {
        guard let foot else { return }
        let names = document.all("span", in: foot).filter { !document.hasClass("status-indicator", of: $0) }
        sender = names.lazy.map { document.label(of: $0) }.first { !$0.isEmpty && $0 != clock }
    }

    private mutating func readBody(
        _ document: HTMLDocument, _ row: HTMLDocument.Node, _ reply: HTMLDocument.Node?, _ box: HTMLDocument.Node?,
        _ foot: HTMLDocument.Node?
    ) {
        let body = document.all("p", in: row).first { node in
            document.hasClass("text-sm", of: node) && !(reply.map { document.isInside(node, $0) } ?? false)
        }
        guard let body else { return }
        let limit = foot ?? body
        // Browsers and libxml2 end a paragraph where a box or another paragraph begins in it.
        for node in document.descendants(of: row) where node >= body && node <= limit && document.isElement(node) {
            if let box, document.isInside(node, box) { continue }
            let isSticker = document.hasClass("sticker", of: node)
            switch document.name(of: node) {
            case "a":
                guard let link = document.attribute("href", of: node), !link.contains("://"), !link.hasPrefix("#"),
                    !link.hasPrefix("mailto:")
                else { continue }
                let picture = document.first("img", in: node)
                let isPicture = picture != nil
                let sticker = picture.map { document.hasClass("sticker", of: $0) } ?? false
                add(sticker ? .sticker : isPicture ? .image : Attachment.Kind(fileName: link), link)
            case "img":
                if let parent = document.parent(of: node), document.isElement(parent, "a") { continue }
                if let link = document.attribute("src", of: node) { add(isSticker ? .sticker : .image, link) }
            case "source":
                let holder = document.parent(of: node)
                let isSound = holder.map { document.isElement($0, "audio") } ?? false
                if let link = document.attribute("src", of: node) ?? document.attribute("data-src", of: node) {
                    add(isSound ? .audio : .video, link)
                }
            default: break
            }
        }
        if media.isEmpty, line == nil {
            text = document.trimmedWords(of: body)?.replacing(" \n", with: "\n")
        } else if let caption = caption(document, row, from: body, to: foot, box) {
            text = caption
        }
    }

    private func caption(
        _ document: HTMLDocument, _ row: HTMLDocument.Node, from body: HTMLDocument.Node, to foot: HTMLDocument.Node?,
        _ box: HTMLDocument.Node?
    ) -> String? {
        document.all("p", in: row).first { node in
            node > body && node != foot && (document.hasClass("mt-1", of: node) || box != nil)
                && !(box.map { document.isInside(node, $0) } ?? false) && !document.isBlank(node)
        }.flatMap { document.trimmedWords(of: $0) }
    }

    private mutating func add(_ kind: Attachment.Kind, _ path: String) {
        if !media.contains(where: { $0.path == path }) { media.append((kind, path)) }
    }
}
