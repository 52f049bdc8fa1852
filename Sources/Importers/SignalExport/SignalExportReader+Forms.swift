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
            var (rest, found) = links(in: line)
            while let (front, word) = Self.notExported(rest) {
                rest = front
                found.append(Self.missing(word))
            }
            entry.attachments += found
            if found.isEmpty || !rest.isEmpty { text.append(rest) }
        }
        entry.text = Self.trimmed(text.joined(separator: "\n"))
        if entry.text == "(This message was deleted)" { (entry.text, entry.isDeleted) = ("", true) }
        if let sticker = entry.text.between("(( ", " ))") {
            entry.text = ""
            entry.attachments.append(Attachment(.sticker, name: sticker))
        }
        try append(entry, at: place, into: &sink)
    }

    /// `(- Mira: 👍, Jonas: 😀 -)`.
    private static func reactions(_ line: Substring) -> [(name: String?, symbol: String)]? {
        line.between("(- ", " -)").flatMap { NamedSigns.all(in: $0[...], between: ",") }?.map { ($0.name, $0.symbol) }
    }

    /// Takes `(image not exported)` from the end of a line, which two blanks part from the words in front.
    private static func notExported(_ line: Substring) -> (front: Substring, word: String)? {
        let words = String(line).trimmed
        guard words.hasSuffix(" not exported)"), let open = words.lastIndex(of: "(") else { return nil }
        let front = words[..<open]
        let word = words[words.index(after: open)...].dropLast(14)
        guard front.isEmpty || front.hasSuffix("  "), !word.isEmpty, word.allSatisfy({ $0.isLetter || $0 == " " })
        else {
            return nil
        }
        return (String(front).trimmed[...], String(word))
    }

    /// Takes `![name](./media/file)`, `[name](./media/file)` and `[😀](../exported_stickers/pack/1.webp)` out of a line.
    private func links(in line: Substring) -> (rest: Substring, found: [Attachment]) {
        var found: [Attachment] = []
        var rest = line
        while let mark = rest.firstRange(of: "](./media/") ?? rest.firstRange(of: "](../" + Self.stickers),
            let open = Self.opening(of: mark.lowerBound, in: rest), let close = closing(behind: mark, in: rest)
        {
            let path = rest[rest.index(mark.lowerBound, offsetBy: 2)..<close]
            let name = rest[rest.index(after: open)..<mark.lowerBound]
            if path.hasPrefix("../") {
                found.append(sticker(String(name), String(path)))
            } else {
                found.append(attachment(named: String(name), path: String(path)))
            }
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
}
