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
        /// A row of so many cells whose words are not taken yet.
        case outline(Int)
        /// A chat with a sender and a time whose words are not taken yet.
        case chat
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
    /// Made once: each record of a page is read again with a cursor of its own.
    private static let start = HTMLRecordCursor(patterns, runsEndingWith: [5, 6])
    private var cursor = start
    private var forms = HTMLForms()
    private var known: [Int: SnapchatRowForm?] = [:]
    private var current: SnapchatRowForm?

    /// Goes on at the beginning of a part.
    mutating func move(to offset: Int) { cursor.move(to: offset) }

    /// The next part with its place; nil at the end of the page.
    ///
    /// - Parameters:
    ///   - outlines: whether rows like earlier ones come as outlines.
    ///   - chats: whether chats like earlier ones come whole.
    mutating func next(
        in bytes: Span<UInt8>, outlines: Bool = false, chats: Bool = false
    ) -> (part: Part, bytes: Range<Int>, isComplete: Bool)? {
        if chats, let run = cursor.findRun(in: bytes), let start = startOfChat(in: bytes) {
            cursor.passRun()
            return (.chat, start..<run.upperBound, true)
        }
        while let record = cursor.next(in: bytes) {
            let part: Part?
            switch record.pattern {
            case 0:
                let isLikeEarlier = outlines && record.isComplete && findForm(of: record.bytes, in: bytes)
                if isLikeEarlier, let current, !current.isHead {
                    part = .outline(current.cells.count)
                } else {
                    part = row(record.bytes, in: bytes)
                }
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

    /// Where the chat begins that stands at the cursor; nil where its words have to tell.
    ///
    /// It has one sender and a time at its end, of which each certainly is one by its first letters.
    private func startOfChat(in bytes: Span<UInt8>) -> Int? {
        let last = cursor.runCount - 1
        var hasSender = false
        for index in 0..<last {
            let piece = cursor.recordOfRun(index)
            switch piece.pattern {
            case 4:
                guard !hasSender, Self.begins(piece.bytes, in: bytes, with: 1, { (0x21...0x7E).contains($0) }) else {
                    return nil
                }
                hasSender = true
            case 7:
                guard index > 0 || Self.type(piece.bytes, in: bytes) else { return nil }
            case 8...: if index == 0 { return nil }
            default: return nil
            }
        }
        let isTime = Self.begins(cursor.recordOfRun(last).bytes, in: bytes, with: 2) { $0 &- 0x30 < 10 }
        return hasSender && isTime ? cursor.recordOfRun(0).bytes.lowerBound : nil
    }

    /// Whether an element holds words alone, of which the first letters are such.
    private static func begins(
        _ range: Range<Int>, in bytes: Span<UInt8>, with count: Int, _ isSuch: (UInt8) -> Bool
    ) -> Bool {
        guard let words = words(range, in: bytes), words.count >= count else { return false }
        return words.prefix(count).allSatisfy { isSuch(bytes[$0]) }
    }

    /// Whether an element holds nothing but a word that is a type.
    private static func type(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        guard let words = words(range, in: bytes), (1..<60).contains(words.count) else { return false }
        return words.allSatisfy { bytes[$0] &- 0x41 < 26 || bytes[$0] == UInt8(ascii: "_") }
    }

    /// The text inside an element; most hold nothing but text, which needs no tree.
    private static func text(_ range: Range<Int>, in bytes: Span<UInt8>) -> String {
        if let words = words(range, in: bytes) { return String(bytes.text(in: words).trimmingBlanks) }
        guard let document = try? HTMLDocument(parsing: bytes, range) else {
            let start = bytes.firstIndex(of: UInt8(ascii: ">"), from: range.lowerBound) + 1
            return start <= range.upperBound ? bytes.text(in: start..<range.upperBound) : ""
        }
        return String(document.text(of: document.root).trimmingBlanks)
    }

    /// Where the words of an element stand that holds nothing else, and no reference; empty for one that has no end.
    private static func words(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int>? {
        let start = bytes.firstIndex(of: UInt8(ascii: ">"), from: range.lowerBound) + 1
        guard start <= range.upperBound else { return range.upperBound..<range.upperBound }
        let element = bytes.extracting(first: range.upperBound)
        let end = element.firstIndex(of: UInt8(ascii: "<"), from: start)
        guard end + 1 < range.upperBound, bytes[end + 1] == UInt8(ascii: "/"),
            element.firstIndex(of: UInt8(ascii: ">"), from: end) + 1 == range.upperBound,
            element.extracting(first: end).firstIndex(of: UInt8(ascii: "&"), from: start) == end
        else { return nil }
        return start..<end
    }

    /// Whether a row has the markup of one that was met before and is words in cells.
    private mutating func findForm(of range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        current = nil
        guard let fit = forms.fit(at: range.lowerBound, in: bytes), fit.end == range.upperBound else { return false }
        current = known[fit.form] ?? nil
        return current != nil
    }

    /// Whether a cell of the row that came as an outline certainly has words.
    func isFilled(_ cell: Int?, in bytes: Span<UInt8>) -> Bool {
        guard let cell, let current, cell < current.cells.count, let gap = current.cells[cell] else { return false }
        return forms.isPrinted(gap, in: bytes)
    }

    /// A row with its words.
    mutating func row(_ range: Range<Int>, in bytes: Span<UInt8>) -> Part? {
        if findForm(of: range, in: bytes), let current, let words = current.words(forms, in: bytes) {
            return .row(words, isHead: current.isHead)
        }
        let part = Self.row(range, in: bytes)
        if current == nil, let model = forms.model(range, in: bytes), known[model.form] == nil {
            known[model.form] = .some(SnapchatRowForm(model.document, forms.texts))
        }
        return part
    }

    /// The cells of a row that was found before, and the words of further rows in its place.
    mutating func cells(
        _ range: Range<Int>, in bytes: Span<UInt8>
    ) -> (cells: [String], below: [String])? {
        if findForm(of: range, in: bytes), let words = current?.words(forms, in: bytes) { return (words, []) }
        let part = bytes.extracting(first: range.upperBound)
        move(to: range.lowerBound)
        guard case .row(let cells, _)? = next(in: part)?.part else { return nil }
        var below: [String] = []
        while case .row(let words, _)? = next(in: part)?.part { below += words }
        return (cells, below)
    }

    private static func row(_ range: Range<Int>, in bytes: Span<UInt8>) -> Part? {
        if let row = plainRow(range, in: bytes) { return row }
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

    private static let (tr, th, td): (HTMLName, HTMLName, HTMLName) = ("tr", "th", "td")

    /// A row of nothing but cells with words, which needs no tree; nil for any other.
    private static func plainRow(_ range: Range<Int>, in bytes: Span<UInt8>) -> Part? {
        var tags = HTMLTagCursor(at: range.lowerBound)
        guard var last = tags.next(in: bytes)?.bytes.upperBound else { return nil }
        var cells: [String] = []
        cells.reserveCapacity(8)
        var isHead = true
        while let tag = tags.next(in: bytes), tag.bytes.upperBound <= range.upperBound {
            for place in last..<tag.bytes.lowerBound where bytes[place] > 0x20 { return nil }
            if tag.kind == .end {
                let isWhole = tag.bytes.upperBound == range.upperBound && tag.isNamed(tr, in: bytes)
                return isWhole && !cells.isEmpty ? .row(cells, isHead: isHead) : nil
            }
            let isTitle = tag.isNamed(th, in: bytes)
            guard isTitle || tag.isNamed(td, in: bytes), !tag.isSelfClosing,
                let end = tags.next(in: bytes), end.kind == .end,
                end.isNamed(isTitle ? th : td, in: bytes),
                let words = plainWords(tag.bytes.upperBound..<end.bytes.lowerBound, in: bytes)
            else { return nil }
            cells.append(words)
            isHead = isHead && isTitle
            last = end.bytes.upperBound
        }
        return nil
    }

    /// Words that a parser takes as they stand: without marks, control characters and damaged sequences.
    private static func plainWords(_ range: Range<Int>, in bytes: Span<UInt8>) -> String? {
        var isASCII = true
        for place in range {
            switch bytes[place] {
            case UInt8(ascii: "<"), UInt8(ascii: "&"), 0x7F: return nil
            case 0x20...0x7E, 0x09, 0x0A: break
            case 0x80...: isASCII = false
            default: return nil
            }
        }
        let text = bytes.text(in: range)
        // What is no character, and what stands for damage, is the tree's to tell.
        if !isASCII, text.unicodeScalars.contains(where: { $0.value & 0xFFFC == 0xFFFC }) { return nil }
        return String(text.trimmingBlanks)
    }

    private static func file(_ range: Range<Int>, in bytes: Span<UInt8>) -> Part? {
        guard let document = try? HTMLDocument(parsing: bytes, range),
            let element = document.first(where: { document.name(of: $0) != "html" && document.name(of: $0) != "body" }),
            let path = document.attribute("src", of: element) ?? document.attribute("href", of: element)
        else { return nil }
        return path.holds("_media/") || path.holds("memories/") || path.holds("shared_story/") ? .file(path) : nil
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
