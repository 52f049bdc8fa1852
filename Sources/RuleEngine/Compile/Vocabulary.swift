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

    /// Groups of 64 classes that are asked of texts.
    let askedGroups: Int
    let classes: ClassMatrix
    /// Rows of the words of up to eight bytes.
    private let short: ShortWords
    /// Rows of longer words, hashed.
    private let slots: FrozenTable<Int32>
    private let starts: FrozenTable<Int32>
    private let arena: FrozenTable<UInt8>
    private let phrases: PhraseIndex
    private let typos: TypoIndex
    /// Whose tables these are, where they are lent.
    private let lender: Vocabulary?

    /// `memberships` holds the classes of each row, ascending; those of the first `askedGroups` groups are asked of a text
    /// as a whole: only they are noted of its words.
    init(words: [[UInt8]], memberships: [[Int32]], askedGroups: Int, phraseHeads: [[Phrase]]) {
        self.askedGroups = askedGroups
        classes = ClassMatrix(memberships, askedGroups: askedGroups)
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
        for row in words.indices.dropFirst() where words[row].count > ShortWords.longest {
            var slot = Int(words[row].withUnsafeBufferPointer { Self.hash($0, 0, $0.count) }) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(truncatingIfNeeded: row)
        }
        short = ShortWords(words)
        self.arena = FrozenTable(arena)
        self.starts = FrozenTable(starts)
        self.slots = FrozenTable(slots)
        phrases = PhraseIndex(phraseHeads)
        typos = TypoIndex(words: words)
        lender = nil
    }

    /// The same tables with a reference count of its own, as `CompiledRules` has one for each core.
    init(lentBy lender: Vocabulary) {
        askedGroups = lender.askedGroups
        classes = lender.classes
        short = lender.short
        slots = lender.slots
        starts = lender.starts
        arena = lender.arena
        phrases = lender.phrases
        typos = lender.typos
        self.lender = lender
    }

    deinit {
        guard lender == nil else { return }
        classes.free()
        short.free()
        arena.free()
        starts.free()
        slots.free()
    }

    /// Whether a row belongs to a class.
    @inline(__always)
    func contains(_ row: Int32, in wordClass: Int32) -> Bool { classes.contains(row, in: wordClass) }

    // MARK: Finding words

    /// Number of rows.
    var count: Int { starts.count - 1 }

    /// The letters of a row; a nought and a number for a phrase.
    func spelling(_ row: Int) -> UnsafeBufferPointer<UInt8> { arena.rows(Int(starts[row])..<Int(starts[row + 1])) }

    /// The row of a word; 0 when unknown.
    func word(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        let length = end - start
        if length <= ShortWords.longest { return short.row(text, start, end) }
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
        typos.correction(text, start, end) { spelling(Int($0)) }
    }

    /// Longest word that is looked up, in bytes.
    static let longestWord = 48

    private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for position in start..<end { hash = (hash ^ UInt32(text[position])) &* 0x0100_0193 }
        return hash ^ hash >> 15
    }

    // MARK: Reading texts

    /// Notes which classes and phrases occur among the tokens.
    func annotate(_ table: inout TokenTable) {
        table.clearClasses(groups: askedGroups)
        var tokens: [Token] = []
        swap(&tokens, &table.tokens)
        let isPlaced = tokens.count <= TokenTable.short
        tokens.withUnsafeMutableBufferPointer { tokens in
            for index in tokens.indices { annotate(index, of: tokens, in: &table, isPlaced: isPlaced) }
        }
        swap(&tokens, &table.tokens)
    }

    @inline(__always)
    private func annotate(
        _ index: Int, of tokens: UnsafeMutableBufferPointer<Token>, in table: inout TokenTable, isPlaced: Bool
    ) {
        let row = tokens[index].word
        tokens[index].phraseCount = 0
        tokens[index].classes = 0
        guard row != 0 else { return }
        var all = table.classes.add(classes.asked(of: row), at: index, isPlaced: isPlaced)
        if index + 1 < tokens.count, phrases.mayBegin(row, tokens[index + 1].word) {
            let first = table.phrases.count
            phrases.forEach(row, tokens[index + 1].word) { phrase in
                guard phrases.isMet(phrase, at: index, tokens) else { return }
                all |= table.classes.add(classes.asked(of: phrase.row), at: index, isPlaced: isPlaced)
                table.phrases.append(
                    PhraseHit(word: phrase.row, start: Int32(truncatingIfNeeded: index), length: phrase.length))
            }
            tokens[index].firstPhrase = Int32(truncatingIfNeeded: first)
            tokens[index].phraseCount = Int32(truncatingIfNeeded: table.phrases.count - first)
        }
        tokens[index].classes = all
    }
}
