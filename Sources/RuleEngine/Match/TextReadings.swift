// SPDX-License-Identifier: Apache-2.0

/// A text cut into words in its two spellings: as it stands, and with disguises and slips undone.
///
/// The scan, the weighing of talks and the fit of weights all read texts with this, so that they meet the same words.
struct TextReadings: ~Copyable {
    private let rules: CompiledRules
    private(set) var folded = FoldedText()
    private(set) var plain = TokenTable()
    private(set) var aggressive = TokenTable()
    /// Whether a word is there that rules are looked up by.
    private(set) var hasCue = false

    init(_ rules: CompiledRules) { self.rules = rules }

    /// Whether rules can hit in the plain spelling; only then its sentences, classes and sums are noted.
    var canMatch: Bool { hasCue || !folded.signs.isDisjoint(with: [.elongated, .quotes, .currency]) }

    /// Reads the plain spelling; false where nothing in the text is worth another look.
    mutating func read(_ text: Span<UInt8>) -> Bool {
        folded.fold(text)
        let signs = folded.signs
        plain.clear()
        withBytes { bytes, tables in
            var tokenizer = Tokenizer(bytes, signs: signs, vocabulary: tables.rules.vocabulary)
            tokenizer.run(into: &tables.plain.tokens)
        }
        guard !plain.tokens.isEmpty else { return false }
        hasCue = rules.hasCue(plain.tokens)
        guard hasCue || !signs.isEmpty else { return false }
        if canMatch { MatchRun(rules: rules, signs: signs).prepare(&plain) }
        return true
    }

    /// Reads the other spelling of the text that was read last; false where it has none.
    mutating func readAggressive() -> Bool {
        let signs = folded.signs
        guard hasCue || !signs.isDisjoint(with: .evasion) else { return false }
        aggressive.clear()
        let isOther = withBytes { bytes, tables in
            EvasionReader(bytes, signs: signs, mendsTypos: tables.hasCue, vocabulary: tables.rules.vocabulary)
                .read(tables.plain.tokens, into: &tables.aggressive.tokens)
        }
        guard isOther else { return false }
        MatchRun(rules: rules, signs: signs).prepare(&aggressive)
        return true
    }

    /// Lends the folded bytes beside the tables.
    private mutating func withBytes<Result>(
        _ body: (UnsafeBufferPointer<UInt8>, inout TextReadings) -> Result
    ) -> Result {
        // A copy of the reference, so that reading need not borrow the field.
        let (storage, length) = (folded.bytes, folded.count)
        return storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[0..<length]), &self) }
    }
}
