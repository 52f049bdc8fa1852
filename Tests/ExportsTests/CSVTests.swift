// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import Exports

@Suite("CSV") struct CSVTests {
    private func field(_ text: String) -> String {
        var buffer: [UInt8] = []
        CSVField.write(text, to: &buffer)
        return String(decoding: buffer, as: UTF8.self)
    }

    @Test(
        "makes text of what a spreadsheet would take for a formula",
        arguments: ["=1+1", "+44", "-5", "@sum", "\tx", "＝1", "＋1", "－1", "＠a", "=\u{301}1"])
    func formula(text: String) {
        #expect(field(text) == "'" + text)
    }

    @Test("quotes line ends and keeps them, with the guard inside", arguments: ["\r=x", "\n=x"])
    func lineEnds(text: String) {
        #expect(field(text) == "\"'\(text)\"")
    }

    @Test("one apostrophe taken away gives every text back", arguments: ["'=1", "''+2", "=3", "'tis", "plain", "'"])
    func reversible(text: String) {
        let written = field(text)
        let guardless =
            written.unicodeScalars.drop { $0 == "'" }.first.map { "=+-@".unicodeScalars.contains($0) } ?? false
        #expect((guardless ? String(written.dropFirst()) : written) == text)
    }

    @Test("doubles quotation marks and quotes commas")
    func quotes() {
        #expect(field("a \"b\", c") == "\"a \"\"b\"\", c\"")
    }

    @Test("withheld texts leave only their length, in every column")
    func withheld() throws {
        let export = ExportCase.varied.export
        let text = try ExportCase.text { try CaseTable.timeline.writeCSV(of: export, to: $0) }
        #expect(!text.contains("severe wording"))
        #expect(text.contains("[text withheld: 16 characters]"))
        #expect(text.hasPrefix("n,kind,time,"))
        #expect(text.split(separator: "\r\n").first?.hasSuffix(",withheld") == true)
        var full = ExportCase.varied
        full.showsFullContent = true
        let whole = try ExportCase.text { try CaseTable.timeline.writeCSV(of: full.export, to: $0) }
        #expect(whole.contains("[severe wording]"))
        #expect(whole.split(separator: "\r\n").first?.hasSuffix(",bytesEnd") == true)
    }

    @Test("every table of every case has rows as wide as its header", arguments: CaseTable.allCases)
    func rectangular(table: CaseTable) throws {
        for one in [ExportCase.varied, ExportCase()] {
            let rows = table.rows(of: one.export)
            try rows.forEach { #expect($0.count == rows.columns.count) }
        }
    }

    @Test("a byte order mark comes first, once, and only when asked for")
    func byteOrderMark() throws {
        let export = ExportCase().export
        var bytes: [UInt8] = []
        try CaseTable.accounts.writeCSV(of: export, withByteOrderMark: true) { bytes += $0 }
        #expect(bytes.prefix(5) == [0xEF, 0xBB, 0xBF, UInt8(ascii: "i"), UInt8(ascii: "d")])
    }
}
