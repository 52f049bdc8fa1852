// SPDX-License-Identifier: Apache-2.0

/// Finds the phrases that begin with two given words.
///
/// Filed by both words: common words head hundreds of phrases, and few of those go on with the word that follows.
final class PhraseIndex: Sendable {
    /// A phrase as it is looked for.
    struct Entry: BitwiseCopyable, Sendable {
        /// First and second word.
        var pair: UInt64
        /// Row of the vocabulary that stands for the phrase.
        var row: Int32
        /// Its words.
        var length: Int32
        /// Where in `parts` the spellings of its third and later words begin.
        var parts: Int32
        /// Whether the next entry has the same pair.
        var isFollowed = false
    }

    private let entries: FrozenTable<Entry>
    /// Position of the first entry of a pair and one; 0 where there is none.
    private let slots: FrozenTable<Int32>
    /// For each word after the second: how many spellings, then those.
    private let parts: FrozenTable<Int32>
    /// One bit for each pair that begins a phrase, hashed: most pairs in a text begin none.
    private let filter: FrozenTable<UInt64>
    /// For each word, one bit for each that follows it in a phrase, hashed: the filter is large, and out of the nearest
    /// cache for most of a text's pairs.
    private let followers: FrozenTable<UInt64>

    /// Files phrases by their first word, as `Vocabulary` is given them.
    init(_ heads: [[Vocabulary.Phrase]]) {
        var found: [Entry] = []
        var parts: [Int32] = []
        let highest = heads.joined().flatMap { $0.rest.first ?? [] }.max() ?? 0
        var followers = [UInt64](repeating: 0, count: max(heads.count, Int(highest) + 1))
        for (head, phrases) in heads.enumerated() {
            for phrase in phrases {
                let start = Int32(truncatingIfNeeded: parts.count)
                for spellings in phrase.rest.dropFirst() {
                    parts.append(Int32(truncatingIfNeeded: spellings.count))
                    parts += spellings
                }
                for second in phrase.rest.first ?? [] {
                    followers[head] |= Self.follower(second)
                    found.append(
                        Entry(
                            pair: Self.pair(Int32(truncatingIfNeeded: head), second), row: phrase.row,
                            length: Int32(truncatingIfNeeded: phrase.rest.count + 1), parts: start))
                }
            }
        }
        // Stable by hand: a text is told its phrases in the order in which the packs name them.
        let order = found.indices.sorted { (found[$0].pair, $0) < (found[$1].pair, $1) }
        var entries = order.map { found[$0] }
        var size = 64
        while size < entries.count * 2 { size *= 2 }
        var slots = [Int32](repeating: 0, count: size)
        var filter = [UInt64](repeating: 0, count: Self.filterWords)
        for index in entries.indices {
            let pair = entries[index].pair
            entries[index].isFollowed = index + 1 < entries.count && entries[index + 1].pair == pair
            if index > 0, entries[index - 1].pair == pair { continue }
            let hash = Self.hash(pair)
            filter[Self.filterWord(hash)] |= 1 << (hash & 63)
            var slot = Int(truncatingIfNeeded: hash >> 20) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(truncatingIfNeeded: index + 1)
        }
        self.entries = FrozenTable(entries)
        self.slots = FrozenTable(slots)
        self.parts = FrozenTable(parts)
        self.filter = FrozenTable(filter)
        self.followers = FrozenTable(followers)
    }

    deinit {
        entries.free()
        slots.free()
        parts.free()
        filter.free()
        followers.free()
    }

    /// Whether a phrase may begin with two words; false for most.
    @inline(__always)
    func mayBegin(_ first: Int32, _ second: Int32) -> Bool {
        guard followers[Int(first)] & Self.follower(second) != 0 else { return false }
        let hash = Self.hash(Self.pair(first, second))
        return filter[Self.filterWord(hash)] >> (hash & 63) & 1 == 1
    }

    /// Calls for each phrase that begins with two words.
    @inline(__always)
    func forEach(_ first: Int32, _ second: Int32, _ body: (Entry) -> Void) {
        let pair = Self.pair(first, second)
        var slot = Int(truncatingIfNeeded: Self.hash(pair) >> 20) & (slots.count - 1)
        while slots[slot] != 0 {
            var index = Int(slots[slot]) - 1
            guard entries[index].pair == pair else {
                slot = (slot + 1) & (slots.count - 1)
                continue
            }
            while true {
                body(entries[index])
                guard entries[index].isFollowed else { return }
                index += 1
            }
        }
    }

    /// Whether the rest of a phrase, whose first two words are there, stands in the same sentence.
    func isMet(_ phrase: Entry, at index: Int, _ tokens: UnsafeMutableBufferPointer<Token>) -> Bool {
        guard index + Int(phrase.length) <= Int(tokens[index].sentenceEnd) else { return false }
        var part = Int(phrase.parts)
        for offset in 2..<max(2, Int(phrase.length)) {
            let end = part + 1 + Int(parts[part])
            part += 1
            while part < end, parts[part] != tokens[index + offset].word { part += 1 }
            if part == end { return false }
            part = end
        }
        return true
    }

    private static let filterWords = 1 << 12

    @inline(__always)
    private static func follower(_ word: Int32) -> UInt64 {
        1 &<< UInt64(truncatingIfNeeded: (UInt32(bitPattern: word) &* 0x9E37_79B1) >> 26)
    }

    @inline(__always)
    private static func pair(_ first: Int32, _ second: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    }

    @inline(__always)
    private static func hash(_ pair: UInt64) -> UInt64 {
        let product = pair &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    @inline(__always)
    private static func filterWord(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 46) & (filterWords - 1) }
}
