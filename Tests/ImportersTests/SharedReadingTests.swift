// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing
import Testing

@testable import Importers

@Suite("What importers share") struct SharedReadingTests {
    private func rows(_ text: String) -> [(values: [String], isDamaged: Bool, line: Int)] {
        let bytes = Array(text.utf8)
        var cursor = CSVCursor(in: bytes.span)
        var rows: [(values: [String], isDamaged: Bool, line: Int)] = []
        while let record = cursor.next(in: bytes.span) {
            rows.append((record.values(in: bytes.span), record.isDamaged, record.line))
        }
        return rows
    }

    @Test("Quoted values hold separators, line ends and quotation marks")
    func quoted() {
        let rows = rows("\u{FEFF}a,\"b,\"\"c\"\"\nd\",\r\n\r\ne\n")
        #expect(rows.map(\.values) == [["a", "b,\"c\"\nd", ""], ["e"]])
        #expect(rows.map(\.line) == [1, 4])
        #expect(!rows.contains { $0.isDamaged })
    }

    @Test("Text behind a closing quotation mark stays, and the record is damaged")
    func behindQuote() {
        let rows = rows("\"a\"b,c\n\"d")
        #expect(rows.map(\.values) == [["a\"b", "c"], ["d"]])
        #expect(rows.map(\.isDamaged) == [true, true])
    }

    @Test("A headed table finds values by column, and says of damaged rows that they are")
    func headed() throws {
        let bytes = Array("a note\nFROM, Sent At \nx,\"1\"\n\"x\"y,2\nFrom,SENT_AT\nx,3,4\n".utf8)
        let opened = HeadedTable(in: bytes.span, column: "sentat")
        var table = try #require(opened)
        var rows: [HeadedTable.Row] = []
        while let row = table.next(in: bytes.span) { rows.append(row) }
        #expect(rows.map { table.value($0, "sentat", in: bytes.span) } == ["1", "2", "SENT_AT", "3"])
        #expect(rows.map(\.isDamaged) == [false, true, false, true])
        #expect(rows.map(\.isHead) == [false, false, true, false])
        let again = table.row(at: rows[1].bytes, line: rows[1].line, in: bytes.span)
        #expect(again.flatMap { table.value($0, "from", in: bytes.span) } == "x\"y")
    }

    @Test(
        "Times in both readers mean the same",
        arguments: [
            (
                "2024-01-25T08:51:34.9210000+00:00", 1_706_172_694_921_000, "millisecond",
                Timestamp.Zone.offset(minutes: 0)
            ),
            ("2024-01-25 08:51:34 UTC", 1_706_172_694_000_000, "second", .utc),
            ("2024/01/25, 08:51", 1_706_172_660_000_000, "minute", .unknown),
            ("2024-01-25T08:51:34.123456Z", 1_706_172_694_123_456, "microsecond", .utc),
            ("2024-01-25 10:51:34 UTC+02:00", 1_706_172_694_000_000, "second", .offset(minutes: 120)),
            ("2024-01-25", 1_706_140_800_000_000, "day", .unknown),
        ] as [(String, Int64, String, Timestamp.Zone)])
    func times(literal: String, microseconds: Int64, precision: String, zone: Timestamp.Zone) {
        for time in [ISOTime.timestamp(literal), ClockText.read(literal, unzoned: .unknown)] {
            #expect(time?.microseconds == microseconds)
            #expect(time?.precision.name == precision)
            #expect(time?.zone == zone)
            #expect(time?.literal == literal)
        }
    }

    @Test(
        "Account exports write times in words and numbers too",
        arguments: [
            "Tue, 30 Nov 2021 05:08:21 GMT", "Tue Nov 30 05:08:21 UTC 2021", "30 Nov 2021 05:08:21 UTC", "1638248901",
            "1638248901000", "30 November 2021 05:08:21 UTC",
        ])
    func words(literal: String) {
        let time = ClockText.read(" " + literal, unzoned: .unknown)
        #expect(time?.microseconds == 1_638_248_901_000_000)
        #expect(time?.zone == .utc)
        #expect(ISOTime.timestamp(literal) == nil)
    }

    @Test(
        "No time", arguments: ["", "2024-13-01", "2024-01-25 25:00:00", "12345678", "yesterday", "2024-01-25 08:51 x"])
    func noTime(literal: String) {
        #expect(ClockText.read(literal, unzoned: .utc) == nil)
    }

    @Test("A member is found whatever its case; the one written so goes first")
    func members() throws {
        let bytes = Array("{\"Date\":1,\"date\":\"2\",\"DATE\":\"\",\"Name\":null}".utf8)
        var cursor = JSONCursor(in: bytes.span)
        let element = try cursor.element(in: bytes.span)
        #expect(element.member("date")?.words == "2")
        #expect(element.member("Date")?.words == "1")
        #expect(element.member("Date")?.filled == nil)
        #expect(element.member("dAte")?.words == nil)
        #expect(element.member("name")?.isNull == true)
        #expect(element.member("date")?.integer == 2)
    }
}
