// SPDX-License-Identifier: Apache-2.0

/// Collects words and word classes while packs are compiled.
struct ClassTable {
    private(set) var words: [[UInt8]] = [[]]
    private var rows = WordRows()
    /// Rows of each class that a sequence or guard names.
    private(set) var members: [[Int32]] = []
    /// Spellings of single words; these are no classes, so that class sets stay small.
    private var spelled: [[Int32]] = []
    /// Position in `spelled` by row; -1 where a row has none.
    private var literals: [Int32] = []
    private var entryRows: [String: [Int32]] = [:]
    private var phraseRows: [[Int32]: Int32] = [:]
    /// Row of each phrase and the spellings of its words.
    private var phrases: [(row: Int32, parts: [Int32])] = []
    /// Position in `phrases` by row; -1 for a word.
    private var phraseOfRow: [Int32] = [-1]
    private var spellings: [Int32: [Int32]] = [:]
    private var choices: [String: Int32] = [:]
    private let empty = Vocabulary(words: [[]], memberships: [[]], askedGroups: 1, phraseHeads: [[]])
    private var text = FoldedText()

    /// The row of a word, made when new.
    mutating func row(_ word: [UInt8]) -> Int32 {
        let row = rows.row(of: word, in: &words)
        if phraseOfRow.count < words.count { phraseOfRow.append(-1) }
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

    /// The spellings of a word, among them the one without its apostrophe; a position in `spelled`.
    mutating func literal(_ word: [UInt8]) -> Int32 {
        let row = row(word)
        while literals.count <= Int(row) { literals.append(-1) }
        if literals[Int(row)] >= 0 { return literals[Int(row)] }
        var rows = [row] + (spellings[row] ?? [])
        if word.contains(0x27), !Self.apostropheMatters.contains(word) {
            rows.append(self.row(word.filter { $0 != 0x27 }))
        }
        spelled.append(Array(Set(rows)).sorted())
        let made = Int32(truncatingIfNeeded: spelled.count - 1)
        literals[Int(row)] = made
        return made
    }

    /// The class made for a key before.
    func choice(_ key: String) -> Int32? { choices[key] }

    /// A class of rows; the same key gives the same class.
    mutating func choice(_ key: String, rows: [Int32]) -> Int32 {
        if let known = choices[key] { return known }
        let made = add(rows)
        choices[key] = made
        return made
    }

    /// The rows of entries, in their order.
    mutating func rows(of entries: [String]) -> [Int32] {
        var rows: [Int32] = []
        for entry in entries { rows += self.rows(of: entry) }
        return rows
    }

    private mutating func rows(of entry: String) -> [Int32] {
        if let known = entryRows[entry] { return known }
        let parts = split(entry)
        var rows: [Int32] = []
        if parts.count == 1 {
            rows = spelled[Int(literal(parts[0]))]
        } else if parts.count > 1, parts.count < 12 {
            rows = [phraseRow(parts)]
        }
        entryRows[entry] = rows
        return rows
    }

    private mutating func phraseRow(_ parts: [[UInt8]]) -> Int32 {
        var classes: [Int32] = []
        for part in parts { classes.append(literal(part)) }
        if let known = phraseRows[classes] { return known }
        // A phrase has a row of its own, which no text spells.
        let row = Int32(truncatingIfNeeded: words.count)
        words.append([0] + Array(String(row).utf8))
        phraseRows[classes] = row
        phraseOfRow.append(Int32(truncatingIfNeeded: phrases.count))
        phrases.append((row, classes))
        return row
    }

    private mutating func add(_ rows: [Int32]) -> Int32 {
        members.append(Self.ascending(rows))
        return Int32(truncatingIfNeeded: members.count - 1)
    }

    /// Words to search for so that no member of a class is missed: the word, or for a phrase its rarest word.
    func cueWords(of wordClass: Int32, weight: (Int32) -> Int) -> [Int32] {
        var cues: [Int32] = []
        for row in members[Int(wordClass)] {
            let index = phraseOfRow[Int(row)]
            guard index >= 0 else {
                cues.append(row)
                continue
            }
            var cheapest: (part: Int32, cost: Int)?
            for part in phrases[Int(index)].parts {
                let cost = cost(spelled[Int(part)], weight)
                if cheapest.map({ cost < $0.cost }) ?? true { cheapest = (part, cost) }
            }
            if let cheapest { cues += spelled[Int(cheapest.part)] }
        }
        return Self.ascending(cues)
    }

    /// Rows in order, each once.
    private static func ascending(_ rows: [Int32]) -> [Int32] {
        var found: [Int32] = []
        found.reserveCapacity(rows.count)
        for row in rows.sorted() where row != found.last { found.append(row) }
        return found
    }

    /// How often the cues of a class are met, roughly: common words weigh most, then short ones.
    func cost(of wordClass: Int32, weight: (Int32) -> Int) -> Int {
        cost(cueWords(of: wordClass, weight: weight), weight)
    }

    private func cost(_ rows: [Int32], _ weight: (Int32) -> Int) -> Int {
        rows.reduce(0) { sum, row in
            let common = weight(row)
            return sum + (common > 0 ? common : words[Int(row)].count <= 3 ? 10 : 1)
        }
    }

    /// Number of words of the longest member of a class.
    func longest(in wordClass: Int32) -> Int {
        members[Int(wordClass)].reduce(1) { longest, row in
            let phrase = phraseOfRow[Int(row)]
            return phrase < 0 ? longest : max(longest, phrases[Int(phrase)].parts.count)
        }
    }

    /// The finished vocabulary, with its classes in their final order.
    func vocabulary(_ order: ClassOrder) -> Vocabulary {
        var placed = [[Int32]](repeating: [], count: order.count)
        for (wordClass, rows) in members.enumerated() {
            placed[Int(order[Int32(truncatingIfNeeded: wordClass)])] = rows
        }
        var memberships = [[Int32]](repeating: [], count: words.count)
        for (number, rows) in placed.enumerated() {
            for row in rows { memberships[Int(row)].append(Int32(truncatingIfNeeded: number)) }
        }
        var heads = [[Vocabulary.Phrase]](repeating: [], count: words.count)
        for (row, parts) in phrases {
            let rest = parts.dropFirst().map { spelled[Int($0)] }
            let phrase = Vocabulary.Phrase(row: row, rest: rest)
            for head in spelled[Int(parts[0])] { heads[Int(head)].append(phrase) }
        }
        return Vocabulary(
            words: words, memberships: memberships, askedGroups: order.askedGroups, phraseHeads: heads)
    }

    /// Without its apostrophe each of these is another common word.
    private static let apostropheMatters: Set<[UInt8]> = Set(
        ["we're", "he'll", "she'll", "we'd", "he'd", "she'd", "i'd", "we'll", "who're"].map { Array($0.utf8) })
}
