// SPDX-License-Identifier: Apache-2.0

/// Sequences by the class of the word that they are looked up by, free of reference counts; valid as long as the
/// `CompiledRules` that own it.
///
/// Looking through it has hardly a branch: which classes a text has is as good as random to the processor, and each wrong
/// guess costs more than the look itself.
struct AnchorIndex: BitwiseCopyable, Sendable {
    /// The sequences of an anchor: those of the first round, then those of the second.
    private struct Head: BitwiseCopyable, Sendable {
        var start: Int32
        var middle: Int32
        var end: Int32
    }

    /// A sequence as it is looked up by its anchor.
    private struct Entry: BitwiseCopyable, Sendable {
        var number: Int32
        /// The rarest classes that it needs beside its anchor, or the class of all texts.
        var need: Int32
        var secondNeed: Int32
        /// Entries from here on that have the same need.
        var groupRest: Int32 = 1
    }

    /// Classes that anchor at least one sequence, one bit each.
    private let anchors: FrozenTable<UInt64>
    /// By class, what all sequences need that it anchors, or the class of all texts.
    private let needs: FrozenTable<Int32>
    private let heads: FrozenTable<Head>
    private let entries: FrozenTable<Entry>
    /// Classes that are anchors.
    let anchorCount: Int

    /// Sequences of each class asked of texts, with what else they need, the rarest first.
    init(_ byAnchor: [[(number: Int32, required: ArraySlice<Int32>, isSecondRound: Bool)]]) {
        let always = Int32(truncatingIfNeeded: byAnchor.count)
        var anchors = [UInt64](repeating: 0, count: byAnchor.count / 64)
        var needs: [Int32] = []
        var heads: [Head] = []
        var entries: [Entry] = []
        for (anchor, sequences) in byAnchor.enumerated() {
            if !sequences.isEmpty { anchors[anchor >> 6] |= 1 << UInt64(anchor & 63) }
            func entry(_ number: Int32, _ required: ArraySlice<Int32>) -> Entry {
                Entry(
                    number: number, need: required.first ?? always,
                    secondNeed: required.dropFirst().first ?? always)
            }
            let first = entries.count
            entries += Self.grouped(sequences.filter { !$0.isSecondRound }.map { entry($0.number, $0.required) })
            let middle = entries.count
            entries += Self.grouped(sequences.filter(\.isSecondRound).map { entry($0.number, $0.required) })
            let own = entries[first...]
            let need = own.first?.need ?? always
            needs.append(own.allSatisfy { $0.need == need } ? need : always)
            heads.append(
                Head(
                    start: Int32(truncatingIfNeeded: first), middle: Int32(truncatingIfNeeded: middle),
                    end: Int32(truncatingIfNeeded: entries.count)))
        }
        anchorCount = anchors.reduce(0) { $0 + $1.nonzeroBitCount }
        self.anchors = FrozenTable(anchors)
        self.needs = FrozenTable(needs)
        self.heads = FrozenTable(heads)
        self.entries = FrozenTable(entries)
    }

    /// Gives the memory back; the index must not be read again.
    func free() {
        anchors.free()
        needs.free()
        heads.free()
        entries.free()
    }

    private static func grouped(_ entries: [Entry]) -> [Entry] {
        var sorted = entries.sorted { ($0.need, $0.number) < ($1.need, $1.number) }
        for index in sorted.indices.reversed().dropFirst() where sorted[index].need == sorted[index + 1].need {
            sorted[index].groupRest = sorted[index + 1].groupRest + 1
        }
        return sorted
    }

    /// Finds the sequences whose anchor and rarest other words occur.
    func find(among seen: UnsafeBufferPointer<SeenClasses>, _ room: inout Candidates) {
        room.clear()
        for group in 0..<anchors.count {
            var bits = seen[group].bits & anchors[group]
            while bits != 0 {
                let anchor = group * 64 + bits.trailingZeroBitCount
                bits &= bits - 1
                room.anchors.put(Int32(truncatingIfNeeded: anchor), if: seen.holds(needs[anchor]))
            }
        }
        for index in 0..<room.anchors.count {
            let head = heads[Int(room.anchors[index])]
            take(Int(head.start)..<Int(head.middle), seen, &room.first)
            take(Int(head.middle)..<Int(head.end), seen, &room.second)
        }
    }

    @inline(__always)
    private func take(
        _ range: Range<Int>, _ seen: UnsafeBufferPointer<SeenClasses>, _ numbers: inout Candidates.List
    ) {
        var index = range.lowerBound
        while index < range.upperBound {
            let entry = entries[index]
            if !seen.holds(entry.need) {
                index += Int(entry.groupRest)
                continue
            }
            numbers.put(entry.number, if: seen.holds(entry.secondNeed))
            index += 1
        }
    }
}

/// Room for the sequences that one text may hold a hit of.
struct Candidates: ~Copyable {
    /// Numbers, in memory of their own that never grows.
    struct List {
        private let numbers: UnsafeMutableBufferPointer<Int32>
        private(set) var count = 0

        fileprivate init(_ most: Int) {
            // One more, since a number is written before it is known to count.
            numbers = .allocate(capacity: most + 1)
            numbers.initialize(repeating: 0)
        }

        fileprivate func free() { numbers.deallocate() }

        @inline(__always)
        subscript(index: Int) -> Int32 { numbers[index] }

        @inline(__always)
        fileprivate mutating func put(_ number: Int32, if isMeant: Bool) {
            numbers[count] = number
            count += isMeant ? 1 : 0
        }

        fileprivate mutating func clear() { count = 0 }
    }

    fileprivate var anchors: List
    /// Sequences of either round.
    fileprivate(set) var first: List
    fileprivate(set) var second: List

    init(of rules: CompiledRules) {
        anchors = List(rules.anchors.anchorCount)
        first = List(rules.tables.sequences.count)
        second = List(rules.tables.sequences.count)
    }

    deinit {
        anchors.free()
        first.free()
        second.free()
    }

    fileprivate mutating func clear() {
        anchors.clear()
        first.clear()
        second.clear()
    }
}
