// SPDX-License-Identifier: Apache-2.0

/// A phrase of a lexicon found in a text.
struct PhraseHit {
    /// Row in the vocabulary that stands for the phrase.
    var word: Int32
    /// First token, and how many it covers.
    var start: Int32
    var length: Int32
}

/// The tokens of one reading of one text.
struct TokenTable {
    var tokens: [Token] = []
    var phrases: [PhraseHit] = []
    /// Word classes that occur, one bit each.
    var classes: [UInt64] = []
    /// Kinds of all tokens together.
    var flags: TokenFlags = []
    /// What a sieve worked out of a short table: for each class noted in `known`, the tokens at which it begins.
    private var starts: [UInt64] = []
    private var known: [UInt64] = []

    /// Most tokens of a table that is read with a bit for each token.
    static let short = 62

    /// Forgets the classes and phrases of the last text.
    mutating func clearClasses(stride: Int) {
        if classes.count == stride {
            for group in 0..<stride {
                classes[group] = 0
                known[group] = 0
            }
        } else {
            classes = [UInt64](repeating: 0, count: stride)
            known = classes
            starts = [UInt64](repeating: 0, count: stride * 64)
        }
        phrases.removeAll(keepingCapacity: true)
    }

    /// Notes for every token where its sentence ends.
    mutating func closeSentences() {
        var end = Int32(truncatingIfNeeded: tokens.count)
        for index in tokens.indices.reversed() {
            tokens[index].sentenceEnd = end
            if tokens[index].flags.contains(.sentenceStart) { end = Int32(truncatingIfNeeded: index) }
        }
    }

    /// Lends the table without the cost of its arrays: matching reads it many times a text.
    mutating func withView(_ body: (TokenView) -> Void) {
        tokens.withUnsafeBufferPointer { tokens in
            phrases.withUnsafeBufferPointer { phrases in
                classes.withUnsafeBufferPointer { classes in
                    known.withUnsafeMutableBufferPointer { known in
                        starts.withUnsafeMutableBufferPointer { starts in
                            body(
                                TokenView(
                                    tokens: tokens, phrases: phrases, classes: classes, flags: flags, known: known,
                                    starts: starts))
                        }
                    }
                }
            }
        }
    }

    mutating func clear() {
        tokens.removeAll(keepingCapacity: tokens.capacity < 1 << 16)
        phrases.removeAll(keepingCapacity: phrases.capacity < 1 << 16)
    }
}

/// A token table lent for matching.
struct TokenView {
    let tokens: UnsafeBufferPointer<Token>
    let phrases: UnsafeBufferPointer<PhraseHit>
    let classes: UnsafeBufferPointer<UInt64>
    /// Kinds of all tokens together.
    let flags: TokenFlags
    private let known: UnsafeMutableBufferPointer<UInt64>
    private let starts: UnsafeMutableBufferPointer<UInt64>

    init(
        tokens: UnsafeBufferPointer<Token>, phrases: UnsafeBufferPointer<PhraseHit>,
        classes: UnsafeBufferPointer<UInt64>, flags: TokenFlags, known: UnsafeMutableBufferPointer<UInt64>,
        starts: UnsafeMutableBufferPointer<UInt64>
    ) {
        (self.tokens, self.phrases, self.classes, self.flags) = (tokens, phrases, classes, flags)
        (self.known, self.starts) = (known, starts)
    }

    /// Whether `starts` can be told.
    var isShort: Bool { tokens.count <= TokenTable.short }

    /// Tokens of some of these kinds, one bit each.
    func tokens(with flags: TokenFlags) -> UInt64 {
        var found: UInt64 = 0
        for index in tokens.indices where !tokens[index].flags.isDisjoint(with: flags) { found |= 1 &<< UInt64(index) }
        return found
    }

    /// Tokens at which a word or phrase of a class begins, one bit each; the class is one that is asked of whole texts.
    @inline(__always)
    func starts(of wordClass: Int32, _ members: ClassMatrix) -> UInt64 {
        let (group, bit) = (Int(wordClass >> 6), UInt64(wordClass & 63))
        guard classes[group] >> bit & 1 == 1 else { return 0 }
        if known[group] >> bit & 1 == 1 { return starts[Int(wordClass)] }
        known[group] |= 1 << bit
        var found: UInt64 = 0
        for index in tokens.indices where tokens[index].classes >> bit & 1 == 1 {
            let token = tokens[index]
            var isMember = members.contains(token.word, in: wordClass)
            for hit in 0..<token.phraseCount where !isMember {
                isMember = members.contains(phrases[Int(token.firstPhrase + hit)].word, in: wordClass)
            }
            if isMember { found |= 1 << UInt64(index) }
        }
        starts[Int(wordClass)] = found
        return found
    }

    /// Whether a word of a class occurs in the text; the class is one that is asked of whole texts.
    @inline(__always)
    func holds(_ wordClass: Int32) -> Bool { classes[Int(wordClass >> 6)] >> UInt64(wordClass & 63) & 1 == 1 }
}
