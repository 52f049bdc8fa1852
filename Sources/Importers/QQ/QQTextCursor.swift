// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Cuts the text form into talks and messages.
///
/// ```text
/// ================================================================
/// 消息对象:Mira
/// ================================================================
///
/// 2024-05-12 21:03:10 Mira(123456789)
/// hello
/// ```
/// A header has an empty line in front of it; one with a number or an address needs none.
struct QQTextCursor {
    private var lines: LineCursor
    private var pending: [QQPiece] = []
    private var open: Open?
    private var category: String?
    private var before = Before.blank
    private var hasMessages = false
    private var lost: LostRecord?
    private let encoding: TextEncoding
    /// Whether headers of names alone stand without an empty line in front: files that a person put together.
    private let isDense: Bool
    /// Whether one header alone shows that.
    private let isDoubtful: Bool

    private enum Before { case blank, separator, label, words }

    private struct Open {
        var header: QQHeader
        var start: Int
        var body: Int
        var end: Int
        var line: Int
    }

    init(_ bytes: Span<UInt8>, _ encoding: TextEncoding) {
        lines = LineCursor(in: bytes)
        self.encoding = encoding
        let (dense, airy) = Self.headers(in: bytes)
        isDense = dense > airy
        isDoubtful = isDense && dense == 1
    }

    /// The next piece; nil at the end.
    mutating func next(in bytes: Span<UInt8>) -> QQPiece? {
        while pending.isEmpty {
            guard let line = lines.next(in: bytes) else {
                close(bytes)
                break
            }
            take(line, in: bytes)
        }
        return pending.isEmpty ? nil : pending.removeFirst()
    }

    private mutating func take(_ line: TextLine, in bytes: Span<UInt8>) {
        let words = bytes.trimmingMarksAndBlanks(line.content)
        if words.isEmpty {
            before = .blank
        } else if Self.isSeparator(words, in: bytes), before == .label || Self.isLabel(behind: lines, in: bytes) {
            close(bytes)
            before = .separator
        } else if before == .separator || !hasMessages, let label = Self.label(words, in: bytes) {
            if let title = label.title { pending.append(.talk(category: category, title: title)) }
            category = label.category ?? category
            before = .label
        } else if !hasMessages, bytes.hasBytes("消息记录（", at: words.lowerBound) {
            before = .label
        } else if let header = QQHeader(words, in: bytes), before != .words || isDense || header.isSure {
            close(bytes)
            if isDoubtful, before == .words, !header.isSure {
                pending.append(.undecided(line.content, .line(line.number)))
            }
            hasMessages = true
            open = Open(
                header: header, start: line.content.lowerBound, body: line.bytes.upperBound,
                end: line.content.upperBound, line: line.number)
            before = .words
        } else if hasMessages, before != .words || isDense,
            TornFront.isDamaged(line, forms: Self.fronts, in: bytes, of: encoding)
        {
            close(bytes)
            lost = LostRecord(line)
            before = .words
        } else if lost != nil {
            lost?.take(line)
            before = .words
        } else if open != nil,
            TornFront.stands(at: line, forms: ["0000-00-00 00:00:00", "================*"], in: bytes)
        {
            pending.append(.stray(line.content, .line(line.number)))
        } else if open != nil {
            if QQHeader(words, in: bytes) != nil { pending.append(.embedded(line.content, .line(line.number))) }
            open?.end = line.content.upperBound
            before = .words
        } else {
            pending.append(.stray(line.content, .line(line.number)))
            before = .words
        }
    }

    private static let fronts: [StaticString] = ["0000-00-00 00:00:00 ", "0000-00-00 0:00:00 "]

    private mutating func close(_ bytes: Span<UInt8>) {
        if let last = lost { pending.append(.stray(last.bytes, .line(last.line))) }
        lost = nil
        guard let last = open else { return }
        open = nil
        pending.append(
            .message(
                QQMessage(
                    name: last.header.name, time: last.header.time, clock: last.header.clock,
                    text: bytes.joined(last.body..<max(last.body, last.end)), bytes: last.start..<last.end,
                    locator: .line(last.line))))
    }

    // MARK: Lines

    private static func isSeparator(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        line.count >= 16 && line.allSatisfy { bytes[$0] == UInt8(ascii: "=") }
    }

    /// Whether the next line is a label: only then a line of such signs is no message's.
    private static func isLabel(behind lines: LineCursor, in bytes: Span<UInt8>) -> Bool {
        var ahead = lines
        guard let line = ahead.next(in: bytes) else { return false }
        return label(bytes.trimmingMarksAndBlanks(line.content), in: bytes) != nil
    }

    private static func label(
        _ line: Range<Int>, in bytes: Span<UInt8>
    ) -> (category: String?, title: String?)? {
        func value() -> String {
            let rest = min(line.lowerBound + 13, line.upperBound)..<line.upperBound
            return bytes.text(in: bytes.trimmingMarksAndBlanks(rest))
        }
        if bytes.hasBytes("消息分组:", at: line.lowerBound) { return (value(), nil) }
        if bytes.hasBytes("消息对象:", at: line.lowerBound) { return (nil, value()) }
        return nil
    }

    /// How many headers of names alone have words in front of them, and how many records end in an empty line.
    ///
    /// The first header of a talk tells nothing, for its front may end in an empty line or not. Records are in order, and a
    /// clock is put back by an hour at most: what is earlier was pasted.
    private static func headers(in bytes: Span<UInt8>) -> (dense: Int, airy: Int) {
        var cursor = LineCursor(in: bytes)
        var (dense, airy) = (0, 0)
        var front = Front.talk
        var latest: Int64?
        while let line = cursor.next(in: bytes), dense + airy < 1000 {
            let words = bytes.trimmingMarksAndBlanks(line.content)
            if words.isEmpty {
                if front == .words { front = .blank }
            } else if isSeparator(words, in: bytes) || label(words, in: bytes) != nil {
                (front, latest) = (.talk, nil)
            } else if let header = QQHeader(words, in: bytes) {
                let time = header.time?.microseconds
                let isEarlier = latest.map { latest in time.map { $0 < latest - 3_600_000_000 } ?? false } ?? false
                if !header.isSure {
                    switch front {
                    case .words: if !isEarlier { dense += 1 }
                    case .blank: airy += 1
                    case .talk: break
                    }
                }
                if !isEarlier { latest = time ?? latest }
                front = .words
            } else if front != .talk || latest != nil {
                front = .words
            }
        }
        return (dense, front == .blank ? airy + 1 : airy)
    }

    /// What stands in front of a line, as far as it tells how records are set apart.
    private enum Front { case talk, blank, words }
}

/// `2024-05-12 21:03:10 Mira(123456789)`, `2019-09-23 8:43:38 PM Mira`, `2026-09-15 上午 08:00:00 Mira`.
struct QQHeader {
    var name: TencentName
    var time: Timestamp?
    var clock: String
    /// Whether a number or an address stands in it, which words that somebody typed hardly have.
    var isSure: Bool { name.number != nil || name.mail != nil }

    init?(_ line: Range<Int>, in bytes: Span<UInt8>) {
        guard line.count >= 18, line.count <= 400, bytes[line.lowerBound + 4] == UInt8(ascii: "-") else { return nil }
        var scanner = TextScanner(line)
        guard let year = scanner.number(4...4, in: bytes), scanner.take("-", in: bytes),
            let month = scanner.number(1...2, in: bytes), scanner.take("-", in: bytes),
            let day = scanner.number(1...2, in: bytes), scanner.blanks(in: bytes),
            let clock = ClockTime(&scanner, in: bytes), let second = clock.second
        else { return nil }
        self.clock = bytes.text(in: line.lowerBound..<scanner.place)
        guard scanner.blanks(in: bytes), !scanner.isAtEnd else { return nil }
        name = TencentName(bytes.text(in: scanner.rest))
        time = CivilTime(year: year, month: month, day: day, hour: clock.hour, minute: clock.minute, second: second)?
            .wallClock(.second, self.clock)
    }
}
