// SPDX-License-Identifier: Apache-2.0

/// Which words belong to which classes, as bits.
///
/// Each row keeps the groups of 64 classes from its first to its last alone: most words belong to few classes that were
/// made one after another, and a full matrix of all packs would take tens of megabytes.
struct ClassMatrix: BitwiseCopyable, Sendable {
    /// Where the bits of a row lie.
    private struct Row: BitwiseCopyable, Sendable {
        /// Position of its first group in `bits`, less the number of that group.
        var offset: Int32
        var first: Int32
        var end: Int32
    }

    private let rows: FrozenTable<Row>
    private let bits: FrozenTable<UInt64>

    /// Notes the classes of each row, ascending.
    init(_ memberships: [[Int32]]) {
        var rows: [Row] = []
        var bits: [UInt64] = []
        for classes in memberships {
            guard let first = classes.first, let last = classes.last else {
                rows.append(Row(offset: 0, first: 0, end: 0))
                continue
            }
            let (start, end) = (first >> 6, (last >> 6) + 1)
            let offset = Int32(truncatingIfNeeded: bits.count) - start
            rows.append(Row(offset: offset, first: start, end: end))
            bits += repeatElement(0, count: Int(end - start))
            for wordClass in classes { bits[Int(offset + (wordClass >> 6))] |= 1 << UInt64(wordClass & 63) }
        }
        self.rows = FrozenTable(rows)
        self.bits = FrozenTable(bits)
    }

    /// Gives the memory back; the matrix must not be read again.
    func free() {
        rows.free()
        bits.free()
    }

    /// Whether a row belongs to a class.
    @inline(__always)
    func contains(_ row: Int32, in wordClass: Int32) -> Bool {
        let row = rows[Int(row)]
        let group = wordClass >> 6
        guard group >= row.first, group < row.end else { return false }
        return bits[Int(row.offset + group)] >> UInt64(wordClass & 63) & 1 == 1
    }
}
