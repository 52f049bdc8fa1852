// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads tables of Viber once their order of day and month is settled.
struct ViberReader {
    var remarks = Remarks()
    private let order: DateOrder
    /// The word under which the owner stands.
    private let owner: String?
    /// Whether the table at hand puts nothing into quotation marks: whatever stands in them was typed so.
    private var quotesNothing = false

    init(_ order: DateOrder, owner: String?) {
        self.order = order
        self.owner = owner
    }

    private static let placeholders: [String: Attachment.Kind] = [
        "Photo message": .image, "Message photo": .image, "Photo": .image, "Фото": .image, "Fotonachricht": .image,
        "Sticker": .sticker, "Autocollant": .sticker, "Стикер": .sticker, "Video message": .video,
        "Message vidéo": .video, "Видео": .video, "Location": .location, "Localisation": .location,
        "Местоположение": .location,
    ]

    /// The table of calls, `Call history.csv`, names the other party whoever called.
    private static func isCallHistory(_ exhibit: Exhibit) -> Bool {
        exhibit.name.lowercased().hasPrefix("call history")
    }

    /// `Outgoing, 00:01:00`: what became of a call and how long it lasted.
    private static func call(_ text: String) -> (call: Call, isOutgoing: Bool)? {
        let parts = text.split(whereSeparator: { ",;\t\"=".contains($0) }).map { String($0).trimmingBlanks }
        guard let step = parts.first?.lowercased(), let last = parts.last, parts.count > 1 else { return nil }
        guard last.count(where: { $0 == ":" }) == 2, let seconds = CallLength(clock: last)?.seconds else { return nil }
        let isVideo = step.contains("video")
        if step.hasPrefix("missed") {
            return (Call(isVideo: isVideo, seconds: seconds, wasAnswered: false, outcome: .missed), false)
        }
        guard step.hasPrefix("outgoing") || step.hasPrefix("incoming") else { return nil }
        return (Call(isVideo: isVideo, seconds: seconds, wasAnswered: seconds > 0), step.hasPrefix("outgoing"))
    }

    /// Reads one table, which is one conversation.
    mutating func read(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let title = Viber.title(of: file.exhibit)
        // The table of calls is no talk: each line names another party.
        var chat: Conversation.ID?
        if !Self.isCallHistory(file.exhibit) {
            chat = try sink.conversation(Conversation(platform: .viber, kind: .unknown, title: title))
        }
        quotesNothing = Self.quotesNothing(bytes)
        var accounts: [String: Account.ID] = [:]
        var lines = LineCursor(in: bytes)
        var open: (row: ViberRow, range: Range<Int>, line: Int)?
        while let line = lines.next(in: bytes) {
            if let row = ViberRow(line.content, in: bytes) {
                if let open { try close(open, chat, &accounts, bytes, file, into: &sink) }
                open = (row, line.content, line.number)
            } else if open != nil,
                ViberRow.isDated(line.content, in: bytes)
                    || TornFront.stands(at: line, forms: ["=\"00/00/0000\"\t*", "00/00/0000, 00:00:00, *"], in: bytes)
            {
                // A row of its own that cannot be read is nobody's further line.
                if let open { try close(open, chat, &accounts, bytes, file, into: &sink) }
                open = nil
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "record-not-understood", at: file.place(line.content, .line(line.number)))
            } else if let record = open {
                if !line.content.isEmpty {
                    open = (record.row, record.range.lowerBound..<line.content.upperBound, record.line)
                }
            } else if !line.content.isEmpty {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "text-before-first-record", at: file.place(line.content, .line(line.number)))
            }
        }
        if let open { try close(open, chat, &accounts, bytes, file, into: &sink) }
    }

    /// A text without the table's quotation marks; nil where there are none, or where its sender typed them.
    private func unquoted(_ text: String, _ row: ViberRow) -> String? {
        if text == "=\"\"" { return "" }
        if let inside = text.between("=\"", "\"") { return inside.replacing("\"\"", with: "\"") }
        guard text == "\"\"" || text.between("\"", "\"") != nil else { return nil }
        let inside = String(text.dropFirst().dropLast())
        // A table that quotes no other cell quotes a text for the signs in it alone.
        let isTables =
            row.isQuoted || !quotesNothing && inside.contains { $0 == row.separator || $0 == "\"" || $0.isNewline }
        return isTables ? inside.replacing("\"\"", with: "\"") : nil
    }

    /// Whether some text holds the separator and stands without quotation marks all the same.
    private static func quotesNothing(_ bytes: Span<UInt8>) -> Bool {
        var lines = LineCursor(in: bytes)
        while let line = lines.next(in: bytes) {
            guard let row = ViberRow(line.content, in: bytes), row.body < line.content.upperBound else { continue }
            let text = bytes.text(in: row.body..<line.content.upperBound)
            if !text.hasPrefix("\""), !text.hasPrefix("=\""), text.contains(row.separator) { return true }
        }
        return false
    }

    private mutating func close(
        _ record: (row: ViberRow, range: Range<Int>, line: Int), _ chat: Conversation.ID?,
        _ accounts: inout [String: Account.ID], _ bytes: Span<UInt8>, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let place = file.place(record.range, .line(record.line))
        sink.tally(.seen, in: place.exhibit)
        let row = record.row
        let time = row.timestamp(order)
        if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        let key = "\(row.phone) \(row.name)"
        let actor: Account.ID?
        if let known = accounts[key] {
            actor = known
        } else {
            let isOwner = row.name == owner
            let names = isOwner || row.name.isEmpty ? [] : [Identifier(.displayName, row.name)]
            let phones = row.phone.isEmpty ? [] : [Identifier(.phone, row.phone)]
            if phones.isEmpty, names.isEmpty, !isOwner { remarks.note(.warning, "sender-missing", at: place) }
            actor =
                try phones.isEmpty && names.isEmpty && !isOwner
                ? nil : sink.account(platform: .viber, phones + names, isOwner: isOwner)
            accounts[key] = actor
        }
        var text = bytes.joined(min(row.body, record.range.upperBound)..<record.range.upperBound)
        if let inside = unquoted(text, row) { text = inside }
        if Self.isCallHistory(file.exhibit), let call = Self.call(text) {
            let caller = try call.isOutgoing ? sink.account(platform: .viber, [], isOwner: true) : actor
            try sink.append(
                Event(.call(call.call), at: time, by: caller, in: nil, from: place, unreadTime: row.literal))
            return sink.tally(.parsed, in: place.exhibit)
        }
        var message = Message(text: text.isEmpty ? nil : text)
        if let kind = Self.placeholders[text] {
            message = Message(attachments: [Attachment(kind)])
            remarks.note(.note, "placeholder-may-be-typed", at: place)
            if kind != .location { remarks.note(.note, "media-not-downloaded", at: place) }
        }
        if message.text == nil, message.attachments.isEmpty { remarks.note(.warning, "message-empty", at: place) }
        try sink.append(
            Event(.message(message), at: time, by: actor, in: chat, from: place, unreadTime: row.literal))
        sink.tally(.parsed, in: place.exhibit)
    }
}
