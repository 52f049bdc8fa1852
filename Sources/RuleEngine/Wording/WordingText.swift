// SPDX-License-Identifier: Apache-2.0

/// Reads single texts with the wording pack for talks in further languages.
///
/// A text is cut into words as the scan cuts it, in both spellings, so that the pack meets the words it was fitted to.
public struct WordingText: ~Copyable {
    private let rules: CompiledRules
    private let scorer: WordingScorer
    private var folded = FoldedText()
    private var table = TokenTable()
    private var aggressive = TokenTable()
    private var levels: UInt64 = 0

    /// Nil when no such pack is in force.
    public init?(_ rules: RuleSet) {
        guard let table = rules.talkWording?.table else { return nil }
        self.rules = rules.compiled
        scorer = WordingScorer(table)
    }

    /// The level of each function, two bits each: 0 nothing, 1 possible, 2 likely, 3 strong.
    public mutating func levels(of text: Span<UInt8>) -> UInt64 {
        levels = 0
        folded.fold(text)
        let (storage, length) = (folded.bytes, folded.count)
        storage.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[0..<length])) }
        return levels
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        let signs = folded.signs
        table.clear()
        var tokenizer = Tokenizer(bytes, signs: signs, vocabulary: rules.vocabulary)
        tokenizer.run(into: &table.tokens)
        guard !table.tokens.isEmpty else { return }
        let hasCue = rules.hasCue(table.tokens)
        guard hasCue || !signs.isEmpty else { return }
        let run = MatchRun(rules: rules, signs: signs)
        run.prepare(&table)
        weigh(bytes, isAggressive: false)
        guard hasCue || !signs.isDisjoint(with: .evasion) else { return }
        aggressive.clear()
        let reader = EvasionReader(bytes, signs: signs, mendsTypos: hasCue, vocabulary: rules.vocabulary)
        guard reader.read(table.tokens, into: &aggressive.tokens) else { return }
        run.prepare(&aggressive)
        weigh(bytes, isAggressive: true)
    }

    private mutating func weigh(_ bytes: UnsafeBufferPointer<UInt8>, isAggressive: Bool) {
        guard scorer.score(isAggressive ? aggressive.tokens : table.tokens, in: bytes) else { return }
        for function in 0..<min(scorer.functions, 32) {
            let shift = UInt64(2 * function)
            let level = UInt64(scorer.levels[function])
            if level > levels >> shift & 3 { levels = levels & ~(3 << shift) | level << shift }
        }
    }
}
