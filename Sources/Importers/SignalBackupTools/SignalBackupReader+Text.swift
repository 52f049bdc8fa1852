// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension SignalBackupReader {
    /// Reads a text, whose times are those at which messages came in.
    mutating func readText(_ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable)
        throws(ImportError)
    {
        let chat = try open(title: nil, .unknown, into: &sink)
        remarks.note(.note, "times-of-receipt", at: file.whole)
        remarks.note(.note, "deleted-and-quoted-omitted", at: file.whole)
        let title = fileTitle.map(SignalExportNames.letters)
        if let name = Self.owner(besides: title, in: bytes) { try own(name, into: &sink) }
        var lines = LineCursor(in: bytes)
        var open: (line: SignalBackupLine, range: Range<Int>, number: Int)?
        var lost: LostRecord?
        while let line = lines.next(in: bytes) {
            if let found = SignalBackupLine(line.content, of: title, in: bytes) {
                if let open { try append(open, bytes, file, in: chat, into: &sink) }
                lost?.tell(file, &remarks, into: &sink)
                lost = nil
                open = (found, line.bytes, line.number)
            } else if TornFront.isDamaged(line, forms: Self.fronts, in: bytes, of: file.text.encoding) {
                if let open { try append(open, bytes, file, in: chat, into: &sink) }
                open = nil
                lost?.tell(file, &remarks, into: &sink)
                lost = LostRecord(line)
            } else if lost != nil {
                lost?.take(line)
            } else if let record = open {
                open = (record.line, record.range.lowerBound..<line.bytes.upperBound, record.number)
            } else if !line.content.isEmpty {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "text-before-first-record", at: file.place(line.content, .line(line.number)))
            }
        }
        lost?.tell(file, &remarks, into: &sink)
        if let open { try append(open, bytes, file, in: chat, into: &sink) }
    }

    private static let fronts: [StaticString] = ["[@@@ 00, 0000 00:00:00] ", "[@@@ 0, 0000 00:00:00] "]

    /// Of exactly two who write, the one after whom the file is not called.
    ///
    /// The program calls a talk between two after the partner, and groups after themselves.
    private static func owner(besides title: String?, in bytes: Span<UInt8>) -> String? {
        guard let title, !title.isEmpty else { return nil }
        var senders: Set<String> = []
        var lines = LineCursor(in: bytes)
        while senders.count < 3, let line = lines.next(in: bytes) {
            if let sender = SignalBackupLine(line.content, of: title, in: bytes)?.sender { senders.insert(sender) }
        }
        let others = senders.filter { SignalExportNames.letters($0) != title }
        return senders.count == 2 && others.count == 1 ? others.first : nil
    }

    private mutating func append(
        _ record: (line: SignalBackupLine, range: Range<Int>, number: Int), _ bytes: Span<UInt8>, _ file: TextFile,
        in chat: Conversation.ID, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let place = file.place(record.range, .line(record.number))
        sink.tally(.seen, in: place.exhibit)
        var entry = Entry(sender: record.line.sender, time: record.line.time)
        entry.isOwn = isOwner(entry.sender)
        var text = bytes.joined(min(record.line.body, record.range.upperBound)..<record.range.upperBound)
        while text.hasSuffix("\n") { text.removeLast() }
        if record.line.isStatus, record.line.sender == nil {
            entry.status = SignalBackupStatus(text: text, icon: nil)
            entry.isOwn = entry.status?.isOwn ?? false
            return try append(entry, in: chat, at: place, into: &sink)
        }
        if let (words, reactions) = Self.reactions(behind: text) {
            text = words
            entry.reactions = reactions
        }
        if record.line.isStatus, text.hasPrefix("sent file") {
            entry.message.attachments = [Self.file(text)]
        } else if text.hasPrefix("Poll: "), let poll = Self.poll(text) {
            entry.message.text = text
            entry.message.attachments = [Attachment(.poll, name: poll)]
        } else {
            entry.message.text = text.isEmpty ? nil : text
        }
        try append(entry, in: chat, at: place, into: &sink)
    }

    /// `sent file "a.jpg"`, `sent file of type image/jpeg`, `sent file`.
    private static func file(_ text: String) -> Attachment {
        if let name = text.between("sent file \"", "\"") {
            return Attachment(Attachment.Kind(fileName: name), name: name)
        }
        if let type = text.between("sent file of type ", "") {
            return Attachment(Attachment.Kind(mediaType: type), name: type)
        }
        return Attachment(.other)
    }

    /// The question of a poll, whose options stand on lines of their own, each behind its number of votes.
    private static func poll(_ text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 1, lines.dropFirst().allSatisfy({ $0.hasPrefix("  ") && $0.contains("[") }) else {
            return nil
        }
        return String(lines[0].dropFirst("Poll: ".count))
    }

    /// The list ` (Jonas: 👍; Mira: 😀)` behind a text.
    private static func reactions(behind text: String) -> (
        text: String, found: [(name: String, symbol: String, time: Timestamp?)]
    )? {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex,
            text[text.index(before: open)] == " "
        else { return nil }
        let list = text[text.index(after: open)...].dropLast()
        return NamedSigns.all(in: list, between: ";").map { found in
            (String(text[..<text.index(before: open)]), found.map { ($0.name, $0.symbol, nil) })
        }
    }
}
