// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Foundation
import Testing

@testable import Exports

@Suite("Timesketch") struct TimesketchTests {
    @Test("every line has the columns that Timesketch requires, and undated events are counted")
    func columns() throws {
        let export = ExportCase.varied.export
        let text = try ExportCase.text { try TimelineFormat.timesketch.write(export.catalogue, to: $0) }
        let lines = text.split(separator: "\n")
        #expect(lines.count == export.timeline.count - 1)
        #expect(export.remarks(for: .timesketch).contains(.undatedLeftOut(1)))
        for line in lines {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            for key in ["message", "datetime", "timestamp_desc"] { #expect(object[key] is String) }
        }
        #expect(!text.contains("severe wording"))
    }

    @Test("the CSV form has as many rows, and a header that begins with the required columns")
    func csv() throws {
        let export = ExportCase.varied.export
        let text = try ExportCase.text { try TimelineFormat.writeTimesketchCSV(export.catalogue, to: $0) }
        #expect(text.hasPrefix("message,datetime,timestamp_desc,timestamp,n,"))
    }

    @Test("a message longer than a term of the index is cut at a character; the text is whole")
    func long() throws {
        var one = ExportCase()
        one.say(String(repeating: "é", count: 40_000), at: 0)
        let text = try ExportCase.text { try TimelineFormat.timesketch.write(one.export.catalogue, to: $0) }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let message = try #require(object["message"] as? String)
        #expect(message.utf8.count < 32_766)
        #expect((object["text"] as? String)?.count == 40_000)
    }
}
