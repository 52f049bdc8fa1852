// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension SignalExportReader {
    /// Reads `chat.md`.
    mutating func readMarkdown(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let names = SignalExportNames(bytes, title: title)
        var lines = LineCursor(in: bytes)
        var open: (header: SignalExportHeader, start: Int, end: Int, line: Int)?
        while let line = lines.next(in: bytes) {
            if let found = SignalExportHeader(line.content, in: bytes) {
                let header = names.whole(found, line.content, in: bytes)
                if let open { try append(open.header, open.start..<open.end, open.line, bytes, file, into: &sink) }
                open = (header, line.content.lowerBound, line.bytes.upperBound, line.number)
            } else if open != nil,
                TornFront.stands(at: line, forms: ["[0000-00-00 00:00] *", "[0000-00-00 00:00:00] *"], in: bytes)
            {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "record-incomplete", at: file.place(line.content, .line(line.number)))
            } else if let record = open {
                open = (record.header, record.start, line.bytes.upperBound, record.line)
            } else if !line.content.isEmpty {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "text-before-first-record", at: file.place(line.content, .line(line.number)))
            }
        }
        if let open { try append(open.header, open.start..<open.end, open.line, bytes, file, into: &sink) }
    }

    private mutating func append(
        _ header: SignalExportHeader, _ range: Range<Int>, _ line: Int, _ bytes: Span<UInt8>, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let place = file.place(range, .line(line))
        sink.tally(.seen, in: place.exhibit)
        var entry = Entry(sender: header.sender, time: header.time)
        let body = bytes.joined(min(header.body, range.upperBound)..<range.upperBound)
        var lines = Self.trimmed(body).split(separator: "\n", omittingEmptySubsequences: false)
        if let last = lines.last, let reactions = Self.reactions(last) {
            entry.reactions = reactions
            lines.removeLast()
        }
        let quotation = lines.prefix { $0.hasPrefix(">") }
        if !quotation.isEmpty {
            entry.quoted = Self.unquoted(quotation.joined(separator: "\n"))
            lines.removeFirst(quotation.count)
        }
        var text: [Substring] = []
        for line in lines {
            let (rest, found) = links(in: line)
            entry.attachments += found
            if found.isEmpty || !rest.isEmpty { text.append(rest) }
        }
        entry.text = Self.trimmed(text.joined(separator: "\n"))
        if entry.text == "(This message was deleted)" { (entry.text, entry.isDeleted) = ("", true) }
        if let sticker = entry.text.between("(( ", " ))") {
            entry.text = ""
            entry.attachments.append(Attachment(.sticker, name: sticker))
        }
        if entry.text == "(image not exported)" {
            entry.text = ""
            entry.attachments.append(Attachment(.image))
        }
        try append(entry, at: place, into: &sink)
    }

    /// `(- Mira: 👍, Jonas: 😀 -)`.
    private static func reactions(_ line: Substring) -> [(name: String?, symbol: String)]? {
        line.between("(- ", " -)").flatMap { NamedSigns.all(in: $0[...], between: ",") }?.map { ($0.name, $0.symbol) }
    }

    /// Takes `![name](./media/file)` and `[name](./media/file)` out of a line.
    private func links(in line: Substring) -> (rest: Substring, found: [Attachment]) {
        var found: [Attachment] = []
        var rest = line
        while let mark = rest.firstRange(of: "](./media/"), let open = Self.opening(of: mark.lowerBound, in: rest),
            let close = closing(behind: mark, in: rest)
        {
            let path = rest[rest.index(mark.lowerBound, offsetBy: 2)..<close]
            let name = rest[rest.index(after: open)..<mark.lowerBound]
            found.append(attachment(named: String(name), path: String(path)))
            var start = open
            if start > rest.startIndex, rest[rest.index(before: start)] == "!" { start = rest.index(before: start) }
            rest = (String(rest[..<start]) + rest[rest.index(after: close)...])[...]
            while rest.first == " " { rest.removeFirst() }
            while rest.last == " " { rest.removeLast() }
        }
        return (rest, found)
    }

    /// The bracket that opens a name, which may hold brackets itself.
    private static func opening(of close: Substring.Index, in line: Substring) -> Substring.Index? {
        var depth = 1
        var index = close
        while index > line.startIndex {
            index = line.index(before: index)
            if line[index] == "]" { depth += 1 }
            if line[index] == "[" { depth -= 1 }
            if depth == 0 { return index }
        }
        return line[..<close].lastIndex(of: "[")
    }

    /// The bracket that closes a path: names of files hold brackets too, so that it is the first behind which a file of
    /// the export is named, or else the one that pairs.
    private func closing(behind mark: Range<Substring.Index>, in line: Substring) -> Substring.Index? {
        let start = line.index(mark.lowerBound, offsetBy: 2)
        var depth = 0
        var paired: Substring.Index?
        var index = mark.upperBound
        while index < line.endIndex {
            if line[index] == "(" { depth += 1 }
            if line[index] == ")" {
                let path = String(line[start..<index])
                if attachment(named: path, path: path).exhibit != nil { return index }
                if depth == 0 { paired = paired ?? index }
                depth -= 1
            }
            index = line.index(after: index)
        }
        return paired ?? line[mark.upperBound...].firstIndex(of: ")")
    }

    private static let patterns = [
        HTMLPattern("div", classes: ["msg"]), HTMLPattern("div", classes: ["event", "call"]),
    ]

    /// Reads `index.html`.
    mutating func readPage(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
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
            if entry.sender == nil, record.pattern == 0 {
                entry.sender = sender
                entry.isTimeOmitted = entry.time == nil
            }
            sender = entry.sender ?? sender
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
        let stamp = document.first("time").flatMap { document.attribute("datetime", of: $0) }
        if let stamp {
            (entry.time, entry.writtenTime) = (ISOTime.timestamp(stamp), stamp)
        } else if let date = label("date"), let clock = label("time") {
            (entry.time, entry.writtenTime) = (ISOTime.timestamp("\(date) \(clock)"), "\(date) \(clock)")
        }
        if isCall {
            entry.text =
                document.first(class: "event-text").flatMap { document.trimmedWords(of: $0) }
                ?? document.trimmedWords(of: holder) { document.isElement($0, "time") } ?? ""
            entry.isCall = true
            return entry
        }
        entry.quoted = document.first(class: "quote").map { Self.unquoted(document.trimmedWords(of: $0) ?? "") }
        entry.isDeleted = document.hasClass("deleted", of: holder)
        if let body = document.first(class: "body") {
            entry.text = Self.trimmed(
                document.trimmedWords(of: body) { node in
                    document.isElement(node, "figure") || document.isElement(node, "img")
                        || document.hasClass("file", of: node)
                } ?? "")
            for node in document.descendants(of: body) where document.isElement(node) {
                guard let link = document.attribute("src", of: node) ?? document.attribute("href", of: node),
                    link.contains("media/"), !entry.attachments.contains(where: { $0.name == link })
                else { continue }
                entry.attachments.append(attachment(named: link, path: link))
            }
        }
        for node in document.all(class: "file") where document.hasClass("missing", of: node) {
            entry.attachments.append(Attachment(.document, name: document.label(of: node)))
        }
        for node in document.all(class: "reaction") {
            let who = document.first(class: "who", in: node).map { document.label(of: $0) }
            if let who {
                let symbol = document.trimmedWords(of: node) { document.hasClass("who", of: $0) } ?? "reaction"
                entry.reactions.append((who, symbol))
            } else {
                entry.reactions += Self.named(document.label(of: node))
            }
        }
        return entry
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
