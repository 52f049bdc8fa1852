// SPDX-License-Identifier: Apache-2.0

import Formats

/// Where the messages of a plain text begin and end.
struct DCETextOutline {
    /// One message.
    struct Record {
        var date: DCEDate
        var author: String
        var line: Int
        /// From its first line to the next message.
        var bytes: Range<Int>
        /// Behind its first line.
        var body: Range<Int>
    }

    private(set) var records: [Record] = []
    private(set) var front = DCEChannel.Front()
    /// Messages that the footer counts.
    private(set) var announced: Int?
    /// Whether the program counted the messages in the front, as old versions did instead of in a footer.
    private(set) var isCountedInFront = false

    init(_ bytes: Span<UInt8>) {
        var cursor = LineCursor(in: bytes)
        var isBehindBlank = false
        var rules = 0
        while let line = cursor.next(in: bytes) {
            defer { isBehindBlank = line.content.isEmpty || DCEForm.isRule(line.content, in: bytes) }
            if DCEForm.isRule(line.content, in: bytes) {
                rules += 1
                close(at: line.bytes.lowerBound)
                continue
            }
            if rules == 1 { noteFront(bytes.text(in: line.content)) }
            if isBehindBlank, let (date, author) = Self.header(line.content, in: bytes) {
                close(at: line.bytes.lowerBound)
                records.append(
                    Record(
                        date: date, author: author, line: line.number, bytes: line.bytes.lowerBound..<bytes.count,
                        body: line.bytes.upperBound..<bytes.count))
            } else if bytes.hasBytes("Exported ", at: line.content.lowerBound), isBehindBlank, rules > 2 {
                announced = announced ?? DCEChannel.count(in: bytes.text(in: line.content))
            }
        }
    }

    private mutating func close(at end: Int) {
        guard let last = records.last, last.bytes.upperBound > end else { return }
        records[records.count - 1].bytes = last.bytes.lowerBound..<end
        records[records.count - 1].body = min(last.body.lowerBound, end)..<end
    }

    private mutating func noteFront(_ line: String) {
        if line.hasPrefix("Messages: ") { isCountedInFront = true }
        if let guild = line.between("Guild: ", "") { front.guild = guild }
        if let channel = line.between("Channel: ", "") { front.take(channel: channel) }
    }

    /// `[02/01/2024 03:04] ada_t (pinned)`.
    private static func header(_ line: Range<Int>, in bytes: Span<UInt8>) -> (DCEDate, String)? {
        guard line.count > 8, bytes[line.lowerBound] == UInt8(ascii: "[") else { return nil }
        let scanner = TextScanner(line)
        guard let end = scanner.find("] ", in: bytes), end - line.lowerBound < 64,
            let date = DCEDate(bytes.text(in: line.lowerBound + 1..<end))
        else { return nil }
        var author = bytes.text(in: end + 2..<line.upperBound)
        if author.hasSuffix(" (pinned)") { author = String(author.dropLast(9)) }
        return author.isEmpty ? nil : (date, author)
    }
}

/// The parts of a message in plain text.
struct DCETextParts {
    private(set) var content = ""
    private(set) var attachments: [String] = []
    private(set) var stickers: [String] = []
    private(set) var embeds: [String] = []
    private(set) var forwarded: String?
    /// When the message that was passed on was first sent, as written.
    private(set) var firstSent: String?
    private(set) var reactions: [DCEReaction] = []

    init(_ body: String) {
        var part = ""
        var lines: [Substring] = []
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            if Self.parts.contains(line) {
                take(part, lines)
                (part, lines) = (String(line), [])
            } else {
                lines.append(line)
            }
        }
        take(part, lines)
    }

    private static let parts: Set<Substring> = [
        "{Attachments}", "{Embed}", "{Stickers}", "{Reactions}", "{Forwarded Message}",
    ]

    private mutating func take(_ part: String, _ lines: [Substring]) {
        var lines = lines
        while lines.last?.isEmpty == true { lines.removeLast() }
        let filled = lines.filter { !$0.isEmpty }.map { String($0) }
        switch part {
        case "": content = lines.joined(separator: "\n")
        case "{Attachments}": attachments += filled
        case "{Stickers}": stickers += filled
        case "{Embed}": if !filled.isEmpty { embeds.append(filled.joined(separator: " — ")) }
        case "{Forwarded Message}":
            forwarded = filled.filter { !$0.hasPrefix("Originally sent: ") }.joined(separator: "\n")
            firstSent = filled.lazy.compactMap { $0.between("Originally sent: ", "") }.first
        default: reactions += filled.flatMap(Self.reactions)
        }
    }

    /// `👍 (2) ❤️ pepe`: names of signs, and behind them how many, where there are several.
    private static func reactions(_ line: String) -> [DCEReaction] {
        var found: [DCEReaction] = []
        for word in line.split(separator: " ") {
            if let count = word.between("(", ")").flatMap({ Int64($0) }), let last = found.popLast() {
                found.append(DCEReaction(symbol: last.symbol, count: count))
            } else {
                found.append(DCEReaction(symbol: String(word), count: 1))
            }
        }
        return found
    }
}
