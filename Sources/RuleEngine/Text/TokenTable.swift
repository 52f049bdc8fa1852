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
struct TokenTable: ~Copyable {
    var tokens: [Token] = []
    var phrases: [PhraseHit] = []
    /// Word classes that occur, and where.
    var classes = ClassNotes()
    /// Kinds of all tokens together.
    private(set) var flags: TokenFlags = []

    /// Most tokens of a table that is read with a bit for each token.
    static let short = 62

    /// Whether it is.
    var isShort: Bool { tokens.count <= Self.short }

    /// Forgets the classes and phrases of the last text.
    mutating func clearClasses(groups: Int) {
        classes.clear(groups: groups)
        phrases.removeAll(keepingCapacity: true)
    }

    /// Whether a word of a class occurs; the class is one that is asked of texts.
    func holds(_ wordClass: Int32) -> Bool { classes.holds(wordClass) }

    /// Notes for every token where its sentence ends, and the kinds of all.
    mutating func closeSentences() {
        flags = tokens.withUnsafeMutableBufferPointer { tokens in
            var end = Int32(truncatingIfNeeded: tokens.count)
            var all: TokenFlags = []
            for index in tokens.indices.reversed() {
                tokens[index].sentenceEnd = end
                all.formUnion(tokens[index].flags)
                if tokens[index].flags.contains(.sentenceStart) { end = Int32(truncatingIfNeeded: index) }
            }
            return all
        }
    }

    /// Notes that a token is a sum.
    mutating func markSum(at index: Int) {
        tokens[index].flags.insert(.money)
        flags.insert(.money)
    }

    /// Lends the table without the cost of its arrays: matching reads it many times a text.
    func withView(_ body: (TokenView) -> Void) {
        tokens.withUnsafeBufferPointer { tokens in
            phrases.withUnsafeBufferPointer { phrases in
                body(TokenView(tokens: tokens, phrases: phrases, flags: flags, classes: classes.view))
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
    /// Kinds of all tokens together.
    let flags: TokenFlags
    /// Word classes that occur; where they do is known of a short table alone.
    let classes: ClassNotes.View

    /// Whether it is read with a bit for each token.
    var isShort: Bool { tokens.count <= TokenTable.short }

    /// Tokens of some of these kinds, one bit each.
    func tokens(with flags: TokenFlags) -> UInt64 {
        var found: UInt64 = 0
        for index in tokens.indices where !tokens[index].flags.isDisjoint(with: flags) { found |= 1 &<< UInt64(index) }
        return found
    }

    /// Whether a word of a class occurs in the text; the class is one that is asked of whole texts.
    @inline(__always)
    func holds(_ wordClass: Int32) -> Bool { classes.holds(wordClass) }
}
