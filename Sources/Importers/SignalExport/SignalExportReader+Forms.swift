// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension SignalExportReader {
    /// Reads `chat.md`.
    mutating func readMarkdown(
        _ bytes: Span<UInt8>, _ file: TextFile, knowing known: (SignalExportNames) -> Set<String>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var names = SignalExportNames(bytes, title: title)
        if names.hasDoubts { names.learn(known(names)) }
        let areParted = SignalExportHeader.areParted(in: bytes)
        var lines = LineCursor(in: bytes)
        var open: (header: SignalExportHeader, start: Int, end: Int, line: Int)?
        var lost: LostRecord?
        var isBehindBlank = true
        while let line = lines.next(in: bytes) {
            let mayBegin = !areParted || isBehindBlank || open == nil
            isBehindBlank = line.content.isEmpty
            let found = SignalExportHeader(line.content, in: bytes)
            if found != nil, !mayBegin {
                remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
            }
            if mayBegin, let found {
                let header = names.whole(found, line.content, in: bytes)
                if let open { try append(open.header, open.start..<open.end, open.line, bytes, file, into: &sink) }
                lost?.tell(file, &remarks, into: &sink)
                lost = nil
                open = (header, line.content.lowerBound, line.bytes.upperBound, line.number)
            } else if found == nil,
                TornFront.isDamaged(line, forms: Self.fronts, in: bytes, of: file.text.encoding)
            {
                if let open { try append(open.header, open.start..<open.end, open.line, bytes, file, into: &sink) }
                open = nil
                lost?.tell(file, &remarks, into: &sink)
                lost = LostRecord(line)
            } else if lost != nil {
                lost?.take(line)
            } else if open != nil, found == nil,
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
        lost?.tell(file, &remarks, into: &sink)
        if let open { try append(open.header, open.start..<open.end, open.line, bytes, file, into: &sink) }
    }

    private static let fronts: [StaticString] = [
        "[0000-00-00 00:00:00] ", "[0000-00-00, 00:00] ", "[0000-00-00 00:00] ",
    ]

    /// Reads what the program's `to_md` writes of a message: a quotation behind two line feeds; the text, which ends in two
    /// blanks; on a line of their own reactions; a sticker's label on one more; files directly behind whatever is last.
    private mutating func append(
        _ header: SignalExportHeader, _ range: Range<Int>, _ line: Int, _ bytes: Span<UInt8>, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let place = file.place(range, .line(line))
        sink.tally(.seen, in: place.exhibit)
        var entry = Entry(sender: header.sender, time: header.time)
        var body = bytes.joined(min(header.body, range.upperBound)..<range.upperBound)[...]
        while body.last == "\n" { body.removeLast() }
        if body == "(This message was deleted)" {
            entry.isDeleted = true
            return try append(entry, at: place, into: &sink)
        }
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.count > 3, lines[0].allSatisfy({ $0 == " " }), lines[1] == ">",
            let end = lines.dropFirst(2).firstIndex(of: ">")
        {
            // Until version 1.2 bare marks stood around it.
            entry.quoted = Self.unquoted(lines[2..<end].joined(separator: "\n"))
            lines.removeFirst(end + 1)
        } else if lines.count > 2, lines[0].allSatisfy({ $0 == " " }), lines[1].isEmpty, lines[2].hasPrefix(">") {
            // The blank line behind it ends the quotation: what was typed with such a mark stands further down.
            let quotation = lines.dropFirst(2).prefix { $0.hasPrefix(">") }
            if quotation.endIndex == lines.count || lines[quotation.endIndex].isEmpty {
                entry.quoted = Self.unquoted(quotation.joined(separator: "\n"))
                lines.removeFirst(quotation.endIndex)
            }
        }
        var text: [Substring] = []
        for line in lines {
            var (rest, found) = links(in: line)
            while let (front, word) = Self.notExported(rest) {
                rest = front
                found.append(Self.missing(word))
            }
            entry.attachments += found
            if !found.isEmpty { rest = rest.drop { $0 == " " } }
            if found.isEmpty || !rest.allSatisfy({ $0 == " " }) { text.append(rest) }
        }
        // A line that somebody typed last ends in blanks; the program's marks do not.
        if let mark = text.last?.between("(( ", " ))") {
            text.removeLast()
            entry.attachments.append(Attachment(.sticker, name: mark))
        }
        if let last = text.last, let reactions = Self.reactions(last) {
            entry.reactions = reactions
            text.removeLast()
        }
        entry.text = Self.trimmed(text.joined(separator: "\n"))
        try append(entry, at: place, into: &sink)
    }

    /// `(- Mira: 👍, Jonas: 😀 -)`.
    private static func reactions(_ line: Substring) -> [(name: String?, symbol: String)]? {
        line.between("(- ", " -)").flatMap { NamedSigns.all(in: $0[...], between: ",") }?.map { ($0.name, $0.symbol) }
    }

    /// Takes `(image not exported)` from the end of a line, which two blanks part from the words in front.
    private static func notExported(_ line: Substring) -> (front: Substring, word: String)? {
        var words = line
        while words.last == " " { words.removeLast() }
        guard words.hasSuffix(" not exported)"), let open = words.lastIndex(of: "(") else { return nil }
        let front = words[..<open]
        let word = words[words.index(after: open)...].dropLast(14)
        // The words in front end in two blanks, the program's own marks directly.
        guard
            front.allSatisfy({ $0 == " " }) || front.hasSuffix("  ") || front.hasSuffix(" -)")
                || front.hasSuffix(" ))"),
            !word.isEmpty, word.allSatisfy({ $0.isLetter || $0 == " " })
        else {
            return nil
        }
        return (front, String(word))
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
            var behind = rest[rest.index(after: close)...]
            if behind.hasPrefix("  ") { behind = behind.dropFirst(2) }
            rest = (String(rest[..<start]) + behind)[...]
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
