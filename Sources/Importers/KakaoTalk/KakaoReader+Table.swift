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
    /// record ends where the next begins.
    mutating func readTable(
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let chat = try open(bytes, file, into: &sink)
        isTable = true
        var lines = LineCursor(in: bytes)
        var record: (range: Range<Int>, line: Int)?
        var rowEnd = 0
        while let line = lines.next(in: bytes) {
            if let open = record, line.content.lowerBound < rowEnd {
                if Self.beginsRow(line.content, in: bytes) {
                    remarks.note(.warning, "embedded-header", at: file.place(line.content, .line(line.number)))
                }
                record = (open.range.lowerBound..<line.content.upperBound, open.line)
                continue
            }
            if Self.beginsRow(line.content, in: bytes) {
                if let record { try closeRow(record.range, record.line, chat, bytes, file, into: &sink) }
                record = (line.content, line.number)
                rowEnd = Self.quotedEnd(of: line.content, in: bytes) ?? 0
            } else if record != nil, TornFront.stands(at: line, forms: ["0000-00-00 00:00:00,*"], in: bytes) {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "record-incomplete", at: file.place(line.content, .line(line.number)))
            } else if let open = record {
                record = (open.range.lowerBound..<line.content.upperBound, open.line)
            } else if !line.content.isEmpty, bytes.text(in: line.content) != "Date,User,Message" {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "text-before-first-record", at: file.place(line.content, .line(line.number)))
            }
        }
        if let record { try closeRow(record.range, record.line, chat, bytes, file, into: &sink) }
    }

    private static func beginsRow(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard line.count > 20 else { return false }
        let comma = line.lowerBound + 19
        return bytes[comma] == UInt8(ascii: ",")
            && ISOTime.timestamp(bytes.text(in: line.lowerBound..<comma)) != nil
    }

    /// Longest row in quotation marks that is looked for.
    private static let reach = 1 << 16

    /// Where a row ends both of whose cells are quoted, with doubled marks inside; nil where the marks are not doubled.
    private static func quotedEnd(of line: Range<Int>, in bytes: Span<UInt8>) -> Int? {
        var place = line.lowerBound + 20
        let limit = min(bytes.count, line.lowerBound + reach)
        for isLast in [false, true] {
            guard place < limit, bytes[place] == UInt8(ascii: "\"") else { return nil }
            place += 1
            while place < limit {
                if bytes[place] != UInt8(ascii: "\"") {
                    place += 1
                } else if place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") {
                    place += 2
                } else {
                    break
                }
            }
            guard place < limit else { return nil }
            place += 1
            if isLast { return place == bytes.count || bytes[place] == 0x0A || bytes[place] == 0x0D ? place : nil }
            guard place < limit, bytes[place] == UInt8(ascii: ",") else { return nil }
            place += 1
        }
        return nil
    }

    private mutating func closeRow(
        _ range: Range<Int>, _ line: Int, _ chat: Conversation.ID, _ bytes: Span<UInt8>, _ file: TextFile,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let place = file.place(range, .line(line))
        sink.tally(.seen, in: place.exhibit)
        let time = ISOTime.timestamp(bytes.text(in: range.lowerBound..<range.lowerBound + 19))
        let rest = bytes.joined(range.lowerBound + 20..<range.upperBound)
        let mark = rest.first == "\"" ? rest.firstRange(of: "\",") : rest.firstRange(of: ",")
        guard let mark else {
            sink.tally(.unknown, in: place.exhibit)
            return remarks.note(.loss, "record-damaged", at: place)
        }
        let name = Self.unquoted(
            rest.first == "\"" ? rest[..<rest.index(after: mark.lowerBound)] : rest[..<mark.lowerBound])
        var text = rest[mark.upperBound...]
        while text.last?.isNewline == true { text.removeLast() }
        try append(Self.unquoted(text), by: name, at: time, in: chat, place, into: &sink)
        sink.tally(.parsed, in: place.exhibit)
    }

    private static func unquoted(_ text: Substring) -> String {
        (text.between("\"", "\"") ?? (text == "\"\"" ? "" : String(text))).replacing("\"\"", with: "\"")
    }
}
