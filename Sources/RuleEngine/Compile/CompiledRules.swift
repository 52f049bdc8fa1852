// SPDX-License-Identifier: Apache-2.0

/// Everything matching needs, immutable after loading, so that all threads share one copy.
final class CompiledRules: Sendable {
    let vocabulary: Vocabulary
    let tables: MatchTables
    let rules: [CompiledRule]
    /// Whether a rule has guards, by rule.
    let hasGuards: FrozenTable<Bool>
    /// The forms of a text in which the hits of a rule count, by rule.
    private let views: FrozenTable<ViewSet>
    /// Words without one of which no sequence can hit, one bit a row of the vocabulary.
    private let cues: FrozenTable<UInt64>
    /// Sequences of both rounds by the class of the word they are looked up by.
    let anchors: AnchorIndex
    /// Sequences that need no word but quotation marks.
    let quotations: [Int32]
    /// Sequences that need no word but a sum.
    let sums: [Int32]
    /// Whose tables these are, where they are lent.
    private let lender: CompiledRules?

    init(
        vocabulary: Vocabulary, cues: Set<Int32>, sequences: [CompiledSequence], elements: [CompiledElement],
        required: [Int32], rules: [CompiledRule], byAnchor: [[Int32]], quotations: [Int32], sums: [Int32],
        currencyClass: Int32
    ) {
        self.vocabulary = vocabulary
        tables = MatchTables(
            sequences: FrozenTable(sequences), elements: FrozenTable(elements), required: FrozenTable(required),
            classes: vocabulary.classes, currencyClass: currencyClass)
        self.rules = rules
        hasGuards = FrozenTable(rules.map { !$0.guards.isEmpty })
        views = FrozenTable(rules.map(\.views))
        var rows = [UInt64](repeating: 0, count: vocabulary.count / 64 + 1)
        for row in cues { rows[Int(row >> 6)] |= 1 << UInt64(row & 63) }
        self.cues = FrozenTable(rows)
        anchors = AnchorIndex(
            byAnchor.map { numbers in
                numbers.map { number in
                    let sequence = sequences[Int(number)]
                    return (number, required[sequence.required], rules[Int(sequence.rule)].isSecondRound)
                }
            }, classes: vocabulary.classes, rows: vocabulary.count)
        self.quotations = quotations
        self.sums = sums
        lender = nil
    }

    /// The same tables with a reference count of its own: several cores that read with one object wait for its count more than
    /// once a text.
    init(lentBy lender: CompiledRules) {
        vocabulary = Vocabulary(lentBy: lender.vocabulary)
        tables = lender.tables
        rules = lender.rules
        hasGuards = lender.hasGuards
        views = lender.views
        cues = lender.cues
        anchors = lender.anchors
        quotations = lender.quotations
        sums = lender.sums
        self.lender = lender
    }

    deinit {
        guard lender == nil else { return }
        tables.sequences.free()
        tables.elements.free()
        tables.required.free()
        hasGuards.free()
        views.free()
        cues.free()
        anchors.free()
    }
}

extension CompiledRules {
    /// Whether a word is there without which no sequence can hit.
    func hasCue(_ tokens: [Token]) -> Bool {
        tokens.contains { cues[Int($0.word >> 6)] >> UInt64($0.word & 63) & 1 == 1 }
    }

    /// Whether a hit of a rule counts in a form of the text.
    func counts(_ rule: Int32, in view: TextView) -> Bool { views[Int(rule)].contains(view) }
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
        case statement
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

extension CompiledRule {
    var views: ViewSet { ViewSet(raw: allowsRaw || allowsFolded, folded: allowsFolded, aggressive: allowsAggressive) }

    /// The same with the classes under other numbers.
    func renumbered(_ order: ClassOrder) -> CompiledRule {
        var rule = self
        for index in rule.guards.indices {
            guard case .words(let wordClass) = rule.guards[index].subject else { continue }
            rule.guards[index].subject = .words(order[wordClass])
        }
        return rule
    }
}

/// Forms of a text.
struct ViewSet: BitwiseCopyable, Sendable {
    private let bits: UInt8

    init(raw: Bool, folded: Bool, aggressive: Bool) {
        bits = (raw ? 1 : 0) | (folded ? 2 : 0) | (aggressive ? 4 : 0)
    }

    func contains(_ view: TextView) -> Bool {
        switch view {
        case .raw: bits & 1 != 0
        case .folded: bits & 2 != 0
        case .aggressive: bits & 4 != 0
        }
    }
}
