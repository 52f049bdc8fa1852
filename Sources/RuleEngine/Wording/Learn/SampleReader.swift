// SPDX-License-Identifier: Apache-2.0

/// Cuts labelled texts into words as the scanner does.
struct SampleReader: ~Copyable {
    private let vocabulary: Vocabulary
    private var readings: TextReadings

    init(_ rules: RuleSet) {
        vocabulary = rules.compiled.vocabulary
        readings = TextReadings(rules.compiled)
    }

    /// Gives numbers to the words of a text.
    mutating func learn(_ text: String, into lexicon: inout WordingLexicon) {
        let source = Array(text.utf8)
        guard readings.read(source.span) else { return }
        for token in readings.plain.tokens where token.flags.isDisjoint(with: WordingTable.things) {
            let spelling =
                token.word == 0
                ? Array(readings.folded.bytes[Int(token.start)..<Int(token.end)])
                : Array(vocabulary.spelling(Int(token.word)))
            let word = String(decoding: WordingLexicon.normal(spelling), as: UTF8.self)
            if word.utf8.count <= Vocabulary.longestWord, !word.isEmpty, !word.utf8.contains(0x26) {
                lexicon.word(lexicon.canonical(word))
            }
        }
    }

    /// The features of a text, ascending; nil when the scanner would pass over it.
    mutating func features(of text: String, _ wording: WordingTable, _ features: inout WordingFeatures) -> [Int32]? {
        let source = Array(text.utf8)
        guard readings.read(source.span) else { return nil }
        let bytes = readings.folded.bytes
        var found: Set<Int32> = []
        // Labelled texts are short; of longer ones the first stretch counts.
        let tokens = readings.plain.tokens.prefix(WordingGrams.stretch)
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
