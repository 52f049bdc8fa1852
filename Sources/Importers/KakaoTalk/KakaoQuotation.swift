// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Lines of a text that look like headings or records and were pasted into a message.
///
/// A heading stands once for each day, in their order, and every record below bears its day. What was pasted refutes
/// itself: a record of an earlier day than its heading; a heading that stands again further down, or goes back, below which
/// the clock runs back or the records are of the day above.
struct KakaoQuotation {
    private var quoted: Set<Int> = []
    private var doubtful: Set<Int> = []

    /// Whether a line stands inside a message.
    func holds(_ line: Int) -> Bool { quoted.contains(line) }

    /// Whether a heading may have been pasted, and nothing tells to which line.
    func isDoubtful(_ line: Int) -> Bool { doubtful.contains(line) }

    private struct Item {
        var line: Int
        /// The day of a heading or of a stamped record.
        var day: Int64?
        var isHeading: Bool
        /// Seconds of the day, of a record that a computer wrote.
        var clock: Int?
    }

    /// Looks at all lines of a text.
    init(_ bytes: Span<UInt8>, _ form: KakaoForm) {
        for items in Self.files(in: bytes, form) { read(items) }
    }

    private mutating func read(_ items: [Item]) {
        let lastHeadings = Self.lastHeadings(of: items)
        var day: Int64?
        var hasRecord = false
        var place = 0
        while place < items.count {
            let item = items[place]
            defer { place += 1 }
            if item.isHeading, let found = item.day {
                if let above = day, hasRecord, found < above || lastHeadings[found].map({ $0 > place }) ?? false {
                    if let end = Self.end(of: items, from: place, above: above) {
                        for pasted in items[place..<end] { quoted.insert(pasted.line) }
                        place = end - 1
                        continue
                    }
                    doubtful.insert(item.line)
                }
                day = found
                continue
            }
            if hasRecord, let above = day, let found = item.day, found < above {
                quoted.insert(item.line)
                continue
            }
            hasRecord = true
        }
    }

    /// Where the paste that begins with a heading ends: at the first record of the day above, or at the first clock that runs
    /// back but not behind the message that holds the paste.
    private static func end(of items: [Item], from place: Int, above: Int64) -> Int? {
        let front = items[..<place].last?.clock
        var last: Int?
        for next in items.indices[(place + 1)...] {
            let item = items[next]
            if item.isHeading { return nil }
            if let day = item.day {
                if day == above, day != items[place].day { return next }
                continue
            }
            guard let clock = item.clock else { continue }
            if let last, clock < last { return front.map { clock >= $0 } ?? true ? next : nil }
            last = clock
        }
        return nil
    }

    private static func lastHeadings(of items: [Item]) -> [Int64: Int] {
        var last: [Int64: Int] = [:]
        for (place, item) in items.enumerated() where item.isHeading {
            if let day = item.day { last[day] = place }
        }
        return last
    }

    /// The items of each file that the text was put together of, mostly of one.
    private static func files(in bytes: Span<UInt8>, _ form: KakaoForm) -> [[Item]] {
        var files: [[Item]] = []
        var items: [Item] = []
        var lines = LineCursor(in: bytes)
        while let line = lines.next(in: bytes) {
            if !items.isEmpty, KakaoFront.beginsAmid(line, in: bytes) {
                files.append(items)
                items = []
            }
            switch KakaoLine(line.content, form, in: bytes) {
            case .day(let day)?:
                items.append(Item(line: line.number, day: number(day.wallClock(.day, "")), isHeading: true))
            case .message(let time, _, _)?, .service(let time, _)?:
                items.append(Item(line: line.number, day: number(time), isHeading: false))
            case .bracketed(let clock, _, _)?:
                let seconds = clock.hour * 3600 + clock.minute * 60 + (clock.second ?? 0)
                items.append(Item(line: line.number, isHeading: false, clock: seconds))
            case nil: break
            }
        }
        return files + [items]
    }

    private static func number(_ time: Timestamp) -> Int64 {
        Int64((Double(time.microseconds) / 86_400_000_000).rounded(.down))
    }
}
