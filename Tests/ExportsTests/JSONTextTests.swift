// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import Testing

@testable import Exports

@Suite("JSON that is written") struct JSONTextTests {
    @Test("sorts keys and escapes what must be escaped")
    func canonical() {
        let value = JSONText.object([
            "b": .number(0.5), "a": .string("x\"\\\n\u{1}é"), "c": .array([.null, .bool(true)]),
        ])
        let text = String(decoding: value.bytes, as: UTF8.self)
        #expect(text == #"{"a":"x\"\\\n\u0001é","b":0.5,"c":[null,true]}"#)
    }

    @Test("reads back", arguments: ["", "𝕏\u{202E}", "\u{0}", "\u{2028}</script>", "a\tb\r"])
    func readsBack(text: String) throws {
        let data = Data(JSONText.array([.string(text)]).bytes)
        #expect(try JSONDecoder().decode([String].self, from: data) == [text])
    }

    @Test("writes whole numbers as they are", arguments: [0, 7, 10, -10, 90, 12_345, .max, .min] as [Int64])
    func numbers(number: Int64) {
        #expect(String(decoding: JSONText.integer(number).bytes, as: UTF8.self) == String(number))
    }

    @Test("writes citations as it would write objects")
    func citations() {
        let citations = [
            Citation(n: 1, rule: "en.x.\"thr\".01", span: 0..<12), Citation(n: 2, rule: "entity.picture"),
            Citation(n: 2_000_000, rule: "é", span: 5..<5),
        ]
        for count in 0...citations.count {
            let some = Array(citations.prefix(count))
            let objects = JSONText.array(
                some.map { citation in
                    .object([
                        "n": .integer(Int64(citation.n)), "rule": .string(citation.rule),
                        "span": citation.span.map { .array($0.map { .integer(Int64($0)) }) } ?? .null,
                    ])
                })
            #expect(FindingsDocument.citations(some).bytes == objects.bytes)
        }
    }
}

@Suite("Cells of a CSV file") struct CSVFieldTests {
    @Test(
        "quotes, and keeps formulas from running",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=1+1", "'=1+1"),
            ("@a", "'@a"), ("+44", "'+44"), ("line\nbreak", "\"line\nbreak\""), ("-1,2", "\"'-1,2\""),
        ])
    func cell(text: String, written: String) {
        var bytes: [UInt8] = []
        CSVField.write(text, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == written)
    }
}
