// SPDX-License-Identifier: Apache-2.0

extension RuleSet {
    /// What a hit of a wording rule says.
    public struct WordingLevel: Sendable, Hashable {
        /// Position of the function in its pack.
        public var function: Int
        /// 1 possible, 2 likely, 3 strong.
        public var level: Int
    }

    /// The wording pack of the scan; nil when none is in force.
    public var wordingPack: WordingPack? { wording?.pack }

    /// Languages whose wording is measured, in the scan or in talks.
    public var wordedLanguages: Set<String> { Set(wordingPack?.languages ?? []).union(talkLanguages) }

    /// Languages of the wording pack for talks that the scan has no measured wording for.
    public var talkLanguages: Set<String> {
        Set(talkWording?.languages ?? []).subtracting(wordingPack?.languages ?? [])
    }

    /// Position of the first wording rule; everything behind it is one.
    public var firstWordingRule: Int32 { wording?.firstRule ?? Int32(entries.count) }

    /// Reads a hit as one of the wording pack; nil for hits of ordinary rules.
    public func wordingLevel(of match: RuleMatch) -> WordingLevel? {
        guard let table = wording else { return nil }
        let position = Int(match.rule - table.firstRule)
        guard position >= 0, position < table.pack.functions.count * 3 else { return nil }
        return WordingLevel(function: position / 3, level: position % 3 + 1)
    }

    /// What is made of the wording pack of the scan, once for all readers of this set; nil when none is in force.
    public func derivedFromWording<Value: Sendable>(_ make: (WordingPack) -> Value?) -> Value? {
        wording?.derived(make)
    }

    /// The same of the wording pack for talks.
    public func derivedFromTalkWording<Value: Sendable>(_ make: (WordingPack) -> Value?) -> Value? {
        talkWording?.table?.derived(make)
    }

    /// Adds a wording pack; one of the same use takes the place of an earlier one.
    mutating func add(
        _ pack: WordingPack, of source: RulePackSource, _ documents: [PackDocument]
    ) throws(RulePackError) {
        // What the scan reads is not weighed a second time.
        let scanned = pack.use == .talks ? wordingPack?.languages ?? [] : []
        let listed = RulePack(
            id: pack.id, version: pack.version, languages: pack.languages.filter { !scanned.contains($0) },
            sha256: Self.digest(source.bytes),
            rules: pack.functions.count * 3)
        let old: String? =
            switch pack.use {
            case .scan: wording?.pack.id
            case .talks: talkWording?.id
            case .sides: sideWording?.id
            }
        if let old, let place = packs.firstIndex(where: { $0.id == old }) {
            packs[place] = listed
        } else {
            packs.append(listed)
        }
        if pack.use != .scan {
            let deferred = try DeferredWording(pack, source, documents, compiled.vocabulary)
            if pack.use == .sides, let sideWording, sideWording.functions != deferred.functions {
                throw RulePackError(file: source.name, reason: .badValue(key: "function"))
            }
            if pack.use == .talks { talkWording = deferred } else { sideWording = deferred }
            return
        }
        if let wording, wording.pack.functions.map(\.name) != pack.functions.map(\.name) {
            throw RulePackError(file: source.name, reason: .badValue(key: "function"))
        }
        let isFirst = wording == nil
        wording = try WordingTable(
            pack, file: source.name, lexicon: Self.lexicon(of: pack, documents), vocabulary: compiled.vocabulary,
            firstRule: firstWordingRule)
        guard isFirst else { return }
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

    /// Word classes and spellings that a pack takes from the rule packs of its languages.
    static func lexicon(of pack: WordingPack, _ documents: [PackDocument]) -> WordingLexicon {
        let documents = documents.filter { !Set($0.languages).isDisjoint(with: pack.languages) }
        return WordingLexicon(
            classes: pack.classes.map { item in
                let names = item.split(separator: "+").map(String.init)
                let words = documents.flatMap { $0.lexicons.filter { names.contains($0.name) }.flatMap(\.entries) }
                return (names.first ?? item, words)
            },
            variants: documents.flatMap { $0.variants.map { ($0.name, $0.entries) } })
    }
}
