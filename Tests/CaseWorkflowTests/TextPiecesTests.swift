// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import CaseWorkflow

@Suite("Pieces of a long text")
struct TextPiecesTests {
    private static let longest = TextPieces.longest

    @Test(
        "cover it without a gap, each no longer than allowed",
        arguments: [
            RepeatedText("send it now ", 300_000), RepeatedText("é", 1_300_000), RepeatedText("x", longest),
            RepeatedText("x", longest + 1), RepeatedText("short"), RepeatedText(""),
        ])
    func cover(_ flood: RepeatedText) {
        let bytes = Array(flood.text.utf8)
        let ranges = TextPieces(of: bytes.span).ranges
        var start = 0
        for range in ranges {
            #expect(range.lowerBound == start)
            #expect(range.count <= Self.longest && !range.isEmpty)
            #expect(String(validating: bytes[range], as: UTF8.self) != nil)
            start = range.upperBound
        }
        #expect(start == bytes.count)
    }

    @Test("begin behind a line break, else behind a blank")
    func borders() {
        let line = String(repeating: "a b ", count: (Self.longest - 100) / 4)
        let broken = Array((line + "\n" + line).utf8)
        #expect(TextPieces(of: broken.span).ranges.first?.upperBound == line.utf8.count + 1)
        let blanks = Array(String(repeating: "abcdefg ", count: Self.longest / 4).utf8)
        #expect(TextPieces(of: blanks.span).ranges.allSatisfy { blanks[$0.upperBound - 1] == 0x20 })
    }
}
