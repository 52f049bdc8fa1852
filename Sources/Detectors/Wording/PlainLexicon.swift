// SPDX-License-Identifier: Apache-2.0

/// Lists of words and of pairs of words, asked of every word of a text with one look.
struct PlainLexicon {
    /// What the lists say of a word.
    struct Signs {
        /// Lists that hold the word, by position.
        var lists: UInt8 = 0
        /// Pairs that begin with it, and those that end with it, one bit each.
        var (opens, closes): (UInt64, UInt64) = (0, 0)

        /// The pairs that a word makes with this one before it.
        func pairs(with next: Signs) -> UInt64 { opens & next.closes }
    }

    private var signs: [PlainWord: Signs] = [:]
    /// One bit for each word, hashed: most words of a text are in no list.
    private var filter = InlineArray<64, UInt64>(repeating: 0)

    /// Makes the lists; of a pair, each may be several words.
    init(lists: [Set<String>], pairs: [(first: Set<String>, second: Set<String>)]) {
        precondition(lists.count <= 8 && pairs.count <= 64, "one bit for each list and each pair")
        for (position, list) in lists.enumerated() {
            for word in list { add(word) { $0.lists |= 1 << UInt8(position) } }
        }
        for (position, pair) in pairs.enumerated() {
            for word in pair.first { add(word) { $0.opens |= 1 << UInt64(position) } }
            for word in pair.second { add(word) { $0.closes |= 1 << UInt64(position) } }
        }
    }

    private mutating func add(_ text: String, _ note: (inout Signs) -> Void) {
        let word = PlainWord(text)
        precondition(word.count <= PlainWord.longest, "a word is a number")
        note(&signs[word, default: Signs()])
        let place = Self.place(of: word)
        filter[place >> 6] |= 1 << UInt64(place & 63)
    }

    /// What the lists say of a word.
    @inline(__always)
    func signs(of word: PlainWord) -> Signs {
        let place = Self.place(of: word)
        guard filter[place >> 6] >> UInt64(place & 63) & 1 == 1 else { return Signs() }
        return signs[word] ?? Signs()
    }

    @inline(__always)
    private static func place(of word: PlainWord) -> Int {
        let mixed = (word.head ^ word.tail &* 0xFF51_AFD7_ED55_8CCD) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 52)
    }
}
