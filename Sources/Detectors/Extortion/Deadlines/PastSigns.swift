// SPDX-License-Identifier: Apache-2.0

/// Whether a text may hold words of time that is over, or a number that counts something else.
///
/// Time is over where a word for a length of time stands beside one that says so. Most texts hold not both, and one walk
/// over their bytes tells so before words are made of them.
enum PastSigns {
    /// False only where `DueTime.isNone` is false at every place of the text.
    static func mayStand(in bytes: Span<UInt8>) -> Bool { holds(.both, bytes) }

    /// Whether a text may hold a length of time: false only where `DueTime.length` is nil at every place of it.
    static func mayMeasure(_ bytes: Span<UInt8>) -> Bool { holds(.unit, bytes) }

    /// Whether a text may hold a time of day in words: false only where `SpelledClock` finds none.
    static func mayNameHour(_ bytes: Span<UInt8>) -> Bool { holds(.hour, bytes) }

    private static func holds(_ wanted: Kinds, _ bytes: Span<UInt8>) -> Bool {
        var word: UInt64 = 0
        var found: Kinds = []
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case 0x41...0x5A, 0x61...0x7A:
                // The first eight letters are enough: a longer word is looked at more closely.
                if word >> 56 == 0 { word = word << 8 | UInt64(byte | 0x20) }
            case 0x30...0x39, 0xC3, 0xCC, 0xCD: return true
            case 0xE2 where index + 1 < bytes.count && bytes[index + 1] == 0x84: return true
            // "it's" is one word, and none for seconds.
            case 0x27 where word != 0: if word >> 56 == 0 { word = word << 8 | UInt64(byte) }
            default:
                if word != 0 { found.formUnion(kinds.of(word)) }
                if found.isSuperset(of: wanted) { return true }
                word = 0
            }
        }
        if word != 0 { found.formUnion(kinds.of(word)) }
        return found.isSuperset(of: wanted)
    }

    private struct Kinds: OptionSet {
        let rawValue: UInt8
        /// Says that time is over; "y" is that of "il y a".
        static let over = Kinds(rawValue: 1)
        /// Measures time.
        static let unit = Kinds(rawValue: 2)
        static let both: Kinds = [.over, .unit]
        /// Names an hour of the dial.
        static let hour = Kinds(rawValue: 4)
    }

    /// The kinds of words by their first letters, packed.
    private struct Table {
        /// The words, each where its hash says or behind; 0 where there is none.
        private var words = ContiguousArray<UInt64>(repeating: 0, count: size)
        private var kinds = ContiguousArray<Kinds>(repeating: [], count: size)
        /// One bit for each word, hashed: most words are none of these.
        private var filter = ContiguousArray<UInt64>(repeating: 0, count: 64)

        /// More than twice the words.
        private static let size = 1 << 11

        init() {
            let over = DeadlineTerms.passed.union(DeadlineTerms.spent).union(DeadlineTerms.takes)
                .union(DeadlineTerms.overdue).union(DeadlineTerms.denials).union(DeadlineTerms.places).union(
                    DeadlineTerms.recordings)
            for word in over.union(["y", "of", "front", "vor", "frente", "face", "take"]) { add(word, .over) }
            for word in DeadlineTerms.unitWords { add(word, .unit) }
            for word in SpelledClock.hourWords { add(word, .hour) }
        }

        private mutating func add(_ word: String, _ kind: Kinds) {
            let packed = word.utf8.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            let place = place(of: packed)
            words[place] = packed
            kinds[place].formUnion(kind)
            let hash = Self.hash(packed)
            filter[hash >> 6] |= 1 << UInt64(hash & 63)
        }

        func of(_ word: UInt64) -> Kinds {
            let hash = Self.hash(word)
            return filter[hash >> 6] >> UInt64(hash & 63) & 1 == 0 ? [] : kinds[place(of: word)]
        }

        private func place(of word: UInt64) -> Int {
            var place = Self.hash(word) & (Self.size - 1)
            while words[place] != 0, words[place] != word { place = (place + 1) & (Self.size - 1) }
            return place
        }

        private static func hash(_ word: UInt64) -> Int {
            Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 52)
        }
    }

    private static let kinds = Table()
}
