// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Formats
@testable import Importers

/// What importers take from records by their forms is what they take from their trees.
@Suite("Records read by their forms")
struct PageFormTests {
    private static func pages(_ importers: [String]) throws -> [[UInt8]] {
        try importers.flatMap { importer in
            let root = Repository.samples.appending(path: importer)
            let names = try #require(FileManager.default.enumerator(atPath: root.path))
            var pages: [[UInt8]] = []
            for case let name as String in names where name.hasSuffix(".html") {
                pages.append(Array(try Data(contentsOf: root.appending(path: name))))
            }
            return pages
        }
    }

    /// A message that a page's record is, by its tree alone.
    private static func message(_ record: HTMLRecord, in page: [UInt8]) throws -> MetaHTMLMessage? {
        let document = try HTMLDocument(parsing: page.span, record.bytes)
        return MetaHTMLPages.isThreadHeader(document) ? nil : MetaHTMLMessage(document, MetaHTMLTime())
    }

    @Test("Messages of Meta's pages, over all samples")
    func metaSamples() throws {
        var told = 0
        for page in try Self.pages(["facebook-html", "instagram-html"]) {
            let records = MetaHTMLPages.boxes(in: page.span)
            var reading = MetaHTMLRecords()
            // Short pages are not worth a form: each is read several times over.
            for record in Array(repeatElement(records, count: 12).joined()) {
                if let found = reading.message(record, in: page.span, MetaHTMLTime()) {
                    told += 1
                    let expected = try #require(try Self.message(record, in: page))
                    #expect(String(describing: found) == String(describing: expected))
                } else {
                    _ = try? reading.document(record, in: page.span)
                }
            }
        }
        #expect(told > 300)
    }

    private static func box(_ name: String, _ words: String, _ date: String) -> String {
        """
        <div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_2ph_ _a6-h _a6-i">\(name)</div>\
        <div class="_2ph_ _a6-p"><div><div></div><div>\(words)</div><div></div><div></div></div></div>\
        <div class="_3-94 _a6-o">\(date)</div></div>
        """
    }

    @Test(
        "Twins of a message that are more or less than words",
        arguments: [
            (box("Mara Test", "other words", "Oct 7, 2019 11:50:04 am"), true),
            (box("Mara &amp; Ann", " a  b &lt;c&gt; &#039;d&#039;\n", "Oct 7, 2019 11:50 am"), true),
            (box(" Mara   Test\n", "\u{200B}", "19 Oct 2019, 14:37"), true),
            (box("Mara Test", "\u{A0}", "yesterday"), true), (box(" ", "words", " "), true),
            (box("Mara Test", "IP Address: 192.0.2.1", "Oct 7, 2019 11:50:04 am"), true),
            (box("Group photo", "words", "Oct 7, 2019 11:50:04 am"), false),
            (box("Group invite link: x", "words", "Oct 7, 2019 11:50:04 am"), false),
            (box("Mara Test", "one<br>two", "Oct 7, 2019 11:50:04 am"), false),
            (box("Mara Test", "one <b>two</b>", "Oct 7, 2019 11:50:04 am"), false),
            (box("Mara Test", "<a href=\"https://example.com\">x</a>", "Oct 7, 2019 11:50:04 am"), false),
            (box("Mara Test", "words</div><div>more", "Oct 7, 2019 11:50:04 am"), false),
            (box("Mara Test", "a & b", "Oct 7, 2019 11:50:04 am"), false),
            (box("Mara Test", "words<ul><li>❤Ann</li></ul>", "Oct 7, 2019 11:50:04 am"), false),
            (box("", "words", "Oct 7, 2019 11:50:04 am"), false),
        ])
    func metaTwins(twin: String, isTaken: Bool) throws {
        let model = Self.box("Mara Test", "words", "Oct 7, 2019 11:50:03 am")
        let page = Array((String(repeating: model, count: 20) + twin).utf8)
        let records = MetaHTMLPages.boxes(in: page.span)
        try #require(records.count == 21)
        var reading = MetaHTMLRecords()
        for record in records.dropLast() where reading.message(record, in: page.span, MetaHTMLTime()) == nil {
            _ = try reading.document(record, in: page.span)
        }
        let found = reading.message(records[20], in: page.span, MetaHTMLTime())
        #expect((found != nil) == isTaken)
        if let found {
            let expected = try #require(try Self.message(records[20], in: page))
            #expect(String(describing: found) == String(describing: expected))
        }
    }

    @Test(
        "Twins of a row of Snapchat's tables",
        arguments: [
            "<tr><td>a</td><td>b &amp; c</td><td> d\n</td></tr>", "<tr><td>a</td><td>&nbsp;</td><td>é😀</td></tr>",
            "<tr><td>a</td><td></td><td>c</td></tr>", "<tr><td>a</td><td><b>b</b></td><td>c</td></tr>",
            "<tr><th>a</th><th>b</th><th>c</th></tr>", "<tr><td>a</td><td>b<br>c</td><td>d</td></tr>",
            "<tr><td>a</td>x<td>b</td><td>c</td></tr>", "<tr><td>a & b</td><td>c</td><td>d</td></tr>",
            "<tr><td>a</td><td>b</td><td>c</td><td>d</td></tr>",
            "<tr><td>\u{FFFD}</td><td>b\u{FFFE}</td><td>c</td></tr>",
            "<tr><td class=x>a</td><td>b</td><td>c</td></tr>", "<TR><TD>a</TD><TD>b</TD><TD>c</TD></TR>",
        ])
    func snapchatTwins(twin: String) throws {
        let model = String(repeating: "<tr><td>x</td><td>y</td><td>z</td></tr>\n", count: 20)
        let page = Array("<table>\(model)\(twin)</table>".utf8)
        var reading = SnapchatPage()
        var last: [String] = []
        while let (part, _, _) = reading.next(in: page.span) { last.append(String(describing: part)) }
        let alone = Array(("<table>" + twin + "</table>").utf8)
        var other = SnapchatPage()
        let first = other.next(in: alone.span)?.part
        let part = try #require(first)
        #expect(last.count == 21)
        #expect(last.last == String(describing: part))
    }

    @Test("A page of Snapchat's chats gives the same rows as outlines and as words")
    func snapchatOutlines() throws {
        let rows = (0..<40).map { number in
            let type = number % 5 == 0 ? "&nbsp;" : "TEXT"
            return "<tr><td>ann\(number)</td><td>\(type)</td><td>\(number)</td></tr>"
        }
        let head = "<tr><th>From</th><th>Type</th><th>Created</th></tr>"
        let page = Array("<table>\(head)\(rows.joined())</table>".utf8)
        var (words, outlines) = (SnapchatPage(), SnapchatPage())
        var count = 0
        while let (part, range, _) = words.next(in: page.span) {
            let next = outlines.next(in: page.span, outlines: true)
            let (other, place, _) = try #require(next)
            #expect(range == place)
            guard case .outline(let cells) = other, case .row(let expected, _) = part else { continue }
            count += 1
            #expect(cells == expected.count)
            for index in expected.indices where outlines.isFilled(index, in: page.span) {
                #expect(!expected[index].isEmpty)
            }
            let row = outlines.row(range, in: page.span)
            #expect(try String(describing: #require(row)) == String(describing: part))
        }
        #expect(count > 20)
    }
}
