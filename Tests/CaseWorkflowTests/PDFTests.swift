// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import CaseWorkflow

@Suite("PDF copy of a report")
struct PDFTests {
    private static func page(_ rows: [(String, String)]) -> String {
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>t</title></head><body><table>"
            + rows.map { number, text in
                "<tr id=\"m\(number)\"><th>\(number)</th><td>10:02Z</td><td class=\"txt\"><bdi>\(text)</bdi></td></tr>"
            }.joined() + "</table></body></html>"
    }

    private static let rows = [
        ("0001", "See you at <b>four</b> &amp; bring the spade"), ("0002", "שלום and مرحبا"), ("0003", "😂"),
    ]

    @Test("Rows are read from the page, in letters and digits")
    func readsRows() {
        let check = PDFTextCheck(html: Array(Self.page(Self.rows).utf8))
        #expect(check.rows.map(\.number) == ["0001", "0002", "0003"])
        #expect(check.rows.first.map { String(decoding: $0.text, as: UTF8.self) } == "Seeyouatfourbringthespade")
    }

    @Test("A row without its number, or without its text, is missing")
    func findsMissing() {
        let check = PDFTextCheck(html: Array(Self.page(Self.rows).utf8))
        #expect(check.missing(inText: "0001 10:02Z See you at four &\nbring the spade\n0002 and\n0003 x").isEmpty)
        #expect(check.missing(inText: "0001 See you at four\n0002 and\n0003") == ["0001"])
        #expect(check.missing(inText: "see [0001] See you at four bring the spade 0002 and") == ["0001", "0003"])
    }

    @Test("A letter and its mark are there as one character or as two")
    func composes() {
        let (one, two) = ("caf\u{E9} tonight", "cafe\u{301} tonight")
        for (page, layer) in [(one, two), (two, one), (one, one), (two, two)] {
            let html = Array(Self.page([("0001", page)]).utf8)
            #expect(PDFTextCheck(html: html).missing(inText: "0001 \(layer)").isEmpty)
            #expect(PassageCheck(html: html).deviating(inText: "0001 10:02Z \(layer)") == 0)
        }
    }

    @Test("A long text that a sheet cuts is there; one that lost half of itself is not")
    func allowsSheets() {
        let words = (0..<400).map { "w\($0)" }
        let check = PDFTextCheck(html: Array(Self.page([("0001", words.joined(separator: " "))]).utf8))
        let cut = words.prefix(200) + ["Page 1 of 2"] + words.dropFirst(200)
        #expect(check.missing(inText: "0001 " + cut.joined(separator: " ")).isEmpty)
        #expect(check.missing(inText: "0001 " + words.prefix(200).joined(separator: " ")) == ["0001"])
    }

    @Test("A short text of many lines that a sheet cuts is there; one that lost its end is not")
    func allowsSheetsInLines() {
        let lines = (10..<50).map { "line \($0)" }
        let check = PDFTextCheck(html: Array(Self.page([("0001", lines.joined(separator: "\n"))]).utf8))
        let (first, rest) = (lines.prefix(11).joined(separator: "\n"), lines.dropFirst(11).joined(separator: "\n"))
        #expect(check.missing(inText: "0001 \(first)\nPage 1 of 2\n\u{0C}No. UTC Text\n\(rest)\nPage 2 of 2").isEmpty)
        #expect(check.missing(inText: "0001 \(first)\nPage 1 of 2\n\u{0C}No. UTC Text\nline 21\nPage 2") == ["0001"])
        #expect(check.missing(inText: "0001 \(first)\nPage 1 of 2\nNo. UTC Text\n\(rest)\nPage 2 of 2") == ["0001"])
    }

    @Test("Words among letters from right to left may stand in another order, and none may be lost")
    func allowsDirections() {
        let check = PDFTextCheck(html: Array(Self.page([("0001", "مرحبا (hello) £50 الآن")]).utf8))
        #expect(check.missing(inText: "0001 الآن £50 (hello) مرحبا").isEmpty)
        #expect(check.missing(inText: "0001 الآن £5 (hello) مرحبا") == ["0001"])
        let plain = PDFTextCheck(html: Array(Self.page([("0001", "(hello) £50 now")]).utf8))
        #expect(plain.missing(inText: "0001 now £50 (hello)") == ["0001"])
    }

    @Test("Characters that no font can draw are printed by number and name, and counted")
    func spells() {
        let coverage = GlyphCoverage(characterSets: "20-7e a0-17f 27e8-27e9\n5d0-5ea 2014")
        #expect(coverage.covers("é") && coverage.covers("ש") && !coverage.covers("😂"))
        let (html, replaced) = coverage.spelled(Array("<bdi>né 😂\u{200D} שלום 一</bdi>".utf8))
        #expect(replaced == 2)
        #expect(
            String(decoding: html, as: UTF8.self)
                == "<bdi>né ⟨U+1F602 FACE WITH TEARS OF JOY⟩\u{200D} שלום ⟨U+4E00 CJK UNIFIED IDEOGRAPH-4E00⟩</bdi>")
        let plain = Array("<bdi>né</bdi>".utf8)
        #expect(coverage.spelled(plain).html == plain)
    }

    @Test("A rendered page holds its rows, is tagged, and has the same bytes again", .enabled(if: isComplete))
    func renders() throws {
        let renderer = try #require(PDFRenderer.installed())
        let place = try TemporaryFolder()
        let html = place.path(of: "report.html")
        try Data(Self.page(Self.rows).utf8).write(to: URL(filePath: html))
        var copies: [Data] = []
        for name in ["a.pdf", "b.pdf"] {
            let pdf = place.path(of: name)
            _ = try renderer.renderChecked(html, copy: place.path(of: ".copy"), to: pdf, date: "2026-06-12")
            copies.append(try Data(contentsOf: URL(filePath: pdf)))
        }
        #expect(PDFTextCheck(html: Array(Self.page(Self.rows).utf8)).missing(in: place.path(of: "a.pdf")) == [])
        #expect(
            PDFTextCheck(html: Array(Self.page([("0009", "absent words")]).utf8)).missing(in: place.path(of: "a.pdf"))
                == ["0009"])
        #expect(copies[0] == copies[1])
        let facts = PDFRenderer.output(of: try #require(PDFRenderer.find("pdfinfo")), [place.path(of: "a.pdf")]) ?? ""
        #expect(facts.contains("Tagged:") && !facts.contains(/Tagged: +no/))
    }

    @Test("The passages of a page are what it prints, with their entities undone")
    func readsPassages() {
        let html = """
            <html><head><title>t</title><style>p{}</style></head><body><nav class="side"><p>Bar</p></nav>
            <p>Fish &amp; <b>chips</b><br>at &#x35;</p><table><tr><td>a</td><td>b</td></tr></table>
            <svg><title>Drawn</title><text>12</text></svg></body></html>
            """
        #expect(
            PrintedPassages(html: Array(html.utf8)).all.map { $0.filter { !$0.isWhitespace } } == [
                "Fish&chipsat5", "a", "b", "12",
            ])
    }

    @Test("A passage that reads otherwise in the PDF is counted; the edge of a sheet changes none")
    func countsPassages() {
        let check = PassageCheck(html: Array("<p>Paid (in part) on the fourth of May</p><p>שלום עולם (UK)</p>".utf8))
        #expect(check.deviating(inText: "Paid (in part) on the\nfourth of May\nשלום עולם (UK)") == 0)
        #expect(check.deviating(inText: "Paid (in part) on\nPage 1\u{0C}Case A\nthe fourth of May םלוע םולש UK") == 0)
        #expect(check.deviating(inText: "Paid שלום in part on the fourth of May שלום עולם (UK)") == 1)
        #expect(check.deviating(inText: "Paid (in part) on the fourth of ay שלום UK") == 2)
    }

    @Test(
        "A word that stands twice, as behind a glyph that is noted with it, and a picture that is turned are counted",
        arguments: [
            ("علم 🇸🇦 ثم اهلا 👋🏽", "علم 🇸🇦 ثم اهلا 👋🏽", 0), ("علم 🇸🇦 ثم اهلا 👋🏽", "علم 🇸🇦 ثم اهلا 👋🏽 الها", 1),
            ("علم 🇸🇦 ثم اهلا 👋🏽", "علم 🇦🇸 ثم اهلا 👋🏽", 1), ("علم 🇸🇦 ثم اهلا 👋🏽", "علم 🇸🇦 ثم اهلا 🏽👋", 1),
            ("דגל 🇸🇦🇮🇱", "דגל 🇮🇱🇸🇦", 0), ("דגל 🇸🇦🇮🇱", "דגל 🇱🇮🇦🇸", 2), ("דגל 🇸🇦", "דגל 🇮🇸 🇦🇦", 1),
            ("בית 👨‍👩‍👧 כאן", "בית 👧👩👨 כאן", 1), ("בית 👨‍👩‍👧 כאן", "בית 👨👩👧 כאן", 0), ("flag 🇸🇦", "flag 🇦🇸", 0),
        ])
    func countsTurned(passage: String, layer: String, expected: Int) {
        let check = PassageCheck(html: Array("<p>\(passage)</p>".utf8))
        #expect(check.deviating(inText: layer) == expected)
    }

    @Test("What print sets on each sheet may be there once for each")
    func allowsFurniture() {
        let page =
            "<style>@page{@top-left{content:\"תיק 4\"}}</style>"
            + "<table><thead><tr><th>סמי</th></tr></thead></table><p>שלום</p>"
        let check = PassageCheck(html: Array(page.utf8))
        #expect(check.deviating(inText: "תיק 4 סמי שלום\u{0C}תיק 4 סמי") == 0)
        #expect(check.deviating(inText: "תיק 4 סמי שלום\u{0C}תיק 4 סמי סמי שלום") == 1)
    }

    @Test(
        "The halves of a hyphenated name from right to left may stand in either order; each must be there",
        arguments: [
            ("נועה כהן-לוי", "לוי-כהן נועה", "נועה כהן-"), ("סמיר אבו־חסן", "אבו־חסן סמיר", "אבו סמיר"),
            ("عبد-الله وهيب", "الله-عبد وهيب", "عبد وهيب"), ("שָׁלוֹם-רב", "רב-שלום", "שלום"),
            ("נועה (UK-2)", "2-UK נועה", "UK נועה"),
        ])
    func partsAtHyphens(name: String, layer: String, lacking: String) {
        let check = PassageCheck(html: Array("<p>\(name)</p>".utf8))
        #expect(check.deviating(inText: name) == 0)
        #expect(check.deviating(inText: layer) == 0)
        #expect(check.deviating(inText: lacking) == 1)
    }

    @Test("Texts from right to left leave the text layer of all others as it is", .enabled(if: isComplete))
    func rightToLeft() throws {
        let renderer = try #require(PDFRenderer.installed())
        let place = try TemporaryFolder()
        let rows = [
            ("0001", "<bdi dir=\"auto\">נועה לוי (UK)</bdi> wrote (see Unit 4)"),
            ("0002", "كريم حداد says 250 £ (now)"),
            ("0003", "Under the bridge (UK), all 4 of us"),
            // More words than stand on a line, so that letters are met in each of their forms.
            ("0004", "مرحبا يا سامي الخالدي"),
            ("0005", "محمد ومريم ومنى يسكنون في المدينة القديمة مع جدتهم"),
            ("0006", "أرسل المال الآن أو سأنشر الصور كلها"),
            ("0008", "<bdi dir=\"auto\">נועה כהן-לוי</bdi> and <bdi dir=\"auto\">محمد عبد-الرحمن</bdi>"),
            // Figures of pictures, and letters that do not join.
            ("0009", "<bdi dir=\"auto\">أهلا 👋🏽 bro 🇸🇦 ثم 👨‍👩‍👧 نهاية 🇫🇷</bdi>"),
            ("0011", "<bdi dir=\"auto\">שלום (מיד) כאן [שוב] «עכשיו»</bdi> <bdi dir=\"auto\">ok (מיד)!</bdi>"),
            ("0010", "<bdi dir=\"auto\">می‌خواهم ۱۲۳ تومان (Ali) 🇮🇷</bdi>"),
            ("0007", "شكرا جزيلا على المساعدة الكبيرة يوم السبت الماضي"),
        ]
        let html = place.path(of: "report.html")
        try Data(Self.page(rows).utf8).write(to: URL(filePath: html))
        let pdf = place.path(of: "report.pdf")
        let checked = try renderer.renderChecked(html, copy: place.path(of: ".copy"), to: pdf, date: "2026-06-12")
        #expect(checked.deviating == 0)
        let text = try #require(PDFRenderer.textLayer(of: pdf))
        #expect(text.contains("Under the bridge (UK), all 4 of us"))
        #expect(text.contains("wrote (see Unit 4)"))
        for order in ["-raw", "-layout"] {
            let text = try #require(PDFRenderer.textLayer(of: pdf, order))
            for flag in ["🇸🇦", "🇫🇷", "🇮🇷", "👋🏽"] { #expect(text.unicodeScalars.contains(flag.unicodeScalars)) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path(of: "")).count == 2)
    }

    @Test("Of a PDF the strings are searched, and neither its own words nor its packed bytes")
    func strings() {
        let pdf = """
            %PDF-1.7\n1 0 obj\n<< /ColorSpace /DeviceRGB /Title (Ada's file) /Author <004B0061> >>\nendobj
            2 0 obj\n<< /Filter /FlateDecode /Length 9 >>\nstream\nxx Dev xx\nendstream\nendobj
            3 0 obj\n<< /Length 5 >>\nstream\nPlain\nendstream\nendobj\n
            """
        let text = String(decoding: PDFStrings.readable(Array(pdf.utf8)), as: UTF8.self)
        #expect(!text.contains("Dev"))
        #expect(text.contains("Ada's file") && text.contains("Plain") && text.contains("\0K\0a"))
    }

    @Test("The version of a renderer is its number", arguments: ["WeasyPrint version 57.2", "x\nChromium 57.2 built"])
    func version(line: String) {
        #expect(PDFRenderer.number(in: line) == "57.2")
    }

    private static let isComplete =
        PDFRenderer.installed()?.name == "WeasyPrint" && PDFRenderer.find("pdftotext") != nil
}
