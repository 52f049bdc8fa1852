// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Finds out in which order day and month stand where a page writes dates as numbers alone.
///
/// A number above 12 proves the order; without one the investigator has to say.
struct MetaHTMLDateOrder {
    /// The first two numbers of each date, and the year.
    private var dates: Set<[Int]> = []

    /// The order in a unit's pages; nil where no date is written so.
    ///
    /// - Throws: `decisionNeeded` when the dates prove nothing and none was declared.
    static func of(
        _ unit: ImportUnit, declared: DateOrder?, in evidence: EvidenceSet
    ) throws(ImportError) -> DateOrder? {
        var found = MetaHTMLDateOrder()
        for exhibit in unit.exhibits where HTMLPage.isPage(exhibit) {
            try HTMLPage.read(exhibit, of: evidence) { (_, bytes) throws(ImportError) in found.scan(bytes) }
        }
        if found.dates.isEmpty { return nil }
        if let order = found.proved { return order }
        for exhibit in unit.companions where HTMLPage.isPage(exhibit) {
            try HTMLPage.read(exhibit, of: evidence) { (_, bytes) throws(ImportError) in found.scan(bytes) }
            if let order = found.proved { return order }
        }
        if let declared { return declared }
        throw ImportError(.decisionNeeded(.dateOrder([found.reading(.dmy), found.reading(.mdy)])))
    }

    /// Whether a page's first bytes prove the order of a whole export.
    static func isProved(by head: Span<UInt8>) -> Bool {
        var found = MetaHTMLDateOrder()
        found.scan(head)
        return found.proved != nil
    }

    private var proved: DateOrder? {
        let isDayFirst = dates.contains { $0[0] > 12 }
        let isMonthFirst = dates.contains { $0[1] > 12 }
        return isDayFirst == isMonthFirst ? nil : isDayFirst ? .dmy : .mdy
    }

    private func reading(_ order: DateOrder) -> ImportError.DateReading {
        let days = dates.map { order == .dmy ? [$0[2], $0[1], $0[0]] : [$0[2], $0[0], $0[1]] }
            .map { day in day.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: "-") }.sorted()
        return ImportError.DateReading(order: order, first: days.first ?? "", last: days.last ?? "")
    }

    /// Takes the elements that hold such a date and a clock, and nothing else.
    private mutating func scan(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: ">") else {
                index += 1
                continue
            }
            index += 1
            var start = index
            while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
            guard start < bytes.count, (0x30...0x39).contains(bytes[start]) else { continue }
            var end = start
            while end < bytes.count, end - start < 48, bytes[end] != UInt8(ascii: "<") { end += 1 }
            guard end < bytes.count, bytes[end] == UInt8(ascii: "<") else { continue }
            take(bytes.text(start..<end))
            index = end
        }
    }

    private mutating func take(_ text: String) {
        guard let date = text.split(whereSeparator: { $0 == "," || $0.isWhitespace }).first else { return }
        let parts = date.split { $0 == "/" || $0 == "-" }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, parts.count == 3, parts[2].utf8.count == 4, parts[0].utf8.count <= 2,
            MetaHTMLTime(order: .dmy).timestamp(text) != nil || MetaHTMLTime(order: .mdy).timestamp(text) != nil
        else { return }
        dates.insert(numbers)
    }
}
