// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Where messages stand that may turn out to begin a stage, by number.
struct MessagePlaces {
    /// One message, with what was counted up to it.
    struct Place {
        var n: Int32
        /// Active time.
        var active: Int64
        /// Messages before it.
        var messages: Int
    }

    private var places: [Place] = []
    private var clock = ActiveClock()
    private var messages = 0
    /// Places kept, so that a flood stays small; stages begin early.
    private static let most = 20_000

    /// Counts a message that somebody sent.
    mutating func count(_ entry: TimelineEntry) {
        clock.count(entry)
        messages += 1
    }

    /// Keeps the message that was counted last.
    mutating func note(_ entry: TimelineEntry) {
        guard places.count < Self.most else { return }
        places.append(Place(n: entry.n, active: clock.reading, messages: messages - 1))
    }

    subscript(n: Int32) -> Place? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].n < n { low = middle + 1 } else { high = middle }
        }
        return low < places.count && places[low].n == n ? places[low] : nil
    }
}
