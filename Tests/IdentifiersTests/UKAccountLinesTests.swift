// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

@Suite("Bank details in several messages") struct UKAccountLinesTests {
    /// The account that lines of one sender give, with the messages that hold it.
    private static func found(_ lines: [String?], pause: Int64 = 60_000_000) -> [String] {
        var reader = UKAccountLines()
        return lines.enumerated().compactMap { index, line in
            reader.take(line, n: Int32(index + 1), time: Int64(index) * pause).map {
                "\($0.match.value) \($0.messages)"
            }
        }
    }

    @Test(
        "are joined in either order, in pieces, with labels and without",
        arguments: [
            (["sort code 00-61-09", "account 22907741"], "006109-22907741 [1, 2]"),
            (["sort code: 00-61-09", "account number: 22907741"], "006109-22907741 [1, 2]"),
            (["00-61-09", "22907741"], "006109-22907741 [1, 2]"), (["11302257", "00 57 14"], "005714-11302257 [1, 2]"),
            (["acc 11302257", "ok so", "sort 00 57 14"], "005714-11302257 [1, 3]"),
            (["00", "32", "57", "and 40551826"], "003257-40551826 [1, 2, 3, 4]"),
            (["s/c 006109", "2290 7741"], "006109-22907741 [1, 2]"),
        ])
    func joined(lines: [String], account: String) {
        #expect(Self.found(lines) == [account])
    }

    @Test(
        "are not made of dates, times, sums, the reader's own, or lines far apart",
        arguments: [
            ["12-04-19", "22907741"], ["00-61-09", "20190412"], ["10:30:45", "22907741"], ["12/34/57", "22907741"],
            ["£00 61 09", "22907741"],
            ["your sort code 00-61-09", "22907741"], ["00-61-09", "a", "b", "c", "22907741"],
            ["00-61-09", "call 22907741 please"], ["10", "9", "8", "22907741"], ["00", "32", "so", "57", "22907741"],
            ["22907741", "11302257"],
        ])
    func apart(lines: [String]) {
        #expect(Self.found(lines).isEmpty)
    }

    @Test func `are not joined after ten minutes`() {
        #expect(Self.found(["00-61-09", "22907741"], pause: 601_000_000).isEmpty)
    }

    @Test(arguments: [
        ("00-61-09", true), ("22907741", true), ("32", true), ("3", false), ("no digits", false), ("123456789", false),
    ])
    func `are looked for only where the digits may be theirs`(_ line: String, _ mayHold: Bool) {
        let bytes = Array(line.utf8)
        let found = UKAccountLines.mayHold(bytes.span)
        #expect(found == mayHold)
    }
}
