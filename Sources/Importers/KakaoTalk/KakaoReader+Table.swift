// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Tables of three columns: date, user, message.
extension KakaoReader {
    /// Reads a table.
    ///
    /// A row that is quoted as tables are ends where its last cell does. Old clients did not double quotation marks: there a
    /// record ends where the next begins. Computers write rows without clock and user for messages that were deleted and for
    /// lines of the app: `,,The message has been deleted.`
    mutating func readTable(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let chat = try open(bytes, file, into: &sink)
        isTable = true
        var lines = LineCursor(in: bytes)
        var row: KakaoRow?
        // Between which rows those without a clock stand.
        var (above, below) = (Timestamp?.none, (start: 0, time: Timestamp?.none))
        while let line = lines.next(in: bytes) {
            let start = line.content.lowerBound
            if let open = row, start < open.end ?? 0 {
                if Self.beginsRow(line.content, in: bytes) {
                    remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
                }
                row?.bytes = open.bytes.lowerBound..<line.content.upperBound
                continue
            }
            if Self.beginsRow(line.content, in: bytes) {
                if let row { try close(row, chat, bytes, file, into: &sink) }
                let time = ISOTime.timestamp(bytes.text(in: start..<start + 19))
                row = KakaoRow(line, cells: start + 20, time: time, end: Self.end(of: line.content, in: bytes))
                above = time
            } else if let cells = Self.clockless(line.content, in: bytes), row.map({ $0.isClosed(in: bytes) }) ?? true {
                if let row { try close(row, chat, bytes, file, into: &sink) }
                if below.start <= start { below = Self.nextClock(behind: lines, in: bytes) }
                row = KakaoRow(
                    line, cells: cells, time: Self.interval(from: above, to: below.time),
                    end: Self.end(ofCell: cells, of: line.content, in: bytes), hasUser: false)
            } else if row != nil, TornFront.stands(at: line, forms: ["0000-00-00 00:00:00,*"], in: bytes) {
                lose(line, "record-incomplete", in: file, into: &sink)
            } else if row?.end != nil {
                // Behind a row that is closed nothing goes on with it.
                if !line.content.isEmpty, !Self.isHeader(line, in: bytes) {
                    lose(line, "record-not-understood", in: file, into: &sink)
                }
            } else if let open = row {
                row?.bytes = open.bytes.lowerBound..<line.content.upperBound
            } else if !line.content.isEmpty, !Self.isHeader(line, in: bytes) {
                lose(line, "text-before-first-record", in: file, into: &sink)
            }
        }
        if let row { try close(row, chat, bytes, file, into: &sink) }
    }

    private mutating func lose(
        _ line: TextLine, _ code: String, in file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) {
        sink.tally(.seen, in: file.exhibit.number)
        sink.tally(.unknown, in: file.exhibit.number)
        remarks.note(.loss, code, at: file.place(line.content, .line(line.number)))
    }

    private static func isHeader(_ line: TextLine, in bytes: Span<UInt8>) -> Bool {
        bytes.text(in: bytes.trimmingMarksAndBlanks(line.content)) == "Date,User,Message"
    }

    /// Where the text begins of a row whose first two cells are empty; nil for another line.
    private static func clockless(_ line: Range<Int>, in bytes: Span<UInt8>) -> Int? {
        var scanner = TextScanner(line)
        for _ in 0..<2 {
            _ = scanner.take("\"\"", in: bytes)
            guard scanner.take(",", in: bytes) else { return nil }
        }
        return scanner.isAtEnd ? nil : scanner.place
    }

    /// Where the next row with a clock begins, and its time.
    private static func nextClock(behind lines: LineCursor, in bytes: Span<UInt8>) -> (start: Int, time: Timestamp?) {
        var ahead = lines
        while let line = ahead.next(in: bytes) {
            guard beginsRow(line.content, in: bytes) else { continue }
            let start = line.content.lowerBound
            return (start, ISOTime.timestamp(bytes.text(in: start..<start + 19)))
        }
        return (bytes.count, nil)
    }

    /// Some time between two rows; nil where one of them is missing or they go back.
    private static func interval(from above: Timestamp?, to below: Timestamp?) -> Timestamp? {
        guard var time = above, let below, below.microseconds >= time.microseconds else { return nil }
        time.latest = below.microseconds + below.precision.microseconds - 1
        time.literal = ""
        return time
    }

    private static func beginsRow(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard line.count > 20 else { return false }
        let comma = line.lowerBound + 19
        return bytes[comma] == UInt8(ascii: ",")
            && ISOTime.timestamp(bytes.text(in: line.lowerBound..<comma)) != nil
    }

    /// Longest row in quotation marks that is looked for.
    private static let reach = 1 << 16

    /// Where a row ends that is quoted as tables are; nil where marks are not doubled, or the last cell has none.
    private static func end(of line: Range<Int>, in bytes: Span<UInt8>) -> Int? {
        var place = line.lowerBound + 20
        if place < line.upperBound, bytes[place] == UInt8(ascii: "\"") {
            guard let behind = quotedEnd(from: place, in: bytes), behind < bytes.count else { return nil }
            place = behind
        } else {
            place = min(bytes.firstIndex(of: UInt8(ascii: ","), from: place), line.upperBound)
        }
        guard place < bytes.count, bytes[place] == UInt8(ascii: ",") else { return nil }
        return end(ofCell: place + 1, of: line, in: bytes)
    }

    /// Where a row ends whose last cell begins at a place.
    private static func end(ofCell place: Int, of line: Range<Int>, in bytes: Span<UInt8>) -> Int? {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
        guard let end = quotedEnd(from: place, in: bytes) else { return nil }
        return end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D ? end : nil
    }

    /// Behind the mark that closes a cell; marks inside are doubled.
    private static func quotedEnd(from start: Int, in bytes: Span<UInt8>) -> Int? {
        let limit = min(bytes.count, start + reach)
        var place = start + 1
        while place < limit {
            if bytes[place] != UInt8(ascii: "\"") {
                place += 1
            } else if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") {
                place += 2
            } else {
                return place + 1
            }
        }
        return nil
    }

    private mutating func close(
        _ row: KakaoRow, _ chat: Conversation.ID, _ bytes: Span<UInt8>, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let place = file.place(row.bytes, .line(row.line))
        sink.tally(.seen, in: place.exhibit)
        let rest = bytes.joined(row.cells..<max(row.cells, row.bytes.upperBound))
        var (name, text) = (String?.none, rest[...])
        if row.hasUser {
            let mark = rest.first == "\"" ? rest.firstRange(of: "\",") : rest.firstRange(of: ",")
            guard let mark else {
                sink.tally(.unknown, in: place.exhibit)
                return remarks.note(.loss, "record-damaged", at: place)
            }
            name = Self.unquoted(
                rest.first == "\"" ? rest[..<rest.index(after: mark.lowerBound)] : rest[..<mark.lowerBound])
            text = rest[mark.upperBound...]
        }
        while text.last?.isNewline == true { text.removeLast() }
        try append(Self.unquoted(text), by: name, at: row.time, in: chat, place, into: &sink)
        sink.tally(.parsed, in: place.exhibit)
    }

    private static func unquoted(_ text: Substring) -> String {
        (text.between("\"", "\"") ?? (text == "\"\"" ? "" : String(text))).replacing("\"\"", with: "\"")
    }
}

/// A row whose last line has not been met.
private struct KakaoRow {
    var bytes: Range<Int>
    let line: Int
    /// Where the cells behind the clock begin.
    let cells: Int
    let time: Timestamp?
    /// Where it ends, where its marks tell.
    let end: Int?
    let hasUser: Bool

    init(_ line: TextLine, cells: Int, time: Timestamp?, end: Int?, hasUser: Bool = true) {
        bytes = line.content
        self.line = line.number
        self.cells = cells
        self.time = time
        self.end = end
        self.hasUser = hasUser
    }

    /// Whether its text may end here: it is not quoted, or its last line ends with the mark.
    func isClosed(in bytes: Span<UInt8>) -> Bool {
        if end != nil { return true }
        let text = TextScanner(cells..<max(cells, self.bytes.upperBound))
        // The text of an open quotation goes on.
        let isBare = text.rest.first.map { bytes[$0] != UInt8(ascii: "\"") } ?? true
        let isQuoted = hasUser ? text.find(",\"", in: bytes) != nil : !isBare
        return !isQuoted || text.rest.last.map { bytes[$0] == UInt8(ascii: "\"") } ?? true
    }
}
