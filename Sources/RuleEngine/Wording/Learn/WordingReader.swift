// SPDX-License-Identifier: Apache-2.0

/// Cuts labelled texts into words as the scanner does.
struct WordingReader: ~Copyable {
    private let rules: CompiledRules
    private var folded = FoldedText()
    private var table = TokenTable()

    init(_ rules: RuleSet) { self.rules = rules.compiled }

    /// Reads a text; false when the scanner would pass over it.
    private mutating func read(_ text: String) -> Bool {
        let source = Array(text.utf8)
        folded.fold(source.span)
        let (storage, length, signs) = (folded.bytes, folded.count, folded.signs)
        table.clear()
        storage.withUnsafeBufferPointer {
            var tokenizer = Tokenizer(
                UnsafeBufferPointer(rebasing: $0[0..<length]), signs: signs, vocabulary: rules.vocabulary)
            tokenizer.run(into: &table.tokens)
        }
        guard !signs.isEmpty || rules.hasCue(table.tokens) else { return false }
        MatchRun(rules: rules, signs: signs).prepare(&table)
        return !table.tokens.isEmpty
    }

    /// Gives numbers to the words of a text.
    mutating func learn(_ text: String, into lexicon: inout WordingLexicon) {
        guard read(text) else { return }
        for token in table.tokens where token.flags.isDisjoint(with: WordingTable.things) {
            let spelling =
                token.word == 0
                ? Array(folded.bytes[Int(token.start)..<Int(token.end)])
                : Array(rules.vocabulary.spelling(Int(token.word)))
            let word = String(decoding: WordingLexicon.normal(spelling), as: UTF8.self)
            if word.utf8.count <= Vocabulary.longestWord, !word.isEmpty, !word.utf8.contains(0x26) {
                lexicon.word(lexicon.canonical(word))
            }
        }
    }

    /// The features of a text, ascending; nil when the scanner would pass over it.
    mutating func features(of text: String, _ wording: WordingTable, _ features: inout WordingFeatures) -> [Int32]? {
        guard read(text) else { return nil }
        let bytes = folded.bytes
        var found: Set<Int32> = []
        // Labelled texts are short; of longer ones the first stretch counts.
        let tokens = table.tokens.prefix(WordingGrams.stretch)
        let words = bytes.withUnsafeBufferPointer { bytes in tokens.map { wording.number(of: $0, in: bytes) } }
        for item in features.all(words) { found.insert(item) }
        let length: WordingLexicon.Kind = tokens.count <= 3 ? .short : tokens.count <= 9 ? .middling : .long
        found.insert(features.feature(of: [wording.lexicon.number(of: length)]))
        if tokens.contains(where: { $0.flags.contains(.question) }) {
            found.insert(features.feature(of: [wording.lexicon.number(of: .question)]))
        }
        return found.sorted()
    }
}
