// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Walks over `chat.md`, the Markdown that WhatsApp Web writes beside `chat.txt`: it alone tells which messages are answers.
///
/// ```text
/// # WhatsApp Chat Export: Kit Bell
/// ## May 3, 2026
///
/// [10:01 PM] **Kit Bell:**
/// > _You: hello_
/// thank you
/// ```
/// Records stand an empty line apart; a line of the app has low lines around it and no sender.
struct WebPage {
    /// A record.
    struct Record {
        /// To the minute; nil where no day stands above.
        var time: Timestamp?
        /// Nil for a line of the app.
        var name: String?
        /// What it answers, behind the name of whoever said that.
        var quoted: String?
        /// The record, and in it the text without the quotation.
        var bytes: Range<Int>
        var body: Range<Int>
        var firstLineEnd: Int
        var line: Int
    }

    /// The chat's name.
    private(set) var title: String?
    /// Whether the page says that earlier messages may be missing.
    private(set) var startsLate = false
    private var lines: LineCursor
    private var day: (year: Int, month: Int, day: Int, literal: String)?
    private var open: Record?
    private var isBehindBlank = true
    /// Lines that belong to no record.
    private(set) var strays: [TextLine] = []

    init(_ bytes: Span<UInt8>) {
        lines = LineCursor(in: bytes)
    }

    /// Whether a file begins as such a page does.
    static func begins(_ head: Span<UInt8>) -> Bool {
        let start = head.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
        return head.hasBytes("# WhatsApp Chat Export: ", at: start)
    }

    /// The next record; nil at the end.
    mutating func next(in bytes: Span<UInt8>) -> Record? {
        while let line = lines.next(in: bytes) {
            defer { isBehindBlank = line.content.isEmpty }
            if isBehindBlank, let found = record(line, in: bytes) {
                defer { open = found }
                if let last = open { return last }
                continue
            }
            if isBehindBlank, let found = Self.day(line.content, in: bytes) {
                day = found
                defer { open = nil }
                if let last = open { return last }
                continue
            }
            if open != nil { take(line, in: bytes) } else { takeHead(line, in: bytes) }
        }
        defer { open = nil }
        return open
    }

    /// Adds a line to the record that is open; the first ones may be what it answers.
    private mutating func take(_ line: TextLine, in bytes: Span<UInt8>) {
        guard var record = open, !line.content.isEmpty else { return }
        let isFirst = record.body.isEmpty
        if isFirst, record.name != nil, bytes.hasBytes("> ", at: line.content.lowerBound) {
            var words = bytes.text(in: line.content.lowerBound + 2..<line.content.upperBound)
            if let inside = words.between("_", "_") { words = inside }
            record.quoted = record.quoted.map { $0 + "\n" + words } ?? words
            record.body = line.content.upperBound..<line.content.upperBound
        } else {
            record.body = (isFirst ? line.content.lowerBound : record.body.lowerBound)..<line.content.upperBound
            if isFirst { record.firstLineEnd = line.content.upperBound }
        }
        record.bytes = record.bytes.lowerBound..<line.content.upperBound
        open = record
    }

    private mutating func takeHead(_ line: TextLine, in bytes: Span<UInt8>) {
        let text = bytes.text(in: line.content)
        if title == nil, let name = text.between("# WhatsApp Chat Export: ", "") {
            title = name
        } else if text == "_Some earlier messages may not be available._" {
            startsLate = true
        } else if !text.isEmpty, text != "---", !text.hasPrefix("Export date: ") {
            strays.append(line)
        }
    }

    /// `## May 3, 2026`.
    private static func day(
        _ line: Range<Int>, in bytes: Span<UInt8>
    ) -> (year: Int, month: Int, day: Int, literal: String)? {
        var scanner = TextScanner(line)
        guard scanner.take("## ", in: bytes) else { return nil }
        let start = scanner.place
        guard let month = scanner.word(in: bytes).flatMap(EnglishCalendar.month), scanner.blanks(in: bytes),
            let day = scanner.number(1...2, in: bytes), scanner.take(", ", in: bytes),
            let year = scanner.number(4...4, in: bytes), scanner.isAtEnd
        else { return nil }
        return (year, month, day, bytes.text(in: start..<line.upperBound))
    }

    /// `[10:00 PM] **You:** hello`, `[9:58 PM] __words of the app__`.
    private func record(_ line: TextLine, in bytes: Span<UInt8>) -> Record? {
        var scanner = TextScanner(line.content)
        guard scanner.take("[", in: bytes) else { return nil }
        let start = scanner.place
        guard let hour = scanner.number(1...2, in: bytes), (1...12).contains(hour), scanner.take(":", in: bytes),
            let minute = scanner.number(2...2, in: bytes), scanner.blanks(in: bytes),
            let half = scanner.take(oneOf: ["AM", "PM"], in: bytes)
        else { return nil }
        let clock = bytes.text(in: start..<scanner.place)
        guard scanner.take("] ", in: bytes) else { return nil }
        let time = day.flatMap { day in
            CivilTime(
                year: day.year, month: day.month, day: day.day, hour: hour % 12 + (half == 1 ? 12 : 0), minute: minute,
                second: 0
            )?.wallClock(.minute, "\(day.literal) \(clock)")
        }
        var record = Record(
            time: time, bytes: line.content, body: scanner.rest, firstLineEnd: line.content.upperBound,
            line: line.number)
        guard scanner.take("**", in: bytes) else {
            guard scanner.take("__", in: bytes), let end = scanner.find("__", in: bytes) else { return nil }
            record.body = scanner.place..<end
            record.firstLineEnd = end
            return record
        }
        guard let end = scanner.find(":**", in: bytes), end > scanner.place else { return nil }
        record.name = bytes.text(in: scanner.place..<end)
        scanner.place = end + 3
        _ = scanner.take(" ", in: bytes)
        record.body = scanner.rest
        return record
    }
}
