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
    /// The rarest other class that each of these needs; -1 for none.
    private let needs: [Int32]
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
        needs = anchored.map { number in
            let others = sequences[Int(number)].required
            return others.isEmpty ? -1 : required[Int(others.lowerBound)]
        }
        anchorStarts = starts
        self.anchors = anchors
        self.quotations = quotations
        self.sums = sums
        self.currencyClass = currencyClass
    }
}

extension CompiledRules {
    /// Appends the sequences of one round whose anchor and rarest other word occur; true when some belong to the second.
    ///
    /// Most work of a scan is done here, so the tables are borrowed once and not for every word.
    func candidates(
        among classes: UnsafeBufferPointer<UInt64>, secondRound: Bool, into numbers: inout [Int32]
    ) -> Bool {
        var hasSecond = false
        anchors.withUnsafeBufferPointer { anchors in
            anchorStarts.withUnsafeBufferPointer { starts in
                needs.withUnsafeBufferPointer { needs in
                    for group in 0..<classes.count {
                        var bits = classes[group] & anchors[group]
                        while bits != 0 {
                            let place = 2 * (group * 64 + bits.trailingZeroBitCount)
                            bits &= bits - 1
                            hasSecond = hasSecond || starts[place + 1] < starts[place + 2]
                            let first = secondRound ? place + 1 : place
                            for index in Int(starts[first])..<Int(starts[first + 1]) {
                                let need = needs[index]
                                if need >= 0, classes[Int(need >> 6)] >> UInt64(need & 63) & 1 == 0 { continue }
                                numbers.append(anchored[index])
                            }
                        }
                    }
                }
            }
        }
        return hasSecond
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
    /// Classes beside the anchor that must occur in a text, the rarest first, as a range of `CompiledRules.required`.
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
