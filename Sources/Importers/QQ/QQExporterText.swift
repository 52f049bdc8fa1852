// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Reads the text of QQChatExporter: a front with the talk's name, records of labelled lines, a foot that counts them.
///
/// ```text
/// Mira:
/// 时间: 2024-05-12 20:03:10
/// 内容: hello
/// ```
struct QQExporterText {
    /// A message with what stands below its words.
    struct Record {
        var message: QQMessage
        /// Files by the program's word for their kind, and their names.
        var files: [(kind: String, name: String)] = []
        /// The words that it answers.
        var quoted: String?
    }

    private(set) var title: String?
    /// The program's word for the kind of talk.
    private(set) var category: String?
    private(set) var records: [Record] = []
    /// Records that the foot counts; nil where the file ends before it.
    private(set) var announced: Int?
    /// Lines that belong to nothing, with their numbers.
    private(set) var stray: [(Range<Int>, Int)] = []
    /// Where a header of an earlier time was typed or pasted.
    private(set) var pasted: [(Range<Int>, Int)] = []

    private struct Open {
        var name: String
        var clock: String
        var time: Timestamp?
        var bytes: Range<Int>
        var line: Int
        var body: [String] = []

        /// Adds a line; an empty one may be what stands between two records.
        mutating func append(_ line: TextLine, in source: Span<UInt8>) {
            body.append(source.text(in: line.content))
            if !line.content.isEmpty { bytes = bytes.lowerBound..<line.content.upperBound }
        }
    }

    private static let hour: Int64 = 3_600_000_000

    init(_ bytes: Span<UInt8>) {
        var lines = LineCursor(in: bytes)
        var open: Open?
        var isBehindBlank = true
        var isFoot = false
        var latest: Int64?
        while let line = lines.next(in: bytes) {
            defer { isBehindBlank = line.content.isEmpty }
            if isFoot {
                if let told = bytes.text(in: line.content).between("总计导出 ", " 条消息") { announced = Int(told) }
            } else if Self.beginsFoot(line, before: lines, in: bytes) {
                isFoot = true
            } else if isBehindBlank, let (clock, end) = Self.header(line, before: lines, in: bytes) {
                let time = ClockText.read(clock, unzoned: .unknown)
                let name = bytes.text(in: line.content.lowerBound..<line.content.upperBound - 1)
                if open != nil, let latest, let now = time?.microseconds, now < latest - Self.hour {
                    // The program writes by time: what is earlier was typed.
                    pasted.append((line.content, line.number))
                    open?.append(line, in: bytes)
                    continue
                }
                if let last = open { close(last) }
                latest = time?.microseconds ?? latest
                open = Open(
                    name: name, clock: clock, time: time, bytes: line.content.lowerBound..<end, line: line.number)
                while lines.offset < end { _ = lines.next(in: bytes) }
            } else if open != nil {
                open?.append(line, in: bytes)
            } else {
                noteFront(bytes.text(in: line.content), line)
            }
        }
        if let last = open { close(last) }
        cutTitles()
    }

    /// Takes away what a group calls somebody in front of the name: `[群主] Mira`.
    ///
    /// One person has one such title in one file: where the name stands with another title or bare, they are two people.
    private mutating func cutTitles() {
        guard category?.hasPrefix("群") ?? false else { return }
        var written: [String: Set<String>] = [:]
        for record in records {
            let nick = record.message.name.nick
            written[Self.untitled(nick), default: []].insert(nick)
        }
        for index in records.indices {
            let plain = Self.untitled(records[index].message.name.nick)
            if written[plain]?.count == 1 { records[index].message.name.nick = plain }
        }
    }

    private static func untitled(_ nick: String) -> String {
        guard let (title, name) = nick.between("[", "").flatMap({ $0.parting(at: "] ") }), !title.isEmpty,
            !title.contains("]"), !name.trimmed.isEmpty
        else { return nick }
        return name.trimmed
    }

    /// Whether a text begins as the program's.
    static func begins(_ bytes: Span<UInt8>) -> Bool {
        let front = TextScanner(0..<min(bytes.count, 1024))
        let isMarked = bytes.hasBytes("[QQChatExporter V", at: 0) || bytes.hasBytes("\u{FEFF}[QQChatExporter V", at: 0)
        return isMarked && front.find("QQ聊天记录导出文件", in: bytes) != nil
    }

    /// `NAME:`, below it `时间: 2024-05-12 20:03:10`.
    private static func header(
        _ line: TextLine, before lines: LineCursor, in bytes: Span<UInt8>
    ) -> (clock: String, end: Int)? {
        guard line.content.count > 1, bytes[line.content.upperBound - 1] == UInt8(ascii: ":") else { return nil }
        var ahead = lines
        guard let below = ahead.next(in: bytes), bytes.hasBytes("时间: ", at: below.content.lowerBound) else {
            return nil
        }
        return (bytes.text(in: below.content.lowerBound + 8..<below.content.upperBound), below.bytes.upperBound)
    }

    /// A line of equal signs above `导出完成`.
    private static func beginsFoot(_ line: TextLine, before lines: LineCursor, in bytes: Span<UInt8>) -> Bool {
        guard isRule(line.content, in: bytes) else { return false }
        var ahead = lines
        guard let words = ahead.next(in: bytes), let rule = ahead.next(in: bytes) else { return false }
        return bytes.text(in: bytes.trimmingMarksAndBlanks(words.content)) == "导出完成" && isRule(rule.content, in: bytes)
    }

    private static func isRule(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        line.count >= 40 && line.allSatisfy { bytes[$0] == UInt8(ascii: "=") }
    }

    private mutating func noteFront(_ words: String, _ line: TextLine) {
        let known = ["[", "=", "参与人数: ", "导出时间: ", "消息总数: ", "时间范围: "]
        if let name = words.between("聊天名称: ", "") {
            title = name
        } else if let kind = words.between("聊天类型: ", "") {
            category = kind
        } else if !words.trimmed.isEmpty, words.trimmed != "QQ聊天记录导出文件", !known.contains(where: words.hasPrefix) {
            stray.append((line.content, line.number))
        }
    }

    private mutating func close(_ open: Open) {
        var record = Record(
            message: QQMessage(
                name: TencentName(open.name), time: open.time, clock: open.clock, text: "", bytes: open.bytes,
                locator: .line(open.line)))
        var body = open.body[...]
        while body.last?.isEmpty == true { body.removeLast() }
        // With numbers switched on, that of the next record stands above its sender.
        if body.last == "[\(records.count + 2)]" { body.removeLast() }
        while body.last?.isEmpty == true { body.removeLast() }
        if let type = body.first, type.hasPrefix("类型: ") { body.removeFirst() }
        if let answered = body.lastIndex(where: { $0.hasPrefix("回复: ") && $0.contains(" - ") }) {
            record.quoted = body[answered...].joined(separator: "\n").parting(at: " - ")?.1
            body = body[..<answered]
        }
        // Who is spoken to stands in the words as well.
        if let last = body.last, last.hasPrefix("提及: ") { body.removeLast() }
        if let start = body.lastIndex(where: { $0.between("资源: ", " 个文件").flatMap { Int($0) } != nil }) {
            let told = body[body.index(after: start)...].compactMap { line in
                line.between("  - ", "").flatMap { $0.parting(at: ": ") }
            }
            if told.count == body.distance(from: start, to: body.endIndex) - 1 {
                record.files = told.map { (kind: $0.0, name: $0.1) }
                body = body[..<start]
            }
        }
        let text = body.joined(separator: "\n")
        var words = text.hasPrefix("内容: ") ? String(text.dropFirst(4)) : text
        // The answered words stand below; this stands for them.
        if record.quoted != nil, let rest = words.between("[回复消息]", "") {
            words = rest.first?.isNewline == true ? String(rest.dropFirst()) : rest
        } else if words == "[回复消息]" {
            words = ""
        }
        let isStock =
            ["[系统消息]", "[无文本内容]"].contains(words)
            || !record.files.isEmpty && words.hasPrefix("[") && words.hasSuffix("消息]") && !words.contains("\n")
        record.message.text = isStock ? "" : words == "[表情消息]" ? "[表情]" : words
        records.append(record)
    }
}
