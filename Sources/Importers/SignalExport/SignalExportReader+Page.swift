// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension SignalExportReader {
    private static let patterns = [
        HTMLPattern("div", classes: ["msg"]), HTMLPattern("div", classes: ["event", "call"]),
    ]

    /// Reads `index.html`.
    mutating func readPage(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let caller = partner(in: bytes)
        var cursor = HTMLRecordCursor(Self.patterns)
        var index = 0
        var sender: String?
        while let record = cursor.next(in: bytes) {
            let place = file.place(record.bytes, .item(of: "message", at: index))
            index += 1
            guard
                let document = remarks.message(
                    record.bytes, isComplete: record.isComplete, in: bytes, at: place, into: &sink)
            else { continue }
            var entry = entry(document, isCall: record.pattern == 1)
            // Bubbles that follow within five minutes have neither name nor time.
            if record.pattern == 0 {
                let isNameless = document.first(class: "sender") == nil
                if isNameless { entry.isTimeOmitted = entry.writtenTime == nil }
                if entry.sender == nil { entry.sender = sender }
                sender = entry.sender
            } else if entry.text.hasPrefix("Outgoing ") {
                entry.sender = "Me"
            } else {
                entry.sender = caller
            }
            try append(entry, at: place, into: &sink)
        }
    }

    private func entry(_ document: HTMLDocument, isCall: Bool) -> Entry {
        func label(_ word: String) -> String? {
            document.first(class: word).flatMap { document.trimmedWords(of: $0) }
        }
        let holder = document.elements(of: document.root).first ?? document.root
        var entry = Entry(sender: label("sender"))
        if entry.sender == nil, document.hasClass("me", of: holder) { entry.sender = "Me" }
        // Earlier wordings have times of their own, of another class.
        let stamp = document.all("time").first { node in
            document.hasClass("time", of: node) || document.hasClass("event-time", of: node)
        }.flatMap { document.attribute("datetime", of: $0) }
        if let stamp {
            (entry.time, entry.writtenTime) = (ISOTime.timestamp(stamp), stamp)
        } else if let date = label("date"), let clock = label("time") {
            (entry.time, entry.writtenTime) = (ISOTime.timestamp("\(date) \(clock)"), "\(date) \(clock)")
        }
        if isCall {
            let words = document.first(class: "event-text") ?? holder
            entry.text = document.reflowed(words) {
                document.isElement($0, "time") || document.hasClass("event-icon", of: $0)
            }
            entry.isCall = true
            entry.isMissed = document.hasClass("missed", of: holder)
            return entry
        }
        // Pages that bracket name and time in `meta` have a class of their own for calls.
        if document.first(class: "meta") != nil || document.hasClass("cont", of: holder) { entry.isCall = false }
        entry.quoted = document.first(class: "quote").map { Self.unquoted(document.reflowed($0) { _ in false }) }
        entry.isDeleted = document.hasClass("deleted", of: holder)
        if let body = document.first(class: "body") {
            entry.text = Self.trimmed(
                document.reflowed(body) { node in
                    document.isElement(node, "figure") || document.isElement(node, "img")
                        || document.hasClass("file", of: node)
                })
            takeFiles(in: body, document, into: &entry)
            takeMark(in: body, document, into: &entry)
        }
        for node in document.all(class: "file") where document.hasClass("missing", of: node) {
            let words = document.reflowed(node) { document.attribute("aria-hidden", of: $0) != nil }
            entry.attachments.append(
                words.between("", " not exported").map { Self.missing($0) } ?? Attachment(.document, name: words))
        }
        for node in document.all(class: "revision") {
            let written = document.first(class: "revision-time", in: node).flatMap {
                document.attribute("datetime", of: $0)
            }
            let words = document.first(class: "revision-body", in: node).map { document.reflowed($0) { _ in false } }
            entry.versions.append((Self.trimmed(words ?? ""), written.flatMap(ISOTime.timestamp)))
        }
        for node in document.all(class: "reaction") {
            let who = document.first(class: "who", in: node).map { document.label(of: $0) }
            if let who {
                let symbol = document.trimmedWords(of: node) { document.hasClass("who", of: $0) } ?? "reaction"
                // The program's word where no contact is known.
                entry.reactions.append((who == "Unknown" ? nil : who, symbol))
            } else {
                entry.reactions += Self.named(document.label(of: node))
            }
        }
        return entry
    }

    /// Takes the label of a sticker, which stands bare behind the paragraphs of the text (`make_body`).
    private func takeMark(in body: HTMLDocument.Node, _ document: HTMLDocument, into entry: inout Entry) {
        let bare = document.descendants(of: body).filter { node in
            !document.isElement(node) && document.parent(of: node) == body && !document.isBlank(node)
        }
        guard let words = bare.last.map({ document.text(of: $0).trimmed }), let label = words.between("(( ", " ))"),
            entry.text.hasSuffix(words)
        else { return }
        entry.text = Self.trimmed(String(entry.text.dropLast(words.count))).trimmed
        entry.attachments.append(Attachment(.sticker, name: label))
    }

    private func takeFiles(in body: HTMLDocument.Node, _ document: HTMLDocument, into entry: inout Entry) {
        for node in document.descendants(of: body) where document.isElement(node) {
            guard let link = document.attribute("src", of: node) ?? document.attribute("href", of: node),
                !entry.attachments.contains(where: { $0.name == link })
            else { continue }
            if link.hasPrefix("../" + Self.stickers) {
                // It stands there twice, small and large.
                let name = document.attribute("alt", of: node) ?? link
                guard !document.hasClass("modal-photo", of: node) else { continue }
                entry.attachments.append(sticker(name, link))
            } else if link.contains("media/") {
                entry.attachments.append(attachment(named: link, path: link))
            }
        }
    }

    /// Whoever rang, where two talk alone.
    ///
    /// The page does not name callers; the chat's folder bears the partner's name.
    private func partner(in bytes: Span<UInt8>) -> String? {
        var tags = HTMLTagCursor()
        var names: Set<String> = []
        while names.count < 3, let name = Self.sender(&tags, in: bytes) {
            if name != "Me", name != "No-Sender" { names.insert(name) }
        }
        guard let name = names.first, names.count == 1, let title,
            SignalExportNames.letters(name) == SignalExportNames.letters(title)
        else { return nil }
        return name
    }

    /// The next sender that a page names.
    static func sender(_ tags: inout HTMLTagCursor, in bytes: Span<UInt8>) -> String? {
        while let tag = tags.next(in: bytes) {
            guard tag.kind == .start, tag.classes.count == 6, bytes.hasBytes("sender", at: tag.classes.lowerBound)
            else { continue }
            let end = bytes.firstIndex(of: UInt8(ascii: "<"), from: tag.bytes.upperBound)
            return bytes.text(in: tag.bytes.upperBound..<end).trimmed
        }
        return nil
    }

    /// `Mira: 👍 Jonas B: 😀`.
    private static func named(_ text: String) -> [(name: String?, symbol: String)] {
        var found: [(name: String?, symbol: String)] = []
        var name: [Substring] = []
        for word in text.split(separator: " ") {
            if name.last?.hasSuffix(":") == true {
                found.append((String(name.joined(separator: " ").dropLast()), String(word)))
                name = []
            } else {
                name.append(word)
            }
        }
        return found
    }
}

extension HTMLDocument {
    /// The words of a node as a browser would set them.
    ///
    /// The program indents its pages, and those line feeds and blanks are nobody's words. Paragraphs stand an empty line apart.
    fileprivate func reflowed(_ node: Node, leavingOut isLeftOut: (Node) -> Bool) -> String {
        var text = ""
        var left: Node?
        for inner in descendants(of: node) {
            if let outer = left, isInside(inner, outer) { continue }
            if !isElement(inner) {
                append(self.text(of: inner), to: &text)
            } else if isLeftOut(inner) || isElement(inner, "script") || isElement(inner, "style") {
                left = inner
            } else if isElement(inner, "br") {
                text += "\n"
            } else if Self.blocks.contains(where: { isElement(inner, $0) }), !text.isEmpty {
                while text.last == " " { text.removeLast() }
                if text.last != "\n" { text += "\n" }
            } else if isElement(inner, "p"), !text.isEmpty {
                while text.last?.isWhitespace == true { text.removeLast() }
                text += text.isEmpty ? "" : "\n\n"
            } else if isElement(inner, "img"), let description = attribute("alt", of: inner) {
                text += description
            }
        }
        return text.trimmed
    }

    /// What begins on a line of its own without an empty one in front.
    private static let blocks = ["li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr"]

    /// Adds a text; a line feed with an indent behind it is the page's, and stands for one blank.
    private func append(_ words: String, to text: inout String) {
        var rest = words[...]
        while let mark = rest.firstIndex(where: \.isNewline) {
            let behind = rest[rest.index(after: mark)...]
            let indent = behind.prefix { $0.isWhitespace }
            text += rest[..<mark]
            if !behind.isEmpty, indent.allSatisfy(\.isNewline) {
                text += "\n" + indent
            } else if let last = text.last, !last.isWhitespace {
                text += " "
            }
            rest = behind.dropFirst(indent.count)
        }
        text += rest
    }
}
