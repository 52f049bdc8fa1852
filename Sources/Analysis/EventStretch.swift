// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A run of events with what was seen in them, read once for all detectors.
struct EventStretch {
    /// Events read at once: enough to spread the cost, small enough for the cache.
    static let length = 1024

    private(set) var entries: ContiguousArray<TimelineEntry> = []
    private(set) var marked: ContiguousArray<(index: Int, marks: Marks)> = []
    private var cursor = MarkTable.Cursor()

    init() {
        entries.reserveCapacity(Self.length)
    }

    /// Takes the next numbers, which are higher than those before.
    mutating func refill(_ numbers: some Collection<Int32>, timeline: Timeline, marks: MarkTable) {
        entries.removeAll(keepingCapacity: true)
        marked.removeAll(keepingCapacity: true)
        for n in numbers {
            if let seen = cursor.marks(of: n, in: marks) { marked.append((entries.count, seen)) }
            entries.append(timeline.entry(n))
        }
    }
}
