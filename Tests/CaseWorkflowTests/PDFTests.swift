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

    @Test("A long text that a sheet cuts is there; one that lost half of itself is not")
    func allowsSheets() {
        let words = (0..<400).map { "w\($0)" }
        let check = PDFTextCheck(html: Array(Self.page([("0001", words.joined(separator: " "))]).utf8))
        let cut = words.prefix(200) + ["Page 1 of 2"] + words.dropFirst(200)
        #expect(check.missing(inText: "0001 " + cut.joined(separator: " ")).isEmpty)
        #expect(check.missing(inText: "0001 " + words.prefix(200).joined(separator: " ")) == ["0001"])
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

    private static let isComplete =
        PDFRenderer.installed()?.name == "WeasyPrint" && PDFRenderer.find("pdftotext") != nil
}
