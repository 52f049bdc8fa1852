// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import Reporting

/// What keeps a caption with its table, and a small table on one sheet.
@Suite("Tables on sheets")
struct TableHeightTests {
    private static func table(sublines: Int, lines: Int, rows: Int, style: Table.Style = .plain) -> Table {
        let words = { (count: Int) in Prose(.text(String(repeating: "x", count: count * 100 - 40))) }
        return Table(
            style: style, caption: "Caption", subline: sublines > 0 ? words(sublines) : nil,
            columns: [.init("Head", 10), .init("Head")],
            rows: (0..<rows).map { _ in .init(["row", Prose(.text(String(repeating: "x", count: lines * 88 - 30)))]) })
    }

    @Test(
        "A table begins where caption, the lines below it and two rows have room",
        arguments: [
            (1, 1, nil), (4, 1, "deep"), (1, 2, "deep"), (1, 3, "deep"), (4, 3, "deeper"), (1, 5, "deeper"),
        ] as [(Int, Int, String?)])
    func start(sublines: Int, lines: Int, expected: String?) {
        #expect(TableHeight(Self.table(sublines: sublines, lines: lines, rows: 20)).start == expected)
    }

    @Test("Facts that are read as one stay on one sheet up to a third of it; a table up to a quarter")
    func short() {
        let isShort = { (style: Table.Style, lines: Int, rows: Int) in
            TableHeight(Self.table(sublines: 0, lines: lines, rows: rows, style: style)).isShort
        }
        #expect(isShort(.facts, 2, 12) && !isShort(.facts, 2, 13) && !isShort(.facts, 3, 9))
        #expect(isShort(.plain, 1, 10) && !isShort(.plain, 2, 8))
    }

    @Test("Each form that is blank says in its heading that it is a draft, and does not go on on another sheet")
    func forms() throws {
        let html = try ReportTests.html(ReportFixture.rich())
        let forms = try #require(
            html.components(after: "id=\"declarations\" aria-labelledby", until: "</section>").first)
        let heads = forms.components(after: "<h3>", until: "</h3>").filter { $0 != "Draft, not signed" }
        #expect(heads.count == 3 && heads.allSatisfy { $0.hasSuffix("· draft, not signed") })
        #expect(
            forms.components(after: "<div class=\"", until: "\">").filter { $0.hasPrefix("twp") } == [
                "twp short fits", "twp short fits",
            ])
        let support = try #require(html.components(after: "id=\"support\" aria-labelledby", until: "</section>").first)
        #expect(support.contains("class=\"twp short fits"))
    }

    @Test("In browsers each part has a head, and parts that begin no sheet elsewhere begin none")
    func sheetNames() throws {
        #expect(StyleSheet.sheetNames.flatMap(\.parts) == PartName.allCases)
        let css = try ReportTests.html(ReportFixture.rich())
        #expect(css.contains(".p-examined,.p-timing,.p-demands,.p-indicators{page:examined}"))
        #expect(
            css.contains(
                "@page examined{@top-right{content:\"Sections 3 to 14: examined, timing, demands, indicators\"}}"))
        #expect(!css.contains("page:timing") && !css.contains("@page method"))
    }

    @Test("Conversations beyond the table stand three in a row, the service of all once")
    func further() throws {
        var made = ReportFixture()
        made.accounts = (0...50).map {
            Account(platform: .sms, identifiers: [.init(.displayName, "P\($0)")], isOwner: $0 == 0)
        }
        made.conversations = (1...50).map {
            Conversation(
                platform: .sms, kind: .direct, title: "Talk \($0)", members: [ReportFixture.owner, .init(Int32($0))])
        }
        for index in 0..<50 { made.say("hi", Int64(index) * 60, ReportFixture.owner, .init(Int32(index))) }
        let html = try ReportTests.html(ReportFixture.plain(made.timeline))
        let table = try #require(html.components(after: "</span> Further conversations", until: "</table>").first)
        #expect(table.components(after: "<tr role=\"row\"><th scope=\"row\"", until: "</tr>").count == 4)
        let words = SectionAcceptanceTests.plain(table)
        #expect(words.contains("Service: SMS") && words.contains("Talk 50 (1)"))
    }
}
