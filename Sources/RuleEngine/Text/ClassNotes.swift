// SPDX-License-Identifier: Apache-2.0

/// Which word classes a text has, and at which tokens.
///
/// Each word adds a bit for each of its classes; beside that, what it added is noted, the notes of a group of 64 classes
/// chained one to the next, so that the tokens of a class are told by following a few of them.
struct ClassNotes: ~Copyable {
    /// What one word added to one group.
    struct Note: BitwiseCopyable {
        var bits: UInt64
        /// Token that it stands at.
        var token: Int32
        /// Position and one of the note before it in the same group; 0 for none.
        var earlier: Int32
    }

    private var seen = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 0)
    private var latest = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 0)
    private var notes = UnsafeMutableBufferPointer<Note>.allocate(capacity: 0)
    private var count = 0

    deinit {
        seen.deallocate()
        latest.deallocate()
        notes.deallocate()
    }

    /// Forgets the last text; behind the groups stands one more, whose classes all texts have.
    mutating func clear(groups: Int) {
        if seen.count != groups + 1 {
            seen.deallocate()
            latest.deallocate()
            seen = .allocate(capacity: groups + 1)
            latest = .allocate(capacity: groups)
        }
        seen.initialize(repeating: 0)
        seen[groups] = .max
        latest.initialize(repeating: 0)
        count = 0
    }

    /// Adds the classes of a word that stands at a token; all of them as bits modulo 64.
    @inline(__always)
    mutating func add(_ classes: UnsafeBufferPointer<ClassMatrix.Group>, at token: Int, isPlaced: Bool) -> UInt64 {
        if isPlaced, notes.count - count < classes.count { grow(by: classes.count) }
        // What the loop goes over stays in registers: nothing tells the compiler that notes are no part of this value.
        let (seen, latest, notes) = (seen, latest, notes)
        var all: UInt64 = 0
        var count = count
        for group in classes {
            let number = Int(group.number)
            seen[number] |= group.bits
            all |= group.bits
            guard isPlaced else { continue }
            notes[count] = Note(
                bits: group.bits, token: Int32(truncatingIfNeeded: token), earlier: latest[number])
            count &+= 1
            latest[number] = Int32(truncatingIfNeeded: count)
        }
        self.count = count
        return all
    }

    private mutating func grow(by room: Int) {
        let larger = UnsafeMutableBufferPointer<Note>.allocate(capacity: max(256, (count + room) * 2))
        _ = larger.moveInitialize(fromContentsOf: notes[0..<count])
        notes.deallocate()
        notes = larger
    }

    /// Whether a word of a class occurs; the class is one that is asked of texts.
    func holds(_ wordClass: Int32) -> Bool { view.holds(wordClass) }

    /// Lent for matching: valid until the next change.
    var view: View {
        View(seen: UnsafeBufferPointer(seen), latest: UnsafeBufferPointer(latest), notes: UnsafeBufferPointer(notes))
    }

    /// Notes lent for matching.
    struct View {
        /// Classes that occur, by group of 64.
        let seen: UnsafeBufferPointer<UInt64>
        fileprivate let latest: UnsafeBufferPointer<Int32>
        fileprivate let notes: UnsafeBufferPointer<Note>

        /// Whether a word of a class occurs; the class is one that is asked of texts.
        @inline(__always)
        func holds(_ wordClass: Int32) -> Bool { seen.holds(wordClass) }

        /// Tokens at which a word or phrase of a class begins, one bit each, where places were noted.
        @inline(__always)
        func starts(of wordClass: Int32) -> UInt64 {
            let (group, bit) = (Int(wordClass >> 6), UInt64(truncatingIfNeeded: wordClass & 63))
            guard seen[group] &>> bit & 1 == 1 else { return 0 }
            var found: UInt64 = 0
            var place = latest[group]
            while place != 0 {
                let note = notes[Int(place) &- 1]
                found |= (note.bits &>> bit & 1) &<< UInt64(truncatingIfNeeded: note.token)
                place = note.earlier
            }
            return found
        }
    }
}

extension UnsafeBufferPointer<UInt64> {
    /// Whether a class is among those that occur, kept by group of 64.
    @inline(__always)
    func holds(_ wordClass: Int32) -> Bool {
        self[Int(wordClass >> 6)] &>> UInt64(truncatingIfNeeded: wordClass & 63) & 1 == 1
    }
}
