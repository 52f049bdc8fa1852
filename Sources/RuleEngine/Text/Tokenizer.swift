// SPDX-License-Identifier: Apache-2.0

/// Cuts a folded text into words, numbers and entities.
struct Tokenizer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let vocabulary: Vocabulary
    private let signs: TextSigns
    private let entities: EntityReader
    private var index = 0
    private var pending: TokenFlags = .sentenceStart
    private var sentence = 0
    private var currency = false
    private var quoteStart = -1
    private var lastEnd = -1
    /// End of the chunk that was last looked at for entities.
    private var chunkEnd = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, signs: TextSigns, vocabulary: Vocabulary) {
        self.bytes = bytes
        self.signs = signs
        self.vocabulary = vocabulary
        entities = EntityReader(bytes: bytes)
    }

    /// Appends the tokens of the whole text.
    mutating func run(into tokens: inout [Token]) {
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte == 32 || byte == 10 || byte == 9 || byte == 13 {
                if byte == 10 { pending.insert(.sentenceStart) }
                index += 1
                continue
            }
            if index >= chunkEnd {
                let chunk = entities.chunk(at: index)
                chunkEnd = chunk.end
                if let flags = chunk.flags {
                    append(from: index, to: chunkEnd, flags, &tokens)
                    index = chunkEnd
                    continue
                }
            }
            if Self.isLetter(byte) {
                word(&tokens)
            } else if Self.isDigit(byte) || byte == 0x2B && digitFollows(index) {
                number(&tokens)
            } else {
                sign(byte, &tokens)
            }
        }
        closeSentence(&tokens, isQuestion: false)
    }

    // MARK: Words

    private mutating func word(_ tokens: inout [Token]) {
        let start = index
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if Self.isLetter(byte) || Self.isDigit(byte) {
                index += 1
            } else if byte == 0x27, index + 1 < count, Self.isLetter(bytes[index + 1]) {
                if isElision(start, index) {
                    // "j'envoie" and "l'argent" are two words with nothing between them that hides.
                    append(from: start, to: index, [], &tokens)
                    lastEnd = -1
                    index += 1
                    return word(&tokens)
                }
                index += 1
            } else {
                break
            }
        }
        append(from: start, to: index, [], &tokens)
    }

    /// Whether the letters before an apostrophe are an elided French word (`j'`, `qu'`), and those after it another word:
    /// no English word begins so but "c'mon" and "d'you", which packs and texts cut alike.
    private func isElision(_ start: Int, _ apostrophe: Int) -> Bool {
        switch apostrophe - start {
        case 1: guard "cdjlmnst".utf8.contains(bytes[start]) else { return false }
        case 2: guard bytes[start] == 0x71, bytes[start + 1] == 0x75 else { return false }
        default: return false
        }
        let next = apostrophe + 1
        let isLone = next + 1 >= bytes.count || !Self.isLetter(bytes[next + 1])
        return !isLone || bytes[next] == 0x61 || bytes[next] == 0x79
    }

    private mutating func number(_ tokens: inout [Token]) {
        let start = index
        let count = bytes.count
        if let end = entities.phoneEnd(at: index) {
            append(from: start, to: end, [.phone, .number], &tokens)
            index = end
            return
        }
        if bytes[index] == 0x2B { index += 1 }
        var flags: TokenFlags = .number
        while index < count {
            let byte = bytes[index]
            if Self.isDigit(byte) {
                index += 1
            } else if byte == 0x2C || byte == 0x2E || byte == 0x3A, digitFollows(index) {
                if byte == 0x3A { flags.insert(.time) }
                index += 1
            } else {
                break
            }
        }
        let digitsEnd = index
        if index < count, Self.isLetter(bytes[index]) {
            word(&tokens)
            // "2day" is a word of its own; "20min" is a number and a word.
            if let last = tokens.indices.last {
                let whole = vocabulary.word(bytes, start, index)
                if whole != 0 {
                    tokens[last].word = whole
                    tokens[last].start = Int32(truncatingIfNeeded: start)
                    return
                }
                let flagsOfWord = tokens[last].flags
                tokens.removeLast()
                let wordEnd = index
                pending = flagsOfWord.intersection(.sentenceStart)
                lastEnd = flagsOfWord.contains(.glued) ? start : -1
                append(from: start, to: digitsEnd, currency ? [.number, .money] : flags, &tokens)
                append(from: digitsEnd, to: wordEnd, [], &tokens)
                currency = false
                return
            }
        }
        if currency { flags.insert(.money) }
        currency = false
        append(from: start, to: digitsEnd, flags, &tokens)
    }

    // MARK: Signs

    private mutating func sign(_ byte: UInt8, _ tokens: inout [Token]) {
        let start = index
        index += 1
        switch byte {
        case 0x2E:
            // An ellipsis is a pause, not an end.
            if index < bytes.count, bytes[index] == 0x2E {
                while index < bytes.count, bytes[index] == 0x2E { index += 1 }
            } else {
                closeSentence(&tokens, isQuestion: false)
            }
        case 0x21, 0x3B: closeSentence(&tokens, isQuestion: false)
        case 0x3F: closeSentence(&tokens, isQuestion: true)
        case 0x24: currency = !marksSum(before: start, &tokens)
        case 0x22: quote(&tokens)
        case 0x25: append(from: start, to: index, [], &tokens)
        case 0x3A: emoji(start, &tokens)
        case 0x5B: placeholder(start, &tokens)
        default: break
        }
    }

    /// Whether a currency sign stands behind a number, as in "200 €", and not before another.
    ///
    /// The letters of "R$ 200" and
    /// "US$200" belong to the sign.
    private mutating func marksSum(before start: Int, _ tokens: inout [Token]) -> Bool {
        if let last = tokens.last, Int(last.end) == start, last.end - last.start <= 2, Self.isLetter(bytes[start - 1]),
            digitFollows(start) || index < bytes.count && bytes[index] == 32 && digitFollows(index)
        {
            pending.formUnion(last.flags.intersection(.sentenceStart))
            tokens.removeLast()
            lastEnd = -1
            return false
        }
        guard let last = tokens.indices.last, tokens[last].flags.contains(.number), !digitFollows(start),
            tokens[last].flags.isDisjoint(with: [.money, .time, .phone]),
            Int(tokens[last].end) == start || Int(tokens[last].end) + 1 == start && bytes[start - 1] == 32
        else { return false }
        tokens[last].flags.insert(.money)
        return true
    }

    /// `:money_bag:`, written by the folding or typed as such.
    private mutating func emoji(_ start: Int, _ tokens: inout [Token]) {
        var end = index
        let stop = min(bytes.count, index + 24)
        while end < stop, Self.isLetter(bytes[end]) || bytes[end] == 0x5F { end += 1 }
        guard end > index, end < stop, bytes[end] == 0x3A else { return }
        append(from: start, to: end + 1, [], &tokens)
        index = end + 1
    }

    /// `[image]`, `[intimate image]`, `[voice message, 0:14]`: one token, known by its first words.
    private mutating func placeholder(_ start: Int, _ tokens: inout [Token]) {
        var end = index
        let stop = min(bytes.count, index + 48)
        var wordsEnd = 0
        while end < stop, bytes[end] != 0x5D, bytes[end] != 10 {
            if wordsEnd == 0, !Self.isLetter(bytes[end]), bytes[end] != 32 { wordsEnd = end }
            end += 1
        }
        guard end > index, end < stop, bytes[end] == 0x5D else { return }
        if wordsEnd == 0 { wordsEnd = end }
        let word = vocabulary.placeholder(bytes, start, wordsEnd)
        guard word != 0 else { return }
        append(from: start, to: end + 1, [], &tokens)
        tokens[tokens.count - 1].word = word
        index = end + 1
    }

    private mutating func quote(_ tokens: inout [Token]) {
        if quoteStart < 0 {
            quoteStart = tokens.count
        } else {
            for position in quoteStart..<tokens.count { tokens[position].flags.insert(.quoted) }
            quoteStart = -1
        }
    }

    private mutating func closeSentence(_ tokens: inout [Token], isQuestion: Bool) {
        if isQuestion {
            for position in sentence..<tokens.count { tokens[position].flags.insert(.question) }
        }
        sentence = tokens.count
        pending.insert(.sentenceStart)
    }

    private mutating func append(from start: Int, to end: Int, _ flags: TokenFlags, _ tokens: inout [Token]) {
        var flags = flags.union(pending)
        if lastEnd >= 0, lastEnd == start || !hasBlank(lastEnd, start) { flags.insert(.glued) }
        // A line break closes the sentence before it.
        if pending.contains(.sentenceStart) { sentence = tokens.count }
        pending = []
        let word = vocabulary.word(bytes, start, end, isElongated: signs.contains(.elongated))
        tokens.append(
            Token(
                word: word, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), flags: flags))
        lastEnd = end
        if !flags.contains(.number) { currency = false }
    }

    private func hasBlank(_ start: Int, _ end: Int) -> Bool {
        for position in start..<end where bytes[position] == 32 || bytes[position] == 10 || bytes[position] == 9 {
            return true
        }
        return false
    }

    private func digitFollows(_ position: Int) -> Bool {
        position + 1 < bytes.count && Self.isDigit(bytes[position + 1])
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte &- 97 < 26 || byte >= 0x80 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
