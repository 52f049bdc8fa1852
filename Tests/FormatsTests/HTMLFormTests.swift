// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Formats

/// Elements that some importer takes for a record, and others like them.
private let patterns = ["div", "section", "tr", "p", "span", "li"].map { HTMLPattern($0) }
private let records = [
    HTMLPattern("div", classes: ["message"]), HTMLPattern("div", classes: ["noborder"]), HTMLPattern("tr"),
    HTMLPattern("section", classes: ["_a6-g"]), HTMLPattern("div", classes: ["chatlog__message-container"]),
    HTMLPattern("div", classes: ["msg"]), HTMLPattern("h4"), HTMLPattern("div", classes: ["row"]),
]

/// All pages among the samples.
private func pages() throws -> [[UInt8]] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Samples")
    let names = try #require(FileManager.default.enumerator(atPath: root.path))
    var pages: [[UInt8]] = []
    for case let name as String in names where name.hasSuffix(".html") || name.hasSuffix(".htm") {
        if let data = try? Data(contentsOf: root.appending(path: name)) { pages.append(Array(data)) }
    }
    return pages
}

/// The elements of a page that no other of them stands around.
private func parts(of page: [UInt8], _ patterns: [HTMLPattern]) -> [HTMLRecord] {
    var cursor = HTMLRecordCursor(patterns)
    var found: [HTMLRecord] = []
    while let record = cursor.next(in: page.span) { found.append(record) }
    return found
}

/// The same, each cut out by its tags: a new cursor knows no forms.
private func partsByTags(of page: [UInt8], _ patterns: [HTMLPattern]) -> [HTMLRecord] {
    var found: [HTMLRecord] = []
    var end = 0
    while true {
        var cursor = HTMLRecordCursor(patterns)
        cursor.move(to: end)
        guard let record = cursor.next(in: page.span) else { return found }
        found.append(record)
        end = record.bytes.upperBound
    }
}

/// What a form says of a record; nil where it says nothing.
private func document(_ form: HTMLForm, _ record: Range<Int>, in page: [UInt8]) -> HTMLDocument? {
    var places: [Range<Int>] = []
    guard form.end(ofRecordAt: record.lowerBound, in: page.span, filling: &places) == record.upperBound else {
        return nil
    }
    return form.document(of: record, places, in: page.span)
}

private func tolerant(_ record: Range<Int>, in page: [UInt8]) throws -> HTMLDocument {
    let part = page.span.extracting(record)
    return try HTMLDocument.tolerant(part, HTMLByteRepair(part), base: record.lowerBound, limits: .standard)
}

@Suite("Forms of records")
struct HTMLFormTests {
    @Test("Over all samples a form gives the tree that libxml2 makes, or nothing")
    func samples() throws {
        var told = 0
        for page in try pages() {
            for patterns in [patterns, records] {
                let parts = parts(of: page, patterns).filter { $0.bytes.count < 4000 }.prefix(60)
                var forms: [HTMLForm] = []
                for part in parts {
                    let trees = forms.compactMap { document($0, part.bytes, in: page) }
                    if trees.isEmpty, forms.count < 12, let form = HTMLForm(of: page.span.extracting(part.bytes)) {
                        forms.append(form)
                    }
                    for tree in trees {
                        told += 1
                        #expect(try isEqual(tree, tolerant(part.bytes, in: page)))
                    }
                }
            }
        }
        #expect(told > 300)
    }

    @Test("Over all samples, also many times over, records are cut as by their tags")
    func cuts() throws {
        var count = 0
        for page in try pages() where page.count < 60_000 {
            let many = page.count < 6000 ? Array(repeatElement(page, count: 12).joined()) : page
            for patterns in [patterns, records] {
                let found = parts(of: many, patterns)
                #expect(found == partsByTags(of: many, patterns))
                count += found.count
            }
        }
        #expect(count > 3000)
    }

    private static func form() -> HTMLForm? {
        let bytes = Array(model.utf8)
        return HTMLForm(of: bytes.span)
    }

    static let model = "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>hello</p><a href='x' title=\"\">link</a></div>"

    @Test(
        "A record like the model is read by its form",
        arguments: [
            "<div class=\"m a\" id=\"22\"><b>B &amp; C</b> <p>é😀 &#39;</p><a href='y?a=1&amp;b=2' title=\"t\">z</a></div>",
            "<div class=\"m a\" id=\"\"><b> </b> <p>\r\n\t</p><a href='' title=\"'\">&nbsp;</a></div>",
            "<div class=\"m a\" id=\"1\"><b>a > b \" '</b> <p>12345678901234567890é</p><a href='\"' title=\"\n\">x</a></div>",
        ])
    func fits(twin: String) throws {
        let form = try #require(Self.form())
        let page = Array(("<p>x</p>" + twin + "<p>").utf8)
        let tree = try #require(document(form, 8..<page.count - 3, in: page))
        #expect(try isEqual(tree, tolerant(8..<page.count - 3, in: page)))
    }

    @Test(
        "What is not like the model, or more than words, is left to its tags and its tree",
        arguments: [
            // Other markup.
            "<div id=\"1\" class=\"m a\"><b>Ann</b> <p>hello</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m b\" id=\"1\"><b>Ann</b> <p>hello</p><a href='x' title=\"\">link</a></div>",
            "<div class='m a' id=\"1\"><b>Ann</b> <p>hello</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=1><b>Ann</b> <p>hello</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b></b> <p>hello</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b>x<p>hello</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>he<br>llo</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>he<!-- c -->llo</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>hello<a href='x' title=\"\">link</a></p></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>hello</p><a href='x' title=\"\">link</a>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <P>hello</p><a href='x' title=\"\">link</a></div>",
            // Words that parsers take in several ways.
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>a & b</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>&unknown;</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>12345678&#0;</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>12345678\u{FFFE}</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>a\u{0}b</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>123456\u{7F}8</p><a href='x' title=\"\">link</a></div>",
            "<div class=\"m a\" id=\"1\"><b>Ann</b> <p>hello</p><a href='x&amp' title=\"\">link</a></div>",
        ])
    func differs(twin: String) throws {
        let form = try #require(Self.form())
        let page = Array(twin.utf8)
        #expect(document(form, 0..<page.count, in: page) == nil)
        // With the model met a hundred times before, the twin is read as alone.
        var forms = HTMLForms()
        let models = Array(repeatElement(Array(Self.model.utf8), count: 100).joined())
        let all = models + page
        for start in stride(from: 0, to: models.count, by: Self.model.utf8.count) {
            _ = try forms.document(of: start..<start + Self.model.utf8.count, in: all.span)
        }
        let tree = try forms.document(of: models.count..<all.count, in: all.span).document
        let alone = try HTMLDocument(parsing: all.span, models.count..<all.count)
        #expect(isEqual(tree, alone))
    }

    @Test("Damaged bytes are not words", arguments: [[0x80], [0xC3], [0xE2, 0x82], [0xFF], [0xED, 0xA0, 0x80]])
    func damaged(bytes: [UInt8]) throws {
        let form = try #require(Self.form())
        for front in 0..<9 {
            let words = Array(repeatElement(UInt8(ascii: "x"), count: front)) + bytes
            let page =
                Array("<div class=\"m a\" id=\"1\"><b>".utf8) + words
                + Array("</b> <p>hello</p><a href='x' title=\"\">link</a></div>".utf8)
            #expect(document(form, 0..<page.count, in: page) == nil)
        }
    }
}
