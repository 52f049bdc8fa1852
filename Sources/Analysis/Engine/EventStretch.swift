// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A run of events with what was seen in them, read once for all detectors.
struct EventStretch {
    /// Events read at once: enough to spread the cost, small enough for the cache.
    static let length = 1024

    private(set) var entries: ContiguousArray<TimelineEntry> = []
    private(set) var marked: ContiguousArray<Marked> = []
    private var cursor = MarkTable.Cursor()
    private var told: ToldWords?

    /// One event in which something was seen, by its place among the entries.
    struct Marked {
        var index: Int
        var marks: Marks
    }

    init() {
        entries.reserveCapacity(Self.length)
    }

    /// Takes the next numbers, which are higher than those before.
    mutating func refill(_ numbers: some Collection<Int32>, in context: DetectorContext) {
        entries.removeAll(keepingCapacity: true)
        marked.removeAll(keepingCapacity: true)
        for n in numbers { entries.append(context.timeline.entry(n)) }
        var cursor = cursor
        var told = told ?? ToldWords(context)
        // Held once, so that nothing of it is copied when it changes.
        self.told = nil
        cursor.forEachMarked(of: entries, in: context.marks) { index, seen in
            var seen = seen
            seen.codes = told.heard(context.readCodes(of: entries[index], in: seen), of: entries[index], in: seen)
            marked.append(Marked(index: index, marks: seen))
        }
        self.cursor = cursor
        self.told = told
    }

    /// Hands over each event with what was seen in it.
    func forEach(_ body: (TimelineEntry, Marks) -> Void) {
        let nothing = Marks.none
        var nextMark = 0
        for index in entries.indices {
            if nextMark < marked.count, marked[nextMark].index == index {
                body(entries[index], marked[nextMark].marks)
                nextMark += 1
            } else {
                body(entries[index], nothing)
            }
        }
    }
}
