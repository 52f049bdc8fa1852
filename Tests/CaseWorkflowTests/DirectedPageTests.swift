// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import CaseWorkflow

@Suite("Writing directions on paper")
struct DirectedPageTests {
    /// The text with a bar wherever the level changes.
    private static func parted(_ text: String, goesRight: Bool? = nil) -> String {
        let scalars = Array(text.unicodeScalars)
        let levels = WritingLevels(scalars, goesRight: goesRight).all
        var out = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if index > 0, levels[index] != levels[index - 1] { out.append("|") }
            out.append(scalar)
        }
        return String(out)
    }

    @Test(
        "Levels are parted as Unicode parts them",
        arguments: [
            ("pay now", "pay now"), ("to ליאור now", "to |ליאור| now"), ("שלום עולם", "שלום עולם"),
            // A number goes with the last letter, and brackets with what is in them and before them.
            ("namely ليلى منصور (300) then 500", "namely |ليلى منصور (|300|)| then 500"),
            ("(ليلى) owes 5", "(ليلى) |owes 5"), ("see (ليلى) now", "see (|ليلى|) now"),
            ("see ليلى (Tom) now", "see |ليلى| (Tom) now"),
            ("to ليلى, 300 - 500 pounds", "to |ليلى, |300| - |500| pounds"),
            ("ليلى PayPal 300. ثم", "ليلى |PayPal 300|. ثم"),
            // Behind Hebrew a sign of currency goes with its number, behind Arabic it does not.
            ("to דן 300€ now", "to |דן |300€| now"), ("to ليلى 300€ now", "to |ليلى |300|€ now"),
            ("fine. مين معي؟ ok", "fine. |مين معي؟| ok"), ("at ليلى، ok", "at |ليلى|، ok"), ("ok؟ no", "ok|؟| no"),
            ("x שָׁלוֹם y", "x |שָׁלוֹם| y"), ("a ليلى\nسامر b", "a |ليلى|\n|سامر| b"), ("ب a\nb ج", "ب |a|\n|b| ج"),
            ("💸 ب a", "💸 ب |a"),
            // In a text from right to left what touches stands in its order, digits first or last.
            ("ادفع 50GBP الآن", "ادفع |50GBP| الآن"), ("غدا 9pm إلى 1BoatX9", "غدا |9pm| إلى |1BoatX9"),
            ("ثمن 12.50GBP ثم", "ثمن |12.50GBP| ثم"), ("ثمن 12.50 GBP ثم", "ثمن |12.50| |GBP| ثم"),
            ("שלחי 100% או -5°C", "שלחי |100%| או -|5°C"), ("دفع ۵۰۰٬۰۰۰ ثم", "دفع |۵۰۰٬۰۰۰| ثم"),
        ])
    func parts(text: String, expected: String) {
        #expect(Self.parted(text) == expected)
    }

    @Test("A name of a file goes from left to right whatever it begins with")
    func partsNames() {
        #expect(Self.parted("ليلى.txt", goesRight: false) == "ليلى|.txt")
        #expect(WritingLevels(Array("ليلى.txt".unicodeScalars), goesRight: false).all.last == 0)
    }

    /// `‹` stands for an element of whole words, `«` for a plain one, `<` and `>` with `[` for one of a direction, `›` for the end of either.
    @Test(
        "What is of a higher level is an element, and nothing else of the page changes",
        arguments: [
            ("<p>now</p><bdi dir=\"auto\">שלום</bdi>", nil),
            (
                "<td><bdi lang=\"en\" dir=\"auto\">to ليلى &amp; Tom</bdi></td>",
                "<td><bdi lang=\"en\" dir=\"auto\">‹to› [rtl]‹ليلى›› ‹&amp; Tom›</bdi></td>"
            ),
            (
                "<td><bdi dir=\"auto\">إلى PayPal &lt;x&gt;</bdi></td>",
                "<td><bdi dir=\"rtl\">‹إلى› [ltr]‹PayPal &lt;x››{&lt;›</bdi></td>"
            ),
            // A sign that stands alone is the mirrored one, in the order in which it is drawn.
            (
                "<td><bdi dir=\"auto\">ليلى (Tom) ثم ).</bdi></td>",
                "<td><bdi dir=\"rtl\">‹ليلى› (rtl)[rtl]«)›[ltr]«Tom››«(››› ‹ثم› {.(›</bdi></td>"
            ),
            // An identifier is a block; where something touches it at its end, one element with it.
            (
                "<td><bdi dir=\"auto\">ليلى noa.k@example.com ثم (noa.k@example.com)</bdi></td>",
                "<td><bdi dir=\"rtl\">‹ليلى› [ltr](ltr)noa.k@example.com›› ‹ثم› (rtl)[rtl]«)›[ltr]«noa.k@example.com››«(›››</bdi></td>"
            ),
            (
                "<bdi dir=\"auto\">to ليلى <span class=\"vis\" dir=\"ltr\">U+200F</span> سامر\nnow</bdi>",
                """
                <bdi dir="auto">‹to› [rtl]‹ليلى› <span class="vis" dir="ltr">U+200F</span> ‹سامر››
                ‹now›</bdi>
                """
            ),
            (
                "<bdi dir=\"auto\">ليلى 👍<span class=\"ename\" dir=\"ltr\"> (thumbs up sign)</span></bdi>",
                "<bdi dir=\"rtl\">‹ليلى› {👍›<span class=\"ename\" dir=\"ltr\" style=\"overflow-wrap:normal\"> (thumbs up sign)</span></bdi>"
            ),
            // What keeps its own order stands as one sign among the others, whole where it may be.
            (
                "<td><bdi dir=\"auto\">رقم <span class=\"id\" dir=\"ltr\">+44 7700 900123</span> ثم <span class=\"id\" dir=\"ltr\">@a</span>!</bdi></td>",
                "<td><bdi dir=\"rtl\">‹رقم› <span class=\"id\" dir=\"ltr\" style=\"display:inline-block;max-width:100%;text-indent:0\">+44 7700 900123</span> ‹ثم› <span class=\"id\" dir=\"ltr\" style=\"overflow-wrap:normal\">@a</span>{!›</bdi></td>"
            ),
            ("<th>Name ليلى<br>so</th>", "<th>‹Name› [rtl]‹ليلى››<br>so</th>"),
            ("<style>a ليلى</style><svg><text>a ليلى</text></svg>", nil),
        ] as [(String, String?)])
    func marks(page: String, expected: String?) {
        let directed = DirectedPage(Array(page.utf8))
        let block = " style=\"display:inline-block;max-width:100%;text-indent:0\">"
        let wanted = (expected ?? page).replacing("‹", with: "<span style=\"overflow-wrap:normal\">")
            .replacing("{", with: "<span style=\"white-space:nowrap\">").replacing("«", with: "<span>")
            .replacing("[rtl]", with: "<span dir=\"rtl\">").replacing("[ltr]", with: "<span dir=\"ltr\">")
            .replacing("(rtl)", with: "<span dir=\"rtl\"" + block).replacing("(ltr)", with: "<span dir=\"ltr\"" + block)
            .replacing("›", with: "</span>")
        #expect(directed.isChanged == (expected != nil))
        #expect(String(decoding: directed.html, as: UTF8.self) == wanted)
    }

    @Test("On each line a number stands at its name, wherever the line is broken", .enabled(if: isComplete))
    func draws() throws {
        let renderer = try #require(PDFRenderer.installed())
        let place = try TemporaryFolder()
        let left = "the money goes to a person whose name I told you before, ليلى منصور سامر حداد (300) then to Tom"
        let right = "أرسل المال اليوم إلى account of Tom ثم إلى سامر"
        let cells = stride(from: 80, through: 400, by: 10).map { width in
            "<p style=\"width:\(width)px\"><bdi dir=\"auto\">\(left)</bdi></p>"
                + "<p style=\"width:\(width)px\"><bdi dir=\"auto\">\(right)</bdi></p>"
        }
        let html = place.path(of: "report.html")
        let head = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>t</title></head><body>"
        try Data("\(head)\(cells.joined())</body></html>".utf8).write(to: URL(filePath: html))
        let pdf = place.path(of: "report.pdf")
        let checked = try renderer.renderChecked(html, copy: place.path(of: ".copy"), to: pdf, date: "2026-06-12")
        #expect(checked.deviating == 0)
        let reader = try #require(PDFRenderer.find("pdftotext"))
        let layout = try #require(PDFRenderer.output(of: reader, ["-q", "-bbox", pdf, "-"]))
        var lines: [String: [String: Double]] = [:]
        var sheet = 0
        for line in layout.split(separator: "\n") {
            if line.contains("<page ") { sheet += 1 }
            let placed = /xMin="([0-9.]+)" yMin="[0-9.]+" xMax="[0-9.]+" yMax="([0-9.]+)">([^<]+)</
            guard let word = line.firstMatch(of: placed) else { continue }
            let base = (Double(word.2) ?? 0).rounded()
            lines["\(sheet) \(base)", default: [:]][String(word.3)] = Double(word.1)
        }
        var seen = 0
        for line in lines.values {
            if let number = line["300"], let next = line["then"] {
                seen += 1
                #expect(number < next)
            }
            if let name = line["Tom"], let next = line["ثم"] ?? line["مث"] {
                seen += 1
                #expect(next < name)
            }
        }
        #expect(seen > 10)
    }

    @Test("An identifier that fits a line stands on one, and of a wider one nothing is lost", .enabled(if: isComplete))
    func keepsIdentifiers() throws {
        let renderer = try #require(PDFRenderer.installed())
        let place = try TemporaryFolder()
        let names = ["noa.k@example.com", "IMG-20240203-WA0001.jpg", "https://example.com/a?b=1"]
        let text = "שלחי ל Tom " + names.joined(separator: " ואת ") + " (מיד) !"
        let widths = Array(stride(from: 210, through: 420, by: 15))
        let cells = (widths + [60]).map { "<p style=\"width:\($0)px\"><bdi dir=\"auto\">\(text)</bdi></p>" }
        let html = place.path(of: "report.html")
        let head =
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>t</title>"
            + "<style>bdi{overflow-wrap:anywhere;white-space:pre-line}</style></head><body>"
        try Data("\(head)\(cells.joined())</body></html>".utf8).write(to: URL(filePath: html))
        let pdf = place.path(of: "report.pdf")
        let checked = try renderer.renderChecked(html, copy: place.path(of: ".copy"), to: pdf, date: "2026-06-12")
        #expect(checked.deviating == 0)
        let words = try #require(PDFRenderer.textLayer(of: pdf)).split(whereSeparator: \.isWhitespace)
        for name in names { #expect(words.count { $0 == name } == widths.count) }
    }

    /// WeasyPrint and what reads a PDF.
    private static var isComplete: Bool {
        PDFRenderer.installed()?.name == "WeasyPrint" && PDFRenderer.find("pdftotext") != nil
    }

    @Test("Blanks at the ends of a run stand beside its element")
    func blanksStandBeside() {
        let page = DirectedPage(Array("<bdi dir=\"auto\">هو Dan £105 هي</bdi>".utf8))
        let html = String(decoding: page.html, as: UTF8.self)
        #expect(!html.contains(" </span>"))
        #expect(html.contains("</span></span> <span"))
    }

    @Test("On paper a link to another file is none, and one within the page stays")
    func linksToFiles() {
        let page = PaperLinks(
            Array(
                "<a class=\"x\" href=\"transcript-001.html#n5\" id=\"k\">volume 1</a> <a href=\"#n2\">[0002]</a> a href=\"y\""
                    .utf8))
        #expect(
            String(decoding: page.html, as: UTF8.self)
                == "<a class=\"x\" id=\"k\">volume 1</a> <a href=\"#n2\">[0002]</a> a href=\"y\"")
        #expect(page.isChanged)
        #expect(!PaperLinks(Array("<a href=\"#n2\">[0002]</a>".utf8)).isChanged)
    }
}
