// SPDX-License-Identifier: Apache-2.0

/// Everything matching needs, immutable after loading, so that all threads share one copy.
final class CompiledRules: Sendable {
    let vocabulary: Vocabulary
    let tables: MatchTables
    let rules: [CompiledRule]
    /// Whether a rule has guards, by rule.
    let hasGuards: FrozenTable<Bool>
    /// Words without one of which no sequence can hit, one bit a row of the vocabulary.
    private let cues: FrozenTable<UInt64>
    /// Sequences of both rounds by the class of the word they are looked up by, those with the same need together.
    private let anchored: FrozenTable<Anchored>
    /// Where in `anchored` the sequences of each class lie.
    private let anchorHeads: FrozenTable<AnchorHead>
    /// Classes that anchor at least one sequence, one bit each.
    let anchors: FrozenTable<UInt64>
    /// Sequences that need no word but quotation marks.
    let quotations: [Int32]
    /// Sequences that need no word but a sum.
    let sums: [Int32]

    init(
        vocabulary: Vocabulary, cues: Set<Int32>, sequences: [CompiledSequence], elements: [CompiledElement],
        required: [Int32], rules: [CompiledRule], byAnchor: [[Int32]], anchors: [UInt64], quotations: [Int32],
        sums: [Int32], currencyClass: Int32
    ) {
        self.vocabulary = vocabulary
        tables = MatchTables(
            sequences: FrozenTable(sequences), elements: FrozenTable(elements), required: FrozenTable(required),
            classes: vocabulary.classes, currencyClass: currencyClass)
        self.rules = rules
        hasGuards = FrozenTable(rules.map { !$0.guards.isEmpty })
        var rows = [UInt64](repeating: 0, count: vocabulary.count / 64 + 1)
        for row in cues { rows[Int(row >> 6)] |= 1 << UInt64(row & 63) }
        self.cues = FrozenTable(rows)
        var anchored: [Anchored] = []
        var heads: [AnchorHead] = []
        for numbers in byAnchor {
            let all = numbers.map { Anchored($0, sequences[Int($0)].required, required) }
            func isSecond(_ entry: Anchored) -> Bool {
                rules[Int(sequences[Int(entry.number)].rule)].isSecondRound
            }
            let start = anchored.count
            anchored += Anchored.grouped(all.filter { !isSecond($0) })
            let middle = anchored.count
            anchored += Anchored.grouped(all.filter(isSecond))
            heads.append(AnchorHead(need: Anchored.commonNeed(of: all), start, middle, anchored.count))
        }
        self.anchored = FrozenTable(anchored)
        anchorHeads = FrozenTable(heads)
        self.anchors = FrozenTable(anchors)
        self.quotations = quotations
        self.sums = sums
    }

    deinit {
        tables.sequences.free()
        tables.elements.free()
        tables.required.free()
        hasGuards.free()
        cues.free()
        anchored.free()
        anchorHeads.free()
        anchors.free()
    }
}

extension CompiledRules {
    /// Whether a word is there without which no sequence can hit.
    func hasCue(_ tokens: [Token]) -> Bool {
        tokens.contains { cues[Int($0.word >> 6)] >> UInt64($0.word & 63) & 1 == 1 }
    }

    /// Appends the sequences of one round whose anchor and rarest other word occur; true when some belong to the second.
    func candidates(
        among classes: UnsafeBufferPointer<UInt64>, secondRound: Bool, into numbers: inout [Int32]
    ) -> Bool {
        var hasSecond = false
        for group in 0..<classes.count {
            var bits = classes[group] & anchors[group]
            while bits != 0 {
                let head = anchorHeads[group * 64 + bits.trailingZeroBitCount]
                bits &= bits - 1
                guard Self.holds(head.need, classes) else { continue }
                hasSecond = hasSecond || head.middle < head.end
                var index = Int(secondRound ? head.middle : head.start)
                let end = Int(secondRound ? head.end : head.middle)
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
        return hasSecond
    }
}

extension CompiledRules {
    @inline(__always)
    private static func holds(_ wordClass: Int32, _ classes: UnsafeBufferPointer<UInt64>) -> Bool {
        wordClass < 0 || classes[Int(wordClass >> 6)] >> UInt64(wordClass & 63) & 1 == 1
    }

    /// The sequences of an anchor: those of the first round, then those of the second.
    private struct AnchorHead: BitwiseCopyable, Sendable {
        /// A class that all of them need; -1 when there is none.
        let need: Int32
        let start: Int32
        let middle: Int32
        let end: Int32

        init(need: Int32, _ start: Int, _ middle: Int, _ end: Int) {
            self.need = need
            self.start = Int32(truncatingIfNeeded: start)
            self.middle = Int32(truncatingIfNeeded: middle)
            self.end = Int32(truncatingIfNeeded: end)
        }
    }

    /// A sequence as it is looked up by its anchor.
    private struct Anchored: BitwiseCopyable, Sendable {
        let number: Int32
        /// The rarest classes that it needs beside its anchor; -1 for none.
        let need: Int32
        let secondNeed: Int32
        /// Entries from here on that have the same need.
        var groupRest: Int32 = 1

        init(_ number: Int32, _ range: Range<Int>, _ required: [Int32]) {
            self.number = number
            need = range.isEmpty ? -1 : required[range.lowerBound]
            secondNeed = range.count > 1 ? required[range.lowerBound + 1] : -1
        }

        static func commonNeed(of entries: [Anchored]) -> Int32 {
            guard let first = entries.first?.need, entries.allSatisfy({ $0.need == first }) else { return -1 }
            return first
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
struct CompiledElement: BitwiseCopyable, Sendable {
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
    /// Words of the longest member of a choice.
    var longest: Int32 = 1
    /// Whether the class is one that is asked of texts, so that `Token.classes` tells of it.
    var isAsked = false
}

/// A sequence of a rule.
struct CompiledSequence: BitwiseCopyable, Sendable {
    var rule: Int32
    private var firstElement: Int32
    private var elementCount: Int32
    private var firstRequired: Int32
    private var requiredCount: Int32
    /// The element that must be met at the start of a hit; -1 when the start may be skipped.
    var leading: Int32
    var crossesSentences: Bool

    init(rule: Int32, elements: Range<Int>, required: Range<Int>, crossesSentences: Bool, leading: Int32) {
        self.rule = rule
        firstElement = Int32(truncatingIfNeeded: elements.lowerBound)
        elementCount = Int32(truncatingIfNeeded: elements.count)
        firstRequired = Int32(truncatingIfNeeded: required.lowerBound)
        requiredCount = Int32(truncatingIfNeeded: required.count)
        self.leading = leading
        self.crossesSentences = crossesSentences
    }

    /// Positions in `CompiledRules.elements`.
    var elements: Range<Int> { Int(firstElement)..<Int(firstElement + elementCount) }
    /// Classes beside the anchor that must occur in a text, the rarest first: positions in `CompiledRules.required`.
    var required: Range<Int> { Int(firstRequired)..<Int(firstRequired + requiredCount) }
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
