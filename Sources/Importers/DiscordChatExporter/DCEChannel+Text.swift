// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension DCEChannel {
    /// Reads a table.
    mutating func readTable(
        _ bytes: Span<UInt8>, _ file: TextFile, _ settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let (columns, separator) = DCEForm.columns(in: bytes) else { throw ImportError(.notThisFormat) }
        func value(_ name: String, of row: CSVRecord) -> String? {
            columns[name].flatMap { row.fields.indices.contains($0) ? row.fields[$0].text(in: bytes) : nil }
        }
        var dates = DayMonthOrder()
        var isOpen = false
        var rows = CSVCursor(in: bytes, separator: separator)
        _ = rows.next(in: bytes)
        while let row = rows.next(in: bytes) {
            if case .numbers(let numbers, _, _)? = value("Date", of: row).flatMap({ DCEDate($0) }) {
                dates.note(numbers)
                isOpen = true
            }
        }
        let order = isOpen ? try dates.settle(declared: settings.dateOrder, at: file.whole, into: &sink) : .dmy
        // The program's table says nothing of the channel: its name stands in the file's name.
        var front = Front(id: DCEForm.channelID(inName: file.exhibit.name))
        front.take(fileName: DCEForm.stem(of: file.exhibit))
        let chat = try open(front, into: &sink)
        rows = CSVCursor(in: bytes, separator: separator)
        _ = rows.next(in: bytes)
        while let row = rows.next(in: bytes) {
            let place = file.place(row.bytes, .line(row.line))
            sink.tally(.seen, in: place.exhibit)
            guard let author = value("Author", of: row), let date = value("Date", of: row) else {
                sink.tally(.unknown, in: place.exhibit)
                remarks.note(.loss, "record-damaged", at: place)
                continue
            }
            if author == "Author", date == "Date" {
                sink.tally(.skipped(reason: "table-header"), in: place.exhibit)
                continue
            }
            if row.isDamaged { remarks.note(.warning, "record-incomplete", at: place) }
            var entry = Entry(
                author: DiscordAccounts.User(id: value("AuthorID", of: row).flatMap(Self.filled), username: author))
            (entry.time, entry.writtenTime) = (DCEDate(date)?.timestamp(order), date)
            let content = value("Content", of: row) ?? ""
            let links = Self.links(value("Attachments", of: row) ?? "")
            take(content, links, into: &entry, file, at: place)
            entry.reactions = Self.reactions(value("Reactions", of: row) ?? "")
            try append(entry, in: chat, at: place, into: &sink)
        }
    }

    private static func filled(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// A sentence of the service is told from a message by its words alone: these forms have no types.
    private func take(
        _ content: String, _ links: [String], into entry: inout Entry, _ file: TextFile, at place: Provenance
    ) {
        if links.isEmpty, let service = DiscordServiceLine.known(content) {
            entry.service = service
            return
        }
        entry.message.text = content.isEmpty ? nil : content
        entry.message.attachments += links.map { link in
            Attachment(Attachment.Kind(fileName: link), name: link, exhibit: exhibit(at: link, from: file))
        }
    }

    /// Addresses joined by commas, which may also stand inside one.
    private static func links(_ text: String) -> [String] {
        var links: [String] = []
        for part in text.split(separator: ",") {
            if links.isEmpty || part.contains("://") || !links[links.count - 1].contains("://") {
                links.append(String(part))
            } else {
                links[links.count - 1] += "," + part
            }
        }
        return links
    }

    /// `👍 (2),❤️ (1)`.
    static func reactions(_ text: String) -> [DCEReaction] {
        text.split(separator: ",").compactMap { part in
            let words = part.split(separator: " ")
            guard let count = words.last?.between("(", ")").flatMap({ Int64($0) }), words.count > 1 else { return nil }
            return DCEReaction(symbol: words.dropLast().joined(separator: " "), count: count)
        }
    }

    /// Reads plain text.
    mutating func readText(
        _ bytes: Span<UInt8>, _ file: TextFile, _ settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let outline = DCETextOutline(bytes)
        var dates = DayMonthOrder()
        var isOpen = false
        for record in outline.records {
            if case .numbers(let numbers, _, _) = record.date {
                dates.note(numbers)
                isOpen = true
            }
        }
        let order: DateOrder
        if isOpen, let proved = outline.records.first.flatMap({ Self.order(of: $0.date, beside: firstInstant) }) {
            sink.report(Diagnostic(.note, "date-order-proved-by-value", at: file.whole))
            order = proved
        } else {
            order = isOpen ? try dates.settle(declared: settings.dateOrder, at: file.whole, into: &sink) : .dmy
        }
        var front = outline.front
        front.id = DCEForm.channelID(inName: file.exhibit.name)
        let chat = try open(front, into: &sink)
        let records = withoutPasted(outline, order, file)
        for record in records {
            let place = file.place(record.bytes, .line(record.line))
            sink.tally(.seen, in: place.exhibit)
            var entry = Entry(author: DiscordAccounts.User(username: record.author))
            (entry.time, entry.writtenTime) = (record.date.timestamp(order), record.date.literal)
            let parts = DCETextParts(bytes.joined(record.body))
            take(parts.content, parts.attachments, into: &entry, file, at: place)
            if let forwarded = parts.forwarded {
                entry.message.isForwarded = true
                entry.firstSent = parts.firstSent.flatMap { DCEDate($0)?.timestamp(order) }
                entry.message.text = entry.message.text ?? forwarded
            }
            entry.message.attachments += parts.stickers.map { Attachment(.sticker, name: $0) }
            entry.message.attachments += parts.embeds.map { Attachment(.link, name: $0) }
            entry.reactions = parts.reactions
            try append(entry, in: chat, at: place, into: &sink)
        }
        if let announced = outline.announced, announced != records.count {
            let lost = max(0, announced - records.count)
            sink.tally(.seen, lost, in: file.exhibit.number)
            sink.tally(.unknown, lost, in: file.exhibit.number)
            sink.report(
                Diagnostic(
                    lost > 0 ? .loss : .warning, "count-mismatch", at: file.whole,
                    detail: ["announced": announced, "found": records.count]))
        } else if outline.announced == nil, !outline.isCountedInFront {
            sink.report(Diagnostic(.loss, "footer-missing", at: file.whole))
        }
    }

    /// The order under which a date is that of the first message that another form of the channel holds.
    private static func order(of date: DCEDate, beside instant: Timestamp?) -> DateOrder? {
        guard let instant else { return nil }
        let orders = [DateOrder.dmy, .mdy].filter { order in
            date.timestamp(order).map { abs($0.microseconds - instant.microseconds) <= 14 * hour + hour / 60 } ?? false
        }
        return orders.count == 1 ? orders[0] : nil
    }

    /// Gives records that break the order of time back to the message in front: the program writes a channel in order,
    /// so what stands out of it was pasted by its sender.
    ///
    /// Not where the footer counts every record; a clock is put back by an hour at most.
    private mutating func withoutPasted(
        _ outline: DCETextOutline, _ order: DateOrder, _ file: TextFile
    ) -> [DCETextOutline.Record] {
        if outline.announced == outline.records.count { return outline.records }
        let times = outline.records.map { $0.date.timestamp(order)?.microseconds }
        let dated = times.compactMap(\.self)
        guard let first = dated.first, let last = dated.last else { return outline.records }
        let isNewestFirst = first > last
        var kept: [DCETextOutline.Record] = []
        var latest: Int64?
        for (record, time) in zip(outline.records, times) {
            if let time, let latest, let open = kept.last,
                isNewestFirst ? time > latest + Self.hour : time < latest - Self.hour
            {
                kept[kept.count - 1].bytes = open.bytes.lowerBound..<record.bytes.upperBound
                kept[kept.count - 1].body = open.body.lowerBound..<record.body.upperBound
                remarks.note(.warning, "embedded-header", at: file.place(record.bytes, .line(record.line)))
                continue
            }
            kept.append(record)
            latest = time ?? latest
        }
        return kept
    }

    private static let hour: Int64 = 3_600_000_000
}

extension DCEChannel.Front {
    /// `Direct Messages - Private - bob_t [123…]`, `Guild - Parent - Channel [123…] (after 2024-01-01)`.
    mutating func take(fileName stem: String) {
        let words = stem.prefix { $0 != "[" }
        let parts = words.split(separator: " - ").map { String($0) }
        guard parts.count > 1, let last = parts.last else { return }
        guild = parts[0]
        name = last.last == " " ? String(last.dropLast()) : last
        if isPrivate, parts.count > 2 { type = parts[1] }
    }
}
