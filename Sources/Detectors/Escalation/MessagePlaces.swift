// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Where messages stand that may turn out to begin a stage, by number.
struct MessagePlaces {
    /// One message, with what was counted before it.
    struct Place {
        var entry: TimelineEntry
        var active: Int64
        var messages: Int
    }

    private var places: [Place] = []
    /// Places kept, so that a flood stays small; stages begin early.
    private static let most = 20_000

    mutating func note(_ entry: TimelineEntry, active: Int64, messages: Int) {
        guard places.count < Self.most else { return }
        places.append(Place(entry: entry, active: active, messages: messages))
    }

    subscript(n: Int32) -> Place? {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].entry.n < n { low = middle + 1 } else { high = middle }
        }
        return low < places.count && places[low].entry.n == n ? places[low] : nil
    }
}
