// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// The two texts in which chats of WeChat are met, and how a message begins in each.
enum WeChatTextStyle {
    /// WeFlow's: `2024-05-12 20:03:10 'Mira'`, behind an empty line.
    case weflow
    /// WeChat's own, of messages that were passed on together: `·Mira`, below it `2026年9月5日 08:05`.
    case merged

    /// Looks at the first lines of a text.
    init?(_ bytes: Span<UInt8>) {
        var lines = LineCursor(in: bytes)
        while let line = lines.next(in: bytes) {
            if line.content.isEmpty { continue }
            if WeChatTextHeader(weflow: line, in: bytes) != nil {
                self = .weflow
            } else if WeChatTextHeader(merged: line, before: lines, in: bytes) != nil {
                self = .merged
            } else {
                return nil
            }
            return
        }
        return nil
    }
}

/// Who wrote a message, and when.
struct WeChatTextHeader {
    var name: String
    var time: Timestamp?
    /// The time as written.
    var clock: String
    /// From the first byte to behind the last line of the header.
    var bytes: Range<Int>

    /// `2024-05-12 20:03:10 'Mira'`.
    init?(weflow line: TextLine, in bytes: Span<UInt8>) {
        guard line.content.count > 22, bytes[line.content.lowerBound + 4] == UInt8(ascii: "-"),
            bytes[line.content.upperBound - 1] == UInt8(ascii: "'")
        else { return nil }
        var scanner = TextScanner(line.content)
        guard let year = scanner.number(4...4, in: bytes), scanner.take("-", in: bytes),
            let month = scanner.number(2...2, in: bytes), scanner.take("-", in: bytes),
            let day = scanner.number(2...2, in: bytes), scanner.take(" ", in: bytes),
            let clock = ClockTime(&scanner, in: bytes), let second = clock.second
        else { return nil }
        self.clock = bytes.text(in: line.content.lowerBound..<scanner.place)
        guard scanner.take(" '", in: bytes), scanner.place < line.content.upperBound - 1 else { return nil }
        name = bytes.text(in: scanner.place..<line.content.upperBound - 1)
        time = CivilTime(year: year, month: month, day: day, hour: clock.hour, minute: clock.minute, second: second)?
            .wallClock(.second, self.clock)
        self.bytes = line.bytes
    }

    /// `·Mira`, below it `2026年9月5日 08:05`; a time that cannot be read is one all the same.
    init?(merged line: TextLine, before lines: LineCursor, in bytes: Span<UInt8>) {
        guard bytes.hasBytes("·", at: line.content.lowerBound), line.content.count > 2 else { return nil }
        var ahead = lines
        guard let below = ahead.next(in: bytes) else { return nil }
        var scanner = TextScanner(bytes.trimmingMarksAndBlanks(below.content))
        let start = scanner.place
        guard let year = scanner.number(4...4, in: bytes), scanner.take("年", in: bytes) else { return nil }
        name = bytes.text(in: bytes.trimmingMarksAndBlanks(line.content.lowerBound + 2..<line.content.upperBound))
        if name.isEmpty { return nil }
        clock = bytes.text(in: start..<scanner.end)
        self.bytes = line.bytes.lowerBound..<below.bytes.upperBound
        guard let month = scanner.number(1...2, in: bytes), scanner.take("月", in: bytes),
            let day = scanner.number(1...2, in: bytes), scanner.take("日", in: bytes), scanner.blanks(in: bytes),
            let read = ClockTime(&scanner, in: bytes), scanner.isAtEnd
        else { return }
        time = CivilTime(
            year: year, month: month, day: day, hour: read.hour, minute: read.minute, second: read.second ?? 0)?
            .wallClock(read.second == nil ? .minute : .second, clock)
    }
}

/// Cuts a text of WeChat into its messages.
struct WeChatTextCursor {
    /// A message, or what is none.
    enum Piece {
        case message(WeChatTextHeader, body: Range<Int>, bytes: Range<Int>, line: Int)
        case stray(Range<Int>, line: Int)
        /// A header of an earlier time, which somebody typed or pasted.
        case pasted(Range<Int>, line: Int)
    }

    private let style: WeChatTextStyle
    private let encoding: TextEncoding
    private var lines: LineCursor
    private var open: (header: WeChatTextHeader, line: Int)?
    private var end = 0
    private var isBehindBlank = true
    private var latest: Int64?
    private var lost: LostRecord?
    private var pending: [Piece] = []

    init(_ style: WeChatTextStyle, _ bytes: Span<UInt8>, _ encoding: TextEncoding) {
        self.style = style
        self.encoding = encoding
        lines = LineCursor(in: bytes)
    }

    /// The next piece; nil at the end.
    mutating func next(in bytes: Span<UInt8>) -> Piece? {
        while pending.isEmpty {
            guard let line = lines.next(in: bytes) else {
                close()
                break
            }
            take(line, in: bytes)
        }
        return pending.isEmpty ? nil : pending.removeFirst()
    }

    private static let hour: Int64 = 3_600_000_000

    private mutating func take(_ line: TextLine, in bytes: Span<UInt8>) {
        defer { isBehindBlank = line.content.isEmpty }
        if let header = header(line, in: bytes) {
            // The programs write by time, and a clock is put back by an hour at most.
            if let latest, let time = header.time?.microseconds, time < latest - Self.hour, open != nil {
                pending.append(.pasted(header.bytes, line: line.number))
            } else {
                close()
                open = (header, line.number)
                latest = header.time?.microseconds ?? latest
            }
            while lines.offset < header.bytes.upperBound { _ = lines.next(in: bytes) }
            end = header.bytes.upperBound
        } else if style == .weflow, isBehindBlank,
            TornFront.isDamaged(line, forms: ["0000-00-00 00:00:00 '"], in: bytes, of: encoding)
        {
            close()
            lost = LostRecord(line)
        } else if lost != nil {
            lost?.take(line)
        } else if line.content.isEmpty {
            return
        } else if open == nil
            || style == .weflow && TornFront.stands(at: line, forms: ["0000-00-00 00:00:00 '*"], in: bytes)
        {
            pending.append(.stray(line.content, line: line.number))
        } else {
            end = line.content.upperBound
        }
    }

    private func header(_ line: TextLine, in bytes: Span<UInt8>) -> WeChatTextHeader? {
        switch style {
        case .weflow: isBehindBlank ? WeChatTextHeader(weflow: line, in: bytes) : nil
        case .merged: WeChatTextHeader(merged: line, before: lines, in: bytes)
        }
    }

    private mutating func close() {
        if let lost { pending.append(.stray(lost.bytes, line: lost.line)) }
        lost = nil
        guard let (header, line) = open else { return }
        open = nil
        let body = header.bytes.upperBound..<max(header.bytes.upperBound, end)
        pending.append(
            .message(header, body: body, bytes: header.bytes.lowerBound..<body.upperBound, line: line))
    }
}
