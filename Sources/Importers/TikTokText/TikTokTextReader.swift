// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads the text files of one export.
struct TikTokTextReader {
    private var talks: TikTokTalks

    init(owner: [Identifier]) {
        talks = TikTokTalks(owner: owner)
    }

    /// The owner, from the lines of the profile.
    static func owner(in bytes: Span<UInt8>) -> [Identifier] {
        let text = DecodedText(bytes)
        return text.withUTF8(of: bytes) { bytes in
            var values: [String: String] = [:]
            var lines = LineCursor(in: bytes)
            while let line = lines.next(in: bytes) {
                guard let (title, value) = titled(line.content, in: bytes) else { continue }
                let key = title.lowercased().filter { $0 != " " }
                values[key] = values[key] ?? value
            }
            return TikTokProfile.identifiers { values[$0] }
        }
    }

    /// Reads one file.
    mutating func read(
        _ exhibit: Exhibit, _ original: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let text = DecodedText(original)
        var file = ExportFile(exhibit, origin: text)
        let role = TikTokText.Role(exhibit, head: Survey.head(of: original))
        if !talks.accounts.ownerIdentifiers.isEmpty { _ = try talks.accounts.owner(into: &sink) }
        try text.withUTF8(of: original) { (bytes) throws(ImportError) in
            if case .messages? = role {
                try readMessages(bytes, &file, into: &sink)
            } else {
                try readBlocks(role, bytes, &file, into: &sink)
            }
        }
        if text.encoding != .utf8 {
            file.remark(.note, "text-encoding-assumed", at: file.place(0..<0))
        }
        file.close(into: &sink)
    }

    /// Pushes what waited for all files.
    mutating func finish(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        try talks.finish(into: &sink)
    }

    // MARK: Messages

    /// A message by its places: a talk of a million messages costs a few megabytes until they are told.
    private struct Record {
        var time: Range<Int>
        var sender: Range<Int>
        /// From the first byte of the text to the end of its last line.
        var text: Range<Int>
        var start: Int
        var line: Int
    }

    /// The records below one heading.
    private struct Section {
        var heading: TikTokHeading
        var title: TextLine
        var records: [Record] = []
    }

    private mutating func readMessages(
        _ bytes: Span<UInt8>, _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var lines = LineCursor(in: bytes)
        var headings = TikTokHeadings(file.encoding)
        var last: Section?
        var open: Section?
        var lost: LostRecord?
        var isBehindBlank = true
        while let line = lines.next(in: bytes) {
            defer { isBehindBlank = line.content.isEmpty }
            let title = headings.read(line, isBehindBlank: isBehindBlank, before: lines, in: bytes)
            if case .heading(let next)? = title {
                tell(lost, &file)
                lost = nil
                last = try settle(last, open, bytes, &file, into: &sink)
                open = Section(heading: next, title: line)
                if next.names != nil {
                    file.remark(.note, "app-text-not-known", at: file.place(line.content, .line(line.number)))
                }
                continue
            }
            if title != nil {
                file.remark(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
            }
            if open != nil, let record = Self.record(line, in: bytes) {
                tell(lost, &file)
                lost = nil
                open?.records.append(record)
            } else if open != nil, TornFront.isDamaged(line, forms: Self.fronts, in: bytes, of: file.encoding) {
                tell(lost, &file)
                lost = LostRecord(line)
            } else if lost != nil {
                lost?.take(line)
            } else if open?.records.isEmpty == false,
                TornFront.stands(at: line, forms: ["0000-00-00 00:00:00 UTC *"], in: bytes)
            {
                file.refuse("record-incomplete", at: file.place(line.content, .line(line.number)))
            } else if line.content.isEmpty {
                // A blank line inside a text counts once it is known that the text goes on behind it.
                continue
            } else if let last = open?.records.indices.last, let text = open?.records[last].text {
                open?.records[last].text = text.lowerBound..<line.content.upperBound
            } else {
                let place = file.place(line.content, .line(line.number))
                file.refuse(open == nil ? "text-before-first-record" : "record-not-understood", at: place)
            }
        }
        tell(lost, &file)
        if let rest = try settle(last, open, bytes, &file, into: &sink) { try append(rest, bytes, &file, into: &sink) }
    }

    static let fronts: [StaticString] = ["0000-00-00 00:00:00 UTC ", "0000-00-00 00:00:00 "]

    private func tell(_ lost: LostRecord?, _ file: inout ExportFile) {
        if let lost { file.refuse("record-not-understood", at: file.place(lost.bytes, .line(lost.line))) }
    }

    /// Tells the section in front once it is known that the next one is a talk of its own, and gives back what waits.
    ///
    /// Below a heading that somebody typed the talk goes on: its partner writes there, and whoever is named does not.
    private mutating func settle(
        _ front: Section?, _ next: Section?, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Section? {
        guard var front else { return next }
        guard let next else { return front }
        if !front.heading.isGroup, !next.heading.isGroup, next.heading.peer != front.heading.peer,
            !next.records.isEmpty, let last = front.records.indices.last
        {
            let senders = Set(next.records.map { bytes.text(in: $0.sender) })
            if senders.contains(front.heading.peer), !senders.contains(next.heading.peer), next.heading.names == nil {
                let place = file.place(next.title.content, .line(next.title.number))
                file.remark(.warning, "embedded-header", at: place)
                let text = front.records[last].text
                front.records[last].text = text.lowerBound..<next.title.content.upperBound
                front.records += next.records
                return front
            }
        }
        try append(front, bytes, &file, into: &sink)
        return next
    }

    private mutating func append(
        _ section: Section, _ bytes: Span<UInt8>,
        _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var heading = section.heading
        let records = section.records
        guard !records.isEmpty else { return }
        if let names = heading.names {
            let senders = Set(records.map { bytes.text(in: $0.sender) })
            heading.isGroup = senders.count > 2
            if let peer = names.last(where: senders.contains) ?? names.last { heading.peer = peer }
        }
        let conversation = try talks.open(heading.peer, isGroup: heading.isGroup, into: &sink)
        let order = TikTokTextOrder(
            of: records.map { ClockText.read($0.time, in: bytes, unzoned: .utc)?.microseconds })
        let isNewestFirst = order.isNewestFirst
        let told = withoutPasted(records, order, &file)
        for index in told.indices {
            let record = told[isNewestFirst ? told.count - 1 - index : index]
            let written = bytes.text(in: record.text)
            let text = written.utf8.contains(UInt8(ascii: "\r")) ? written.replacing("\r\n", with: "\n") : written
            let end = max(record.text.upperBound, record.start)
            try talks.append(
                text.isEmpty ? nil : text, from: bytes.text(in: record.sender),
                at: ClockText.read(record.time, in: bytes, unzoned: .utc),
                of: heading.peer, isGroup: heading.isGroup, in: conversation,
                from: file.place(record.start..<end, .line(record.line)),
                unreadTime: bytes.text(in: record.time), in: &file, into: &sink)
        }
    }

    /// Gives records that were pasted back to the message in front.
    private func withoutPasted(
        _ records: [Record], _ order: TikTokTextOrder, _ file: inout ExportFile
    ) -> [Record] {
        guard !order.pasted.isEmpty || !order.displaced.isEmpty else { return records }
        var kept: [Record] = []
        for (index, record) in records.enumerated() {
            let range = record.start..<max(record.text.upperBound, record.start)
            if order.pasted.contains(index), let open = kept.indices.last {
                kept[open].text = kept[open].text.lowerBound..<range.upperBound
                file.remark(.warning, "embedded-header", at: file.place(range, .line(record.line)))
                continue
            }
            if order.displaced.contains(index) {
                file.remark(.note, "records-out-of-order", at: file.place(range, .line(record.line)))
            }
            kept.append(record)
        }
        return kept
    }

    /// `2026-07-03 23:00:11 UTC bob_t: hello`; older files leave `UTC` out.
    private static func record(_ line: TextLine, in bytes: Span<UInt8>) -> Record? {
        let content = line.content
        guard isDated(content, in: bytes) else { return nil }
        var start = content.lowerBound + 20
        if bytes.hasBytes("UTC ", at: start) { start += 4 }
        var end = start
        // A name holds no blank; the colon behind it is followed by one, or by the line's end.
        while end < content.upperBound, bytes[end] != UInt8(ascii: " "), bytes[end] != UInt8(ascii: ":") { end += 1 }
        guard end > start, end < content.upperBound, bytes[end] == UInt8(ascii: ":"),
            end + 1 == content.upperBound || bytes[end + 1] == UInt8(ascii: " ")
        else { return nil }
        let text = min(end + 2, content.upperBound)..<content.upperBound
        return Record(
            time: content.lowerBound..<start - 1, sender: start..<end, text: text, start: content.lowerBound,
            line: line.number)
    }

    /// Whether digits and marks stand as in `2026-07-03 23:00:11 `, whether or not there is such a day.
    static func isDated(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard line.count > 20 else { return false }
        for (offset, mark) in "0000-00-00 00:00:00 ".utf8.enumerated() {
            let byte = bytes[line.lowerBound + offset]
            guard mark == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == mark else { return false }
        }
        return true
    }

    // MARK: Lists

    /// Blocks of `Title: value` lines with blank lines between them.
    private mutating func readBlocks(
        _ role: TikTokText.Role?, _ bytes: Span<UInt8>, _ file: inout ExportFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var lines = LineCursor(in: bytes)
        var block: [(title: String, value: String)] = []
        var range = 0..<0
        var first = 0
        var isOpen = true
        while isOpen {
            let line = lines.next(in: bytes)
            isOpen = line != nil
            if let line, let titled = Self.titled(line.content, in: bytes) {
                let repeats = block.contains { $0.title.lowercased() == titled.title.lowercased() }
                if repeats, role != .profile {
                    try take(block, role, file.place(range, .line(first)), &file, into: &sink)
                    block = []
                }
                if block.isEmpty {
                    range = line.content
                    first = line.number
                }
                block.append(titled)
                range = range.lowerBound..<line.content.upperBound
            } else if line == nil || line?.content.isEmpty == true {
                if !block.isEmpty, role != .profile || !isOpen {
                    try take(block, role, file.place(range, .line(first)), &file, into: &sink)
                    block = []
                }
            } else if let line {
                file.refuse("record-not-understood", at: file.place(line.content, .line(line.number)))
            }
        }
    }

    private mutating func take(
        _ block: [(title: String, value: String)], _ role: TikTokText.Role?, _ place: Provenance,
        _ file: inout ExportFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        func value(_ title: String) -> String? {
            block.first { $0.title.lowercased() == title && !$0.value.isEmpty }?.value
        }
        let literal = value("date")
        let time = literal.flatMap { ClockText.read($0, unzoned: .utc) }
        if literal != nil, time == nil { file.remark(.warning, "timestamp-unreadable", at: place) }
        let list: TikTokTalks.List
        switch role {
        case .following?: list = .following
        case .followers?: list = .followers
        case .blocked?: list = .blocked
        case .logins?:
            let told = block.filter { $0.title.lowercased() != "date" && !$0.value.isEmpty }
            let change = AccountChange(
                field: "login", to: value("ip"),
                text: told.map { "\($0.title) \($0.value)" }.joined(separator: ", "))
            try talks.append(change, at: time, from: place, unreadTime: literal, in: &file, into: &sink)
            return
        default:
            // The profile told the owner before anything else was read.
            file.parse()
            return
        }
        let unknown = block.count { !["date", "username"].contains($0.title.lowercased()) }
        file.remark(.warning, "member-not-understood", unknown, at: place)
        guard let username = value("username") else {
            file.refuse("list-entry-not-understood", at: place)
            return
        }
        try talks.append(username, ofList: list, at: time, from: place, unreadTime: literal, in: &file, into: &sink)
    }

    private static func titled(_ line: Range<Int>, in bytes: Span<UInt8>) -> (title: String, value: String)? {
        let colon = bytes.extracting(line).firstIndex(of: UInt8(ascii: ":"), from: 0) + line.lowerBound
        guard colon > line.lowerBound, colon < line.upperBound, colon - line.lowerBound < 40 else { return nil }
        let value = bytes.trimmingMarksAndBlanks(colon + 1..<line.upperBound)
        return (bytes.text(in: bytes.trimmingMarksAndBlanks(line.lowerBound..<colon)), bytes.text(in: value))
    }
}
