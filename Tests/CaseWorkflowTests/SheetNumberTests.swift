// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import CaseWorkflow
@testable import Reporting

@Suite("Numbers of sheets")
struct SheetNumberTests {
    @Test("The style of a volume, as the program writes it, is numbered on; texts are left as they are")
    func goesOn() throws {
        let words = #"-V003-" counter(page,sheet)"#
        let style = try TemplateSet().styles["report"] ?? ""
        let page = "<style>\(style)@page{@bottom-right{content:\"ABC1\(words)}}</style><bdi>\(words)</bdi>"
        let told = String(
            decoding: try #require(SheetNumbers.continued(Array(page.utf8), after: 122)), as: UTF8.self)
        #expect(told.contains(#"content:"ABC1-" counter(page,sheet)}"#))
        #expect(told.contains(#"symbols:"000123" "000124" "#))
        #expect(told.hasSuffix("<bdi>\(words)</bdi>"))
    }

    @Test("A page that is no volume, or of another style, is left as it is")
    func others() throws {
        let style = try TemplateSet().styles["report"] ?? ""
        let report = "<style>\(style)@page{@bottom-right{content:\"ABC1-\" counter(page,sheet)}}</style>"
        #expect(SheetNumbers.continued(Array(report.utf8), after: 9) == nil)
        #expect(SheetNumbers.continued(Array(#"<style>"A-V001-" counter(page,sheet)</style>"#.utf8), after: 9) == nil)
        #expect(SheetNumbers.continued(Array("<p>".utf8), after: 9) == nil)
    }

    @Test(
        "Rendered, the second file begins where the first ends",
        .enabled(if: PDFRenderer.installed() != nil && PDFRenderer.find("pdftotext") != nil))
    func rendered() throws {
        let renderer = try #require(PDFRenderer.installed())
        let place = try TemporaryFolder()
        let style = try TemplateSet().styles["report"] ?? ""
        let page = place.path(of: "transcript-001.html")
        let content = #"@page{@bottom-right{content:"ABC1-V001-" counter(page,sheet)}}"#
        let html =
            "<!doctype html><html lang=\"en\"><title>t</title><style>\(style)\(content)p{break-after:page}</style>"
            + "<p>one</p><p>two</p></html>"
        try Data(html.utf8).write(to: URL(filePath: page))
        let pdf = place.path(of: "a.pdf")
        let checked = try renderer.renderChecked(
            page, copy: place.path(of: ".copy.html"), to: pdf, date: "2026-06-12", after: 30)
        let text = try #require(PDFRenderer.textLayer(of: pdf))
        #expect(text.contains("ABC1-000031") && text.contains("ABC1-000032"))
        #expect(!text.contains("V001"))
        #expect(checked.sheets.map { $0 >= 2 } == true)
    }
}
