// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension IMessageChat {
    /// A block of a text: a message or an announcement, with the answers that stand indented below it.
    private struct Block {
        var stamp: IMessageStamp
        var indent: Int
        var bytes: Range<Int>
        var line: Int
        var lines: [String] = []

        /// Adds a line; a blank one may be the end of the block.
        mutating func append(_ line: String, to end: Int?) {
            lines.append(line)
            if let end { bytes = bytes.lowerBound..<end }
        }
    }

    /// Reads a text.
    mutating func readText(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let order = IMessageOrder(bytes)
        // Where the program was given a name for the owner, that stands everywhere instead of `Me`.
        note(owner: owner(order))
        if order.hasSecondChat { remarks.note(.warning, "mixed-conversations", at: file.whole) }
        var lines = LineCursor(in: bytes)
        var open: Block?
        var parents: [String] = []
        var (isBehindBlank, count) = (true, 0)
        var lastIndent = 0
        var last: Int64?
        while let line = lines.next(in: bytes) {
            let indent = Self.indent(of: line.content, in: bytes)
            let content = line.content.lowerBound + indent..<line.content.upperBound
            let isBlank = content.isEmpty
            // Bodies are not escaped: a time begins a block only behind a blank line or where the indent changes.
            // Answers follow each other without one.
            if !isBlank, indent % 4 == 0, let stamp = IMessageStamp(content, in: bytes),
                isBehindBlank || indent != lastIndent || indent > 0 && stamp.rest.isEmpty
            {
                let isEarlier = indent == 0 && stamp.rest.isEmpty && last.map { stamp.time.microseconds < $0 } ?? false
                let isMessage = order.accepted.contains(line.content.lowerBound)
                if isEarlier, isMessage {
                    remarks.note(.note, "records-out-of-order", at: file.place(line.content, .line(line.number)))
                }
                if isEarlier, !isMessage, open?.stamp.rest.isEmpty ?? false {
                    remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
                    open?.append(bytes.text(in: line.content), to: line.bytes.upperBound)
                    (isBehindBlank, lastIndent) = (false, indent)
                    continue
                }
                if indent == 0, stamp.rest.isEmpty { last = stamp.time.microseconds }
                if let block = open { try close(block, &parents, &count, file, into: &sink) }
                open = Block(
                    stamp: stamp, indent: indent, bytes: line.content.lowerBound..<line.bytes.upperBound,
                    line: line.number)
                (isBehindBlank, lastIndent) = (false, indent)
                continue
            }
            if isBehindBlank, Self.isUnknownAnnouncement(line, before: lines, in: bytes) {
                if let block = open { try close(block, &parents, &count, file, into: &sink) }
                open = nil
                sink.tally(.seen, in: file.exhibit.number)
                try append(
                    announcement: bytes.text(in: line.content), at: nil,
                    place: file.place(line.content, .line(line.number)), into: &sink)
                lastIndent = 0
                isBehindBlank = false
                continue
            }
            if let outer = open?.indent {
                let own = line.content.lowerBound + min(indent, outer)..<line.content.upperBound
                open?.append(bytes.text(in: own), to: isBlank ? nil : line.bytes.upperBound)
            } else if !isBlank {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "text-before-first-record", at: file.place(line.content, .line(line.number)))
            }
            isBehindBlank = isBlank
            if !isBlank { lastIndent = indent }
        }
        if let block = open { try close(block, &parents, &count, file, into: &sink) }
    }

    /// Whether a line stands for an announcement: with nothing but a blank line up to the next block or the end.
    private static func isUnknownAnnouncement(_ line: TextLine, before lines: LineCursor, in bytes: Span<UInt8>) -> Bool
    {
        guard line.content.count == IMessageLine.unknown.utf8CodeUnitCount,
            bytes.hasBytes(IMessageLine.unknown, at: line.content.lowerBound)
        else { return false }
        var ahead = lines
        var isBehindBlank = false
        while let next = ahead.next(in: bytes) {
            if next.content.isEmpty {
                isBehindBlank = true
            } else {
                return isBehindBlank
                    && (IMessageStamp(next.content, in: bytes) != nil
                        || bytes.isEqual(next.content, line.content))
            }
        }
        return true
    }

    private static func indent(of line: Range<Int>, in bytes: Span<UInt8>) -> Int {
        line.prefix { bytes[$0] == UInt8(ascii: " ") }.count
    }

    private mutating func close(
        _ block: Block, _ parents: inout [String], _ count: inout Int, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let place = file.place(block.bytes, .line(block.line))
        sink.tally(.seen, in: place.exhibit)
        if !block.stamp.rest.isEmpty {
            return try append(announcement: block.stamp.rest, at: block.stamp.time, place: place, into: &sink)
        }
        var lines = block.lines
        while lines.last?.isEmpty == true { lines.removeLast() }
        var entry = Entry(time: block.stamp.time, read: block.stamp.readTime)
        entry.depth = block.indent / 4
        if !lines.isEmpty { entry.sender = lines.removeFirst() }
        take(lines, into: &entry)
        // The format has no numbers: a message that is answered gets its place in the file as one.
        let id = "\(count)"
        count += 1
        parents = Array(parents.prefix(entry.depth))
        if entry.depth > 0 { entry.replyTo = parents.last }
        parents.append(id)
        entry.id = id
        try append(entry, at: place, into: &sink)
    }

    private static let headings: Set<String> = ["Reactions:", "Tapbacks:"]

    /// What stands below a heading of reactions, in later versions of the program four blanks in.
    private static func reaction(_ line: String) -> IMessageReaction? {
        let line = line.hasPrefix("    ") ? String(line.dropFirst(4)) : line
        if let found = IMessageLine.tapback(line) { return found }
        guard let rest = line.between("Sticker from ", "") else { return nil }
        if let name = rest.between("", " not found!") { return IMessageReaction(symbol: "sticker", name: name) }
        guard let (name, told) = rest.parting(at: ": ") else { return nil }
        let path = told.between("", " from " + name) ?? told
        return IMessageReaction(symbol: "sticker " + path, name: name, path: path.parting(at: " (")?.0 ?? path)
    }

    private func take(_ lines: [String], into entry: inout Entry) {
        var isReactions = false
        var edits: IMessageEditClock?
        for (index, line) in lines.enumerated() {
            // Without a reaction below it, a heading is what somebody wrote.
            if Self.headings.contains(line), let next = lines.dropFirst(index + 1).first, Self.reaction(next) != nil {
                isReactions = true
                continue
            }
            if isReactions, let found = Self.reaction(line) {
                entry.reactions.append(found)
                continue
            }
            switch line {
            case "This message was deleted from the conversation!": entry.state = .deleted
            case "This message responded to an earlier message.": entry.isAnswerCopy = true
            case "Attachment missing!": entry.attachments.append(Attachment(.other, name: nil))
            case "Started sharing location!" where lines.count == 1, "Stopped sharing location!" where lines.count == 1:
                entry.attachments.append(Attachment(.location, name: line))
            case "Translated from:" where index > 0 && index + 1 < lines.count && entry.translation == nil:
                // The device's translation stands in front of what was written.
                entry.translation = entry.lines.joined(separator: "\n")
                entry.lines = []
            case let line where line.hasPrefix("Sent with ") && line.utf8.count < 40 && !entry.lines.isEmpty:
                // An effect on the screen, not a word of the sender.
                entry.effect = line
            case let line where IMessageLine.isUnsentPart(line): entry.unsent.append(line)
            default:
                isReactions = false
                take(line, &edits, into: &entry)
            }
        }
    }

    private func take(_ line: String, _ edits: inout IMessageEditClock?, into entry: inout Entry) {
        if let (label, words) = Self.edit(line), beginHistory(&edits, of: &entry) {
            entry.versions.append((entry.lines.joined(separator: "\n"), edits?.time))
            edits?.go(on: label)
            entry.edited = edits?.time
            entry.lines = [words]
        } else if isFile(line) {
            entry.attachments.append(attachment(line))
        } else if let sticker = sticker(line, by: entry.sender) {
            entry.attachments.append(sticker)
        } else {
            if line.hasPrefix("Transcription: ") { takeRecording(into: &entry) }
            entry.lines.append(line)
        }
    }

    /// What stands in front of the words of a line that is another wording: `Edited 2 minutes later`, `Edited later`.
    private static func edit(_ line: String) -> (label: String, words: String)? {
        guard line.hasPrefix("Edited "), let (front, words) = line.parting(at: "later: ") else { return nil }
        let delay = front.dropFirst("Edited ".count)
        guard delay.isEmpty || delay.last == " " && IMessageStamp.seconds(String(delay.dropLast())) != nil else {
            return nil
        }
        return (front + "later", words)
    }

    /// `Outline Sticker from Mira: attachments/1/a.heic (Genmoji prompt: a cat)`, which the program says of a sender's sticker.
    private func sticker(_ line: String, by sender: String?) -> Attachment? {
        guard let sender, let (front, told) = line.parting(at: "Sticker from \(sender): "),
            front.isEmpty || front.hasSuffix(" ") && !front.dropLast().contains(" ")
        else { return nil }
        let path = told.parting(at: " (")?.0 ?? told
        guard isFile(path) else { return nil }
        var found = attachment(path, kind: .sticker)
        found.name = told
        return found
    }

    /// Takes the line in front of a transcription for the recording that it is.
    private func takeRecording(into entry: inout Entry) {
        guard let path = entry.lines.last, path.hasPrefix("/"), Attachment.Kind(fileName: path) == .audio else {
            return
        }
        entry.lines.removeLast()
        entry.attachments.append(attachment(path))
    }

    /// Takes the first wording of a history, which stands behind its time; false where none does: then somebody typed what
    /// looks like an edit.
    private func beginHistory(_ edits: inout IMessageEditClock?, of entry: inout Entry) -> Bool {
        if edits != nil { return true }
        guard let start = entry.lines.firstIndex(where: { Self.stamped($0) != nil }),
            let first = Self.stamped(entry.lines[start...].joined(separator: "\n"))
        else { return false }
        edits = IMessageEditClock(first.time)
        entry.lines = Array(entry.lines[..<start]) + [first.text]
        return true
    }

    /// `May 12, 2024  7:02:00 PM who are yo`.
    private static func stamped(_ text: String) -> (text: String, time: Timestamp)? {
        guard let stamp = IMessageStamp(text), !stamp.rest.isEmpty else { return nil }
        return (stamp.rest, stamp.time)
    }
}
