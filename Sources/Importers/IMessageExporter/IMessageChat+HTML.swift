// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension IMessageChat {
    /// Reads a page.
    mutating func readPage(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        note(owner: Self.owner(in: bytes))
        var cursor = IMessageRecords()
        var index = 0
        while let record = cursor.next(in: bytes) {
            let place = file.place(record.bytes, .item(of: "message", at: index))
            index += 1
            guard
                let document = remarks.message(
                    record.bytes, isComplete: record.isComplete, in: bytes, at: place, into: &sink)
            else { continue }
            remarks.note(.warning, "bytes-replaced", at: place, document.replacedBytes)
            if record.isAnnouncement {
                let label = document.label(of: document.root)
                let stamp = document.first(class: "timestamp").flatMap { IMessageStamp(document.text(of: $0).trimmed) }
                let whole = IMessageStamp(document.text(of: document.root).trimmed)
                let words = whole?.rest ?? label
                let shown = document.trimmedWords(of: document.root) { document.hasClass("timestamp", of: $0) }
                try append(
                    announcement: whole == nil ? shown ?? label : words, at: whole?.time ?? stamp?.time, place: place,
                    into: &sink)
                continue
            }
            try append(
                document, document.elements(of: document.root).first ?? document.root, depth: 0, to: nil,
                number: index - 1, at: place, file, into: &sink)
        }
    }

    /// Under what name the first message of the owner stands.
    private static func owner(in bytes: Span<UInt8>) -> String? {
        guard let sent = TextScanner(0..<bytes.count).find("<div class=\"sent ", in: bytes),
            let start = TextScanner(sent..<bytes.count).find("<span class=\"sender\">", in: bytes)
        else { return nil }
        let front = start + 21
        let end = bytes.firstIndex(of: UInt8(ascii: "<"), from: front)
        guard end - front < 400, let page = try? HTMLDocument(parsing: bytes, front..<end) else { return nil }
        return page.label(of: page.root)
    }

    /// The number of a message that a link to the app holds.
    private static func identifier(in address: String?) -> String? {
        address?.parting(at: "message-guid=").flatMap { $0.1.isEmpty ? nil : $0.1 }
    }

    /// Adds a message and the answers inside it.
    private mutating func append(
        _ document: HTMLDocument, _ node: HTMLDocument.Node, depth: Int, to target: String?, number: Int,
        own: String? = nil,
        at place: Provenance, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        // Answers and tapbacks follow each part of a message: there may be several lists of both.
        let replies = document.outermost(document.all(class: "replies", in: node))
        func isOwn(_ inner: HTMLDocument.Node) -> Bool { !replies.contains { document.isInside(inner, $0) } }
        func find(_ word: String) -> HTMLDocument.Node? {
            if replies.isEmpty { return document.first(class: word, in: node) }
            return document.first(in: node) { document.hasClass(word, of: $0) && isOwn($0) }
        }
        var entry = Entry()
        entry.depth = depth
        entry.replyTo = target
        entry.id = (document.attribute("id", of: node) ?? own).map {
            $0.hasPrefix("r-") ? String($0.dropFirst(2)) : $0
        }
        let written = find("timestamp")
        // Later versions give the number of every message.
        entry.id =
            Self.identifier(
                in: written.flatMap { document.first("a", in: $0) }.flatMap { document.attribute("href", of: $0) })
            ?? entry.id
        // When it was read may stand on a line of its own.
        entry.writtenTime = written.map { node in
            document.text(of: node).utf8.split(separator: UInt8(ascii: "\n"))
                .filter { line in line.contains { $0 != 0x20 } }
                .map { String(Substring($0)).trimmed }.filter { !$0.isEmpty }.joined(separator: " ")
        }
        let stamp = entry.writtenTime.flatMap { IMessageStamp($0) }
        entry.time = stamp?.time
        entry.read = stamp?.readTime
        entry.sender = find("sender").map { document.label(of: $0) }
        if find("deleted") != nil { entry.state = .deleted }
        entry.isAnswerCopy = find("reply_context") != nil
        // The anchor of an answer leads to its other copy on the page: that is no message that it answers.
        if entry.replyTo == nil, entry.isAnswerCopy,
            let link = find("reply_anchor").flatMap({ document.firstAddress(in: $0) })
        {
            let anchor = link.split(separator: "#").last.map {
                $0.hasPrefix("r-") ? String($0.dropFirst(2)) : String($0)
            }
            if anchor != entry.id { entry.replyTo = anchor }
        }
        if let subject = find("subject").flatMap({ document.trimmedWords(of: $0) }) { entry.lines.append(subject) }
        for part in document.all(class: "message_part", in: node) where isOwn(part) {
            take(part, document, at: place, into: &entry)
        }
        for (word, line) in [("reactions", "reaction"), ("tapbacks", "tapback")] {
            for list in document.all(class: word, in: node) where isOwn(list) {
                for holder in document.outermost(document.all(class: line, in: list)) {
                    if let found = reaction(holder, document) {
                        entry.reactions.append(found)
                    } else {
                        remarks.note(.warning, "reaction-not-understood", at: place)
                    }
                }
            }
        }
        for (word, kind) in [("shared_location", Attachment.Kind.location), ("shareplay", .other)] {
            // Inside a part it is told with the part.
            guard let told = find(word), !document.isInsidePart(told) else { continue }
            entry.attachments.append(Attachment(kind, name: document.trimmedWords(of: told)))
        }
        entry.effect = find("expressive").flatMap { document.trimmedWords(of: $0) }
        // Only answers have an id: a message that is answered gets its place on the page as one.
        if !replies.isEmpty, entry.id == nil { entry.id = "message \(number)" }
        let id = entry.id
        try append(entry, at: place, into: &sink)
        guard depth < 16 else { return }
        for list in replies {
            for reply in document.all(class: "reply", in: list) where isDirect(reply, in: list, document) {
                let inner = document.first("div", class: "message", in: reply) ?? reply
                let own = document.attribute("id", of: reply)
                let innerPlace = Provenance(
                    exhibit: place.exhibit, bytes: document.byteRange(of: inner).clamped(to: place.bytes),
                    locator: place.locator)
                sink.tally(.seen, in: place.exhibit)
                try append(
                    document, inner, depth: depth + 1, to: id, number: number, own: own, at: innerPlace, file,
                    into: &sink)
            }
        }
    }

    private func isDirect(_ reply: HTMLDocument.Node, in replies: HTMLDocument.Node, _ document: HTMLDocument) -> Bool {
        var node = document.parent(of: reply)
        while let outer = node, outer != replies {
            if document.hasClass("replies", of: outer) { return false }
            node = document.parent(of: outer)
        }
        return true
    }
}

extension String {
    /// Without blanks and line feeds at either end.
    var trimmed: String { String(trimmingBlanks) }
}

/// Cuts a page into its outermost messages and announcements: answers stand inside the message that they answer.
struct IMessageRecords {
    /// One record.
    struct Record {
        var bytes: Range<Int>
        var isAnnouncement: Bool
        var isComplete: Bool
    }

    private var tags = HTMLTagCursor()
    /// Once an end tag was missing, a record ends where the next begins: nothing is swallowed.
    private var isFlat = false
    /// The next record; nil at the end of the page.
    mutating func next(in bytes: Span<UInt8>) -> Record? {
        while let tag = tags.next(in: bytes) {
            guard let isAnnouncement = Self.begins(tag, in: bytes) else { continue }
            let start = tag.bytes.lowerBound
            var depth = 1
            var inside: HTMLTag?
            while let inner = tags.next(in: bytes) {
                guard Self.isDivision(inner, in: bytes), !inner.isSelfClosing else { continue }
                if inside == nil, Self.begins(inner, in: bytes) != nil {
                    inside = inner
                    if isFlat { break }
                }
                depth += inner.kind == .start ? 1 : -1
                if depth == 0 {
                    return Record(
                        bytes: start..<inner.bytes.upperBound, isAnnouncement: isAnnouncement, isComplete: true)
                }
            }
            isFlat = true
            let end = inside?.bytes.lowerBound ?? bytes.count
            tags = HTMLTagCursor(at: end)
            return Record(bytes: start..<end, isAnnouncement: isAnnouncement, isComplete: false)
        }
        return nil
    }

    /// Whether a tag begins a record, and whether that is an announcement.
    private static func begins(_ tag: HTMLTag, in bytes: Span<UInt8>) -> Bool? {
        guard tag.kind == .start, isDivision(tag, in: bytes) else { return nil }
        if hasClass("message", tag, in: bytes) { return false }
        return hasClass("announcement", tag, in: bytes) ? true : nil
    }

    /// Asked of every tag of a page: compared byte by byte.
    private static func isDivision(_ tag: HTMLTag, in bytes: Span<UInt8>) -> Bool {
        tag.name.count == 3
            && (bytes.hasBytes("div", at: tag.name.lowerBound) || bytes.hasBytes("DIV", at: tag.name.lowerBound))
    }

    private static func hasClass(_ word: StaticString, _ tag: HTMLTag, in bytes: Span<UInt8>) -> Bool {
        let classes = tag.classes
        guard classes.count >= word.utf8CodeUnitCount else { return false }
        var index = classes.lowerBound
        while index < classes.upperBound {
            while index < classes.upperBound, bytes[index] <= 0x20 { index += 1 }
            let start = index
            while index < classes.upperBound, bytes[index] > 0x20 { index += 1 }
            if index - start == word.utf8CodeUnitCount, bytes.hasBytes(word, at: start) { return true }
        }
        return false
    }
}
