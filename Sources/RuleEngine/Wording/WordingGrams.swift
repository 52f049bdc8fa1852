// SPDX-License-Identifier: Apache-2.0

/// Groups of words and classes of a stretch of text, as keys: what features are looked up by.
///
/// Groups are one to three words in a row, the same with classes in place of words, the first word, and pairs of
/// classes in any place.
enum WordingGrams {
    /// Most words that are read at a time; longer texts are read in overlapping stretches.
    static let stretch = 48
    static let step = 36

    /// Calls for each group of more than one word with its key and the words it covers, and for the first word.
    ///
    /// Single words and classes have no need of a key; of pairs only those are told whose classes are `partners`: a mask
    /// for each of the first 64 classes.
    @inline(__always)
    static func forEachGroup(
        _ words: UnsafeBufferPointer<UInt32>, classOf: FrozenTable<UInt32>, partners: FrozenTable<UInt64>,
        _ body: (_ key: UInt64, _ first: Int, _ last: Int) -> Void
    ) {
        var present: UInt64 = 0
        for first in words.indices where words[first] != 0 {
            var (key, abstract, hasClass) = (seed, seed, false)
            for last in first..<min(first + longest, words.count) {
                let word = words[last]
                guard word != 0 else { break }
                let wordClass = classOf[Int(word)]
                hasClass = hasClass || wordClass != 0
                key = mix(key, word)
                abstract = mix(abstract, wordClass == 0 ? word : wordClass)
                guard last > first else { continue }
                body(key, first, last)
                if hasClass { body(abstract, first, last) }
            }
            let wordClass = classOf[Int(words[first])]
            guard wordClass != 0, wordClass < 64, present >> UInt64(wordClass) & 1 == 0 else { continue }
            var rest = present & partners[Int(wordClass)]
            present |= 1 << UInt64(wordClass)
            while rest != 0 {
                let other = UInt32(rest.trailingZeroBitCount)
                rest &= rest - 1
                body(pair(wordClass, other), first, first)
            }
        }
        if let first = words.first, first != 0 { body(start(first), 0, 0) }
    }

    /// No stretch has more features: words and their classes, rows of two and three words or classes, pairs of the 63
    /// classes, the first word, its length, a question.
    static let most = stretch * 6 + 63 * 62 / 2 + 3

    /// Most words of a row that counts as one feature.
    static let longest = 3

    /// The key of a row of words.
    static func row(_ numbers: [UInt32]) -> UInt64 { numbers.reduce(seed, mix) }

    /// The key of two classes in any order.
    static func pair(_ one: UInt32, _ other: UInt32) -> UInt64 {
        mix(mix(mix(seed, 0xFFFF_FFFF), min(one, other)), max(one, other))
    }

    /// The key of a first word.
    static func start(_ word: UInt32) -> UInt64 { mix(mix(seed, 0xFFFF_FFFE), word) }

    private static let seed: UInt64 = 0x243F_6A88_85A3_08D3

    @inline(__always)
    private static func mix(_ key: UInt64, _ number: UInt32) -> UInt64 {
        let product = (key ^ UInt64(number)) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 29
    }
}
