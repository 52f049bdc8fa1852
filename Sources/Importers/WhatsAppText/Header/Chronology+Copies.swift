// SPDX-License-Identifier: Apache-2.0

import Formats

/// Two exports of one chat that were joined into one file: the later one repeats the earlier one from its head.
extension Chronology {
    /// Records looked at for the next one that is repeated: what was deleted in between is not.
    private static let gap = 64
    /// Heads of no export that are looked at, at most.
    private static let mostHeads = 16
    /// How often the whole file may be gone through for heads: copies that are whole cost it once together.
    private static let mostRounds = 16

    /// Marks the records that a further export repeats to the letter.
    ///
    /// Whoever pastes the chat from its beginning cannot paste the message that is being written: an export repeats the
    /// record in front of its head, too. One that ends earlier begins with a line of the app, which nobody can copy.
    static func markCopies(_ index: inout HeaderIndex, _ bytes: Span<UInt8>) {
        guard let head = index.marks.first.map(line) else { return }
        let hasHeads = index.marks.dropFirst().contains { bytes.isEqual(line(of: $0), head) }
        guard hasHeads else { return }
        var records = Records(index, bytes)
        let beginsWithNotice = isOfApp(index.marks[0], bytes)
        var kept = [0]
        var next: (place: Int, limit: Int)?
        var refused = 0
        for record in records.places.indices.dropFirst() {
            if let last = kept.last, kept.count >= 3, refused < mostHeads,
                records.comparisons < mostRounds * records.places.count,
                records.goesBack(record, behind: last, index),
                bytes.isEqual(line(of: index.marks[records.places[record]]), head)
            {
                if records.repeats(kept, from: record, beginsWithNotice, bytes) {
                    next = (0, kept.count)
                } else {
                    refused += 1
                }
            }
            if let (place, limit) = next,
                let found = kept[place..<min(place + gap, limit)].firstIndex(where: {
                    records.areEqual($0, record, bytes)
                })
            {
                index.marks[records.places[record]].flags.insert(.isCopy)
                next = (found + 1, limit)
            } else {
                kept.append(record)
            }
        }
    }

    /// The records of a file, with all their lines.
    private struct Records {
        /// Places of their marks.
        var places: [Int] = []
        private var ranges: [Range<Int>] = []
        /// Records that were compared for heads.
        private(set) var comparisons = 0

        init(_ index: HeaderIndex, _ bytes: Span<UInt8>) {
            places = index.marks.indices.filter { !index.marks[$0].flags.contains(.isEmbedded) }
            for (record, place) in places.enumerated() {
                let start = index.marks[place].start
                var end = record + 1 < places.count ? index.marks[places[record + 1]].start : bytes.count
                while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
                ranges.append(start..<end)
            }
        }

        func areEqual(_ one: Int, _ other: Int, _ bytes: Span<UInt8>) -> Bool {
            bytes.isEqual(ranges[one], ranges[other])
        }

        /// Whether a record that repeats the first one stands behind one of another time.
        func goesBack(_ record: Int, behind last: Int, _ index: HeaderIndex) -> Bool {
            let (mark, front) = (index.marks[places[record]], index.marks[places[last]])
            return mark.date != front.date || mark.clock != front.clock
        }

        /// Whether an export begins at `start` that repeats the records kept so far.
        mutating func repeats(
            _ kept: [Int], from start: Int, _ beginsWithNotice: Bool, _ bytes: Span<UInt8>
        ) -> Bool {
            var count = 0
            while count < kept.count, start + count < places.count, areEqual(kept[count], start + count, bytes) {
                count += 1
            }
            comparisons += count
            if count == kept.count { return true }
            if start + count == places.count { return beginsWithNotice && count >= 2 }
            guard count >= 3, let last = kept.last else { return false }
            let reach = min(places.count, start + kept.count + gap)
            for record in start + count..<reach {
                comparisons += 1
                if areEqual(last, record, bytes) { return true }
            }
            return false
        }
    }
}
