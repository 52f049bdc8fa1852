// SPDX-License-Identifier: Apache-2.0

/// The one order of a case: by instant, then by the order of the plan and of the source.
enum TimelineOrder {
    static func sorted(_ batches: [TimelineBatch]) -> ContiguousArray<UInt64> {
        var keys: ContiguousArray<(time: Int64, place: UInt64)> = []
        keys.reserveCapacity(batches.reduce(0) { $0 + $1.count })
        var isSorted = true
        var last = Int64.min
        for (index, batch) in batches.enumerated() {
            var carried = Int64.min
            var exhibit: Int32?
            for row in batch.rows.indices {
                let found = batch.rows[row]
                // An undated record belongs behind the record before it in its own exhibit.
                if found.flags.contains(.isDated) {
                    // Inside an hour that the clock showed twice, the source keeps the order: a record that may be as
                    // late as the one before it in its file stays behind that.
                    let latest = found.extra >= 0 ? batch.extras[Int(found.extra)].latest : nil
                    let isLater = exhibit == found.exhibit && carried > found.microseconds
                    carried = isLater && carried <= latest ?? .min ? carried : found.microseconds
                } else if exhibit != found.exhibit {
                    carried = .min
                }
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
