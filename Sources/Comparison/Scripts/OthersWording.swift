// SPDX-License-Identifier: Apache-2.0

/// Which words of a template somebody wrote who is no suspect, before a suspect of their case did: they tell of whom was
/// pressed, not of who pressed.
///
/// Two who press one person paste the same page of that person and the same list of friends, and have nothing to do with each other.
public struct OthersWording: Sendable {
    private let words: [String]
    /// Words of the template that are neither slots nor ordinary, each once.
    private let tellingWords: Set<String>
    private let stock: StockWording
    private let stretches: [Range<Int>]
    /// Runs and words that suspects of the case wrote so far.
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

    /// Looks for the words that both sides of a template share.
    public init(_ template: Template, stock: StockWording = .standard) {
        (words, self.stock) = (template.fixedWords, stock)
        var stretches: [Range<Int>] = []
        for case .fixed(let piece) in template.pieces {
            let start = stretches.last?.upperBound ?? 0
            stretches.append(start..<start + piece.count)
        }
        self.stretches = stretches
        tellingWords = Set(words.filter(stock.isTelling))
    }

    /// Takes a text of a suspect: who repeats it later does not make it theirs.
    public mutating func addSuspect(_ text: PreparedText) {
        for length in [Self.run, Self.longRun] { runsBefore.formUnion(Self.runs(of: text.words, length)) }
        wordsBefore.formUnion(text.words)
    }

    /// Takes a text of somebody who is no suspect; says whether it holds words of the template that nobody pressing wrote before.
    public mutating func add(_ text: PreparedText) -> Bool {
        let before = places
        for length in [Self.run, Self.longRun] {
            let runs = Set(Self.runs(of: text.words, length)).subtracting(runsBefore)
            for stretch in stretches where stretch.count >= length {
                for start in stretch.lowerBound...stretch.upperBound - length {
                    let place = start..<start + length
                    guard runs.contains(Self.hash(words[place])),
                        length == Self.longRun || stock.telling(Array(words[place])) >= Self.leastOfRun
                    else { continue }
                    places.formUnion(place)
                }
            }
        }
        // A list in another order.
        let own = Set(text.words).subtracting(wordsBefore)
        let shared = tellingWords.intersection(own).count
        if shared >= Self.leastShared, shared * 2 >= tellingWords.count {
            places.formUnion(words.indices.filter { own.contains(words[$0]) })
        }
        return places.count > before.count
    }

    private static func runs(of words: [String], _ length: Int) -> [UInt64] {
        guard words.count >= length else { return [] }
        return (0...words.count - length).map { hash(words[$0..<$0 + length]) }
    }

    private static func hash(_ words: ArraySlice<String>) -> UInt64 {
        words.reduce(0x51_7C_C1_B7_27_22_0A_95) {
            Mixing.mix($0 ^ (PreparedText.isSlot($1) ? Mixing.slot : Mixing.hash($1)))
        }
    }
}
