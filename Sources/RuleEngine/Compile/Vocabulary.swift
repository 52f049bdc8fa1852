// SPDX-License-Identifier: Apache-2.0

/// All words that the packs know, with the word classes each belongs to.
///
/// A class is a literal word with its spellings, a lexicon, or an inline choice. Rows are words or lexicon phrases;
/// row 0 is the unknown word. A class, since every text is read with it and a copy would count a dozen references.
final class Vocabulary: Sendable {
    /// A phrase of two and more words; spellings of its words after the first.
    struct Phrase: Sendable {
        var row: Int32
        var rest: [[Int32]]
    }

    /// Classes of one row in one group of 64.
    private struct ClassGroup {
        var group: Int32
        var bits: UInt64
    }

    /// 64-bit groups a row.
    let stride: Int
    /// Class bits, row by row.
    private let bits: [UInt64]
    /// Classes of each row that are asked of whole texts, those of one group together, and where each row's begin.
    private let groups: [ClassGroup]
    private let groupStarts: [Int32]
    private let slots: [Int32]
    private let starts: [Int32]
    private let arena: [UInt8]
    /// Phrases by first word: range in `phrases` for each row.
    private let phraseRanges: [Range<Int32>]
    private let phrases: [Phrase]
    /// One bit for each pair of first words of a phrase, hashed: most pairs in a text begin none.
    private let pairs: [UInt64]
    private let typos: TypoIndex

    /// `asked` holds the classes that are asked of a text as a whole: only those are noted of its words.
    init(words: [[UInt8]], bits: [UInt64], stride: Int, phraseHeads: [[Phrase]], asked: Set<Int32>) {
        self.stride = stride
        self.bits = bits
        var askedBits = [UInt64](repeating: 0, count: stride)
        for wordClass in asked { askedBits[Int(wordClass >> 6)] |= 1 << UInt64(wordClass & 63) }
        var groups: [ClassGroup] = []
        var groupStarts: [Int32] = [0]
        for row in words.indices {
            for group in 0..<stride {
                let found = bits[row * stride + group] & askedBits[group]
                if found != 0 { groups.append(ClassGroup(group: Int32(truncatingIfNeeded: group), bits: found)) }
            }
            groupStarts.append(Int32(truncatingIfNeeded: groups.count))
        }
        self.groups = groups
        self.groupStarts = groupStarts
        var arena: [UInt8] = []
        var starts: [Int32] = []
        for word in words {
            starts.append(Int32(truncatingIfNeeded: arena.count))
            arena += word
        }
        starts.append(Int32(truncatingIfNeeded: arena.count))
        var size = 64
        while size < words.count * 3 { size *= 2 }
        var slots = [Int32](repeating: 0, count: size)
        for row in words.indices.dropFirst() {
            var slot = Int(words[row].withUnsafeBufferPointer { Self.hash($0, 0, $0.count) }) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(truncatingIfNeeded: row)
        }
        self.arena = arena
        self.starts = starts
        self.slots = slots
        var ranges: [Range<Int32>] = []
        var phrases: [Phrase] = []
        for heads in phraseHeads {
            let start = Int32(truncatingIfNeeded: phrases.count)
            phrases += heads
            ranges.append(start..<Int32(truncatingIfNeeded: phrases.count))
        }
        phraseRanges = ranges
        self.phrases = phrases
        var pairs = [UInt64](repeating: 0, count: Self.pairWords)
        for (head, found) in phraseHeads.enumerated() {
            for phrase in found {
                for second in phrase.rest.first ?? [] {
                    let hash = Self.pair(Int32(truncatingIfNeeded: head), second)
                    pairs[hash >> 6] |= 1 << UInt64(hash & 63)
                }
            }
        }
        self.pairs = pairs
        typos = TypoIndex(words: words)
    }

    /// Whether a row belongs to a class.
    @inline(__always)
    func contains(_ row: Int32, in wordClass: Int32) -> Bool {
        bits[Int(row) * stride + Int(wordClass >> 6)] >> UInt64(wordClass & 63) & 1 == 1
    }

    /// Adds the classes of a row to a set.
    @inline(__always)
    private func add(_ row: Int32, to classes: UnsafeMutableBufferPointer<UInt64>) {
        for index in Int(groupStarts[Int(row)])..<Int(groupStarts[Int(row) + 1]) {
            let part = groups[index]
            classes[Int(part.group)] |= part.bits
        }
    }

    // MARK: Finding words

    /// Number of rows.
    var count: Int { starts.count - 1 }

    /// The letters of a row; a nought and a number for a phrase.
    func spelling(_ row: Int) -> ArraySlice<UInt8> { arena[Int(starts[row])..<Int(starts[row + 1])] }

    /// The row of a word; 0 when unknown.
    func word(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        let length = end - start
        guard length <= Self.longestWord else { return 0 }
        var slot = Int(Self.hash(text, start, end)) & (slots.count - 1)
        while true {
            let row = slots[slot]
            guard row != 0 else { return 0 }
            let first = Int(starts[Int(row)])
            if Int(starts[Int(row) + 1]) - first == length {
                var offset = 0
                while offset < length, arena[first + offset] == text[start + offset] { offset += 1 }
                if offset == length { return row }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    /// The row of a word; where letter runs were cut, doubled letters may stand for single ones (`pleease`).
    func word(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isElongated: Bool) -> Int32 {
        let row = word(text, start, end)
        guard row == 0, isElongated, end - start <= Self.longestWord else { return row }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestWord) { buffer in
            var length = 0
            for position in start..<end where length == 0 || buffer[length - 1] != text[position] {
                buffer[length] = text[position]
                length += 1
            }
            return word(UnsafeBufferPointer(buffer), 0, length)
        }
    }

    /// The row of a placeholder such as `[image]`, given its opening bracket and words.
    func placeholder(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        var end = end
        while end > start, text[end - 1] == 32 { end -= 1 }
        return word(text, start, end)
    }

    /// The row of a lexicon word of six and more letters that a misspelt word was meant to be; 0 when there is none.
    func correction(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        typos.correction(text, start, end) { row in
            arena[Int(starts[Int(row)])..<Int(starts[Int(row) + 1])]
        }
    }

    /// Longest word that is looked up, in bytes.
    static let longestWord = 48

    private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for position in start..<end { hash = (hash ^ UInt32(text[position])) &* 0x0100_0193 }
        return hash ^ hash >> 15
    }

    // MARK: Finding phrases

    private static let pairWords = 1 << 12

    @inline(__always)
    private static func pair(_ first: Int32, _ second: Int32) -> Int {
        let hash =
            (UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 46)
    }

    /// Notes which classes and phrases occur among the tokens.
    func annotate(_ table: inout TokenTable) {
        if table.classes.count == stride {
            for group in 0..<stride { table.classes[group] = 0 }
        } else {
            table.classes = [UInt64](repeating: 0, count: stride)
        }
        table.phrases.removeAll(keepingCapacity: true)
        var phrases: [PhraseHit] = []
        swap(&phrases, &table.phrases)
        table.classes.withUnsafeMutableBufferPointer { classes in
            table.tokens.withUnsafeMutableBufferPointer { tokens in
                for index in tokens.indices { annotate(index, of: tokens, &phrases, classes) }
            }
        }
        swap(&phrases, &table.phrases)
    }

    @inline(__always)
    private func annotate(
        _ index: Int, of tokens: UnsafeMutableBufferPointer<Token>, _ hits: inout [PhraseHit],
        _ classes: UnsafeMutableBufferPointer<UInt64>
    ) {
        let row = tokens[index].word
        tokens[index].phraseCount = 0
        guard row != 0 else { return }
        add(row, to: classes)
        guard index + 1 < tokens.count else { return }
        let pair = Self.pair(row, tokens[index + 1].word)
        guard pairs[pair >> 6] >> UInt64(pair & 63) & 1 == 1 else { return }
        let range = phraseRanges[Int(row)]
        guard !range.isEmpty else { return }
        let first = hits.count
        let limit = Int(tokens[index].sentenceEnd)
        for phrase in range where isPhrase(phrases[Int(phrase)], at: index, limit, tokens) {
            let found = phrases[Int(phrase)]
            add(found.row, to: classes)
            hits.append(PhraseHit(word: found.row, length: Int32(truncatingIfNeeded: found.rest.count + 1)))
        }
        tokens[index].firstPhrase = Int32(truncatingIfNeeded: first)
        tokens[index].phraseCount = Int32(truncatingIfNeeded: hits.count - first)
    }

    private func isPhrase(
        _ phrase: Phrase, at index: Int, _ limit: Int, _ tokens: UnsafeMutableBufferPointer<Token>
    ) -> Bool {
        guard index + phrase.rest.count < limit else { return false }
        for (offset, spellings) in phrase.rest.enumerated()
        where !spellings.contains(tokens[index + offset + 1].word) {
            return false
        }
        return true
    }
}
