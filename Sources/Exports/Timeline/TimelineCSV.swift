// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The timeline as CSV: one header row, one row an event.
enum TimelineCSV {
    static func header(of catalogue: TimelineCatalogue, to buffer: inout [UInt8]) {
        CSVTable.header(TimelineCells.titles(of: catalogue), to: &buffer)
    }

    static func row(_ n: Int32, _ catalogue: TimelineCatalogue, to buffer: inout [UInt8]) {
        CSVTable.row(TimelineCells.of(n, in: catalogue), to: &buffer)
    }
}
