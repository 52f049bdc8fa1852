// SPDX-License-Identifier: Apache-2.0

/// Which words of a template somebody wrote who is no suspect, before a suspect of their case did: they tell of whom was
/// pressed, not of who pressed.
///
/// Two who press one person paste the same page of that person and the same list of friends, and have nothing to do with each other.
public struct OthersWording: Sendable {
    private let words: [String]
    /// Words of the template that are neither slots nor ordinary, each once; letters of scripts without blanks are none, which
    /// any two texts share.
    private let tellingWords: Set<String>
    /// Where runs of the template begin that are no chance, by their hash.
    private let starts: [Int: [UInt64: [Int]]]
    private let vocabulary: Set<String>
    /// Runs and words of the template that suspects of the case wrote so far.
    private var runsBefore: Set<UInt64> = []
    private var wordsBefore: Set<String> = []
    /// Places of the words among all shared words of the template.
    public private(set) var places: Set<Int> = []

    /// Words in a row that are no chance where some of them are telling.
    private static let run = 4
    /// Words in a row that are no chance whatever they are.
    private static let longRun = 8
    /// Telling words that such a run holds at least.
    private static let leastOfRun = 1.5
    /// Telling words that a text in another order must share, and that half of the template's must reach.
    private static let leastShared = 5

    /// A text as it is looked at for any number of templates.
    public struct Line: Sendable {
        fileprivate let words: [String]
        fileprivate let hashes: [UInt64]

        /// Cuts a text.
        public init(_ text: PreparedText) {
            words = text.words
            hashes = words.map(OthersWording.hash)
        }
    }

    /// Looks for the words that both sides of a template share.
    public init(_ template: Template, stock: StockWording = .standard) {
        words = template.fixedWords
        vocabulary = Set(words)
        let hashes = words.map(Self.hash)
        var starts: [Int: [UInt64: [Int]]] = [Self.run: [:], Self.longRun: [:]]
        var begin = 0
        for case .fixed(let piece) in template.pieces {
            defer { begin += piece.count }
            for length in [Self.run, Self.longRun] where piece.count >= length {
                for start in begin...begin + piece.count - length {
                    let place = start..<start + length
                    guard length == Self.longRun || stock.telling(Array(words[place])) >= Self.leastOfRun else {
                        continue
                    }
                    starts[length]?[Self.joined(hashes[place]), default: []].append(start)
                }
            }
        }
        self.starts = starts
        tellingWords = Set(words.filter { stock.isTelling($0) && !PreparedText.isOfLetters($0) })
    }

    /// Takes a text of a suspect: who repeats it later does not make it theirs.
    public mutating func addSuspect(_ line: Line) {
        eachRun(of: line) { run, _, _ in _ = runsBefore.insert(run) }
        wordsBefore.formUnion(vocabulary.intersection(line.words))
    }

    /// Takes a text of somebody who is no suspect; says whether it holds words of the template that nobody pressing wrote before.
    public mutating func add(_ line: Line) -> Bool {
        let before = places.count
        var found: Set<Int> = []
        eachRun(of: line) { run, starts, length in
            if runsBefore.contains(run) { return }
            for start in starts { found.formUnion(start..<start + length) }
        }
        places.formUnion(found)
        // A list in another order.
        let shared = tellingWords.intersection(line.words).subtracting(wordsBefore)
        if shared.count >= Self.leastShared, shared.count * 2 >= tellingWords.count {
            // Ordinary words of the list are its own too.
            let own = vocabulary.intersection(line.words).subtracting(wordsBefore)
            places.formUnion(
                words.indices.filter { own.contains(words[$0]) && !PreparedText.isOfLetters(words[$0]) })
        }
        return places.count > before
    }

    /// Calls for each run of a text that the template has.
    private func eachRun(of line: Line, _ body: (_ run: UInt64, _ starts: [Int], _ length: Int) -> Void) {
        for length in [Self.run, Self.longRun] where line.hashes.count >= length {
            guard let known = starts[length], !known.isEmpty else { continue }
            for start in 0...line.hashes.count - length {
                let run = Self.joined(line.hashes[start..<start + length])
                if let starts = known[run] { body(run, starts, length) }
            }
        }
    }

    private static func hash(_ word: String) -> UInt64 {
        PreparedText.isSlot(word) ? Mixing.slot : Mixing.hash(word)
    }

    private static func joined(_ hashes: ArraySlice<UInt64>) -> UInt64 {
        hashes.reduce(0x51_7C_C1_B7_27_22_0A_95) { Mixing.mix($0 ^ $1) }
    }
}
