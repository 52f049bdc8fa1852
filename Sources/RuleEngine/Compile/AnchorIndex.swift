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

    /// A class of a word that anchors sequences.
    private struct Hook: BitwiseCopyable, Sendable {
        var anchor: Int32
        /// What all those sequences need, or the class of all texts.
        var need: Int32
    }

    /// Hooks of all rows of the vocabulary, one row after another, and where those of each row begin.
    private let hooks: FrozenTable<Hook>
    private let hookStarts: FrozenTable<Int32>
    private let heads: FrozenTable<Head>
    private let entries: FrozenTable<Entry>
    /// Classes that may be anchors.
    let classCount: Int

    /// Sequences of each class asked of texts, with what else they need, the rarest first; `classes` has the classes of
    /// each of so many rows.
    init(
        _ byAnchor: [[(number: Int32, required: ArraySlice<Int32>, isSecondRound: Bool)]], classes: ClassMatrix,
        rows: Int
    ) {
        let always = Int32(truncatingIfNeeded: byAnchor.count)
        var needs: [Int32] = []
        var heads: [Head] = []
        var entries: [Entry] = []
        for sequences in byAnchor {
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
        var (hooks, hookStarts): ([Hook], [Int32]) = ([], [0])
        for row in 0..<rows {
            for group in classes.asked(of: Int32(truncatingIfNeeded: row)) {
                for bit in 0..<64 where group.bits >> UInt64(bit) & 1 == 1 {
                    let anchor = Int(group.number) * 64 + bit
                    guard anchor < byAnchor.count, !byAnchor[anchor].isEmpty else { continue }
                    hooks.append(Hook(anchor: Int32(truncatingIfNeeded: anchor), need: needs[anchor]))
                }
            }
            hookStarts.append(Int32(truncatingIfNeeded: hooks.count))
        }
        // Without any row there is still the unknown word.
        if rows == 0 { hookStarts.append(0) }
        classCount = byAnchor.count
        self.hooks = FrozenTable(hooks)
        self.hookStarts = FrozenTable(hookStarts)
        self.heads = FrozenTable(heads)
        self.entries = FrozenTable(entries)
    }

    /// Gives the memory back; the index must not be read again.
    func free() {
        hooks.free()
        hookStarts.free()
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
    func find(in table: TokenView, _ room: inout Candidates) {
        let seen = table.classes.seen
        room.clear()
        // Lists of their own, whose counts stay in registers.
        var (anchors, first, second) = (room.anchors, room.first, room.second)
        let held = room.held
        for token in table.tokens { hook(token.word, seen, held, &anchors) }
        for phrase in table.phrases { hook(phrase.word, seen, held, &anchors) }
        for index in 0..<anchors.count {
            let anchor = anchors[index]
            // Looked up now, and may be held again by the next text.
            held[Int(anchor >> 6)] = 0
            let head = heads[Int(anchor)]
            take(Int(head.start)..<Int(head.middle), seen, &first)
            take(Int(head.middle)..<Int(head.end), seen, &second)
        }
        (room.first, room.second) = (first, second)
    }

    /// Notes the anchors that a word is.
    @inline(__always)
    private func hook(
        _ row: Int32, _ seen: UnsafeBufferPointer<UInt64>, _ held: UnsafeMutableBufferPointer<UInt64>,
        _ anchors: inout Candidates.List
    ) {
        var index = Int(hookStarts[Int(row)])
        let end = Int(hookStarts[Int(row) &+ 1])
        while index < end {
            let hook = hooks[index]
            let (group, bit) = (Int(hook.anchor >> 6), UInt64(truncatingIfNeeded: hook.anchor & 63))
            let old = held[group]
            held[group] = old | (seen.holds(hook.need) ? 1 : 0) &<< bit
            anchors.put(hook.anchor, if: held[group] != old)
            index &+= 1
        }
    }

    @inline(__always)
    private func take(
        _ range: Range<Int>, _ seen: UnsafeBufferPointer<UInt64>, _ numbers: inout Candidates.List
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

    /// Anchors that occur, each once.
    fileprivate var anchors: List
    /// Whether an anchor is among them, one bit each.
    fileprivate let held: UnsafeMutableBufferPointer<UInt64>
    /// Sequences of either round.
    fileprivate(set) var first: List
    fileprivate(set) var second: List

    init(of rules: CompiledRules) {
        anchors = List(rules.anchors.classCount)
        held = .allocate(capacity: rules.anchors.classCount / 64 + 1)
        held.initialize(repeating: 0)
        first = List(rules.tables.sequences.count)
        second = List(rules.tables.sequences.count)
    }

    deinit {
        anchors.free()
        held.deallocate()
        first.free()
        second.free()
    }

    fileprivate mutating func clear() {
        anchors.clear()
        first.clear()
        second.clear()
    }
}
