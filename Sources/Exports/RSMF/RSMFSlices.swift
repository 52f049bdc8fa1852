// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Events that go into one file: of one conversation and one day, as the format's users slice it.
struct RSMFSlice {
    var conversations: [Conversation.ID]
    /// In the order of the timeline.
    var events: [Int32]
    /// `2025-03-04`, in UTC or, where no zone is known, of the wall clock; nil while nothing is dated.
    var day: String?
    /// From 1; above it where a day holds more events than a file may.
    var part: Int

    /// Whether an event is among the slice's, which are ascending.
    func holds(_ n: Int32) -> Bool { events.ascendingIndex(of: n) != nil }
}

/// Cuts conversations into slices, one conversation after the other.
struct RSMFSlices {
    private let timeline: Timeline
    private let limit: Int
    private let events: [[Int32]]

    init(_ timeline: Timeline, limit: Int) {
        self.timeline = timeline
        self.limit = limit
        var events = [[Int32]](repeating: [], count: timeline.conversations.count)
        for n in timeline.numbers {
            if let conversation = timeline.entry(n).conversation { events[Int(conversation.rawValue)].append(n) }
        }
        self.events = events
    }

    /// Everything in one slice; nil when it would be too long.
    var whole: RSMFSlice? {
        let all = timeline.numbers.filter { timeline.entry($0).conversation != nil }
        guard all.count <= limit else { return nil }
        let conversations = events.indices.filter { !events[$0].isEmpty }.map { Conversation.ID(Int32($0)) }
        return RSMFSlice(conversations: conversations, events: all, day: nil, part: 1)
    }

    /// Hands out each slice in order.
    ///
    /// An undated event stays with the day of the event before it.
    func forEach(_ body: (RSMFSlice) throws -> Void) rethrows {
        for (index, numbers) in events.enumerated() {
            var slice = RSMFSlice(conversations: [Conversation.ID(Int32(index))], events: [], day: nil, part: 1)
            for n in numbers {
                let day = timeline.entry(n).time.map { Self.day(of: $0) } ?? slice.day
                let isFull = slice.events.count == limit
                if !slice.events.isEmpty && (day != slice.day || isFull) {
                    try body(slice)
                    slice.part = day == slice.day ? slice.part + 1 : 1
                    slice.events.removeAll(keepingCapacity: true)
                }
                slice.day = day
                slice.events.append(n)
            }
            if !slice.events.isEmpty { try body(slice) }
        }
    }

    private static func day(of microseconds: Int64) -> String {
        let civil = CivilTime(microseconds: microseconds)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(abs(number))
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(civil.year < 0 ? "-" : "")\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
    }
}
