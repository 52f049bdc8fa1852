// SPDX-License-Identifier: Apache-2.0

/// Collects words and word classes while packs are compiled.
struct ClassTable {
    private(set) var words: [[UInt8]] = [[]]
    private var rows: [[UInt8]: Int32] = [:]
    /// Rows of each class.
    private(set) var members: [[Int32]] = []
    private var literals: [Int32: Int32] = [:]
    private var phraseRows: [[Int32]: Int32] = [:]
    /// Class of the first word and phrase, for each phrase.
    private var phrases: [(first: Int32, phrase: Vocabulary.Phrase)] = []
    private var phraseIndex: [Int32: Int] = [:]
    private var spellings: [Int32: [Int32]] = [:]
    private var choices: [String: Int32] = [:]
    private let empty = Vocabulary(words: [[]], bits: [0], stride: 1, phraseHeads: [[]])
    private var text = FoldedText()

    /// The row of a word, made when new.
    mutating func row(_ word: [UInt8]) -> Int32 {
        if let row = rows[word] { return row }
        let row = Int32(truncatingIfNeeded: words.count)
        words.append(word)
        rows[word] = row
        return row
    }

    /// The words of an entry, cut as texts are.
    mutating func split(_ entry: String) -> [[UInt8]] {
        let bytes = Array(entry.utf8)
        text.fold(bytes.span)
        if text.count > 1, text.bytes[0] == 0x5B {
            return [Array(text.bytes[0..<text.count].filter { $0 != 0x5D })]
        }
        var tokens: [Token] = []
        text.bytes.withUnsafeBufferPointer { buffer in
            let part = UnsafeBufferPointer(rebasing: buffer[0..<text.count])
            var tokenizer = Tokenizer(part, signs: [], vocabulary: empty)
            tokenizer.run(into: &tokens)
        }
        return tokens.map { Array(text.bytes[Int($0.start)..<Int($0.end)]) }
    }

    /// Declares other spellings of a word.
    mutating func addSpellings(of word: String, _ others: [String]) {
        let parts = split(word)
        guard parts.count == 1 else { return }
        let canonical = row(parts[0])
        for other in others {
            let parts = split(other)
            if parts.count == 1 { spellings[canonical, default: []].append(row(parts[0])) }
        }
    }

    /// The class of a word with its spellings, among them the one without its apostrophe.
    mutating func literal(_ word: [UInt8]) -> Int32 {
        let row = row(word)
        if let known = literals[row] { return known }
        var rows = [row] + (spellings[row] ?? [])
        if word.contains(0x27), !Self.apostropheMatters.contains(word) {
            rows.append(self.row(word.filter { $0 != 0x27 }))
        }
        let made = add(rows)
        literals[row] = made
        return made
    }

    /// A class of words and phrases; the same key gives the same class.
    mutating func choice(_ key: String, entries: [String]) -> Int32 {
        if let known = choices[key] { return known }
        var rows: [Int32] = []
        for entry in entries {
            let parts = split(entry)
            if parts.count == 1 {
                rows += members[Int(literal(parts[0]))]
            } else if parts.count > 1, parts.count < 12 {
                rows.append(phraseRow(parts))
            }
        }
        let made = add(rows)
        choices[key] = made
        return made
    }

    private mutating func phraseRow(_ parts: [[UInt8]]) -> Int32 {
        var classes: [Int32] = []
        for part in parts { classes.append(literal(part)) }
        if let known = phraseRows[classes] { return known }
        // A phrase has a row of its own, which no text spells.
        let row = Int32(truncatingIfNeeded: words.count)
        words.append([0] + Array(String(row).utf8))
        phraseRows[classes] = row
        phraseIndex[row] = phrases.count
        phrases.append((classes[0], Vocabulary.Phrase(row: row, rest: Array(classes.dropFirst()))))
        return row
    }

    private mutating func add(_ rows: [Int32]) -> Int32 {
        members.append(Array(Set(rows)).sorted())
        return Int32(truncatingIfNeeded: members.count - 1)
    }

    /// Words to search for so that no member of a class is missed: the word, or for a phrase its rarest word.
    func cueWords(of wordClass: Int32, isCommon: (Int32) -> Bool) -> [Int32] {
        var cues: Set<Int32> = []
        for row in members[Int(wordClass)] {
            guard let parts = phraseParts(of: row) else {
                cues.insert(row)
                continue
            }
            let costs = parts.map { cost(of: $0, isCommon: isCommon) }
            if let cheapest = costs.indices.min(by: { costs[$0] < costs[$1] }) {
                cues.formUnion(members[Int(parts[cheapest])])
            }
        }
        return cues.sorted()
    }

    /// How often the cues of a class are met, roughly: common words weigh most, then short ones.
    func cost(of wordClass: Int32, isCommon: (Int32) -> Bool) -> Int {
        cueWords(of: wordClass, isCommon: isCommon).reduce(0) { sum, row in
            sum + (isCommon(row) ? 1000 : words[Int(row)].count <= 3 ? 10 : 1)
        }
    }

    /// Classes of the words of a phrase row; nil for a word.
    func phraseParts(of row: Int32) -> [Int32]? {
        guard let index = phraseIndex[row] else { return nil }
        return [phrases[index].first] + phrases[index].phrase.rest
    }

    /// The finished vocabulary.
    func vocabulary() -> Vocabulary {
        let stride = max(1, (members.count + 63) / 64)
        var bits = [UInt64](repeating: 0, count: words.count * stride)
        for (wordClass, rows) in members.enumerated() {
            for row in rows { bits[Int(row) * stride + (wordClass >> 6)] |= 1 << UInt64(wordClass & 63) }
        }
        var heads = [[Vocabulary.Phrase]](repeating: [], count: words.count)
        for (first, phrase) in phrases {
            for row in members[Int(first)] { heads[Int(row)].append(phrase) }
        }
        return Vocabulary(words: words, bits: bits, stride: stride, phraseHeads: heads)
    }

    /// Without its apostrophe each of these is another common word.
    private static let apostropheMatters: Set<[UInt8]> = Set(
        ["we're", "he'll", "she'll", "we'd", "he'd", "she'd", "i'd", "we'll", "who're"].map { Array($0.utf8) })
}
