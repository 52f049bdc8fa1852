// SPDX-License-Identifier: Apache-2.0

/// Which words belong to which classes, as bits.
///
/// Of each row only the groups of 64 classes are kept that it has a class in: most words belong to few classes, and a
/// full matrix of all packs would take tens of megabytes.
struct ClassMatrix: BitwiseCopyable, Sendable {
    /// Classes of one row in one group of 64.
    struct Group: BitwiseCopyable, Sendable {
        var number: Int32
        var bits: UInt64
    }

    /// Groups of a row: those with classes that are asked of texts, then the others; ascending.
    private struct Row: BitwiseCopyable, Sendable {
        var start: Int32
        var askedEnd: Int32
        var end: Int32
    }

    private let rows: FrozenTable<Row>
    private let groups: FrozenTable<Group>

    /// Notes the classes of each row, ascending; the first `askedGroups` groups hold what is asked of texts.
    init(_ memberships: [[Int32]], askedGroups: Int) {
        var rows: [Row] = []
        var groups: [Group] = []
        for classes in memberships {
            let first = groups.count
            for wordClass in classes {
                let bit: UInt64 = 1 << UInt64(wordClass & 63)
                if groups.count > first, groups[groups.count - 1].number == wordClass >> 6 {
                    groups[groups.count - 1].bits |= bit
                } else {
                    groups.append(Group(number: wordClass >> 6, bits: bit))
                }
            }
            let asked = groups[first...].count { $0.number < askedGroups }
            rows.append(
                Row(
                    start: Int32(truncatingIfNeeded: first), askedEnd: Int32(truncatingIfNeeded: first + asked),
                    end: Int32(truncatingIfNeeded: groups.count)))
        }
        self.rows = FrozenTable(rows)
        self.groups = FrozenTable(groups)
    }

    /// Gives the memory back; the matrix must not be read again.
    func free() {
        rows.free()
        groups.free()
    }

    /// Whether a row belongs to a class.
    @inline(__always)
    func contains(_ row: Int32, in wordClass: Int32) -> Bool {
        let row = rows[Int(row)]
        let wanted = wordClass >> 6
        for index in Int(row.start)..<Int(row.end) where groups[index].number >= wanted {
            return groups[index].number == wanted && groups[index].bits >> UInt64(wordClass & 63) & 1 == 1
        }
        return false
    }

    /// The groups of a row's classes that are asked of texts.
    @inline(__always)
    func asked(of row: Int32) -> UnsafeBufferPointer<Group> {
        let row = rows[Int(row)]
        return groups.rows(Int(row.start)..<Int(row.askedEnd))
    }
}
