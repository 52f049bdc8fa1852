// SPDX-License-Identifier: Apache-2.0

import Formats
import Testing

private func parse(_ html: String, limits: HTMLDocument.Limits = .standard) throws -> HTMLDocument {
    let bytes = Array(html.utf8)
    let span = bytes.span
    return try HTMLDocument(parsing: span, limits: limits)
}

private func slice(_ html: String, _ range: Range<Int>) -> String {
    String(decoding: Array(html.utf8)[range], as: UTF8.self)
}

private func records(_ html: String, _ patterns: [HTMLPattern]) -> [(HTMLRecord, text: String)] {
    let bytes = Array(html.utf8)
    let span = bytes.span
    var cursor = HTMLRecordCursor(patterns)
    var found: [(HTMLRecord, text: String)] = []
    while let record = cursor.next(in: span) {
        found.append((record, String(decoding: bytes[record.bytes], as: UTF8.self)))
    }
    return found
}

@Suite("HTML document")
struct HTMLDocumentTests {
    @Test("A page becomes elements, attributes and texts")
    func tree() throws {
        let document = try parse(
            "<!DOCTYPE html><html><body><div class=\"a  b\" ID=x>one<br>two &amp; &laquo;3&raquo;&#128512;</div></body>"
        )
        let div = try #require(document.first("div"))
        #expect(document.attribute("id", of: div) == "x")
        #expect(document.classes(of: div) == ["a", "b"])
        #expect(
            document.hasClass("b", of: div) && !document.hasClass("a b", of: div) && !document.hasClass("", of: div))
        #expect(document.text(of: div) == "one\ntwo & «3»😀")
        #expect(document.name(of: div) == "div")
    }

    @Test(
        "An element's bytes go from its start tag to behind its end tag",
        arguments: [
            ("<div><p class='x'>a<b>c</b></p></div>", "p", "<p class='x'>a<b>c</b></p>"),
            ("<!-- <p> --><div><p>é</p>z</div>", "p", "<p>é</p>"),
            ("<div><p>one<div>two</div></div>", "p", "<p>one"),
            ("<ul><li>one<li>two</ul>", "li", "<li>one"),
            ("<div><img src=\"a>b\"><i>x</i></div>", "img", "<img src=\"a>b\">"),
            ("<div><i>x", "i", "<i>x"),
            ("<script>if (a<b) { '<i>' }</script><i>y</i>", "i", "<i>y</i>"),
            ("\u{FEFF}<div><i>y</i></div>", "i", "<i>y</i>"),
        ])
    func byteRanges(html: String, element: String, expected: String) throws {
        let document = try parse(html)
        let node = try #require(document.first(element))
        #expect(slice(html, document.byteRange(of: node)) == expected)
    }

    @Test("A part is parsed with the offsets of the whole page")
    func partOfPage() throws {
        let html = "<div>zero</div><div><i>one</i></div>"
        let bytes = Array(html.utf8)
        let span = bytes.span
        let document = try HTMLDocument(parsing: span, 15..<bytes.count)
        let node = try #require(document.first("i"))
        #expect(slice(html, document.byteRange(of: node)) == "<i>one</i>")
        #expect(document.text(of: document.root) == "one")
    }

    @Test("Bytes that are not UTF-8 are replaced and counted, and later offsets stay true")
    func invalidBytes() throws {
        let bytes =
            Array("<div title=\"".utf8) + [0xFF] + Array("\">a".utf8) + [0xC3, 0x28, 0x00]
            + Array("b</div><i>é</i>".utf8)
        let span = bytes.span
        let document = try HTMLDocument(parsing: span)
        let div = try #require(document.first("div"))
        let italic = try #require(document.first("i"))
        #expect(document.replacedBytes == 3)
        #expect(document.attribute("title", of: div) == "\u{FFFD}")
        #expect(document.text(of: div) == "a\u{FFFD}(\u{FFFD}b")
        #expect(document.text(of: italic) == "é")
        #expect(String(decoding: bytes[document.byteRange(of: italic)], as: UTF8.self) == "<i>é</i>")
    }

    @Test("A hundred thousand open elements end in an error, not in a crash")
    func deepNesting() {
        let html = String(repeating: "<div>", count: 100_000) + "x"
        #expect(throws: FormatError.self) { try parse(html) }
    }

    @Test("Elements with more attributes than any export has are refused")
    func manyAttributes() {
        let attributes = (0..<5000).map { " a\($0)=1" }.joined()
        let error = #expect(throws: FormatError.self) { try parse("<p\(attributes)>x</p>") }
        #expect(error?.reason == .limitExceeded)
    }

    @Test("A text of megabytes is kept whole")
    func longText() throws {
        let document = try parse("<p>\(String(repeating: "abcdefgh", count: 400_000))</p>")
        let text = document.text(of: document.root)
        #expect(text.utf8.count == 3_200_000)
    }

    @Test(
        "Broken markup never fails",
        arguments: [
            "", "<", "</", "<!", "<!--", "<div", "<div class=", "<div class=\"x", "</div></div>", "<a<b>c", "&#xD800;",
            "&unknown;", "<div/>", "a < b > c", "<p>\u{0}</p>", "<table><tr><td>x", "<?php", "<![CDATA[x]]>",
        ])
    func brokenMarkup(html: String) throws {
        let document = try parse(html)
        #expect(document.byteRange(of: document.root).upperBound <= html.utf8.count)
        for node in document.descendants(of: document.root) {
            let range = document.byteRange(of: node)
            #expect(range.lowerBound >= 0 && range.upperBound <= html.utf8.count)
        }
    }

    @Test("UTF-16 is told by its byte order mark")
    func utf16() {
        let little: [UInt8] = [0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8, 0x00, 0xDE]
        let big: [UInt8] = [0xFE, 0xFF, 0, 0x41]
        let plain: [UInt8] = [0x41, 0x42]
        let (fromLittle, fromBig, fromPlain) = (
            HTMLEncoding.utf8(fromUTF16: little.span), HTMLEncoding.utf8(fromUTF16: big.span),
            HTMLEncoding.utf8(fromUTF16: plain.span)
        )
        #expect(fromLittle == Array("A😀".utf8))
        #expect(fromBig == Array("A".utf8))
        #expect(fromPlain == nil)
    }
}

@Suite("HTML records")
struct HTMLRecordTests {
    private let message = HTMLPattern("div", classes: ["message"])

    @Test("Each matching element is one record, with the elements inside it")
    func records() {
        let found = FormatsTests.records(
            "<body><div class='message default'><div>a</div></div><div>x</div><DIV CLASS=message>b</DIV></body>",
            [message])
        #expect(found.map(\.text) == ["<div class='message default'><div>a</div></div>", "<DIV CLASS=message>b</DIV>"])
        #expect(found.map(\.0.isComplete) == [true, true])
    }

    @Test("A lost end tag costs one record")
    func lostEndTag() {
        let found = FormatsTests.records(
            "<div class=message><div>a</div><div class=message>b</div><div class=message>c", [message])
        #expect(
            found.map(\.text) == [
                "<div class=message><div>a</div>", "<div class=message>b</div>", "<div class=message>c",
            ])
        #expect(found.map(\.0.isComplete) == [false, true, false])
    }

    @Test("A container is reported by its start tag and searched")
    func containers() {
        let found = FormatsTests.records(
            "<div class=thread>A, B<div class=message>m</div><p>t</p></div>",
            [HTMLPattern("div", classes: ["thread"], isContainer: true), message, HTMLPattern("p")])
        #expect(found.map(\.0.pattern) == [0, 1, 2])
        #expect(found.map(\.text) == ["<div class=thread>", "<div class=message>m</div>", "<p>t</p>"])
    }

    @Test("Comments, scripts and quoted signs hide no records and make none")
    func hiddenTags() {
        let found = FormatsTests.records(
            "<!-- <div class=message>n</div> --><script>\"<div class=message>\"</script><a title='<div class=message>'></a>"
                + "<div class=\"message\" title='>'>y</div>", [message])
        #expect(found.map(\.text) == ["<div class=\"message\" title='>'>y</div>"])
    }
}

@Suite("HTML records that hold records")
struct HTMLNestedRecordTests {
    private func parts(_ html: String) -> [(text: String, isComplete: Bool)] {
        let bytes = Array(html.utf8)
        let span = bytes.span
        var cursor = HTMLRecordCursor(
            [HTMLPattern("div", classes: ["m"])], holder: HTMLPattern("div", classes: ["history"]))
        var found: [(text: String, isComplete: Bool)] = []
        while let record = cursor.next(in: span) {
            found.append((String(decoding: bytes[record.bytes], as: UTF8.self), record.isComplete))
        }
        return found
    }

    private func history(_ html: String) -> String { "<div class=\"history\">\(html)</div>" }

    @Test("A record holds others in the part that is for them")
    func nested() {
        let one = "<div class=\"m\">a\(history("<div class=\"m\">b</div><div class=\"m\">c</div>"))</div>"
        #expect(parts(one + "x<div class=\"m\">d</div>").map(\.text) == [one, "<div class=\"m\">d</div>"])
    }

    @Test("A lost end tag costs one record")
    func lost() {
        let found = parts(
            "<div>\(String(repeating: "<div class=\"m\">a<p>", count: 2))<div class=\"m\">b</div></div>")
        #expect(
            found.map(\.text) == ["<div class=\"m\">a<p>", "<div class=\"m\">a<p>", "<div class=\"m\">b</div>"])
        #expect(found.map(\.isComplete) == [false, false, true])
    }

    @Test("An end tag lost inside the part costs no record behind it")
    func lostInside() {
        let open = "<div class=\"m\">a<div>\(history("<div class=\"m\">b"))</div></div>"
        let found = parts("<div>" + open + "<div class=\"m\">c</div><div class=\"m\">d</div></div>")
        #expect(found.map(\.text) == [open, "<div class=\"m\">c</div>", "<div class=\"m\">d</div>"])
    }

    @Test("A part that is never closed swallows nothing")
    func neverClosed() {
        let found = parts("<div class=\"m\">a<div class=\"history\"><div class=\"m\">b</div><div class=\"m\">c</div>")
        #expect(found.count == 3)
        #expect(found.map(\.isComplete) == [false, true, true])
    }
}
