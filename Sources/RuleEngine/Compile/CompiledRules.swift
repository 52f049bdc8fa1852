// SPDX-License-Identifier: Apache-2.0

/// Everything matching needs, immutable after loading, so that all threads share one copy.
final class CompiledRules: Sendable {
    let vocabulary: Vocabulary
    let cues: CueDatabase
    let sequences: [CompiledSequence]
    let elements: [CompiledElement]
    let required: [Int32]
    let rules: [CompiledRule]
    /// Sequences of both rounds by the class of the word they are looked up by.
    private let anchored: [Int32]
    /// Where in `anchored` the sequences of each class and round begin: two entries a class.
    private let anchorStarts: [Int32]
    /// Classes that anchor at least one sequence, one bit each.
    let anchors: [UInt64]
    /// Sequences that need no word but quotation marks.
    let quotations: [Int32]
    /// Sequences that need no word but a sum.
    let sums: [Int32]
    /// Words beside a number that make it a sum; -1 when no pack says.
    let currencyClass: Int32

    init(
        vocabulary: Vocabulary, cues: CueDatabase, sequences: [CompiledSequence], elements: [CompiledElement],
        required: [Int32], rules: [CompiledRule], byAnchor: [[Int32]], anchors: [UInt64], quotations: [Int32],
        sums: [Int32], currencyClass: Int32
    ) {
        self.vocabulary = vocabulary
        self.cues = cues
        self.sequences = sequences
        self.elements = elements
        self.required = required
        self.rules = rules
        var anchored: [Int32] = []
        var starts: [Int32] = [0]
        for numbers in byAnchor {
            for isSecond in [false, true] {
                anchored += numbers.filter { rules[Int(sequences[Int($0)].rule)].isSecondRound == isSecond }
                starts.append(Int32(truncatingIfNeeded: anchored.count))
            }
        }
        self.anchored = anchored
        anchorStarts = starts
        self.anchors = anchors
        self.quotations = quotations
        self.sums = sums
        self.currencyClass = currencyClass
    }
}

extension CompiledRules {
    /// Calls `body` with the sequences of one round that are looked up by a word of a class.
    @inline(__always)
    func forEachSequence(of wordClass: Int, secondRound: Bool, _ body: (Int32) -> Void) {
        let place = 2 * wordClass + (secondRound ? 1 : 0)
        for index in Int(anchorStarts[place])..<Int(anchorStarts[place + 1]) { body(anchored[index]) }
    }

    /// Whether a word of a class is the anchor of a rule that is judged after others.
    @inline(__always)
    func hasSecondRound(_ wordClass: Int) -> Bool {
        anchorStarts[2 * wordClass + 1] < anchorStarts[2 * wordClass + 2]
    }
}

/// One step of a sequence, resolved to classes.
struct CompiledElement: Sendable {
    enum Kind: UInt8, Sendable {
        case choice, gap, absentBefore, absentAfter, start, end, quotation
    }

    var kind: Kind
    var isOptional = false
    /// Class of words, or of words a gap must not hold; -1 for none.
    var wordClass: Int32 = -1
    /// Kinds of token that do as well.
    var flags: TokenFlags = []
    var least: Int32 = 0
    var most: Int32 = 0
}

/// A sequence of a rule.
struct CompiledSequence: Sendable {
    var rule: Int32
    var elements: Range<Int32>
    /// Classes that must occur in a text, as a range of `CompiledRules.required`.
    var required: Range<Int32>
    var crossesSentences: Bool
}

/// A guard, resolved.
struct CompiledGuard: Sendable {
    enum Subject: Sendable {
        case words(Int32)
        case code([Int32])
        case question
        case quotation
    }
    var subject: Subject
    var place: PackDocument.Guard.Place
    var within: Int?
}

/// What a rule asks beyond its sequences.
struct CompiledRule: Sendable {
    var guards: [CompiledGuard]
    /// Guards look at the hits of other rules: judged after those.
    var isSecondRound: Bool
    var allowsRaw: Bool
    var allowsFolded: Bool
    var allowsAggressive: Bool
}
