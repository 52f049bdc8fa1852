// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

@Suite("Rows longer than a sheet")
struct SheetPartsTests {
    private static let manyLines = (1...90).map { "line \($0)" }.joined(separator: "\n")
    private static let oneLine = (1...900).map { "word\($0)" }.joined(separator: " ")

    private static func texts(_ parts: [Prose]) -> String {
        parts.flatMap(\.pieces).compactMap { piece -> String? in
            if case .message(let text, "en") = piece { text } else { nil }
        }.joined()
    }

    @Test(
        "No character is lost where a text is divided, and three parts stand on a sheet",
        arguments: [
            manyLines, oneLine, String(repeating: "x", count: 5000), String(repeating: "文", count: 3000),
            String(repeating: "\u{200B}", count: 900), String(repeating: "a\r\n", count: 70), "\n" + manyLines + "\n\n",
        ])
    func dividesWhole(_ text: String) {
        let parts = SheetParts(Prose(.message(text, language: "en"))).all
        #expect(parts.count > 1)
        #expect(Self.texts(parts) == text)
        for part in parts {
            let text = Self.texts([part])
            #expect(text.count(where: \.isNewline) <= 18 && text.count <= 18 * 40)
        }
    }

    @Test(
        "What stands on half a sheet is one row",
        arguments: ["", "ok", String(oneLine.prefix(900)), String(repeating: "😂", count: 300), "a\n\nb"])
    func keepsWhole(_ text: String) {
        let body = Prose(.message(text, language: "en")) + Prose(.state("edited"))
        #expect(SheetParts(body).all == [body])
    }

    @Test("A text ends where it is printed no further, and what stands behind it comes last")
    func keepsLimit() throws {
        let body: Prose = "\(soft: "re ")" + Prose(.message(String(repeating: "x", count: 12_345), language: "en"))
        let parts = SheetParts(body + Prose(.state("deleted"))).all
        #expect(parts.first?.pieces.first == .soft("re "))
        #expect(Self.texts(parts).count == 12_000)
        let last = try #require(parts.last?.pieces)
        #expect(last.suffix(2) == [.state("345 further characters not printed"), .state("deleted")])
    }

    @Test("Each row has the number of its message, the first alone its labels")
    func repeatsNumber() throws {
        var made = ReportFixture()
        made.accounts = [
            Account(platform: .sms, identifiers: [.init(.displayName, "A")], isOwner: true),
            Account(platform: .sms, identifiers: [.init(.displayName, "B")], isOwner: false),
        ]
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        for text in ["hello", Self.manyLines, "bye"] { made.say(text, Int64(made.count) * 60, .init(made.count % 2)) }
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = [
            .safeguarding(
                SafeguardingFlag(kind: .distress, citation: Citation(n: 2, rule: "x"), account: ReportFixture.owner))
        ]
        let report = CaseReport(analysis, options: ReportOptions(templates: try TemplateSet()))
        let html = String(decoding: try report.html(), as: UTF8.self)
        let rows = html.components(after: "<tr id=\"m", until: "</tr>").map { "<tr id=\"m" + $0 }
        #expect(rows.count == 9)
        #expect(rows.map { $0.contains("cont.") } == [false, false] + Array(repeating: true, count: 6) + [false])
        #expect(
            rows.flatMap { $0.components(after: "<tr id=\"m", until: "\"") }[2...7] == [
                "0002-2", "0002-3", "0002-4", "0002-5", "0002-6", "0002-7",
            ])
        for row in rows[1...7] {
            #expect(row.contains("class=\"no\">0002"))
            #expect(row.contains(">18:54:04Z<"))
        }
        #expect(rows.map { $0.contains("class=\"lab\"") } == [false, true] + Array(repeating: false, count: 7))
    }

    @Test("A context table holds a text of many lines up to the twelfth")
    func cutsContexts() {
        let cut = Prose(.message(Self.manyLines, language: "en")).cut(600)
        #expect(Self.texts([cut]).split(separator: "\n").count == 12)
        #expect(
            cut.pieces.last
                == .state("\(Self.manyLines.count - Self.texts([cut]).count) further characters in the transcript"))
        let short = Prose(.message("a\nb", language: "en"))
        #expect(short.cut(600) == short)
    }
}
