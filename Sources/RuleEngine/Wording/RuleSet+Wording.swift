// SPDX-License-Identifier: Apache-2.0

import Synchronization

extension RuleSet {
    /// What a hit of a wording rule says.
    public struct WordingLevel: Sendable, Hashable {
        /// Position of the function in its pack.
        public var function: Int
        /// 1 possible, 2 likely, 3 strong.
        public var level: Int
    }

    /// The wording packs in force: the scan reads with the first, single talks are read with the others.
    public var wordingPacks: [WordingPack] { wording.map(\.pack) }

    /// The wording pack of the scan; nil when none is in force.
    public var wordingPack: WordingPack? { wording.first?.pack }

    /// Position of the first wording rule; everything behind it is one.
    public var firstWordingRule: Int32 { wording.first?.firstRule ?? Int32(entries.count) }

    /// Reads a hit as one of the first wording pack; nil for hits of ordinary rules and other packs.
    public func wordingLevel(of match: RuleMatch) -> WordingLevel? {
        guard let table = wording.first else { return nil }
        let position = Int(match.rule - table.firstRule)
        guard position >= 0, position < table.pack.functions.count * 3 else { return nil }
        return WordingLevel(function: position / 3, level: position % 3 + 1)
    }

    /// What is made of a wording pack, once for all readers of this set; nil when there is none at that place.
    public func derivedFromWording<Value: Sendable>(
        at place: Int = 0, _ make: (WordingPack) -> Value?
    ) -> Value? {
        guard wording.indices.contains(place) else { return nil }
        let table = wording[place]
        return table.derived.withLock { held in
            if let known = held as? Value { return known }
            let made = make(table.pack)
            held = made
            return made
        }
    }

    /// Adds a wording pack, the first behind the rules; one with the id of an earlier one replaces it.
    mutating func add(
        _ pack: WordingPack, of source: RulePackSource, _ documents: [PackDocument]
    ) throws(RulePackError) {
        let listed = RulePack(
            id: pack.id, version: pack.version, languages: pack.languages, sha256: Self.digest(source.bytes),
            rules: pack.functions.count * 3)
        if let old = wording.firstIndex(where: { $0.pack.id == pack.id }) {
            guard wording[old].pack.functions.map(\.name) == pack.functions.map(\.name) else {
                throw RulePackError(file: source.name, reason: .badValue(key: "function"))
            }
            wording[old] = try table(pack, source, documents, firstRule: wording[old].firstRule)
            if let index = packs.firstIndex(where: { $0.id == pack.id }) { packs[index] = listed }
            return
        }
        let first = Int32(truncatingIfNeeded: entries.count)
        wording.append(try table(pack, source, documents, firstRule: first))
        packs.append(listed)
        guard wording.count == 1 else { return }
        let language = pack.languages.first ?? ""
        for function in pack.functions {
            for level in 1...3 {
                entries.append(
                    Entry(
                        id: "\(language).wording.\(function.name).\(level)", code: function.code, pack: pack.id,
                        weight: Double(WordingPack.levels[level - 1]) / 100, isSevere: false, direction: .either,
                        basis: pack.basis, source: "Samples/labelled"))
            }
        }
    }

    private func table(
        _ pack: WordingPack, _ source: RulePackSource, _ documents: [PackDocument], firstRule: Int32
    ) throws(RulePackError) -> WordingTable {
        let lexicon = Self.lexicon(classes: pack.classes, of: pack.languages, documents)
        return try WordingTable(
            pack, file: source.name, lexicon: lexicon, vocabulary: compiled.vocabulary, firstRule: firstRule)
    }

    /// Word classes and spellings of the packs of some languages.
    static func lexicon(
        classes: [String], of languages: [String], _ documents: [PackDocument]
    ) -> WordingLexicon {
        let documents = documents.filter { !Set($0.languages).isDisjoint(with: languages) }
        return WordingLexicon(
            classes: classes.map { item in
                let names = item.split(separator: "+").map(String.init)
                let words = documents.flatMap { $0.lexicons.filter { names.contains($0.name) }.flatMap(\.entries) }
                return (names.first ?? item, words)
            },
            variants: documents.flatMap { $0.variants.map { ($0.name, $0.entries) } })
    }
}
