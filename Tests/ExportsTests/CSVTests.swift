// SPDX-License-Identifier: Apache-2.0

import Analysis
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
        #expect(whole.split(separator: "\r\n").first?.contains(",bytesEnd,") == true)
    }

    @Test("every table of every case has rows as wide as its header", arguments: CaseTable.allCases)
    func rectangular(table: CaseTable) throws {
        for one in [ExportCase.varied, ExportCase()] {
            let rows = table.rows(of: one.export)
            try rows.forEach { #expect($0.count == rows.columns.count) }
        }
    }

    @Test("a sum carries what names its currency, and a stage by measured wording the written one behind it")
    func bases() throws {
        var one = ExportCase.varied
        let step = { (stage: Escalation.Stage, n: Int32, rule: String) in
            Escalation.Step(
                stage: stage, citation: Citation(n: n, rule: rule), introducedBy: ExportCase.other,
                elapsedSeconds: [60, 60], activeSeconds: 60, messages: 1)
        }
        var demand = ExtortionDemand(
            tier: .e4, conversation: ExportCase.chat, account: ExportCase.other, target: ExportCase.owner, frame: 1,
            slots: [
                .threat: [Citation(n: 5, rule: "en.x.thr.share.01")], .demand: [Citation(n: 5, rule: "en.x.dem.01")],
            ],
            amount: Money(value: "500.00", currency: "GBP"),
            deadline: .init(n: 5, literal: "noon", at: "2025-03-05T12:00:00Z"))
        demand.currencyBasis = .talk
        demand.sums = [
            .init(n: 5, amount: Money(value: "500.00", currency: "GBP"), currencyBasis: .talk),
            .init(n: 6, amount: Money(value: "300.00", currency: "USD")),
        ]
        demand.laterDeadlines = [.init(n: 6, literal: "six", at: "2025-03-05T18:00:00Z")]
        one.findings = [
            .extortion(demand),
            .escalation(
                Escalation(
                    conversation: ExportCase.chat, account: ExportCase.other, target: ExportCase.owner, start: 2,
                    isTruncated: false, truncationReason: nil,
                    steps: [step(.threat, 3, "en.wording.thr.3"), step(.demand, 5, "en.x.dem.01")], level: .fast,
                    index: nil, percentile: nil)),
        ]
        let demands = try ExportCase.text { try CaseTable.demands.writeCSV(of: one.export, to: $0) }
        #expect(demands.contains(",talk,500.00 GBP talk (5); 300.00 USD written (6),2025-03-05T18:00:00Z (6)"))
        let stages = try ExportCase.text { try CaseTable.stages.writeCSV(of: one.export, to: $0) }
            .split(separator: "\r\n")
        #expect(stages.count == 4)
        #expect(stages[1].contains(",threat,3,") && stages[1].hasSuffix(",measured"))
        #expect(stages[2].contains(",threat,5,") && stages[2].hasSuffix(",written"))
        #expect(stages[3].contains(",demand,5,") && stages[3].hasSuffix(",written"))
        let found = String(decoding: FindingsDocument(one.export.analysis).bytes, as: UTF8.self)
        #expect(found.contains(#""basis":"measured""#) && found.contains(#""written":{"#))
        #expect(found.contains(#""currencyBasis":"talk","n":5"#) || found.contains(#""currencyBasis":"talk""#))
        #expect(found.contains(#""laterDeadlines":[{"at":"2025-03-05T18:00:00Z""#))
    }

    @Test("of two instants the text of a timeline holds both")
    func twoInstants() throws {
        var one = ExportCase()
        one.say("hello", at: 0)
        one.add(.message(Message(text: "hour")), at: 60, latest: 3660)
        one.add(.message(Message(text: "day")), at: 120, latest: 120 + 86_400)
        let catalogue = one.export.catalogue
        let lines = (1...3).map { n in
            var buffer: [UInt8] = []
            TimelineText.line(Int32(n), catalogue, to: &buffer)
            return String(decoding: buffer, as: UTF8.self)
        }
        #expect(lines[0].contains("  2025-03-04T19:22:10Z  C1"))
        #expect(lines[1].contains("  2025-03-04T19:23:10Z~20:23:10Z  C1"))
        #expect(lines[2].contains("  2025-03-04T19:24:10Z~2025-03-05T19:24:10Z  C1"))
    }

    @Test("a byte order mark comes first, once, and only when asked for")
    func byteOrderMark() throws {
        let export = ExportCase().export
        var bytes: [UInt8] = []
        try CaseTable.accounts.writeCSV(of: export, withByteOrderMark: true) { bytes += $0 }
        #expect(bytes.prefix(5) == [0xEF, 0xBB, 0xBF, UInt8(ascii: "i"), UInt8(ascii: "d")])
    }
}
