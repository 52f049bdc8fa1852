// SPDX-License-Identifier: Apache-2.0

import Analysis
import Synchronization

/// The marks of batches while they are put into the order of the timeline: each table is given up once the last stretch
/// that needs it is done, so that a long chat does not hold all its marks twice.
final class MarkShelf: Sendable {
    private struct Place {
        var table: MarkTable
        /// Stretches that still need it.
        var users = 0
    }

    private let places: Mutex<[Place]>

    /// Holds the tables; `uses` names the batches that each stretch needs, each once.
    init(_ tables: consuming [MarkTable], uses: [[Int]]) {
        var held = tables.map { Place(table: $0) }
        for batch in uses.joined() { held[batch].users += 1 }
        for batch in held.indices where held[batch].users == 0 { held[batch].table = MarkTable() }
        places = Mutex(held)
    }

    /// The tables by batch, those that are not asked for empty.
    func tables(_ batches: [Int]) -> [MarkTable] {
        places.withLock { places in
            var tables = [MarkTable](repeating: MarkTable(), count: places.count)
            for batch in batches { tables[batch] = places[batch].table }
            return tables
        }
    }

    /// Says that a stretch needs its tables no more.
    func giveUp(_ batches: [Int]) {
        places.withLock { places in
            for batch in batches {
                places[batch].users -= 1
                if places[batch].users == 0 { places[batch].table = MarkTable() }
            }
        }
    }
}
