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
    /// Word classes that occur, by group of 64, and behind them one group whose classes all texts have.
    var seen: [SeenClasses] = []
    /// Kinds of all tokens together.
    var flags: TokenFlags = []
    /// What a sieve worked out of a short table: for each known class, the tokens at which it begins.
    private var starts: [UInt64] = []

    /// Most tokens of a table that is read with a bit for each token.
    static let short = 62

    /// Forgets the classes and phrases of the last text.
    mutating func clearClasses(groups: Int) {
        if seen.count == groups + 1 {
            for group in 0..<groups { seen[group] = SeenClasses() }
        } else {
            seen = [SeenClasses](repeating: SeenClasses(), count: groups)
            seen.append(SeenClasses(bits: .max))
            starts = [UInt64](repeating: 0, count: groups * 64)
        }
        phrases.removeAll(keepingCapacity: true)
    }

    /// Whether a word of a class occurs; the class is one that is asked of texts.
    func holds(_ wordClass: Int32) -> Bool { seen.withUnsafeBufferPointer { $0.holds(wordClass) } }

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

    /// Lends the table without the cost of its arrays: matching reads it many times a text.
    mutating func withView(_ body: (TokenView) -> Void) {
        tokens.withUnsafeBufferPointer { tokens in
            phrases.withUnsafeBufferPointer { phrases in
                seen.withUnsafeMutableBufferPointer { seen in
                    starts.withUnsafeMutableBufferPointer { starts in
                        body(TokenView(tokens: tokens, phrases: phrases, flags: flags, seen: seen, starts: starts))
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
    /// Kinds of all tokens together.
    let flags: TokenFlags
    /// Word classes that occur.
    let seen: UnsafeBufferPointer<SeenClasses>
    private let notes: UnsafeMutableBufferPointer<SeenClasses>
    private let starts: UnsafeMutableBufferPointer<UInt64>

    init(
        tokens: UnsafeBufferPointer<Token>, phrases: UnsafeBufferPointer<PhraseHit>, flags: TokenFlags,
        seen: UnsafeMutableBufferPointer<SeenClasses>, starts: UnsafeMutableBufferPointer<UInt64>
    ) {
        (self.tokens, self.phrases, self.flags) = (tokens, phrases, flags)
        (self.seen, notes, self.starts) = (UnsafeBufferPointer(seen), seen, starts)
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
        let (group, bit) = (Int(wordClass >> 6), UInt64(truncatingIfNeeded: wordClass & 63))
        let noted = notes[group]
        guard noted.bits &>> bit & 1 == 1 else { return 0 }
        if noted.known &>> bit & 1 == 1 { return starts[Int(wordClass)] }
        notes[group].known |= 1 &<< bit
        var found: UInt64 = 0
        var rest = noted.tokens
        while rest != 0 {
            let index = rest.trailingZeroBitCount
            rest &= rest - 1
            if isMember(tokens[index], of: wordClass, members) { found |= 1 &<< UInt64(index) }
        }
        starts[Int(wordClass)] = found
        return found
    }

    @inline(__always)
    private func isMember(_ token: Token, of wordClass: Int32, _ members: ClassMatrix) -> Bool {
        guard token.classes &>> UInt64(truncatingIfNeeded: wordClass & 63) & 1 == 1 else { return false }
        if members.contains(token.word, in: wordClass) { return true }
        for hit in 0..<token.phraseCount
        where members.contains(phrases[Int(token.firstPhrase + hit)].word, in: wordClass) {
            return true
        }
        return false
    }

    /// Whether a word of a class occurs in the text; the class is one that is asked of whole texts.
    @inline(__always)
    func holds(_ wordClass: Int32) -> Bool { seen.holds(wordClass) }
}
