// SPDX-License-Identifier: Apache-2.0

import Exports
import Foundation
import Testing

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
