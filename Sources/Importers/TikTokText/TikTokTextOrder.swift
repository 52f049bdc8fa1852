// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// In which order a talk stands in its file, and which of its records stand out of it.
///
/// The service writes a talk in order of time, to seconds. What stands hours before the record in front of it was pasted by
/// that record's sender: such lines exist in exports alone, which take hours to come. Anything else out of order is a
/// record that came late, and is nobody else's words.
struct TikTokTextOrder {
    private(set) var isNewestFirst = false
    /// Records that belong to the message in front of them.
    private(set) var pasted: Set<Int> = []
    /// Records in their own right that are out of order.
    private(set) var displaced: Set<Int> = []

    private static let tolerance: Int64 = 3_600_000_000

    /// - Parameter times: of the records as they stand in the file; nil where none could be read.
    init(of times: [Int64?]) {
        let dated = times.enumerated().compactMap { index, time in time.map { (index: index, time: $0) } }
        var (rising, falling) = (0, 0)
        for (front, next) in zip(dated, dated.dropFirst()) {
            if front.time < next.time { rising += 1 } else if front.time > next.time { falling += 1 }
        }
        guard let first = dated.first, let last = dated.last, falling > 0 else { return }
        isNewestFirst = rising == falling ? first.time > last.time : falling > rising
        guard rising > 0 || !isNewestFirst else { return }
        let inOrder = Self.longestRise(isNewestFirst ? dated.reversed() : dated)
        var previous: Int64?
        for (index, time) in dated {
            if inOrder.contains(index) {
                previous = time
            } else if let previous, time < previous - Self.tolerance {
                pasted.insert(index)
            } else {
                displaced.insert(index)
            }
        }
    }

    /// The most records that never step back in time; of equally many those with the later times.
    private static func longestRise(_ records: [(index: Int, time: Int64)]) -> Set<Int> {
        // By length: the place of the record that begins the rise with the latest time. Walked from the end.
        var heads: [Int] = []
        var following = [Int?](repeating: nil, count: records.count)
        for place in records.indices.reversed() {
            let time = records[place].time
            var (low, high) = (0, heads.count)
            while low < high {
                let middle = (low + high) / 2
                if records[heads[middle]].time >= time { low = middle + 1 } else { high = middle }
            }
            following[place] = low > 0 ? heads[low - 1] : nil
            if low == heads.count { heads.append(place) } else { heads[low] = place }
        }
        var found: Set<Int> = []
        var next = heads.last
        while let place = next {
            found.insert(records[place].index)
            next = following[place]
        }
        return found
    }
}
