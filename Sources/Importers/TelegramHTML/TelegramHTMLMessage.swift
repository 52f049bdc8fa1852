// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// One `div.message` of a page, as its elements tell it.
struct TelegramHTMLMessage {
    /// A reaction, with the names of those who are shown to have set it.
    struct Reaction {
        var symbol: String
        var names: [String]
        var count: Int
        /// Whether the exporting account is among them.
        var isOwn: Bool
    }

    /// The number in the element's `id`; nil where that is none.
    var id: Int?
    var isService = false
    /// Whether the sender is that of the message before.
    var isJoined = false
    /// The literal of the time.
    var time: String?
    var sender: String?
    var isForwarded = false
    /// Name of the first sender; nil also when it is that of the message before.
    var forwardedFrom: String?
    var forwardedTime: String?
    var replyTo: String?
    /// Bot, signature, and whether it answers a message of another chat.
    var detail = MessageDetail()
    var text: String?
    var media = TelegramHTMLMedia()
    var links: [Attachment] = []
    var reactions: [Reaction] = []
    /// The line of a service message, and the number of the message to which it links.
    var line: String?
    /// Elements that no version of the exporter is known to write.
    var unknownElements = 0

    /// Reads a record; nil when it has no body.
    init?(_ document: HTMLDocument, files: TelegramHTMLFiles) {
        guard let message = document.first("div", class: "message") else { return nil }
        id = document.attribute("id", of: message).flatMap(Self.number)
        isJoined = document.hasClass("joined", of: message)
        isService = document.hasClass("service", of: message)
        guard let body = document.elements(of: message).first(where: { document.hasClass("body", of: $0) }) else {
            return nil
        }
        if isService {
            line = document.label(of: body)
            replyTo = document.first("a", in: body).flatMap { Self.target(of: $0, document) }
            media.addServicePhoto(document, message, files: files)
        } else {
            readBody(body, document, files: files)
        }
    }

    private mutating func readBody(_ body: HTMLDocument.Node, _ document: HTMLDocument, files: TelegramHTMLFiles) {
        for element in document.elements(of: body) {
            if document.hasClass("forwarded", of: element) {
                guard document.hasClass("body", of: element) else { continue }
                isForwarded = true
                readForward(element, document, files: files)
            } else if document.hasClass("date", of: element) {
                time = document.attribute("title", of: element)
            } else if document.hasClass("from_name", of: element) {
                let label = document.label(of: element)
                // Without a bot behind it, a name stands as it is shown.
                let isName = !label.utf8.contains(UInt8(ascii: "@"))
                sender = isName ? label : Self.name(label)
                detail.via = isName ? nil : Self.bot(in: label)
            } else {
                readPart(element, document, files: files)
            }
        }
    }

    private mutating func readForward(
        _ body: HTMLDocument.Node, _ document: HTMLDocument, files: TelegramHTMLFiles
    ) {
        for element in document.elements(of: body) {
            guard document.hasClass("from_name", of: element) else {
                readPart(element, document, files: files)
                continue
            }
            let date = document.first("span", class: "date", in: element)
            let name = document.text(of: element) { $0 == date }
            forwardedFrom = Self.name(name.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            forwardedTime = date.flatMap { document.attribute("title", of: $0) }
        }
    }

    private mutating func readPart(
        _ element: HTMLDocument.Node, _ document: HTMLDocument, files: TelegramHTMLFiles
    ) {
        let classes = document.classes(of: element)
        switch classes.first {
        case "text" where classes.contains("rich_message"):
            let part = Self.richText(of: element, document)
            if !part.isEmpty { text = text.map { $0 + "\n" + part } ?? part }
            let wraps = document.all("div", class: "media_wrap", in: element)
            for wrap in wraps { media.add(wrap, document, files: files) }
            readLinks(in: element, document, files: files, outside: wraps.flatMap { document.all("a", in: $0) })
        case "text":
            let part = Self.text(of: element, document)
            text = text.map { $0 + "\n" + part } ?? part
            readLinks(in: element, document, files: files)
        case "media_wrap": media.add(element, document, files: files)
        case "reply_to":
            replyTo = document.first("a", in: element).flatMap { Self.target(of: $0, document) }
            detail.answersElsewhere = replyTo == nil
        case "reactions":
            reactions = document.all("span", class: "reaction", in: element).map { Self.reaction($0, document) }
        case "bot_buttons_table": readLinks(in: element, document, files: files)
        case "signature":
            let name = document.label(of: element)
            detail.signature = name.isEmpty ? nil : name
        case "pull_left", "userpic_wrap": break
        default: unknownElements += document.isElement(element, "br") ? 0 : 1
        }
    }

    private static let blocks: [HTMLName] = ["blockquote", "pre", "div", "p"]

    /// Quotations and code stand on lines of their own.
    private static func text(of element: HTMLDocument.Node, _ document: HTMLDocument) -> String {
        let hasBlocks = document.descendants(of: element).contains { document.isElement($0, among: blocks) }
        if !hasBlocks { return document.innerText(of: element) }
        let lines = MetaHTMLBlock.all(in: element, of: document, blocks: blocks)
        return lines.map(\.text).joined(separator: "\n")
    }

    /// The words of a message that is laid out like a page, whose elements the page indents.
    private static func richText(of element: HTMLDocument.Node, _ document: HTMLDocument) -> String {
        document.innerText(of: element).split(whereSeparator: \.isNewline).map { String($0).trimmed }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Shown text and target of a link may differ, which is how a false address is passed off.
    private mutating func readLinks(
        in text: HTMLDocument.Node, _ document: HTMLDocument, files: TelegramHTMLFiles,
        outside others: [HTMLDocument.Node] = []
    ) {
        for link in document.all("a", in: text) where !others.contains(link) {
            guard let target = document.attribute("href", of: link), !target.isEmpty else { continue }
            let shown = document.text(of: link)
            let isPlain =
                target == shown || target == "mailto:" + shown || target == "tel:" + shown
                || shown.hasPrefix("@") && target.hasSuffix("/" + shown.dropFirst())
            if isPlain { continue }
            if let file = files.exhibit(at: target) {
                links.append(Attachment(.sticker, name: target, exhibit: file))
            } else if target.contains(":") {
                links.append(Attachment(.link, name: target))
            }
        }
    }

    private static func reaction(_ element: HTMLDocument.Node, _ document: HTMLDocument) -> Reaction {
        let symbol = document.first("span", class: "emoji", in: element).map { document.label(of: $0) } ?? "reaction"
        let names = document.all(in: element).filter { document.hasClass("initials", of: $0) }
            .compactMap { document.attribute("title", of: $0) }.map(name).filter { !$0.isEmpty }
        let count = document.first("span", class: "count", in: element).flatMap { Int(document.label(of: $0)) }
        return Reaction(
            symbol: symbol.isEmpty ? "reaction" : symbol, names: names, count: count ?? max(1, names.count),
            isOwn: document.hasClass("active", of: element))
    }

    /// `102` of `message102`.
    private static func number(_ id: String) -> Int? {
        id.hasPrefix("message") ? Int(Substring(id.utf8.dropFirst("message".utf8.count))) : nil
    }

    /// `100` of `#go_to_message100` and `messages2.html#go_to_message100`.
    private static func target(of link: HTMLDocument.Node, _ document: HTMLDocument) -> String? {
        let marker = "#go_to_message"
        guard let target = document.attribute("href", of: link), let hash = target.lastIndex(of: "#"),
            target[hash...].hasPrefix(marker)
        else { return nil }
        let number = target[hash...].dropFirst(marker.count)
        return Int(number) == nil ? nil : String(number)
    }

    /// `@bot` of `Ruth via @bot`.
    private static func bot(in label: String) -> String? {
        let words = label.split(separator: " ")
        guard words.count >= 3, words[words.count - 2] == "via", words[words.count - 1].hasPrefix("@") else {
            return nil
        }
        return String(words[words.count - 1])
    }

    /// The exporter joins first and last name by a blank even where one is missing, and adds ` via @bot`.
    static func name(_ label: String) -> String {
        let words = label.split(separator: " ")
        if words.count >= 3, words[words.count - 2] == "via", words[words.count - 1].hasPrefix("@") {
            return words.dropLast(2).joined(separator: " ")
        }
        return words.joined(separator: " ")
    }
}
