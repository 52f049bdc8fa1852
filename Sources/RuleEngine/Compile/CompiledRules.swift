// SPDX-License-Identifier: Apache-2.0

/// Everything matching needs, immutable after loading, so that all threads share one copy.
final class CompiledRules: Sendable {
    let vocabulary: Vocabulary
    let cues: CueDatabase
    let sequences: [CompiledSequence]
    let elements: [CompiledElement]
    let required: [Int32]
    let rules: [CompiledRule]
    /// Sequences of both rounds by the class of the word they are looked up by, those with the same need together.
    private let anchored: [Anchored]
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
        var anchored: [Anchored] = []
        var starts: [Int32] = [0]
        for numbers in byAnchor {
            for isSecond in [false, true] {
                let inRound = numbers.filter { rules[Int(sequences[Int($0)].rule)].isSecondRound == isSecond }
                anchored += Anchored.grouped(inRound.map { Anchored($0, sequences[Int($0)].required, required) })
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
    /// Appends the sequences of one round whose anchor and rarest other word occur; true when some belong to the second.
    ///
    /// Most work of a scan is done here, so the tables are borrowed once and not for every word.
    func candidates(
        among classes: UnsafeBufferPointer<UInt64>, secondRound: Bool, into numbers: inout [Int32]
    ) -> Bool {
        var hasSecond = false
        anchors.withUnsafeBufferPointer { anchors in
            anchorStarts.withUnsafeBufferPointer { starts in
                anchored.withUnsafeBufferPointer { anchored in
                    for group in 0..<classes.count {
                        var bits = classes[group] & anchors[group]
                        while bits != 0 {
                            let place = 2 * (group * 64 + bits.trailingZeroBitCount)
                            bits &= bits - 1
                            hasSecond = hasSecond || starts[place + 1] < starts[place + 2]
                            let first = secondRound ? place + 1 : place
                            var index = Int(starts[first])
                            let end = Int(starts[first + 1])
                            while index < end {
                                let found = anchored[index]
                                if !Self.holds(found.need, classes) {
                                    index += Int(found.groupRest)
                                    continue
                                }
                                if Self.holds(found.secondNeed, classes) { numbers.append(found.number) }
                                index += 1
                            }
                        }
                    }
                }
            }
        }
        return hasSecond
    }
}

extension CompiledRules {
    @inline(__always)
    private static func holds(_ wordClass: Int32, _ classes: UnsafeBufferPointer<UInt64>) -> Bool {
        wordClass < 0 || classes[Int(wordClass >> 6)] >> UInt64(wordClass & 63) & 1 == 1
    }

    /// A sequence as it is looked up by its anchor.
    private struct Anchored: Sendable {
        let number: Int32
        /// The rarest classes that it needs beside its anchor; -1 for none.
        let need: Int32
        let secondNeed: Int32
        /// Entries from here on that have the same need.
        var groupRest: Int32 = 1

        init(_ number: Int32, _ range: Range<Int32>, _ required: [Int32]) {
            self.number = number
            need = range.isEmpty ? -1 : required[Int(range.lowerBound)]
            secondNeed = range.count > 1 ? required[Int(range.lowerBound) + 1] : -1
        }

        static func grouped(_ entries: [Anchored]) -> [Anchored] {
            var sorted = entries.sorted { ($0.need, $0.number) < ($1.need, $1.number) }
            for index in sorted.indices.reversed().dropFirst() where sorted[index].need == sorted[index + 1].need {
                sorted[index].groupRest = sorted[index + 1].groupRest + 1
            }
            return sorted
        }
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
    /// The element that must be met at the start of a hit; -1 when the start may be skipped.
    var leading: Int32
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
