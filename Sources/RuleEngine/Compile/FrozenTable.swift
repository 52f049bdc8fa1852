// SPDX-License-Identifier: Apache-2.0

/// Rows that are filled once and then read by every thread.
///
/// Matching reads its tables some hundred times a message; an array there costs a reference count and a bounds check
/// each time. The owner is a class that outlives every reader and gives the memory back with `free`.
struct FrozenTable<Row: BitwiseCopyable & Sendable>: BitwiseCopyable, @unchecked Sendable {
    private let rows: UnsafeMutableBufferPointer<Row>

    /// Copies rows.
    init(_ source: [Row]) {
        rows = .allocate(capacity: max(source.count, 1))
        _ = rows.initialize(from: source)
        count = source.count
    }

    /// Number of rows.
    let count: Int

    /// A row; the position must exist.
    @inline(__always)
    subscript(position: Int) -> Row {
        assert(position >= 0 && position < count)
        return rows.baseAddress.unsafelyUnwrapped[position]
    }

    /// Some rows in a row, valid as long as the table.
    ///
    /// Held within the table in the release build too: a range comes of what the evidence and a unit's packs say.
    @inline(__always)
    func rows(_ range: Range<Int>) -> UnsafeBufferPointer<Row> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "rows outside of a table")
        return UnsafeBufferPointer(start: rows.baseAddress.unsafelyUnwrapped + range.lowerBound, count: range.count)
    }

    /// Gives the memory back; the table must not be read again.
    func free() { rows.deallocate() }
}
