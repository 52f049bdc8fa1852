// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A wording pack that is read where a talk is weighed, and not in the scan.
///
/// It is made ready when the first such talk comes, since many cases have none and its words are many. Only a pack
/// from outside the program is read at load, so that its faults are told there.
final class DeferredWording: Sendable {
    let id: String
    let languages: [String]
    /// Names of the functions, in their order.
    let functions: [String]
    private let source: RulePackSource
    /// Lexicons and spellings of the rule packs, without the rules.
    private let documents: [PackDocument]
    private let vocabulary: Vocabulary
    private let made = Mutex<Result<WordingTable, RulePackError>?>(nil)

    init(
        _ head: WordingPack, _ source: RulePackSource, _ documents: [PackDocument], _ vocabulary: Vocabulary
    ) throws(RulePackError) {
        (id, languages, functions) = (head.id, head.languages, head.functions.map(\.name))
        self.source = source
        self.documents = documents.map { document in
            var words = document
            words.rules = []
            return words
        }
        self.vocabulary = vocabulary
        if source.runsTests { _ = try result.get() }
    }

    /// Nil where the pack cannot be read; the test suite reads the one that is built in.
    var table: WordingTable? { try? result.get() }

    private var result: Result<WordingTable, RulePackError> {
        made.withLock { made in
            if let made { return made }
            let result = Result { () throws(RulePackError) in
                let pack = try WordingPack(reading: source.bytes, file: source.name)
                return try WordingTable(
                    pack, file: source.name, lexicon: RuleSet.lexicon(of: pack, documents), vocabulary: vocabulary,
                    firstRule: 0)
            }
            made = result
            return result
        }
    }
}
