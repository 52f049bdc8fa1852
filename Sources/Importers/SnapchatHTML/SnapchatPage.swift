// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// The parts of a page in their order: headings, rows of tables, and the pieces of chats.
struct SnapchatPage {
    /// What a part is.
    enum Part {
        case heading(String)
        /// Cells of a row; the head of a table has titles.
        case row([String], isHead: Bool)
        /// Who sent what follows.
        case sender(String)
        case type(String)
        case text(String)
        case time(String)
        /// A file that the page shows or links to.
        case file(String)
    }

    private static let patterns = [
        HTMLPattern("tr"), HTMLPattern("h1"), HTMLPattern("h2"), HTMLPattern("h3"), HTMLPattern("h4"),
        HTMLPattern("h5"), HTMLPattern("h6"), HTMLPattern("span"), HTMLPattern("p"),
        HTMLPattern("img", isContainer: true), HTMLPattern("video", isContainer: true),
        HTMLPattern("audio", isContainer: true), HTMLPattern("source", isContainer: true),
        HTMLPattern("a", isContainer: true),
    ]
    private var cursor = HTMLRecordCursor(patterns)

    /// The next part with its place; nil at the end of the page.
    mutating func next(in bytes: Span<UInt8>) -> (part: Part, bytes: Range<Int>, isComplete: Bool)? {
        while let record = cursor.next(in: bytes) {
            let part: Part?
            switch record.pattern {
            case 0: part = Self.row(record.bytes, in: bytes)
            case 1...3: part = .heading(Self.text(record.bytes, in: bytes))
            case 4: part = .sender(Self.text(record.bytes, in: bytes))
            case 5, 6: part = .time(Self.text(record.bytes, in: bytes))
            case 7: part = .type(Self.text(record.bytes, in: bytes))
            case 8: part = .text(Self.text(record.bytes, in: bytes))
            default: part = Self.file(record.bytes, in: bytes)
            }
            if let part { return (part, record.bytes, record.isComplete) }
        }
        return nil
    }

    /// The text inside an element; most hold nothing but text, which needs no tree.
    private static func text(_ range: Range<Int>, in bytes: Span<UInt8>) -> String {
        let start = bytes.firstIndex(of: UInt8(ascii: ">"), from: range.lowerBound) + 1
        guard start <= range.upperBound else { return "" }
        var end = start
        while end < range.upperBound, bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: "&") { end += 1 }
        if end < range.upperBound, bytes[end] == UInt8(ascii: "<"), end + 1 < range.upperBound,
            bytes[end + 1] == UInt8(ascii: "/"),
            bytes.firstIndex(of: UInt8(ascii: ">"), from: end) + 1 == range.upperBound
        {
            return String(bytes.text(in: start..<end).trimmingBlanks)
        }
        guard let document = try? HTMLDocument(parsing: bytes, range) else {
            return bytes.text(in: start..<range.upperBound)
        }
        return String(document.text(of: document.root).trimmingBlanks)
    }

    private static func row(_ range: Range<Int>, in bytes: Span<UInt8>) -> Part? {
        var table: [UInt8] = []
        table.reserveCapacity(range.count + 15)
        table += "<table>".utf8
        bytes.extracting(range).withUnsafeBufferPointer { table.append(contentsOf: $0) }
        table += "</table>".utf8
        guard let document = try? HTMLDocument(parsing: table.span, 0..<table.count) else { return nil }
        let cells = document.all().filter { document.isElement($0, "td") || document.isElement($0, "th") }
        guard !cells.isEmpty else { return nil }
        let isHead = cells.allSatisfy { document.isElement($0, "th") || document.first("b", in: $0) != nil }
        return .row(cells.map { String(document.text(of: $0).trimmingBlanks) }, isHead: isHead)
    }

    private static func file(_ range: Range<Int>, in bytes: Span<UInt8>) -> Part? {
        guard let document = try? HTMLDocument(parsing: bytes, range),
            let element = document.first(where: { document.name(of: $0) != "html" && document.name(of: $0) != "body" }),
            let path = document.attribute("src", of: element) ?? document.attribute("href", of: element)
        else { return nil }
        return path.contains("_media/") || path.contains("memories/") || path.contains("shared_story/")
            ? .file(path) : nil
    }

    /// Times of the form `10:11:12 UTC`.
    static func timeCount(in bytes: Span<UInt8>) -> Int {
        var count = 0
        var index = bytes.firstIndex(of: UInt8(ascii: "U"), from: 0)
        while index < bytes.count {
            if bytes.hasBytes("UTC", at: index), index >= 4, bytes[index - 1] == 0x20,
                bytes[index - 4] == UInt8(ascii: ":")
            {
                count += 1
            }
            index = bytes.firstIndex(of: UInt8(ascii: "U"), from: index + 1)
        }
        return count
    }
}
