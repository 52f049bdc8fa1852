// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Foundation
import TestSupport
import Testing

@testable import Exports

@Suite("XLSX") struct XLSXTests {
    /// Members of a written workbook, by name.
    private func members(_ export: CaseExport, rowLimit: Int = Workbook.sheetLimit) throws -> [String: String] {
        let place = try TemporaryFolder()
        let path = place.path(of: "book.zip")
        try XLSXDocument.write(export, to: path, scratch: place.path, rowLimit: rowLimit)
        return try Self.members(of: path)
    }

    static func members(of path: String) throws -> [String: String] {
        ArchiveMembers.read(Array(try Data(contentsOf: URL(filePath: path)))).mapValues {
            String(decoding: $0, as: UTF8.self)
        }
    }

    @Test("has a sheet for what it is and one for each table, with a frozen header and a filter")
    func sheets() throws {
        let members = try members(ExportCase.varied.export)
        let book = try #require(members["xl/workbook.xml"])
        for name in ["About"] + CaseTable.allCases.map(\.title) { #expect(book.contains("name=\"\(name)\"")) }
        let timeline = try #require(members["xl/worksheets/sheet2.xml"])
        #expect(timeline.contains("<autoFilter ref=\"A1:AS14\"/>"))
        #expect(timeline.contains("state=\"frozen\""))
        #expect(timeline.contains("TEST &amp;&amp; MARKING"))
        #expect(!members.values.contains { $0.contains("severe wording") })
    }

    @Test("same case, same bytes")
    func deterministic() throws {
        let place = try TemporaryFolder()
        for name in ["a.xlsx", "b.xlsx"] {
            try XLSXDocument.write(ExportCase.varied.export, to: place.path(of: name), scratch: place.path)
        }
        let files = try ["a.xlsx", "b.xlsx"].map { try Data(contentsOf: URL(filePath: place.path(of: $0))) }
        #expect(files[0] == files[1])
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["a.xlsx", "b.xlsx"])
    }

    @Test("identifiers and formulas are text")
    func text() throws {
        var one = ExportCase()
        one.accounts[0].identifiers.insert(Identifier(.platformID, "00123456789012345678"), at: 0)
        one.say("=HYPERLINK(\"x\")", at: 0)
        let members = try members(one.export)
        #expect(!members.values.contains { $0.contains("<f>") })
        let accounts = try #require(members["xl/worksheets/sheet3.xml"])
        #expect(accounts.contains("platformID: 00123456789012345678"))
    }

    @Test(
        "prints what XML cannot carry by its number, and keeps what looks like a code",
        arguments: [
            ("a\u{0}b", "a⟨U+0000⟩b"), ("\u{1B}[31m", "⟨U+001B⟩[31m"), ("x\u{FFFF}", "x⟨U+FFFF⟩"),
            ("\u{85}", "⟨U+0085⟩"),
            ("a\r\nb\rc", "a\nb\nc"), ("_x0041_", "_x005F_x0041_"), ("_x00", "_x00"), ("__x000D_", "__x005F_x000D_"),
            ("plain\ttext", "plain\ttext"), ("👩‍👩‍👧 é", "👩‍👩‍👧 é"),
        ])
    func characters(text: String, cell: String) {
        #expect(SheetText.cell(text) == cell)
    }

    @Test("a text longer than a cell goes on in a sheet of its own, whole")
    func long() throws {
        var one = ExportCase()
        let text = String((0..<70_000).map { Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8($0 % 26))) })
        one.say(text, at: 0)
        let members = try members(one.export)
        let book = try #require(members["xl/workbook.xml"])
        #expect(book.contains("name=\"Long texts\""))
        let sheet = try #require(members.values.first { $0.contains(">Timeline, row 2<") })
        let cells = sheet.components(separatedBy: "<t>").dropFirst().compactMap {
            $0.components(separatedBy: "</t>").first
        }
        #expect(cells.filter { $0.count > 1000 }.joined() == text)
    }

    @Test("pieces end between characters and give the text back", arguments: [1, 2, 3, 7])
    func pieces(limit: Int) {
        let text = "ab😀é😀"
        let pieces = SheetText.pieces(text, limit: max(2, limit))
        #expect(pieces.joined() == text)
        #expect(pieces.allSatisfy { $0.utf16.count <= max(2, limit) })
    }

    @Test("a table longer than a sheet goes on in a further sheet, with its header")
    func rows() throws {
        var one = ExportCase()
        for index in 0..<25 { one.say("message \(index)", at: Int64(index)) }
        let members = try members(one.export, rowLimit: 11)
        let book = try #require(members["xl/workbook.xml"])
        #expect(book.contains("name=\"Timeline 2\"") && book.contains("name=\"Timeline 3\""))
        #expect(!book.contains("name=\"Timeline 4\""))
        let sheets = members.filter { $0.key.hasPrefix("xl/worksheets/sheet") }.values
        for index in 0..<25 {
            #expect(sheets.filter { $0.contains("<t>message \(index)</t>") }.count == 1, "\(index)")
        }
    }

    @Test("an empty case is a workbook with headers")
    func empty() throws {
        var one = ExportCase()
        one.accounts = []
        one.conversations = []
        let members = try members(one.export)
        #expect(members["xl/worksheets/sheet2.xml"]?.contains("<t>kind</t>") == true)
    }
}
