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
            if let header = WeChatTextHeader(weflow: line, in: bytes), !header.name.isEmpty {
                self = .weflow
            } else if let header = WeChatTextHeader(merged: line, before: lines, in: bytes), !header.name.isEmpty {
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
    /// Empty where the program knew no name.
    var name: String
    var time: Timestamp?
    /// The time as written.
    var clock: String
    /// From the first byte to behind the last line of the header.
    var bytes: Range<Int>

    /// `2024-05-12 20:03:10 'Mira'`, and `''` for somebody without a name.
    init?(weflow line: TextLine, in bytes: Span<UInt8>) {
        guard line.content.count >= 22, bytes[line.content.lowerBound + 4] == UInt8(ascii: "-"),
            bytes[line.content.upperBound - 1] == UInt8(ascii: "'")
        else { return nil }
        var scanner = TextScanner(line.content)
        guard let year = scanner.number(4...4, in: bytes), scanner.take("-", in: bytes),
            let month = scanner.number(2...2, in: bytes), scanner.take("-", in: bytes),
            let day = scanner.number(2...2, in: bytes), scanner.take(" ", in: bytes),
            let clock = ClockTime(&scanner, in: bytes), let second = clock.second
        else { return nil }
        self.clock = bytes.text(in: line.content.lowerBound..<scanner.place)
        guard scanner.take(" '", in: bytes), scanner.place <= line.content.upperBound - 1 else { return nil }
        name = bytes.text(in: scanner.place..<line.content.upperBound - 1)
        time = CivilTime(year: year, month: month, day: day, hour: clock.hour, minute: clock.minute, second: second)?
            .wallClock(.second, self.clock)
        self.bytes = line.bytes
    }

    /// A header whose day is told in other words: `昨天 20:03 'Mira'`.
    init?(undated line: TextLine, in bytes: Span<UInt8>) {
        guard line.content.count < 400, line.content.count > 4, bytes[line.content.upperBound - 1] == UInt8(ascii: "'"),
            let (front, rest) = bytes.text(in: line.content).parting(at: " '"), WeChatClockWords.stand(in: front)
        else { return nil }
        name = String(rest.dropLast())
        clock = front
        self.bytes = line.bytes
    }

    /// `·Mira`, below it `2026年9月5日 08:05`; a time that cannot be read is one all the same.
    ///
    /// - Parameter isWorded: whether a day in other words is one, such as `昨天 08:05`.
    init?(merged line: TextLine, before lines: LineCursor, isWorded: Bool = false, in bytes: Span<UInt8>) {
        guard bytes.hasBytes("·", at: line.content.lowerBound) else { return nil }
        var ahead = lines
        guard let below = ahead.next(in: bytes) else { return nil }
        var scanner = TextScanner(bytes.trimmingMarksAndBlanks(below.content))
        let start = scanner.place
        name = bytes.text(in: bytes.trimmingMarksAndBlanks(line.content.lowerBound + 2..<line.content.upperBound))
        clock = bytes.text(in: start..<scanner.end)
        self.bytes = line.bytes.lowerBound..<below.bytes.upperBound
        guard let year = scanner.number(4...4, in: bytes), scanner.take("年", in: bytes) else {
            guard isWorded, WeChatClockWords.stand(in: clock) else { return nil }
            return
        }
        guard let month = scanner.number(1...2, in: bytes), scanner.take("月", in: bytes),
            let day = scanner.number(1...2, in: bytes), scanner.take("日", in: bytes), scanner.blanks(in: bytes),
            let read = ClockTime(&scanner, in: bytes), scanner.isAtEnd
        else { return }
        time = CivilTime(
            year: year, month: month, day: day, hour: read.hour, minute: read.minute, second: read.second ?? 0)?
            .wallClock(read.second == nil ? .minute : .second, clock)
    }
}

/// Words that tell a time of day and leave its date to whoever reads them on the day itself.
enum WeChatClockWords {
    private static let words = [
        "昨天", "前天", "今天", "星期", "周", "礼拜", "上午", "下午", "早上", "凌晨", "中午", "晚上", "傍晚", "年", "月", "日", "一", "二", "三", "四",
        "五", "六",
        "天", "Yesterday", "AM", "PM", "am", "pm",
    ]

    /// Whether a text is nothing else, with a clock of hours and minutes in it.
    static func stand(in text: String) -> Bool {
        guard text.utf8.count < 60, let colon = text.firstIndex(of: ":"), text[..<colon].last?.isWholeNumber ?? false,
            text[colon...].dropFirst().first?.isWholeNumber ?? false
        else { return false }
        var rest = text[...]
        while let first = rest.first {
            if first.isASCII, first.isWholeNumber || " :/-.".contains(first) {
                rest = rest.dropFirst()
            } else if let word = words.first(where: rest.hasPrefix) {
                rest = rest.dropFirst(word.count)
            } else {
                return false
            }
        }
        return true
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
        /// What may be a header whose time is missing; it stays in the message above.
        case doubtful(Range<Int>, line: Int)
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
    /// Who wrote so far, in a text of messages that were passed on.
    private var names: Set<String> = []

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
                if style == .merged, names.count < 64 { names.insert(header.name) }
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
            if style == .merged, isBehindBlank, isName(line, in: bytes) {
                pending.append(.doubtful(line.content, line: line.number))
            }
            end = line.content.upperBound
        }
    }

    private func header(_ line: TextLine, in bytes: Span<UInt8>) -> WeChatTextHeader? {
        switch style {
        case .weflow:
            isBehindBlank
                ? WeChatTextHeader(weflow: line, in: bytes) ?? WeChatTextHeader(undated: line, in: bytes) : nil
        case .merged: WeChatTextHeader(merged: line, before: lines, isWorded: true, in: bytes)
        }
    }

    /// Whether a line is the first one of a header of somebody who wrote before.
    private func isName(_ line: TextLine, in bytes: Span<UInt8>) -> Bool {
        bytes.hasBytes("·", at: line.content.lowerBound)
            && names.contains(
                bytes.text(in: bytes.trimmingMarksAndBlanks(line.content.lowerBound + 2..<line.content.upperBound)))
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
