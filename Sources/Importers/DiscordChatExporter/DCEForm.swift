// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats

/// The program's four forms, the one that tells most first.
enum DCEForm: Int, Comparable {
    case json, html, csv, text

    /// The word for it among the forms of one export.
    var word: String {
        switch self {
        case .json: "json"
        case .html: "page"
        case .csv: "table"
        case .text: "text"
        }
    }

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Judges by the first bytes.
    init?(_ head: [UInt8], name: Substring) {
        let text = DecodedText(head.span)
        let form = text.withUTF8(of: head.span) { DCEForm($0, name: name) }
        guard let form else { return nil }
        self = form
    }

    /// Judges by the text's beginning.
    init?(_ bytes: Span<UInt8>, name: Substring) {
        var scanner = TextScanner(0..<bytes.count)
        while !scanner.isAtEnd, bytes[scanner.place] <= 0x20 || scanner.blanks(in: bytes) {
            if !scanner.isAtEnd, bytes[scanner.place] <= 0x20 { scanner.place += 1 }
        }
        guard !scanner.isAtEnd else { return nil }
        switch bytes[scanner.place] {
        case UInt8(ascii: "{"): if Self.isJSON(bytes, at: scanner.place) { self = .json } else { return nil }
        case UInt8(ascii: "<"): if Self.isHTML(bytes) { self = .html } else { return nil }
        case UInt8(ascii: "="): if Self.isText(bytes) { self = .text } else { return nil }
        default: if Self.columns(in: bytes) != nil { self = .csv } else { return nil }
        }
    }

    private static func isJSON(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        var cursor = JSONCursor(at: start, maximumDepth: 64)
        var signs: Set<String> = []
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                let name = key.text(in: bytes)
                let kind = try cursor.kind(in: bytes)
                switch (name, kind) {
                case ("guild", .object), ("channel", .object):
                    guard try cursor.soundElement(in: bytes)["id"] != nil else { return false }
                    signs.insert(name)
                case ("messages", .array):
                    if signs.isSuperset(of: ["guild", "channel"]) { return true }
                    try cursor.passValue(in: bytes)
                default: try cursor.passValue(in: bytes)
                }
            }
        } catch { return signs.isSuperset(of: ["guild", "channel"]) }
        return signs.isSuperset(of: ["guild", "channel"])
    }

    private static func isHTML(_ bytes: Span<UInt8>) -> Bool {
        let head = TextScanner(0..<min(bytes.count, 262_144))
        return head.find("chatlog__message", in: bytes) != nil
            && (head.find("preamble", in: bytes) != nil || head.find("class=\"chatlog\"", in: bytes) != nil
                || head.find("class=chatlog", in: bytes) != nil)
    }

    private static func isText(_ bytes: Span<UInt8>) -> Bool {
        let lines = LineCursor.first(4, in: bytes).filter { !$0.content.isEmpty }
        guard lines.count >= 3, isRule(lines[0].content, in: bytes) else { return false }
        return bytes.hasBytes("Guild: ", at: lines[1].content.lowerBound)
            && bytes.hasBytes("Channel: ", at: lines[2].content.lowerBound)
    }

    /// A line of at least forty equals signs.
    static func isRule(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        line.count >= 40 && line.allSatisfy { bytes[$0] == UInt8(ascii: "=") }
    }

    /// The columns of a table, by name, with their separator; nil for another table.
    static func columns(in bytes: Span<UInt8>) -> (places: [String: Int], separator: UInt8)? {
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";")] {
            let head = bytes.extracting(0..<min(bytes.count, 512))
            var cursor = CSVCursor(in: head, separator: separator)
            guard let header = cursor.next(in: head)?.values(in: head) else { return nil }
            var places: [String: Int] = [:]
            for (index, field) in header.enumerated() where !field.isEmpty { places[field] = index }
            let known: Set<String> = ["AuthorID", "Author", "Date", "Content", "Attachments", "Reactions"]
            if Set(places.keys).isSubset(of: known), places.keys.contains("Author"), places.keys.contains("Date"),
                places.keys.contains("Content"), places.keys.contains("Attachments")
            {
                return (places, separator)
            }
        }
        return nil
    }

    /// Whether a file's name is that of a form whose times are instants.
    static func tellsInstants(_ exhibit: Exhibit) -> Bool {
        let name = exhibit.name.lowercased()
        return name.hasSuffix(".json") || name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".csv")
    }

    /// When the first message of a JSON or a page was sent, by its number; that of a table by its date.
    static func firstInstant(_ bytes: Span<UInt8>) -> Timestamp? {
        if let (columns, separator) = columns(in: bytes), let date = columns["Date"] {
            var rows = CSVCursor(in: bytes, separator: separator)
            _ = rows.next(in: bytes)
            guard let row = rows.next(in: bytes), row.fields.indices.contains(date),
                case .exact(let time)? = DCEDate(row.fields[date].text(in: bytes)), time.zone != .unknown
            else { return nil }
            return time
        }
        var scanner = TextScanner(0..<min(bytes.count, 1 << 20))
        for sign in ["data-message-id=", "\"messages\""] as [StaticString] {
            guard let start = scanner.find(sign, in: bytes) else { continue }
            scanner.place = start + sign.utf8CodeUnitCount
            // The first number of so many digits is that of the message.
            while !scanner.isAtEnd {
                let begin = scanner.place
                while !scanner.isAtEnd, bytes[scanner.place] &- 0x30 < 10 { scanner.place += 1 }
                if (17...20).contains(scanner.place - begin) {
                    return DiscordSnowflake.timestamp(bytes.text(in: begin..<scanner.place), literal: nil)
                }
                scanner.place += 1
            }
        }
        return nil
    }

    /// The channel of a file: told by the JSON, else in brackets in the file's name.
    static func channelID(of exhibit: Exhibit, _ form: DCEForm, head: [UInt8]) -> String? {
        let channel =
            form == .json ? JSONCursor(in: head.span, maximumDepth: 64).value(under: "channel", in: head.span) : nil
        if let id = channel?["id"]?.literal { return id }
        return channelID(inName: exhibit.name)
    }

    /// `Guild - Channel [123456789012345678].html`.
    static func channelID(inName name: Substring) -> String? {
        for part in name.split(separator: "[").dropFirst() {
            let digits = part.prefix { $0.isASCII && $0.isNumber }
            if digits.utf8.count >= 15, part.dropFirst(digits.count).first == "]" { return String(digits) }
        }
        return nil
    }

    /// What a browser adds to the name of a further download: `(1)`; else empty.
    static func downloadMark(inName name: Substring) -> String {
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
        guard stem.last == ")", let open = stem.lastIndex(of: "("),
            case let digits = stem[open...].dropFirst().dropLast(), !digits.isEmpty,
            digits.allSatisfy({ $0.isASCII && $0.isNumber })
        else { return "" }
        return String(stem[open...])
    }

    /// The file's name without its ending.
    static func stem(of exhibit: Exhibit) -> String {
        let name = exhibit.name
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }
}
