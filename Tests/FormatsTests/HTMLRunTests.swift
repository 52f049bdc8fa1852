// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Formats

private let patterns = [
    HTMLPattern("h4"), HTMLPattern("span"), HTMLPattern("p"), HTMLPattern("a", isContainer: true), HTMLPattern("h6"),
]

/// A page of many blocks like each other, as chats are written.
private func page(of count: Int) -> [UInt8] {
    var page = "<html><body><h1>Talk</h1>\n"
    for index in 0..<count {
        let words = ["hi", "one &amp; two", "3 &lt; 4", "a<br>b", "", "größer 🌱"][index % 6]
        page += "<div style=\"margin: 4px\"><h4>ann_\(index)</h4><span>TEXT</span><p>\(words)</p>"
        if index.isMultiple(of: 5) { page += "<a href=\"../m/\(index)>.png\" class=\"f\">file</a>" }
        page += "<h6>2024-04-20 01:30:10 UTC</h6></div>\n"
    }
    return Array((page + "</body></html>").utf8)
}

/// All records of a page, and how many of them were cut by the form of a run.
private func records(of page: [UInt8], endingWith ends: Set<Int>) -> (records: [HTMLRecord], byForm: Int) {
    var cursor = HTMLRecordCursor(patterns, runsEndingWith: ends)
    var found: [HTMLRecord] = []
    var count = 0
    while true {
        let isRun = cursor.findRun(in: page.span) != nil
        if isRun { count += cursor.runCount }
        guard let record = cursor.next(in: page.span) else { return (found, count) }
        found.append(record)
    }
}

@Suite("Runs of records")
struct HTMLRunTests {
    @Test("Runs are cut into the records that their tags tell")
    func cuts() {
        let page = page(of: 60)
        let found = records(of: page, endingWith: [4])
        #expect(found.records == records(of: page, endingWith: []).records)
        #expect(found.byForm > 150)
    }

    @Test("So are those of a page in which something is torn", arguments: 0..<400)
    func torn(seed: Int) {
        var page = page(of: 40)
        let marks = ["<", ">", "\"", "</p>", "<p>", "<!-- x -->", "<script>", "&", "<h4>", "</div>", "=", "\u{0}"]
        let place = (seed * 7919 + 1200) % page.count
        switch seed % 3 {
        case 0: page.insert(contentsOf: marks[seed % marks.count].utf8, at: place)
        case 1: page.removeSubrange(place..<min(page.count, place + 1 + seed % 40))
        default: page.removeSubrange(place...)
        }
        #expect(records(of: page, endingWith: [4]).records == records(of: page, endingWith: []).records)
    }

    @Test("A run is found at its first record too, and passed over whole")
    func moved() throws {
        let page = page(of: 40)
        let all = records(of: page, endingWith: []).records
        var cursor = HTMLRecordCursor(patterns, runsEndingWith: [4])
        while cursor.next(in: page.span) != nil {}
        let first = try #require(all.lastIndex { $0.pattern == 0 })
        cursor.move(to: all[first].bytes.lowerBound)
        let run = cursor.findRun(in: page.span)
        #expect(run == all[first].bytes.lowerBound..<all[all.count - 1].bytes.upperBound)
        cursor.passRun()
        let next = cursor.next(in: page.span)
        #expect(next == nil)
    }
}
