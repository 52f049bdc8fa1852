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

    /// Adds the places that another pass over the same messages kept.
    mutating func join(_ other: MessagePlaces) {
        var joined: [Place] = []
        joined.reserveCapacity(min(places.count + other.places.count, Self.most))
        var (own, theirs) = (places[...], other.places[...])
        while joined.count < Self.most {
            let heads = [own.first, theirs.first].compactMap(\.self)
            guard let next = heads.min(by: { $0.n < $1.n }) else { break }
            joined.append(next)
            if own.first?.n == next.n { own.removeFirst() }
            if theirs.first?.n == next.n { theirs.removeFirst() }
        }
        places = joined
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
