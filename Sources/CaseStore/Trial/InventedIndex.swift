// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// The keys and fingerprints of an invented store, put in by portions in the order of the keys, so that neither the
/// memory nor the disk is the measure of its size.
enum InventedIndex {
    /// Bands whose keys are held at once.
    private static let portion = 8

    private struct Print {
        var hash: Int64
        var unit: Int32
        var position: Int32
    }

    static func insert(in db: Database) throws {
        for first in stride(from: 0, to: BandKeys.bands, by: portion) {
            try insertBands(first..<min(first + portion, BandKeys.bands), in: db)
        }
        for isUpper in [false, true] { try insertPrints(isUpper, in: db) }
    }

    private static func insertBands(_ bands: Range<Int>, in db: Database) throws {
        var units: ContiguousArray<Int64> = []
        var keys: ContiguousArray<Int64> = []
        try forEachText(in: db) { unit, text in
            let found = BandKeys.keys(of: Shingles(text), in: bands)
            guard !found.isEmpty else { return }
            units.append(unit)
            keys.append(contentsOf: found)
        }
        let statement = try db.makeStatement(sql: "INSERT INTO band VALUES(?,?)")
        for band in 0..<bands.count {
            var order = ContiguousArray(units.indices)
            order.sort {
                let (left, right) = (keys[$0 * bands.count + band], keys[$1 * bands.count + band])
                return left != right ? left < right : $0 < $1
            }
            for index in order {
                try statement.execute(arguments: [keys[index * bands.count + band], units[index]])
            }
        }
    }

    private static func insertPrints(_ isUpper: Bool, in db: Database) throws {
        var prints: ContiguousArray<Print> = []
        try forEachText(in: db) { unit, text in
            for print in Winnowing(text).prints where (print.hash >= 0) == isUpper {
                prints.append(
                    Print(hash: print.hash, unit: Int32(truncatingIfNeeded: unit), position: print.position))
            }
        }
        prints.sort { ($0.hash, $0.unit, $0.position) < ($1.hash, $1.unit, $1.position) }
        let statement = try db.makeStatement(sql: "INSERT OR IGNORE INTO fingerprint VALUES(?,?,?)")
        for print in prints { try statement.execute(arguments: [print.hash, print.unit, print.position]) }
    }

    private static func forEachText(in db: Database, _ body: (Int64, PreparedText) -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT id, prepared FROM unit ORDER BY id")
        while let row = try rows.next() { body(row[0], PreparedText(prepared: row[1])) }
    }
}
