// SPDX-License-Identifier: Apache-2.0

/// The one order of a case: by instant, then by the order of the plan and of the source.
///
/// A record without a time keeps its place in the source: in a file that goes by time through all its conversations, behind the
/// record in front of it; in any other, behind the record before it of its own conversation, and where it is the first that its
/// file has of that, directly in front of the next one with a time.
enum TimelineOrder {
    static func sorted(_ batches: [TimelineBatch]) -> ContiguousArray<UInt64> {
        var keys: ContiguousArray<(time: Int64, place: UInt64)> = []
        keys.reserveCapacity(batches.reduce(0) { $0 + $1.count })
        var isSorted = true
        var last = Int64.min
        var undated = UndatedPlaces(batches)
        var carried = Int64.min
        var exhibit: Int32?
        for (index, batch) in batches.enumerated() {
            for row in batch.rows.indices {
                let found = batch.rows[row]
                if found.flags.contains(.isDated) {
                    // Inside an hour that the clock showed twice, the source keeps the order: a record that may be as
                    // late as the one before it in its file stays behind that.
                    let latest = batch.latest(of: found)
                    let isLater = exhibit == found.exhibit && carried > found.microseconds
                    carried = isLater && carried <= latest ?? .min ? carried : found.microseconds
                } else {
                    // What no conversation tells of, an entry of a list, stands behind its neighbour in the file.
                    let before = exhibit == found.exhibit ? carried : .min
                    carried = undated?.time(of: found) ?? before
                }
                undated?.note(found, at: carried)
                exhibit = found.exhibit
                if found.flags.contains(.isCopy) { continue }
                isSorted = isSorted && carried >= last
                last = carried
                keys.append((carried, UInt64(index) << 32 | UInt64(row)))
            }
        }
        if !isSorted {
            keys.sort { $0.time != $1.time ? $0.time < $1.time : $0.place < $1.place }
        }
        return ContiguousArray(keys.lazy.map(\.place))
    }
}

/// Where records of conversations stand that have no time.
private struct UndatedPlaces {
    /// What one file holds of one conversation.
    private struct Part: Hashable {
        var exhibit: Int32
        var conversation: Int32

        init(_ row: TimelineRow) {
            exhibit = row.exhibit
            conversation = row.conversation
        }
    }

    /// The first time of each part, and of each conversation in whichever file.
    private var firstOfPart: [Part: Int64] = [:]
    private var first: [Int32: Int64] = [:]
    /// Where the latest record of each stands.
    private var lastOfPart: [Part: Int64] = [:]
    private var last: [Int32: Int64] = [:]
    /// Where the latest record of any conversation stands, in the file at hand.
    private var lastOfFile: (exhibit: Int32, time: Int64)?
    /// Files in which a record is earlier than the one in front of it.
    private var unsorted: Set<Int32> = []

    /// Nil where every record has a time, as a rule.
    init?(_ batches: [TimelineBatch]) {
        func isAsked(_ row: TimelineRow) -> Bool { row.conversation >= 0 && !row.flags.contains(.isDated) }
        guard batches.contains(where: { $0.rows.contains(where: isAsked) }) else { return nil }
        var before: (exhibit: Int32, time: Int64)?
        for batch in batches {
            var latest: Part?
            for row in batch.rows where row.conversation >= 0 && row.flags.contains(.isDated) {
                if let before, before.exhibit == row.exhibit, row.microseconds < before.time {
                    unsorted.insert(row.exhibit)
                }
                before = (row.exhibit, row.microseconds)
                let part = Part(row)
                if part == latest { continue }
                latest = part
                if firstOfPart[part] == nil { firstOfPart[part] = row.microseconds }
                if first[row.conversation] == nil { first[row.conversation] = row.microseconds }
            }
        }
    }

    /// The instant at which an undated record is sorted in; nil where nothing of its conversation has one.
    ///
    /// With equal instants the order of the source decides, so that it stands in front of what follows it. In a file that goes
    /// by time alone, the record in front of it, of whichever conversation, tells more than the latest of its own.
    func time(of row: TimelineRow) -> Int64? {
        guard row.conversation >= 0 else { return nil }
        let part = Part(row)
        if !unsorted.contains(row.exhibit), let lastOfFile, lastOfFile.exhibit == row.exhibit {
            return max(lastOfFile.time, lastOfPart[part] ?? .min)
        }
        return lastOfPart[part] ?? firstOfPart[part] ?? last[row.conversation] ?? first[row.conversation]
    }

    mutating func note(_ row: TimelineRow, at time: Int64) {
        guard row.conversation >= 0 else { return }
        lastOfFile = (row.exhibit, time)
        lastOfPart[Part(row)] = time
        last[row.conversation] = time
    }
}
