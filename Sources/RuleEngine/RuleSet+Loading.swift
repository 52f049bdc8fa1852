// SPDX-License-Identifier: Apache-2.0

import Crypto

extension RuleSet {
    /// Reads, checks and compiles packs; throws the first thing that is wrong.
    ///
    /// A pack with the id of an earlier one replaces it; a rule with the id of an earlier one replaces that rule. Packs
    /// that run their tests are refused when one of their rules misses a `hit` text or hits a `miss` text.
    public static func load(packs sources: [RulePackSource]) throws(RulePackError) -> RuleSet {
        var documents: [PackDocument] = []
        var kept: [RulePackSource] = []
        let files = PackFiles(sources)
        for (number, source) in sources.enumerated() {
            guard let document = try files.rules(at: number) else { continue }
            if let index = documents.firstIndex(where: { $0.id == document.id }) {
                documents[index] = document
                kept[index] = source
            } else {
                documents.append(document)
                kept.append(source)
            }
        }
        var compiler = RuleCompiler(documents, files: kept.map(\.name))
        let compiled = try compiler.compile()
        let entries = compiler.placed.map { placed in
            Entry(
                id: placed.rule.id, code: placed.rule.code, pack: documents[placed.pack].id,
                weight: placed.rule.weight, isSevere: placed.rule.isSevere, direction: placed.rule.direction,
                basis: placed.rule.basis, source: placed.rule.source)
        }
        var packs: [RulePack] = []
        for (document, source) in zip(documents, kept) {
            packs.append(
                RulePack(
                    id: document.id, version: document.version, languages: document.languages,
                    sha256: digest(source.bytes), rules: document.rules.count))
        }
        var set = RuleSet(entries: entries, packs: packs, compiled: compiled)
        set.lists = lists(of: documents)
        for (number, source) in sources.enumerated() {
            if let pack = try files.wording(at: number) { try set.add(pack, of: source, documents) }
        }
        if let failure = try set.failures(of: compiler.placed, in: kept, stopsAtFirst: true).first { throw failure }
        return set
    }

    /// The packs built into the program.
    public static func standard() throws(RulePackError) -> RuleSet { try load(packs: RulePackSource.embedded) }

    /// Every rule test that fails in packs that load, whether or not they ask for tests; for authors.
    ///
    /// Packs of `base` load before them, so that their lexicons are known, and are not tested.
    public static func failingTests(
        of sources: [RulePackSource], above base: [RulePackSource] = []
    ) throws(RulePackError) -> [RulePackError] {
        // Measured wording has no rules that could be tested one by one.
        let tested = sources.filter { !$0.isWording }
        var own: [PackDocument] = []
        for source in tested { own.append(try PackReader.read(source)) }
        var documents: [PackDocument] = []
        var all: [RulePackSource] = []
        for source in base where !source.isWording {
            let document = try PackReader.read(source)
            // A pack that is being written stands for the one of its name.
            if own.contains(where: { $0.id == document.id }) { continue }
            documents.append(document)
            all.append(RulePackSource(name: source.name, bytes: source.bytes, runsTests: false))
        }
        documents += own
        all += tested.map { RulePackSource(name: $0.name, bytes: $0.bytes, runsTests: false) }
        let set = try load(packs: all)
        for index in (all.count - tested.count)..<all.count { all[index].runsTests = true }
        let compiler = RuleCompiler(documents, files: all.map(\.name))
        return try set.failures(of: compiler.placed, in: all, stopsAtFirst: false)
    }

    private func failures(
        of placed: [RuleCompiler.Placed], in sources: [RulePackSource], stopsAtFirst: Bool
    ) throws(RulePackError) -> [RulePackError] {
        guard sources.contains(where: \.runsTests) else { return [] }
        var scanner = RuleScanner(self)
        var found: [RuleMatch] = []
        var failures: [RulePackError] = []
        for (position, item) in placed.enumerated() where sources[item.pack].runsTests {
            for (texts, mustHit) in [(item.rule.hits, true), (item.rule.misses, false)] {
                for (number, text) in texts.enumerated() {
                    found.removeAll(keepingCapacity: true)
                    let bytes = Array(text.utf8)
                    scanner.matches(in: bytes.span, into: &found)
                    let isHit = found.contains { $0.rule == Int32(truncatingIfNeeded: position) }
                    guard isHit != mustHit else { continue }
                    failures.append(
                        RulePackError(
                            file: sources[item.pack].name, line: item.rule.line, rule: item.rule.id,
                            reason: mustHit ? .hitFails(test: number + 1) : .missFails(test: number + 1)))
                    if stopsAtFirst { return failures }
                }
            }
        }
        return failures
    }

    static func digest(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in SHA256.hash(data: bytes) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
